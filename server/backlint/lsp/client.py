"""What the client said about itself in ``initialize``, as far as the server asks."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from backlint.json_values import look_up
from backlint.lsp.positions import PositionEncoding


@dataclass(frozen=True, slots=True)
class Client:
    """``name`` is the editor's, with its version. ``folders`` are the URIs of the open folders,
    ``settings`` the ones it started us with.
    """

    name: str
    position_encoding: PositionEncoding
    related_information: bool
    tags: frozenset[int]
    describes_codes: bool
    markdown_hover: bool
    markdown_completion: bool
    resolves_edits: bool
    versions_edits: bool
    creates_files: bool
    annotates_edits: bool
    applies_edits: bool
    shows_progress: bool
    watches_files: bool
    pulls_settings: bool
    registers_settings: bool
    pulls_diagnostics: bool
    synchronizes_notebooks: bool
    folders: tuple[str, ...]
    settings: Any
    log_level: int
    trace: Any
    process_id: int | None

    @classmethod
    def parse(cls, params: Mapping[str, Any]) -> Client:
        """Reads ``InitializeParams``. What is malformed counts as not said."""
        capabilities = params.get("capabilities")
        diagnostics = look_up(capabilities, "textDocument.publishDiagnostics")
        edit = look_up(capabilities, "workspace.workspaceEdit")
        hover_formats = look_up(capabilities, "textDocument.hover.contentFormat")
        completion_formats = look_up(
            capabilities, "textDocument.completion.completionItem.documentationFormat"
        )
        process_id = params.get("processId")
        return cls(
            name=" ".join(
                str(part)
                for part in (
                    look_up(params, "clientInfo.name"),
                    look_up(params, "clientInfo.version"),
                )
                if part
            ),
            position_encoding=PositionEncoding.negotiate(
                look_up(capabilities, "general.positionEncodings")
            ),
            related_information=bool(look_up(diagnostics, "relatedInformation")),
            tags=frozenset(
                tag
                for tag in _list(look_up(diagnostics, "tagSupport.valueSet"))
                if isinstance(tag, int)
            ),
            describes_codes=bool(look_up(diagnostics, "codeDescriptionSupport")),
            markdown_hover="markdown" in _list(hover_formats),
            markdown_completion="markdown" in _list(completion_formats),
            resolves_edits=_resolves_edits(look_up(capabilities, "textDocument.codeAction")),
            versions_edits=bool(look_up(edit, "documentChanges")),
            creates_files="create" in _list(look_up(edit, "resourceOperations")),
            annotates_edits=look_up(edit, "changeAnnotationSupport") is not None,
            applies_edits=bool(look_up(capabilities, "workspace.applyEdit")),
            shows_progress=bool(look_up(capabilities, "window.workDoneProgress")),
            watches_files=bool(
                look_up(capabilities, "workspace.didChangeWatchedFiles.dynamicRegistration")
            ),
            pulls_settings=bool(look_up(capabilities, "workspace.configuration")),
            registers_settings=bool(
                look_up(capabilities, "workspace.didChangeConfiguration.dynamicRegistration")
            ),
            pulls_diagnostics=_pulls_diagnostics(capabilities),
            synchronizes_notebooks=look_up(capabilities, "notebookDocument.synchronization")
            is not None,
            folders=_folders(params),
            settings=look_up(params.get("initializationOptions"), "settings"),
            log_level=_log_level(look_up(params.get("initializationOptions"), "logLevel")),
            trace=params.get("trace"),
            process_id=process_id if type(process_id) is int else None,
        )


def _pulls_diagnostics(capabilities: object) -> bool:
    """Whether the editor asks for diagnostics, and can be told when to ask again."""
    refreshes = any(
        look_up(capabilities, f"workspace.{name}.refreshSupport")
        for name in ("diagnostics", "diagnostic")  # the specification's own, and its older texts'
    )
    return refreshes and isinstance(look_up(capabilities, "textDocument.diagnostic"), Mapping)


def _resolves_edits(code_action: object) -> bool:
    """Whether the edits of a code action may be left out until it is chosen."""
    resolves = "edit" in _list(look_up(code_action, "resolveSupport.properties"))
    return resolves and bool(look_up(code_action, "dataSupport"))


def _folders(params: Mapping[str, Any]) -> tuple[str, ...]:
    folders = params.get("workspaceFolders")
    if isinstance(folders, list):
        uris = [look_up(folder, "uri") for folder in folders]
    else:
        uris = [params.get("rootUri")]
    return tuple(uri for uri in uris if isinstance(uri, str) and uri)


def _log_level(name: object) -> int:
    names = {"error": logging.ERROR, "info": logging.INFO, "debug": logging.DEBUG}
    return names.get(str(name), logging.WARNING)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
