"""Applications start and stop as before once their handlers are a ``lifespan``: a small run."""

import pytest
from hypothesis import given, settings

from app_oracle.apps import App
from app_oracle.oracle import ORACLE

APPS = 25


def test_rewritten_applications_do_the_same() -> None:
    result = ORACLE.sample(APPS)
    assert not result.differences, "\n\n".join(result.differences)
    assert result.succeeded > APPS / 4


@settings(max_examples=10, derandomize=True)
@given(ORACLE.any_of_them())
def test_any_apps_do_the_same(apps: list[App]) -> None:
    assert not ORACLE.differences(apps)


@pytest.mark.parametrize("name", ["`await` is lost", "a plain `yield`"])
def test_what_is_spoilt_is_found(name: str) -> None:
    assert ORACLE.sample(APPS, ORACLE.planted[name]).differences
