"""Bugs in what the fix writes: each must be found."""

from __future__ import annotations

from fix_oracle import Mutation, spoilt

_OPTION = r"{}=[^,()]*(?:\([^()]*\))?"


def _without(option: str) -> Mutation:
    text = _OPTION.format(option)
    return spoilt(rf"(?<=[(,])\s*{text},|,\s*{text}(?=\s*\))", "")


PLANTED: dict[str, Mutation] = {
    "`Optional` is lost": spoilt(r"Mapped\[Optional\[([^\[\]]*)\]\]", r"Mapped[\1]"),
    "a key may be `None`": spoilt(
        r"Mapped\[(\w+)\](?= = mapped_column\([^\n]*primary_key=True)", r"Mapped[Optional[\1]]"
    ),
    "an identity may be `None`": spoilt(
        r"Mapped\[(\w+)\](?= = mapped_column\([^\n]*Identity\()", r"Mapped[Optional[\1]]"
    ),
    "the length of a string is lost": spoilt(r"String\(\d+\)", "String"),
    "the type is lost": spoilt(r"mapped_column\((?:sa\.)?Text\b(\(\))?(, )?", "mapped_column("),
    "the name is lost": spoilt(r'mapped_column\("\w+", ', "mapped_column("),
    "`nullable=True` is lost": spoilt(
        r"Mapped\[Optional\[(\w+)\]\](.*), nullable=True", r"Mapped[\1]\2"
    ),
    **{
        f"`{option}=` is lost": _without(option)
        for option in (
            "index",
            "unique",
            "default",
            "server_default",
            "onupdate",
            "comment",
            "key",
            "info",
            "deferred",
            "deferred_group",
            "active_history",
        )
    },
    "a list becomes one object": spoilt(r"Mapped\[(?:List|list)\[(\"\w+\")\]\]", r"Mapped[\1]"),
    "a list is quoted as a whole": spoilt(
        r"Mapped\[(?:List|list)\[\"(\w+)\"\]\]", r'Mapped["List[\1]"]'
    ),
    "`DynamicMapped` is lost": spoilt(r"\bDynamicMapped\[", "Mapped["),
    "`WriteOnlyMapped` is lost": spoilt(r"\bWriteOnlyMapped\[", "Mapped["),
    "a `ForeignKey` is lost": spoilt(r", (?:sa\.)?ForeignKey\([^()]*\)", ""),
}
