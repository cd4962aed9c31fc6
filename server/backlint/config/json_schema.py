"""The settings as a JSON schema, for editors that complete and judge TOML and JSON by one."""

from __future__ import annotations

from typing import Any

from backlint.config.keys import KEYS, Key, Shape
from backlint.config.schema import SEVERITIES
from backlint.config.selection import Catalogue


def json_schema(catalogue: Catalogue) -> dict[str, Any]:
    """The schema (draft 7) of the table with the settings, for the rules of a catalogue."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Settings of backlint",
        "description": "`[tool.backlint]` in pyproject.toml, or a backlint.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: schema_of(key, catalogue) for key in KEYS.values()},
    }


def schema_of(key: Key, catalogue: Catalogue) -> dict[str, Any]:
    """The schema of a key's value, with its description."""
    return {"description": key.description, **_schema(key.shape, catalogue)}


def _schema(shape: Shape, catalogue: Catalogue) -> dict[str, Any]:
    # Old names of rules are no suggestions, but valid: so it is no closed list.
    selector = {"anyOf": [{"enum": list(catalogue.selectors)}, {"type": "string"}]}
    selectors = {"type": "array", "items": selector, "uniqueItems": True}
    severity = {"type": "string", "enum": list(SEVERITIES)}
    text = {"type": "string"}
    match shape:
        case Shape.SELECTORS:
            return selectors
        case Shape.SEVERITY:
            return severity
        case Shape.SEVERITIES:
            return {"type": "object", "additionalProperties": severity}
        case Shape.PATTERNS:
            return {"type": "array", "items": text}
        case Shape.FILE_IGNORES:
            return {"type": "object", "additionalProperties": selectors}
        case Shape.VERSIONS:
            return {"type": "object", "additionalProperties": text}
