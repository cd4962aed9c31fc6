"""Runs rules over files; for an open file keeps every answer that an edit leaves valid.

What a rule finds in a piece depends on the piece's facts and on the answers to what the rule
asked of anything else. Both are kept: after an edit, rules run again on the pieces that are new
and on those for which some recorded answer has become another one.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from typing import NamedTuple

from backlint_rules.asked import Asked, renewed
from backlint_rules.dispatch import Dispatch
from backlint_rules.edits import TextEdit, applied, in_order
from backlint_rules.environment import Environment
from backlint_rules.facts.bound_names import FilePiece
from backlint_rules.facts.extract import read_piece
from backlint_rules.facts.file_values import origin_of
from backlint_rules.facts.file_view import FileView
from backlint_rules.facts.model import PieceFacts, Suppression
from backlint_rules.facts.outline import OWNER, Outline
from backlint_rules.facts.revision import revised
from backlint_rules.finding import Elsewhere, Finding, Range, Related
from backlint_rules.leaving import with_fix
from backlint_rules.piece_check import PieceCheck, PieceResult
from backlint_rules.rule import Rule, RuleFailure
from backlint_rules.suppressing import Group, WholeFile
from backlint_rules.suppression_use import SuppressionUse
from backlint_rules.syntax.document import Changes, Document, Splice

#: So many new pieces are put in their places one by one; of more, all is put together anew. So
#: many edits are tried one by one; with more, the file is read anew.
_FEW = 20


class FileCheck:
    r"""One file that is being edited: text in, findings out.

    Of the rules, those speak that apply in the environment; without ``wants_fixes`` they need not
    say what could be done.

    Positions are (line, column) pairs, both from 0, columns in code points, lines as LSP
    counts them (only ``\n``, ``\r\n`` and ``\r`` end one).
    """

    def __init__(
        self,
        text: str,
        rules: Sequence[Rule],
        environment: Environment,
        *,
        wants_fixes: bool = True,
    ) -> None:
        self._wants_fixes = wants_fixes
        self._document = Document(text, read_piece, revised)
        self.configure(rules, environment)

    def configure(self, rules: Sequence[Rule], environment: Environment) -> None:
        """Takes other rules or another environment; the next report is as if opened with them."""
        self._rules = Dispatch([rule for rule in rules if rule.applies_in(environment)])
        self._environment = environment
        self._outline = Outline(environment.module, environment.is_package)
        self._piece_check = PieceCheck(self._rules, environment, self._outline)
        self._is_new = True
        self._asked = Asked()
        self._groups: list[tuple[int, Group]] = []
        self._whole_file_comments: list[tuple[int, Suppression]] = []
        self._whole_file: WholeFile | None = None
        self._view: FileView | None = None

    def close(self) -> None:
        """Lets go of everything; the check is of no use any more.

        Without it the memory of a file would be garbage that is collected some time later. By then
        what is new lies between it, and little goes back to the system.
        """
        self._piece_check.failures = []
        self._view = None
        self._outline.close()
        _let_go(_walk(self._document.pieces))

    @property
    def failures(self) -> list[RuleFailure]:
        """The rules that raised since the last report began."""
        return self._piece_check.failures

    @property
    def lines(self) -> Sequence[str]:
        """The text's lines with their line ends; the last one, perhaps empty, has none."""
        return self._document.lines

    @property
    def text(self) -> str:
        """The whole text, joined on demand."""
        return "".join(self._document.lines)

    @property
    def pieces(self) -> Sequence[FilePiece]:
        """The pieces of the module's body."""
        return self._document.pieces

    def piece_at(self, line: int) -> FilePiece:
        """The piece that has this line among its own lines."""
        return self._document.piece_at(line)

    def after(self, edits: Sequence[TextEdit]) -> tuple[FileCheck, Changes[PieceFacts]]:
        """The file after edits that do not overlap, without rules, and what that changes; this
        one stays as it is.
        """
        check = FileCheck("", (), Environment())
        document = check._document = self._document.copy()
        if len(edits) > _FEW:
            document.replace(applied(self.lines, edits))
        else:
            for range_, text in reversed(in_order(edits)):
                document.edit(range_[:2], range_[2:], text)
            for _ in document.settle():
                pass
        return check, document.take_changes()

    def edit(self, start: tuple[int, int], end: tuple[int, int], text: str) -> None:
        """Replaces the stretch from ``start`` to ``end``; positions beyond the text are clamped."""
        self._document.edit(start, end, text)

    def replace(self, text: str) -> None:
        """Replaces the whole text."""
        self._document.replace(text)

    @property
    def settled(self) -> bool:
        """Whether the report covers the whole text as it stands.

        An edit such as an unclosed triple quote changes the meaning of all that follows; what
        is above it is answered at once, and what is below keeps its findings until ``settle``.
        """
        return self._document.settled

    def settle(self) -> Iterator[None]:
        """Catches up in slices of some milliseconds, one a step; an edit in between ends it."""
        return self._document.settle()

    def report(self) -> Sequence[tuple[int, Group]]:
        """The findings, group by group in the order of the file, after all edits so far.

        Each group is a first line and findings whose lines count from it. A group that no edit
        touched is the same tuple object as in the last report, so that what was made of it
        (by ``id``, while it is held) can be used again. ``failures`` are the rules that raised
        while it was made.
        """
        self._piece_check.failures = []
        self._take_edits()
        if not self._whole_file_comments:
            self._whole_file = None
            return self._groups
        if self._whole_file is None:
            self._whole_file = WholeFile(self._rules.on_suppressions, self._rules.on_code)
        return self._whole_file.applied(self._groups, self._whole_file_comments)

    def findings(self) -> list[Finding]:
        """The same findings in one list, their lines counted from the file's first."""
        found = [self._located(f.moved(line), line) for line, group in self.report() for f in group]
        if not self._wants_fixes:
            return found
        file = self._file()
        return [self._with_rewrite(finding, file) for finding in found]

    def place_of(self, elsewhere: Elsewhere, line: int) -> Range | None:
        """Where the file has what a finding in the piece at a line points to; ``None`` if nobody
        knows.
        """
        cls = self._outline.class_around(self.piece_at(line))
        path = elsewhere.path if cls is None else elsewhere.path.replace(OWNER, cls, 1)
        origin = origin_of(self._outline, path)
        if origin is None:
            return None
        piece, chain = origin
        argument = chain.keyword(elsewhere.keyword)
        return argument and argument.range.moved(self._document.line_of(piece))

    @property
    def first_error(self) -> Range | None:
        """The first stretch that does not parse; nothing is said about what lies in it."""
        for piece in _walk(self.pieces):
            for error in piece.facts.errors:
                return error.moved(self._document.line_of(piece))
        return None

    def _located(self, finding: Finding, line: int) -> Finding:
        """The finding with all related places where they are now."""
        if not finding.elsewhere:
            return finding
        places = [(self.place_of(one, line), one.message) for one in finding.elsewhere]
        related = [Related(range_, message) for range_, message in places if range_]
        return finding._replace(related=(*finding.related, *related), elsewhere=())

    def with_fix(self, finding: Finding) -> Finding:
        """A finding of the file with its fix, or with the reason why there is none, also where
        fixes were not wanted.
        """
        self._take_edits()
        piece = self.piece_at(finding.range.line)
        line = self._document.line_of(piece)
        found = self._piece_check.run(piece, line, wants_fixes=True).findings
        same = [one for one in (f.moved(line) for f in found) if _is_same(one, finding)]
        return self._with_rewrite(same[0] if same else finding, self._file())

    def _file(self) -> FileView:
        """The file as it was when it was last reported on."""
        if self._view is None:
            self._view = FileView(self.pieces, self.lines, self._outline, self._environment)
        return self._view

    def _with_rewrite(self, finding: Finding, file: FileView) -> Finding:
        """The finding with the fix that its rule makes of the whole file, if it does so."""
        rule = self._rules.by_id.get(finding.rule)
        if rule is None or rule.rewrite is None:
            return finding
        rewrite = rule.rewrite
        try:
            completed = with_fix(finding, lambda: rewrite(file, finding))
        except Exception as error:
            self._piece_check.note_failure(rule, finding.range.line, error)
            return finding._replace(fix=None)
        return rule.with_allowed_fix(completed, self._environment)

    def _take_edits(self) -> None:
        """Brings what is found up to date; before that, nothing may be asked about the text."""
        changes = self._document.take_changes()
        if changes.splices:
            self._view = None
        outdated = self._catch_up(changes)
        if outdated is None or len(changes.come) + len(outdated) > _FEW:
            self._collect_all()
        else:
            self._collect_changed(changes, outdated)
        _let_go(changes.gone)

    def _collect_all(self) -> None:
        """Puts together what is found in all pieces."""
        self._groups = []
        self._whole_file_comments = []
        self._collect(self._document.pieces, 0)

    def _collect(self, pieces: Sequence[FilePiece], line: int) -> None:
        """Adds what is found in these pieces, the first of which begins at a line."""
        for piece in pieces:
            result = piece.kept
            if not isinstance(result, PieceResult):
                result = piece.kept = self._run(piece, line)
            if result.findings:
                self._groups.append((line, result.findings))
            if result.has_whole_file:
                self._whole_file_comments += _whole_file_suppressions(piece, line)
            if piece.children:
                self._collect(piece.children, line + piece.header_lines)
            line += piece.n_lines

    def _collect_changed(
        self, changes: Changes[PieceFacts], outdated: Collection[FilePiece]
    ) -> None:
        """Puts what is found in the new pieces, and in those that have lost their result, in the
        place of what was found in the old ones.
        """
        for splice in changes.splices:
            splice.apply(self._groups)
            splice.apply(self._whole_file_comments)
        for piece in outdated:
            line = self._document.line_of(piece)
            itself = Splice(line, line + 1, line + 1)
            itself.apply(self._groups)
            itself.apply(self._whole_file_comments)
        for piece in (*changes.come, *outdated):
            line = self._document.line_of(piece)
            result = piece.kept = self._run(piece, line)
            if result.findings:
                insort(self._groups, (line, result.findings), key=_first_line)
            if result.has_whole_file:
                self._whole_file_comments += _whole_file_suppressions(piece, line)
                self._whole_file_comments.sort(key=_first_line)

    def _catch_up(self, changes: Changes[PieceFacts]) -> set[FilePiece] | None:
        """Drops the results that do not hold any more.

        Gives the pieces that are still there and have lost theirs; ``None`` for all.
        """
        outline = self._outline
        if self._is_new:
            self._is_new = False
            outline.start(self._document.pieces)
            for piece in _walk(self._document.pieces):
                piece.kept = None
            return None
        for piece in changes.gone:
            self._drop_result(piece)
        update = outline.update(changes.gone, changes.come)
        outdated = {piece for piece in update.moved if not self._renew(piece)}
        outdated |= self._asked.outdated(outline, update.doubtful)
        if update.renamed:
            outdated.update(self._rest_on(update.renamed))
        for piece in outdated:
            self._drop_result(piece)
        outline.forget_most(self._asked.questions)
        return outdated

    def _rest_on(self, names: frozenset[str]) -> Iterator[FilePiece]:
        """The pieces that these names were looked up for."""
        for piece in _walk(self._document.pieces):
            if isinstance(piece.kept, PieceResult) and not names.isdisjoint(piece.kept.names):
                yield piece

    def _renew(self, piece: FilePiece) -> bool:
        """Asks a piece's own questions again, now that its class has another path; whether the
        result still holds.
        """
        result = piece.kept
        if not isinstance(result, PieceResult) or not result.own:
            return True
        own = renewed(self._outline, piece, result.own)
        if own is None:
            return False
        self._drop_result(piece)
        piece.kept = result._replace(own=own)
        self._asked.add(piece, result.answers, own)
        return True

    def _drop_result(self, piece: FilePiece) -> None:
        result = piece.kept
        if isinstance(result, PieceResult):
            self._asked.remove(piece, result.answers, result.own)
            piece.kept = None

    def _run(self, piece: FilePiece, line: int) -> PieceResult:
        result = self._piece_check.run(piece, line, self._wants_fixes)
        self._asked.add(piece, result.answers, result.own)
        return result


class Checked(NamedTuple):
    """What is found in a text, the rules that raised, and the first stretch that does not parse."""

    findings: list[Finding]
    failures: list[RuleFailure]
    error: Range | None = None


def check_text(text: str, rules: Sequence[Rule], environment: Environment) -> Checked:
    """Checks a file once. One where no rule's words occur costs little: it is not parsed."""
    if "backlint:" not in text.lower():
        rules = [r for r in rules if r.on is not SuppressionUse and r.may_fire_in(text)]
        if not rules:
            return Checked([], [])
    with closing(FileCheck(text, rules, environment)) as check:
        return Checked(check.findings(), check.failures, check.first_error)


def _whole_file_suppressions(piece: FilePiece, line: int) -> Iterator[tuple[int, Suppression]]:
    """The ``ignore-file`` comments of a piece that begins at a line."""
    for suppression in piece.facts.suppressions:
        if suppression.whole_file:
            yield line, suppression


def _is_same(one: Finding, other: Finding) -> bool:
    return (one.rule, one.range, one.message) == (other.rule, other.range, other.message)


def _first_line(group: tuple[int, object]) -> int:
    return group[0]


def _let_go(pieces: Iterable[FilePiece]) -> None:
    """Leaves no cycle among pieces that are of no use any more."""
    for piece in pieces:
        piece.owner = None


def _walk(pieces: Sequence[FilePiece]) -> Iterator[FilePiece]:
    for piece in pieces:
        yield from piece.walk()
