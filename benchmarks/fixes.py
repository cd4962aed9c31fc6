"""What the fixes make of the pinned packages: ``docs/fixes.md``.

Each file of each package is fixed in memory, with the versions that the package declares itself,
unsafe fixes included. A changed file must still compile, pyflakes must report nothing new, no
comment may be lost, and a second run must change nothing; files for which one of these does not
hold are listed. Counted are the findings that there were, those that were fixed, and the others
by the reason why they were left.

With ``--draw N`` so many of the stretches that have changed are drawn and shown, for people to
read; ``docs/reviews/fixes.md`` keeps their verdicts.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import re
import sys
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

from pyflakes.checker import Checker

from backlint.checking import Engine
from backlint.fixing import compiles, style_for
from backlint.source import SourceError, read_source
from backlint.workspace import FileConfiguration, Workspace
from backlint_rules.check import FileCheck, check_text
from backlint_rules.environment import Environment
from backlint_rules.finding import Finding, Safety
from backlint_rules.fixing import fix_text
from backlint_rules.rule import Rule
from backlint_rules.sqlalchemy._query import is_ended
from benchmarks.corpus import Pin, pins
from benchmarks.report import ROOT, provenance, table
from benchmarks.review import Row, write_verdicts

_PAGE = ROOT / "docs" / "fixes.md"
_COMMENT = re.compile(r"#[^\r\n]*")
_IMPORT = re.compile(r"[-+]\s*((from|import)\b|\w+,$|\)?$)")
_LINE = re.compile(r"line \d+")
_IN_BACKTICKS = re.compile(r"`[^`]*`")


class Change(NamedTuple):
    """A stretch of a file that fixes changed, as ``diff`` shows it; ``line`` counts from 1."""

    package: str
    path: str
    line: int
    text: str

    def lot(self, seed: int) -> str:
        """What decides whether it is drawn."""
        return hashlib.sha256(f"{seed} {self.package} {self.path} {self.line}".encode()).hexdigest()


@dataclass
class Outcome:
    """What became of a package: numbers of findings by rule, and what went wrong."""

    package: str
    found: Counter[str] = field(default_factory=Counter)
    fixed: Counter[str] = field(default_factory=Counter)
    direct: Counter[str] = field(default_factory=Counter)
    left: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    n_changed: int = 0
    changes: list[Change] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def main() -> int:
    """Fixes, and writes the page; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rule", help="only this rule")
    parser.add_argument("--write", action="store_true", help="write the page")
    parser.add_argument("--draw", type=int, default=0, help="show so many changes to read")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with Pool() as pool:
        outcomes = pool.starmap(_fixed, [(pin, options.rule) for pin in pins()], chunksize=1)
    body = _report(outcomes)
    print(body)
    if options.draw:
        _draw(outcomes, options.draw, options.seed)
    if options.write:
        _PAGE.write_text(body, encoding="utf-8")
    return int(any(outcome.wrong for outcome in outcomes))


def _draw(outcomes: list[Outcome], count: int, seed: int) -> None:
    changes = [change for outcome in outcomes for change in outcome.changes]
    drawn = sorted(sorted(changes, key=lambda change: change.lot(seed))[:count])
    for change in drawn:
        print(f"=== {change.package} {change.path}:{change.line}\n{change.text}")
    rows = [
        Row(change.package, f"{change.path}:{change.line}", change.text.split("\n")[0])
        for change in drawn
    ]
    introduction = (
        f"{count} of {len(changes)} stretches of code that fixes changed (those of imports left"
        f" out), seed {seed}. {provenance()}\n\nVerdict: `right` or `wrong`."
    )
    page = ROOT / "docs" / "reviews" / "fixes.md"
    n_open = write_verdicts(page, "Fixes of real packages, read one by one", introduction, rows)
    print(f"{page.relative_to(ROOT)}: {n_open} to judge")


def _changes(package: str, path: str, before: str, after: str) -> Iterator[Change]:
    old, new = before.splitlines(), after.splitlines()
    for tag, first, end, new_first, new_end in SequenceMatcher(None, old, new).get_opcodes():
        if tag != "equal":
            lines = [f"-{line}" for line in old[first:end]]
            lines += [f"+{line}" for line in new[new_first:new_end]]
            if not all(_IMPORT.match(line) for line in lines):
                yield Change(package, path, first + 1, "\n".join(lines))


def _fixed(pin: Pin, rule: str | None) -> Outcome:
    outcome = Outcome(pin.label)
    workspace, engine = Workspace(pin.folder), Engine()
    for path in pin.python_files():
        try:
            text = read_source(path).text
        except SourceError:
            continue
        configuration = workspace.configuration_for(path, text)
        rules = [r for r in configuration.rules if rule in (None, r.id)]
        found, failures, _ = engine.check_text(text, rules, configuration.environment)
        place = path.relative_to(pin.folder)
        outcome.wrong += [f"{pin.label} {place}: {failure}" for failure in failures]
        if found:
            _fix_file(place, text, rules, configuration, outcome)
    return outcome


def _fix_file(
    path: Path, text: str, rules: list[Rule], configuration: FileConfiguration, outcome: Outcome
) -> None:
    environment, style = configuration.environment, style_for(configuration)
    found = check_text(text, rules, environment).findings
    outcome.found.update(finding.rule for finding in found)
    outcome.direct["found"] += _n_direct(text, found, environment)
    result = fix_text(text, rules, environment, _is_wanted, style)
    withheld = {(w.finding.rule, w.finding.message): w.reason for w in result.withheld}
    for finding in result.left:
        reason = finding.no_fix or withheld.get((finding.rule, finding.message))
        outcome.left[finding.rule][_plain(reason or "no fix is offered")] += 1
    outcome.fixed.update(finding.rule for finding in found)
    outcome.fixed.subtract(finding.rule for finding in result.left)
    outcome.direct["left"] += _n_direct(result.text, result.left, environment)
    old = [f for f in result.left if f.no_fix.startswith("it needs ")]
    outcome.direct["too old"] += _n_direct(result.text, old, environment)
    if result.text != text:
        outcome.n_changed += 1
        outcome.changes += _changes(outcome.package, path.as_posix(), text, result.text)
        again = fix_text(result.text, rules, environment, _is_wanted, style)
        wrong = [*_wrong(text, result.text), *["is fixed again"] * (again.text != result.text)]
        if environment.is_package:  # what it imports is for others
            wrong = [what for what in wrong if not what.endswith("imported but unused")]
        outcome.wrong += [f"{outcome.package} {path}: {what}" for what in wrong]


def _n_direct(text: str, findings: Sequence[Finding], environment: Environment) -> int:
    """How many of these are about a `query()` that the same expression executes."""
    found = [f for f in findings if f.rule == "sqlalchemy-legacy-query"]
    if not found:
        return 0
    check = FileCheck(text, (), environment)
    check.report()
    file = check._file()
    calls = [file.call_at(finding.range).call for finding in found]
    return sum(is_ended(call) or call.chain.role == "iterated" for call in calls)


def _is_wanted(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.safety is not Safety.REFACTOR


def _wrong(before: str, after: str) -> Iterator[str]:
    if compiles(before):
        if not compiles(after):
            yield "does not compile"
            return
        yield from _complaints(after) - _complaints(before)
    for comment in Counter(_COMMENT.findall(before)) - Counter(_COMMENT.findall(after)):
        yield f"has lost {comment}"


def _complaints(text: str) -> Counter[str]:
    """What pyflakes says, without lines."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        messages = Checker(ast.parse(text)).messages
    return Counter(_LINE.sub("line N", str(m.message % m.message_args)) for m in messages)


def _plain(reason: str) -> str:
    return _IN_BACKTICKS.sub("`…`", reason)


def _report(outcomes: list[Outcome]) -> str:
    parts = ["# Fixes of real packages", (__doc__ or "").strip(), provenance()]
    wrong = [line for outcome in outcomes for line in outcome.wrong]
    n_changed = sum(outcome.n_changed for outcome in outcomes)
    parts.append(f"{n_changed} files changed; {len(wrong) or 'none'} wrong.")
    parts += [f"- {line}" for line in wrong]
    rules = sorted({rule for outcome in outcomes for rule in outcome.found})
    rows = []
    for rule in rules:
        found = sum(outcome.found[rule] for outcome in outcomes)
        fixed = sum(outcome.fixed[rule] for outcome in outcomes)
        n_packages = sum(outcome.fixed[rule] > 0 for outcome in outcomes)
        rows.append([rule, found, fixed, 100 * fixed / found, n_packages])
    parts.append(table(["rule", "found", "fixed", "%", "packages with fixes"], rows))
    direct = sum([outcome.direct for outcome in outcomes], Counter[str]())
    n_fixed = direct["found"] - direct["left"]
    n_new = direct["found"] - direct["too old"]
    parts.append(
        f"Of {direct['found']} chains that are executed in the expression that makes the query,"
        f" {n_fixed} are fixed ({100 * n_fixed / direct['found']:.0f} %); of the {n_new} that are"
        f" in projects without SQLAlchemy before 2.0, {100 * n_fixed / n_new:.0f} %."
    )
    for rule in rules:
        left = Counter[str]()
        for outcome in outcomes:
            left.update(outcome.left[rule])
        if left:
            parts.append(f"## Left: {rule}")
            parts.append(table(["reason", "findings"], left.most_common()))
    by_package = [
        [outcome.package, outcome.n_changed, *[outcome.fixed[rule] for rule in rules]]
        for outcome in outcomes
        if outcome.n_changed
    ]
    parts.append("## By package")
    parts.append(table(["package", "files changed", *rules], by_package))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
