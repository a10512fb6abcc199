"""Rewrites the outputs that the docstrings of the examples show: ``python tests/tools/outputs.py``.

Look at every line of the diff before you commit it.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import textwrap
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
HEAD = "Output::\n"


def run(path: Path) -> str:
    """Run a script in a process of its own, with warnings as errors; gives what it printed."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "error", str(path)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        cwd=EXAMPLES.parent,
        env={**os.environ, "PYTHONPATH": str(EXAMPLES.parent)},  # the library beside the script
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return "\n".join(line.rstrip() for line in done.stdout.splitlines())


def shown(path: Path) -> str:
    """Give the output that the docstring of a script shows."""
    doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return textwrap.dedent(doc.partition(HEAD)[2]).strip("\n")


def rewrite(path: Path) -> None:
    """Put what a script prints into its docstring."""
    source = path.read_text(encoding="utf-8")
    before, _, rest = source.partition(HEAD)
    after = rest.partition('"""')[2]
    output = textwrap.indent(run(path), "    ")
    path.write_text(f'{before}{HEAD}\n{output}\n"""{after}', encoding="utf-8")


if __name__ == "__main__":
    for script in sorted(EXAMPLES.glob("*.py")):
        rewrite(script)
