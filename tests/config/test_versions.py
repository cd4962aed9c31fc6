"""Which versions a project allows, from all the places where it may say so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from backlint.explanation import range_in_words
from backlint.folders import Folders
from backlint.versions.project import ProjectVersions
from backlint_rules.versions import VersionRange

Write = Callable[..., Path]


@pytest.fixture
def versions(tmp_path: Path) -> Callable[[str], Mapping[str, VersionRange]]:
    """The ranges that count for a file, as its folders are now."""
    (tmp_path / ".git").mkdir()

    def versions(path: str = "app/a.py") -> Mapping[str, VersionRange]:
        return ProjectVersions(tmp_path, Folders().names_in).for_file(tmp_path / path)

    return versions


Versions = Callable[..., Mapping[str, VersionRange]]


def said(ranges: Mapping[str, VersionRange], name: str = "orm") -> tuple[str, str]:
    return range_in_words(ranges[name]), ranges[name].source


def test_nothing_said_is_unknown(versions: Versions) -> None:
    assert versions() == {}


def test_project_table(versions: Versions, write: Write) -> None:
    write(
        "pyproject.toml",
        """\
[project]
requires-python = ">=3.10,<4"
dependencies = [
    "Fast_API[standard]>=0.110",  # the name is normalised
    "orm ~= 1.4.2",
    "unbounded",
    "pinned==2.0.*",
    "elsewhere @ https://example.org/elsewhere.whl",
    "not a requirement",
]
[project.optional-dependencies]
db = ["driver>=3"]
all = ["driver<5,>=2"]
[dependency-groups]
test = ["pytest>=8", {include-group = "lint"}]
lint = ["ruff"]
""",
    )
    ranges = versions()
    assert {name: range_in_words(r) for name, r in ranges.items()} == {
        "python": ">=3.10,<4",
        "fast-api": ">=0.110",
        "orm": ">=1.4.2,<1.5",
        "unbounded": "any version",
        "pinned": ">=2.0,<2.1",
        "elsewhere": "any version",
        "driver": ">=2",
        "pytest": ">=8",
        "ruff": "any version",
    }
    assert ranges["python"].source == "pyproject.toml:2: project.requires-python"
    assert ranges["orm"].source == "pyproject.toml:5: project.dependencies"
    assert ranges["driver"].source == "pyproject.toml:13: project.optional-dependencies.all"


@pytest.mark.parametrize(
    ("constraint", "expected"),
    [
        ('"^1.4"', ">=1.4,<2"),
        ('"^1.4.2"', ">=1.4.2,<2"),
        ('"^0.104"', ">=0.104,<0.105"),
        ('"^0.0.3"', ">=0.0.3,<0.0.4"),
        ('"^0.0"', ">=0.0,<0.1"),
        ('"^0"', ">=0,<1"),
        ('"^2.0.0b1"', ">=2.0.0b1,<3"),
        ('"~1.4"', ">=1.4,<1.5"),
        ('"~1.4.2"', ">=1.4.2,<1.5"),
        ('"~1"', ">=1,<2"),
        ('"~=1.4"', ">=1.4,<2"),
        ('"1.4.*"', ">=1.4,<1.5"),
        ('"1.4.46"', "==1.4.46"),
        ('"=1.4.46"', "==1.4.46"),
        ('"*"', "any version"),
        ('">=1.4, <2"', ">=1.4,<2"),
        ('">= 1.4 < 2"', ">=1.4,<2"),
        ('">1.4,!=1.4.3"', ">=1.4"),
        ('"^1.4 || ^2.0"', ">=1.4,<3"),
        ('{ version = "^2.0", extras = ["asyncio"] }', ">=2.0,<3"),
        ('{ version = "^2.0", optional = true }', ">=2.0,<3"),
        ('{ git = "https://example.org/orm.git" }', "any version"),
        (
            '[{ version = "^1.4", python = "<3.12" }, { version = "^2.0", python = ">=3.12" }]',
            ">=1.4,<3",
        ),
        (
            '[{ version = "^1.3", python = "<3.8" }, { version = "^2.0", python = "^3.8" }]',
            ">=2.0,<3",
        ),
    ],
)
def test_poetry(constraint: str, expected: str, versions: Versions, write: Write) -> None:
    write(
        "pyproject.toml",
        f'[tool.poetry.dependencies]\npython = "^3.10"\norm = {constraint}\n',
    )
    assert said(versions()) == (expected, "pyproject.toml:3: tool.poetry.dependencies.orm")
    assert said(versions(), "python")[0] == ">=3.10,<4"


def test_poetry_groups(versions: Versions, write: Write) -> None:
    write(
        "pyproject.toml",
        '[tool.poetry.group.test.dependencies]\norm = "^1.4"\n'
        '[tool.poetry.dev-dependencies]\nruff = "*"\n',
    )
    assert said(versions()) == (
        ">=1.4,<2",
        "pyproject.toml:2: tool.poetry.group.test.dependencies.orm",
    )
    assert "ruff" in versions()


@pytest.mark.parametrize("constraint", ['"latest"', "1.4", "[]", '"^x"', '"^1.4.*"'])
def test_poetry_s_nonsense_is_unknown(constraint: str, versions: Versions, write: Write) -> None:
    write("pyproject.toml", f"[tool.poetry.dependencies]\norm = {constraint}\n")
    assert "orm" not in versions()


def test_flit_before_the_project_table(versions: Versions, write: Write) -> None:
    write(
        "pyproject.toml",
        """\
[tool.flit.metadata]
requires = ["orm ==1.3.5"]
requires-python = ">=3.6"
[tool.flit.metadata.requires-extra]
db = ["driver>=3"]
""",
    )
    assert {name: range_in_words(r) for name, r in versions().items()} == {
        "python": ">=3.6",
        "orm": "==1.3.5",
        "driver": ">=3",
    }


def test_setup_cfg(versions: Versions, write: Write) -> None:
    write(
        "setup.cfg",
        """\
[metadata]
name = x
[options]
python_requires = >=3.9
install_requires =
    orm>=1.4,<3
    # a comment
    other
[options.extras_require]
db = driver>=3
""",
    )
    assert said(versions()) == (">=1.4,<3", "setup.cfg:5: options.install_requires")
    assert said(versions(), "python") == (">=3.9", "setup.cfg:4: options.python_requires")
    assert said(versions(), "driver") == (">=3", "setup.cfg:10: options.extras_require")


REQUIREMENTS = """\
# -r not-this.txt
--index-url https://example.org/simple
-r requirements/base.txt
-c constraints.txt   # pins
-e .
./wheels/local.whl
orm[asyncio]==1.4.46 \\
    --hash=sha256:abc \\
    --hash=sha256:def
driver>=3 ; python_version >= "3.9"  # via orm
web@https://example.org/web.whl#egg=web
"""


def test_requirements_file(versions: Versions, write: Write) -> None:
    write("requirements.txt", REQUIREMENTS)
    write("requirements/base.txt", "-r ../requirements.txt\nbase<2\n")
    write("constraints.txt", "base>=1.5\nindirect==3.1\n")
    ranges = versions()
    assert said(ranges) == ("==1.4.46", "requirements.txt:7")
    assert said(ranges, "driver") == (">=3", "requirements.txt:10")
    assert said(ranges, "base") == (">=1.5,<2", "requirements/base.txt:2; constraints.txt:1")
    assert said(ranges, "indirect") == ("==3.1", "constraints.txt:2")
    assert said(ranges, "web")[0] == "any version"


def test_requirements_in_the_encodings_that_windows_writes(
    versions: Versions, write: Write, tmp_path: Path
) -> None:
    (tmp_path / "requirements.txt").write_bytes("orm==1.4\r\nother==2\r\n".encode("utf-16"))
    assert said(versions(), "other")[0] == "==2"
    (tmp_path / "requirements.txt").write_bytes(b"\xef\xbb\xbform==1.5\r\n")
    assert said(versions())[0] == "==1.5"


def test_several_requirements_files_are_several_ways_to_install(
    versions: Versions, write: Write
) -> None:
    write("requirements/one.txt", "orm==1.4.46\n")
    write("requirements/two.txt", "orm==2.0.30\n")
    write("requirements/three.txt", "orm\n")
    assert range_in_words(versions()["orm"]) == ">=1.4.46,<=2.0.30"


def test_what_is_for_tests_counts_only_where_nothing_else_is_said(
    versions: Versions, write: Write
) -> None:
    write("requirements.txt", "orm>=1.4\n")
    write("test-requirements.txt", "orm>=2,<3\nmocks==5\n")
    assert said(versions()) == (">=1.4,<3", "requirements.txt:1; test-requirements.txt:1")
    assert said(versions(), "mocks")[0] == "==5"


def test_what_a_distribution_promises_outranks_what_its_environment_pins(
    versions: Versions, write: Write
) -> None:
    write("pyproject.toml", '[project]\ndependencies = ["orm>=1.4", "open"]\n')
    write("requirements.txt", "orm==2.0.30\nopen==1.0\n")
    assert said(versions()) == (
        ">=1.4,<=2.0.30",
        "pyproject.toml:2: project.dependencies; requirements.txt:1",
    )
    assert said(versions(), "open") == ("==1.0", "requirements.txt:2")


def test_a_pin_that_contradicts_the_promise_does_not_count(
    versions: Versions, write: Write
) -> None:
    write("pyproject.toml", '[project]\ndependencies = ["orm<2"]\n')
    write("requirements.txt", "orm==2.0.30\n")
    assert said(versions()) == ("<2", "pyproject.toml:2: project.dependencies")


def test_an_extra_narrows_nothing_for_those_who_do_without(
    versions: Versions, write: Write
) -> None:
    write(
        "pyproject.toml",
        '[project]\ndependencies = ["orm>=1.4,<3"]\noptional-dependencies.new = ["orm>=2.1"]\n',
    )
    assert said(versions()) == (">=1.4,<3", "pyproject.toml:2: project.dependencies")


def test_lines_of_one_list_hold_together(versions: Versions, write: Write) -> None:
    write("pyproject.toml", '[project]\ndependencies = ["orm>=1.4", "orm<2", "orm!=1.4.5"]\n')
    assert range_in_words(versions()["orm"]) == ">=1.4,<2"


@pytest.mark.parametrize(
    ("requirements", "expected"),
    [
        (["orm<2; python_version<'3.8'", "orm>=2; python_version>='3.8'"], ">=2"),
        (["orm<2; python_version<'3.12'", "orm>=2; python_version>='3.12'"], "any version"),
        (["orm>=1.4; sys_platform=='win32'", "orm>=2,<3; sys_platform!='win32'"], ">=1.4"),
        (["orm>=1.3", "orm>=2; python_version>='3.8'"], ">=2"),
        (["orm>=1.3", "orm>=2; python_version<'3.8'"], ">=1.3"),
    ],
)
def test_markers(requirements: list[str], expected: str, versions: Versions, write: Write) -> None:
    write(
        "pyproject.toml",
        f'[project]\nrequires-python = ">=3.10"\ndependencies = {requirements!r}\n',
    )
    assert range_in_words(versions()["orm"]) == expected


def test_the_nearest_folder_that_declares_a_distribution_decides(
    versions: Versions, write: Write
) -> None:
    write("pyproject.toml", '[project]\nrequires-python = ">=3.11"\ndependencies = ["orm>=2"]\n')
    write("services/old/requirements.txt", "orm==1.4.46\n")
    assert said(versions("services/old/app/a.py")) == (
        "==1.4.46",
        "services/old/requirements.txt:1",
    )
    assert said(versions("services/old/app/a.py"), "python")[0] == ">=3.11"
    assert said(versions("services/new/a.py"))[0] == ">=2"


def test_the_search_ends_at_the_repository(tmp_path: Path, write: Write) -> None:
    write("requirements.txt", "orm==1.4\n")
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    ranges = ProjectVersions(tmp_path, Folders().names_in).for_file(tmp_path / "repository/a.py")
    assert ranges == {}


METADATA = """\
Metadata-Version: 2.1
Name: My.Library
Version: 3.2.1
Requires-Python: >=3.8
Requires-Dist: orm>=1.4
Requires-Dist: driver>=3; extra == "db"
Requires-Dist: backport; python_version < "3.8"
Provides-Extra: db

Requires-Dist: this is the description
"""


def test_unpacked_source_distribution(versions: Versions, write: Write) -> None:
    write("requirements.txt", "outside==1\n")
    write("my_library-3.2.1/PKG-INFO", METADATA)
    ranges = versions("my_library-3.2.1/src/my_library/a.py")
    assert {name: said(ranges, name) for name in ranges} == {
        "my-library": ("==3.2.1", "my_library-3.2.1/PKG-INFO: Version"),
        "python": (">=3.8", "my_library-3.2.1/PKG-INFO: Requires-Python"),
        "orm": (">=1.4", "my_library-3.2.1/PKG-INFO: Requires-Dist"),
        "driver": (">=3", "my_library-3.2.1/PKG-INFO: Requires-Dist"),
    }


def test_an_old_source_distribution_has_its_requirements_in_its_egg_info(
    versions: Versions, write: Write
) -> None:
    write("old-1/PKG-INFO", "Metadata-Version: 1.1\nName: old\nVersion: 1\n")
    write("old-1/old.egg-info/PKG-INFO", "Metadata-Version: 1.1\nName: old\nVersion: 1\n")
    write("old-1/old.egg-info/requires.txt", "orm<1.4,>=1.3\n\n[db]\ndriver>=3\n")
    ranges = versions("old-1/old/a.py")
    assert said(ranges) == (">=1.3,<1.4", "old-1/old.egg-info: Requires-Dist")
    assert said(ranges, "driver")[0] == ">=3"


def installed(write: Write, name: str, requirement: str, *files: str) -> None:
    info = f".venv/lib/python3.12/site-packages/{name}-1.0.dist-info"
    write(f"{info}/METADATA", f"Name: {name}\nVersion: 1.0\nRequires-Dist: {requirement}\n\n")
    record = "".join(f"{file},sha256=x,1\n" for file in (*files, f"{name}-1.0.dist-info/RECORD"))
    write(f"{info}/RECORD", record)


def test_installed_distributions_know_their_own_files_and_nothing_around(
    versions: Versions, write: Write
) -> None:
    write("requirements.txt", "orm==1.4.46\nweb==1\n")
    installed(write, "one", "orm>=2.0", "shared/one/a.py", "one.py")
    installed(write, "two", "orm<2.0", "shared/two/a.py")
    site_packages = ".venv/lib/python3.12/site-packages"
    assert said(versions(f"{site_packages}/shared/one/a.py")) == (
        ">=2.0",
        f"{site_packages}/one-1.0.dist-info: Requires-Dist",
    )
    assert said(versions(f"{site_packages}/one.py"))[0] == ">=2.0"
    assert said(versions(f"{site_packages}/shared/two/a.py"))[0] == "<2.0"
    assert "web" not in versions(f"{site_packages}/shared/two/a.py")
    assert versions(f"{site_packages}/nobody/a.py") == {}


def test_a_wheel_that_was_unpacked_somewhere(versions: Versions, write: Write) -> None:
    write("wheels/x/one-1.0.dist-info/METADATA", "Name: one\nVersion: 1.0\nRequires-Dist: orm\n\n")
    write("wheels/x/one-1.0.dist-info/RECORD", "one/a.py,,\none-1.0.dist-info/METADATA,,\n")
    assert said(versions("wheels/x/one/a.py"))[0] == "any version"


def test_an_installed_egg_names_its_top_level(versions: Versions, write: Write) -> None:
    write("site-packages/one.egg-info/PKG-INFO", "Name: one\nVersion: 1.0\n\n")
    write("site-packages/one.egg-info/requires.txt", "orm>=2\n")
    write("site-packages/one.egg-info/top_level.txt", "one\n")
    assert said(versions("site-packages/one/deep/a.py"))[0] == ">=2"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("pyproject.toml", "[project\n"),
        ("pyproject.toml", "project = 1\n"),
        ("pyproject.toml", "[project]\ndependencies = 'orm'\nrequires-python = 3\n"),
        ("pyproject.toml", "[project]\nrequires-python = 'three'\n"),
        ("setup.cfg", "install_requires\n"),
        ("setup.cfg", "[options]\npython_requires = three\n"),
        ("requirements.txt", "-r nowhere.txt\n-r https://example.org/r.txt\n\\\n"),
        ("PKG-INFO", ""),
        ("PKG-INFO", "Name: x\nVersion: not.a.version\nRequires-Python: three\n\n"),
    ],
)
def test_what_is_broken_is_unknown(path: str, text: str, versions: Versions, write: Write) -> None:
    write(path, text)
    assert versions() == {}
