"""Records what pyright can prove: ``python -m tests.oracles.kinds.record`` (some minutes).

Writes ``reference.jsonl``, an object per receiver, and ``aliases.json``, other names of the
classes in it. ``alone`` says whether pyright still proves the same class with the file by itself
and only the libraries of ``requirements.txt``, so that one file and library data can suffice.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus import ROOT, pin
from tests.oracles.kinds.pyright import Pyright
from tests.oracles.kinds.receivers import Receiver, draw

HERE = Path(__file__).parent
_PACKAGES = (
    *("apache-airflow-core", "apache-superset", "argilla-server", "chromadb", "conda-store-server"),
    *("feast", "flask-appbuilder", "langflow-base", "litellm", "meltano", "mlflow", "open-webui"),
    *("optuna", "prefect", "skypilot", "sqlalchemy-continuum", "timesketch"),
)
_PUBLIC_MODULES = (
    *("sqlalchemy", "sqlalchemy.orm", "sqlalchemy.ext.asyncio", "sqlalchemy.ext.declarative"),
    *("sqlalchemy.engine", "sqlalchemy.schema", "sqlalchemy.sql", "sqlalchemy.types", "sqlmodel"),
    *("fastapi", "fastapi.responses", "starlette.applications", "starlette.requests"),
    *("starlette.responses", "starlette.routing", "starlette.websockets", "flask"),
    *("flask_sqlalchemy", "pydantic"),
)


def main() -> int:
    """Draws, asks and writes; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=14, help="of each package")
    parser.add_argument("--each", type=int, default=10, help="receivers of a file, at most")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    environment = _environment()
    receivers = draw(map(pin, _PACKAGES), options.files, options.each, options.seed)
    records = asyncio.run(_ask(receivers, environment))
    lines = (json.dumps(record) for record in records)
    (HERE / "reference.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (HERE / "aliases.json").write_text(_aliases(environment, records), encoding="utf-8")
    alone = sum(bool(record["alone"]) for record in records)
    print(f"{len(receivers)} drawn, {len(records)} proven, {alone} of them alone")
    return 0


def _environment() -> Path:
    """A virtual environment with the libraries, made once beside the pinned packages."""
    folder = ROOT / "kinds-environment"
    if not folder.is_dir():
        venv.create(folder, with_pip=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        requirements = ["--only-binary", ":all:", "-r", str(HERE / "requirements.txt")]
        subprocess.run([*pip, *requirements], check=True)
    return folder


async def _ask(receivers: Sequence[Receiver], environment: Path) -> list[dict[str, object]]:
    records: list[dict[str, object]] = []
    for package, group in groupby(receivers, key=lambda r: r.pin):
        asked = list(group)
        with TemporaryDirectory() as scratch:
            whole = Path(scratch).resolve() / "whole"
            shutil.copytree(package.folder, whole)
            places = [(whole / r.path, r) for r in asked]
            in_project = await _classes(whole, places, environment)
            proven = [(r, cls) for r, cls in zip(asked, in_project, strict=True) if cls]
            single = Path(scratch).resolve() / "single"
            places = [(_copied(r, single), r) for r, _ in proven]
            by_itself = await _classes(single, places, environment)
        for (receiver, cls), (path, _), again in zip(proven, places, by_itself, strict=True):
            own = f"{_module(receiver.path)}."
            same = again is not None and again.replace(f"{path.stem}.", own, 1) == cls
            records.append(_record(receiver, cls, again == cls or same))
        print(f"{package.label}: {len(asked)} asked, {len(proven)} proven", flush=True)
    return records


async def _classes(
    folder: Path, places: Sequence[tuple[Path, Receiver]], environment: Path
) -> list[str | None]:
    """The class of each receiver that stands in such a file of the folder."""
    server = Pyright(folder, environment)
    await server.start()
    found = []
    for path, group in groupby(places, key=lambda place: place[0]):
        server.open(path)
        for _, receiver in group:
            found.append(await server.instance_of(path, receiver.line, receiver.column))
        server.close(path)
    await server.stop()
    return found


def _copied(receiver: Receiver, folder: Path) -> Path:
    """The receiver's file by itself: under a name that nothing imports, in a flat folder."""
    folder.mkdir(exist_ok=True)
    path = folder / ("single_" + re.sub(r"\W", "_", receiver.path.removesuffix(".py")) + ".py")
    if not path.exists():
        shutil.copyfile(receiver.file, path)
    return path


def _record(receiver: Receiver, cls: str, alone: bool) -> dict[str, object]:
    return {
        "package": receiver.pin.label,
        "path": receiver.path,
        "line": receiver.line,
        "column": receiver.column,
        "receiver": receiver.text,
        "method": receiver.method,
        "class": cls,
        "alone": alone,
    }


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _aliases(environment: Path, records: Sequence[Mapping[str, object]]) -> str:
    """The other names of the records' classes, as a JSON object."""
    command = [str(environment / "bin" / "python"), str(HERE / "aliases.py"), *_PUBLIC_MODULES]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    every = json.loads(done.stdout)
    wanted = sorted({str(record["class"]) for record in records} & every.keys())
    return json.dumps({name: every[name] for name in wanted}, indent=1) + "\n"


if __name__ == "__main__":
    sys.exit(main())
