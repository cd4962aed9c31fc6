"""A stream of bytes becomes messages, whatever else is in it."""

import asyncio
import contextlib
import os
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backlint.lsp import transport
from backlint.lsp.transport import FrameSplitter, Input, Output, frame

BODIES = [b'{"a":1}', b'{"b":"x"}', b'{"c":[]}']
STREAM = b"".join(map(frame, BODIES))


@given(st.lists(st.integers(0, len(STREAM)), max_size=12))
def test_it_does_not_matter_where_the_stream_is_cut(cuts: list[int]) -> None:
    splitter, bodies = FrameSplitter(), []
    edges = sorted({0, len(STREAM), *cuts})
    for start, end in pairwise(edges):
        bodies += splitter.feed(STREAM[start:end])
    assert bodies == BODIES


@pytest.mark.parametrize(
    "header",
    [
        b"Content-Length: 7\r\n\r\n",
        b"content-length:7\r\n\r\n",
        b"Content-Length: 7\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n",
        b"Content-Type: application/vscode-jsonrpc\r\nContent-Length: 7\r\n\r\n",
    ],
)
def test_headers_may_have_any_form(header: bytes) -> None:
    assert list(FrameSplitter().feed((header + BODIES[0]) * 2)) == [BODIES[0]] * 2


@given(st.binary(max_size=80), st.integers(0, 40))
def test_the_message_after_any_garbage_but_one_arrives(garbage: bytes, length: int) -> None:
    """A wrong length may cost the message after it, not the one after that."""
    splitter = FrameSplitter()
    broken = b"Content-Length: %d\r\n\r\n" % length + garbage
    assert list(splitter.feed(broken + STREAM))[-1] == BODIES[-1]


def test_a_wrong_length_does_not_swallow_what_follows() -> None:
    broken = b"Content-Length: 99999999\r\n\r\n" + BODIES[0]
    assert list(FrameSplitter().feed(broken + STREAM)) == [BODIES[0], *BODIES]


def test_garbage_is_not_kept() -> None:
    splitter = FrameSplitter()
    for _ in range(1000):
        assert not list(splitter.feed(b"no header at all\r\n" * 100))
    assert len(splitter._buffer) < 1000


def test_a_large_message_costs_no_more_than_its_bytes() -> None:
    body = b" " * 20_000_000
    chunks = [frame(body)[at : at + 65_536] for at in range(0, len(body) + 100, 65_536)]
    splitter, started = FrameSplitter(), time.process_time()
    assert [len(b) for chunk in chunks for b in splitter.feed(chunk)] == [len(body)]
    assert time.process_time() - started < 2


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reading, writing = os.pipe()
    yield reading, writing
    for descriptor in (reading, writing):
        with contextlib.suppress(OSError):
            os.close(descriptor)


def received(loop: asyncio.AbstractEventLoop, descriptor: int) -> list[bytes]:
    """All messages from a descriptor, up to its end."""
    messages: list[bytes] = []
    Input(loop, descriptor, messages.extend, ended=loop.stop).start()
    loop.run_forever()
    return messages


def test_input_from_a_pipe(loop: asyncio.AbstractEventLoop, pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    os.write(writing, STREAM + b"Content-Length: 9")
    os.close(writing)
    assert received(loop, reading) == BODIES


def test_input_from_a_file(loop: asyncio.AbstractEventLoop, tmp_path: Path) -> None:
    """The loop cannot wait for a file."""
    path = tmp_path / "session"
    path.write_bytes(STREAM)
    with path.open("rb") as file:
        assert received(loop, file.fileno()) == BODIES


def test_when_the_client_has_gone_frames_are_dropped(
    loop: asyncio.AbstractEventLoop, pipe: tuple[int, int]
) -> None:
    reading, writing = pipe
    gone: list[bool] = []
    output = Output(loop, writing, lambda: gone.append(True))
    output.send(b"{}")
    assert os.read(reading, 100) == b"Content-Length: 2\r\n\r\n{}"
    os.close(reading)
    output.send(b"{}")
    output.send(b"{}")
    assert gone == [True]


LARGE = [b"%d" % number * 900_000 for number in range(5)]


@pytest.fixture
def full(loop: asyncio.AbstractEventLoop, pipe: tuple[int, int]) -> Output:
    """An output to the pipe that was sent more than the pipe can hold."""
    output = Output(loop, pipe[1], disconnected=loop.stop)
    for body in LARGE:
        output.send(body)
    return output


def test_what_the_client_does_not_take_at_once_waits(
    loop: asyncio.AbstractEventLoop, pipe: tuple[int, int], full: Output
) -> None:
    reading, writing = pipe
    loop.call_later(0.1, full.close)
    loop.call_later(0.1, os.close, writing)
    assert received(loop, reading) == LARGE


def test_what_waits_is_sent_at_the_end(pipe: tuple[int, int], full: Output) -> None:
    reading, writing = pipe

    def read() -> None:
        while chunk := os.read(reading, 65_536):
            stream.extend(chunk)

    stream = bytearray()
    client = threading.Thread(target=read)
    client.start()
    full.close()
    os.close(writing)
    client.join()
    assert stream == b"".join(map(frame, LARGE))


def test_the_end_does_not_wait_for_a_client_that_reads_nothing(
    full: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "_LAST_WAIT", 0.01)
    full.close()


def test_a_client_that_goes_while_something_waits(
    loop: asyncio.AbstractEventLoop, pipe: tuple[int, int], full: Output
) -> None:
    loop.call_later(0.01, os.close, pipe[0])
    loop.run_forever()
    full.close()


def test_a_file_takes_everything_at_once(loop: asyncio.AbstractEventLoop, tmp_path: Path) -> None:
    with (tmp_path / "answers").open("wb") as file:
        output = Output(loop, file.fileno(), disconnected=loop.stop)
        for body in LARGE:
            output.send(body)
        assert os.get_blocking(file.fileno())
    assert (tmp_path / "answers").read_bytes() == b"".join(map(frame, LARGE))
