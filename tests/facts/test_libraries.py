"""What the library tables say is asked of the real libraries, as far as they are installed here.

SQLModel and Flask-SQLAlchemy are not: what the tables say of them is not tested.
"""

from __future__ import annotations

import importlib
import sys
from functools import reduce
from typing import Any

import pytest

from backlint_rules.facts.libraries import BASES, KINDS, MODULES, NAMES, canonical

INSTALLED = ("builtins", "abc", "enum", "typing", "fastapi", "starlette", "sqlalchemy")
#: Gone from the current versions, still written in older code.
GONE = {
    "sqlalchemy.ext.declarative.api.declarative_base",
    "sqlalchemy.ext.declarative.api.declared_attr",
}


def is_installed(path: str) -> bool:
    return path.partition(".")[0] in INSTALLED and path not in GONE


def found(path: str) -> Any:
    """The object of a dotted path: the longest module, then its attributes."""
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        try:
            module = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        return reduce(getattr, parts[length:], module)
    raise ModuleNotFoundError(path)


@pytest.mark.parametrize("module", [m for m in MODULES if is_installed(m)])
def test_modules_exist_and_their_public_ones_have_the_names(module: str) -> None:
    defining, public = found(module), found(MODULES[module])
    shared = set(vars(defining)) & set(getattr(public, "__all__", vars(public)))
    assert [name for name in shared if not name.startswith("_")] != []


@pytest.mark.parametrize("name", [n for n in NAMES if is_installed(n) and is_installed(NAMES[n])])
def test_names_are_the_same_thing_by_both_paths(name: str) -> None:
    one, other = found(name), found(NAMES[name])
    origin = getattr(one, "__origin__", one)  # typing.List is an alias of list
    # FastAPI's Depends() makes an instance of the class of that name.
    assert origin is other or getattr(one, "__name__", "") == getattr(other, "__name__", None)


#: Classes by name, functions or nothing at all to the Python that runs this.
NO_CLASSES = {"typing.TypedDict", "typing.NamedTuple"}
if sys.version_info < (3, 11):
    NO_CLASSES.add("enum.StrEnum")


@pytest.mark.parametrize("path", [p for p in BASES if is_installed(p) and p not in NO_CLASSES])
def test_classes_derive_from_their_bases(path: str) -> None:
    cls = found(path)
    for base in BASES[path]:
        if path != "sqlalchemy.orm.DeclarativeBaseNoMeta":  # it behaves like one, and is none
            assert issubclass(cls, found(base)), base


@pytest.mark.parametrize("path", [p for p in KINDS if is_installed(p)])
def test_what_is_called_exists(path: str) -> None:
    """Each step that is a name exists, as far as no call stands in front of it."""
    assert found(path.partition("()")[0]) is not None


def test_a_name_of_a_defining_module_is_known_by_its_public_path() -> None:
    assert canonical("sqlalchemy.orm.session.Session") == "sqlalchemy.orm.Session"
    assert canonical("sqlalchemy.orm.session.Session().query()") == "sqlalchemy.orm.Query()"
    assert canonical("somewhere.Session") == "somewhere.Session"
