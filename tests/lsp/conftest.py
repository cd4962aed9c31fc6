import sys
from pathlib import Path

import pytest_asyncio
import pytest_lsp
from pytest_lsp import ClientServerConfig

from editor import Editor
from raw_client import ENVIRONMENT, RawClient

FAKE_SERVER = [sys.executable, str(Path(__file__).parent / "fake_check.py")]
REAL_SERVER = [sys.executable, "-m", "backlint.lsp.server"]


def _config(command: list[str]) -> ClientServerConfig:
    return ClientServerConfig(command, client_factory=Editor, server_env=ENVIRONMENT)


async def _strict_session(editor: Editor):
    yield
    await editor.shutdown_async(None)  # answered after all that was sent before
    unexpected = editor.unexpected()
    editor.exit(None)
    assert unexpected == []


@pytest_lsp.fixture(config=_config(FAKE_SERVER))
async def editor(lsp_client: Editor):
    """An editor whose server has the fake engine; begin the session first."""
    async for _ in _strict_session(lsp_client):
        yield


@pytest_lsp.fixture(config=_config(REAL_SERVER))
async def real_editor(lsp_client: Editor):
    """An editor whose server has the real engine; begin the session first."""
    async for _ in _strict_session(lsp_client):
        yield


@pytest_asyncio.fixture
async def raw_client():
    """A client that talks in bytes to a server with the fake engine."""
    client = await RawClient.start(FAKE_SERVER, ENVIRONMENT)
    yield client
    await client.stop()
