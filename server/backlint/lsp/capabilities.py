"""What the server says in ``initialize`` that it can."""

from __future__ import annotations

from typing import Any

from backlint import __version__
from backlint.lsp.client import Client

_COMPLETION_TRIGGERS = ["#", "[", ",", " ", ":", '"', "'", "=", "{", "."]
"""VS Code asks for no completion in comments, unless one of these is typed."""

FIX_ALL_COMMAND = "backlint.fixAll"
FIX_RULE_COMMAND = "backlint.fixRule"
IGNORE_COMMAND = "backlint.ignoreInProject"
EXPLAIN_COMMAND = "backlint.explainRule"
CONFIGURATION_COMMAND = "backlint.showConfiguration"

_COMMANDS = [
    FIX_ALL_COMMAND,
    FIX_RULE_COMMAND,
    IGNORE_COMMAND,
    EXPLAIN_COMMAND,
    CONFIGURATION_COMMAND,
]

_NOTEBOOKS = {
    "notebookSelector": [{"notebook": "*", "cells": [{"language": "python"}]}],
    "save": True,
}
"""Which notebooks the server wants to know: all with Python, and nothing of their other cells."""

QUICK_FIX, FIX_ALL = "quickfix", "source.fixAll.backlint"
"""The kinds of code actions that there are."""

_DIAGNOSTICS = {
    "identifier": "backlint",
    "interFileDependencies": False,
    "workspaceDiagnostics": False,
}


def initialize_result(client: Client) -> dict[str, Any]:
    """What the server answers to ``initialize``."""
    capabilities: dict[str, Any] = {
        "positionEncoding": client.position_encoding.value,
        "textDocumentSync": {"openClose": True, "change": 2, "save": True},
        "hoverProvider": True,
        "completionProvider": {"triggerCharacters": _COMPLETION_TRIGGERS},
        "codeActionProvider": {
            "codeActionKinds": [QUICK_FIX, FIX_ALL, f"notebook.{FIX_ALL}"],
            "resolveProvider": True,
        },
        "executeCommandProvider": {"commands": _COMMANDS},
        "workspace": {"workspaceFolders": {"supported": True, "changeNotifications": True}},
    }
    if client.pulls_diagnostics:
        capabilities["diagnosticProvider"] = _DIAGNOSTICS
    if client.synchronizes_notebooks:
        capabilities["notebookDocumentSync"] = _NOTEBOOKS
    return {
        "capabilities": capabilities,
        "serverInfo": {"name": "backlint", "version": __version__},
    }
