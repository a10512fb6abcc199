"""The tree is the architecture: who may import whom, where yargy may be, how long a module is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import diplotext
from diplotext.entities import LAYERS

ROOT = Path(diplotext.__file__).parent
MAX_LINES = 350

# For each module or package: what of diplotext it may import. "engine" is the package and all
# below it, "entities:" the package alone. The most particular entry counts.
MAY_IMPORT: dict[str, set[str]] = {
    "types": set(),
    "errors": set(),
    "language": {"language", "types", "errors"},
    "engine": {"engine", "language", "types", "errors"},
    "entities": {"engine", "errors"},
    "linking": {"linking", "engine.pipeline", "engine.lexicon", "entities", "language", "types"},
    "output": {"output", "types", "errors"},
    "document": {"types", "errors", "output"},
    "api": {"types", "errors", "document", "engine", "entities", "language", "linking"},
    "cli": {"", "api", "document", "output", "errors"},
    "__main__": {"cli"},
    "": {"types", "errors", "api", "document"},  # diplotext/__init__.py
}
for number, layer in enumerate(LAYERS):
    below = {f"entities.{name}" for name in LAYERS[: number + 1]}
    MAY_IMPORT[f"entities.{layer}"] = {"engine", "language", "types", "errors", "entities:", *below}

# `mention.to_dict()` is in the contract, and what it calls imports the contract.
LATE = {("types", "output.records")}


@cache
def modules() -> dict[str, ast.Module]:
    """Give all modules by dotted name below diplotext; the package itself is ""."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return found


def imports(tree: ast.Module) -> Iterator[str]:
    """Give what a module imports, absolute and dotted, for annotations only or late too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute here"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                below = full.removeprefix("diplotext.")
                yield full if below in modules() else str(node.module)


def own_imports(name: str) -> set[str]:
    found = {item for item in imports(modules()[name]) if item.split(".")[0] == "diplotext"}
    return {item.removeprefix("diplotext").removeprefix(".") for item in found}


def rule_of(name: str) -> set[str]:
    parts = name.split(".")
    for count in range(len(parts), 0, -1):
        if ".".join(parts[:count]) in MAY_IMPORT:
            return MAY_IMPORT[".".join(parts[:count])]
    raise AssertionError(f"{name} is in no layer; add it to MAY_IMPORT")


def allowed(target: str, entries: set[str]) -> bool:
    return any(
        target == entry.removesuffix(":") or (entry and target.startswith(f"{entry}."))
        for entry in entries
    )


@pytest.mark.parametrize("name", sorted(modules()))
def test_imports_only_lower_layers(name: str) -> None:
    wrong = {item for item in own_imports(name) if not allowed(item, rule_of(name))}
    wrong = {item for item in wrong if (name, item) not in LATE}
    assert not wrong, f"diplotext.{name} may not import {sorted(wrong)}"


def test_late_imports_are_still_there() -> None:
    assert all(target in own_imports(name) for name, target in LATE)


def test_every_layer_exists() -> None:
    known = set(modules())
    assert [name for name in MAY_IMPORT if name not in known] == []


def test_linking_takes_no_grammar() -> None:
    for name in modules():
        if name.split(".")[0] == "linking":
            taken = {item for item in own_imports(name) if item.endswith(".grammar")}
            assert not taken, name


def at_run_time(tree: ast.Module) -> ast.Module:
    """Give a module without what stands under ``if TYPE_CHECKING``."""
    body = [
        node
        for node in tree.body
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    ]
    return ast.Module(body, [])


@pytest.mark.parametrize("name", sorted(modules()))
def test_yargy_is_fenced(name: str) -> None:
    inside = name.split(".")[0] in ("language", "engine")
    grammar = name.startswith("entities.") and name.count(".") >= 2
    if inside or (grammar and name.rsplit(".", 1)[1].startswith("grammar")):
        return
    found = imports(at_run_time(modules()[name]))
    taken = {item for item in found if item.split(".")[0] == "yargy"}
    assert not taken, f"diplotext.{name} may not import yargy"


@pytest.mark.parametrize("name", sorted(modules()))
def test_pymorphy2_is_nowhere(name: str) -> None:
    taken = {item.split(".")[0] for item in imports(modules()[name])}
    assert not taken & {"pymorphy2", "dawg_python"}
    assert "yargy.morph" not in set(imports(modules()[name]))


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path))
def test_modules_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < MAX_LINES


@pytest.mark.parametrize("name", [name for name in sorted(modules()) if ".grammar" in name])
def test_rule_names_are_bound_once(name: str) -> None:
    seen: set[str] = set()
    for node in ast.walk(modules()[name]):
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign) and node.value is not None:
            targets = [node.target]
        for target in targets:
            if isinstance(target, ast.Name) and target.id.isupper():
                assert target.id not in seen, f"{name}: {target.id} is bound twice"
                seen.add(target.id)


@pytest.mark.parametrize("name", [name for name in sorted(modules()) if name != "__main__"])
def test_public_names_are_listed(name: str) -> None:
    names = [
        target.id
        for node in modules()[name].body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    empty = all(isinstance(node, ast.Expr) for node in modules()[name].body)
    assert empty or "__all__" in names or name.startswith("entities."), name
