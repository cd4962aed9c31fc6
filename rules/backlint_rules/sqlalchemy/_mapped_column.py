"""Writes a `Column` of a declarative class as a `mapped_column()` with an annotation.

All arguments stay, the type and `nullable=` among them, so that the schema does too; every
translation has been compared with the real library: ``docs/model-oracle.md``. What is not certain
to give the same raises ``Left``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from backlint_rules.facts.call import Call
from backlint_rules.facts.class_view import ClassView
from backlint_rules.facts.file_view import FileView, PlacedCall
from backlint_rules.facts.model import Chain, Expression, Literal, Name, Subscript
from backlint_rules.facts.strings import text_in
from backlint_rules.finding import Break, Edit, Finding, Fix, Imported, Premise, Range
from backlint_rules.leaving import leave, present_fix
from backlint_rules.sqlalchemy._annotated import (
    ANY,
    MAPPED,
    Parts,
    annotated,
    annotation_of,
    optional,
    says_none,
    scope_of_annotation,
    words_written,
)
from backlint_rules.sqlalchemy._column_reads import ALSO_OF_MAPPED_COLUMNS
from backlint_rules.sqlalchemy._column_types import column_type, python_type, type_premises
from backlint_rules.sqlalchemy._declarative import annotation_premises
from backlint_rules.sqlalchemy._other_uses import check_annotated, check_column, check_derived

_DATACLASS = "sqlalchemy.orm.MappedAsDataclass"
_DEFERRED = "sqlalchemy.orm.deferred"
_MAPPED_COLUMN = Imported("sqlalchemy.orm", "mapped_column")
#: Options of a `Column` that `mapped_column()` does not have.
_ONLY_OF_COLUMN = frozenset(["_omit_from_statements", "_proxies", "insert_sentinel"])
_NOTHING_ELSE_READS = Premise("No other code reads the `Column` before the class is mapped", False)
_FUNCTIONS = frozenset(f"builtins.{name}" for name in ("all", "any", "callable", "id", "iter"))
#: Classes; another name that is imported may stand for one or `None`.
_STANDARD = re.compile(r"(?:builtins|datetime|decimal|enum|uuid)\.\w+").fullmatch
_WRAPPERS_OF_TYPES = ("sqlalchemy.orm.Mapped", "sqlalchemy.Column")
_KEY = "PrimaryKeyConstraint"
#: Annotations that are not, or not only, types of what instances hold.
_NOT_OF_INSTANCES = re.compile(r"\b(Annotated|ClassVar|Final|InitVar)\b")
#: Lines with nothing but comments, and a string.
_BEGINS_WITH_STRING = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?[\r\n]+)*[ \t]*[rRuU]?[\"']").match
#: What else a column can be made with, and the option of `mapped_column()` that says the same.
_OPTIONS_OF_WRAPPERS = {
    "active_history": "active_history",
    "deferred": "deferred",
    "group": "deferred_group",
    "raiseload": "deferred_raiseload",
}


def with_mapped_column(call: Call, column: Call, cls: ClassView, *, is_in_key: bool = False) -> Fix:
    """What writes a column as a `mapped_column()`; ``call`` makes it, or wraps what makes it.

    ``is_in_key``: it belongs to the primary key, which does not have to be said by the column.
    Raises ``Left``.
    """
    premises = annotation_premises(cls)
    if cls.is_mixin_of(_DATACLASS):
        leave("a class that derives from it is a dataclass, which would make a field of it")
    if cls.may_define("__table__"):
        leave("the class has a `__table__`, which is made of columns")
    annotation = _annotation(column, call, is_in_key)
    if call.role == "returned":
        function = call.function
        if function is not None and "mapped_column" in function.bindings:
            leave("`mapped_column` is another name in the function")
        if _has_docstring(call):
            leave("the docstring of the function documents the column")
    else:
        _check_reads(call, cls, is_wrapped=call is not column)
    return Fix(
        "Use `mapped_column()`",
        (*_callee(call, column), annotated(call, annotation)),
        scope=scope_of_annotation(call),
        premises=(*premises, *type_premises(column), _NOTHING_ELSE_READS),
        frees=(*call.root_names, *column.root_names),
    )


def _has_docstring(call: Call) -> bool:
    """Whether the function that returns what a call gives begins with a string."""
    function = call.function.function if call.function is not None else None
    if function is None:
        return False
    body = call.text(Range(*function.brackets[2:], *call.range[:2])).partition(":")[2]
    return _BEGINS_WITH_STRING(body) is not None


def fix_in_file(file: FileView, finding: Finding) -> Fix:
    """The fix of a finding, unless the file has something in the way. Raises ``Left``."""
    fix = present_fix(finding)
    placed = file.call_at(finding.range)
    attribute = _attribute(file, placed)
    check_annotated(file, attribute)
    check_column(file, attribute)
    check_derived(file, attribute.call, fix.edits)
    _check_written(file, attribute)
    _check_own_names(file, attribute, fix)
    if "TYPE_CHECKING" in file.text:
        for name in sorted(words_written(fix.edits)):
            if name in file.conditional_names:
                leave(f"`{name}` may be there for type checkers only, and SQLAlchemy reads it")
    if _KEY in file.text:
        call, cls = placed.call, placed.call.body_class
        if cls is not None and any(_is_in_key(file, placed, t.name) for t in call.targets):
            return with_mapped_column(call, call, cls, is_in_key=True).moved(placed.place.line)
    return fix


def _check_written(file: FileView, attribute: PlacedCall) -> None:
    """Raises ``Left`` if the annotation that the attribute has names what is only there later:
    SQLAlchemy did not read it before.
    """
    call, place = attribute
    annotation = annotation_of(call)
    if annotation is None:
        return
    line = place.line
    for name in re.findall(r"\w+", call.text(annotation.range)):
        bindings = file.variable(name, place).bindings
        if bindings and all(where.line > line for _, where in bindings):
            leave(f"its annotation names `{name}`, which is not there yet")


def _check_own_names(file: FileView, attribute: PlacedCall, fix: Fix) -> None:
    """Raises ``Left`` if an annotation in a string, as all are in some files, names what the body
    of the class defines: SQLAlchemy before 2.0.21 does not find that.
    """
    body = file.class_around(attribute.place)
    if body is None or not file.has_string_annotations(attribute.place):
        return
    names = words_written(fix.edits)
    if own := names & body.bindings.keys() - {target.name for target in attribute.call.targets}:
        leave(f"SQLAlchemy may not find the `{min(own)}` of the class by a name in a string")


def _attribute(file: FileView, column: PlacedCall) -> PlacedCall:
    """The call that makes the attribute: the column itself, or what wraps it."""
    inner = column.call.range
    return next(
        placed
        for placed in file.calls_at(column.place)
        if placed.call.role in ("assigned", "returned")
        and placed.call.range[:2] <= inner[:2]
        and inner[2:] <= placed.call.range[2:]
    )


def _is_in_key(file: FileView, column: PlacedCall, name: str) -> bool:
    """Whether a `PrimaryKeyConstraint` of its class names an attribute, or its column."""
    first = column.call.arguments[0].value if column.call.arguments else None
    names = {name, text_in(first) or name}
    return any(
        (argument.value.id if isinstance(argument.value, Name) else text_in(argument.value))
        in names
        for placed in file.calls((_KEY,))
        if placed.place.piece.owner is column.place.piece.owner
        for argument in placed.call.arguments
    )


# Edits


def _callee(call: Call, column: Call) -> Iterator[Edit]:
    """`Column(…)` or `deferred(Column(…), group="g")` to `mapped_column(…)`. Raises ``Left``."""
    options = _options(call) if call is not column else []
    line, start, end_line, end = column.brackets
    begin = Range(*call.range[:2], line, start + 1)
    behind = Range(end_line, end - 1, *call.brackets[2:])
    if call is not column and any("#" in call.text(range_) for range_ in (begin, behind)):
        leave("a comment stands where code would go")
    if line == end_line and column.arguments:
        yield Edit(begin, (_MAPPED_COLUMN, "(", Break(1)))
        yield Edit(behind, (*[f", {option}" for option in options], Break(0), ")"))
        return
    yield Edit(begin, (_MAPPED_COLUMN, "("))
    yield Edit(behind, (")",))
    width = _lost_indentation(call, column)
    if options:
        yield _appended(column, options, width)
    yield from _dedented(column, width)


def _options(call: Call) -> list[str]:
    """What `mapped_column()` has to be told of what wraps the column. Raises ``Left``."""
    options = ["deferred=True"] if call.callee == _DEFERRED else []
    for argument in call.arguments[1:]:
        name = _OPTIONS_OF_WRAPPERS.get(argument.keyword or "")
        value = argument.value
        if name is None or not isinstance(value, Literal):
            leave(f"an option of `{call.name}()` is not the same")
        options.append(f"{name}={value.text}")
    return options


def _appended(column: Call, options: list[str], width: int) -> Edit:
    """The options behind the last argument, on lines of their own if all arguments have one."""
    if not column.arguments:
        line, place = column.brackets[0], column.brackets[1] + 1
        return Edit(Range(line, place, line, place), (", ".join(options),))
    last = column.arguments[-1].range
    begin = column.text(Range(last.line, 0, last.line, last.column))
    end = "\r\n" if "\r\n" in column.text(column.brackets) else "\n"
    has_lines = not begin.strip() and column.arguments[0].range.line > column.brackets.line
    separator = f",{end}{begin[width:]}" if has_lines else ", "
    text = "".join([separator + option for option in options])
    return Edit(Range(*last[2:], *last[2:]), (text,))


def _lost_indentation(call: Call, column: Call) -> int:
    """How much less the lines of a column are indented that no longer stands on its own line."""
    width = len(_indentation(column, column.range.line)) - len(_indentation(call, call.range.line))
    has_long_strings = any(quotes in column.text(column.brackets) for quotes in ('"""', "'''"))
    return 0 if has_long_strings else max(width, 0)


def _dedented(column: Call, width: int) -> Iterator[Edit]:
    """The lines of a column go as far to the left, where they can."""
    for line in range(column.brackets.line + 1, column.brackets.end_line + 1):
        if width and len(_indentation(column, line)) >= width:
            yield Edit(Range(line, 0, line, width), ())


def _indentation(call: Call, line: int) -> str:
    text = call.text(Range(line, 0, line, sys.maxsize))
    return text[: len(text) - len(text.lstrip(" \t"))]


def _check_reads(call: Call, cls: ClassView, is_wrapped: bool) -> None:
    """Raises ``Left`` if the body of the class reads what only a `Column` has."""
    for target in call.targets:
        read = cls.attributes_read(target.name)
        if read is None:
            leave("what the class body reads of the column is not known")
        if missed := read - ALSO_OF_MAPPED_COLUMNS - {""}:
            leave(f"the class body reads `.{min(missed)}` of the column, which only a `Column` has")
        if is_wrapped and "" in read:
            leave(f"the class body uses what `{call.name}()` gives, which is no column")


# The annotation


def _annotation(column: Call, call: Call, is_in_key: bool) -> Parts:
    """`Mapped[int]`, or what says that it may be `None`. Raises ``Left``."""
    for argument in column.arguments:
        if argument.keyword in ("*", "**"):
            leave("the arguments of the column are not written out")
        if argument.keyword in _ONLY_OF_COLUMN:
            leave(f"`{argument.keyword}=` is no option of `mapped_column()`")
    type_ = column_type(column)
    if type_ is None and not _has(column, "ForeignKey"):
        leave("the column has no type")
    may_be_none = not is_in_key and _is_nullable(column)
    written = _written_type(call)
    if written is None:
        python = ANY if type_ is None else python_type(column, type_)
    else:
        python = (written,)
        if not may_be_none and column.keyword("nullable") is None:
            if says_none(written):
                leave("its annotation says that it may be `None`, and the column is not nullable")
            if not _is_class(call):
                leave("whether its annotation says that it may be `None` is not certain")
        may_be_none &= not says_none(written)
        if may_be_none and _is_no_type(call):
            leave("its annotation is no type")
    return (MAPPED, "[", *(optional(column, python) if may_be_none else python), "]")


def _written_type(call: Call) -> str | None:
    """What the attribute is annotated with already, without `Mapped`. Raises ``Left``."""
    annotation = annotation_of(call)
    if annotation is None:
        return None
    written = _annotated_type(call)
    text = call.text(written.range) if written is not None else None
    if text is not None and ("'" in text or '"' in text):
        leave("its annotation is a string")
    root = annotation.root if isinstance(annotation, Chain) else annotation
    if _NOT_OF_INSTANCES.search(f"{call.kind_of(annotation)} {call.kind_of(root)} {text}"):
        leave("its annotation is not about what instances hold")
    return text


def _is_class(call: Call) -> bool:
    """Whether what the attribute is annotated with is certainly a class, or written out."""
    type_ = _annotated_type(call)
    if isinstance(type_, Chain) and isinstance(type_.links[-1], Subscript):
        return True
    kind = call.kind_of(type_) if type_ is not None else None
    return kind is not None and (_STANDARD(kind) is not None or call.is_of_file(kind))


def _is_no_type(call: Call) -> bool:
    """Whether the attribute is annotated with something that only looks like a type, as `any`."""
    type_ = _annotated_type(call)
    kind = call.kind_of(type_) if type_ is not None else None
    return kind is not None and (kind in _FUNCTIONS or "." not in kind)


def _annotated_type(call: Call) -> Expression | None:
    """What the attribute is annotated with, without `Mapped`."""
    annotation = annotation_of(call)
    if annotation is None or call.kind_of(annotation) not in _WRAPPERS_OF_TYPES:
        return annotation
    match annotation:
        case Chain(links=(*_, Subscript(items=(inner,)))):
            return inner
    return None


def _is_nullable(column: Call) -> bool:
    """Whether the annotation has to say so for the column to be nullable as before.

    Raises ``Left``.
    """
    is_key = _literal(column, "primary_key") or "False"
    is_nullable = _literal(column, "nullable")
    if is_key not in ("True", "False"):
        leave("whether the column is a primary key is not certain")
    if is_nullable == "None":
        leave("whether the column is nullable is not certain")
    if is_key == "True":
        return False
    if is_nullable is None:
        return not _has(column, "Identity")
    return is_nullable != "False"


def _literal(column: Call, keyword: str) -> str | None:
    """The text of an option's value."""
    argument = column.keyword(keyword)
    return None if argument is None else column.text(argument.value.range)


def _has(column: Call, name: str) -> bool:
    """Whether something like a `ForeignKey` is among the arguments."""
    return any(column.kind_of(a.value) == f"sqlalchemy.{name}()" for a in column.arguments)
