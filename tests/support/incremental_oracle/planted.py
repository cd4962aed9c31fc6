"""Bugs to be planted into the engine, to see that the comparison finds them.

Each is something that a change of the engine could easily break.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any
from unittest.mock import patch

from backlint_rules.asked import Asked
from backlint_rules.check import FileCheck
from backlint_rules.facts import bound_names, revision
from backlint_rules.facts.exports import Exports, exports
from backlint_rules.facts.guard import Guard
from backlint_rules.facts.model import PieceFacts
from backlint_rules.facts.outline import Outline, Update
from backlint_rules.syntax import document, piece_tree
from backlint_rules.syntax.document import Splice
from backlint_rules.syntax.reading import Reading

_outdated = Asked.outdated
_update = Outline.update
_apply = Splice.apply
_at_border = Reading.at_border


def _outdated_without_isa(asked: Asked, outline: Outline, doubtful: Iterable[str]) -> set[Any]:
    return _outdated(asked, outline, [q for q in doubtful if not q.startswith("isa ")])


def _update_without_renamed(outline: Outline, gone: Any, come: Any) -> Update:
    return _update(outline, gone, come)._replace(renamed=frozenset())


def _apply_off_by_one(splice: Splice, items: Any) -> None:
    added = splice.new_end - splice.end
    _apply(Splice(splice.first, splice.end, splice.new_end + (added > 0)), items)


def _at_border_too_early(reading: Reading[Any], line: int) -> bool:
    reading._dirty_end -= 1
    try:
        return _at_border(reading, line)
    finally:
        reading._dirty_end += 1


def _exports_without_inner(facts: PieceFacts) -> Exports:
    return exports(facts)._replace(inner=())


def _exports_without_results(facts: PieceFacts) -> Exports:
    return exports(facts)._replace(results=())


#: What is wrong, and how to make it so until the context is left.
PLANTED: dict[str, Callable[[], AbstractContextManager[Any]]] = {
    "the kind is missing in the key of remembered facts": lambda: patch.object(
        document, "_key", lambda kind, text, columns: (text, columns)
    ),
    "answers are not compared": lambda: patch.object(
        Asked, "outdated", lambda asked, outline, doubtful: set()
    ),
    "answers about bases are not compared": lambda: patch.object(
        Asked, "outdated", _outdated_without_isa
    ),
    "what an answer rests on is not noted": lambda: patch.object(
        Guard, "note", lambda guard, thing: None
    ),
    "attributes that methods set are not exported": lambda: patch.object(
        bound_names, "exports", _exports_without_inner
    ),
    "what functions return is not exported": lambda: patch.object(
        bound_names, "exports", _exports_without_results
    ),
    "names that stand for other names are not followed again": lambda: patch.object(
        Outline, "update", _update_without_renamed
    ),
    "pieces whose class has another name are not asked again": lambda: patch.object(
        FileCheck, "_renew", lambda check, piece: True
    ),
    "findings below added lines move one line too far": lambda: patch.object(
        Splice, "apply", _apply_off_by_one
    ),
    "the lines of what follows are not moved": lambda: patch.object(
        piece_tree, "_move", lambda begins, position, delta: None
    ),
    "reading ends one line too early": lambda: patch.object(
        Reading, "at_border", _at_border_too_early
    ),
    "what is below a revised line is counted as before": lambda: patch.object(
        revision, "_sums", lambda numbers, more: numbers
    ),
    "a line that is revised may leave its function": lambda: patch.object(
        revision.Part, "shape", property(lambda part: (part.end, part.indentation, part.leads))
    ),
    "what was looked at in vain is forgotten": lambda: patch.object(
        document.Document, "_first_to_read", lambda self, line: line
    ),
}
