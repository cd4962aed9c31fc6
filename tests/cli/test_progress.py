"""The bar is for people who wait: on a terminal, and only when it takes long."""

from __future__ import annotations

import sys

import pytest

from backlint.cli import progress as module
from backlint.cli.progress import progress

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def everything_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DELAY", -1)
    monkeypatch.setenv("TERM", "xterm")


def test_a_bar_on_a_terminal_beside_findings_in_a_file(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress(3, enabled=True) as shown:
        shown.advance()
        shown.write("a finding\n")
        shown.advance()
    output = capsys.readouterr()
    assert output.out == "a finding\n"
    assert "Checking" in output.err
    assert "2/3" in output.err


def test_findings_on_the_same_terminal_go_above_the_bar(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with progress(3, enabled=True) as shown:
        shown.advance()
        shown.write("\x1b[1ma finding\x1b[0m\n")
    output = capsys.readouterr()
    assert "Checking" in output.out
    assert "a finding" in output.out
    assert output.err == ""


def test_no_bar_if_nobody_wants_it(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress(3, enabled=False) as shown:
        shown.advance()
    assert capsys.readouterr().err == ""


def test_no_bar_where_there_is_no_terminal(capsys: Capture) -> None:
    with progress(3, enabled=True) as shown:
        shown.advance()
    assert capsys.readouterr().err == ""


def test_no_bar_for_short_work(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(module, "DELAY", 60)
    with progress(3, enabled=True) as shown:
        shown.advance()
    assert capsys.readouterr().err == ""
