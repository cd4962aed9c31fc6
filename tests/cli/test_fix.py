"""``backlint check --fix`` and ``--diff``."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from backlint.fixing import CannotWrite, diff, write_source
from backlint.source import read_source

Write = Callable[[str, str], Path]
Run = Callable[..., Result]


def test_safe_fixes_are_written_and_the_rest_is_reported(run: Run, write: Write) -> None:
    file = write("a.py", "SHOUT = legacy()\n")
    result = run("check", "--fix", "--output-format", "concise")
    assert file.read_text() == "shout = legacy()\n"
    assert result.exit_code == 1
    assert "library-legacy-call" in result.stdout
    assert "style-shouted-name" not in result.stdout


def test_unsafe_fixes_are_asked_for(run: Run, write: Write) -> None:
    file = write("a.py", "SHOUT = legacy()\n")
    result = run("check", "--fix", "--unsafe-fixes")
    assert file.read_text() == "shout = new()\n"
    assert result.exit_code == 0
    assert result.stdout == (
        "Fixed 2 findings (style-shouted-name: 1, library-legacy-call: 1).\n"
        "No findings in 1 file.\n"
    )


def test_a_file_that_does_not_parse_is_not_fixed(run: Run, write: Write) -> None:
    text = "SHOUT = 1\ndef f(:\n"
    file = write("a.py", text)
    result = run("check", "--fix")
    assert result.exit_code == 2
    assert file.read_text() == text
    assert "1 finding (1 warning)" in result.stdout
    assert result.stderr == (
        "error: a.py:2: this part does not parse and was not checked;"
        " nothing in the file was fixed\n"
    )


def test_what_was_fixed_is_listed(run: Run, write: Write) -> None:
    write("a.py", "\nSHOUT = legacy()\n")
    result = run("check", "--fix", "--show-fixes", "--output-format", "concise", "--quiet")
    first, *others = result.stdout.splitlines()
    assert first == "a.py:2: fixed style-shouted-name: Say it quietly"
    assert [line.split(": ")[1] for line in others] == ["error[library-legacy-call]"]


def test_settings_decide_which_fixes_are_safe(run: Run, write: Write) -> None:
    write(
        "pyproject.toml",
        '[tool.backlint]\nextend-safe-fixes = ["library"]\nextend-unsafe-fixes = ["style"]\n',
    )
    file = write("a.py", "SHOUT = legacy()\n")
    assert run("check", "--fix", "--quiet").exit_code == 1
    assert file.read_text() == "SHOUT = new()\n"


def test_a_finding_that_cannot_be_fixed_says_so(run: Run, write: Write) -> None:
    write("a.py", "SHOUT = 1  # ?\n")
    result = run("check", "--output-format", "json")
    [finding] = json.loads(result.stdout)["findings"]
    assert (finding["fix"], finding["no_fix"]) == (None, "it is questionable")


def test_what_a_fix_changes_is_shown_once(run: Run, write: Write) -> None:
    write("a.py", "SHOUT = 1\n")
    lines = run("check").stdout.splitlines()
    shown = [line.strip() for line in lines if line.strip().startswith(("- ", "+ "))]
    assert shown == ["- SHOUT = 1", "+ shout = 1"]


@pytest.mark.parametrize(
    ("arguments", "comment"),
    [
        (["--add-ignore"], ""),
        (["--add-ignore=see #7"], "  see #7"),
    ],
)
def test_findings_are_ignored_from_now_on(
    run: Run, write: Write, arguments: list[str], comment: str
) -> None:
    file = write("a.py", "SHOUT = legacy()  # loud\n")
    result = run("check", *arguments)
    rules = "style-shouted-name, library-legacy-call"
    assert file.read_text() == f"SHOUT = legacy()  # loud  # backlint: ignore[{rules}]{comment}\n"
    assert "Fixed" not in result.stdout


def test_standard_input_comes_out_with_comments(run: Run, project: Path) -> None:
    result = run("check", "--add-ignore", "-", input="SHOUT = 1\n")
    assert result.stdout == "SHOUT = 1  # backlint: ignore[style-shouted-name]\n"


def test_comments_can_be_shown_first(run: Run, write: Write) -> None:
    file = write("a.py", "SHOUT = 1\n")
    result = run("check", "--add-ignore", "--diff")
    assert file.read_text() == "SHOUT = 1\n"
    assert "+SHOUT = 1  # backlint: ignore[style-shouted-name]\n" in result.stdout


def test_a_diff_changes_nothing(run: Run, write: Write) -> None:
    file = write("app/a.py", "SHOUT = legacy()\n")
    write("quiet.py", "legacy()\n")
    result = run("check", "--diff")
    assert file.read_text() == "SHOUT = legacy()\n"
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == (
        "--- a/app/a.py\n+++ b/app/a.py\n@@ -1 +1 @@\n-SHOUT = legacy()\n+shout = legacy()\n"
    )


def test_without_changes_a_diff_is_empty(run: Run, write: Write) -> None:
    write("a.py", "legacy()\n")
    result = run("check", "--diff")
    assert (result.exit_code, result.output) == (0, "")


def test_standard_input_is_fixed_to_standard_output(run: Run, project: Path) -> None:
    result = run("check", "--fix", "-", input="SHOUT = legacy()\r\n")
    assert result.stdout_bytes == b"shout = legacy()\r\n"
    assert "library-legacy-call" in result.stderr
    assert result.exit_code == 1


def test_standard_input_that_needs_no_fix_comes_out_as_it_is(run: Run, project: Path) -> None:
    result = run("check", "--fix", "-q", "-", input="quiet = 1\n")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "quiet = 1\n", "")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--fix", "--diff"], "choose one of them"),
        (["--unsafe-fixes"], "--unsafe-fixes needs --fix or --diff"),
    ],
)
def test_options_that_make_no_sense(
    options: list[str], message: str, run: Run, project: Path
) -> None:
    result = run("check", *options)
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfSHOUT = 1\r\n",
        b"# coding: latin-1\nSHOUT = '\xe4'\n",
        "SHOUT = '🐍'\r\n\x0cx = 1".encode(),
    ],
)
def test_bytes_that_no_fix_is_about_stay(data: bytes, run: Run, project: Path) -> None:
    (project / "a.py").write_bytes(data)
    run("check", "--fix")
    assert (project / "a.py").read_bytes() == data.replace(b"SHOUT", b"shout")


def test_a_file_that_cannot_be_written_is_an_error(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    file = write("locked/a.py", "SHOUT = 1\n")
    result = run("check", "--fix", "--output-format", "concise")
    assert result.exit_code == 2
    assert "locked/a.py: cannot be written: Permission denied" in result.stderr
    assert "style-shouted-name" in result.stdout
    assert file.read_text() == "SHOUT = 1\n"


# Writing


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_has_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("old\n")
    source = read_source(path)
    path.write_text("newer\n")
    with pytest.raises(CannotWrite, match="has changed"):
        write_source(path, source, "fixed\n")
    assert path.read_text() == "newer\n"
    assert names_in(tmp_path) == ["a.py"]


def test_what_the_encoding_lacks_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("# coding: ascii\n")
    with pytest.raises(CannotWrite, match="cannot be written as ascii"):
        write_source(path, read_source(path), "# coding: ascii\n'ä'\n")
    assert path.read_text() == "# coding: ascii\n"


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links are POSIX's")
def test_mode_and_link_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "target.py", tmp_path / "link.py"
    target.write_text("old\n")
    target.chmod(0o751)
    link.symlink_to(target)
    write_source(link, read_source(link), "new\n")
    assert link.is_symlink()
    assert target.read_text() == "new\n"
    assert target.stat().st_mode & 0o777 == 0o751
    assert names_in(tmp_path) == ["link.py", "target.py"]


def test_a_diff_of_a_file_without_a_last_line_end() -> None:
    assert diff("a\nb", "a\nc", "x.py") == (
        "--- a/x.py\n+++ b/x.py\n@@ -1,2 +1,2 @@\n a\n"
        "-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"
    )


def test_only_line_feeds_end_lines_in_a_diff() -> None:
    assert diff("a\r\nb\x0cc\u2028\r\n", "a\r\nx\x0cc\u2028\r\n", "x.py") == (
        "--- a/x.py\n+++ b/x.py\n@@ -1,2 +1,2 @@\n a\r\n-b\x0cc\u2028\r\n+x\x0cc\u2028\r\n"
    )
