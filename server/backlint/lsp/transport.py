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
import stat
import sys
from asyncio import AbstractEventLoop
from collections.abc import Callable, Iterator
from select import select
from threading import Thread

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
_LAST_WAIT = 1.0  # seconds

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


class Input:
    """The way from the client.

    ``deliver`` gets the messages that have arrived, as many as there are at once, on the loop;
    ``ended`` is called behind the last one.
    """

    def __init__(
        self,
        loop: AbstractEventLoop,
        descriptor: int,
        deliver: Callable[[list[bytes]], None],
        ended: Callable[[], None],
    ) -> None:
        self._loop = loop
        self._descriptor = descriptor
        self._deliver = deliver
        self._ended = ended
        self._splitter = FrameSplitter()

    def start(self) -> None:
        """Reads from now on.

        A thread that reads would take a tenth of the time of an answer to wake the loop; so it
        is there only where the loop cannot wait for input: on Windows, and for a file.
        """
        try:
            self._loop.add_reader(self._descriptor, self._read_once)
        except (NotImplementedError, PermissionError):
            Thread(target=self._read_all, name="stdin", daemon=True).start()

    def _read_once(self) -> None:
        chunk = self._read()
        if not chunk:
            self._loop.remove_reader(self._descriptor)
        self._take(chunk)

    def _read_all(self) -> None:
        chunk = b" "
        with contextlib.suppress(RuntimeError):  # the loop may have come to its end
            while chunk:
                chunk = self._read()
                self._loop.call_soon_threadsafe(self._take, chunk)

    def _read(self) -> bytes:
        # A thread that waits inside Python's own buffered reader cannot be left behind at exit.
        try:
            return os.read(self._descriptor, _CHUNK)
        except OSError:
            return b""

    def _take(self, chunk: bytes) -> None:
        if bodies := list(self._splitter.feed(chunk)):
            self._deliver(bodies)
        if not chunk:
            self._ended()


class Output:
    """The way to the client.

    What the client does not take at once waits, and the loop goes on: a client that reads nothing
    before all that it has to say is said does not block for ever. Once the client has gone,
    ``disconnected`` is called and frames are dropped.
    """

    def __init__(
        self, loop: AbstractEventLoop, descriptor: int, disconnected: Callable[[], None]
    ) -> None:
        self._loop = loop
        self._descriptor = descriptor
        self._disconnected = disconnected
        self.is_open = True
        self._unsent = bytearray()
        if sys.platform != "win32" and _is_private(descriptor):
            os.set_blocking(descriptor, False)
        _widen(descriptor)

    def send(self, body: bytes) -> None:
        """Sends a message's body."""
        self.write(frame(body))

    def write(self, data: bytes) -> None:
        """Sends complete frames (the interface that pygls expects of a writer)."""
        if not self.is_open:
            return
        if self._unsent:
            self._unsent += data
            return
        self._write(data)
        if self._unsent:
            self._loop.add_writer(self._descriptor, self._write_rest)

    def close(self) -> None:
        """Sends what waits, if the client takes it soon, and nothing more."""
        if self._unsent:
            self._loop.remove_writer(self._descriptor)
        while self._unsent and select([], [self._descriptor], [], _LAST_WAIT)[1]:
            self._write(self._taken_out())
        self.is_open = False

    def _write_rest(self) -> None:
        self._write(self._taken_out())
        if not self._unsent:
            self._loop.remove_writer(self._descriptor)

    def _taken_out(self) -> bytes:
        unsent, self._unsent = self._unsent, bytearray()
        return bytes(unsent)

    def _write(self, data: bytes) -> None:
        """Writes as much as possible and keeps the rest."""
        left = memoryview(data)
        try:
            while left:
                left = left[os.write(self._descriptor, left) :]
        except BlockingIOError:
            self._unsent += left
        except OSError as error:
            self.is_open = False
            log.error("the client has gone: %s", error)
            self._disconnected()


def _is_private(descriptor: int) -> bool:
    """Whether nobody else writes there, as others do to a terminal."""
    mode = os.fstat(descriptor).st_mode
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def _widen(descriptor: int) -> None:
    """Lets a large message leave at once instead of in step with the client's reading.

    Where the descriptor is no pipe, or the system has no such thing, it stays as it is.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, _PIPE_SIZE)
