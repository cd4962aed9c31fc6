"""Writes what the extension says of the settings of `[tool.backlint]`.

That is ``schema/backlint.schema.json`` and the second group of settings in ``package.json``. Run it
with the Python of the development environment when settings or rules have changed; a test tells.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from backlint.config.json_schema import json_schema, schema_of
from backlint.config.keys import KEYS
from backlint.config.selection import Catalogue

EXTENSION = Path(__file__).parents[1]
SCHEMA, PACKAGE = EXTENSION / "schema/backlint.schema.json", EXTENSION / "package.json"


def schema() -> str:
    """The text of the schema."""
    return _json(json_schema(Catalogue.installed()))


def package() -> str:
    """The text of ``package.json`` with the settings as they are now."""
    manifest = json.loads(PACKAGE.read_text("utf-8"))
    general, _ = manifest["contributes"]["configuration"]
    manifest["contributes"]["configuration"] = [
        general,
        {"title": "Rules", "order": 2, "properties": _properties()},
    ]
    return _json(manifest)


def _properties() -> dict[str, Any]:
    catalogue = Catalogue.installed()
    properties = {}
    for key in KEYS.values():
        value = schema_of(key, catalogue)
        description = value.pop("description")
        name = re.sub(r"-(\w)", lambda letter: letter[1].upper(), key.name)
        properties[f"backlint.{name}"] = {
            "markdownDescription": f"{description} A project says the same with `{key.name}`.",
            "scope": "resource",
            **value,
        }
    return properties


def _json(document: object) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(schema(), "utf-8")
    PACKAGE.write_text(package(), "utf-8")
