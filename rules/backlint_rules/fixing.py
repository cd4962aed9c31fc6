"""Applies fixes: resolves what they need, keeps them apart, and verifies what comes out.

Where something would be wrong about that, the guilty fix is found and withheld, with the reason.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from backlint_rules.check import FileCheck
from backlint_rules.edits import TextEdit, applied, are_overlapping
from backlint_rules.environment import Environment
from backlint_rules.facts.bound_names import FilePiece
from backlint_rules.finding import Break, Finding, Fix, Imported, Range
from backlint_rules.imports import CannotChangeImports, Imports
from backlint_rules.layout import CannotBreakLines, Layout
from backlint_rules.rule import Rule, RuleFailure
from backlint_rules.syntax.source_lines import SourceLines
from backlint_rules.verification import Verification

#: A fix may make room for another one; nobody needs more rounds than this.
_MOST_ROUNDS = 10


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
            text = applied(check.lines, round_.edits(good))
            check.close()
            check = FileCheck(text, rules, environment)
        elif not bad:
            break
    result.text = check.text
    result.left = check.findings()
    result.failures = check.failures
    check.close()
    return result


def edits_for(
    check: FileCheck, environment: Environment, finding: Finding, style: Style
) -> list[TextEdit]:
    """The edits that the fix of one finding in a file means. Raises ``CannotFix``."""
    assert finding.fix is not None
    round_ = _Round(check, environment, style)
    fixes = [round_.resolved(finding, finding.fix)]
    if reason := round_.reason_against(fixes):
        raise CannotFix(reason)
    return round_.edits(fixes)


def edits_of_each(
    text: str,
    findings: Sequence[Finding],
    environment: Environment,
    style: Style,
    *,
    with_imports: bool,
) -> dict[Finding, list[TextEdit] | str]:
    """For each finding that has a fix, the edits that it means, or why it cannot be made.

    Each is to be made alone; ``with_imports`` also those of the imports, which takes longer.
    """
    with closing(FileCheck(text, (), Environment())) as check:
        round_ = _Round(check, environment, style)
        result: dict[Finding, list[TextEdit] | str] = {}
        fixes = []
        for finding in findings:
            if finding.fix is not None:
                try:
                    fixes.append(round_.resolved(finding, finding.fix))
                except CannotFix as error:
                    result[finding] = str(error)
        _, bad = round_.verified(_apart(fixes))
        result.update({withheld.finding: withheld.reason for withheld in bad})
        for fix in fixes:
            if fix.finding not in result:
                try:
                    edits = round_.edits([fix]) if with_imports else list(fix.edits)
                    result[fix.finding] = edits
                except CannotFix as error:
                    result[fix.finding] = str(error)
        return result


class CannotFix(Exception):
    """A fix cannot be made of this text, for the reason that the message names."""


@dataclass(frozen=True)
class _Resolved:
    """A fix as edits of the file, what these need to have imported, with the first line that does,
    and what they may free.
    """

    finding: Finding
    edits: tuple[TextEdit, ...]
    add: Mapping[Imported, int]
    frees: tuple[str, ...]


class _Round:
    """Fixes for a text as it stands."""

    def __init__(self, check: FileCheck, environment: Environment, style: Style) -> None:
        self._check = check
        self._environment = environment
        self._style = style
        self._verification = Verification(check, environment.is_package, style.compiles)
        self._layouts: dict[tuple[int, int], Layout] = {}

    @cached_property
    def _imports(self) -> Imports:
        package = self._environment.module.partition(".")[0]
        check = self._check
        return Imports(check.pieces, check.lines, package, self._style.line_length)

    @cached_property
    def _begins(self) -> list[int]:
        """The lines where the statements of the module begin, and where the last one ends."""
        return [*accumulate([piece.n_lines for piece in self._check.pieces], initial=0)]

    def _layout(self, first: int, last: int) -> Layout:
        """That of the statements that these lines are in."""
        begin = self._begins[bisect_right(self._begins, first) - 1]
        end = next(iter(self._begins[bisect_right(self._begins, last) :]), self._begins[-1])
        if (begin, end) not in self._layouts:
            text = SourceLines(self._check.lines, begin, end)
            self._layouts[begin, end] = Layout(text, self._style.line_length)
        return self._layouts[begin, end]

    def fixes(self) -> Iterator[tuple[Finding, Fix]]:
        """The findings that have a fix, both with lines of the file."""
        for finding in self._check.findings():
            if finding.fix is not None:
                yield finding, finding.fix

    def resolved(self, finding: Finding, fix: Fix) -> _Resolved:
        """Raises ``CannotFix``."""
        piece = self._check.piece_at(finding.range.line)
        add: dict[Imported, int] = {}
        spelled: list[tuple[Range, list[str | Break]]] = []
        for range_, parts in fix.edits:
            texts = [
                self._spelled(part, piece, fix, range_.line, add)
                if isinstance(part, Imported)
                else part
                for part in parts
            ]
            spelled.append((range_, texts))
        layout = self._layout(
            min(range_.line for range_, _ in spelled), max(range_.end_line for range_, _ in spelled)
        )
        try:
            edits = layout.edits(spelled, fix.breaks)
        except CannotBreakLines as error:
            raise CannotFix(str(error)) from None
        if are_overlapping(edits):
            raise CannotFix("its edits overlap, which is a mistake of the rule")
        return _Resolved(finding, edits, add, fix.frees)

    def _spelled(
        self, imported: Imported, piece: FilePiece, fix: Fix, line: int, add: dict[Imported, int]
    ) -> str:
        """How the code at a line can name something; notes in ``add`` where it must be imported."""
        names = self._verification.names
        if imported.module == "builtins":
            if names.is_free(imported.name, piece, fix.scope):
                return imported.name
            raise CannotFix(f"`{imported.name}` is the name of something else here")
        spelled = self._imports.spelled(imported, line)
        if spelled is not None:
            name = spelled.partition(".")[0]
            if names.means_the_modules(name, piece, fix.scope):
                return spelled
        for new in (imported, imported._replace(name="")):
            if names.is_free(new.binds, piece, fix.scope):
                add[new] = min(line, add.get(new, line))
                return new.name or ".".join(filter(None, imported))
        raise CannotFix(f"`{imported.binds}` is the name of something else here")

    def edits(self, fixes: Sequence[_Resolved]) -> list[TextEdit]:
        """The edits of these fixes and those of the imports. Raises ``CannotFix``."""
        local = [edit for fix in fixes for edit in fix.edits]
        add: dict[Imported, int] = {}
        for fix in fixes:
            for imported, line in fix.add.items():
                add[imported] = min(line, add.get(imported, line))
        freed = self._verification.freed({name for fix in fixes for name in fix.frees}, local)
        try:
            return [*self._imports.edits(add, freed), *local]
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
            return self._verification.reason_against(self.edits(fixes))
        except CannotFix as error:
            return str(error)


def _identity(finding: Finding, check: FileCheck) -> tuple[str, str, str]:
    """What tells a finding from others, also after lines above it have come or gone."""
    return finding.rule, finding.message, check.lines[finding.range.line]


def _apart(fixes: Sequence[_Resolved]) -> list[_Resolved]:
    """The first ones that do not touch each other, nor import different things by one name; the
    others may come in the next round.
    """
    chosen: list[_Resolved] = []
    imported: dict[str, Imported] = {}
    for fix in fixes:
        if not any(
            mine.touches(other)
            for earlier in chosen
            for other in earlier.edits
            for mine in fix.edits
        ) and all(imported.get(new.binds, new) == new for new in fix.add):
            chosen.append(fix)
            imported.update({new.binds: new for new in fix.add})
    return chosen
