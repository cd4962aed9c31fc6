"""What a `relationship()` gives: one object or several, by its options and by the foreign key.

The annotation decides about that as well, so a wrong one would change the program. A mapping that
SQLAlchemy accepts has just one foreign key that a plain `relationship()` can mean, so that the one
in the file is it. What is not certain raises ``Left``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from backlint_rules.facts.call import Call
from backlint_rules.facts.file_view import ClassBody, FileView, Place, PlacedCall
from backlint_rules.facts.model import Attribute, Chain, Display, Expression, Literal, Name
from backlint_rules.facts.strings import expression_in, text_in
from backlint_rules.finding import Break, Edit, Finding, Fix, Imported, Premise, Range
from backlint_rules.leaving import leave
from backlint_rules.sqlalchemy._annotated import (
    ANY,
    MAPPED,
    Parts,
    annotated,
    annotation_of,
    builtin,
    generic,
    optional,
    optional_by_name,
    scope_of_annotation,
)
from backlint_rules.sqlalchemy._declarative import annotation_premises
from backlint_rules.sqlalchemy._foreign_keys import columns_of, has_value, referred
from backlint_rules.sqlalchemy._other_uses import check_annotated, check_derived
from backlint_rules.sqlalchemy._relationship_target import Target, target_of
from backlint_rules.sqlalchemy._tables import may_share_table

_CONTAINERS_BY_LOADING = {
    "dynamic": Imported("sqlalchemy.orm", "DynamicMapped"),
    "write_only": Imported("sqlalchemy.orm", "WriteOnlyMapped"),
}
_LIST, _SET, _DICT = "list", "set", "dict"
_KEYED = (
    "attribute_keyed_dict attribute_mapped_collection column_keyed_dict column_mapped_collection"
    " keyfunc_mapping mapped_collection"
)
_COLLECTIONS = {
    "builtins.list": _LIST,
    "builtins.set": _SET,
    "sqlalchemy.ext.orderinglist.ordering_list()": _LIST,
    **{
        f"sqlalchemy.orm.{module}{name}()": _DICT
        for module in ("", "collections.")
        for name in _KEYED.split()
    },
}
_TYPES_OF_COLLECTIONS = tuple(
    [
        type_
        for kind in (_LIST, _SET, _DICT)
        for type_ in (builtin(kind), Imported("typing", kind.title()))
    ]
)
_WRITTEN_OUT = "what joins it is written out"


def with_annotation(file: FileView, finding: Finding) -> Fix:
    """What annotates the relationship of a finding, in lines of the file. Raises ``Left``."""
    call, place = file.call_at(finding.range)
    cls = call.method_class if call.role == "returned" else call.body_class
    assert cls is not None
    premises = annotation_premises(cls)
    body = file.class_around(place)
    if body is None:
        leave("its class is defined in a function or in another class, or more than once")
    check_annotated(file, PlacedCall(call, place))
    reader = _Reader(file, call, body, target_of(file, call, place, body))
    annotation = reader.annotation()
    _check_written(file, call, place, annotation)
    edits = (annotated(call, annotation), *_breaks(call))
    check_derived(file, call, edits)
    return Fix(
        "Annotate the relationship",
        edits,
        scope=scope_of_annotation(call),
        premises=(*premises, *reader.premises),
        frees=tuple(re.findall(r"\w+", _written(call))),
    ).moved(place.line)


def _breaks(call: Call) -> Iterator[Edit]:
    """Where the arguments go on in a line of their own if the annotation makes it too long."""
    line, column, end_line, end_column = call.brackets
    if call.role == "assigned" and line == end_line:
        for place, levels in ((column + 1, 1), (end_column - 1, 0)):
            yield Edit(Range(line, place, line, place), (Break(levels),))


def _check_written(file: FileView, call: Call, place: Place, annotation: Parts) -> None:
    """Raises ``Left`` if the attribute has an annotation that says something else."""
    written = _written(call)
    if written:
        meant = "".join([part if isinstance(part, str) else part.name for part in annotation])
        if _normal(f"Mapped[{written}]") != _normal(meant):
            leave("it has another annotation")
        is_string = written[0] in "\"'" or file.has_string_annotations(place)
        if is_string and annotation[2] in _TYPES_OF_COLLECTIONS:
            leave("SQLAlchemy may read a collection in a string as the name of a class")


def _written(call: Call) -> str:
    """The annotation that the attribute has, or nothing."""
    annotation = annotation_of(call)
    return call.text(annotation.range) if annotation is not None else ""


def _normal(annotation: str) -> str:
    """An annotation in which everything is spelled in one way."""
    text = re.sub(r"typing\.|[\s'\"]", "", annotation)
    return re.sub(r"\b(Dict|List|Set)\[", lambda match: match[0].lower(), text)


# What it gives


class _Reader:
    def __init__(self, file: FileView, call: Call, cls: ClassBody, target: Target) -> None:
        self._file = file
        self._call = call
        self._cls = cls
        self._target = target
        self.premises: tuple[Premise, ...] = ()

    def annotation(self) -> Parts:
        """Raises ``Left``."""
        call = self._call
        if any(argument.keyword in ("*", "**") for argument in call.arguments):
            leave("its arguments are not written out")
        container = self._container_by_loading()
        if container is not None:
            return (container, "[", self._target.text, "]")
        return (MAPPED, "[", *self._value(), "]")

    def _container_by_loading(self) -> Imported | None:
        """Raises ``Left``."""
        loading = self._call.keyword("lazy")
        if loading is None or self._call.text(loading.value.range) in ("True", "False", "None"):
            return None
        said = text_in(loading.value)
        if said is None:
            leave("how it is loaded is not certain")
        return _CONTAINERS_BY_LOADING.get(said)

    def _value(self) -> Parts:
        """What the attribute holds. Raises ``Left``."""
        call = self._call
        uselist = call.keyword("uselist")
        collection = call.keyword("collection_class")
        if uselist is not None and call.text(uselist.value.range) not in ("True", "False"):
            leave("whether it is a list is not certain")
        is_scalar = uselist is not None and call.text(uselist.value.range) == "False"
        if collection is not None:
            kind = _COLLECTIONS.get(call.kind_of(collection.value) or "")
            if kind is None or is_scalar:
                leave("what collection it is, is not certain")
            return self._collection(kind)
        if is_scalar:
            return self._or_none()
        secondary = call.argument(1, "secondary")
        if uselist is not None or (secondary is not None and call.text(secondary.range) != "None"):
            return self._collection(_LIST)
        return self._by_foreign_key()

    def _says(self, keyword: str) -> bool:
        argument = self._call.keyword(keyword)
        return argument is not None and self._call.text(argument.value.range) != "None"

    def _collection(self, kind: str) -> Parts:
        inner: Parts = (self._target.text,)
        if kind == _DICT:
            inner = (*ANY, ", ", *inner)
        if kind in self._cls.bindings:
            return (Imported("typing", kind.title()), "[", *inner, "]")
        return (generic(self._call, kind), "[", *inner, "]")

    def _or_none(self) -> Parts:
        inner: Parts = (self._target.text,)
        return optional_by_name(inner) if self._target.is_quoted else optional(self._call, inner)

    # The foreign key

    def _by_foreign_key(self) -> Parts:
        """Raises ``Left``."""
        cls, target = self._cls, self._target
        if self._call.role == "returned":
            leave("it belongs to every class that derives from this one")
        if target.body is cls:
            return self._to_its_own_class()
        self._check_inheritance()
        if self._says("foreign_keys"):
            return self._by_chosen_key()
        if self._says("primaryjoin"):
            leave(_WRITTEN_OUT)
        if target.body is None:
            leave(f"`{target.name}` is a class of another file")
        to_target = list(self._keys(cls, target.body))
        to_here = list(self._keys(target.body, cls))
        if len(to_target) + len(to_here) != 1:
            found = "more than one" if to_target or to_here else "no"
            leave(f"{found} foreign key between the two classes was found in the file")
        return self._to_target(*to_target) if to_target else self._to_here()

    def _keys(self, cls: ClassBody, other: ClassBody) -> Iterator[Call]:
        """The foreign keys of a class that refer to another one. Raises ``Left``."""
        for _, column in columns_of(cls):
            if referred(self._file, column, other):
                yield column

    def _to_target(self, *keys: Call) -> Parts:
        """By foreign keys of the class. Raises ``Left``."""
        self._check_tables(self._cls)
        return self._through(*keys)

    def _to_here(self) -> Parts:
        """By foreign keys of the class that it leads to. Raises ``Left``."""
        self._check_tables(self._target.body)
        return self._collection(_LIST)

    def _through(self, *keys: Call) -> Parts:
        """The object that foreign keys of the class refer to."""
        is_required = all(has_value(key) for key in keys)
        return (self._target.text,) if is_required else self._or_none()

    def _check_inheritance(self) -> None:
        """Raises ``Left`` if one of the classes derives from the other, so that they share a table.

        A class that has been imported cannot derive from one of this file.
        """
        call, cls, target = self._call, self._cls, self._target
        path = target.body.path if target.body is not None else call.kind_of(target.expression)
        verdict = call.is_class(cls.path, path) if path is not None else None
        if verdict or (target.body is not None and call.is_class(target.body.path, cls.path)):
            leave("one of the classes derives from the other")
        if target.body is None:
            self.premises = (
                Premise(f"`{cls.name}` does not derive from `{target.name}`", verdict is False),
            )

    def _check_tables(self, owner: ClassBody | None) -> None:
        """Raises ``Left`` if the foreign key of one of the classes is in a table of both, so that
        it does not say which of them it is in.
        """
        cls, target = self._cls, self._target
        verdict = may_share_table(self._file, self._call, owner, (cls, target.body))
        if verdict:
            leave("the two classes may share a table")
        if verdict is None:
            premise = Premise(f"`{cls.name}` and `{target.name}` share no table", proven=False)
            self.premises = (*self.premises, premise)

    def _by_chosen_key(self) -> Parts:
        """By the columns of its `foreign_keys=`. Raises ``Left``."""
        cls = self._cls
        primaryjoin = self._call.keyword("primaryjoin")
        if primaryjoin is not None and "foreign" in self._call.text(primaryjoin.range):
            leave(_WRITTEN_OUT)
        chosen = self._named_columns("foreign_keys")
        classes = {owner for owner, _ in chosen}
        if classes == {self._target.name}:
            return self._to_here()
        own = dict(columns_of(cls))
        if classes != {cls.name} or not all(name in own for _, name in chosen):
            leave("whose columns its `foreign_keys=` are, is not certain")
        return self._to_target(*[own[name] for _, name in chosen])

    def _to_its_own_class(self) -> Parts:
        """By its `remote_side=`. Raises ``Left``."""
        cls = self._cls
        if self._says("primaryjoin"):
            leave(_WRITTEN_OUT)
        keys = [
            (name, key, to)
            for name, key in columns_of(cls)
            if (to := referred(self._file, key, cls))
        ]
        if self._says("foreign_keys"):
            chosen = self._named_columns("foreign_keys")
            keys = [key for key in keys if chosen == [(cls.name, key[0])]]
        if len(keys) != 1:
            leave("no single foreign key of the class to itself is in the file")
        [(name, key, to)] = keys
        if not self._says("remote_side"):
            return self._collection(_LIST)
        remote = self._named_columns("remote_side")
        if remote not in ([(cls.name, name)], [(cls.name, to)]):
            leave("which side of the foreign key it leads to is not certain")
        return self._collection(_LIST) if remote == [(cls.name, name)] else self._through(key)

    def _named_columns(self, keyword: str) -> list[tuple[str, str]]:
        """The columns that an option names, each with its class. Raises ``Left``."""
        argument = self._call.keyword(keyword)
        assert argument is not None
        said = text_in(argument.value)
        text = self._call.text(argument.value.range)
        value = expression_in(text, 0) if said is not None else argument.value
        is_quoted = said is not None
        columns = [] if value is None else list(_named(value, self._cls, is_quoted))
        if not columns or None in columns:
            leave(f"which columns its `{keyword}=` names is not certain")
        return [column for column in columns if column is not None]


def _named(value: Expression, cls: ClassBody, is_quoted: bool) -> Iterator[tuple[str, str] | None]:
    match value:
        case Display(items=items):
            for item in items:
                yield from _named(item, cls, is_quoted)
        case Literal() if not is_quoted and text_in(value) is not None:
            inner = expression_in(value.text, 0)
            yield from _named(inner, cls, is_quoted=True) if inner is not None else [None]
        case Name(id=name) if not is_quoted and name in cls.bindings:
            yield cls.name, name
        case Chain(root=Name(id=owner), links=(Attribute(name=name),)):
            yield owner, name
        case _:
            yield None
