"""Applies fixes: resolves what they need, keeps them apart, and verifies what comes out.

No fix is trusted. After the edits no more of the text must be broken than before, Python must
still compile it if it did, every comment must be there, and no name may be newly undefined or
unused. Where that is not so the guilty fix is found and withheld, with the reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from backlint_rules.check import FileCheck, RuleFailure
from backlint_rules.edits import TextEdit, applied
from backlint_rules.environment import Environment
from backlint_rules.facts.bound_names import FilePiece
from backlint_rules.facts.inference import BUILTINS
from backlint_rules.facts.model import Import
from backlint_rules.facts.scoping import OUTER, scope_of
from backlint_rules.finding import Finding, Fix, Imported
from backlint_rules.imports import CannotChangeImports, Imports
from backlint_rules.rule import Rule
from backlint_rules.syntax.tokenizer import tokenize
from backlint_rules.syntax.tokens import FSTRING_STRING, STRING

#: A fix may make room for another one; nobody needs more rounds than this.
_MOST_ROUNDS = 10
_DUNDERS = frozenset(
    ["__name__", "__file__", "__doc__", "__path__", "__package__", "__spec__", "__loader__"]
    + ["__builtins__", "__dict__", "__debug__", "__class__", "__module__", "__qualname__"]
    + ["__annotations__"]
)


class Style(NamedTuple):
    """What a file's text is to be like beside what rules say: the length that its lines should not
    exceed, and what tells whether the Python at hand compiles a text.
    """

    line_length: int
    compiles: Callable[[str], bool]


class Withheld(NamedTuple):
    """A finding whose fix was not applied, and why."""

    finding: Finding
    reason: str


@dataclass
class Fixed:
    """The text after all fixes, the findings that they were for (in the text as it was then), what
    was withheld, and the findings that are left.
    """

    text: str
    applied: list[Finding] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    left: list[Finding] = field(default_factory=list)
    failures: list[RuleFailure] = field(default_factory=list)


def fix_text(
    text: str,
    rules: Sequence[Rule],
    environment: Environment,
    wanted: Callable[[Finding], bool],
    style: Style,
) -> Fixed:
    """Applies the wanted fixes until there are no more."""
    check = FileCheck(text, rules, environment)
    result = Fixed(text)
    passed_over: set[tuple[str, str, str]] = set()
    for _ in range(_MOST_ROUNDS):
        round_ = _Round(check, environment, style)
        chosen = []
        for finding, fix in round_.fixes():
            if wanted(finding) and _identity(finding, check) not in passed_over:
                try:
                    chosen.append(round_.resolved(finding, fix))
                except CannotFix as error:
                    passed_over.add(_identity(finding, check))
                    result.withheld.append(Withheld(finding, str(error)))
        good, bad = round_.verified(_apart(chosen))
        result.withheld += bad
        passed_over.update([_identity(withheld.finding, check) for withheld in bad])
        if good:
            result.applied += [resolved.finding for resolved in good]
            check = FileCheck(round_.text_with(good), rules, environment)
        elif not bad:
            break
    result.text = check.text
    result.left = check.findings()
    result.failures = check.failures
    return result


def fix_finding(
    text: str,
    rules: Sequence[Rule],
    environment: Environment,
    finding: Finding,
    style: Style,
) -> str:
    """Applies the fix of one finding in a text. Raises ``CannotFix``."""
    assert finding.fix is not None
    round_ = _Round(FileCheck(text, rules, environment), environment, style)
    fixes = [round_.resolved(finding, finding.fix)]
    if reason := round_.reason_against(fixes):
        raise CannotFix(reason)
    return round_.text_with(fixes)


class CannotFix(Exception):
    """A fix cannot be made of this text, for the reason that the message names."""


@dataclass(frozen=True)
class _Resolved:
    """A fix as edits of the file, what these need to have imported, and what they may free."""

    finding: Finding
    edits: tuple[TextEdit, ...]
    add: frozenset[Imported]
    frees: tuple[str, ...]


class _Round:
    """Fixes for a text as it stands."""

    def __init__(self, check: FileCheck, environment: Environment, style: Style) -> None:
        self._check = check
        self._package = environment.module.partition(".")[0]
        self._keeps_unused = environment.is_package
        self._imports = Imports(check.pieces, check.lines, self._package, style.line_length)
        self._names = Names(check)
        self._compiles = style.compiles

    def fixes(self) -> Iterator[tuple[Finding, Fix]]:
        """The findings that have a fix, both with lines of the file."""
        for finding in self._check.findings():
            if finding.fix is not None:
                yield finding, finding.fix

    def resolved(self, finding: Finding, fix: Fix) -> _Resolved:
        """Raises ``CannotFix``."""
        piece = self._check.piece_at(finding.range.line)
        add: set[Imported] = set()
        edits = []
        for range_, parts in fix.edits:
            texts = [
                part if isinstance(part, str) else self._spelled(part, piece, fix, range_.line, add)
                for part in parts
            ]
            edits.append(TextEdit(range_, "".join(texts)))
        return _Resolved(finding, tuple(edits), frozenset(add), fix.frees)

    def _spelled(
        self, imported: Imported, piece: FilePiece, fix: Fix, line: int, add: set[Imported]
    ) -> str:
        """How the code at a line can name something; notes in ``add`` that it must be imported."""
        spelled = self._imports.spelled(imported, line)
        if spelled is not None:
            name = spelled.partition(".")[0]
            if self._names.means_the_modules(name, piece, fix.scope):
                return spelled
        name = imported.name or imported.module.partition(".")[0]
        if not self._names.is_free(name, piece, fix.scope):
            raise CannotFix(f"`{name}` is the name of something else here")
        add.add(imported)
        return imported.name or imported.module

    def text_with(self, fixes: Sequence[_Resolved]) -> str:
        """The text after these fixes. Raises ``CannotFix``."""
        lines = self._check.lines
        local = [edit for fix in fixes for edit in fix.edits]
        add = {imported for fix in fixes for imported in fix.add}
        freed = {name for fix in fixes for name in fix.frees}
        if self._keeps_unused:
            freed = set()
        elif freed:
            freed &= Names(FileCheck(applied(lines, local), (), Environment())).unused_imports()
        try:
            return applied(lines, [*local, *self._imports.edits(add, freed)])
        except CannotChangeImports as error:
            raise CannotFix(str(error)) from None

    # Verification

    def verified(self, fixes: Sequence[_Resolved]) -> tuple[list[_Resolved], list[Withheld]]:
        """Those that together leave a good text, and the others with what is wrong about them."""
        if not fixes:
            return [], []
        reason = self.reason_against(fixes)
        if not reason:
            return list(fixes), []
        if len(fixes) == 1:
            return [], [Withheld(fixes[0].finding, reason)]
        middle = len(fixes) // 2
        first, bad = self.verified(fixes[:middle])
        second, others = self.verified(fixes[middle:])
        if not self.reason_against([*first, *second]):
            return [*first, *second], [*bad, *others]
        return first, [*bad, *others]  # the second half may come in the next round

    def reason_against(self, fixes: Sequence[_Resolved]) -> str:
        """What would be wrong about the text after these fixes, or nothing."""
        try:
            text = self.text_with(fixes)
        except CannotFix as error:
            return str(error)
        before, after = self._check.text, FileCheck(text, (), Environment())
        if _n_errors(after) > _n_errors(self._check):
            return "what comes out would not parse"
        if self._compiles(before) and not self._compiles(text):
            return "what comes out would not compile"
        if lost := _comments(self._check) - _comments(after):
            return f"a comment would be lost: {next(iter(lost))}"
        names = Names(after)
        if undefined := names.undefined() - self._names.undefined():
            return f"`{min(undefined)}` would not be defined"
        unused = names.unused_imports() - self._names.unused_imports()
        if unused and not self._keeps_unused:
            return f"the import of `{min(unused)}` would be unused"
        if idle := names.unused_locals() - self._names.unused_locals():
            return f"`{min(idle)}` would be unused"
        return ""


class Names:
    """What the names of a file mean, as far as fixes need to know."""

    def __init__(self, check: FileCheck) -> None:
        self._lines = check.lines
        self._pieces = [piece for top in check.pieces for piece in top.walk()]
        self._bound: Counter[str] = Counter()
        self._imported: set[str] = set()
        for piece in self._pieces:
            for index, scope in enumerate(piece.facts.scopes):
                for name, bindings in scope.bindings.items():
                    is_global = scope.declared.get(name) == "global"
                    if is_global or (index == 0 and piece.owner is None):
                        self._bound[name] += len(bindings)
                        if index == 0 and all(isinstance(b.value, Import) for b in bindings):
                            self._imported.add(name)

    def means_the_modules(self, name: str, piece: FilePiece, scope: int) -> bool:
        """Whether a name, used in a scope of a piece, can only be what the module binds once."""
        return self._bound[name] == 1 and not self._is_bound_nearer(name, piece, scope)

    def is_free(self, name: str, piece: FilePiece, scope: int) -> bool:
        """Whether nothing binds a name that is used in a scope of a piece."""
        return not (
            self._bound[name] or self._bound["*"] or self._is_bound_nearer(name, piece, scope)
        )

    def _is_bound_nearer(self, name: str, piece: FilePiece, scope: int) -> bool:
        index = scope_of(name, scope, piece.facts.scopes)
        if index > OUTER:
            return True
        return index == OUTER and piece.owner is not None and name in _class_names(piece.owner)

    def undefined(self) -> set[str]:
        """The names that are used and nowhere bound; none where a star import may bind them."""
        if self._bound["*"]:
            return set()
        return {
            name
            for piece in self._pieces
            for name, index in _outer_uses(piece)
            if not self._bound[name]
            and name not in BUILTINS
            and name not in _DUNDERS
            and not (index == OUTER and name in _class_names(piece.owner))
        }

    def unused_imports(self) -> set[str]:
        """The names of imports that nothing uses, not even a string (in ``__all__``, say)."""
        used = {name for piece in self._pieces for name, _ in _outer_uses(piece)}
        return self._imported - used - self._words_in_strings

    @cached_property
    def _words_in_strings(self) -> set[str]:
        return {
            word
            for type_, text, *_ in tokenize(self._lines)
            if type_ is STRING or type_ is FSTRING_STRING
            for word in _WORD.findall(text)
        }

    def unused_locals(self) -> Counter[str]:
        """The names that functions bind without using them, each as often as that is so."""
        unused: Counter[str] = Counter()
        for piece in self._pieces:
            scopes = piece.facts.scopes
            used = {
                (scope_of(name, index, scopes), name)
                for index, scope in enumerate(scopes)
                for name in scope.uses
            }
            for index, scope in enumerate(scopes):
                if scope.kind == "function":
                    unused.update(
                        name
                        for name, bindings in scope.bindings.items()
                        if (index, name) not in used and bindings[0].how in ("import", "assign")
                    )
        return unused


_WORD = re.compile(r"\w+")


def _class_names(cls: FilePiece | None) -> set[str]:
    """What the body of a class binds."""
    if cls is None:
        return set()
    return {name for piece in cls.children for name in piece.facts.scopes[0].bindings}


def _outer_uses(piece: FilePiece) -> Iterator[tuple[str, int]]:
    """The names that a piece uses but does not bind, and whether as ``OUTER`` or ``MODULE``."""
    scopes = piece.facts.scopes
    for index, scope in enumerate(scopes):
        for name in scope.uses:
            found = scope_of(name, index, scopes)
            if found <= OUTER:
                yield name, found


def _identity(finding: Finding, check: FileCheck) -> tuple[str, str, str]:
    """What tells a finding from others, also after lines above it have come or gone."""
    return finding.rule, finding.message, check.lines[finding.range.line]


def _apart(fixes: Sequence[_Resolved]) -> list[_Resolved]:
    """The first ones that do not touch each other; the others may come in the next round."""
    chosen: list[_Resolved] = []
    for fix in fixes:
        if not any(
            mine.overlaps(other)
            for earlier in chosen
            for other in earlier.edits
            for mine in fix.edits
        ):
            chosen.append(fix)
    return chosen


def _n_errors(check: FileCheck) -> int:
    return sum(len(piece.facts.errors) for top in check.pieces for piece in top.walk())


def _comments(check: FileCheck) -> Counter[str]:
    return Counter(
        comment.strip()
        for token in tokenize(check.lines)
        if "#" in token[4]
        for comment in _COMMENT.findall(token[4])
    )


_COMMENT = re.compile(r"#[^\r\n]*")
