"""What we use of parso beyond its documentation is as we expect it.

When this fails, parso has changed: see ``grammar.py`` for what is used, and why.
"""

from __future__ import annotations

import inspect

import pytest
from parso.pgen2.generator import DFAPlan, ReservedString
from parso.python import tree

from backlint_rules.syntax import grammar
from backlint_rules.syntax.grammar import PATCHES, Patch, grammar_text, load_grammar


def test_every_patch_has_its_place_in_the_grammar() -> None:
    text = grammar_text()
    for patches in PATCHES.values():
        for patch in patches:
            assert patch.new in text


def test_a_patch_without_a_place_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grammar, "PATCHES", {"PEP 9999": [Patch("no such rule", "")]})
    with pytest.raises(RuntimeError, match="no place for PEP 9999"):
        grammar_text()


def test_the_generated_tables() -> None:
    tables = load_grammar()
    assert tables.start.from_rule == "file_input"
    assert tables.start.is_final is False
    assert set(tables.start.arcs) == {"stmt", "ENDMARKER"}
    assert isinstance(tables.reserved["if"], ReservedString)
    plan = tables.start.transitions[tables.reserved["if"]]
    assert isinstance(plan, DFAPlan)
    assert plan.next_dfa is tables.start
    assert [state.from_rule for state in plan.dfa_pushes] == ["stmt", "compound_stmt", "if_stmt"]


@pytest.mark.parametrize(
    ("class_", "slots"),
    [
        (tree.Name, {"parent", "value", "line", "column", "prefix"}),
        (tree.PythonNode, {"parent", "children", "type"}),
        (tree.Function, {"parent", "children"}),
        (tree.Lambda, {"parent", "children"}),
        (tree.PythonErrorNode, {"parent", "children"}),
        (tree.Module, {"parent", "children", "_used_names"}),
    ],
)
def test_the_slots_of_leaves_and_nodes(class_: type, slots: set[str]) -> None:
    """The parser fills them itself, but for the parent and what is about a whole module."""
    found = {slot for base in class_.__mro__ for slot in getattr(base, "__slots__", ())}
    assert found == slots


def test_how_an_error_leaf_is_built() -> None:
    parameters = list(inspect.signature(tree.PythonErrorLeaf).parameters)
    assert parameters == ["token_type", "value", "start_pos", "prefix"]
