"""How long lines may be is what is nearest to the file."""

from pathlib import Path

import pytest

from backlint.config.line_length import LineLengths


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("pyproject.toml", "[tool.ruff]\nline-length = 100", 100),
        ("pyproject.toml", "[tool.black]\nline-length = 79", 79),
        ("pyproject.toml", "[tool.black]\n", 88),
        ("pyproject.toml", "[tool.ruff]\nline-length = 'long'", 120),
        ("pyproject.toml", "[tool.ruff\n", 120),
        ("pyproject.toml", "[project]\n", 120),
        ("ruff.toml", "line-length = 110", 110),
        (".ruff.toml", "line-length = 110", 110),
        ("elsewhere.toml", "line-length = 110", 120),
    ],
)
def test_the_nearest_counts(tmp_path: Path, name: str, text: str, expected: int) -> None:
    (tmp_path / "ruff.toml").write_text("line-length = 120")
    folder = tmp_path / "app"
    folder.mkdir()
    (folder / name).write_text(text)
    assert LineLengths(tmp_path).of(folder / "api").characters == expected


def test_it_is_said_where_it_comes_from(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.black]\nline-length = 79")
    lengths = LineLengths(tmp_path)
    assert lengths.of(tmp_path).source == "[tool.black] in pyproject.toml"
    assert lengths.of(Path("/nowhere")) == (88, "default")
