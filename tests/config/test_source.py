"""Source is decoded as Python decodes it, and what cannot be says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from backlint.source import SourceError, decode_source, read_source


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"x = 1\r\ny = 2\r", "x = 1\r\ny = 2\r"),
        ("x = 'ä'".encode(), "x = 'ä'"),
        (b"\xef\xbb\xbfx = 1", "x = 1"),
        (b"\xef\xbb\xbf# coding: utf-8\nx", "# coding: utf-8\nx"),
        (b"# -*- coding: latin-1 -*-\nx = '\xe4'", "# -*- coding: latin-1 -*-\nx = 'ä'"),
        (b"#!/bin/python\n# vim: set fileencoding=cp1252 :\n'\x80'",
         "#!/bin/python\n# vim: set fileencoding=cp1252 :\n'€'"),
        (b"", ""),
    ],
)  # fmt: skip
def test_decodes(data: bytes, text: str) -> None:
    assert decode_source(data).text == text


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (
            b"a\nb\nx = '\xe4'\n",
            2,
            "cannot be decoded: byte 0xe4 is not valid utf-8;"
            " a `# coding:` line can name its encoding",
        ),
        (
            b"x = '\xe4'\n",
            0,
            "cannot be decoded: byte 0xe4 is not valid utf-8;"
            " a `# coding:` line can name its encoding",
        ),
        (b"# coding: ascii\n'\xe4'", 1, "cannot be decoded: byte 0xe4 is not valid ascii"),
        (b"# coding: klingon\n", None, "cannot be decoded: unknown encoding: klingon"),
        (b"# coding: rot13\n", None, "cannot be decoded: rot13 is no encoding of text"),
        (b"# coding: hex\n", None, "cannot be decoded: hex is no encoding of text"),
        (b"a\n\0b", 1, "is not Python source: it contains null bytes"),
    ],
)
def test_says_why_not(data: bytes, line: int | None, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode_source(data)
    assert (caught.value.message, caught.value.line) == (message, line)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read: No such file or directory"):
        read_source(tmp_path / "a.py")
