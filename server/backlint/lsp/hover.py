"""``textDocument/hover`` on a finding: what its fix would make of the code, its rule's title, why,
example, remedy and sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from backlint.fixing import changed_lines
from backlint.lsp import fixes
from backlint.lsp.documents import Document
from backlint_rules.documentation import RuleDocs
from backlint_rules.finding import Finding, Range
from backlint_rules.fixing import CannotFix
from backlint_rules.registry import all_rules

if TYPE_CHECKING:
    from backlint.lsp.features import FeatureServer

_BETWEEN_RULES = "\n\n---\n\n"


def hover(ls: FeatureServer, params: types.HoverParams) -> types.Hover | None:
    """What can be done about the findings at the position, and the documentation of their rules,
    the narrowest first.
    """
    document = ls.session.documents.get(params.text_document.uri)
    if document is None or document.configuration.silent:
        return None
    position = document.to_code_points((params.position.line, params.position.character))
    findings = [
        finding
        for finding in document.findings_on_line(position[0])
        if _contains(finding.range, position) and finding.rule in all_rules()
    ]
    if not findings:
        return None
    findings.sort(key=lambda finding: _extent(finding.range))
    markdown = ls.session.client.markdown_hover
    by_rule = {finding.rule: finding for finding in reversed(findings)}
    pages = [
        _page(document, by_rule[rule], all_rules()[rule].docs, markdown)
        for rule in dict.fromkeys(finding.rule for finding in findings)
    ]
    (start, end) = document.to_units(findings[0].range)
    return types.Hover(
        types.MarkupContent(
            types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText,
            _BETWEEN_RULES.join(pages),
        ),
        types.Range(types.Position(*start), types.Position(*end)),
    )


def _page(document: Document, finding: Finding, docs: RuleDocs, markdown: bool) -> str:
    bold, fence, end_of_fence = ("**", "```python\n", "\n```") if markdown else ("", "", "")
    parts = [f"{bold}{docs.title}{bold} ({finding.rule})"]
    if fix := _fix(document, finding, bold, markdown):
        parts.append(fix)
    parts.append(docs.why)
    parts.append(f"{fence}{docs.example}{end_of_fence}")
    if docs.fix:
        parts.append(f"{bold}Instead{bold}\n\n{fence}{docs.fix}{end_of_fence}")
    links = [f"<{source}>" if markdown else source for source in docs.sources]
    parts.append("\n".join(f"- {link}" for link in links))
    return "\n\n".join(parts)


def _fix(document: Document, finding: Finding, bold: str, markdown: bool) -> str:
    """What the fix makes of the user's own code, and how safe it is; or why there is none."""
    if not document.check.settled:
        return ""
    finding = fixes.with_fix(document, finding)
    fix = finding.fix
    if fix is None:
        return f"{bold}No fix:{bold} {finding.no_fix}." if finding.no_fix else ""
    try:
        edits = fixes.edits_of_fix(document, finding)
    except CannotFix as error:
        return f"{bold}No fix:{bold} {error}."
    difference = "\n".join(changed_lines(document.check.lines, edits, context=1))
    code = f"```diff\n{difference}\n```" if markdown else difference
    safety = f"{bold}{fix.title}{bold}: {fix.safety.value}"
    if premises := list(fixes.open_premises(fix)):
        safety += ", as it is not certain that:\n\n" + "\n".join(f"- {p}" for p in premises)
    return f"{code}\n\n{safety}"


def _contains(range_: Range, position: tuple[int, int]) -> bool:
    start, end = range_[:2], range_[2:]
    return start <= position < end or start == position == end


def _extent(range_: Range) -> tuple[int, int]:
    return range_.end_line - range_.line, range_.end_column - range_.column
