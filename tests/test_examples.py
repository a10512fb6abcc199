"""Every example runs, warnings being errors, and prints what its docstring shows."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import outputs
import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
SCRIPTS = sorted(EXAMPLES.glob("*.py"))
COMMUNIQUES = sorted((EXAMPLES / "communiques").glob("*.txt"))
each_script = pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)


def test_there_are_examples() -> None:
    assert len(SCRIPTS) >= 5
    assert len(COMMUNIQUES) >= 4


@each_script
def test_output_is_as_shown(path: Path) -> None:
    assert outputs.shown(path) == outputs.run(path)


@each_script
def test_scripts_fit_on_a_screen(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    code = path.read_text(encoding="utf-8").splitlines()[tree.body[0].end_lineno :]
    assert len(code) <= 60


@each_script
def test_docstring_has_title_and_text(path: Path) -> None:
    doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    title, empty, text = doc.split("\n", 2)
    assert (title[-1], empty) == (".", "")
    assert len(text.split("Output::")[0]) > 100


@pytest.mark.parametrize("path", COMMUNIQUES, ids=lambda path: path.stem)
def test_communiques_are_of_real_size(path: Path) -> None:
    assert 2000 <= len(path.read_text(encoding="utf-8")) <= 4500


@pytest.mark.parametrize("path", COMMUNIQUES, ids=lambda path: path.stem)
def test_command_line_shows_them(path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-W", "error", "-m", "diplotext", str(path)],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert run.stderr == ""
    for word in ("country", "title", "person", "meeting", "money", "ministry"):
        assert f"\n{word} " in run.stdout
