"""Editors that drive the real language server in tests: pytest-lsp's client, made strict."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient
from pytest_lsp.protocol import LanguageClientProtocol

from backlint_rules.edits import TextEdit, applied
from backlint_rules.syntax.text import split_lines
from client_units import in_code_points

SECONDS = 20.0
"""How long a server may be silent; long, since test machines are busy."""

CLIENTS = Path(__file__).parents[1] / "lsp" / "clients"


HEAD = """\
from fastapi import FastAPI
from sqlalchemy import Column, Integer
from sqlalchemy.orm import DeclarativeBase, Session

app = FastAPI()


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"
    id = Column(Integer, primary_key=True)


@app.on_event("startup")
async def connect() -> None: ...

"""
"""The head of a program that has a finding of each kind."""


class EditorProtocol(LanguageClientProtocol):
    """Remembers the messages that nobody here knows."""

    _server: Editor

    def _get_handler(self, feature_name: str) -> Any:
        known = {*self.fm.builtin_features, *self.fm.features}
        if feature_name not in known:
            self._server.unknown.append(feature_name)
        return super()._get_handler(feature_name)


@dataclass
class _Shown:
    """What an editor that pulls shows of a document."""

    version: int
    diagnostics: Sequence[types.Diagnostic] = ()
    result_id: str | None = None
    of_version: int | None = None
    pulls: int = 0


class Editor(LanguageClient):
    """An editor that has to be told of everything the server sends.

    Diagnostics and messages that a test does not take are unexpected, and so is what no editor
    knows. One that pulls diagnostics does so as VS Code: after each change and when it is told to,
    and only the last answer counts. For a test they are as if they had been published.
    """

    def __init__(self) -> None:
        super().__init__(protocol_cls=EditorProtocol, converter_factory=default_converter)
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.shown: asyncio.Queue[str] = asyncio.Queue()
        self.registered: asyncio.Queue[types.Registration] = asyncio.Queue()
        self.settings: Any = None
        self.settings_of_folders: dict[str | None, Any] = {}
        self.unknown: list[str] = []
        self.logged: list[str] = []
        self.progress_kinds: list[str] = []
        self.edits: list[types.ApplyWorkspaceEditParams] = []
        self.pulls = False
        self._open: dict[str, _Shown] = {}
        self._pulling: set[asyncio.Task[None]] = set()
        for method, handler in {
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: self.published.put_nowait,
            types.WINDOW_SHOW_MESSAGE: self._on_show_message,
            types.WINDOW_LOG_MESSAGE: lambda params: self.logged.append(params.message),
            types.WINDOW_WORK_DONE_PROGRESS_CREATE: lambda _: self.progress_kinds.append("create"),
            types.PROGRESS: lambda params: self.progress_kinds.append(params.value["kind"]),
            types.WORKSPACE_APPLY_EDIT: self._on_apply_edit,
            types.CLIENT_REGISTER_CAPABILITY: self._on_register,
            types.WORKSPACE_CONFIGURATION: self._on_configuration,
            types.WORKSPACE_DIAGNOSTIC_REFRESH: self._on_refresh,
        }.items():
            self.feature(method)(_as_function(handler))

    def unexpected(self) -> list[object]:
        """What the server sent that no test took."""
        left: list[object] = list(self.unknown)
        while not self.published.empty():
            params = self.published.get_nowait()
            if params.diagnostics or not self.pulls:
                left.append(params)
        while not self.shown.empty():
            left.append(self.shown.get_nowait())
        return left

    async def begin(
        self,
        client: str,
        folders: Sequence[Path | str] = (),
        settings: Any = None,
        encodings: list[str] | None = None,
        without: str = "",
    ) -> types.InitializeResult:
        """Starts the session as one of the editors (``clients/``) does.

        Folders are given by path or by URI; ``without`` is a group of capabilities that this
        one lacks.
        """
        description = json.loads((CLIENTS / f"{client}.json").read_text())
        info, capabilities = description["clientInfo"], description["capabilities"]
        capabilities.pop(without, None)
        if encodings is not None:
            capabilities.setdefault("general", {})["positionEncodings"] = encodings
        converter = default_converter()  # type: ignore[no-untyped-call]
        params = types.InitializeParams(
            capabilities=converter.structure(capabilities, types.ClientCapabilities),
            client_info=info and types.ClientInfo(**info),
            workspace_folders=[_workspace_folder(f) for f in folders] or None,
            initialization_options=settings and {"settings": settings},
        )
        result = await self.initialize_session(params)
        self.pulls = result.capabilities.diagnostic_provider is not None
        return result

    def open(self, uri: str, text: str, version: int = 1, language: str = "python") -> None:
        item = types.TextDocumentItem(uri, language, version, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))
        if language == "python":
            self._open[uri] = _Shown(version)
            self._pull(uri)

    def change(
        self, uri: str, version: int, *changes: types.TextDocumentContentChangeEvent
    ) -> None:
        identifier = types.VersionedTextDocumentIdentifier(version, uri)
        self.text_document_did_change(types.DidChangeTextDocumentParams(identifier, changes))
        if uri in self._open:
            self._open[uri].version = version
            self._pull(uri)

    def close(self, uri: str) -> None:
        identifier = types.TextDocumentIdentifier(uri)
        self.text_document_did_close(types.DidCloseTextDocumentParams(identifier))
        shown = self._open.pop(uri, None)
        if self.pulls and shown is not None and shown.diagnostics:
            self.published.put_nowait(types.PublishDiagnosticsParams(uri, []))

    async def hover(self, uri: str, line: int, character: int) -> types.Hover | None:
        identifier, position = types.TextDocumentIdentifier(uri), types.Position(line, character)
        return await self.text_document_hover_async(types.HoverParams(identifier, position))

    async def completions(self, uri: str, line: int, character: int) -> list[types.CompletionItem]:
        """What may be written at a position, in the editor's order."""
        identifier, position = types.TextDocumentIdentifier(uri), types.Position(line, character)
        answer = await self.text_document_completion_async(
            types.CompletionParams(identifier, position)
        )
        assert not isinstance(answer, types.CompletionList)
        return sorted(answer or (), key=lambda item: item.sort_text or item.label)

    async def code_actions(
        self, uri: str, line: int, only: Sequence[str] | None = None
    ) -> list[types.CodeAction]:
        """What is offered for a line."""
        where = types.Range(types.Position(line, 0), types.Position(line, 0))
        context = types.CodeActionContext([], list(only) if only is not None else None)
        identifier = types.TextDocumentIdentifier(uri)
        offered = await self.text_document_code_action_async(
            types.CodeActionParams(identifier, where, context)
        )
        return [one for one in offered or () if isinstance(one, types.CodeAction)]

    async def next_diagnostics(self) -> types.PublishDiagnosticsParams:
        return await asyncio.wait_for(self.published.get(), SECONDS)

    async def next_message(self) -> str:
        return await asyncio.wait_for(self.shown.get(), SECONDS)

    async def next_registration(self) -> types.Registration:
        return await asyncio.wait_for(self.registered.get(), SECONDS)

    async def answers(self) -> None:
        """Waits until the server has dealt with all that it was sent."""
        await asyncio.wait_for(self.hover("untitled:nothing", 0, 0), SECONDS)
        if self._pulling:
            await asyncio.wait(self._pulling, timeout=SECONDS)

    def _pull(self, uri: str) -> None:
        if self.pulls:
            shown = self._open[uri]
            shown.pulls += 1
            task = asyncio.ensure_future(self._pulled(uri, shown, shown.version, shown.pulls))
            self._pulling.add(task)
            task.add_done_callback(self._pulling.discard)

    async def _pulled(self, uri: str, shown: _Shown, version: int, pulls: int) -> None:
        identifier = types.TextDocumentIdentifier(uri)
        report = await self.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(identifier, None, shown.result_id)
        )
        if is_new := isinstance(report, types.RelatedFullDocumentDiagnosticReport):
            shown.diagnostics, shown.result_id = report.items, report.result_id
        if self._open.get(uri) is not shown or shown.pulls != pulls:
            return
        if is_new or shown.of_version != version:
            shown.of_version = version
            params = types.PublishDiagnosticsParams(uri, shown.diagnostics, version)
            self.published.put_nowait(params)

    def _on_refresh(self, params: None) -> None:
        for uri in self._open:
            self._pull(uri)

    def _on_apply_edit(
        self, params: types.ApplyWorkspaceEditParams
    ) -> types.ApplyWorkspaceEditResult:
        self.edits.append(params)
        return types.ApplyWorkspaceEditResult(applied=True)

    def _on_show_message(self, params: types.ShowMessageParams) -> None:
        self.shown.put_nowait(params.message)

    def _on_register(self, params: types.RegistrationParams) -> None:
        for registration in params.registrations:
            self.registered.put_nowait(registration)

    def _on_configuration(self, params: types.ConfigurationParams) -> list[Any]:
        assert {item.section for item in params.items} == {"backlint"}
        return [
            self.settings_of_folders.get(item.scope_uri, self.settings) for item in params.items
        ]


def insert(line: int, character: int, text: str) -> types.TextDocumentContentChangePartial:
    """A change that only inserts."""
    return replace((line, character), (line, character), text)


def replace(
    start: tuple[int, int], end: tuple[int, int], text: str
) -> types.TextDocumentContentChangePartial:
    """A change of a stretch of text."""
    range_ = types.Range(types.Position(*start), types.Position(*end))
    return types.TextDocumentContentChangePartial(range=range_, text=text)


def texts_after(
    edit: types.WorkspaceEdit, texts: Mapping[str, str], encoding: str = "utf-32"
) -> dict[str, str]:
    """The texts that an edit changes, afterwards; the editor counts in units of an encoding."""
    changed: dict[str, Sequence[Any]] = dict(edit.changes or {})
    for change in edit.document_changes or ():
        if isinstance(change, types.TextDocumentEdit):
            changed[change.text_document.uri] = change.edits
    return {uri: text_after(edits, texts[uri], encoding) for uri, edits in changed.items()}


def text_after(edits: Sequence[types.TextEdit], text: str, encoding: str) -> str:
    """The text after edits."""
    lines = split_lines(text)
    return applied(
        lines, [TextEdit(in_code_points(e.range, lines, encoding), e.new_text) for e in edits]
    )


def _workspace_folder(folder: Path | str) -> types.WorkspaceFolder:
    uri = folder if isinstance(folder, str) else folder.as_uri()
    return types.WorkspaceFolder(uri, uri.rpartition("/")[2])


def _as_function(handler: Any) -> Any:
    # pygls marks the functions that it is given, which methods do not allow.
    return lambda params: handler(params)
