"""A rule's documentation: the docstring of its module, under fixed headings."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

_HEADING = re.compile(r"^(Why|Example|Fix|Fix safety|Sources)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RuleDocs:
    """The parts of a rule's docstring.

    ``title`` is one sentence; ``example`` and ``fix`` are Python code, ``sources`` addresses.
    ``fix`` and ``fix_safety`` may be empty.
    """

    title: str
    why: str
    example: str
    fix: str
    fix_safety: str
    sources: tuple[str, ...]

    @classmethod
    def parse(cls, docstring: str, rule_id: str) -> RuleDocs:
        """The documentation in a rule module's docstring.

        Raises ``ValueError``, with the rule's id, where title, Why, Example or Sources are missing.
        """
        title, *parts = _HEADING.split(inspect.cleandoc(docstring))
        sections = {
            heading: inspect.cleandoc("\n" + body).strip()
            for heading, body in zip(parts[::2], parts[1::2], strict=True)
        }
        missing = [h for h in ("Why", "Example", "Sources") if not sections.get(h)]
        if not title.strip():
            missing.insert(0, "title")
        if missing:
            raise ValueError(f"the docstring of rule {rule_id} lacks: {', '.join(missing)}")
        return cls(
            title=" ".join(title.split()),
            why=sections["Why"],
            example=sections["Example"],
            fix=sections.get("Fix", ""),
            fix_safety=sections.get("Fix safety", ""),
            sources=tuple(sections["Sources"].split()),
        )
