"""The JSON schema of the settings, for editors that complete and check TOML and JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from backlint.config.keys import KEYS, Key, Shape
from backlint.config.schema import SEVERITIES
from backlint.config.selection import Catalogue

Schema = dict[str, Any]


def settings_schema(catalogue: Catalogue) -> Schema:
    """The schema of the table ``[tool.backlint]`` with these rules (JSON Schema, draft 7)."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Settings of backlint",
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: property_schema(key, catalogue) for key in KEYS.values()},
    }


def property_schema(key: Key, catalogue: Catalogue) -> Schema:
    """The schema of the value of a key."""
    about = {
        "description": key.description.replace("`", ""),
        "markdownDescription": key.description,
    }
    return {**about, **_SHAPES[key.shape](catalogue)}


def _selectors(catalogue: Catalogue) -> Schema:
    return {"type": "array", "uniqueItems": True, "items": _selector(catalogue)}


def _selector(catalogue: Catalogue) -> Schema:
    """The present names are offered; former ones are allowed."""
    return {"type": "string", "enum": [*catalogue.selectors, *catalogue.renamed]}


def _severity(catalogue: Catalogue) -> Schema:
    return {"type": "string", "enum": [*SEVERITIES]}


def _severities(catalogue: Catalogue) -> Schema:
    return {
        "type": "object",
        "propertyNames": _selector(catalogue),
        "additionalProperties": _severity(catalogue),
    }


def _patterns(catalogue: Catalogue) -> Schema:
    return {"type": "array", "items": {"type": "string"}}


def _file_ignores(catalogue: Catalogue) -> Schema:
    return {"type": "object", "additionalProperties": _selectors(catalogue)}


def _versions(catalogue: Catalogue) -> Schema:
    specifier = {"type": "string"}
    return {
        "type": "object",
        "properties": dict.fromkeys(sorted(catalogue.distributions), specifier),
        "additionalProperties": specifier,
    }


_SHAPES: dict[Shape, Callable[[Catalogue], Schema]] = {
    Shape.SELECTORS: _selectors,
    Shape.SEVERITY: _severity,
    Shape.SEVERITIES: _severities,
    Shape.PATTERNS: _patterns,
    Shape.FILE_IGNORES: _file_ignores,
    Shape.VERSIONS: _versions,
}
