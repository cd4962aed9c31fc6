"""From a piece's tokens to its facts."""

from __future__ import annotations

import re

from backlint_rules.facts.model import PieceFacts, Suppression
from backlint_rules.facts.statements import StatementReader
from backlint_rules.finding import Range
from backlint_rules.syntax.pieces import Cut, PieceKind


def read_piece(cut: Cut) -> PieceFacts:
    """The facts of a piece: a pure function of its tokens, lines counted from its first."""
    reader = StatementReader(cut.first_line)
    if cut.kind is not PieceKind.END:
        reader.suite(cut.parse().children[:-1])
    reader.facts.suppressions = tuple(_suppressions(cut))
    return reader.facts


_MARK = "backlint:"
_COMMENT = re.compile(
    r"#\s*backlint:\s*(?P<what>ignore-file|ignore)\b\s*(?:\[(?P<rules>[^\]]*)\])?[^\r\n]*"
)


def _suppressions(cut: Cut) -> list[Suppression]:
    found = []
    for token in cut.tokens:
        if _MARK not in token[3]:
            continue
        # Comments are in front of a token, so positions count back from its beginning.
        line, column = token[2]
        lines = re.split(r"\r\n|\r|\n", token[3])
        first = line - (len(lines) - 1)
        for offset, text in enumerate(lines):
            match = _COMMENT.search(text)
            if match is None:
                continue
            if offset:
                begin = 0
            elif len(lines) == 1:
                begin = column - len(text)
            else:
                begin = cut.end_column_before(token)
            where = first + offset - cut.first_line - 1
            rules = tuple(rule.strip() for rule in (match["rules"] or "").split(",") if rule.strip())
            range_ = Range(where, begin + match.start(), where, begin + match.end())
            found.append(Suppression(rules, match["what"] == "ignore-file", range_))
    return found
