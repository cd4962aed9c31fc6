"""`declarative_base()` is SQLAlchemy 1.x style; a class derived from `DeclarativeBase` is typed.

Why
    What `declarative_base()` gives is made at run time, so to type checkers and editors the base
    of all models is of no known type, nor is what they inherit. `class Base(DeclarativeBase)`,
    the style of SQLAlchemy 2.0, is a class like any other, with a body for what all models share.

Example
    from sqlalchemy.orm import declarative_base

    Base = declarative_base()

Fix
    from sqlalchemy.orm import DeclarativeBase


    class Base(DeclarativeBase):
        pass

Fix safety
    The fix is unsafe because another file can ask for the metaclass of models: that is no
    `DeclarativeMeta` any more, which serialisers and plugins sometimes look for.

Sources
    https://docs.sqlalchemy.org/en/20/orm/declarative_styles.html
    https://docs.sqlalchemy.org/en/20/changelog/whatsnew_20.html#migrating-an-existing-mapping
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from backlint_rules.facts.call import Call
from backlint_rules.facts.file_view import FileView, Place, PlacedCall
from backlint_rules.facts.model import Argument, Class, Display, Literal, Name
from backlint_rules.finding import Break, Edit, Finding, Fix, Imported, Premise, Range, Severity
from backlint_rules.leaving import leave
from backlint_rules.rule import Needs, rule

_FACTORY = "sqlalchemy.orm.declarative_base"
_DECORATOR = "sqlalchemy.orm.as_declarative"
_BASE = Imported("sqlalchemy.orm", "DeclarativeBase")
_NO_METACLASS = Premise("Nothing asks for the metaclass of models", proven=False)
_HEADER = re.compile(
    r"[ \t]*class[ \t]+(?P<name>\w+)[ \t]*(?P<brackets>\((?P<bases>[^()\[\]#]*)\)|)[ \t]*:"
)


def _with_base(file: FileView, finding: Finding) -> Fix:
    """What makes the base of a finding derive from `DeclarativeBase`, in lines of the file.

    Raises ``Left``.
    """
    placed = file.call_at(finding.range)
    if any("DeclarativeMeta" in line for line in file.lines):
        leave("the file asks for `DeclarativeMeta`")
    return _with_class(file, placed) if placed.call.callee == _FACTORY else _derived(file, placed)


def _derived(file: FileView, placed: PlacedCall) -> Fix:
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
    constructor = tuple(_no_constructor(file, placed.place, [header["name"]]))
    others = "".join([f"{base}, " for base in bases if base != "object"])
    brackets = Range(below, header.start("brackets"), below, header.end("brackets"))
    return Fix(
        "Derive from `DeclarativeBase`",
        (Edit(Range(line, 0, below, 0), ()), Edit(brackets, (f"({others}", _BASE, ")"))),
        scope=placed.place.scope,
        premises=(_NO_METACLASS, *constructor),
        frees=placed.call.root_names,
    )


def _no_constructor(file: FileView, place: Place, classes: Sequence[str]) -> Iterator[Premise]:
    """That the declarative constructor is not lost among those of classes. Raises ``Left``.

    `declarative_base()` puts it into the base itself; a class inherits that of its first base.
    """
    for cls in classes:
        if (has := _has_constructor(file, place, cls)) is True:
            leave(f"`{cls}` has a constructor of its own, which would be called")
        yield Premise(f"`{cls}` has no constructor of its own", has is False)


def _has_constructor(file: FileView, place: Place, name: str) -> bool | None:
    """Whether a class, or one of its bases, has a constructor; ``None`` if nobody knows."""
    binding = file.variable(name, place).only_binding
    body = file.class_named(name)
    if binding is None or body is None or not isinstance(binding.value, Class):
        return None
    if not {"__init__", "__init_subclass__"}.isdisjoint(body.bindings):
        return True
    bases = [base.id if isinstance(base, Name) else "" for base in binding.value.bases]
    verdicts = [_has_constructor(file, place, base) for base in bases if base != "object"]
    if True in verdicts:
        return True
    return None if None in verdicts else False


def _with_class(file: FileView, placed: PlacedCall) -> Fix:
    """What writes a base as a class. Raises ``Left``."""
    name, statement = _assignment(file, placed)
    mixins: list[str] = []
    body = []
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
            case "metadata":
                body.append(f"metadata = {text}")
            case "name" if isinstance(argument.value, Literal) and text[1:-1] == name:
                pass
            case "name":
                leave("the class would have another name")
            case None | "*" | "**":
                leave("the arguments are not written out by name")
            case keyword:
                leave(f"`{keyword}=` is not said in the same way by a class")
    constructor = tuple(_no_constructor(file, placed.place, mixins))
    indentation = file.lines[statement.line][: statement.column]
    n_blank = 1 if indentation else 2
    first = file.with_comments_above(statement.line)
    above, below = file.blank_lines_around(first, statement.end_line + 1, n_blank)
    parts: list[str | Imported | Break] = [
        f"class {name}({''.join([f'{mixin}, ' for mixin in mixins])}",
        _BASE,
        "):",
    ]
    for line in body or ["pass"]:
        parts += [Break(1), line]
    if statement.end_line + 1 < len(file.lines):
        parts.append(file.line_end * (1 + below))
    edits = [Edit(Range(*statement[:2], statement.end_line + 1, 0), tuple(parts))]
    if above:
        edits.append(Edit(Range(first, 0, first, 0), (file.line_end * above,)))
    return Fix(
        "Derive from `DeclarativeBase`",
        tuple(edits),
        scope=placed.place.scope,
        premises=(_NO_METACLASS, *constructor),
        frees=placed.call.root_names,
        breaks=True,
    )


def _classes(call: Call, argument: Argument) -> list[str]:
    """One class, or those of a tuple."""
    match argument.value:
        case Display(kind="builtins.tuple()", items=items):
            return [call.text(item.range) for item in items]
    return [call.text(argument.value.range)]


def _assignment(file: FileView, placed: PlacedCall) -> tuple[str, Range]:
    """The name that a base is assigned to, and where the statement stands. Raises ``Left``."""
    call = placed.call
    if len(call.targets) != 1 or call.targets[0].annotation is not None:
        leave("the base is not plainly assigned to one name")
    [target] = call.targets
    if placed.place.piece.owner is not None or call.scope.kind == "class":
        leave("the base is an attribute of a class")
    if file.variable(target.name, placed.place).only_binding is None:
        leave(f"`{target.name}` is assigned more than once, or under a condition")
    start, end = placed.range(target.range), placed.range(call.range)
    between = call.text(Range(*target.range[2:], *call.range[:2]))
    rest = file.lines[end.end_line][end.end_column :]
    if between.strip() != "=" or rest.strip() or file.lines[start.line][: start.column].strip():
        leave("something else stands on the line of the base")
    return target.name, Range(*start[:2], *end[2:])


@rule(
    on=Call,
    named=("as_declarative", "declarative_base"),
    libraries="sqlalchemy",
    needs=[Needs("sqlalchemy", lowest="2.0")],
    fix_needs=[Needs("sqlalchemy", lowest="2.0")],
    severity=Severity.INFORMATION,
    modernises=True,
    rewrite=_with_base,
)
def declarative_base(call: Call) -> Iterator[Finding]:
    """Reports calls of `declarative_base()` and its decorator, wherever they are imported from."""
    if call.callee in (_FACTORY, _DECORATOR):
        name = call.callee.rpartition(".")[2]
        yield Finding(
            call.name_range,
            f"`{name}()` is SQLAlchemy 1.x style, and models are of no known type:"
            " derive a class from `DeclarativeBase`.",
        )
