"""Small programs for each new syntax: generated from templates, and damaged at random."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

#: Templates by topic. ``<rule>`` stands for anything that the rule of that name gives.
TOPICS = {
    "PEP 617 with": [
        "with (<items>): <stmt>",
        "with (<items>,): <stmt>",
        "with <items>: <stmt>",
        "async def f():\n  async with (<items>): <stmt>",
        "with (<expr>, <expr>): <stmt>",
        "with (<expr>): <stmt>",
        "with (<expr>) as <name>, (<expr>): <stmt>",
        "with (<expr>).<name>(<expr>) as <name>: <stmt>",
        "with (<expr>, <expr>)[<expr>] as <name>: <stmt>",
        "with (\n  <items>\n): <stmt>",
    ],
    "PEP 634 match": [
        "match <subject>:\n  case <pattern>: <stmt>",
        "match <subject>:\n  case <pattern> if <expr>: <stmt>\n  case _: <stmt>",
        "match <subject>:\n  case <pattern>, *<name>:\n    <stmt>\n<stmt>",
        "match <subject>: # <name>\n  case <pattern>:\n    match <subject>:\n      case _: <stmt>",
    ],
    "PEP 646 stars": [
        "def f(*<name>: *<expr>): <stmt>",
        "<name>[*<name>, <expr>]",
        "<name>[*<expr>]",
        "<name>[<expr>:<expr>, *<name>] = <expr>",
        "def f() -> <name>[*<name>]: <stmt>",
        "for <name> in *<name>, <expr>: <stmt>",
        "def f(): return *<name>, <expr>",
        "<name> = *<name>, <expr>",
    ],
    "PEP 654 except*": [
        "try: <stmt>\nexcept* <expr>: <stmt>",
        "try: <stmt>\nexcept *<expr> as <name>: <stmt>\nexcept* (<expr>, <expr>): <stmt>",
        "try:\n  <stmt>\nexcept* <name>.<name> as <name>:\n  <stmt>\nelse: <stmt>\nfinally: <stmt>",
    ],
    "PEP 695, 696 type parameters": [
        "type <name> = <expr>",
        "type <name>[<type_params>] = <expr>",
        "class <name>[<type_params>](<expr>): <stmt>",
        "class <name>[<type_params>]: <stmt>",
        "def <name>[<type_params>](<name>: <expr>) -> <expr>: <stmt>",
        "<stmt>; type <name>[<type_params>] = <expr>; <stmt>",
        "if <expr>: type <name> = <expr>",
    ],
    "PEP 701 f-strings": [
        "<fstring>",
        "<name> = <fstring> <fstring>",
        "<name>(<fstring>, <expr>)",
        'f"""<text>{<fexpr>}\n<text>{<fexpr>:{<fexpr>}}"""',
        "f'{<fexpr>}' '<text>'",
        "f'{\n<fexpr>\n}'",
        "f'''{<fexpr> # <text>\n}'''",
        "f'{<fexpr>:\\\n}'",
    ],
    "PEP 750 t-strings": [
        "<tstring>",
        "<name>(<tstring>, <tstring> <tstring>)",
        "rt'''<text>{<fexpr>}\n<text>{<fexpr>:{<fexpr>}}'''",
    ],
    "PEP 758 except": [
        "try: <stmt>\nexcept <expr>, <expr>: <stmt>",
        "try: <stmt>\nexcept* <expr>, <name>.<name>, <expr>: <stmt>",
        "try: <stmt>\nexcept <expr>: <stmt>\nexcept: <stmt>",
    ],
    "PEP 798 unpacking": [
        "[*<expr> for <name> in <expr>]",
        "{*<expr> for <name> in <expr> if <expr>}",
        "{**<expr> for <name> in <expr>}",
        "(*<expr> for <name> in <expr>)",
        "<name>(*<expr> for <name> in <expr>)",
        "<name>(*<expr>, **<expr>, <name>=<expr>)",
        "<name>[[*<name> for <name> in <expr>], *<name>]",
        "async def f(): return [*<expr> async for <name> in <expr>]",
    ],
    "PEP 810 lazy imports": [
        "lazy import <name>",
        "lazy import <name>.<name> as <name>, <name>",
        "lazy from <name> import <name> as <name>, <name>",
        "lazy from .<name> import (<name>, <name>,)",
        "lazy from .. import <name>; <stmt>",
        "<stmt>; lazy import <name>",
    ],
    "soft keywords as names": [
        "<soft> = <expr>",
        "<soft>: <expr> = <expr>",
        "<soft>[<expr>]: <expr>",
        "<soft> [<expr>:<expr>]",
        "<soft>(<expr>)[<expr>]",
        "<soft> (<expr>, <expr>)",
        "<soft>.<name> = <soft>",
        "<soft> <operator> <expr>",
        "<soft>, <name> = <expr>",
        "<soft> -<expr>",
        "<soft> *<expr>",
        "<soft> if <expr> else <soft>",
        "<soft>; <soft>",
        "for <soft> in <soft>: <soft>(<soft>=<soft>)",
        "import <soft>, <soft> as <soft>",
        "def <soft>(<soft>, *<soft>): <soft>",
        "class <soft>: <soft>",
        "lambda <soft>: <soft>",
        "@<soft>\ndef f(): <soft> [0]",
        "del <soft>, <soft>",
        "<soft> := <expr>",
        "<soft> in <expr>",
        "match <soft>:\n  case <soft>: <soft>",
        "type <soft> = <soft>",
    ],
}

RULES = {
    "name": ["a", "b", "match", "case", "type", "lazy", "_", "é"],
    "soft": ["match", "case", "type", "lazy", "_"],
    "operator": ["+", "-", "*", "@", "and", "or", "is not", "not in", "==", "<", "**", "|", "//"],
    "expr": [
        "<name>", "<name>", "1", "'s'", "<name>.<name>", "<name>(<expr>)", "<name>[<expr>]",
        "(<expr>, <expr>)", "[<expr>]", "{<expr>: <expr>}", "-<expr>", "not <expr>",
        "<expr> <operator> <expr>", "<expr> if <expr> else <expr>", "(<name> := <expr>)",
        "(lambda <name>: <expr>)", "[<expr> for <name> in <expr>]", "(yield)", "...", "None",
        "<fstring>", "{*<name>}", "<name>(<name>=<expr>, *<name>)", "(<expr>)",
    ],
    "subject": ["<expr>", "<expr>, <expr>", "*<name>, <expr>", "(<name> := <expr>)", "<name>,"],
    "pattern": [
        "<name>", "_", "1", "-1", "1+2j", "'s'", "'s' 't'", "None", "<name>.<name>",
        "<pattern> | <pattern>", "(<pattern> as <name>)", "[<pattern>, *<name>]", "(<pattern>,)",
        "()", "[]", "{}", "{1: <pattern>, **<name>}", "{<name>.<name>: <pattern>}", "<name>()",
        "<name>(<pattern>, <name>=<pattern>)", "<name>.<name>(<pattern>,)", "(<pattern>)",
    ],
    "item": ["<expr>", "<expr> as <name>", "<expr> as (<name>, <name>)",
             "<name>() as <name>.<name>"],
    "items": ["<item>", "<item>, <item>", "<item>, <items>"],
    "type_params": ["<type_param>", "<type_param>, <type_params>", "<type_param>,"],
    "type_param": [
        "<name>", "<name>: <expr>", "<name>: <expr> = <expr>", "*<name>", "*<name> = *<name>",
        "**<name>", "**<name> = <expr>", "<name> = <expr>",
    ],
    "text": ["", "x", "{{", "}}", "\\n", "#", " ", "é"],
    "fexpr": [
        "<name>", "<expr>", "<name>!r", "<name>=", "<name> = !s:<text>", "<name>:>{<name>}",
        "<name>['k']", "<name>[\"k\"]", "<name>,", "*<name>,", "<name>:%H:%M", "<name> != 1",
        "{1: 2}[1]", " {1} ", "<fstring>", "(lambda <name>: 1)", "yield", "'\\n'.join(<name>)",
    ],
    "fstring": [
        "f'<text>{<fexpr>}<text>'", 'f"{<fexpr>}"', 'f"""<text>{<fexpr>}\n"""', "rf'\\{<fexpr>}'",
        "f'<text>'", "F'{<fexpr>}{<fexpr>}'", "f'\\N{BULLET}{<fexpr>}'",
    ],
    "tstring": [
        "t'<text>{<fexpr>}<text>'", 't"{<fexpr>}"', "Tr'{<fexpr>:<text>}'", 't"""{<fexpr>}"""',
    ],
    "stmt": ["pass", "<name>", "<name> = <expr>", "<name>: <expr> = <expr>", "<name>(<expr>)"],
}  # fmt: skip

_MAX_DEPTH = 5
_PIECES = re.compile(r"\w+|\s+|[^\w\s]")
_INSERTED = [
    "(", ")", "[", "]", "{", "}", ":", ",", ";", "=", "*", ".", "'", '"', "f'", "\n", "\n  ", " ",
    "\\\n", "#", "as", "for", "in", "if", "match", "case", "type", "lazy", "import", "def", "with",
    "lambda", "not", "await", "yield", "-", "!", "|", "a", "1",
]  # fmt: skip


def generate(topic: str, chance: random.Random) -> str:
    """A program about a topic; CPython may reject it."""
    return _filled(chance.choice(TOPICS[topic]), chance, 0) + "\n"


def _filled(template: str, chance: random.Random, depth: int) -> str:
    def fill(match: re.Match[str]) -> str:
        choices = RULES[match[1]]
        if depth >= _MAX_DEPTH:
            choices = choices[:1]
        return _filled(chance.choice(choices), chance, depth + 1)

    return re.sub(r"<(\w+)>", fill, template)


def mutations(program: str, count: int, chance: random.Random) -> Iterator[str]:
    """The program with one to three pieces removed, doubled, swapped or inserted, some times."""
    for _ in range(count):
        pieces = _PIECES.findall(program)
        for _ in range(chance.randint(1, 3)):
            position = chance.randrange(len(pieces))
            change = chance.randrange(4)
            if change == 0 and len(pieces) > 1:
                del pieces[position]
            elif change == 1:
                pieces.insert(position, pieces[position])
            elif change == 2:
                other = chance.randrange(len(pieces))
                pieces[position], pieces[other] = pieces[other], pieces[position]
            else:
                pieces.insert(position, chance.choice(_INSERTED))
        yield "".join(pieces)
