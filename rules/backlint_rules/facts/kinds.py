"""Kinds: what an expression is, written as a path.

====================================  =====================================================
``sqlalchemy.orm.Session``            the thing of that name: a class, a function, a module
``sqlalchemy.orm.Session()``          what calling it gives: an instance
``builtins.list()[app.User()]``       an instance that gives such things: items of a
                                      container, what a coroutine returns, what a context
                                      manager enters
``app.A() | app.B()``                 one of several
``None()``                            the value ``None``
``~app.A()``                          an alias for a type: what it describes is such a value
====================================  =====================================================

Where nothing is known, there is no kind: ``None`` in Python.
"""

from __future__ import annotations

from collections.abc import Iterable

NONE = "None()"
#: A value of which only one thing is known: it is not ``None``.
SOMETHING = "builtins.object()"
#: A value that may be one of more things than this is not known.
_MOST_ALTERNATIVES = 4

COROUTINE = "collections.abc.Coroutine()"
GENERATOR = "collections.abc.Generator()"
ASYNC_GENERATOR = "collections.abc.AsyncGenerator()"
CONTEXT_MANAGER = "contextlib.AbstractContextManager()"
ASYNC_CONTEXT_MANAGER = "contextlib.AbstractAsyncContextManager()"


def alternatives(kind: str) -> list[str]:
    """The kinds that a value of this kind may have."""
    if " | " not in kind:
        return [kind]
    result, depth, begin = [], 0, 0
    for index, char in enumerate(kind):
        if char == "[":
            depth += 1
        elif char == "]":
            depth -= 1
        elif char == "|" and depth == 0:
            result.append(kind[begin : index - 1])
            begin = index + 2
    result.append(kind[begin:])
    return result


def union(kinds: Iterable[str | None]) -> str | None:
    """The kind of a value that has one of these kinds; not known if one of them is not."""
    found: set[str] = set()
    for kind in kinds:
        if kind is None:
            return None
        found.update(alternatives(kind))
    if not found or len(found) > _MOST_ALTERNATIVES:
        return None
    return " | ".join(sorted(found))


def present(kind: str | None) -> str | None:
    """A kind without ``None`` as one of several values: who uses an attribute of a value has
    made sure that there is one.
    """
    if kind is None or NONE not in kind:
        return kind
    return " | ".join([one for one in alternatives(kind) if one != NONE]) or kind


def giving(container: str, item: str | None) -> str:
    """An instance that gives such things: ``giving("builtins.list()", "app.User()")``."""
    return f"{container}[{item}]" if item else container


def bare(kind: str) -> str:
    """A kind without what it gives."""
    return kind[: kind.index("[")] if kind.endswith("]") else kind


def given_by(kind: str) -> str | None:
    """What an instance gives, if that is known."""
    return kind[kind.index("[") + 1 : -1] if kind.endswith("]") else None


def is_instance(kind: str) -> bool:
    """Whether a kind (of one alternative) is what calling something gives."""
    return bare(kind).endswith("()")


def class_of(kind: str) -> str | None:
    """The path of the class of an instance; ``None`` for what is no instance."""
    kind = bare(kind)
    return kind[:-2] if kind.endswith("()") else None
