"""What the editor draws: findings as ``textDocument/publishDiagnostics``.

A file with hundreds of findings is published on every keystroke, and nearly all of them are what
they were. So the JSON of a group of findings is made once and kept as long as the group is the
same object; only line numbers are put in anew when it has moved.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence

from backlint.lsp.positions import PositionEncoding
from backlint_rules.finding import Finding, Range, Severity

SOURCE = "backlint"

Group = tuple[Finding, ...]


class DiagnosticsWriter:
    """Writes the notifications of one document."""

    def __init__(
        self,
        uri: str,
        encoding: PositionEncoding,
        severity_of: Callable[[Finding], Severity],
        related_information: bool,
    ) -> None:
        self._uri = json.dumps(uri)
        self._encoding = encoding
        self._severity_of = severity_of
        self._related_information = related_information
        self._kept: dict[int, _RenderedGroup] = {}

    def notification(
        self, version: int, report: Iterable[tuple[int, Group]], lines: Sequence[str]
    ) -> bytes:
        """The message that replaces all of the document's diagnostics by those of the report."""
        before, self._kept = self._kept, {}
        fragments = []
        for first, group in report:
            if not group:
                continue
            rendered = before.get(id(group))
            # What shares the line before the group may have changed its width.
            if rendered is None or rendered.first_text != lines[first]:
                rendered = _RenderedGroup(group, lines[first], *self._template(group, first, lines))
            if rendered.first != first:
                rendered.move(first)
            self._kept[id(group)] = rendered
            fragments.append(rendered.json)
        return (
            '{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":'
            f'{self._uri},"version":{version},"diagnostics":[{",".join(fragments)}]}}}}'
        ).encode()

    def _template(
        self, group: Group, first: int, lines: Sequence[str]
    ) -> tuple[str, tuple[int, ...]]:
        """The group's JSON with ``%d`` for each line number, and these, relative to its first."""
        numbers: list[int] = []

        def range_json(range_: Range) -> str:
            numbers.extend((range_.line, range_.end_line))
            start = self._encoding.units(lines[first + range_.line][: range_.column])
            end = self._encoding.units(lines[first + range_.end_line][: range_.end_column])
            return (
                f'{{"start":{{"line":%d,"character":{start}}},'
                f'"end":{{"line":%d,"character":{end}}}}}'
            )

        def finding_json(finding: Finding) -> str:
            severity = self._severity_of(finding)
            range_ = range_json(finding.range)
            related = ""
            if self._related_information and finding.related:
                places = ",".join(
                    f'{{"location":{{"uri":{_escaped(self._uri)},"range":{range_json(place.range)}}},'
                    f'"message":{_string(place.message)}}}'
                    for place in finding.related
                )
                related = f',"relatedInformation":[{places}]'
            return (
                f'{{"range":{range_},"severity":{severity:d},"code":{_string(finding.rule)},'
                f'"source":"{SOURCE}","message":{_string(finding.message)}{related}}}'
            )

        return ",".join(map(finding_json, group)), tuple(numbers)


class _RenderedGroup:
    """The JSON of a group, as it was last sent. Holds the group, so that its id stays its own."""

    __slots__ = ("_lines", "_template", "first", "first_text", "group", "json")

    def __init__(
        self, group: Group, first_text: str, template: str, lines: tuple[int, ...]
    ) -> None:
        self.group = group
        self.first_text = first_text
        self.first = -1
        self.json = ""
        self._template = template
        self._lines = lines

    def move(self, first: int) -> None:
        self.first = first
        self.json = self._template % tuple([first + line for line in self._lines])


def no_diagnostics(uri: str) -> bytes:
    """The message that clears a document's diagnostics."""
    message = {
        "jsonrpc": "2.0",
        "method": "textDocument/publishDiagnostics",
        "params": {"uri": uri, "diagnostics": []},
    }
    return json.dumps(message).encode()


def _string(text: str) -> str:
    return _escaped(json.dumps(text))


def _escaped(text: str) -> str:
    return text.replace("%", "%%")
