import itertools
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
import pytest_lsp
from pytest_lsp import ClientServerConfig

from editor import Editor
from raw_client import ENVIRONMENT, RawClient

FAKE_SERVER = [sys.executable, str(Path(__file__).parent / "fake_check.py")]
REAL_SERVER = [sys.executable, "-m", "backlint", "server", "--stdio"]

_numbers = itertools.count(1)


def _config(command: list[str]) -> ClientServerConfig:
    return ClientServerConfig(command, client_factory=Editor, server_env=ENVIRONMENT)


async def _until_shutdown(editor: Editor) -> AsyncIterator[None]:
    yield
    await editor.shutdown_async(None)  # answered after all that was sent before
    unexpected = editor.unexpected()
    editor.exit(None)
    assert unexpected == []


@pytest_lsp.fixture(config=_config(FAKE_SERVER), loop_scope="session")
async def editor(lsp_client: Editor):
    """An editor with a server of its own, which has the fake engine; begin the session first."""
    async for _ in _until_shutdown(lsp_client):
        yield


@pytest_lsp.fixture(config=_config(REAL_SERVER), loop_scope="session")
async def real_editor(lsp_client: Editor):
    """An editor with a server of its own, which has the real engine; begin the session first."""
    async for _ in _until_shutdown(lsp_client):
        yield


@pytest_lsp.fixture(config=_config(FAKE_SERVER), scope="session")
async def shared_vscode(lsp_client: Editor, open_folder: Path):
    await lsp_client.begin("vscode", folders=[open_folder])
    async for _ in _until_shutdown(lsp_client):
        yield


@pytest_asyncio.fixture(loop_scope="session")
async def vscode(shared_vscode: Editor) -> AsyncIterator[Editor]:
    """VS Code in the middle of a session, with ``folder`` open in it."""
    yield shared_vscode
    await shared_vscode.answers()
    assert shared_vscode.unexpected() == []


@pytest.fixture(scope="session")
def open_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is open in the shared editors."""
    return tmp_path_factory.mktemp("open")


@pytest.fixture
def folder(open_folder: Path) -> Path:
    """A folder that no other test uses."""
    folder = open_folder / f"project{next(_numbers)}"
    folder.mkdir()
    return folder


@pytest.fixture
def uri() -> str:
    """A document that no other test uses."""
    return f"file:///project/document{next(_numbers)}.py"


async def _raw_client() -> AsyncIterator[RawClient]:
    client = await RawClient.start(FAKE_SERVER, ENVIRONMENT)
    yield client
    await client.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def new_client() -> AsyncIterator[RawClient]:
    """A client that talks in bytes to a server of its own, which has the fake engine."""
    async for client in _raw_client():
        yield client


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def client() -> AsyncIterator[RawClient]:
    """The same in the middle of a session that many tests share."""
    async for client in _raw_client():
        await client.initialize()
        yield client
