"""What a file's findings depend on beside its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from backlint_rules.versions import VersionRange


@dataclass(frozen=True, slots=True)
class Environment:
    """Where a file lives and what its project allows; plain data, compared by value.

    ``module`` is the file's dotted module name, in letters, digits and ``_`` whatever the file is
    called; ``is_package`` says whether it is an ``__init__.py``. ``own_package`` is the top-level
    package that the file is part of, if that is one with an ``__init__.py``. ``versions`` has the
    known ranges by normalised distribution name (``sqlalchemy``, and ``python`` for the language);
    what is missing is unknown. ``frozen`` marks history that nobody rewrites: migrations and
    generated files, in which rules that modernise are quiet.
    """

    module: str = "__main__"
    is_package: bool = False
    own_package: str = ""
    versions: Mapping[str, VersionRange] = field(default_factory=dict)
    frozen: bool = False
