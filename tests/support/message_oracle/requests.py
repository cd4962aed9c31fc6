"""Requests about what is open, drawn by seed."""

from __future__ import annotations

import random
from typing import Any

from backlint.lsp.capabilities import (
    CONFIGURATION_COMMAND,
    EXPLAIN_COMMAND,
    FIX_ALL_COMMAND,
    FIX_RULE_COMMAND,
)
from backlint_rules.registry import all_rules
from message_oracle.documents import Opened, Text

_KINDS = [None, ["quickfix"], ["source"], ["source.fixAll"], ["refactor"], ["quickfix", "source"]]
_RULES = [*all_rules(), "no-such-rule"]

Request = tuple[str, dict[str, Any]]
"""The method and the params."""


def drawn_request(chance: random.Random, opened: Opened, encoding: str, pulls: bool) -> Request:
    """A request about one of the texts."""
    text = chance.choice(opened.texts)
    methods = ["textDocument/codeAction"] * 3 + ["textDocument/hover", "textDocument/completion"]
    methods += ["workspace/executeCommand"] + ["textDocument/diagnostic"] * (3 * pulls)
    method = chance.choice(methods)
    params: dict[str, Any] = {"textDocument": {"uri": text.uri}}
    if method == "textDocument/codeAction":
        known = opened.diagnostics.get(text.uri, ())
        params |= _range_and_context(chance, text, encoding, known)
    elif method == "textDocument/diagnostic":
        params["previousResultId"] = chance.choice([None, *map(str, range(1, 30))])
    elif method == "workspace/executeCommand":
        params = _command(chance, text.uri)
    else:
        params["position"] = text.drawn_position(chance, encoding)
    return method, params


def _range_and_context(
    chance: random.Random, text: Text, encoding: str, known: list[dict[str, Any]]
) -> dict[str, Any]:
    """Mostly that of a diagnostic, as it was when the client last knew it."""
    if known and chance.random() < 0.8:
        diagnostic = chance.choice(known)
        where, diagnostics = diagnostic["range"], [diagnostic]
    else:
        places = [text.drawn_position(chance, encoding) for _ in range(2)]
        places.sort(key=lambda place: (place["line"], place["character"]))
        where, diagnostics = {"start": places[0], "end": places[1]}, []
    context: dict[str, Any] = {"diagnostics": diagnostics}
    if only := chance.choice(_KINDS):
        context["only"] = only
    return {"range": where, "context": context}


def _command(chance: random.Random, uri: str) -> dict[str, Any]:
    arguments: dict[str, list[Any]] = {
        FIX_ALL_COMMAND: [uri],
        FIX_RULE_COMMAND: [uri, chance.choice(_RULES)],
        EXPLAIN_COMMAND: [chance.choice(_RULES)],
        CONFIGURATION_COMMAND: [uri],
        "backlint.noSuchCommand": [],
    }
    command = chance.choice([*arguments])
    given = arguments[command]
    if chance.random() < 0.1:
        given = [*given[1:], None]
    return {"command": command, "arguments": given}
