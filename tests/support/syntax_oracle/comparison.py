"""Compares files: does our tree say what CPython says?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from cpythons import Rejected
from syntax_oracle import ours, reference
from syntax_oracle.interpreters import Interpreter
from syntax_oracle.reference import Span


@dataclass
class Result:
    """What came of the comparison of some files."""

    files: int = 0
    lines: int = 0
    spans: int = 0
    #: The names of files that CPython rejects, by reason.
    left_out: dict[str, list[str]] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)


def compare(files: Iterable[tuple[str, bytes]], interpreter: Interpreter) -> Result:
    """Reads files, given by name and content, both ways."""
    result = Result()
    inside_f_strings = tuple(map(int, interpreter.version.split("."))) >= (3, 12)
    for name, source in files:
        try:
            expected = interpreter.spans_of(source)
        except Rejected as rejected:
            result.left_out.setdefault(str(rejected), []).append(name)
            continue
        text = reference.text_of(source)
        result.files += 1
        result.lines += text.count("\n")
        result.spans += len(expected)
        difference = difference_in(text, expected, inside_f_strings)
        if difference:
            result.differences.append(f"{name}: {difference}")
    return result


def difference_in(text: str, expected: list[Span], inside_f_strings: bool = True) -> str:
    """What our tree says differently of a text, '' for nothing."""
    try:
        found = ours.spans_of(text, inside_f_strings)
    except ours.NotFaithful as error:
        return str(error)
    missing = Counter(expected) - Counter(found)
    extra = Counter(found) - Counter(expected)
    if not missing and not extra:
        return ""
    return f"missing {sorted(missing)[:3]}, extra {sorted(extra)[:3]}"
