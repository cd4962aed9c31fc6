"""Bugs in what the fix writes: each must be found."""

from __future__ import annotations

import re

from fix_oracle import Mutation, spoilt


def _in_other_order(source: str) -> str:
    """The first two calls of a `lifespan` change places."""
    return re.sub(
        r"(async def \w*lifespan\(.*:\n)( +(?:await )?\w+\(\)\n)( +(?:await )?\w+\(\)\n)",
        r"\1\3\2",
        source,
    )


def _closed_in_other_order(source: str) -> str:
    return re.sub(
        r"(finally:\n)( +(?:await )?\w+\(\)\n)( +(?:await )?\w+\(\)\n)", r"\1\3\2", source
    )


def _with_plain_yield(source: str) -> str:
    def plain(match: re.Match[str]) -> str:
        return f"{match[1]}yield\n{re.sub('^    ', '', match[2], flags=re.MULTILINE)}"

    return re.sub(
        r"^( +)try:\n\1    yield\n\1finally:\n((?:\1    .*\n)+)", plain, source, flags=re.MULTILINE
    )


PLANTED: dict[str, Mutation] = {
    "`await` is lost": spoilt(r"( )await (?=\w+\(\)\n)", r"\1"),
    "a plain `yield`": _with_plain_yield,
    "startup within the `try`": spoilt(
        r"(\n +)((?:await )?\w+\(\))\n +try:\n( +)yield", r"\1try:\n\3\2\n\3yield"
    ),
    "the first startup handler is lost": spoilt(
        r"(async def \w*lifespan\(.*:\n)( +)(?:await )?\w+\(\)\n", r"\1\2pass\n"
    ),
    "a shutdown handler is lost": spoilt(r"(finally:\n)( +)(?:await )?\w+\(\)\n", r"\1\2pass\n"),
    "startup in another order": _in_other_order,
    "shutdown in another order": _closed_in_other_order,
    "`lifespan=` is lost": spoilt(r"lifespan=\w+", 'version="1"'),
    "a handler is called and awaited": spoilt(r"(\n +)(\w+\(\)\n)", r"\1await \2"),
    "an error of a handler is swallowed": spoilt(r"finally:\n", "except Exception:\n"),
    "what is closed is closed twice": spoilt(r"(finally:\n)( +(?:await )?\w+\(\)\n)", r"\1\2\2"),
}
