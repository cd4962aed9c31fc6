"""``textDocument/codeAction``: fixes, and comments that keep a finding quiet.

Which actions there are is answered at once; their edits are worked out and verified when the
editor resolves the one that is chosen, for the version of the document that it was offered for.
An editor that cannot resolve gets the edits with the actions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from backlint.lsp import fixes
from backlint.lsp.capabilities import FIX_ALL, QUICK_FIX
from backlint.lsp.modules import Document
from backlint.lsp.progress import progress
from backlint.lsp.project_ignores import settings_edit, settings_file_of
from backlint.lsp.workspace_edits import changes_of, workspace_edit
from backlint_rules.edits import TextEdit
from backlint_rules.finding import Finding, Range, Safety
from backlint_rules.fixing import CannotFix

if TYPE_CHECKING:
    from backlint.lsp.protocol import FeatureServer
    from backlint.lsp.session import Session

_CONTENT_MODIFIED = types.LSPErrorCodes.ContentModified.value
_REQUEST_FAILED = types.LSPErrorCodes.RequestFailed.value

_FIX, _FIX_RULE, _FIX_SAFE = "fix", "fix-rule", "fix-safe"
_IGNORE_LINE, _IGNORE_FILE, _IGNORE_PROJECT = "ignore-line", "ignore-file", "ignore-project"


class _Work(NamedTuple):
    """What an action does, for a version of a document; it goes to the editor and comes back."""

    uri: str
    version: int
    does: str
    rule: str = ""
    range: Range = Range(0, 0, 0, 0)
    message: str = ""

    @classmethod
    def parse(cls, data: Any) -> _Work:
        """Raises ``ValueError`` for what no action of ours has."""
        match data:
            case [str(uri), int(version), str(does), str(rule), [*range_], str(message)]:
                return cls(uri, version, does, rule, Range(*range_), message)
        raise ValueError(f"not an action of backlint: {data!r}")

    def edits(self, document: Document) -> list[TextEdit]:
        """Raises ``CannotFix``."""
        finding = Finding(self.range, self.message, rule=self.rule)
        if self.does == _FIX_SAFE:
            return fixes.edits_of_all(document, fixes.is_for_saving(document))
        if self.does == _FIX_RULE:
            return fixes.edits_of_all(document, fixes.is_of_rule(self.rule))
        if self.does == _FIX:
            return fixes.edits_of_fix(document, fixes.with_fix(document, finding))
        return fixes.edits_to_ignore(document, finding, in_file=self.does == _IGNORE_FILE)


def code_actions(
    ls: FeatureServer, params: types.CodeActionParams
) -> list[types.CodeAction] | None:
    """The actions for a stretch of a document, as far as the editor wants to see their kinds."""
    document = ls.session.documents.get(params.text_document.uri)
    if document is None or document.configuration.silent or not document.check.settled:
        return None
    only = params.context.only
    actions: list[types.CodeAction] = []
    if only is None or _is_wanted(QUICK_FIX, only):
        findings = list(_findings_in(document, params.range))
        actions += _quick_fixes(ls.session, document, findings, params.context.diagnostics)
    if only is not None and _is_wanted(_fix_all_kind(document), only):
        actions += _fix_all(document)
    if not ls.session.client.resolves_edits:
        actions = [action for action in actions if _completed(ls, document, action)]
    ls.session.report_failures(document.module)
    return actions


def resolve_code_action(ls: FeatureServer, action: types.CodeAction) -> types.CodeAction:
    """The same action with its edits."""
    try:
        work = _Work.parse(action.data)
    except ValueError as error:
        raise JsonRpcException(str(error), types.ErrorCodes.InvalidParams.value) from None
    document = ls.session.documents.get(work.uri)
    if document is None or document.module.version != work.version:
        raise JsonRpcException("the document is another one now", _CONTENT_MODIFIED)
    try:
        of_all = work.does in (_FIX_RULE, _FIX_SAFE)
        with progress(ls.session, document.module, action.title) if of_all else nullcontext():
            _complete(ls, document, action, work)
    except CannotFix as error:
        raise JsonRpcException(f"not done: {error}", _REQUEST_FAILED) from None
    return action


def _is_wanted(kind: str, only: Iterable[str | types.CodeActionKind]) -> bool:
    """Whether a kind is one of these or part of one: `source` has `source.fixAll.backlint`."""
    names = [one.value if isinstance(one, types.CodeActionKind) else one for one in only]
    return any(name in ("", kind) or kind.startswith(f"{name}.") for name in names)


def _findings_in(document: Document, range_: types.Range) -> Iterator[Finding]:
    """The findings that touch the lines of a range."""
    first, last = (
        document.to_code_points((position.line, position.character))[0]
        for position in (range_.start, range_.end)
    )
    for line, group in document.check.report():
        for finding in group:
            moved = finding.moved(line)
            if moved.range.line <= last and first <= moved.range.end_line:
                yield moved


# The actions


def _quick_fixes(
    session: Session,
    document: Document,
    findings: Sequence[Finding],
    diagnostics: Sequence[types.Diagnostic],
) -> Iterator[types.CodeAction]:
    shown = {_place(document, finding): finding for finding in findings}
    matching: dict[Range, list[types.Diagnostic]] = {}
    for diagnostic in diagnostics:
        start, end = diagnostic.range.start, diagnostic.range.end
        key = (start.line, start.character, end.line, end.character, diagnostic.code)
        if key in shown:
            matching.setdefault(shown[key].range, []).append(diagnostic)
    of_rules: dict[str, tuple[Finding, Safety]] = {}
    for finding in findings:
        fix = fixes.with_fix(document, finding).fix
        if fix is not None:
            safety = fix.safety
            if safety is not Safety.REFACTOR:
                of_rules.setdefault(finding.rule, (finding, safety))
            yield _action(
                document,
                fix.title + _REMARKS[safety],
                _FIX,
                finding,
                matching,
                is_preferred=safety is Safety.SAFE,
            )
    for rule, (finding, safety) in of_rules.items():
        if _has_more_than_one(document, rule):
            title = f"Fix all {rule} in this file{_REMARKS[safety]}"
            yield _action(document, title, _FIX_RULE, finding, matching)
    for finding in findings:
        title = f"Ignore {finding.rule} on this line"
        yield _action(document, title, _IGNORE_LINE, finding, matching)
    found = {finding.rule: finding for finding in findings}
    for rule, finding in found.items():
        yield _action(document, f"Ignore {rule} in this file", _IGNORE_FILE, finding, matching)
    if path := _changeable_settings_file(session, document):
        for rule, finding in found.items():
            title = f"Ignore {rule} in this project ({path.name})"
            yield _action(document, title, _IGNORE_PROJECT, finding, matching)


def _changeable_settings_file(session: Session, document: Document) -> Path | None:
    path = settings_file_of(session, document)
    can_be_made = session.client.creates_files and session.client.versions_edits
    return path if path is not None and (can_be_made or path.exists()) else None


_REMARKS = {
    Safety.SAFE: "",
    Safety.UNSAFE: " (unsafe)",
    Safety.REFACTOR: " (changes what the code does)",
}


def _action(
    document: Document,
    title: str,
    does: str,
    finding: Finding,
    diagnostics: dict[Range, list[types.Diagnostic]],
    is_preferred: bool = False,
) -> types.CodeAction:
    version = document.module.version
    work = _Work(document.uri, version, does, finding.rule, finding.range, finding.message)
    return types.CodeAction(
        title,
        types.CodeActionKind.QuickFix,
        diagnostics.get(finding.range),
        is_preferred or None,
        data=list(work),
    )


def _fix_all(document: Document) -> Iterator[types.CodeAction]:
    """What an editor may do on saving; nothing while the text does not parse."""
    if not any(piece.facts.errors for top in document.check.pieces for piece in top.walk()):
        work = _Work(document.uri, document.module.version, _FIX_SAFE)
        title = "Fix all that backlint can fix safely"
        yield types.CodeAction(title, _fix_all_kind(document), data=list(work))


def _fix_all_kind(document: Document) -> str:
    """Of a notebook all cells are fixed at once, which editors ask for by a kind of its own."""
    return f"notebook.{FIX_ALL}" if document.module.is_notebook else FIX_ALL


def _has_more_than_one(document: Document, rule: str) -> bool:
    found = [f for _, group in document.check.report() for f in group if f.rule == rule]
    return len(found) > 1


def _place(document: Document, finding: Finding) -> tuple[object, ...]:
    start, end = document.to_units(finding.range)
    return (*start, *end, finding.rule)


# Their edits


def _completed(ls: FeatureServer, document: Document, action: types.CodeAction) -> bool:
    try:
        _complete(ls, document, action, _Work.parse(action.data))
    except CannotFix:
        return False
    action.data = None
    return True


def _complete(ls: FeatureServer, document: Document, action: types.CodeAction, work: _Work) -> None:
    """Gives an action its edits. Raises ``CannotFix``."""
    if work.does == _IGNORE_PROJECT:
        path = settings_file_of(ls.session, document)
        if path is None:
            raise CannotFix("the file is in no folder that is open")
        action.edit = settings_edit(ls.session, path, work.rule)
    else:
        edits, review = work.edits(document), _review(document, work)
        if review is not None:
            # Editors show each edit by itself, so that it has to make sense by itself.
            edits = fixes.in_hunks(document, edits)
        action.edit = workspace_edit(ls.session.client, changes_of(document, edits), review)


def _review(document: Document, work: _Work) -> types.ChangeAnnotation | None:
    """What a person has to know who looks at edits that may change what the code does."""
    if work.does == _FIX_RULE:
        findings = [f.moved(n) for n, group in document.check.report() for f in group]
        given = [fixes.with_fix(document, f) for f in findings if f.rule == work.rule]
        if all(fixes.is_safe(one) for one in given if one.fix is not None):
            return None
        label = f"Fixes of {work.rule} that may change behaviour"
        return types.ChangeAnnotation(label, needs_confirmation=True)
    if work.does != _FIX:
        return None
    finding = Finding(work.range, work.message, rule=work.rule)
    fix = fixes.with_fix(document, finding).fix
    if fix is None or fix.safety is Safety.SAFE:
        return None
    premises = "; ".join(fixes.open_premises(fix))
    uncertain = f"not certain: {premises}" if premises else "changes what the code does"
    return types.ChangeAnnotation(fix.title, needs_confirmation=True, description=uncertain)
