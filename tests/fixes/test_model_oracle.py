"""Declarative classes are the same once they are rewritten: a small run of the oracle."""

import pytest
from hypothesis import given, settings

from model_oracle.models import Model
from model_oracle.oracle import ORACLE

MODELS = 48


def test_rewritten_models_are_the_same() -> None:
    result = ORACLE.sample(MODELS)
    assert not result.differences, "\n\n".join(result.differences)
    assert result.succeeded > result.compared / 4


@settings(max_examples=10, derandomize=True)
@given(ORACLE.any_of_them())
def test_any_models_do_the_same(models: list[Model]) -> None:
    assert not ORACLE.differences(models)


@pytest.mark.parametrize("name", ["`Optional` is lost", "the name is lost"])
def test_what_is_lost_is_found(name: str) -> None:
    assert ORACLE.sample(MODELS, ORACLE.planted[name]).differences
