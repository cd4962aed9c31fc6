"""Compares our kinds with what pyright proved: ``python -m tests.oracles.kinds.compare``.

With ``--write`` the result goes to ``docs/kind-oracle.md``.

A receiver is *wrong* if we know it to be of another class. A path that only says where a thing
comes from (``logging.getLogger()``, an alias of another file) is no such knowledge. Of those that
pyright proves from the one file (``alone``) and whose class our library data or the file itself
names, the share that we know is what the file's inference is worth.

Needs the pinned packages; exits with 1 if any is wrong.
"""

from __future__ import annotations

import argparse
import ast
import json
import pydoc
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.corpus import Pin, pins
from benchmarks.report import ROOT, provenance, table

from backlint_rules.check import check_text
from backlint_rules.environment import Environment
from backlint_rules.facts.call import Call
from backlint_rules.facts.kinds import alternatives, bare
from backlint_rules.facts.libraries import BASES, canonical
from backlint_rules.finding import Finding, Severity
from backlint_rules.rule import Rule

HERE = Path(__file__).parent
_SESSIONS = re.compile(r"sqlalchemy|sqlmodel")

Record = Mapping[str, Any]


def main() -> int:
    """Compares, prints and returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="docs/kind-oracle.md")
    options = parser.parse_args()
    text = (HERE / "reference.jsonl").read_text(encoding="utf-8")
    records = [json.loads(line) for line in text.splitlines()]
    by_label = {pin.label: pin for pin in pins()}
    counts: Counter[str] = Counter()
    for (label, path), group in groupby(records, key=lambda r: (r["package"], r["path"])):
        asked = list(group)
        for record, kind in _kinds(by_label[label], path, asked):
            _count(record, _class(kind), path, counts)
    result = _page(counts)
    print(result)
    if options.write:
        (ROOT / "docs" / "kind-oracle.md").write_text(result, encoding="utf-8")
    return 1 if counts["wrong"] else 0


_INTRODUCTION = """\
# Kinds compared with pyright's types

Receivers of method calls (`X` in `X.method(…)`) in files of pinned packages, drawn by seed, whose
class pyright proves with the whole package and its libraries at hand. A kind of ours is *wrong* if
it is another class. *Provable* are those that pyright also proves from the one file and the
libraries, and whose class our library data or the file itself names.

`python -m tests.oracles.kinds.record` has recorded what pyright says; this page is written by
`python -m tests.oracles.kinds.compare --write`.
"""


def _page(counts: Mapping[str, int]) -> str:
    sessions = counts["known sessions"] + counts["not known sessions"]
    others = counts["known others"] + counts["not known others"]
    provable = counts["provable, known"] + counts["provable, not known"]
    share = f"{counts['provable, known'] / provable:.1%}"
    rows = [
        (
            "all",
            sessions + others + counts["wrong"],
            counts["known sessions"] + counts["known others"],
        ),
        ("sessions", sessions, counts["known sessions"]),
        (f"provable ({share} known)", provable, counts["provable, known"]),
    ]
    parts = [
        _INTRODUCTION,
        table(["receivers", "asked", "known"], rows),
        f"\nWrong: {counts['wrong']}. {provenance([])}",
    ]
    return "\n".join(parts) + "\n"


def _count(record: Record, ours: str | None, path: str, counts: Counter[str]) -> None:
    theirs = _public(record["class"])
    own_module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    if ours is not None and ours not in BASES and not ours.startswith(own_module + "."):
        ours = theirs if ours == theirs else None
    if ours is not None and _is_declared_base(ours, theirs):
        ours = theirs
    is_session = "ession" in theirs and bool(_SESSIONS.match(theirs))
    place = f"{record['package']} {path}:{record['line']} {record['receiver']}.{record['method']}"
    if ours is not None and ours != theirs:
        counts["wrong"] += 1
        print(f"wrong: {place}: {ours}, pyright: {theirs}")
    elif ours == theirs:
        counts["known sessions" if is_session else "known others"] += 1
    else:
        counts["not known sessions" if is_session else "not known others"] += 1
    if record["alone"] and (theirs in BASES or theirs.startswith(own_module + ".")):
        known = ours == theirs
        counts["provable, known" if known else "provable, not known"] += 1
        if not known:
            print(f"not known: {place}: {theirs}")


def _is_declared_base(ours: str, theirs: str) -> bool:
    """Whether theirs is a standard class below ours: pyright narrows a declared type to what is
    assigned (``x: dict = defaultdict(list)``), and both are right.
    """
    if theirs.partition(".")[0] not in sys.stdlib_module_names:
        return False
    base, cls = pydoc.locate(ours), pydoc.locate(theirs)
    return isinstance(base, type) and isinstance(cls, type) and issubclass(cls, base)


def _kinds(pin: Pin, path: str, records: Sequence[Record]) -> Iterator[tuple[Record, str | None]]:
    """Each record with the kind that we give the receiver."""
    text = (pin.folder / path).read_bytes().decode("utf-8")
    methods = frozenset(record["method"] for record in records)
    environment = Environment(
        module=path.removesuffix(".py").removesuffix("/__init__").replace("/", "."),
        is_package=path.endswith("__init__.py"),
    )
    findings, failures, _ = check_text(text, [_telling_receivers(methods)], environment)
    if failures:
        raise failures[0]
    told = {(f.range.line, f.range.column): f.message for f in findings}
    places = _method_places(text)
    for record in records:
        yield record, told.get(places[record["line"], record["column"], record["method"]])


def _telling_receivers(methods: frozenset[str]) -> Rule:
    """A rule that says of each such call what it is called on."""

    def check(call: Call) -> Iterator[Finding]:
        if call.receiver is not None:
            yield Finding(call.name_range, call.receiver)

    return Rule(
        id="oracle-receivers",
        family="oracle",
        check=check,
        on=Call,
        named=methods,
        libraries=frozenset(),
        needs=(),
        severity=Severity.HINT,
        default=True,
        modernises=False,
        renamed_from=(),
    )


def _method_places(text: str) -> dict[tuple[int, int, str], tuple[int, int]]:
    """Where the method's name is, by where the last name before it is (as records count)."""
    lines = re.split(r"\r\n|\r|\n", text)
    found = {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            receiver = node.value
            line = receiver.end_lineno or receiver.lineno
            before = lines[line - 1].encode()[: receiver.end_col_offset].decode()
            name = re.split(r"\W", before)[-1]
            column = len(before.removesuffix(name).encode("utf-16-le")) // 2
            end_line = node.end_lineno or node.lineno
            end = len(lines[end_line - 1].encode()[: node.end_col_offset].decode())
            found[line, column, node.attr] = (end_line - 1, end - len(node.attr))
    return found


def _class(kind: str | None) -> str | None:
    """The class of an instance of just one class."""
    if kind is None or len(alternatives(kind)) > 1:
        return None
    path = bare(kind)
    return _public(path.removesuffix("()")) if path.endswith("()") else None


def _public(path: str) -> str:
    """The one name of a class, whichever of its names this is."""
    defined = _defined().get(path, path)
    return canonical(defined)


@cache
def _defined() -> dict[str, str]:
    aliases = json.loads((HERE / "aliases.json").read_text(encoding="utf-8"))
    return {name: defined for defined, names in aliases.items() for name in names}


if __name__ == "__main__":
    sys.exit(main())
