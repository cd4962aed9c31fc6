"""What Python has learned since parso's grammar was written, one PEP after the other."""

from __future__ import annotations

import pytest

from trees import error_texts, statement, statement_types


def test_pep_617_with_items_in_brackets() -> None:
    assert statement("with (a as b, c,): pass") == (
        "with_stmt(with ( with_item(a as b) , c , ) : simple_stmt(pass newline))"
    )


def test_pep_617_brackets_around_several_items_are_no_tuple() -> None:
    """That is how CPython reads it."""
    assert statement("with (a, b): pass") == (
        "with_stmt(with ( a , b ) : simple_stmt(pass newline))"
    )


@pytest.mark.parametrize(
    "item",
    [
        "(a)",
        "(a, b) as c",
        "(a, b).c",
        "(a, b), c",
        "(yield a, b)",
        "(*a, b)",
        "(a, b := c)",
        "(a for a in b)",
        "(a)(b) as c",
        "(a, b)[0] as c",
    ],
)
def test_pep_617_brackets_of_an_expression(item: str) -> None:
    assert statement(f"with {item}: pass").startswith(
        ("with_stmt(with atom", "with_stmt(with with")
    )


def test_pep_634_match() -> None:
    assert statement("match a, *b:\n  case 1: pass\n  case _ if c: pass") == (
        "match_stmt(match match_subject(a , star_expr(* b)) : suite(newline"
        " case_block(case 1 : simple_stmt(pass newline))"
        " case_block(case _ case_guard(if c) : simple_stmt(pass newline))))"
    )


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("-1 + 2j", "number_pattern(- 1 + 2j)"),
        ("'a' 'b'", "strings('a' 'b')"),
        ("None | True", "or_pattern(None | True)"),
        ("a.b", "atom_expr(a trailer(. b))"),
        ("a, *_", "case_patterns(a , star_pattern(* _))"),
        ("[]", "sequence_pattern([ ])"),
        ("(a)", "group_pattern(( a ))"),
        ("A(b, c=d) as e", "as_pattern(class_pattern(A ( class_pattern_args(b , "
         "class_pattern_arg(c = d)) )) as e)"),
        ("{1: a, **b}", "mapping_pattern({ mapping_items(mapping_item(1 : a) , "
         "mapping_item(** b)) })"),
    ],
)  # fmt: skip
def test_pep_634_patterns(pattern: str, expected: str) -> None:
    tree = statement(f"match x:\n  case {pattern}: pass")
    assert f"case_block(case {expected} : " in tree


def test_pep_646_stars() -> None:
    assert "param(* tfpdef(a : star_expr(* Ts)))" in statement("def f(*a: *Ts): pass")
    assert statement("x[*a]") == "atom_expr(x trailer([ star_expr(* a) ]))"
    assert statement("x[*a, b]") == ("atom_expr(x trailer([ subscriptlist(star_expr(* a) , b) ]))")


def test_pep_654_except_star() -> None:
    assert "except_clause(except * A as b)" in statement("try: x\nexcept* A as b: x")


def test_pep_695_type_parameters() -> None:
    assert statement("type X[T: int] = T") == (
        "type_stmt(type X type_params([ type_param(T type_param_bound(: int)) ]) = T)"
    )
    assert "type_params([ T , type_param(* Ts) , type_param(** P) ])" in (
        statement("def f[T, *Ts, **P](): pass")
    )
    assert statement("class A[T](B): pass") == (
        "classdef(class A type_params([ T ]) ( B ) : simple_stmt(pass newline))"
    )
    assert statement_types("if x: type X = Y\nx; type X = Y") == ["if_stmt", "name"]


def test_pep_696_defaults_of_type_parameters() -> None:
    assert "type_param(* Ts type_param_default(= star_expr(* a)))" in (
        statement("class A[T = int, *Ts = *a]: pass")
    )


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("f'{a}'", "fstring(f' fstring_expr({ a }) ')"),
        ("""f'{a['b']}'""", "fstring(f' fstring_expr({ atom_expr(a trailer([ 'b' ])) }) ')"),
        ("""f'{f'{a}'}'""", "fstring(f' fstring_expr({ fstring(f' fstring_expr({ a }) ') }) ')"),
        ("f'{a!r:>{b}}c'", "fstring(f' fstring_expr({ a fstring_conversion(! r) "
         "fstring_format_spec(: > fstring_expr({ b })) }) c ')"),
        ("f'{a=}'", "fstring(f' fstring_expr({ a = }) ')"),
        ("f'{a != b}'", "fstring(f' fstring_expr({ comparison(a != b) }) ')"),
        ("f'{(lambda: 1)()}'", "fstring(f' fstring_expr({ atom_expr(atom(( lambdef(lambda : 1) )) "
         "trailer(( ))) }) ')"),
        ("f'{a:=5}'", "fstring(f' fstring_expr({ a fstring_format_spec(: =5) }) ')"),
        ("f'{a:%H:%M}'", "fstring(f' fstring_expr({ a fstring_format_spec(: %H:%M) }) ')"),
        ("f'{\na # b\n}'", "fstring(f' fstring_expr({ a }) ')"),
        ("f'{'\\n'}'", "fstring(f' fstring_expr({ '\\n' }) ')"),
        ("f'{{a}}'", "fstring(f' {{a}} ')"),
        ("f'\\N{BULLET}{a}'", "fstring(f' \\N{BULLET} fstring_expr({ a }) ')"),
        ("rf'\\{a}'", "fstring(rf' \\ fstring_expr({ a }) ')"),
        ('f"""a\n{b:\n}"""', 'fstring(f""" a fstring_expr({ b fstring_format_spec(: '
         'fstring_string) }) """)'),
        ("f'a\\\nb'", "fstring(f' a\\\nb ')"),
    ],
)  # fmt: skip
def test_pep_701_f_strings(string: str, expected: str) -> None:
    assert statement(string) == expected


def test_pep_750_t_strings() -> None:
    assert statement("t'{a}' Rt'{b}'") == (
        "strings(fstring(t' fstring_expr({ a }) ') fstring(Rt' fstring_expr({ b }) '))"
    )


def test_pep_758_except_without_brackets() -> None:
    assert "except_clause(except testlist(A , B))" in statement("try: x\nexcept A, B: x")
    assert "except_clause(except * testlist(A , B))" in statement("try: x\nexcept* A, B: x")


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("[*a for a in b]", "atom([ testlist_comp(star_expr(* a) {}) ])"),
        ("{*a for a in b}", "atom({{ dictorsetmaker(star_expr(* a) {}) }})"),
        ("{**a for a in b}", "atom({{ dictorsetmaker(** a {}) }})"),
        ("(*a for a in b)", "atom(( testlist_comp(star_expr(* a) {}) ))"),
        ("f(*a for a in b)", "atom_expr(f trailer(( argument(* a {}) )))"),
    ],
)
def test_pep_798_unpacking_in_comprehensions(expression: str, expected: str) -> None:
    assert statement(expression) == expected.format("sync_comp_for(for a in b)")


def test_pep_810_lazy_imports() -> None:
    assert statement("lazy import a.b as c") == (
        "lazy_import(lazy import_name(import dotted_as_name(dotted_name(a . b) as c)))"
    )
    assert statement("lazy from . import a") == "lazy_import(lazy import_from(from . import a))"


@pytest.mark.parametrize(
    "text",
    ["x += *a, b", "for a in *b, c: pass", "f(a := b for b in c)", "return_ = yield *a, b",
     "@a[0].b\ndef f(): pass", "x[a:=1]", "{a := 1}", "async def f(): [await x async for y in z]",
     "def f(a, /, b, *, c): pass", "lambda a, /, *b, **c: d", "print(*a, **b, c=d)",
     "0xfor x", "1if x else y"],
)  # fmt: skip
def test_other_syntax(text: str) -> None:
    assert error_texts(text + "\n") == []
