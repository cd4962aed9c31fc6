"""The oracle of chains of ``Query`` methods."""

from __future__ import annotations

from fix_oracle import Oracle
from query_oracle.chains import chain
from query_oracle.comparison import compare
from query_oracle.planted import PLANTED

ORACLE = Oracle("chains", "chains", "method", ["sqlalchemy"], chain, compare, PLANTED, at_once=250)
