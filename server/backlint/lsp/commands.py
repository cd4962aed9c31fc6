"""``workspace/executeCommand``: what code actions do, and explanations, for those who ask by name.

A document is named by its URI. The commands that change something answer whether the editor did so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from backlint.config.selection import Catalogue
from backlint.explanation import Row, explanation
from backlint.lsp import fixes
from backlint.lsp.capabilities import (
    CONFIGURATION_COMMAND,
    EXPLAIN_COMMAND,
    FIX_ALL_COMMAND,
    FIX_RULE_COMMAND,
    IGNORE_COMMAND,
)
from backlint.lsp.modules import Document
from backlint.lsp.progress import progress
from backlint.lsp.project_ignores import settings_edit, settings_file_of
from backlint.lsp.protocol import FeatureServer  # at run time: pygls reads annotations
from backlint.lsp.uris import path_of
from backlint.lsp.workspace_edits import changes_of, workspace_edit
from backlint.rule_page import rule_page
from backlint_rules.finding import Finding
from backlint_rules.fixing import CannotFix
from backlint_rules.rule import Rule

_REQUEST_FAILED = types.LSPErrorCodes.RequestFailed.value


async def fix_all(ls: FeatureServer, uri: str) -> bool:
    """Makes the safe fixes of a document."""
    return await _fix(ls, uri, fixes.is_safe, "Fix all that backlint can fix safely")


async def fix_rule(ls: FeatureServer, uri: str, rule: str) -> bool:
    """Makes the fixes of a rule in a document, unsafe ones too."""
    id = _rule(rule).id
    return await _fix(ls, uri, fixes.is_of_rule(id), f"Fix all {id} in this file")


async def ignore_in_project(ls: FeatureServer, uri: str, rule: str) -> bool:
    """Turns a rule off in the settings that count for a document."""
    document, id = _document(ls, uri), _rule(rule).id
    path = settings_file_of(ls.session, document)
    if path is None:
        raise JsonRpcException(f"{uri} is in no folder that is open", _REQUEST_FAILED)
    try:
        edit = settings_edit(ls.session, path, id)
    except CannotFix as error:
        raise JsonRpcException(str(error), _REQUEST_FAILED) from None
    return await _apply(ls, edit, f"Ignore {id} in this project")


def explain_rule(ls: FeatureServer, rule: str) -> str:
    """The documentation of a rule, as Markdown."""
    return rule_page(_rule(rule))


def show_configuration(ls: FeatureServer, uri: str) -> str:
    """What applies to a document, and where that comes from, as Markdown."""
    configuration = _document(ls, uri).configuration.file
    folder = ls.session.documents.configurations.folders.holder(uri)
    root = path_of(folder or "") or configuration.path.parent
    sections = explanation(configuration, Catalogue.installed().rules.values(), root)
    return "\n".join(_table(title, rows) for title, rows in sections.items())


HANDLERS: dict[str, Callable[..., Any]] = {
    FIX_ALL_COMMAND: fix_all,
    FIX_RULE_COMMAND: fix_rule,
    IGNORE_COMMAND: ignore_in_project,
    EXPLAIN_COMMAND: explain_rule,
    CONFIGURATION_COMMAND: show_configuration,
}


def _document(ls: FeatureServer, uri: str) -> Document:
    document = ls.session.documents.get(uri)
    if document is None:
        raise _invalid(f"{uri} is no Python document that is open")
    return document


def _rule(name: str) -> Rule:
    rule = Catalogue.installed().find(name)
    if rule is None:
        raise _invalid(f"there is no rule {name}")
    return rule


def _invalid(message: str) -> JsonRpcException:
    return JsonRpcException(message, types.ErrorCodes.InvalidParams.value)


async def _fix(
    ls: FeatureServer, uri: str, is_wanted: Callable[[Finding], bool], label: str
) -> bool:
    document = _document(ls, uri)
    try:
        with progress(ls.session, document.module, label):
            edits = fixes.edits_of_all(document, is_wanted)
        changes = changes_of(document, edits)
    except CannotFix as error:
        raise JsonRpcException(str(error), _REQUEST_FAILED) from None
    if not edits:
        return False
    return await _apply(ls, workspace_edit(ls.session.client, changes), label)


async def _apply(ls: FeatureServer, edit: types.WorkspaceEdit, label: str) -> bool:
    if not ls.session.client.applies_edits:
        raise JsonRpcException("this editor cannot be asked to change texts", _REQUEST_FAILED)
    result = await ls.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, label))
    return result.applied


def _table(title: str, rows: Sequence[Row]) -> str:
    lines = [f"## {title}", "", "| | | from |", "| --- | --- | --- |"]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"
