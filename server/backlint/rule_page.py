"""A rule's documentation as a page: what the command line prints and editors show."""

from __future__ import annotations

from backlint.config.selection import gates_in_words
from backlint_rules.rule import Rule


def rule_page(shown: Rule) -> str:
    """The documentation of a rule as Markdown."""
    docs = shown.docs
    state = "on by default" if shown.default else "off by default"
    parts = [
        f"# {shown.id}",
        docs.title,
        f"*{shown.severity.name.capitalize()}, {state}.{_gates(shown)}*",
        f"## Why\n\n{docs.why}",
        f"## Example\n\n```python\n{docs.example}\n```",
    ]
    if docs.fix:
        parts.append(f"## Fix\n\n```python\n{docs.fix}\n```")
    if docs.fix_safety:
        parts.append(f"## Fix safety\n\n{docs.fix_safety}")
    parts.append("## Sources\n\n" + "\n".join(f"- <{source}>" for source in docs.sources))
    if shown.renamed_from:
        parts.append("Formerly: " + ", ".join(f"`{old}`" for old in shown.renamed_from))
    return "\n\n".join(parts) + "\n"


def _gates(shown: Rule) -> str:
    return f" {gates_in_words(*shown.needs).capitalize()}." if shown.needs else ""
