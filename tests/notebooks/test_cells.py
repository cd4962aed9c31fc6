"""The cells of notebooks as one module, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backlint.notebook_cells import Cell, Cells, CellsLostError
from backlint_rules.edits import TextEdit, applied
from backlint_rules.finding import Range
from backlint_rules.syntax.text import split_lines


def cells(*texts: str) -> Cells:
    return Cells(map(Cell, texts))


TEXTS = st.lists(
    st.lists(st.sampled_from([*"a%!?=\n\r ()\"'#\\", "\r\n"])).map("".join), min_size=1, max_size=4
)


@given(TEXTS)
def test_cells_come_back_as_they_were(texts: list[str]) -> None:
    assert cells(*texts).after(cells(*texts).code) == texts


@given(TEXTS)
def test_a_line_of_a_cell_is_a_line_of_the_module(texts: list[str]) -> None:
    notebook = cells(*texts)
    lines = split_lines(notebook.code)
    shown = notebook.lines
    assert len(shown) == len(lines) - 1
    for number, cell in enumerate(notebook.cells):
        for line, text in enumerate(cell.lines):
            in_module = notebook.first_line(number) + line
            assert shown[in_module].rstrip("\r\n") == text.rstrip("\r\n")


def changed(notebook: Cells, line: int, end: int, text: str) -> list[str]:
    return notebook.after(
        applied(split_lines(notebook.code), [TextEdit(Range(line, 0, end, 0), text)])
    )


def test_the_end_of_a_cell_and_the_beginning_of_the_next_are_two_places() -> None:
    notebook = cells("import a", "b = 1")
    assert changed(notebook, 1, 1, "import c\n") == ["import a\nimport c", "b = 1"]
    assert changed(notebook, 4, 4, "import c\n") == ["import a", "import c\nb = 1"]


def test_a_line_goes() -> None:
    notebook = cells("import a\nimport b", "c = 1")
    assert changed(notebook, 1, 2, "") == ["import a", "c = 1"]
    assert changed(notebook, 5, 6, "") == ["import a\nimport b", ""]


def test_magics_are_there_afterwards() -> None:
    notebook = cells("%cd x\nif y:\n    !ls\nfiles = !ls\na()", "%%bash\nrm")
    assert changed(notebook, 4, 5, "b()\n") == [
        "%cd x\nif y:\n    !ls\nfiles = !ls\nb()",
        "%%bash\nrm",
    ]


@pytest.mark.parametrize(("line", "end"), [(0, 1), (1, 4), (4, 9), (5, 7), (9, 10)])
def test_what_is_not_python_is_not_changed(line: int, end: int) -> None:
    notebook = cells("%cd x", "a()", "b()\n!ls")
    with pytest.raises(CellsLostError):
        changed(notebook, line, end, "c()\n")


def test_edits_are_those_of_the_cells_that_they_change() -> None:
    notebook = cells("a = 1", "b = 2", "c = 3\nd = 4")
    edits = [TextEdit(Range(0, 4, 0, 5), "5"), TextEdit(Range(9, 0, 10, 0), "")]
    assert notebook.edits(edits) == {
        0: [TextEdit(Range(0, 0, 0, 5), "a = 5")],
        2: [TextEdit(Range(0, 0, 1, 5), "c = 3")],
    }
