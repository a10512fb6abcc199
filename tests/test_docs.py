"""The documentation is true: blocks run (by ``--doctest-glob``), paths exist, commands are one.

The ``>>>`` blocks themselves are collected by pytest; here is what guards them.
"""

from __future__ import annotations

import doctest
import re
from decimal import Decimal
from pathlib import Path

import pytest

import diplotext
from diplotext.cli import TYPES
from diplotext.entities import LAYERS

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
each_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def examples(path: Path) -> int:
    return len(doctest.DocTestParser().get_examples(path.read_text(encoding="utf-8")))


def test_blocks_have_not_got_lost() -> None:
    assert examples(ROOT / "README.md") >= 10
    assert examples(ROOT / "README.ru.md") >= 4
    assert sum(examples(path) for path in (ROOT / "docs").glob("*.md")) >= 40


@each_page
def test_every_prompt_is_collected(path: Path) -> None:
    """A page with a block lies where pytest looks for blocks."""
    if examples(path):
        assert path.parent.name == "docs" or f'"{path.name}"' in read("pyproject.toml")


@each_page
def test_blocks_end_with_an_empty_line(path: Path) -> None:
    """A doctest takes the fence for a part of the output otherwise."""
    for block in re.findall(r"```pycon\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL):
        assert block.endswith("\n\n")


@each_page
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8")):
        if not target.startswith("https://"):
            assert (path.parent / target).exists(), target


@each_page
def test_named_files_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for name in re.findall(r"\b(?:diplotext|tests|docs|examples)/[\w./]*\w\.\w+", text):
        assert (ROOT / name).exists(), name


def test_every_type_is_shown() -> None:
    readme, page = read("README.md"), read("docs/mentions.md")
    for name, cls in TYPES.items():
        assert f"| `{cls.__name__}` |" in readme
        assert f"find_{name}(" in page


TABLE = re.findall(r"^\| `(\w+)` \| «(.+)» \| (.+) \|$", read("README.md"), re.MULTILINE)


@pytest.mark.parametrize(("name", "phrase", "result"), TABLE, ids=[row[0] for row in TABLE])
def test_table_of_the_readme(name: str, phrase: str, result: str) -> None:
    text = phrase.replace("**", "")
    start = phrase.index("**")
    marked = phrase.split("**")[1]
    found = [
        mention
        for mention in diplotext.extract(text).of_type(getattr(diplotext, name))
        if (mention.start, mention.text) == (start, marked)
    ]
    assert len(found) == 1
    for value in re.findall(r"`([^`]+)`", result):
        key, _, wanted = value.partition("=")
        assert getattr(found[0], key) == eval(wanted, {"Decimal": Decimal}), value


def test_table_of_the_readme_is_whole() -> None:
    assert {row[0] for row in TABLE} == {cls.__name__ for cls in TYPES.values()}


def test_types_of_the_command_line_are_all() -> None:
    assert set(TYPES) == {n.removeprefix("find_") for n in diplotext.__all__ if "find_" in n}


def test_architecture_names_the_layers_in_order() -> None:
    assert " · ".join(LAYERS) in " ".join(read("docs/architecture.md").split())


def test_architecture_names_every_module() -> None:
    text = read("docs/architecture.md")
    for path in (ROOT / "diplotext").iterdir():
        if path.name[0] != "_" and (path.suffix == ".py" or (path / "__init__.py").exists()):
            assert f"`{path.name}" in text or f"`{path.name}/" in text, path.name


def commands(name: str) -> list[str]:
    return [line for line in read(name).splitlines() if line.startswith("python3 -m venv")]


def test_two_commands_set_up_everything() -> None:
    assert len(commands("README.md")) == 2
    assert commands("README.ru.md") == commands("README.md")[:1]


def test_ci_runs_the_command_of_the_readme() -> None:
    assert commands(".ci/run") == commands("README.md")[1:]


def test_version_is_one() -> None:
    assert f'version = "{diplotext.__version__}"' in read("pyproject.toml")
    assert f"## {diplotext.__version__} " in read("CHANGELOG.md")


def test_nothing_points_outside_of_the_repository() -> None:
    for path in [*PAGES, *ROOT.glob("examples/*.py"), *(ROOT / "diplotext").rglob("*.py")]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w.])/(?:work|home|root|tmp)/", text), path
