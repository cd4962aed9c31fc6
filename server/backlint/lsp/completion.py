"""``textDocument/completion``: names of rules in suppression comments, and all that has a name in
settings files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol import types

from backlint.config.keys import KEYS
from backlint.config.schema import SEVERITIES
from backlint.config.selection import Catalogue
from backlint.lsp.modules import Document
from backlint.lsp.settings_documents import SettingsDocument
from backlint.lsp.settings_places import expected, place_at_end, word_around
from backlint.lsp.suppression_comments import begins_comment, word_at
from backlint.rule_page import rule_page
from backlint_rules.finding import Range
from backlint_rules.registry import all_rules

if TYPE_CHECKING:
    from backlint.lsp.protocol import FeatureServer

_DIRECTIVES = {
    "ignore": "Keeps findings of rules quiet on this line",
    "ignore-file": "Keeps findings of rules quiet in this file",
}


class _Written(NamedTuple):
    """A word that is written already, from column ``start`` to before ``end`` of a line."""

    document: Document | SettingsDocument
    line: int
    start: int
    end: int


def completion(
    ls: FeatureServer, params: types.CompletionParams
) -> list[types.CompletionItem] | None:
    """What may be written at a position; explained in plain text to who reads no Markdown."""
    uri, position = params.text_document.uri, (params.position.line, params.position.character)
    if document := ls.session.documents.get(uri):
        if document.configuration.silent:
            return None
        items = _in_comment(document, *document.to_code_points(position))
    elif settings := ls.session.settings_documents.get(uri):
        items = _in_settings(settings, *settings.to_code_points(position))
    else:
        return None
    offered = list(items)
    if ls.session.client.markdown_completion:
        for item in offered:
            if isinstance(item.documentation, str):
                kind = types.MarkupKind.Markdown
                item.documentation = types.MarkupContent(kind, item.documentation)
    return offered


# In comments


def _in_comment(document: Document, line: int, column: int) -> Iterator[types.CompletionItem]:
    text = document.check.lines[line]
    if word := word_at(text, column):
        written = _Written(document, line, word.start, word.end)
        if word.others is None:
            for directive, what in _DIRECTIVES.items():
                bracket = "" if text[word.end : word.end + 1] == "[" else "["
                yield _item(written, directive, directive + bracket, what)
        else:
            names = [rule for rule in all_rules() if rule not in word.others]
            found = _found_on(document, line)
            names.sort(key=lambda rule: rule not in found)
            yield from (_rule(written, rule, rule, n) for n, rule in enumerate(names))
    elif (start := begins_comment(text, column)) is not None:
        written = _Written(document, line, start, column)
        for number, rule in enumerate(_found_on(document, line)):
            comment = f"# backlint: ignore[{rule}]"
            yield _rule(written, rule, comment, number, label=comment)


def _found_on(document: Document, line: int) -> list[str]:
    """The rules that find something on a line, each once."""
    return list(dict.fromkeys(finding.rule for finding in document.module.findings_on_line(line)))


# In settings


def _in_settings(
    document: SettingsDocument, line: int, column: int
) -> Iterator[types.CompletionItem]:
    before = "".join([*document.lines[:line], document.lines[line][:column]])
    place = place_at_end(before, document.table)
    if place is None:
        return
    _, end = word_around(document.lines[line], column)
    written = _Written(document, line, column - len(place.word), end)
    quote = "" if place.is_quoted or place.is_key else '"'
    match expected(place):
        case "keys":
            for key in KEYS.values():
                yield _item(written, key.name, key.name, key.example, key.description)
        case "selectors":
            for number, selector in enumerate(Catalogue.installed().selectors):
                yield _rule(written, selector, f"{quote}{selector}{quote}", number)
        case "severities":
            for severity in SEVERITIES:
                yield _item(written, severity, f"{quote}{severity}{quote}", "")
        case "distributions":
            for name in sorted(Catalogue.installed().distributions):
                yield _item(written, name, name, "")


# Items


def _rule(
    written: _Written, name: str, text: str, number: int, label: str = ""
) -> types.CompletionItem:
    """The item for a rule, or a family; ``number`` is its place in the list."""
    rule = all_rules().get(name)
    title, page = (rule.docs.title, rule_page(rule)) if rule else ("", "")
    item = _item(written, label or name, text, title, page)
    item.sort_text = f"{number:04}"
    return item


def _item(
    written: _Written, label: str, text: str, detail: str, documentation: str = ""
) -> types.CompletionItem:
    start, end = written.document.to_units(
        Range(written.line, written.start, written.line, written.end)
    )
    range_ = types.Range(types.Position(*start), types.Position(*end))
    return types.CompletionItem(
        label,
        kind=types.CompletionItemKind.Value,  # which every client knows
        detail=detail or None,
        documentation=documentation or None,
        filter_text=text,
        text_edit=types.TextEdit(range_, text),
    )
