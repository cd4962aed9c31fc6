"""The outline of a file: what its pieces show to each other, and the answers about it.

It answers ``questions``. An answer is kept with what it rests on until an edit
changes some of that; then whoever recorded it asks again and compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from backlint_rules.facts import kinds
from backlint_rules.facts.bound_names import (
    ALL_CLASSES,
    Bound,
    BoundNames,
    FilePiece,
    attributes_of,
    body_of,
    reads_in,
)
from backlint_rules.facts.derivation import ClassBody, derives, is_mixin
from backlint_rules.facts.exports import instance_attributes
from backlint_rules.facts.file_values import making_of
from backlint_rules.facts.guard import Guard, Kept
from backlint_rules.facts.inference import BUILTINS, Inference
from backlint_rules.facts.libraries import BASES, KINDS, PUBLIC, canonical
from backlint_rules.facts.model import (
    AttributeBinding,
    Class,
    Function,
)
from backlint_rules.facts.questions import Answer
from backlint_rules.facts.scoping import reads_of


class Update(NamedTuple):
    """What a change of pieces has changed: the questions whose answers are not known any more,
    the names that now stand for other names, and the pieces whose class has another path.
    """

    doubtful: set[str]
    renamed: frozenset[str]
    moved: list[FilePiece]


#: So many answers are kept beside those that are known to be wanted.
_MANY = 1_000


class Outline:
    """What a file shows of itself. ``module`` is its dotted name, ``prefix`` what the paths of its
    own names begin with.
    """

    def __init__(self, module: str, is_package: bool) -> None:
        self.module = module
        self._package = module if is_package else module.rpartition(".")[0]
        self.prefix = module + "."
        self._names = BoundNames()
        self._answers: Kept[str, Answer] = {}
        self._n_wanted = 0
        self._guard = Guard()
        self._inferences: dict[int, Inference] = {}

    # Keeping up with the pieces

    def start(self, pieces: Iterable[FilePiece]) -> None:
        """Takes the pieces of a file."""
        self._names.start(pieces)

    def update(self, gone: Sequence[FilePiece], come: Sequence[FilePiece]) -> Update:
        """Takes pieces out and in; what may have changed by that."""
        changed, renamed, moved = self._names.update(gone, come, self._guard.noted)
        doubtful: set[str] = set()
        if changed:
            self._inferences = {}
            for question, (_, rests_on) in self._answers.items():
                if not changed.isdisjoint(rests_on):
                    doubtful.add(question)
            for question in doubtful:
                del self._answers[question]
        for piece in (*gone, *moved):
            self._inferences.pop(id(piece), None)
        return Update(doubtful, renamed, moved)

    def other_names(self, name: str) -> frozenset[str]:
        """The last names of what a name of the module stands for: ``from a import Column as C``."""
        return self._names.other_names(name)

    def class_around(self, piece: FilePiece) -> str | None:
        """The path of the class in whose body a piece stands.

        ``None`` if there is none, or while its header does not parse.
        """
        prefix = self._names.prefix_in(piece.owner)
        return self.prefix + prefix[:-1] if prefix else None

    def close(self) -> None:
        """Forgets what refers to the outline itself, after which nothing may be asked."""
        self._inferences.clear()

    # Answers

    def ask(self, question: str) -> Answer:
        """The answer to a question; ``None`` if it is about a class whose path is not known."""
        if OWNER in question:
            return None
        return self._guard.once(self._answers, question, lambda: self._answer(question))

    def forget_most(self, wanted: Iterable[str]) -> None:
        """Forgets the answers to other questions than these, as soon as they are many."""
        if len(self._answers) > self._n_wanted + _MANY:
            self.forget_all_but(wanted)

    def forget_all_but(self, wanted: Iterable[str]) -> None:
        """Forgets the answers to other questions than these."""
        self._answers = {q: self._answers[q] for q in wanted if q in self._answers}
        self._n_wanted = len(self._answers)
        self._guard.noted = set().union(*[rests_on for _, rests_on in self._answers.values()])
        self._inferences = {}

    def inference(self, piece: FilePiece) -> Inference:
        """Answers about a piece, not recorded."""
        found = self._inferences.get(id(piece))
        if found is None:
            owner = self.class_around(piece)
            found = Inference(piece.facts, self.module, self.ask, owner, self._guard)
            self._inferences[id(piece)] = found
        return found

    def _answer(self, question: str) -> Answer:
        if question.startswith("isa "):
            path, _, target = question[4:].rpartition(" ")
            return derives(self, path, target)
        if question.startswith("base "):
            path, _, target = question[5:].rpartition(" ")
            return is_mixin(self, path, target)
        if question.startswith("made "):
            return making_of(self, question[5:])
        if question.startswith("read "):
            path, _, name = question[5:].rpartition(".<body>.")
            return self._attributes_read(path, name)
        if question.startswith("parameters "):
            return self._type_parameters(question[11:])
        if question.startswith("="):
            path = self._absolute(question[1:])
            return self._path(path) if path else None
        cls, in_body, name = question.rpartition(".<body>.")
        return self._in_body(cls, name) if in_body else self._path(question)

    def _kind(self, path: str) -> str | None:
        answer = self.ask(path)
        return answer if isinstance(answer, str) else None

    def _absolute(self, path: str) -> str:
        if not path.startswith("."):
            return path
        rest = path.lstrip(".")
        package = self._package
        for _ in range(len(path) - len(rest) - 1):
            package = package.rpartition(".")[0]
        if not package:
            return ""  # beyond the top there is nothing
        return f"{package}.{rest}" if rest else package

    def _path(self, path: str) -> str | None:
        if path in PUBLIC or path == self.module:
            return path
        if path.startswith(self.prefix):
            return self._in_one_form(self._own(path, path[len(self.prefix) :]))
        known = canonical(path)
        if known != path:
            return self._kind(known)
        return self._inherited(path) or path

    def _in_one_form(self, kind: str | None) -> str | None:
        return canonical(kind) if kind and not kind.startswith(self.prefix) else kind

    def _inherited(self, path: str) -> str | None:
        """What a known class has from its bases."""
        cls, parentheses, rest = path.partition("()")
        if not rest:
            cls, _, rest = path.rpartition(".")
            parentheses, rest = "", "." + rest
        for base in BASES.get(cls, ()):
            inherited = base + parentheses + rest
            if base != "builtins.object":
                kind = self._kind(inherited)
                if kind is not None and kind != inherited:
                    return kind
        return None

    # The file's own names

    def bound(self, name: str) -> Sequence[Bound]:
        """What binds a name of the file; the answer that is being worked out rests on it."""
        self._guard.note(name)
        return self._names[name]

    def _own(self, path: str, rest: str) -> str | None:
        if rest.endswith("()"):
            return self._called(path, rest[:-2])
        owner, _, name = rest.rpartition(".")
        if not owner:
            return self._module_name(name)
        instance = owner.endswith("()")
        cls = self.class_named(owner[:-2] if instance else owner)
        if cls is not None:
            return self._member(owner[:-2] if instance else owner, cls, name, instance)
        return self._step(owner, f".{name}")

    def _step(self, owner: str, rest: str) -> str | None:
        """Goes on from what a path of the file turns out to be."""
        kind = kinds.present(self._kind(self.prefix + owner))
        if kind is None or kind == self.prefix + owner:
            return None
        return kinds.union([self._kind(kinds.bare(one) + rest) for one in kinds.alternatives(kind)])

    def _module_name(self, name: str) -> str | None:
        found = self.bound(name)
        if found:
            return self._union(found)
        if self.bound("*"):
            return None  # it may come from any star import
        return f"builtins.{name}" if name in BUILTINS else None

    def _union(self, found: Iterable[Bound]) -> str | None:
        return kinds.union(
            [self.inference(piece).binding(binding, scope) for binding, piece, scope in found]
        )

    def _called(self, path: str, callee: str) -> str | None:
        found = self.bound(callee)
        if not found:
            owner, _, name = callee.rpartition(".")
            inner = self._inner_function(owner, name) if owner else None
            if inner is not None:
                return self._result(*inner)
            return self._step(callee, "()")
        given: list[str | None] = []
        for bound in found:
            value = bound.binding.value
            if isinstance(value, Class):
                given.append(path)
            elif isinstance(value, Function):
                given.append(self._result(value, bound.piece))
            else:
                kind = self.inference(bound.piece).binding(bound.binding, bound.scope)
                if kind is None or kind == self.prefix + callee:
                    return None
                given += [
                    self._kind(kinds.bare(one) + "()")
                    for one in kinds.alternatives(kind)
                    if one != kinds.NONE
                ]
        return kinds.union(given)

    def _result(self, function: Function, piece: FilePiece) -> str | None:
        if function.returns is None:
            prefix = self._names.prefix_in(piece.owner) or ""
            for name in piece.facts.scopes[0].bindings:
                self._guard.note(body_of(prefix + name))
        return self.inference(piece).result(function)

    # Classes

    def class_named(self, name: str) -> ClassBody | None:
        """The class that a name of the file stands for, if it is certain which."""
        found = self.bound(name)
        if len(found) == 1 and isinstance(found[0].binding.value, Class):
            return ClassBody(found[0], found[0].binding.value)
        return None

    def _type_parameters(self, path: str) -> frozenset[str]:
        """Those of a class of the file and of the classes around it."""
        names: set[str] = set()
        name = path[len(self.prefix) :]
        while name:
            cls = self.class_named(name)
            if cls is not None:
                names.update(cls.cls.type_parameters)
            name = name.rpartition(".")[0]
        return frozenset(names)

    def _attributes_read(self, path: str, name: str) -> frozenset[str] | None:
        """The attributes of a name that are read in the body of a class, ``""`` for the name."""
        cls = self.class_named(path[len(self.prefix) :])
        if cls is None:
            return None
        self._guard.note(reads_in(path[len(self.prefix) :]))
        bodies = [piece.facts.scopes[0] for piece in cls.bound.piece.children]
        return frozenset([read for body in bodies for read in reads_of(name, body)])

    def _inner_function(self, owner: str, name: str) -> tuple[Function, FilePiece] | None:
        """A method of a class whose body is a scope of its piece."""
        cls = self.class_named(owner)
        if cls is None or cls.cls.scope is None:
            return None
        piece = cls.bound.piece
        found = piece.facts.scopes[cls.cls.scope].bindings.get(name, ())
        if len(found) == 1 and isinstance(found[0].value, Function):
            return found[0].value, piece
        return None

    def _in_body(self, path: str, name: str) -> str | Literal[False] | None:
        """The kind of a name in the body of a class; ``False`` if it is not bound there."""
        found = self.bound(f"{path[len(self.prefix) :]}.{name}")
        return self._in_one_form(self._union(found)) if found else False

    def decorators_of(self, cls: ClassBody) -> set[str | None]:
        """The kinds of what decorates a class."""
        inference = self.inference(cls.bound.piece)
        return {inference.value(d, cls.bound.scope) for d in cls.cls.decorators}

    def all_classes(self) -> list[str]:
        """The names of the classes of the file."""
        self._guard.note(ALL_CLASSES)
        return list(self._names.classes)

    def body_bindings(self, name: str, cls: ClassBody, member: str) -> Sequence[Bound]:
        """What binds a name in the body of the class that a name of the file stands for."""
        if cls.cls.scope is None:
            return self.bound(f"{name}.{member}")
        piece, scope = cls.bound.piece, cls.cls.scope
        found = piece.facts.scopes[scope].bindings.get(member, ())
        return [Bound(binding, piece, scope) for binding in found]

    def _member(self, name: str, cls: ClassBody, member: str, instance: bool) -> str | None:
        path = f"{self.prefix}{name}.{member}"
        found = self.body_bindings(name, cls, member)
        functions = [b for b in found if isinstance(b.binding.value, Function)]
        if functions:
            if len(functions) != len(found):
                return None
            return self._function_member(path, functions, instance)
        declared = [b for b in found if b.binding.annotation is not None]
        if declared:
            return self._union(declared)
        values = [self.inference(b.piece).binding(b.binding, b.scope) for b in found]
        if instance:
            values += self._set_on_instances(cls, member)
        if values:
            return kinds.union(values)
        return self._inherited_member(cls, member, instance)

    def _function_member(self, path: str, functions: Sequence[Bound], instance: bool) -> str | None:
        given = []
        for bound in functions:
            function, piece = bound.binding.value, bound.piece
            assert isinstance(function, Function)
            inference = self.inference(piece)
            decorators = {inference.value(d, bound.scope) for d in function.decorators}
            if instance and decorators & _PROPERTIES:
                given.append(self._result(function, piece))
            else:
                given.append(path)
        return kinds.union(given)

    def _inherited_member(self, cls: ClassBody, member: str, instance: bool) -> str | None:
        parentheses = "()" if instance else ""
        fallback = None
        for base in self.bases_of(cls):
            if base is None:
                return None
            path = f"{base}{parentheses}.{member}"
            kind = self._kind(path)
            if kind is None:
                continue
            if kind != path or path in KINDS:
                return kind
            fallback = fallback or (kind if base != "builtins.object" else None)
        return fallback

    def _set_on_instances(self, cls: ClassBody, member: str) -> Iterator[str | None]:
        for piece, scope, binding in self.instance_attributes_of(cls, member):
            inference = self.inference(piece)
            if binding.annotation is not None:
                yield inference.annotation(binding.annotation, scope)
            else:
                yield inference.value(binding.value, scope)

    def instance_attributes_of(
        self, cls: ClassBody, member: str
    ) -> Iterator[tuple[FilePiece, int, AttributeBinding]]:
        """What the methods of a class set on ``self``."""
        piece, outer = cls.bound.piece, cls.cls.scope
        self._guard.note(attributes_of((self._names.prefix_in(piece.owner) or "") + cls.cls.name))
        pieces = piece.children if outer is None else [piece]
        for method in pieces:
            for index, scope in enumerate(method.facts.scopes):
                if scope.attributes and scope.parent == (outer or 0):
                    for binding in instance_attributes(scope):
                        if binding.name == member:
                            yield method, index, binding

    def bases_of(self, cls: ClassBody) -> list[str | None]:
        """The kinds of what a class is said to derive from."""
        inference = self.inference(cls.bound.piece)
        return [inference.value(base, cls.bound.scope) for base in cls.cls.bases]


#: Stands in a piece's questions for the path of the class in whose body it stands.
OWNER = "@"
_PROPERTIES = frozenset(["builtins.property", "functools.cached_property"])
