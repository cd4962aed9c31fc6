"""Applications start and stop as before once their handlers are a ``lifespan``: a small run."""

import pytest

from app_oracle.oracle import ORACLE

APPS = 25


def test_rewritten_applications_do_the_same() -> None:
    result = ORACLE.sample(APPS)
    assert not result.differences, "\n\n".join(result.differences)
    assert result.succeeded > APPS / 4


@pytest.mark.parametrize("name", ["`await` is lost", "a plain `yield`"])
def test_what_is_spoilt_is_found(name: str) -> None:
    assert ORACLE.sample(APPS, ORACLE.planted[name]).differences
