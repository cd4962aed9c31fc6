"""The oracle of applications with handlers of startup and shutdown."""

from __future__ import annotations

from app_oracle.apps import app
from app_oracle.comparison import compare
from app_oracle.planted import PLANTED
from fix_oracle import Oracle

ORACLE = Oracle(
    "apps", "apps", "handlers", ["fastapi", "starlette"], app, compare, PLANTED, at_once=10
)
