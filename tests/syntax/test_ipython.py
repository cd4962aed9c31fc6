"""What IPython allows beside Python, taken out of cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backlint_rules.syntax.ipython import python_of
from backlint_rules.syntax.text import split_lines


def python(text: str) -> str:
    return "".join(python_of(split_lines(text)).lines)


@pytest.mark.parametrize(
    "cell",
    [
        "%matplotlib inline",
        "!pip install sqlalchemy",
        "?Session",
        "Session?",
        "Session.query??",
        "%%time?",
        "/print 1, 2",
        ",print a b",
        ";print a b",
        "%load_ext sql\\\n  --verbose",
        "%%sql\nselect *\nfrom user",
        "\n%%bash\nls",
    ],
)
def test_what_is_no_python_becomes_blank(cell: str) -> None:
    lines = split_lines(python(cell))
    assert [line.strip() for line in lines] == [""] * len(split_lines(cell))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("if x:\n    !ls\n", "if x:\n    pass\n"),
        ("if x:\n\t%cd ..\r\nelse:\n\tpass", "if x:\n\tpass\r\nelse:\n\tpass"),
        ("files = !ls *.py", "files = get_ipython()"),
        ("    took = %timeit -o f()\n", "    took = get_ipython()\n"),
        ("a.b, c[0] = !cat \\\n  it's", "a.b, c[0] = get_ipython()\n"),
        ("%%time\nsession.query(User)", "\nsession.query(User)"),
        ("%%capture out\n%cd x\nf()\n", "\n\nf()\n"),
        ("f()\n!it's\ng()\n", "f()\n\ng()\n"),
    ],
)
def test_what_stands_around_it_stays(cell: str, expected: str) -> None:
    assert python(cell) == expected


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "x = (1\n% 2)",
        "x = 1 \\\n% 2",
        'x = """\n!ls\n%cd\nwhat?\n"""\n',
        "# is it?\nx  # %cd",
        "x = y != z",
        "x %= 2",
        "x = [\n  !broken\n",
        "@decorated\ndef f():\n    return a % b\n",
        "print('why?')",
        "await session.execute(q)",
    ],
)
def test_python_is_left_alone(cell: str) -> None:
    code = python_of(split_lines(cell))
    assert "".join(code.lines) == cell
    assert not code.replaced


@given(st.text(alphabet="%!?a =\n\r\\\"'(#\t"))
def test_lines_keep_their_places(cell: str) -> None:
    lines = split_lines(cell)
    code = python_of(lines)
    assert len(code.lines) == len(lines)
    for number, (line, python_line) in enumerate(zip(lines, code.lines, strict=True)):
        ends = [text[len(text.rstrip("\r\n")) :] for text in (line, python_line)]
        assert ends[0] == ends[1]
        assert (number in code.replaced) or python_line == line
