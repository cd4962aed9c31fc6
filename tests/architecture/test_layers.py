"""Imports point downwards only, and the rules' package does nothing but think."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from backlint_rules.registry import FAMILIES

REPOSITORY = Path(__file__).parents[2]
SOURCES = {"backlint": REPOSITORY / "server", "backlint_rules": REPOSITORY / "rules"}


@dataclass(frozen=True)
class Layer:
    """What the modules of a package, or one module, may import beside the standard library.

    The longest name decides which layer a module belongs to; a layer may use itself.
    """

    name: str
    uses: str = ""
    libraries: str = ""
    uses_when_called: str = ""


DATA = (
    "backlint_rules.finding backlint_rules.rule backlint_rules.documentation "
    "backlint_rules.versions backlint_rules.environment backlint_rules.leaving"
)
FACTS = "backlint_rules.syntax backlint_rules.syntax.text backlint_rules.facts"
ENGINE = (
    f"{FACTS} {DATA} backlint_rules.registry backlint_rules.suppression_use backlint_rules.edits"
)
RESULTS = (
    f"{DATA} backlint_rules.registry backlint_rules.check backlint_rules.fixing"
    " backlint_rules.edits backlint_rules.ignoring backlint_rules.syntax.text"
    " backlint_rules.syntax.ipython"
)

FAMILY_FOLDERS = [family.replace("-", "_") for family in FAMILIES]

LAYERS = [
    # What rules report and declare.
    Layer("backlint_rules.finding"),
    Layer("backlint_rules.documentation"),
    Layer("backlint_rules.leaving", uses="backlint_rules.finding"),
    Layer("backlint_rules.versions", libraries="packaging"),
    Layer("backlint_rules.environment", uses="backlint_rules.versions"),
    Layer("backlint_rules.rule", uses=DATA, libraries="packaging"),
    # From text to facts.
    Layer("backlint_rules.syntax.text"),
    Layer("backlint_rules.syntax", uses="backlint_rules.syntax.text", libraries="parso"),
    Layer(
        "backlint_rules.syntax.ipython",
        uses="backlint_rules.syntax backlint_rules.syntax.text",
    ),
    Layer("backlint_rules.facts", uses=f"{FACTS} {DATA}"),
    # Texts that change.
    Layer("backlint_rules.edits", uses=f"backlint_rules.syntax.text {DATA}"),
    Layer("backlint_rules.ignoring", uses=f"{FACTS} backlint_rules.edits {DATA}"),
    # From facts to findings. What has no layer of its own here is the engine's.
    Layer("backlint_rules.suppression_use", uses=DATA),
    *(
        Layer(f"backlint_rules.{name}", uses=f"backlint_rules.facts {DATA}")
        for name in FAMILY_FOLDERS
    ),
    Layer(
        "backlint_rules.suppression.unused",
        uses=f"backlint_rules.suppression_use backlint_rules.registry {DATA}",
    ),
    Layer("backlint_rules.registry", uses=f"backlint_rules {DATA}"),
    Layer("backlint_rules", uses=ENGINE),
    Layer("backlint_rules.check", uses=f"backlint_rules {ENGINE}"),
    Layer("backlint_rules.file_names", uses=f"backlint_rules backlint_rules.check {ENGINE}"),
    Layer(
        "backlint_rules.verification",
        uses=f"backlint_rules backlint_rules.file_names backlint_rules.check {ENGINE}",
    ),
    Layer(
        "backlint_rules.fixing",
        uses=f"backlint_rules backlint_rules.file_names backlint_rules.verification"
        f" backlint_rules.check {ENGINE}",
    ),
    # Files and processes, and the two front ends.
    Layer("backlint", uses=RESULTS, libraries="packaging pathspec tomli tomllib"),
    Layer("backlint.config.editing", uses=f"backlint {RESULTS}", libraries="tomlkit"),
    Layer(
        "backlint.lsp",
        uses=f"backlint backlint.config.editing {RESULTS}",
        libraries="lsprotocol pygls",
    ),
    Layer(
        "backlint.cli",
        uses=f"backlint {RESULTS}",
        libraries="click rich",
        uses_when_called="backlint.lsp",
    ),
    Layer("backlint.__main__", uses="backlint.cli"),
]

# `ast` and `symtable` know the language of this interpreter, which may be older than the code: they
# are oracles of tests. With the rest, findings would depend on more than text and environment.
FORBIDDEN_IN_RULES = [
    *("ast", "symtable", "tokenize"),
    *("io", "logging", "os", "pathlib", "shutil", "socket", "tempfile", "urllib"),
    *("asyncio", "concurrent", "multiprocessing", "subprocess", "threading", "time"),
]
FORBIDDEN_CALLS_IN_RULES = ["open", "print", "input", "exec", "eval", "compile", "__import__"]


FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Module:
    name: str
    path: Path

    @property
    def tree(self) -> ast.Module:
        return parse(self.path)

    @property
    def layer(self) -> Layer:
        return layer_of(self.name)

    def imports(self) -> set[str]:
        """What is imported when the module is."""
        everything = [name for node in ast.walk(self.tree) for name in imported_by(node)]
        for name in self.imports_when_called():
            everything.remove(name)
        return set(everything)

    def imports_when_called(self) -> list[str]:
        """What its functions import, as often as they do."""
        functions = [node for node in ast.walk(self.tree) if isinstance(node, FUNCTIONS)]
        inside = {node for function in functions for node in ast.walk(function)}
        return [name for node in inside for name in imported_by(node)]


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_bytes())


def imported_by(node: ast.AST) -> Iterator[str]:
    """The modules that an import statement names."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.module, "imports name their module in full"
        submodules = [f"{node.module}.{alias.name}" for alias in node.names]
        known = [name for name in submodules if name in MODULE_NAMES]
        yield from known
        if len(known) < len(submodules):
            yield node.module


def layer_of(module: str) -> Layer:
    return max(
        (layer for layer in LAYERS if f"{module}.".startswith(f"{layer.name}.")),
        key=lambda layer: len(layer.name),
    )


def modules() -> Iterator[Module]:
    for package, root in SOURCES.items():
        for path in sorted((root / package).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            yield Module(".".join(parts).removesuffix(".__init__"), path)


MODULES = list(modules())
MODULE_NAMES = {module.name for module in MODULES}

every_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
every_rules_module = pytest.mark.parametrize(
    "module",
    [module for module in MODULES if module.name.startswith("backlint_rules")],
    ids=lambda module: module.name,
)


@every_module
def test_imports_point_downwards(module: Module) -> None:
    layer = module.layer
    own = {layer.name, *layer.uses.split()}
    when_called = own | set(layer.uses_when_called.split())
    assert {name for name in module.imports() if not allowed(name, layer, own)} == set()
    late = module.imports_when_called()
    assert {name for name in late if not allowed(name, layer, when_called)} == set()


def allowed(name: str, layer: Layer, layers: set[str]) -> bool:
    package = name.partition(".")[0]
    if package in SOURCES:
        return layer_of(name).name in layers
    return package in sys.stdlib_module_names or package in layer.libraries.split()


@every_rules_module
def test_the_rules_package_does_no_input_or_output(module: Module) -> None:
    imported = {*module.imports(), *module.imports_when_called()}
    assert {name for name in imported if name.partition(".")[0] in FORBIDDEN_IN_RULES} == set()
    calls = [node.func for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
    called = {function.id for function in calls if isinstance(function, ast.Name)}
    assert called & set(FORBIDDEN_CALLS_IN_RULES) == set()


@every_module
def test_modules_are_short(module: Module) -> None:
    assert len(module.path.read_bytes().splitlines()) <= 600


def test_every_layer_exists() -> None:
    assert {layer.name for layer in LAYERS} <= MODULE_NAMES
    named = {name for layer in LAYERS for name in f"{layer.uses} {layer.uses_when_called}".split()}
    assert named <= {layer.name for layer in LAYERS}
