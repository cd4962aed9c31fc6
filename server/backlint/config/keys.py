"""The keys of ``[tool.backlint]``: what each takes and means.

The one place where they are described: the reader of settings, completion and hover all ask here.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class Shape(Enum):
    """What the value of a key looks like."""

    SELECTORS = auto()  # a list of rule ids and families
    SEVERITY = auto()  # the name of a severity
    SEVERITIES = auto()  # a table from rule ids and families to severities
    PATTERNS = auto()  # a list of patterns as in .gitignore
    FILE_IGNORES = auto()  # a table from patterns to rule ids and families
    VERSIONS = auto()  # a table from distributions to version specifiers


class Key(NamedTuple):
    """A key; ``description`` is Markdown, ``example`` the key with a value, as TOML."""

    name: str
    shape: Shape
    description: str
    example: str


_KEYS = (
    Key(
        "select",
        Shape.SELECTORS,
        "The rules that are on, by id or by family, instead of those that are on by default; "
        "`all` means every rule.",
        'select = ["fastapi", "sqlalchemy-legacy-query"]',
    ),
    Key(
        "extend-select",
        Shape.SELECTORS,
        "Rules that are on beside those of `select` or the default ones.",
        'extend-select = ["sqlalchemy-untyped-relationship"]',
    ),
    Key(
        "ignore",
        Shape.SELECTORS,
        "Rules that are off.",
        'ignore = ["fastapi-on-event"]',
    ),
    Key(
        "per-file-ignores",
        Shape.FILE_IGNORES,
        "Rules that are off in the files that a pattern, as in `.gitignore`, means.",
        'per-file-ignores = { "legacy/**" = ["sqlalchemy"] }',
    ),
    Key(
        "severity",
        Shape.SEVERITIES,
        "How severe the findings of rules are: `error`, `warning`, `information` or `hint`.",
        'severity = { sqlalchemy-legacy-query = "hint" }',
    ),
    Key(
        "extend-safe-fixes",
        Shape.SELECTORS,
        "Rules whose unsafe fixes count as safe here: `--fix` and fixing on save apply them.",
        'extend-safe-fixes = ["sqlalchemy-query-get"]',
    ),
    Key(
        "extend-unsafe-fixes",
        Shape.SELECTORS,
        "Rules whose safe fixes count as unsafe here: nothing applies them by itself.",
        'extend-unsafe-fixes = ["sqlalchemy-legacy-column"]',
    ),
    Key(
        "fix-on-save",
        Shape.SELECTORS,
        "The rules whose safe fixes editors make on saving, if they are told to fix then; all of "
        "them if not given.",
        'fix-on-save = ["sqlalchemy-query-get"]',
    ),
    Key(
        "fail-on",
        Shape.SEVERITY,
        "The least severe finding that makes `backlint check` end with 1; `hint` if not given.",
        'fail-on = "warning"',
    ),
    Key(
        "exclude",
        Shape.PATTERNS,
        "What is not checked, as patterns of `.gitignore`, instead of the usual folders such as "
        "`.venv`.",
        'exclude = [".git/", ".venv/"]',
    ),
    Key(
        "extend-exclude",
        Shape.PATTERNS,
        "What is not checked beside that, as patterns of `.gitignore`.",
        'extend-exclude = ["vendor/"]',
    ),
    Key(
        "target-versions",
        Shape.VERSIONS,
        "The versions of Python and of libraries that the code is for, instead of what the "
        "project declares.",
        'target-versions = { python = ">=3.10", sqlalchemy = ">=2.0" }',
    ),
)

KEYS: dict[str, Key] = {key.name: key for key in _KEYS}
"""All keys by their names."""
