"""Applications start and stop as before once their handlers are a ``lifespan``: a small run."""

import random

import pytest

from app_oracle.oracle import ORACLE
from fix_oracle import Mutation, Result, unspoilt

APPS = 25


def compared(mutation: Mutation) -> Result:
    source, result = random.Random(0), Result()
    ORACLE.compare([ORACLE.one(source) for _ in range(APPS)], result, mutation)
    return result


def test_rewritten_applications_do_the_same() -> None:
    result = compared(unspoilt)
    assert not result.differences, "\n\n".join(result.differences)
    assert result.succeeded > APPS / 4


@pytest.mark.parametrize("name", ["`await` is lost", "a plain `yield`"])
def test_what_is_spoilt_is_found(name: str) -> None:
    assert compared(ORACLE.planted[name]).differences
