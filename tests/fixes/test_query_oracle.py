"""Chains of ``Query`` methods do the same once they are rewritten: a small run of the oracle."""

import pytest
from hypothesis import given, settings

from query_oracle.chains import Chain
from query_oracle.oracle import ORACLE

CHAINS = 150


def test_rewritten_chains_do_the_same() -> None:
    result = ORACLE.sample(CHAINS)
    assert not result.differences, "\n\n".join(result.differences)
    assert result.succeeded > CHAINS / 4


@settings(max_examples=10, derandomize=True)
@given(ORACLE.any_of_them())
def test_any_chains_do_the_same(chains: list[Chain]) -> None:
    assert not ORACLE.differences(chains)


@pytest.mark.parametrize("name", ["`.unique()` is lost", "`.limit(1)` is lost"])
def test_a_lost_method_is_found(name: str) -> None:
    assert ORACLE.sample(CHAINS, ORACLE.planted[name]).differences
