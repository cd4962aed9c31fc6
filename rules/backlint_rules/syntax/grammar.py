"""The grammar: parso's own for Python 3.14, patched to what Python 3.15 reads.

This is the one place that knows which parts of parso are used beyond its documented interface:

* ``parso/python/grammar314.txt``, whose rules the patches quote;
* ``parso.pgen2.generator.generate_grammar``, and of what it returns ``nonterminal_to_dfas`` and
  ``reserved_syntax_strings``; of a state in those ``from_rule``, ``is_final``, ``arcs`` and
  ``transitions``; of a transition's plan ``next_dfa`` and ``dfa_pushes``;
* the node classes of ``parso.python.tree``, how they are built, and the slots of its leaves.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from types import SimpleNamespace
from typing import Any, Final, NamedTuple

from parso.pgen2.generator import DFAState, ReservedString, generate_grammar

from backlint_rules.syntax import tokens
from backlint_rules.syntax.tokens import TokenType

#: A rule of the grammar, with how much of it has been read.
State = DFAState[Any]
#: What takes a parser from one state to the next: a keyword, an operator or a type of token.
Terminal = ReservedString | TokenType


@dataclass(frozen=True, slots=True)
class Patch:
    """A replacement in parso's grammar text, and how often it has to apply."""

    old: str
    new: str
    count: int = 1


_SMALL_STATEMENTS = "import_stmt | global_stmt | nonlocal_stmt | assert_stmt"
_MATCH_RULES = """\
match_stmt: MATCH_KEYWORD match_subject ':' match_suite
match_suite: NEWLINE INDENT (case_block|stmt)+ DEDENT
match_subject: (namedexpr_test|star_expr) (',' (namedexpr_test|star_expr))* [',']
case_block: CASE_KEYWORD case_patterns [case_guard] ':' suite
case_guard: 'if' namedexpr_test
case_patterns: (star_pattern|as_pattern) (',' (star_pattern|as_pattern))* [',']
as_pattern: or_pattern ['as' NAME]
or_pattern: closed_pattern ('|' closed_pattern)*
closed_pattern: (number_pattern | strings | 'None' | 'True' | 'False' | class_pattern |
                 group_pattern | sequence_pattern | mapping_pattern)
number_pattern: ['-'|'+'] NUMBER [('+'|'-') NUMBER]
class_pattern: dotted_pattern ['(' [class_pattern_args] ')']
dotted_pattern: NAME dotted_trailer*
dotted_trailer: '.' NAME
class_pattern_args: class_pattern_arg (',' class_pattern_arg)* [',']
class_pattern_arg: as_pattern ['=' as_pattern]
group_pattern: '(' [case_patterns] ')'
sequence_pattern: '[' [case_patterns] ']'
mapping_pattern: '{' [mapping_items] '}'
mapping_items: mapping_item (',' mapping_item)* [',']
mapping_item: or_pattern ':' as_pattern | '**' NAME
star_pattern: '*' NAME
"""

PATCHES: Final = {
    "PEP 617, with (a as b, c as d):": [
        Patch(
            "with_stmt: 'with' with_item (',' with_item)*  ':' suite",
            "with_stmt: 'with' (with_item (',' with_item)* |\n"
            "            WITH_BRACKET with_item (',' with_item)* [','] ')') ':' suite",
        ),
    ],
    "PEP 634, match": [
        Patch("compound_stmt: if_stmt |", "compound_stmt: match_stmt | if_stmt |"),
        Patch("while_stmt: 'while'", _MATCH_RULES + "while_stmt: 'while'"),
    ],
    "PEP 646, def f(*args: *Ts) and x[*a]": [
        Patch("'*' [tfpdef]", "'*' [star_tfpdef]", count=4),
        Patch(
            "tfpdef: NAME [':' test]\n",
            "tfpdef: NAME [':' test]\nstar_tfpdef: NAME [':' (test|star_expr)]\n",
        ),
        Patch(
            "subscript: test [':=' test] |",
            "star_subscript: '*' test\nsubscript: star_subscript | test [':=' test] |",
        ),
    ],
    "PEP 654, except*, and PEP 758, except A, B:": [
        Patch(
            "except_clause: 'except' [test ['as' NAME]]",
            "except_clause: 'except' ['*'] [testlist ['as' NAME]]",
        ),
    ],
    "PEP 695, type X[T] = ..., and PEP 810, lazy import": [
        Patch(f"{_SMALL_STATEMENTS})", f"{_SMALL_STATEMENTS} |\n type_stmt | lazy_import)"),
        Patch(
            "import_stmt: import_name | import_from\n",
            "import_stmt: import_name | import_from\n"
            "lazy_import: LAZY_KEYWORD import_stmt\n"
            "type_stmt: TYPE_KEYWORD NAME [type_params] '=' test\n",
        ),
    ],
    "PEP 696, class A[*Ts = *tuple[int]]": [
        Patch("'*' NAME [type_param_default] |", "'*' NAME [star_type_param_default] |"),
        Patch(
            "type_param_default: '=' test\n",
            "type_param_default: '=' test\nstar_type_param_default: '=' (test|star_expr)\n",
        ),
    ],
    "PEP 798, f(*x for x in y) and [*x if y else z for x in a]": [
        Patch("'*' test )\n", "'*' test [comp_for] )\n"),
        Patch(
            "testlist_comp: (namedexpr_test|star_expr) ( comp_for | "
            "(',' (namedexpr_test|star_expr))* [','] )",
            "unpacked: '*' test\n"
            "testlist_comp: (namedexpr_test|unpacked) ( comp_for | "
            "(',' (namedexpr_test|unpacked))* [','] )",
        ),
        Patch("(test ':' test | '**' expr)", "(test ':' test | '**' test)", count=2),
        Patch("(test [':=' test] | star_expr)", "(test [':=' test] | unpacked)", count=2),
    ],
    "f(x := y for y in z)": [
        Patch(
            "test ':=' test |\n            test '=' test",
            "test ':=' test [comp_for] |\n            test '=' test",
        ),
    ],
    "x += *a, b and for x in *a, b: and with x as *a:": [
        Patch("with_item: test ['as' expr]", "with_item: test ['as' (expr|star_expr)]"),
        Patch("augassign (yield_expr|testlist) |", "augassign (yield_expr|testlist_star_expr) |"),
        Patch("'in' testlist ':' suite", "'in' testlist_star_expr ':' suite"),
    ],
}

#: The rules of indented blocks.
BLOCKS: Final = frozenset(["suite", "match_suite"])

#: Rules that exist only to keep the grammar LL(1). Their nodes look like those of the rule that
#: everybody knows.
RENAMED_RULES: Final = {
    "star_tfpdef": "tfpdef",
    "star_type_param_default": "type_param_default",
    "dotted_pattern": "atom_expr",
    "dotted_trailer": "trailer",
    "star_subscript": "star_expr",
    "unpacked": "star_expr",
    "match_suite": "suite",
}


class Grammar(NamedTuple):
    """The parser's tables."""

    start: State
    #: The terminals of keywords and operators.
    reserved: dict[str, Terminal]


def grammar_text() -> str:
    """The rules, in the notation of parso's generator. Raises if a patch does not fit them."""
    text = (files("parso") / "python" / "grammar314.txt").read_text(encoding="utf-8")
    for purpose, patches in PATCHES.items():
        for patch in patches:
            if text.count(patch.old) != patch.count:
                raise RuntimeError(f"parso's grammar has changed: no place for {purpose}")
            text = text.replace(patch.old, patch.new)
    return text


def load_grammar() -> Grammar:
    """Generates the tables (some hundredths of a second)."""
    types = {name: value for name, value in vars(tokens).items() if isinstance(value, TokenType)}
    generated = generate_grammar(grammar_text(), SimpleNamespace(**types))
    start = generated.nonterminal_to_dfas["file_input"][0]
    return Grammar(start, dict(generated.reserved_syntax_strings))
