"""Chains of ``Query`` methods do the same once they are rewritten: a small run of the oracle."""

import random

import pytest

from query_oracle.chains import chain
from query_oracle.comparison import Result, compare
from query_oracle.planted import PLANTED

CHAINS = 150


def test_rewritten_chains_do_the_same() -> None:
    source, result = random.Random(0), Result()
    compare([chain(source) for _ in range(CHAINS)], result)
    assert not result.differences, "\n\n".join(result.differences)
    assert result.succeeded > CHAINS / 4


@pytest.mark.parametrize("name", ["`.unique()` is lost", "`.limit(1)` is lost"])
def test_a_lost_method_is_found(name: str) -> None:
    source, result = random.Random(0), Result()
    compare([chain(source) for _ in range(CHAINS)], result, PLANTED[name])
    assert result.differences
