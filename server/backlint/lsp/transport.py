"""Frames over a pair of pipes.

pygls's own reader waits for ever after a malformed header and decides nothing about several
messages that wait; this one finds the next frame whatever lies before it, and hands over all
messages that have arrived in one go.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import sys
from collections.abc import Callable, Iterator

_HEADER = re.compile(
    rb"(?:[\w-]+:[^\r\n]*\r\n)*?"
    rb"Content-Length:[ \t]*(\d{1,9})[ \t]*\r\n"
    rb"(?:[\w-]+:[^\r\n]*\r\n)*\r\n",
    re.IGNORECASE,
)
_END_OF_HEADER = b"\r\n\r\n"
_LONGEST_HEADER = 256
_CHUNK = 1 << 18
_PIPE_SIZE = 1 << 20

if sys.platform == "linux":
    import fcntl

log = logging.getLogger(__name__)


def frame(body: bytes) -> bytes:
    """The body with its header."""
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


class FrameSplitter:
    """Cuts a stream of bytes into message bodies.

    Bytes that belong to no frame are dropped, and a body ends at the latest where the next header
    begins (JSON escapes line ends, so no body contains one): a stream that went wrong loses a
    message or two, never all that follow.
    """

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._length: int | None = None
        self._searched = 0

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The bodies that are complete now."""
        self._buffer += chunk
        while True:
            if self._length is None:
                self._length = self._skip_header()
                if self._length is None:
                    return
            self._end_before_next_header()
            if len(self._buffer) < self._length:
                return
            body = bytes(self._buffer[: self._length])
            del self._buffer[: self._length]
            self._length, self._searched = None, 0
            yield body

    def _skip_header(self) -> int | None:
        """The length that the next header tells, if it is there."""
        header = _HEADER.search(self._buffer)
        if header is None:
            self._drop(len(self._buffer) - _LONGEST_HEADER)
            return None
        (begin, end), length = header.span(), int(header[1])
        del header  # it keeps the buffer from shrinking
        self._drop(begin)
        del self._buffer[: end - begin]
        return length

    def _end_before_next_header(self) -> None:
        assert self._length is not None
        stop = self._length + _LONGEST_HEADER
        found = self._buffer.find(_END_OF_HEADER, self._searched, stop)
        if found >= 0:
            header = _HEADER.search(self._buffer, max(0, found - _LONGEST_HEADER))
            if header and header.start() < self._length:
                self._length = header.start()
        self._searched = max(0, len(self._buffer) - len(_END_OF_HEADER))

    def _drop(self, count: int) -> None:
        if count > 0:
            log.error("dropped %d bytes that belong to no message", count)
            del self._buffer[:count]


def read_frames(descriptor: int, deliver: Callable[[list[bytes]], None]) -> None:
    """Delivers the messages that arrive, as many as there are at once, until the stream ends.

    Reads the descriptor itself: a thread that waits inside Python's own buffered reader cannot
    be left behind at exit.
    """
    splitter = FrameSplitter()
    while chunk := _read(descriptor):
        if bodies := list(splitter.feed(chunk)):
            deliver(bodies)


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, _CHUNK)
    except OSError:
        return b""


class Output:
    """The way to the client: each frame is one write.

    Once the client has gone, ``disconnected`` is called and frames are dropped.
    """

    def __init__(self, descriptor: int, disconnected: Callable[[], None]) -> None:
        self._descriptor = descriptor
        self._disconnected = disconnected
        self._open = True
        _widen(descriptor)

    def send(self, body: bytes) -> None:
        """Sends a message's body."""
        self.write(frame(body))

    def write(self, data: bytes) -> None:
        """Sends complete frames (the interface that pygls expects of a writer)."""
        if not self._open:
            return
        try:
            written = os.write(self._descriptor, data)
            while written < len(data):
                data = data[written:]
                written = os.write(self._descriptor, data)
        except OSError as error:
            log.error("the client has gone: %s", error)
            self.close()
            self._disconnected()

    def close(self) -> None:
        """Sends nothing more."""
        self._open = False


def _widen(descriptor: int) -> None:
    """Lets a large message leave at once instead of in step with the client's reading.

    Where the descriptor is no pipe, or the system has no such thing, it stays as it is.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, _PIPE_SIZE)
