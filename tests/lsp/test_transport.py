"""A stream of bytes becomes messages, whatever else is in it."""

import os
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backlint.lsp.transport import FrameSplitter, Output, frame

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


def test_when_the_client_has_gone_frames_are_dropped() -> None:
    reading, writing = os.pipe()
    gone: list[bool] = []
    output = Output(writing, lambda: gone.append(True))
    output.send(b"{}")
    assert os.read(reading, 100) == b"Content-Length: 2\r\n\r\n{}"
    os.close(reading)
    output.send(b"{}")
    output.send(b"{}")
    os.close(writing)
    assert gone == [True]
