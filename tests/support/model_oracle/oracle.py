"""The oracle of declarative classes."""

from __future__ import annotations

from fix_oracle import Oracle
from model_oracle.comparison import compare
from model_oracle.models import model
from model_oracle.planted import PLANTED

ORACLE = Oracle(
    "models", "columns", "made with", ["sqlalchemy"], model, compare, PLANTED, at_once=8
)
