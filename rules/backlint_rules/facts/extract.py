"""From a piece's tokens to its facts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from backlint_rules.facts.model import Chain, PieceFacts, Scope, Suppression, other_name
from backlint_rules.facts.statements import StatementReader
from backlint_rules.finding import Range
from backlint_rules.syntax.pieces import Cut, PieceKind
from backlint_rules.syntax.tokens import end_of

#: From so many lines on, a piece may be revised line by line. (Which leaves it as many lines.)
LARGE = 10


def read_piece(cut: Cut) -> PieceFacts:
    """The facts of a piece: a pure function of its tokens, lines counted from its first."""
    facts = _facts(cut)
    facts.call_names = names_of(facts.calls)
    facts.aliases = aliases_in(facts.scopes[1:])
    facts.suppressions = tuple(_suppressions(cut))
    return facts


def aliases_in(scopes: Iterable[Scope]) -> dict[str, str]:
    """The names that scopes give to other names."""
    aliases = {}
    for scope in scopes:
        for name, bindings in scope.bindings.items():
            for binding in bindings:
                other = other_name(binding)
                if other is not None and other != name:
                    aliases[name] = other
    return aliases


def names_of(calls: Iterable[tuple[str, Chain, int]]) -> frozenset[str]:
    """The last names of what is called."""
    return frozenset([name for name, _, _ in calls])


def _facts(cut: Cut) -> PieceFacts:
    if cut.kind is PieceKind.END:
        return PieceFacts()
    is_large = cut.end_line - cut.first_line >= LARGE
    reader = StatementReader(cut.first_line, notes_lines=is_large)
    try:
        reader.suite(cut.parse().children[:-1])
    except RecursionError:  # expressions nested deeper than anybody writes
        facts = PieceFacts()
        facts.errors.append(Range(0, 0, cut.end_line - cut.first_line, 0))
        return facts
    return reader.facts


_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(
    r"#\s*(?P<mark>backlint):\s*(?P<what>[\w-]+)\s*"
    r"(?:\[(?P<rules>[^\]]*)\]|(?P<odd>[\[({]))?[^\r\n]*",
    re.IGNORECASE,
)
_WHATS = ("ignore", "ignore-file")


def _suppressions(cut: Cut) -> list[Suppression]:
    found = []
    for index, token in enumerate(cut.tokens):
        prefix = token[4]
        if "#" not in prefix or "backlint:" not in prefix.lower():
            continue
        # Comments are in the text in front of a token; it begins where the one before ends that
        # has a text. (A change of indentation stands behind the comments above it.)
        before = next((t for t in reversed(cut.tokens[:index]) if t[1]), None)
        line, column = end_of(before) if before is not None else (cut.first_line + 1, 0)
        for offset, text in enumerate(_LINE_ENDS.split(prefix)):
            match = _COMMENT.search(text)
            if match is not None and _is_meant(match):
                at = line + offset - cut.first_line - 1
                begin = 0 if offset else column
                where = Range(at, begin + match.start(), at, begin + match.end())
                names = [name.strip() for name in (match["rules"] or "").split(",")]
                rules = tuple([name for name in names if name])
                what = match["what"]
                is_well_formed = (
                    match["mark"] == "backlint" and what in _WHATS and match["odd"] is None
                )
                whole_file = what.lower().startswith("ignore-file")
                found.append(Suppression(rules, whole_file, where, is_well_formed))
    return found


def _is_meant(match: re.Match[str]) -> bool:
    """Whether a comment is to keep something quiet, however it is spelt, and is no prose."""
    has_list = match["rules"] is not None or match["odd"] is not None
    return has_list or bool(get_close_matches(match["what"].lower(), _WHATS, cutoff=0.75))
