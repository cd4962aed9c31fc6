"""The command as a shell runs it: a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import backlint
import backlint_rules

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
    "PYTHONPATH": os.pathsep.join(
        str(Path(package.__file__ or "").parent.parent) for package in (backlint, backlint_rules)
    ),
}

COMMAND = [sys.executable, "-m", "backlint"]

OLD = """\
from fastapi import FastAPI

app = FastAPI()


@app.on_event("startup")
async def start() -> None: ...
"""


def run(*arguments: str, folder: Path, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env={**ENVIRONMENT, "PYTHONIOENCODING": encoding, "PYTHONWARNINGS": "error"},
        capture_output=True,
        encoding=encoding,
        check=False,
        timeout=60,
    )


def start(*arguments: str, folder: Path, stdin: int | None = None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=folder,
        env=ENVIRONMENT,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def test_exit_codes(tmp_path: Path) -> None:
    (tmp_path / "old.py").write_text(OLD, encoding="utf-8")
    found = run("check", folder=tmp_path)
    assert found.returncode == 1
    assert "fastapi-on-event" in found.stdout
    assert found.stderr == ""
    assert run("check", "--ignore", "fastapi", folder=tmp_path).returncode == 0
    assert run("check", "--config", "nowhere.toml", folder=tmp_path).returncode == 2
    assert run("check", "--frob", folder=tmp_path).returncode == 2
    assert run("--version", folder=tmp_path).stdout == f"backlint {backlint.__version__}\n"


def test_every_rule_has_a_page(tmp_path: Path) -> None:
    listed = run("rule", "--all", folder=tmp_path)
    assert "fastapi-on-event" in listed.stdout
    page = run("rule", "fastapi-on-event", folder=tmp_path)
    assert (page.returncode, page.stdout.splitlines()[0]) == (0, "# fastapi-on-event")


def test_the_server_ends_with_its_client(tmp_path: Path) -> None:
    process = start("server", "--stdio", folder=tmp_path, stdin=subprocess.DEVNULL)
    output, _ = process.communicate(timeout=30)
    assert (process.returncode, output) == (1, b"")


def test_linting_a_file_loads_no_language_server(tmp_path: Path) -> None:
    (tmp_path / "old.py").write_text(OLD, encoding="utf-8")
    script = (
        "import sys\n"
        "from backlint.cli.run import run\n"
        "sys.argv[1:] = ['check', '-q', '--exit-zero', 'old.py']\n"
        "assert run() == 0\n"
        "heavy = ['asyncio', 'cattrs', 'concurrent.futures', 'email', 'jedi', 'lsprotocol',\n"
        "         'multiprocessing', 'pygls', 'rich']\n"
        "print([name for name in heavy if name in sys.modules], file=sys.stderr)\n"
    )
    process = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "fastapi-on-event" in process.stdout
    assert process.stderr == "[]\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes to wait for a moment")
@pytest.mark.parametrize("padding", [0, 2_000_000], ids=["one process", "several processes"])
def test_an_interrupt_ends_it_quietly(padding: int, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("#" * padding, encoding="utf-8")
    endless = tmp_path / "endless.py"
    os.mkfifo(endless)
    process = start("check", "-q", "a.py", "endless.py", folder=tmp_path)
    with endless.open("wb"):  # waits until the command reads it
        os.killpg(process.pid, signal.SIGINT)
        output, errors = process.communicate(timeout=30)
    assert (process.returncode, output, errors.strip()) == (130, b"", b"")


def test_a_closed_pipe_ends_it_quietly(tmp_path: Path) -> None:
    for number in range(50):
        (tmp_path / f"file{number}.py").write_text(OLD, encoding="utf-8")
    process = start("check", folder=tmp_path)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=30), errors) == (141, b"")


def test_a_defect_is_no_finding(tmp_path: Path) -> None:
    process = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys\nimport backlint.cli.check as command\n"
            "command.open_workspace = None\nfrom backlint.cli import main\n"
            "sys.argv[1:] = ['check']\nmain()\n",
        ],
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert process.returncode == 2
    assert "please report this as a bug" in process.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="paths of bytes are POSIX's")
def test_names_that_are_no_text_are_shown_somehow(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.py")
    (tmp_path / name).write_text(OLD, encoding="utf-8")
    found = run("check", "--output-format", "concise", folder=tmp_path, encoding="utf-8")
    assert found.returncode == 1
    assert found.stdout.startswith("caf\\udce9.py:6:")
    assert found.stderr == ""


def test_terminals_that_know_only_ascii_get_ascii(tmp_path: Path) -> None:
    (tmp_path / "old.py").write_text(OLD, encoding="utf-8")
    found = run("check", folder=tmp_path, encoding="ascii")
    assert found.returncode == 1
    assert "  6 | @app.on_event" in found.stdout
    assert found.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is full is Linux's")
def test_a_full_disk_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "old.py").write_text(OLD, encoding="utf-8")
    command = f"{sys.executable} -m backlint check > /dev/full"
    done = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr == ("error: standard output cannot be written: No space left on device\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_a_closed_output_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "old.py").write_text(OLD, encoding="utf-8")
    command = f"{sys.executable} -m backlint check >&-"
    done = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (1, "")
