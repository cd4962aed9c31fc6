"""Changes of settings files that keep all that people have written there."""

from __future__ import annotations

from typing import Any

from backlint.config.toml_document import TomlDocument
from backlint_rules.syntax.text import line_end_of, split_lines


def with_ignored(text: str, table: tuple[str, ...], rule: str) -> str:
    """The text of a settings file, whose settings are in a table, with a rule among those that it
    ignores.

    Raises ``TomlSyntaxError``, and ``ValueError`` where something else than a list stands there.
    """
    from tomlkit import api, exceptions

    TomlDocument.parse(text)
    line_end = line_end_of(split_lines(text))
    document = api.parse(text.replace("\r\n", "\n"))
    try:
        settings: Any = document
        for key in table:
            settings = settings.setdefault(key, api.table(is_super_table=key != table[-1]))
        settings.setdefault("ignore", api.array())
        if rule not in settings["ignore"]:
            settings["ignore"].append(rule)
    except (exceptions.TOMLKitError, AttributeError, TypeError) as error:
        raise ValueError("`ignore` is not a list of rules there") from error
    return api.dumps(document).replace("\n", line_end)
