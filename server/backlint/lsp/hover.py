"""``textDocument/hover``: on a finding, what its fix would make of the code, its rule's title, why,
example, remedy and sources; on a rule's name in a suppression comment or in settings, its page; on
a key of the settings, what it means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types
from lsprotocol.types import Hover

from backlint.config.keys import KEYS
from backlint.config.selection import Catalogue
from backlint.fixing import changed_lines
from backlint.lsp import fixes
from backlint.lsp.modules import Document
from backlint.lsp.settings_documents import SettingsDocument
from backlint.lsp.settings_places import expected, place_at_end, word_around
from backlint.lsp.suppression_comments import word_at
from backlint.rule_page import rule_page
from backlint_rules.documentation import RuleDocs
from backlint_rules.finding import Finding, Range
from backlint_rules.fixing import CannotFix
from backlint_rules.registry import all_rules

if TYPE_CHECKING:
    from backlint.lsp.protocol import FeatureServer

_BETWEEN_RULES = "\n\n---\n\n"


def hover(ls: FeatureServer, params: types.HoverParams) -> Hover | None:
    """What is to be said about what stands at the position."""
    uri, position = params.text_document.uri, (params.position.line, params.position.character)
    markdown = ls.session.client.markdown_hover
    if settings := ls.session.settings_documents.get(uri):
        return _on_setting(settings, settings.to_code_points(position), markdown)
    document = ls.session.documents.get(uri)
    if document is None or document.configuration.silent:
        return None
    position = document.to_code_points(position)
    return _on_comment(document, position, markdown) or _on_findings(document, position, markdown)


def _on_findings(document: Document, position: tuple[int, int], markdown: bool) -> Hover | None:
    """What can be done about the findings at the position, and the documentation of their rules,
    the narrowest first.
    """
    findings = [
        finding
        for finding in document.module.findings_on_line(position[0])
        if _contains(finding.range, position) and finding.rule in all_rules()
    ]
    if not findings:
        return None
    findings.sort(key=lambda finding: _extent(finding.range))
    by_rule = {finding.rule: finding for finding in reversed(findings)}
    pages = [
        _page(document, by_rule[rule], all_rules()[rule].docs, markdown)
        for rule in dict.fromkeys(finding.rule for finding in findings)
    ]
    return _hover(document, findings[0].range, _BETWEEN_RULES.join(pages), markdown)


def _on_comment(document: Document, position: tuple[int, int], markdown: bool) -> Hover | None:
    """The page of the rule that a suppression comment names at the position."""
    line, column = position
    word = word_at(document.check.lines[line], column)
    if word is None or word.others is None:
        return None
    rule = Catalogue.installed().find(word.text)
    if rule is None:
        return None
    return _hover(document, Range(line, word.start, line, word.end), rule_page(rule), markdown)


def _on_setting(
    document: SettingsDocument, position: tuple[int, int], markdown: bool
) -> Hover | None:
    """What the key, or the page of the rule, at the position means."""
    line, column = position
    text = document.lines[line]
    start, end = word_around(text, column)
    before = "".join([*document.lines[:line], text[:end]])
    place = place_at_end(before, document.table)
    if place is None or start == end:
        return None
    sort, key = expected(place), KEYS.get(place.word)
    rule = Catalogue.installed().find(place.word)
    if sort == "keys" and key is not None:
        page = f"{key.description}\n\n```toml\n{key.example}\n```"
    elif sort == "selectors" and rule is not None:
        page = rule_page(rule)
    else:
        return None
    return _hover(document, Range(line, start, line, end), page, markdown)


def _hover(
    document: Document | SettingsDocument, range_: Range, page: str, markdown: bool
) -> Hover:
    start, end = document.to_units(range_)
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    return Hover(
        types.MarkupContent(kind, page),
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
