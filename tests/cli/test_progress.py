"""The bar is for people who wait: on a terminal, and only when it takes long."""

from __future__ import annotations

import sys

import pytest

from backlint.cli import progress as module
from backlint.cli.progress import progress


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Errors go to a terminal, findings into a file, and any time is long."""
    # After capsys, which puts streams of its own in their places.
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(module, "DELAY", -1)
    monkeypatch.setenv("TERM", "xterm")


@pytest.mark.usefixtures("terminal")
def test_a_bar_on_a_terminal_beside_findings_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(3, enabled=True) as shown:
        shown.advance()
        shown.write("a finding\n")
        shown.advance()
    output = capsys.readouterr()
    assert output.out == "a finding\n"
    assert "Checking" in output.err
    assert "2/3" in output.err


@pytest.mark.usefixtures("terminal")
def test_findings_on_the_same_terminal_go_above_the_bar(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with progress(3, enabled=True) as shown:
        shown.advance()
        shown.write("\x1b[1ma finding\x1b[0m\n")
    output = capsys.readouterr()
    assert "Checking" in output.out
    assert "a finding" in output.out
    assert output.err == ""


@pytest.mark.usefixtures("terminal")
def test_no_bar_if_nobody_wants_it(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(3, enabled=False) as shown:
        shown.advance()
    assert capsys.readouterr().err == ""


def test_no_bar_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "DELAY", -1)
    with progress(3, enabled=True) as shown:
        shown.advance()
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("terminal")
def test_no_bar_for_short_work(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "DELAY", 60)
    with progress(3, enabled=True) as shown:
        shown.advance()
    assert capsys.readouterr().err == ""
