"""What the oracles of fixes share: random code is fixed, and what it did is compared with what it
does; the page that keeps the log of such runs.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import metadata
from itertools import count
from pathlib import Path
from typing import Any, Generic, TypeVar

import hypothesis
from hypothesis import HealthCheck, Phase
from hypothesis import strategies as st

from backlint_rules.environment import Environment
from backlint_rules.fixing import Fixed, Style, fix_text
from backlint_rules.registry import all_rules

T = TypeVar("T")

#: What spoils the text that a fix wrote.
Mutation = Callable[[str], str]

_MOST_PLANTED = 5_000
#: So many times hypothesis draws some of them, before it is asked whether that is enough.
_DRAWS = 100
_IN_BACKTICKS = re.compile(r"`[^`]*`")


def unspoilt(source: str) -> str:
    """The text as it is."""
    return source


@dataclass
class Result:
    """How many were compared, what the rewritten ones were made of, why others were left."""

    compared: int = 0
    succeeded: int = 0
    features: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def add(self, other: Result) -> None:
        """Counts what others have found."""
        self.compared += other.compared
        self.succeeded += other.succeeded
        self.features += other.features
        self.left += other.left


class _Different(Exception):
    """What is fixed does not do the same."""


@dataclass(frozen=True)
class Oracle(Generic[T]):
    """``things`` is what is compared, ``left`` what of them is left, ``feature`` what they have,
    ``libraries`` what runs them; ``one`` makes one of them; ``compare`` fixes some, spoils the
    outcome and adds to the result.
    """

    things: str
    left: str
    feature: str
    libraries: Sequence[str]
    one: Callable[[random.Random], T]
    compare: Callable[[Sequence[T], Result, Mutation], None]
    planted: Mapping[str, Mutation]
    at_once: int

    def run(self, wanted: int, seed: int) -> Result:
        """Compares so many, or until there is a difference, and that alone."""
        return self._run(seed, lambda result: result.compared >= wanted, unspoilt)

    def any_of_them(self, *, evenly: bool = False) -> st.SearchStrategy[list[T]]:
        """Some of what is compared, which shrinks to what makes a difference.

        ``evenly``: what is in them is as frequent as ``one`` says, but each one as large as it is.
        """
        one = st.randoms(use_true_random=evenly).map(self.one)
        return st.lists(one, min_size=1, max_size=self.at_once)

    def differences(self, some: Sequence[T]) -> list[str]:
        """What differs of these."""
        result = Result()
        self.compare(some, result, unspoilt)
        return result.differences

    def sample(self, wanted: int, mutation: Mutation = unspoilt) -> Result:
        """Compares the first so many, which are always the same ones."""
        source, result = random.Random(0), Result()
        for begin in range(0, wanted, self.at_once):
            n = min(self.at_once, wanted - begin)
            self.compare([self.one(source) for _ in range(n)], result, mutation)
        return result

    def find(self, mutation: Mutation, seed: int) -> Result:
        """Compares until a planted bug is found, but not for ever."""

        def spoil(source: str) -> str:
            text = mutation(source)
            compile(text, "spoilt", "exec")  # or else it would be found by anybody
            return text

        return self._run(seed, lambda result: result.compared > _MOST_PLANTED, spoil)

    def _run(self, seed: int, is_enough: Callable[[Result], bool], mutation: Mutation) -> Result:
        result = Result()
        for number in count(1000 * seed):
            if result.differences or is_enough(result):
                break
            self._draw(number, result, mutation)
        return result

    def _draw(self, seed: int, result: Result, mutation: Mutation) -> None:
        """Compares what hypothesis draws."""

        @hypothesis.seed(seed)
        @hypothesis.settings(
            max_examples=_DRAWS,
            database=None,
            deadline=None,
            phases=[Phase.generate, *([Phase.shrink] if mutation is unspoilt else [])],
            suppress_health_check=list(HealthCheck),
        )
        @hypothesis.given(self.any_of_them(evenly=True))
        def compare(some: list[T]) -> None:
            drawn = Result()
            self.compare(some, drawn, mutation)
            if not result.differences:
                result.add(drawn)
            if drawn.differences:
                result.differences = drawn.differences
                raise _Different

        with suppress(_Different):
            compare()

    def main(self, documentation: str) -> int:
        """The command line; the exit code tells whether there was a difference."""
        parser = argparse.ArgumentParser(description=documentation)
        parser.add_argument(f"--{self.things}", dest="wanted", type=int, default=20_000)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--write", type=Path, help="the page that gets the log")
        parser.add_argument("--planted", action="store_true", help="find planted bugs")
        options = parser.parse_args()
        commit, begin = _commit(), time.monotonic()
        if options.planted:
            lines = list(self._planted_found(options.seed))
        else:
            result = self.run(options.wanted, options.seed)
            if result.differences:
                print("\n\n".join(result.differences[:10]))
                print(f"{len(result.differences)} differences in {result.compared} {self.things}")
                return 1
            lines = self._report(result)
        module = Path(sys.argv[0]).parent.name
        head = (
            f"Commit {commit}, seed {options.seed},"
            f" {', '.join(f'{name} {metadata.version(name)}' for name in self.libraries)},"
            f" Python {sys.version.split()[0]}, {time.monotonic() - begin:.0f} s:"
            f" `python -m {module} {' '.join(sys.argv[1:])}`"
        )
        text = "\n".join([head, "", *lines])
        print(text)
        if options.write:
            with options.write.open("a", encoding="utf-8") as page:
                page.write(f"\n{text}\n")
        return int(any("not found" in line for line in lines))

    def _report(self, result: Result) -> list[str]:
        left = Counter[str]()
        for reason, n in result.left.items():
            left[_IN_BACKTICKS.sub("`…`", reason)] += n
        return [
            f"{result.compared:,} {self.things} compared, {result.succeeded:,} of which gave a"
            f" value; no difference. {sum(left.values()):,} {self.left} were left:",
            "",
            f"| left because | {self.left} |",
            "| --- | ---: |",
            *[f"| {reason} | {n:,} |" for reason, n in left.most_common()],
            "",
            f"| {self.feature} | rewritten {self.things} |",
            "| --- | ---: |",
            *[f"| `{name}` | {n:,} |" for name, n in result.features.most_common()],
        ]

    def _planted_found(self, seed: int) -> Iterator[str]:
        yield from [f"| planted bug | found after {self.things} |", "| --- | ---: |"]
        for name, mutation in self.planted.items():
            result = self.find(mutation, seed)
            found = f"{result.compared:,}" if result.differences else "not found"
            yield f"| {name} | {found} |"
            print(name, found, file=sys.stderr, flush=True)


def spoilt(old: str, new: str) -> Mutation:
    """What replaces a regular expression in a text."""
    pattern = re.compile(old)
    return lambda source: pattern.sub(new, source)


def fixed(source: str, rules: Sequence[str], environment: Environment) -> Fixed:
    """A text after all fixes of some rules, which must not fail."""
    chosen = [all_rules()[rule] for rule in rules]
    result = fix_text(source, chosen, environment, lambda _: True, Style(88, _compiles))
    assert not result.failures, result.failures
    return result


def namespace_of(source: str, module: str) -> dict[str, Any]:
    """What is in the module after its text is executed."""
    namespace: dict[str, Any] = {"__name__": module}
    exec(compile(source, module, "exec", dont_inherit=True), namespace)
    return namespace


def _compiles(source: str) -> bool:
    try:
        compile(source, "fixed", "exec")
    except SyntaxError:
        return False
    return True


def _commit() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
