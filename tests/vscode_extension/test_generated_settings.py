"""What the extension says of settings is what the server reads."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from backlint.config.keys import KEYS

EXTENSION = Path(__file__).parents[2] / "vscode-extension"


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    path = EXTENSION / "scripts/generate_settings.py"
    spec = importlib.util.spec_from_file_location("generate_settings", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("file", ["schema/backlint.schema.json", "package.json"])
def test_generated_files_are_up_to_date(generator: ModuleType, file: str) -> None:
    made = generator.schema() if file.startswith("schema") else generator.package()
    again = "run vscode-extension/scripts/generate_settings.py"
    assert json.loads((EXTENSION / file).read_text("utf-8")) == json.loads(made), again


def test_the_schema_has_every_key(generator: ModuleType) -> None:
    assert set(json.loads(generator.schema())["properties"]) == set(KEYS)


def test_the_extension_has_every_key(generator: ModuleType) -> None:
    manifest = json.loads(generator.package())
    _, rules = manifest["contributes"]["configuration"]
    assert len(rules["properties"]) == len(KEYS)
