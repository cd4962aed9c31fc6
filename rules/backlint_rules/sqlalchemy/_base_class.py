"""Writes the base of all models as a class that derives from `DeclarativeBase`."""

from __future__ import annotations

import re
from typing import NamedTuple

from backlint_rules.facts.call import Call
from backlint_rules.facts.file_view import FileView, PlacedCall
from backlint_rules.facts.model import Argument, Binding, Class, Display, Literal
from backlint_rules.finding import Break, Edit, Finding, Fix, Imported, Premise, Range
from backlint_rules.leaving import leave
from backlint_rules.sqlalchemy._base_mixins import mixin_premises
from backlint_rules.sqlalchemy._base_uses import check_uses

FACTORY = "sqlalchemy.orm.declarative_base"
DECORATOR = "sqlalchemy.orm.as_declarative"
_BASE = Imported("sqlalchemy.orm", "DeclarativeBase")
_TITLE = "Derive from `DeclarativeBase`"
_METADATA = "sqlalchemy.MetaData()"
_DEFAULT_NAME = "Base"
_PREMISES = (
    Premise("Nothing asks for the metaclass of models", proven=False),
    Premise("No `__init_subclass__` of other files makes a part of what is mapped", proven=False),
)
_HEADER = re.compile(
    r"[ \t]*class[ \t]+(?P<name>\w+)[ \t]*(?P<brackets>\((?P<bases>[^()\[\]#]*)\)|)[ \t]*:"
)
_MANGLED = re.compile(r"\b__\w*(?<!__)\b")
_TYPE_COMMENT = re.compile(r"#[ \t]*type:(?![ \t]*ignore\b)")


class _Statement(NamedTuple):
    """The assignment of a base: its name and the annotation of that, where it stands, and the
    comment behind it.
    """

    name: str
    annotation: str
    range: Range
    comment: str


def with_base(file: FileView, finding: Finding) -> Fix:
    """What makes the base of a finding derive from `DeclarativeBase`, in lines of the file.

    Raises ``Left``.
    """
    placed = file.call_at(finding.range)
    if placed.call.callee == DECORATOR:
        return _decorated(file, placed)
    cls = _derived(placed)
    return _assigned(file, placed) if cls is None else _in_brackets(file, placed, cls)


def _decorated(file: FileView, placed: PlacedCall) -> Fix:
    """What derives a decorated class. Raises ``Left``."""
    if placed.call.arguments or placed.call.role != "decorator":
        leave("the decorator does more than to make a base of the class")
    line, column, end_line, end_column = placed.range(placed.call.chain.range)
    around = file.lines[line][:column].strip(), file.lines[end_line][end_column:].strip()
    below = end_line + 1
    header = _HEADER.match(file.lines[below]) if below < len(file.lines) else None
    if around != ("@", "") or header is None:
        leave("something stands between the decorator and its class")
    bases = [base.strip() for base in (header["bases"] or "").split(",") if base.strip()]
    if any("=" in base for base in bases):
        leave("the class has a metaclass of its own")
    check_uses(file, placed.place, header["name"])
    premises = mixin_premises(file, placed.place, [header["name"]])
    others = "".join([f"{base}, " for base in bases if base != "object"])
    brackets = Range(below, header.start("brackets"), below, header.end("brackets"))
    return Fix(
        _TITLE,
        (Edit(Range(line, 0, below, 0), ()), Edit(brackets, (f"({others}", _BASE, ")"))),
        scope=placed.place.scope,
        premises=(*_PREMISES, *premises),
        frees=placed.call.root_names,
    )


def _in_brackets(file: FileView, placed: PlacedCall, cls: Class) -> Fix:
    """What derives a class directly that derives from a base without a name. Raises ``Left``."""
    body = file.class_named(cls.name)
    if body is None:
        leave("which class derives from the base is not certain")
    if placed.call.arguments or cls.keywords:
        leave("the base or its class is not a plain one")
    if not any(_is_true(binding) for binding in body.bindings.get("__abstract__", ())):
        leave("the class is mapped itself")
    check_uses(file, placed.place, cls.name)
    premises = mixin_premises(file, placed.place, [cls.name], placed.call.chain)
    return Fix(
        _TITLE,
        (Edit(placed.range(placed.call.range), (_BASE,)),),
        scope=placed.place.scope,
        premises=(*_PREMISES, *premises),
        frees=placed.call.root_names,
    )


def _derived(placed: PlacedCall) -> Class | None:
    """The class that derives from what a call gives."""
    scope = placed.place.piece.facts.scopes[placed.place.scope]
    for bindings in scope.bindings.values():
        for binding in bindings:
            if isinstance(binding.value, Class) and placed.call.chain in binding.value.bases:
                return binding.value
    return None


def _is_true(binding: Binding) -> bool:
    return isinstance(binding.value, Literal) and binding.value.text == "True"


def _assigned(file: FileView, placed: PlacedCall) -> Fix:
    """What writes a base as a class. Raises ``Left``."""
    name, annotation, statement, comment = _statement(file, placed)
    check_uses(file, placed.place, name, annotation)
    mixins: list[str] = []
    metadata: list[Premise] = []
    body = []
    given_name = _DEFAULT_NAME
    is_local = file.variable(name, placed.place).function is not None
    for argument in placed.call.arguments:
        text = placed.call.text(argument.value.range)
        if "\n" in text or "\r" in text:
            leave("an argument goes over several lines")
        match argument.keyword:
            case "cls":
                mixins = [one for one in _classes(placed.call, argument) if one != "object"]
            case "metadata" if text == "None":
                pass
            case "metadata" if is_local and re.search(r"\bmetadata\b", text):
                leave("`metadata` is a local name, which the body of a class would not see")
            case "metadata" if _MANGLED.search(text):
                leave("a name that begins with `__` is another one in the body of a class")
            case "metadata":
                body.append(f"metadata = {text}")
                is_metadata = placed.call.kind_of(argument.value) == _METADATA
                metadata = [Premise(f"`{text}` is a `MetaData`, and not `None`", is_metadata)]
            case "name" if isinstance(argument.value, Literal):
                given_name = text[1:-1]
            case None | "*" | "**":
                leave("the arguments are not written out by name")
            case keyword:
                leave(f"`{keyword}=` is not said in the same way by a class")
    premises = [*_PREMISES, *metadata, *mixin_premises(file, placed.place, mixins)]
    if given_name != name:
        premises.append(Premise(f"Nothing asks for the name of `{name}`", proven=False))
    indentation = file.lines[statement.line][: statement.column]
    n_blank = 1 if indentation else 2
    first = file.with_comments_above(statement.line)
    above, below = file.blank_lines_around(first, statement.end_line + 1, n_blank)
    parts: list[str | Imported | Break] = [
        f"class {name}({''.join([f'{mixin}, ' for mixin in mixins])}",
        _BASE,
        f"):{comment}",
    ]
    for line in body or ["pass"]:
        parts += [Break(1), line]
    if statement.end_line + 1 < len(file.lines):
        parts.append(file.line_end * (1 + below))
    edits = [Edit(Range(*statement[:2], statement.end_line + 1, 0), tuple(parts))]
    if above:
        edits.append(Edit(Range(first, 0, first, 0), (file.line_end * above,)))
    return Fix(
        _TITLE,
        tuple(edits),
        scope=placed.place.scope,
        premises=tuple(premises),
        frees=(*placed.call.root_names, *re.findall(r"\w+", annotation)),
        breaks=True,
    )


def _classes(call: Call, argument: Argument) -> list[str]:
    """One class, or those of a tuple."""
    match argument.value:
        case Display(kind="builtins.tuple()", items=items):
            return [call.text(item.range) for item in items]
    return [call.text(argument.value.range)]


def _statement(file: FileView, placed: PlacedCall) -> _Statement:
    """The assignment of a base to a name. Raises ``Left``."""
    call = placed.call
    if len(call.targets) != 1:
        leave("the base is not plainly assigned to one name")
    [target] = call.targets
    if placed.place.piece.owner is not None or call.scope.kind == "class":
        leave("the base is an attribute of a class")
    if file.variable(target.name, placed.place).only_binding is None:
        leave(f"`{target.name}` is assigned more than once, or under a condition")
    annotation = "" if target.annotation is None else call.text(target.annotation.range)
    if annotation and "__annotations__" in file.text:
        leave("the file uses `__annotations__`, which give the base")
    start, end = placed.range(target.range), placed.range(call.range)
    between = call.text(Range(*target.range[2:], *call.range[:2]))
    expected = rf"\s*:\s*{re.escape(annotation)}\s*=\s*" if annotation else r"\s*=\s*"
    if not re.fullmatch(expected, between) or file.lines[start.line][: start.column].strip():
        leave("something else stands on the line of the base")
    rest = file.lines[end.end_line][end.end_column :].rstrip()
    if rest.strip() and (not rest.lstrip().startswith("#") or _TYPE_COMMENT.search(rest)):
        leave("something else stands on the line of the base")
    return _Statement(target.name, annotation, Range(*start[:2], *end[2:]), rest)
