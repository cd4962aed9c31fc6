"""Annotates what an attribute of a declarative class holds, where it is made."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

from backlint_rules.facts.call import Call, Target
from backlint_rules.facts.model import Expression
from backlint_rules.finding import Edit, Imported, Range
from backlint_rules.leaving import leave

#: The text of an annotation and what it needs to have imported.
Parts = tuple[str | Imported, ...]

_TYPE_COMMENT = re.compile(r"#[ \t]*type:(?![ \t]*ignore\b)")
#: What says nothing itself about what is in it.
_OUTER = re.compile(r"(?:\w+\.)*(?:Column|Mapped|Union)\[(.*)\]", re.DOTALL).fullmatch
_INNERMOST = re.compile(r"\[[^][]*\]")
MAPPED = Imported("sqlalchemy.orm", "Mapped")
ANY: Parts = (Imported("typing", "Any"),)


def builtin(name: str) -> Imported:
    """A name that needs no import, but must not mean something else in its place."""
    return Imported("builtins", name)


def generic(call: Call, name: str) -> Imported:
    """`list` or the like, where the project's versions of Python let it say what is in it."""
    if call.project_has("python", "3.9"):
        return builtin(name)
    return Imported("typing", name.title())


def says_none(annotation: str) -> bool:
    """Whether the text of an annotation says that the value may be `None`; not what is in it."""
    outermost = annotation.strip()
    while outer := _OUTER(outermost):
        outermost = outer[1].strip()
    while (without := _INNERMOST.sub("", outermost)) != outermost:
        outermost = without
    return re.search(r"\b(Optional|None)\b", outermost) is not None


def optional(call: Call, type_: Parts) -> Parts:
    """What is of a type or `None`."""
    if call.project_has("python", "3.10"):
        return (*type_, " | None")
    return optional_by_name(type_)


def optional_by_name(type_: Parts) -> Parts:
    """The same for a type in quotes, to which nothing can be added with `|`."""
    return (Imported("typing", "Optional"), "[", *type_, "]")


def words_written(edits: Iterable[Edit]) -> set[str]:
    """The words of what edits write, but for the names of what they import."""
    texts = [part for edit in edits for part in edit.parts if isinstance(part, str)]
    return set(re.findall(r"\w+", " ".join(texts)))


def annotation_of(call: Call) -> Expression | None:
    """The annotation of the attribute that a call is assigned to or returned for."""
    if call.role == "returned":
        function = call.function
        return function.function.returns if function and function.function else None
    return next((target.annotation for target in call.targets), None)


def annotated(call: Call, annotation: Parts) -> Edit:
    """What gives the attribute an annotation in the place of the one that it may have.

    Raises ``Left``.
    """
    _check_comments(call)
    return _returned(call, annotation) if call.role == "returned" else _assigned(call, annotation)


def _check_comments(call: Call) -> None:
    """Raises ``Left`` if a comment says already what the type is."""
    line, column = call.range[2:]
    text = call.text(Range(line, column, line, sys.maxsize))
    if call.role == "returned":
        assert call.function is not None
        assert call.function.function is not None
        text += call.text(Range(*call.function.function.brackets[2:], *call.range[:2]))
    if _TYPE_COMMENT.search(text):
        leave("a comment says what its type is")


def scope_of_annotation(call: Call) -> int:
    """The scope that the annotation stands in."""
    if call.role != "returned":
        return call.chain.scope
    function = call.function
    assert function is not None
    return function.parent


def _assigned(call: Call, annotation: Parts) -> Edit:
    """`name = …` to `name: Mapped[…] = …`. Raises ``Left``."""
    if len(call.targets) != 1:
        leave("it is assigned to several names")
    [target] = call.targets
    between = Range(*target.range[2:], *call.range[:2])
    if not _is_plain_assignment(call, target, call.text(between)):
        leave("the assignment is not a plain one")
    return Edit(between, (": ", *annotation, " = "))


def _is_plain_assignment(call: Call, target: Target, between: str) -> bool:
    annotation = ""
    if target.annotation is not None:
        annotation = r":[ \t]*" + re.escape(call.text(target.annotation.range)) + r"[ \t]*"
    return re.fullmatch(rf"[ \t]*{annotation}=[ \t]*", between) is not None


def _returned(call: Call, annotation: Parts) -> Edit:
    """`def name(cls):` to `def name(cls) -> Mapped[…]:`. Raises ``Left``."""
    scope = call.function
    assert scope is not None
    assert scope.function is not None
    if len(scope.returns) != 1:
        leave("the function returns more than this")
    returns = scope.function.returns
    if returns is not None:
        return Edit(returns.range, annotation)
    line, column = scope.function.brackets[2:]
    return Edit(Range(line, column, line, column), (" -> ", *annotation))
