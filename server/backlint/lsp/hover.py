"""``textDocument/hover`` on a finding: its rule's title, why, example, remedy and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from backlint_rules.documentation import RuleDocs
from backlint_rules.finding import Range
from backlint_rules.registry import all_rules

if TYPE_CHECKING:
    from backlint.lsp.features import FeatureServer

_BETWEEN_RULES = "\n\n---\n\n"


def hover(ls: FeatureServer, params: types.HoverParams) -> types.Hover | None:
    """The documentation of every rule that has a finding at the position, the narrowest first."""
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
    rules = dict.fromkeys(finding.rule for finding in findings)
    pages = [_page(rule, all_rules()[rule].docs, markdown) for rule in rules]
    (start, end) = document.to_units(findings[0].range)
    return types.Hover(
        types.MarkupContent(
            types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText,
            _BETWEEN_RULES.join(pages),
        ),
        types.Range(types.Position(*start), types.Position(*end)),
    )


def _page(rule: str, docs: RuleDocs, markdown: bool) -> str:
    bold, fence, end_of_fence = ("**", "```python\n", "\n```") if markdown else ("", "", "")
    parts = [f"{bold}{docs.title}{bold} ({rule})", docs.why]
    parts.append(f"{fence}{docs.example}{end_of_fence}")
    if docs.fix:
        parts.append(f"{bold}Instead{bold}\n\n{fence}{docs.fix}{end_of_fence}")
    links = [f"<{source}>" if markdown else source for source in docs.sources]
    parts.append("\n".join(f"- {link}" for link in links))
    return "\n\n".join(parts)


def _contains(range_: Range, position: tuple[int, int]) -> bool:
    start, end = range_[:2], range_[2:]
    return start <= position < end or start == position == end


def _extent(range_: Range) -> tuple[int, int]:
    return range_.end_line - range_.line, range_.end_column - range_.column
