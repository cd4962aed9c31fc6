"""Which files a folder stands for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from backlint.config.selection import Catalogue
from backlint.discovery import python_files
from backlint.workspace import Workspace

Write = Callable[..., Path]
Find = Callable[..., list[str]]


@pytest.fixture
def find(tmp_path: Path, catalogue: Catalogue) -> Find:
    """The files found below paths, relative to the test's folder."""

    def find(*paths: str) -> list[str]:
        workspace = Workspace(tmp_path, catalogue=catalogue)
        found = python_files([tmp_path / path for path in paths], workspace.settings_for)
        return [path.relative_to(tmp_path).as_posix() for path in found]

    return find


def test_python_files_and_notebooks_in_the_order_of_their_names(find: Find, write: Write) -> None:
    for path in ("b/z.py", "b/a.py", "a.py", "c.txt", "d.pyc", "b/c.ipynb", "B.py"):
        write(path)
    assert find(".") == ["B.py", "a.py", "b/a.py", "b/c.ipynb", "b/z.py"]


def test_each_file_once_and_named_files_whatever_they_are_called(find: Find, write: Write) -> None:
    write("b/a.py")
    write("script")
    assert find("script", "b/a.py", "b", "b/../b") == ["script", "b/a.py"]


def test_a_path_that_does_not_exist_is_handed_on(find: Find) -> None:
    assert find("nowhere.py") == ["nowhere.py"]


def test_usual_folders_are_left_out_unless_they_are_named(find: Find, write: Write) -> None:
    write(".venv/lib/site-packages/one/a.py")
    write(".venv/lib/site-packages/one/node_modules/b.py")
    write("app/c.py")
    assert find(".") == ["app/c.py"]
    assert find(".venv/lib/site-packages/one") == [".venv/lib/site-packages/one/a.py"]


def test_excludes_of_the_nearest_settings(find: Find, write: Write) -> None:
    write("backlint.toml", 'extend-exclude = ["old", "/gen.py", "!old/kept.py"]\n')
    write("inner/backlint.toml", 'exclude = ["/here"]\n')
    for path in ("old/a.py", "gen.py", "app/gen.py", "inner/old/b.py", "inner/here/c.py"):
        write(path)
    assert find(".") == ["app/gen.py", "inner/old/b.py"]


def test_gitignore(find: Find, write: Write) -> None:
    write(".git/HEAD")
    write(".gitignore", "/out\n*_pb2.py\n!kept_pb2.py\n# comment\n")
    write("app/.gitignore", "local.py\n!again_pb2.py\n")
    for path in (
        "out/a.py", "app/out/b.py", "app/c_pb2.py", "app/kept_pb2.py", "app/again_pb2.py",
        "app/local.py", "local.py",
    ):  # fmt: skip
        write(path)
    expected = ["app/again_pb2.py", "app/kept_pb2.py", "app/out/b.py", "local.py"]
    assert find(".") == expected
    assert find("app") == expected[:3]


def test_who_names_an_ignored_folder_wants_it_checked(find: Find, write: Write) -> None:
    write(".git/HEAD")
    write(".gitignore", "/data\n")
    write("data/package/a.py")
    assert find(".") == []
    assert find("data/package") == ["data/package/a.py"]


def test_a_repository_inside_is_not_ignored_by_the_one_around_it(find: Find, write: Write) -> None:
    write(".git/HEAD")
    write(".gitignore", "*_pb2.py\n")
    write("vendored/.git/HEAD")
    write("vendored/a_pb2.py")
    assert find(".") == ["vendored/a_pb2.py"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_linked_folders_are_not_followed(find: Find, write: Write, tmp_path: Path) -> None:
    write("app/a.py")
    (tmp_path / "app" / "loop").symlink_to(tmp_path / "app")
    assert find(".") == ["app/a.py"]


def test_an_odd_gitignore_hides_no_file(find: Find, write: Write, tmp_path: Path) -> None:
    """What git passes over, we do: patterns that are none, a folder, a link to nothing."""
    write(".git/HEAD")
    write(".gitignore", "\ufeffhidden.py\n!\nfoo\\\ngone.py\n")
    for path in ("hidden.py", "gone.py", "a.py", "b/c.py", "d/e.py"):
        write(path)
    (tmp_path / "b/.gitignore").mkdir()
    (tmp_path / "d/.gitignore").symlink_to("nowhere")
    assert find(".") == ["a.py", "b/c.py", "d/e.py"]


def test_links_that_lead_nowhere_are_left_out(find: Find, write: Write, tmp_path: Path) -> None:
    write("a.py")
    (tmp_path / "loop.py").symlink_to("loop.py")
    (tmp_path / "dangling.py").symlink_to("nowhere.py")
    assert find(".") == ["a.py"]
