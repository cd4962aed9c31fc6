"""``docs/benchmarks.md``: each benchmark writes its section, with what one needs to redo it."""

from __future__ import annotations

import datetime
import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"
_INTRODUCTION = """\
# Benchmarks

Generated: `python -m benchmarks.corpus`, then each section's own command. Times depend on the
machine, ratios much less so; every peer ran in the same run.
"""


def write_section(title: str, body: str) -> None:
    """Replaces the section of that title, or adds it at the end."""
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else _INTRODUCTION
    section = f"## {title}\n\n{body.strip()}\n"
    pattern = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    if pattern.search(page):
        page = pattern.sub(lambda _: section + "\n", page).rstrip() + "\n"
    else:
        page = page.rstrip() + "\n\n" + section
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page, encoding="utf-8")


def provenance(packages: Iterable[str] = ()) -> str:
    """When, from which commit, on what and with which command."""
    versions = [f"CPython {platform.python_version()}"]
    versions += [f"{name} {metadata.version(name)}" for name in packages]
    command = " ".join(["python", "-m", *_module_and_arguments()])
    return (
        f"{datetime.date.today().isoformat()}, commit {commit()}, {_processor()}, "
        f"{len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f} at the end; "
        f"{', '.join(versions)}. `{command}`"
    )


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; numbers are right-aligned, floats have one decimal."""
    body = [[f"{c:.1f}" if isinstance(c, float) else str(c) for c in row] for row in rows]
    aligned = ["---" if i == 0 else "---:" for i in range(len(header))]
    lines = ["| " + " | ".join(cells) + " |" for cells in [list(header), aligned, *body]]
    return "\n".join(lines)


def quantile(values: Sequence[float], share: float) -> float:
    """The value that so large a share of the values does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered) + 0.5) - 1))]


def checkout_environment(root: Path = ROOT) -> dict[str, str]:
    """Environment variables with which Python runs backlint as it is in a checkout."""
    return {"PYTHONPATH": os.pathsep.join([str(root / "server"), str(root / "rules")])}


def checked_as_json(folder: Path, *arguments: str) -> dict[str, Any]:
    """What this checkout's `backlint check` says in a folder. Raises ``RuntimeError``."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "backlint", "check", *arguments),
            *("--output-format", "json", "--exit-zero"),
        ],
        cwd=folder,
        env={**os.environ, **checkout_environment()},
        capture_output=True,
        text=True,
        check=False,
    )
    if not done.stdout:
        raise RuntimeError(f"{folder}: {done.stderr.strip()}")
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def _module_and_arguments() -> list[str]:
    specification = sys.modules["__main__"].__spec__
    assert specification is not None
    return [specification.name.removesuffix(".__main__"), *sys.argv[1:]]


def commit(root: Path = ROOT) -> str:
    """Which commit a checkout is of, and whether more than that is in it."""

    def git(*arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=root, capture_output=True, text=True, check=True
        ).stdout.strip()

    changed = git("status", "--porcelain", "--", "server", "rules")
    return git("rev-parse", "--short=10", "HEAD") + (" with local changes" if changed else "")


def _processor() -> str:
    try:
        info = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    model = re.search(r"model name\s*: (.*)", info)
    return model.group(1) if model else platform.machine()
