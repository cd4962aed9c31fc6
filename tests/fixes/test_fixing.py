"""What fixes need is found out, and what comes out of them is verified."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from textwrap import dedent

import pytest

from backlint.fixing import compiles
from backlint_rules.check import FileCheck
from backlint_rules.environment import Environment
from backlint_rules.facts.call import Call
from backlint_rules.facts.file_view import FileView
from backlint_rules.finding import Edit, Finding, Fix, Imported, Premise, Range, Safety, Severity
from backlint_rules.fixing import Fixed, Style, fix_text
from backlint_rules.rule import Rule

Check = Callable[[Call], Iterator[Finding]]
SLEEP = Imported("asyncio", "sleep")


def made_up(check: Check, *names: str) -> Rule:
    return Rule(
        id="made-up", family="made", check=check, on=Call, named=frozenset(names),
        libraries=frozenset(), needs=(), severity=Severity.WARNING, default=True,
        modernises=False, renamed_from=(),
    )  # fmt: skip


def replacing(call: Call, *parts: str | Imported, frees: tuple[str, ...] = ()) -> Finding:
    """A finding whose fix writes something else in the place of a call's callee."""
    edit = Edit(call.callee_range, parts)
    fix = Fix("Replace it", (edit,), scope=call.chain.scope, frees=frees)
    return Finding(call.range, "Something else is better.", fix=fix)


def plain(text: str) -> str:
    return dedent(text).strip() + "\n"


def fixed(text: str, check: Check, *names: str, module: str = "app.main") -> Fixed:
    environment = Environment(module=module, is_package=module == "app")
    rules = [made_up(check, *names)]
    return fix_text(plain(text), rules, environment, lambda f: True, Style(88, compiles))


def sleeping(call: Call) -> Iterator[Finding]:
    if call.callee == "time.sleep":
        yield replacing(call, "await ", SLEEP, frees=call.root_names)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            """
            import time
            async def f():
                time.sleep(1)
            """,
            """
            from asyncio import sleep
            async def f():
                await sleep(1)
            """,
            id="what is needed comes, what nobody needs any more goes",
        ),
        pytest.param(
            """
            import time
            async def f():
                time.sleep(time.time())
            """,
            """
            import time
            from asyncio import sleep
            async def f():
                await sleep(time.time())
            """,
            id="what has another use stays",
        ),
        pytest.param(
            """
            import time
            __all__ = ["time"]
            async def f():
                time.sleep(1)
            """,
            """
            import time
            from asyncio import sleep
            __all__ = ["time"]
            async def f():
                await sleep(1)
            """,
            id="so does what a string names",
        ),
        pytest.param(
            """
            'It is time to say "time".'
            import time
            async def f():
                time.sleep(1)
            """,
            """
            'It is time to say "time".'
            from asyncio import sleep
            async def f():
                await sleep(1)
            """,
            id="prose names nothing",
        ),
        pytest.param(
            """
            import asyncio as aio
            import time
            async def f():
                time.sleep(1); time.sleep(2)
            """,
            """
            import asyncio as aio
            async def f():
                await aio.sleep(1); await aio.sleep(2)
            """,
            id="by the name that the file has for it",
        ),
    ],
)
def test_imports_follow(before: str, after: str) -> None:
    result = fixed(before, sleeping, "sleep")
    assert result.text == plain(after)
    assert (result.withheld, result.left) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "import time\nsleep = 1\nasync def f():\n    time.sleep(1)",
        "import time\nasync def f(sleep):\n    time.sleep(1)",
        "import time\nasync def f():\n    def sleep(): pass\n    time.sleep(1)",
    ],
)
def test_where_a_name_is_taken_the_module_is_imported(text: str) -> None:
    after = text.replace("import time", "import asyncio").replace("time.", "await asyncio.")
    assert fixed(text, sleeping, "sleep").text == after + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "import time\nfrom elsewhere import *\nasync def f():\n    time.sleep(1)",
        "import time\nasync def f(sleep, asyncio):\n    time.sleep(1)",
    ],
)
def test_where_both_names_are_taken_nothing_is_done(text: str) -> None:
    result = fixed(text, sleeping, "sleep")
    assert result.text == text + "\n"
    assert [w.reason for w in result.withheld] == ["`sleep` is the name of something else here"]
    assert len(result.left) == 1


def test_a_name_that_is_taken_elsewhere_does_not_matter() -> None:
    text = "import time\nasync def f():\n    time.sleep(1)\ndef g(sleep): pass"
    result = fixed(text, sleeping, "sleep")
    assert len(result.applied) == 1


@pytest.mark.parametrize(
    "use",
    [
        "__all__ = 'time zlib'.split()",
        "__all__ = [\n    'zlib',\n    *'time os'.split(),\n]",
        "def g():\n    '''>>> time.time() > 0\n    True\n    '''",
        "def g():\n    r'''Loops.\n\n    >>> for i in range(2):\n    ...     time.time()\n    '''",
        "def g(x):  # type: (time.struct_time) -> None\n    pass",
        "x: 'time.struct_time'",
    ],
)
def test_imports_stay_that_strings_or_comments_use(use: str) -> None:
    text = f"import time\nimport asyncio\nasync def f():\n    time.sleep(1)\n{use}\n"
    after = text.replace("time.sleep", "await asyncio.sleep")
    assert fixed(text, sleeping, "sleep").text == after


@pytest.mark.parametrize(
    "statement",
    ["import time as time", "import time  # noqa", "import time  # noqa: E402, F401"],
)
def test_imports_stay_that_are_for_others(statement: str) -> None:
    text = f"{statement}\nimport asyncio\nasync def f():\n    time.sleep(1)\n"
    after = text.replace("time.sleep", "await asyncio.sleep")
    assert fixed(text, sleeping, "sleep").text == after


@pytest.mark.parametrize(
    "words",
    [
        "'''\nIt takes... time.\n>> time\n'''",
        "x = 1  # time is money",
        "x = None  # type: ignore[time]",
    ],
)
def test_prose_keeps_no_import(words: str) -> None:
    text = f"import time\nimport asyncio\nasync def f():\n    time.sleep(1)\n{words}\n"
    assert "import time" not in fixed(text, sleeping, "sleep").text


def test_imports_of_a_package_are_for_others() -> None:
    text = "import time\nasync def f():\n    time.sleep(1)"
    assert "import time\n" in fixed(text, sleeping, "sleep", module="app").text


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        (("(",), "what comes out would not parse"),
        (("return ",), "what comes out would not parse"),
        (("await f",), "what comes out would not compile"),
        (("nothing",), "`nothing` would not be defined"),
    ],
)
def test_what_is_wrong_is_withheld(parts: tuple[str, ...], reason: str) -> None:
    text = "def f():\n    return old(1)\ndef old(x): return x"

    def check(call: Call) -> Iterator[Finding]:
        yield replacing(call, *parts)

    result = fixed(text, check, "old")
    assert (result.text, [w.reason for w in result.withheld]) == (text + "\n", [reason])


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("import time\n'words'\nimport asyncio\n",
         "the docstring of the module would be another one"),
        ("#\nimport time\n# coding: ascii\nimport asyncio\n",
         "the comment about the encoding would not be at the top any more"),
    ],
)  # fmt: skip
def test_nothing_gets_a_meaning_by_becoming_the_first(head: str, reason: str) -> None:
    result = fixed(f"{head}async def f():\n    time.sleep(1)", sleeping, "sleep")
    assert [w.reason for w in result.withheld] == [reason]


def test_imports_from_the_future_stay_the_first_statements() -> None:
    def check(call: Call) -> Iterator[Finding]:
        yield Finding(call.range, "A line is missing.", fix=Fix("Write it", ()))

    def rewritten(file: FileView, finding: Finding) -> Fix:
        return Fix("Write it", (Edit(Range(0, 0, 0, 0), ("x = 1\n",)),))

    text = "from __future__ import annotations\nold()\n"
    rule = replace(made_up(check, "old"), rewrite=rewritten)
    result = fix_text(text, [rule], Environment("app.main"), lambda f: True, Style(88, compiles))
    assert [w.reason for w in result.withheld] == ["what comes out would not compile"]


SHOWN = "its own text is part of the value of a string"
NEW_SYNTAX = "only Python 3.12 and later would read the string that it stands in"


@pytest.mark.parametrize(
    ("text", "new", "reason"),
    [
        ("f'{old(1)=}'", "new", SHOWN),
        ("t'{old(1)}'", "new", SHOWN),
        ("f'{old(1)}'", "g('')", NEW_SYNTAX),
        ("f'{old(1)}'", 'g("\\t")', NEW_SYNTAX),
        ("f'{old(1)}'", "\n new", NEW_SYNTAX),
    ],
)
def test_code_in_strings(text: str, new: str, reason: str) -> None:
    def check(call: Call) -> Iterator[Finding]:
        yield replacing(call, new)

    result = fixed(f"from lib import g, new, old\nx = {text}", check, "old", module="app")
    assert [w.reason for w in result.withheld] == [reason]


def test_a_string_that_only_new_versions_read_already_may_go_on() -> None:
    def check(call: Call) -> Iterator[Finding]:
        yield replacing(call, "g('')")

    text = "from lib import g, old\nx = f'{old('')}'"
    assert len(fixed(text, check, "old", module="app").applied) == 1


@pytest.mark.parametrize("argument", ["'''\n  x'''", "f'''\n  x{''}'''", "[\n  f'  {1}']"])
def test_strings_say_what_they_said(argument: str) -> None:
    def check(call: Call) -> Iterator[Finding]:
        [argument] = call.arguments
        deeper = call.text(argument.range).replace("  ", "    ")
        fix = Fix("Indent it", (Edit(argument.range, (deeper,)),))
        yield Finding(call.range, "It could be deeper.", fix=fix)

    result = fixed(f"from lib import old\nold({argument})", check, "old", module="app")
    assert [w.reason for w in result.withheld] == ["the text of a string would be another one"]


def test_a_comment_is_not_lost() -> None:
    def check(call: Call) -> Iterator[Finding]:
        fix = Fix("Shorten it", (Edit(call.range, ("1",)),))
        yield Finding(call.range, "It is too long.", fix=fix)

    result = fixed("x = old(\n    1  # one\n)\ndef old(x): pass", check, "old")
    assert [w.reason for w in result.withheld] == ["a comment would be lost: # one"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("import a  # of use\na.old()", "a comment stands behind an import"),
        ("def f():\n    import a\n    a.old()", "`a` would be unused"),
        ("def f():\n    a = 1\n    a.old()", "`a` would be unused"),
    ],
)
def test_what_would_be_unused(text: str, reason: str) -> None:
    def check(call: Call) -> Iterator[Finding]:
        yield replacing(call, "print", frees=("a",))

    result = fixed(text, check, "old")
    assert [w.reason for w in result.withheld] == [reason]


def test_the_guilty_one_is_found_among_many() -> None:
    calls = "\n".join(f"old({number})" for number in range(20))

    def check(call: Call) -> Iterator[Finding]:
        yield replacing(call, "(" if call.text(call.range) == "old(13)" else "new")

    result = fixed(f"def old(x): pass\ndef new(x): pass\n{calls}", check, "old")
    assert len(result.applied) == 19
    assert [w.finding.range.line for w in result.withheld] == [15]
    assert result.text.count("new(") == 20


def test_one_within_the_other_is_for_the_next_round() -> None:
    def check(call: Call) -> Iterator[Finding]:
        inner = call.text(call.arguments[0].range)
        fix = Fix("Unpack it", (Edit(call.range, (inner,)),))
        yield Finding(call.range, "One is enough.", fix=fix)

    result = fixed("x = old(old(old(1)))\ndef old(x): pass", check, "old")
    assert result.text.startswith("x = 1\n")
    assert len(result.applied) == 3


def test_fixes_without_an_end() -> None:
    def check(call: Call) -> Iterator[Finding]:
        fix = Fix("Wrap it", (Edit(call.range, ("old(", call.text(call.range), ")")),))
        yield Finding(call.range, "More is better.", fix=fix)

    assert len(fixed("x = old(1)\ndef old(x): pass", check, "old").applied) <= 100


def test_a_text_that_does_not_parse_is_fixed_where_it_does() -> None:
    def check(call: Call) -> Iterator[Finding]:
        yield replacing(call, "new")

    result = fixed("def new(x): pass\nold(1)\nx = (\nold(2)", check, "old")
    assert result.text == "def new(x): pass\nnew(1)\nx = (\nold(2)\n"


@pytest.mark.parametrize(
    ("premises", "is_refactor", "safety"),
    [
        ((), False, Safety.SAFE),
        ((Premise("It is so", proven=True),), False, Safety.SAFE),
        ((Premise("It is so", proven=True), Premise("So is this", proven=False)), False,
         Safety.UNSAFE),
        ((), True, Safety.REFACTOR),
    ],
)  # fmt: skip
def test_safety_is_what_is_proven(
    premises: tuple[Premise, ...], is_refactor: bool, safety: Safety
) -> None:
    assert Fix("Do it", (), premises=premises, is_refactor=is_refactor).safety is safety


def test_a_fix_moves_with_its_finding() -> None:
    fix = Fix("Do it", (Edit(Range(0, 1, 0, 2), ("x",)),))
    moved = Finding(Range(0, 0, 0, 1), "It is so.", fix=fix).moved(3)
    assert moved.fix is not None
    assert moved.fix.edits[0].range == (3, 1, 3, 2)


def test_no_fix_is_left_where_a_rule_fails_to_look_at_the_file() -> None:
    def fails(file: FileView, finding: Finding) -> Fix:
        raise ZeroDivisionError

    text = "import time\nasync def f():\n    time.sleep(1)\n"
    rule = replace(made_up(sleeping, "sleep"), rewrite=fails)
    check = FileCheck(text, [rule], Environment(module="app.main"))
    assert [finding.fix for finding in check.findings()] == [None]
    assert [failure.rule for failure in check.failures] == ["made-up"]
