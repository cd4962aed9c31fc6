"""What the editor draws: findings as diagnostics.

A file with hundreds of findings is sent on every keystroke, and nearly all of them are what
they were. So JSON is made once: that of an item of the report is sent again as long as the item is
the same object; where it has moved, but its group is the same object, only line numbers are put in
anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from backlint.lsp.client import Client
from backlint_rules.finding import Elsewhere, Finding, Range, Related, Severity
from backlint_rules.registry import all_rules

SOURCE = "backlint"

Group = tuple[Finding, ...]
#: A first line, and findings whose lines count from it.
Item = tuple[int, Group]

#: A document's URI and a range in it, as the editor counts.
Location = tuple[str, tuple[int, int], tuple[int, int]]
#: Where that is what a finding on a line of a document points to elsewhere.
PlaceOf = Callable[[Elsewhere, int], Location | None]

#: So many groups more than are shown are remembered: who takes an edit back finds them again.
_FEW = 200


class DiagnosticsWriter:
    """Writes the diagnostics of one document."""

    def __init__(
        self,
        uri: str,
        client: Client,
        severity_of: Callable[[Finding], Severity],
    ) -> None:
        self._uri = _string(uri)
        self._client = client
        self._encoding = client.position_encoding
        self._severity_of = severity_of
        self._groups: dict[int, _RenderedGroup] = {}
        self._sent: tuple[Item, ...] = ()
        self._json_sent: dict[int, bytes] = {}

    def items(self, report: Sequence[Item], lines: Sequence[str], place_of: PlaceOf) -> bytes:
        """The report as a JSON array of ``Diagnostic``.

        A group that is the same object as in an earlier report has moved with the text of its
        lines, if at all; what it points to elsewhere may have moved on its own.
        """
        fragments = [self._json_sent.get(id(item), b"") for item in report]
        pointing = []
        for index, fragment in enumerate(fragments):
            if not fragment:
                first, group = item = report[index]
                fragments[index] = self._json(first, group, lines, place_of)
                if _points_elsewhere(group):
                    pointing.append(id(item))
        self._sent = tuple(report)  # referenced, so that an id means the same object next time
        self._json_sent = dict(zip(map(id, report), fragments, strict=True))
        for id_ in pointing:
            del self._json_sent[id_]
        if len(self._groups) > 2 * len(report) + _FEW:
            self._forget_groups()
        return b"[%b]" % b",".join(filter(None, fragments))

    def _json(self, first: int, group: Group, lines: Sequence[str], place_of: PlaceOf) -> bytes:
        rendered = self._groups.get(id(group))
        if rendered is None:
            rendered = self._rendered(group, first, lines, place_of)
            if not _points_elsewhere(group):
                self._groups[id(group)] = rendered
        return rendered.json(first)

    def _about_rule(self, id: str) -> str:
        """What a rule's findings have in common, as far as the client shows it."""
        rule = all_rules().get(id)
        if rule is None:
            return ""
        parts = ""
        if self._client.describes_codes:
            parts += f',"codeDescription":{{"href":{_string(rule.docs.sources[0])}}}'
        if rule.tag in self._client.tags:
            parts += f',"tags":[{rule.tag:d}]'
        return parts

    def _forget_groups(self) -> None:
        present = {id(group) for _, group in self._sent}
        self._groups = {k: rendered for k, rendered in self._groups.items() if k in present}

    def _rendered(
        self, group: Group, first: int, lines: Sequence[str], place_of: PlaceOf
    ) -> _RenderedGroup:
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

        def related_json(location: str, place: Related | Elsewhere) -> str:
            return f'{{"location":{{{location}}},"message":{_string(place.message)}}}'

        def places_here(finding: Finding) -> Iterator[str]:
            for place in finding.related:
                location = f'"uri":{self._uri},"range":{range_json(place.range)}'
                yield related_json(location, place)

        def places_elsewhere(finding: Finding) -> Iterator[str]:
            for place in finding.elsewhere:
                if location := place_of(place, first + finding.range.line):
                    yield related_json(_location_json(location), place)

        def finding_json(finding: Finding) -> str:
            severity = self._severity_of(finding)
            range_ = range_json(finding.range)
            related = ""
            if self._client.related_information and (
                places := [*places_here(finding), *places_elsewhere(finding)]
            ):
                related = f',"relatedInformation":[{",".join(places)}]'
            return (
                f'{{"range":{range_},"severity":{severity:d},"code":{_string(finding.rule)},'
                f'"source":"{SOURCE}","message":{_string(finding.message)}'
                f"{self._about_rule(finding.rule)}{related}}}"
            )

        return _RenderedGroup(group, ",".join(map(finding_json, group)).encode(), tuple(numbers))


class _RenderedGroup(NamedTuple):
    """A group, which keeps its id its own, and its JSON without and with line numbers."""

    group: Group
    template: bytes
    lines: tuple[int, ...]

    def json(self, first: int) -> bytes:
        return self.template % tuple([first + line for line in self.lines])


def publication(uri: str, version: int | None, items: bytes) -> bytes:
    """The message that replaces all of a document's diagnostics by those in a JSON array."""
    version_json = "" if version is None else f'"version":{version},'
    head = (
        '{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics",'
        f'"params":{{"uri":{json.dumps(uri)},{version_json}"diagnostics":'
    )
    return b"%b%b}}" % (head.encode(), items)


def _points_elsewhere(group: Group) -> bool:
    """Whether what is said of a group also depends on where something else is."""
    return any(finding.elsewhere for finding in group)


def _location_json(location: Location) -> str:
    uri, (start_line, start), (end_line, end) = location
    return (
        f'"uri":{_string(uri)},"range":{{"start":{{"line":{start_line},"character":{start}}},'
        f'"end":{{"line":{end_line},"character":{end}}}}}'
    )


def _string(text: str) -> str:
    """A JSON string in a template."""
    return json.dumps(text).replace("%", "%%")
