"""What a file does that tells a class derived from `DeclarativeBase` from what factories make."""

from __future__ import annotations

import re

from backlint_rules.facts.file_view import FileView, Place
from backlint_rules.leaving import leave

_METACLASS = "DeclarativeMeta"
#: Other ways to ask for it than by the name that it is imported by.
_OTHERWISE = re.compile(rf"[.\"']\s*{_METACLASS}\b|\b{_METACLASS}\s+as\b")
_ABSTRACT = re.compile(r"\.__abstract__\b(?!\s*=[^=])|[\"']__abstract__[\"']")
_GENERIC_FIRST = re.compile(r"\bclass\s+\w+\s*\([^()]*\bGeneric\[[^\[\]()]*\]\s*,")
_HOOK = re.compile(r"\b__init_subclass__\b")
#: What Python says of each class, and how the factories make theirs shows in.
_SHOWN = "__(?:bases?|class|dict|doc|module|mro|name|qualname)__|mro"


def check_uses(file: FileView, place: Place, name: str, annotation: str = "") -> None:
    """Raises ``Left`` if the file does that with a base of this name, or its models.

    ``annotation`` is the one of the base, which goes.
    """
    text = file.text
    if _asks_for_metaclass(file, place, annotation):
        leave("the file asks for `DeclarativeMeta`")
    if re.search(rf"\btype\(\s*{name}\s*\)", text):
        leave("the file asks for the metaclass of the base")
    if _HOOK.search(text):
        leave("models would be mapped within `__init_subclass__`, which the file defines, too")
    if _ABSTRACT.search(text):
        leave("the file asks for `__abstract__`, which the base does not have any more")
    if shown := re.search(rf"\b{name}\s*\.\s*({_SHOWN})\b(?!\s*=[^=])", text):
        leave(f"the file asks for `{name}.{shown[1]}`")
    if _GENERIC_FIRST.search(text):
        leave("the file has a class that derives from `Generic` first, as no model can any more")


def _asks_for_metaclass(file: FileView, place: Place, annotation: str) -> bool:
    if _METACLASS not in file.text:
        return False
    n_uses = file.uses(file.variable(_METACLASS, place)) + len(_OTHERWISE.findall(file.text))
    return n_uses > (annotation.strip("\"'").rpartition(".")[2] == _METACLASS)
