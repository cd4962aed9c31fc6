"""What else the file does with an attribute that gets an annotation, or with a `Column` that
becomes a `mapped_column()`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from backlint_rules.facts.call import Call
from backlint_rules.facts.class_view import ClassView
from backlint_rules.facts.file_view import FileView, Place, PlacedCall
from backlint_rules.facts.model import Choice, Display, Expression, Scope
from backlint_rules.facts.scoping import OUTER
from backlint_rules.facts.words import Word
from backlint_rules.finding import Edit, Imported
from backlint_rules.leaving import leave
from backlint_rules.sqlalchemy._annotated import words_written
from backlint_rules.sqlalchemy._column_reads import may_be_mapped
from backlint_rules.sqlalchemy._declarative import is_mapped

_READS_ANNOTATIONS = {
    name: re.compile(rf"\b{name}\b")
    for name in ("__annotations__", "get_annotations", "get_type_hints")
}
_ASKING = ("isinstance", "issubclass")
#: `Column` and its bases, which a `MappedColumn` does not derive from, by their last names.
_COLUMN_CLASSES = frozenset(
    ["ClauseElement", "Column", "ColumnClause", "ColumnElement", "SchemaItem"]
)
_COMPARED = re.compile(r"(?:\b(?:is|not|case)\s|[!=]=)\s*(?:\w+\.)*Column\b")
#: What gives all names of a class body.
_GOES_THROUGH = frozenset(["locals", "vars"])
_DECLARED = "sqlalchemy.orm.declared_attr"
_INIT_SUBCLASS = "__init_subclass__"
_MAPPER_ARGS = "__mapper_args__"


def check_annotated(file: FileView, placed: PlacedCall) -> None:
    """Raises ``Left`` if what a call is assigned to, or returned for, must not be annotated."""
    for name, pattern in _READS_ANNOTATIONS.items():
        if file.matches(pattern):
            leave(f"the file uses `{name}`, which would give this attribute, too")
    for name in _names(placed.call):
        bindings = [
            binding
            for place in _body(file, placed)
            for binding in _scope(place).bindings.get(name, ())
        ]
        if len(bindings) != 1:
            leave(f"`{name}` is bound again in the class, or deleted")


def check_derived(file: FileView, call: Call, edits: Sequence[Edit]) -> None:
    """Raises ``Left`` if a class of the file that derives from a mixin has a name of its own that
    is the attribute's, or that its annotation uses: SQLAlchemy reads the annotation for that class.
    """
    cls = call.method_class if call.role == "returned" else call.body_class
    if cls is None or cls.path is None or (call.role != "returned" and is_mapped(cls)):
        return
    imported = [part for edit in edits for part in edit.parts if isinstance(part, Imported)]
    names = {*_names(call), *words_written(edits), *[one.binds for one in imported]}
    for derived in file.classes_that_derive_from(cls.path):
        if own := names & derived.bindings.keys():
            leave(f"`{derived.name}`, which derives from the class, has a `{min(own)}` of its own")


def check_column(file: FileView, placed: PlacedCall) -> None:
    """Raises ``Left`` if code of the file that runs before the class is mapped may need the column
    of a call to be a `Column`: the body of the class, its ``declared_attr`` functions and the like,
    and what reads it of a class that is not mapped itself.
    """
    if _asks_for_columns(file):
        leave("the file asks whether something is a `Column`")
    call = placed.call
    cls = call.method_class if call.role == "returned" else call.body_class
    assert cls is not None
    body = list(_body(file, placed))
    if any(not _GOES_THROUGH.isdisjoint(_scope(place).uses) for place in body):
        leave("the class body goes through its own names")
    for name in _names(call):
        if call.role == "assigned" and not all(_body_may(file, place, name) for place in body):
            leave("the class body uses the column where a `Column` may be needed")
        if not all(_functions_may(file, place, name) for place in body):
            leave("a function that runs early uses the column where a `Column` may be needed")
        if not is_mapped(cls) and not _others_may(file, cls, name):
            leave("the file uses the column of the class where a `Column` may be needed")


def _asks_for_columns(file: FileView) -> bool:
    asking = [name for name in _ASKING if name in file.text]
    return file.matches(_COMPARED) or any(
        _is_column_class(placed.call.kind_of(cls) or "")
        for placed in (file.calls(asking) if asking else ())
        for argument in placed.call.arguments[1:]
        for cls in _either(argument.value)
    )


def _is_column_class(path: str) -> bool:
    return path.startswith("sqlalchemy.") and path.rpartition(".")[2] in _COLUMN_CLASSES


def _either(expression: Expression) -> tuple[Expression, ...]:
    """The classes that are written as one, as a tuple or with ``|``."""
    match expression:
        case Display(items=classes) | Choice(options=classes):
            return classes
    return (expression,)


def _names(call: Call) -> Iterator[str]:
    """The names of the attributes that a call makes."""
    yield from [target.name for target in call.targets]
    if call.role == "returned" and call.function is not None:
        yield call.function.name


def _body(file: FileView, placed: PlacedCall) -> Iterator[Place]:
    """The pieces of the body of the class, or the one that it is a part of."""
    place = placed.place
    if placed.call.role == "returned":
        assert placed.call.function is not None
        place = place._replace(scope=placed.call.function.parent)
    if place.scope == OUTER:
        yield from file.beside(place)
    else:
        yield place


def _scope(place: Place) -> Scope:
    return place.piece.facts.scopes[place.scope]


# Who reads it


def _body_may(file: FileView, place: Place, name: str) -> bool:
    """Whether all that the body of a class reads of a name may be a `mapped_column()`."""
    uses = _scope(place).uses
    if name not in uses:
        return True
    scopes, scope = place.piece.facts.scopes, place.scope
    while scope != OUTER and scopes[scope].function is None:
        scope = scopes[scope].parent
    words = _words(file, place)
    reads = [
        index
        for index, word in enumerate(words)
        if word.text == name and word.scope == scope and _is_read(word)
    ]
    is_all = len(reads) == uses.count(name)
    is_mapper_args = _MAPPER_ARGS in _scope(place).bindings
    return is_all and all(_may(file, place, words, at, at, is_mapper_args) for at in reads)


def _is_read(word: Word) -> bool:
    """Whether a name that a word spells is read there."""
    is_target = word.after == "=" or (word.begins_statement and word.after == ":")
    return word.before != "." and not is_target


def _functions_may(file: FileView, place: Place, name: str) -> bool:
    """Whether all that functions of the class read of an attribute before it is mapped may be so:
    those of ``declared_attr``, and what runs when another class derives from it.
    """
    if name not in place.piece.text:
        return True
    scopes, words = place.piece.facts.scopes, _words(file, place)
    early = {
        placed.call.function.function
        for placed in file.calls_at(place)
        if placed.call.function is not None
        and placed.call.function.parent == place.scope
        and any((decorator or "").startswith(_DECLARED) for decorator in placed.call.decorators)
    }
    early |= {scope.function for scope in scopes if scope.name == _INIT_SUBCLASS}
    for first, word in enumerate(words[:-2]):
        function = scopes[word.scope].function
        if function is None or function not in early or not function.parameters:
            continue
        if _reads(words, first, function.parameters[0].name, name):
            is_mapper_args = function.name == _MAPPER_ARGS
            if not _may(file, place, words, first, first + 2, is_mapper_args):
                return False
    return True


def _others_may(file: FileView, cls: ClassView, name: str) -> bool:
    """Whether all that bodies of classes and of the module read of an attribute may be so."""
    of = cls.path.rpartition(".")[2] if cls.path is not None else None
    for placed in file.words(of) if of is not None else ():
        words = _words(file, placed.place)
        first = words.index(placed.word)
        is_read = placed.place.scope == OUTER and _reads(words, first, of, name)
        if is_read and not _may(file, placed.place, words, first, first + 2, False):
            return False
    return True


def _reads(words: Sequence[Word], first: int, of: str | None, name: str) -> bool:
    """Whether an attribute of something is read from a word on."""
    texts = [word.text for word in words[first : first + 3]]
    return texts == [of, ".", name] and words[first].before != "."


def _may(
    file: FileView, place: Place, words: Sequence[Word], first: int, last: int, is_args: bool
) -> bool:
    calls = {call.brackets[:2]: call for call, _ in file.calls_at(place)}
    return may_be_mapped(words, first, last, calls, is_args)


def _words(file: FileView, place: Place) -> list[Word]:
    return [placed.word for placed in file.words_in(place)]
