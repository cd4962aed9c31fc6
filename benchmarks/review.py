"""Draws findings over the pinned packages for people to read: ``docs/reviews/RULE.md``.

Each package is checked with the versions that it declares itself. A finding is drawn by the hash
of the seed and its place, so that a better rule moves as few rows as can be. Verdicts and reasons
that somebody has written stay; those of findings that are no longer reported or drawn move to a
list of their own.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import Pin, pins
from benchmarks.report import ROOT, checked_as_json, provenance, table

_HEADER = ["package", "place", "code", "verdict", "reason"]
_LONGEST_CODE = 110


class Place(NamedTuple):
    """Where a finding is: lines and columns count from 1, as people read them."""

    package: str
    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Row(NamedTuple):
    """A finding to be judged, and the judgement, empty as long as there is none."""

    package: str
    place: str
    code: str
    verdict: str = ""
    reason: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells a finding from all others."""
        return self.package, self.place


def main() -> int:
    """Draws and writes; returns the exit code."""
    options = _options()
    page = ROOT / "docs" / "reviews" / f"{options.rule}.md"
    found = {place: code for pin in pins() for place, code in _findings(pin, options.rule)}
    drawn = _draw(found, options.count or len(found), options.seed)
    old = {row.key: row for row in _read(page)}
    fresh = [Row(place.package, str(place), found[place]) for place in sorted(drawn)]
    rows = [_judged(row, old.pop(row.key, None)) for row in fresh]
    left = [row for row in old.values() if row.verdict or row.reason]
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(_render(options, found, rows, left), encoding="utf-8")
    open_rows = sum(not row.verdict for row in rows)
    print(f"{page.relative_to(ROOT)}: {len(rows)} of {len(found)} findings, {open_rows} to judge")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rule", help="the rule's id")
    parser.add_argument("--count", type=int, help="how many to draw (default: all)")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _findings(pin: Pin, rule: str) -> Iterator[tuple[Place, str]]:
    """The rule's findings in a package, with their lines of code."""
    next(pin.python_files())  # Says so if the package was not fetched.
    document = checked_as_json(pin.folder, ".", "--select", rule)
    for error in document["errors"]:
        print(f"{pin.label}: {error['path']}: {error['message']}", file=sys.stderr)
    for finding in document["findings"]:
        text = (pin.folder / finding["path"]).read_bytes().decode("utf-8", errors="replace")
        code = re.split(r"\r\n|\r|\n", text)[finding["line"] - 1].strip()
        place = Place(pin.label, finding["path"], finding["line"], finding["column"])
        yield place, code[:_LONGEST_CODE]


def _draw(places: Iterable[Place], count: int, seed: int) -> list[Place]:
    def lot(place: Place) -> str:
        return hashlib.sha256(f"{seed} {place.package} {place}".encode()).hexdigest()

    return sorted(places, key=lot)[:count]


def _judged(row: Row, old: Row | None) -> Row:
    return row if old is None else row._replace(verdict=old.verdict, reason=old.reason)


def write_verdicts(page: Path, title: str, introduction: str, rows: Sequence[Row]) -> int:
    """Writes a page of rows; verdicts that it has already stay. Returns how many are to judge."""
    old = {row.key: row for row in _read(page)}
    judged = [_judged(row, old.get(row.key)) for row in rows]
    parts = [f"# {title}", introduction, table(_HEADER, map(_cells, judged))]
    page.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return sum(not row.verdict for row in judged)


def _render(
    options: argparse.Namespace,
    found: Mapping[Place, str],
    rows: Sequence[Row],
    left: Sequence[Row],
) -> str:
    counts = Counter(place.package for place in found)
    by_package = ", ".join(f"{package} {count}" for package, count in sorted(counts.items()))
    parts = [
        f"# Findings of {options.rule}, read one by one",
        (__doc__ or "").strip(),
        f"{len(rows)} of {len(found)} findings, seed {options.seed}. {provenance()}",
        f"All findings by package: {by_package or 'none'}.",
        "Verdict: `right` or `wrong`.",
        table(_HEADER, map(_cells, rows)),
    ]
    if left:
        parts += ["## No longer reported or drawn", table(_HEADER, map(_cells, left))]
    return "\n\n".join(parts) + "\n"


def _cells(row: Row) -> list[str]:
    escaped = [cell.replace("|", r"\|") for cell in row]
    escaped[2] = f"`` {escaped[2]} ``"
    return escaped


def _read(page: Path) -> Iterator[Row]:
    """The rows of a page that was written before."""
    if not page.exists():
        return
    for line in page.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line)][1:-1]
        if len(cells) == len(_HEADER) and "==" in cells[0]:
            cells[2] = cells[2].removeprefix("`` ").removesuffix(" ``")
            yield Row(*cells)


if __name__ == "__main__":
    sys.exit(main())
