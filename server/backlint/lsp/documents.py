"""The documents that are open in the editor, kept as it tells us to.

A ``FileCheck`` owns a module's text; of a document that is one module nothing here, nor in pygls,
has another copy. What an edit costs is what ``FileCheck.edit`` costs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from backlint.lsp.client import Client
from backlint.lsp.configuration import Configurations, DocumentConfiguration
from backlint.lsp.modules import Document, ModuleLostError, OpenModule
from backlint.lsp.notebooks import Notebook, code_of, opened_cells
from backlint.lsp.positions import Change
from backlint.lsp.uris import normalized
from backlint_rules.check import FileCheck
from backlint_rules.environment import Environment
from backlint_rules.rule import Rule

MakeCheck = Callable[[str, Sequence[Rule], Environment], FileCheck]


#: Of files, of what was never saved, and of VS Code's folders that are not on disk. Others, such as
#: those of older versions, are not what anybody works on.
_SCHEMES = ("file", "untitled", "vscode-vfs")


class OpenedText(NamedTuple):
    """What ``textDocument/didOpen`` tells."""

    uri: str
    language: str
    version: int
    text: str

    @classmethod
    def parse(cls, params: Any) -> OpenedText:
        """Reads the notification's params."""
        item = params["textDocument"]
        if not isinstance(item["text"], str):
            raise ValueError("a document's text must be a string")
        return cls(str(item["uri"]), item["languageId"], int(item["version"]), item["text"])

    @property
    def is_python(self) -> bool:
        """Whether backlint speaks about such a document.

        Not about stubs: nothing in them runs. Not about cells: they come with their notebook.
        """
        of_known_scheme = urlsplit(self.uri).scheme in _SCHEMES
        return self.language == "python" and of_known_scheme and not self.uri.endswith(".pyi")


class Documents:
    """The open Python documents, by URI, and the modules that they make up.

    Those that are silent are kept too: the editor may open their folder later.
    """

    def __init__(
        self,
        make_check: MakeCheck,
        configurations: Configurations,
        client: Client,
    ) -> None:
        self.configurations = configurations
        self._make_check = make_check
        self._client = client
        self._by_uri: dict[str, Document] = {}
        self._modules: dict[str, OpenModule] = {}

    def get(self, uri: str) -> Document | None:
        """The open document, if it is a Python one."""
        return self._by_uri.get(normalized(uri))

    def in_notebook(self, uri: str) -> set[Document]:
        """The cells with Python of the open notebook with a URI."""
        notebook = self._modules.get(normalized(uri))
        return set(notebook.documents) if notebook is not None else set()

    def open(self, opened: OpenedText) -> OpenModule | None:
        """Keeps the document from now on, if it is a Python one."""
        if not opened.is_python:
            return None
        uri, version, text = opened.uri, opened.version, opened.text
        module = OpenModule(uri, version, *self._checked(uri, text))
        module.documents = [Document(uri, version, module, self._client)]
        self._keep(module)
        return module

    def open_notebook(self, params: Any) -> Notebook:
        """Handles the params of ``notebookDocument/didOpen``."""
        item = params["notebookDocument"]
        uri, version = str(item["uri"]), int(item["version"])
        cells = opened_cells(item["cells"], params["cellTextDocuments"])
        module = Notebook(uri, version, *self._checked(uri, code_of(cells)), cells, self._client)
        self._keep(module)
        return module

    def change(self, params: Any) -> OpenModule | None:
        """Handles the params of ``textDocument/didChange``. Raises ``ModuleLostError``."""
        identifier = params["textDocument"]
        document = self._by_uri.get(normalized(identifier["uri"]))
        if document is None or document.module.is_notebook:
            return None
        with self._losing(document.module):
            changes = [Change.parse(change) for change in params["contentChanges"]]
            document.edit(int(identifier["version"]), changes)
        return document.module

    def change_notebook(self, params: Any) -> Notebook | None:
        """Handles the params of ``notebookDocument/didChange``. Raises ``ModuleLostError``."""
        identifier = params["notebookDocument"]
        notebook = self._modules.get(normalized(identifier["uri"]))
        if not isinstance(notebook, Notebook):
            return None
        with self._losing(notebook):
            notebook.change(int(identifier["version"]), params["change"])
            self._keep(notebook)
        return notebook

    def close(self, uri: str) -> OpenModule | None:
        """Forgets the document or notebook with a URI."""
        module = self._modules.pop(normalized(uri), None)
        if module is not None:
            self._by_uri = {k: d for k, d in self._by_uri.items() if d.module is not module}
        return module

    def reconfigure(self) -> list[OpenModule]:
        """Gives every module its configuration as it is now; those whose changed."""
        changed = []
        for module in self._modules.values():
            configuration = self.configurations.of(module.uri, module.check.text)
            before, module.configuration = module.configuration, configuration
            if not configuration.asks_the_same_as(before):
                module.check.configure(configuration.rules, configuration.environment)
                for document in module.documents:
                    document.configure()
                changed.append(module)
        return changed

    def _checked(self, uri: str, text: str) -> tuple[FileCheck, DocumentConfiguration]:
        configuration = self.configurations.of(uri, text)
        check = self._make_check(text, configuration.rules, configuration.environment)
        return check, configuration

    def _keep(self, module: OpenModule) -> None:
        self.close(module.uri)
        self._modules[normalized(module.uri)] = module
        self._by_uri.update({normalized(document.uri): document for document in module.documents})

    @contextmanager
    def _losing(self, module: OpenModule) -> Iterator[None]:
        """Whatever goes wrong about a change, also if it cannot be read: the editor has made it."""
        try:
            yield
        except Exception as error:
            self.close(module.uri)
            raise ModuleLostError(module) from error
