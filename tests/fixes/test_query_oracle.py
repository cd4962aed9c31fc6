"""Chains of ``Query`` methods do the same once they are rewritten: a small run of the oracle."""

import random

import pytest

from fix_oracle import Mutation, Result, unspoilt
from query_oracle.oracle import ORACLE

CHAINS = 150


def compared(mutation: Mutation) -> Result:
    source, result = random.Random(0), Result()
    ORACLE.compare([ORACLE.one(source) for _ in range(CHAINS)], result, mutation)
    return result


def test_rewritten_chains_do_the_same() -> None:
    result = compared(unspoilt)
    assert not result.differences, "\n\n".join(result.differences)
    assert result.succeeded > CHAINS / 4


@pytest.mark.parametrize("name", ["`.unique()` is lost", "`.limit(1)` is lost"])
def test_a_lost_method_is_found(name: str) -> None:
    assert compared(ORACLE.planted[name]).differences
