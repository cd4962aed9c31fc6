"""A catalogue of made-up rules, and a folder to write project files in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from backlint.config.selection import Catalogue
from backlint_rules.finding import Finding, Severity
from backlint_rules.rule import Needs, Rule


def _no_findings(fact: object) -> Iterator[Finding]:
    yield from ()


_RULE = Rule(
    id="",
    family="",
    check=_no_findings,
    on=object,
    named=frozenset(),
    libraries=frozenset(),
    needs=(),
    severity=Severity.WARNING,
    default=True,
    modernises=False,
    renamed_from=(),
)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """``web-old-hook``, ``orm-old-query`` (modernises, from 2.0 on), ``orm-opinion`` (off)."""
    rules = [
        replace(
            _RULE, id="orm-old-query", family="orm", modernises=True, needs=(Needs("orm", "2.0"),)
        ),
        replace(_RULE, id="orm-opinion", family="orm", default=False),
        replace(_RULE, id="web-old-hook", family="web", renamed_from=("web-hook",)),
    ]
    return Catalogue({rule.id: rule for rule in rules}, {"web-hook": "web-old-hook"})


Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file below the test's folder."""

    def write(path: str, text: str = "") -> Path:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
        return file

    return write
