"""The JSON of findings is made once and says the same as if it were made anew."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backlint.lsp.client import Client
from backlint.lsp.diagnostics import DiagnosticsWriter, Group, Location
from backlint.lsp.positions import PositionEncoding
from backlint_rules.finding import Elsewhere, Finding, Range, Related, Severity
from backlint_rules.registry import all_rules

Report = Sequence[tuple[int, Group]]
LINES = ["é😀 = 1\n", "x = é😀 100% + {}\n", ""]


def a_finding(line: int, end_line: int, message: str) -> Finding:
    related = (Related(Range(0, 0, 0, 1), "100% here"),) if "r" in message else ()
    return Finding(Range(line, 1, end_line, 2), message, related=related, rule="family-rule")


findings = st.builds(
    a_finding, st.integers(0, 1), st.integers(0, 1), st.sampled_from(["%d", "{0}", 'r"\\', "é😀"])
)
groups = st.lists(st.lists(findings, max_size=2).map(tuple), min_size=1, max_size=4)


ABLE = {"relatedInformation": True, "codeDescriptionSupport": True, "tagSupport": {"valueSet": [2]}}


def new_writer(**able: object) -> DiagnosticsWriter:
    able = able or ABLE
    client = Client.parse({"capabilities": {"textDocument": {"publishDiagnostics": able}}})
    return DiagnosticsWriter("file:///a%20b.py", client, lambda _: Severity.HINT)


def nowhere(elsewhere: Elsewhere, line: int) -> None:
    return None


def plainly(report: Report, lines: Sequence[str]) -> list[dict[str, object]]:
    """The same diagnostics, made without any haste."""

    def range_json(range_: Range) -> object:
        units = PositionEncoding.UTF16.units
        return {
            "start": {
                "line": range_.line,
                "character": units(lines[range_.line][: range_.column]),
            },
            "end": {
                "line": range_.end_line,
                "character": units(lines[range_.end_line][: range_.end_column]),
            },
        }

    made: list[dict[str, object]] = []
    for first, group in report:
        for finding in (f.moved(first) for f in group):
            diagnostic: dict[str, object] = {
                "range": range_json(finding.range),
                "severity": 4,
                "code": "family-rule",
                "source": "backlint",
                "message": finding.message,
            }
            if finding.related:
                diagnostic["relatedInformation"] = [
                    {
                        "location": {"uri": "file:///a%20b.py", "range": range_json(place.range)},
                        "message": place.message,
                    }
                    for place in finding.related
                ]
            made.append(diagnostic)
    return made


@given(groups, st.lists(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9))), max_size=4))
def test_what_is_kept_says_what_is_made_anew(
    pool: list[Group], reports: list[list[tuple[int, int]]]
) -> None:
    """The same groups come, go and move with their lines from report to report."""
    writer, lines = new_writer(), LINES * 15
    for places in reports:
        numbers = [(which % len(pool), times) for which, times in places]
        chosen = sorted((which + times * len(LINES), pool[which]) for which, times in numbers)
        assert json.loads(writer.items(chosen, lines, nowhere)) == plainly(chosen, lines)


def test_related_information_is_for_clients_that_know_it() -> None:
    items = new_writer(relatedInformation=False).items(
        [(0, (a_finding(0, 0, "r"),))], LINES, nowhere
    )
    assert b"related" not in items


def test_what_is_elsewhere_is_looked_up_each_time() -> None:
    elsewhere = (Elsewhere("app.app", "lifespan", "100% there"),)
    report = [(1, (a_finding(1, 1, "m")._replace(elsewhere=elsewhere),))]
    places = iter([("file:///%20.py", (7, 1), (7, 9)), ("file:///%20.py", (8, 1), (8, 9)), None])
    asked_at = []

    def place_of(elsewhere: Elsewhere, line: int) -> Location | None:
        asked_at.append(line)
        return next(places)

    writer = new_writer()
    shown = [json.loads(writer.items(report, LINES, place_of))[0] for _ in range(3)]
    for line, diagnostic in zip((7, 8), shown, strict=False):
        range_ = {"start": {"line": line, "character": 1}, "end": {"line": line, "character": 9}}
        location = {"uri": "file:///%20.py", "range": range_}
        assert diagnostic["relatedInformation"] == [{"location": location, "message": "100% there"}]
    assert "relatedInformation" not in shown[2]
    assert asked_at == [2, 2, 2]


def test_what_all_findings_of_a_rule_have_in_common() -> None:
    finding = a_finding(0, 0, "m")._replace(rule="fastapi-on-event")
    [item] = json.loads(new_writer().items([(0, (finding,))], LINES, nowhere))
    assert item["tags"] == [2]
    assert item["codeDescription"]["href"] in all_rules()["fastapi-on-event"].docs.sources
    [plain] = json.loads(
        new_writer(tagSupport={"valueSet": [1]}).items([(0, (finding,))], LINES, nowhere)
    )
    assert not {"tags", "codeDescription"} & plain.keys()


def test_only_what_changed_is_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[Group] = []
    render = DiagnosticsWriter._rendered

    def counted(self: DiagnosticsWriter, group: Group, *rest: Any) -> Any:
        rendered.append(group)
        return render(self, group, *rest)

    monkeypatch.setattr(DiagnosticsWriter, "_rendered", counted)
    lines = ["x = 1\n"] * 2000
    writer = new_writer()
    report = [(line, (a_finding(0, 0, f"message {line}"),)) for line in range(500)]
    writer.items(report, lines, nowhere)
    rendered.clear()

    report[250] = (250, (a_finding(0, 0, "another"),))
    writer.items(report, lines, nowhere)
    writer.items([(line + 7, group) for line, group in report], lines, nowhere)
    assert rendered == [report[250][1]]
