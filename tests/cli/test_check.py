"""``backlint check``: what it writes and how it exits."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Write = Callable[[str, str], Path]
Run = Callable[..., Result]


def test_findings_as_a_person_reads_them(run: Run, write: Write) -> None:
    write("app/a.py", "x = 1\nSHOUT = x + OTHER\n")
    write("app/b.py", "quiet = 1\n")
    result = run("check")
    assert result.exit_code == 1
    assert result.stderr == ""
    rule = "─" * 91
    assert (
        result.stdout
        == f"""\
app/a.py {rule}

  warning style-shouted-name
  `SHOUT` shouts; write `shout`
    ╭─ app/a.py:2:1
  1 │ x = 1
  2 │ SHOUT = x + OTHER
    │ ~~~~~
    ╰─ why: Capitals all have the same height, so the eye finds no shape.
       fix: Say it quietly
            - SHOUT = x + OTHER
            + shout = x + OTHER

  warning style-shouted-name
  `OTHER` shouts; write `other`
    ╭─ app/a.py:2:13
  1 │ x = 1
  2 │ SHOUT = x + OTHER
    │             ~~~~~
    ├─ app/a.py:2:1  the first one is here
  2 │ SHOUT = x + OTHER
    │ ~~~~~
    ╰─ fix: Say it quietly
            - SHOUT = x + OTHER
            + SHOUT = x + other

2 findings (2 warnings) in 1 of 2 files.
`--fix` can fix 2.
`backlint rule style-shouted-name` explains the rule.
"""
    )


def test_a_clean_run(run: Run, write: Write) -> None:
    write("a.py", "quiet = 1\n")
    result = run("check")
    assert (result.exit_code, result.output) == (0, "No findings in 1 file.\n")


def test_quiet_writes_findings_and_nothing_else(run: Run, write: Write) -> None:
    write("a.py", "quiet = 1\n")
    assert run("check", "-q").output == ""
    write("a.py", "SHOUT\n")
    assert run("check", "-q", "--output-format", "concise").output == (
        "a.py:1:1: warning[style-shouted-name]: `SHOUT` shouts; write `shout`\n"
    )


def test_concise(run: Run, write: Write) -> None:
    write("b.py", "x = legacy() + ABC\n")
    write("a.py", "ABC\n")
    result = run("check", "--output-format", "concise")
    assert result.stdout == (
        "a.py:1:1: warning[style-shouted-name]: `ABC` shouts; write `abc`\n"
        "b.py:1:5: error[library-legacy-call]: `legacy()` is old; call `new()`\n"
        "b.py:1:16: warning[style-shouted-name]: `ABC` shouts; write `abc`\n"
        "3 findings (1 error, 2 warnings) in 2 of 2 files.\n"
    )


def test_json(run: Run, write: Write) -> None:
    write("a.py", "é\tAB = CD\n")
    write("b.py", "boom\n")
    result = run("check", "--output-format", "json", "--select", "style")
    assert result.exit_code == 2
    assert json.loads(result.stdout) == {
        "schema": 1,
        "findings": [
            {
                "path": "a.py",
                "line": 1,
                "column": 3,
                "end_line": 1,
                "end_column": 5,
                "rule": "style-shouted-name",
                "severity": "warning",
                "message": "`AB` shouts; write `ab`",
                "fix": {
                    "title": "Say it quietly",
                    "safety": "safe",
                    "premises": [],
                    "edits": [
                        {
                            "line": 1,
                            "column": 3,
                            "end_line": 1,
                            "end_column": 5,
                            "text": "ab",
                        }
                    ],
                },
                "no_fix": None,
                "related": [],
            },
            {
                "path": "a.py",
                "line": 1,
                "column": 8,
                "end_line": 1,
                "end_column": 10,
                "rule": "style-shouted-name",
                "severity": "warning",
                "message": "`CD` shouts; write `cd`",
                "fix": {
                    "title": "Say it quietly",
                    "safety": "safe",
                    "premises": [],
                    "edits": [
                        {
                            "line": 1,
                            "column": 8,
                            "end_line": 1,
                            "end_column": 10,
                            "text": "cd",
                        }
                    ],
                },
                "no_fix": None,
                "related": [
                    {
                        "line": 1,
                        "column": 3,
                        "end_line": 1,
                        "end_column": 5,
                        "message": "the first one is here",
                    }
                ],
            },
        ],
        "errors": [
            {
                "path": "b.py",
                "line": 1,
                "rule": "style-shouted-name",
                "message": "rule `style-shouted-name` failed: ValueError('boom')",
            }
        ],
        "summary": {"files": 2, "findings": 2},
    }


def test_statistics(run: Run, write: Write) -> None:
    write("a.py", "AA BB CC DD EE FF GG HH II legacy() JJ\n")
    result = run("check", "--statistics")
    assert result.exit_code == 1
    assert result.stdout == (
        "10  style-shouted-name\n"
        " 1  library-legacy-call\n"
        "11 findings (1 error, 10 warnings) in 1 of 1 file.\n"
    )
    document = json.loads(run("check", "--statistics", "--output-format", "json").stdout)
    assert document["statistics"] == [
        {"rule": "style-shouted-name", "count": 10},
        {"rule": "library-legacy-call", "count": 1},
    ]
    assert "findings" not in document


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], ["library-legacy-call", "style-shouted-name"]),
        (["--select", "style"], ["style-shouted-name"]),
        (["--select", "style-caps"], ["style-shouted-name"]),
        (["--select", "style, library"], ["library-legacy-call", "style-shouted-name"]),
        (["--select", "all", "--ignore", "style"], ["library-legacy-call"]),
        (["--ignore", "library", "--ignore", "style"], []),
        (["--select", "style", "--extend-select", "library"],
         ["library-legacy-call", "style-shouted-name"]),
    ],
)  # fmt: skip
def test_selecting_rules(options: list[str], expected: list[str], run: Run, write: Write) -> None:
    write("a.py", "legacy()\nSHOUT\n")
    result = run("check", "--output-format", "json", *options)
    found = [finding["rule"] for finding in json.loads(result.stdout)["findings"]]
    assert found == expected


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--exit-zero"], 0),
        (["--fail-on", "error"], 0),
        (["--fail-on", "warning"], 1),
    ],
)
def test_exit_codes_of_findings(options: list[str], code: int, run: Run, write: Write) -> None:
    write("a.py", "SHOUT\n")
    assert run("check", *options).exit_code == code


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (["--select", "stile"], "error: the command line: unknown rule or family `stile`;"
                                " did you mean `style`?\n"),
        (["--config", "no.toml"], "no.toml: cannot be read: No such file or directory\n"),
        (["--frob"], "No such option"),
        (["--fail-on", "fatal"], "Invalid value for '--fail-on'"),
        (["-", "a.py"], "standard input (-) cannot be checked together with files\n"),
    ],
)  # fmt: skip
def test_wrong_options(options: list[str], error: str, run: Run, project: Path) -> None:
    result = run("check", *options)
    assert result.exit_code == 2
    assert error in result.stderr
    assert result.stdout == ""


def test_wrong_settings_end_the_run_before_it_begins(run: Run, write: Write) -> None:
    write("a.py", "SHOUT\n")
    write("inner/pyproject.toml", "[tool.backlint]\nselct = []\nfail-on = 1\n")
    write("inner/b.py", "SHOUT\n")
    result = run("check")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == (
        "error: inner/pyproject.toml:2: unknown key `selct` in [tool.backlint];"
        " did you mean `select`?\n"
        "error: inner/pyproject.toml:3: `fail-on` in [tool.backlint] must be a severity such as"
        ' "warning", not a number\n'
    )
    assert run("check", "--isolated").exit_code == 1
    assert run("check", "a.py").exit_code == 1


def test_settings_files(run: Run, write: Write) -> None:
    write("pyproject.toml", '[tool.backlint]\nignore = ["style"]\n')
    write("strict.toml", 'severity.style = "error"\n')
    write("a.py", "SHOUT\n")
    assert run("check").exit_code == 0
    assert run("check", "--isolated").exit_code == 1
    concise = run("check", "--config", "strict.toml", "--output-format", "concise")
    assert concise.stdout.startswith("a.py:1:1: error[style-shouted-name]")


def test_fail_on_is_that_of_each_file(run: Run, write: Write) -> None:
    write("backlint.toml", 'fail-on = "error"\n')
    write("a.py", "SHOUT\n")
    assert run("check").exit_code == 0
    write("inner/backlint.toml", "")
    write("inner/b.py", "SHOUT\n")
    assert run("check").exit_code == 1


def test_files_that_cannot_be_checked_do_not_keep_others_from_it(
    run: Run, write: Write, project: Path
) -> None:
    (project / "a.py").write_bytes(b"x = '\xe4'\n")
    write("b.py", "SHOUT\n")
    write("c.py", "# coding: klingon\n")
    result = run("check", ".", "d.py")
    assert result.exit_code == 2
    assert "`SHOUT` shouts" in result.stdout
    assert result.stderr == (
        "error: a.py:1: cannot be decoded: byte 0xe4 is not valid utf-8;"
        " a `# coding:` line can name its encoding\n"
        "error: c.py: cannot be decoded: unknown encoding: klingon\n"
        "error: d.py: cannot be read: No such file or directory\n"
    )


def test_a_rule_that_fails_is_an_error_once(run: Run, write: Write) -> None:
    for name in ("a.py", "b.py", "c.py"):
        write(name, "x\nboom\nSHOUT\n")
    result = run("check", "--exit-zero")
    assert result.exit_code == 2
    assert result.stdout.count("shouts") == 3
    assert result.stderr == (
        "error: a.py:2: rule `library-legacy-call` failed: ValueError('boom')"
        " (and in 2 other files)\n"
    )


def test_what_does_not_parse_is_an_error(run: Run, write: Write) -> None:
    write("a.py", "SHOUT\ndef f(:\ndef g(:\n")
    result = run("check", "--exit-zero")
    assert result.exit_code == 2
    assert "`SHOUT` shouts" in result.stdout
    assert "1 finding (1 warning) in 1 of 1 file.\n" in result.stdout
    assert result.stderr == ("error: a.py:2: this part does not parse and was not checked\n")


def test_a_defect_of_the_engine_costs_one_file(run: Run, write: Write) -> None:
    write("a.py", "crash\n")
    write("b.py", "SHOUT\n")
    write("c.py", "crash\n")
    result = run("check")
    assert result.exit_code == 2
    assert "`SHOUT` shouts" in result.stdout
    assert "1 finding (1 warning) in 1 of 1 file; 2 files could not be checked.\n" in result.stdout
    assert result.stderr == (
        "error: a.py: could not be checked, which is a bug in backlint:"
        " IndexError('in the engine') (and in 1 other file)\n"
    )


def test_standard_input(run: Run, write: Write) -> None:
    write("backlint.toml", 'per-file-ignores."tests/**" = ["style"]\n')
    text = "# coding: latin-1\nSHOUT = 'ä'\n".encode("latin-1")
    result = run("check", "-", "--output-format", "concise", "--stdin-filename", "app/new.py",
                 input=text)  # fmt: skip
    assert result.stdout.startswith("app/new.py:2:1: warning[style-shouted-name]: ")
    assert result.exit_code == 1
    assert run("check", "--stdin-filename", "tests/new.py", "-", input=text).exit_code == 0
    assert run("check", "-", input=text).stdout.startswith("- ─")
    broken = run("check", "-", "--stdin-filename", "a.py", input=b"\xe4\n")
    assert broken.exit_code == 2
    assert broken.stderr.startswith("error: a.py:1: cannot be decoded")


def test_no_files_is_worth_a_word(run: Run, project: Path) -> None:
    result = run("check")
    assert result.exit_code == 0
    assert result.stderr == "warning: no Python files were found there\n"
    assert run("check", "-q").stderr == ""


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
    ],
)
def test_colours(environment: dict[str, str], coloured: bool, run: Run, write: Write) -> None:
    write("a.py", "SHOUT\n")
    result = run("check", env=environment, color=True)
    assert ("\x1b[33m" in result.stdout) is coloured
    assert "\x1b" not in run("check", "--output-format", "json", env=environment, color=True).output


def test_version_and_help(run: Run, project: Path) -> None:
    assert run("--version").stdout.startswith("backlint 0.")
    for command in ("check", "rule", "config", "server"):
        assert command in run("--help").stdout
        assert run(command, "-h").exit_code == 0


def test_exit_codes_are_a_list_in_the_help(run: Run, project: Path) -> None:
    assert "\n    0  nothing found" in run("check", "--help").stdout


def test_a_name_for_standard_input_needs_standard_input(run: Run, write: Write) -> None:
    write("a.py", "x = 1\n")
    for paths in ([], ["a.py"]):
        result = run("check", "--stdin-filename", "b.py", *paths)
        assert result.exit_code == 2
        assert "name `-` to have it checked" in result.stderr
