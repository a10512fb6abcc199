"""pymorphy2, which fails on new versions of Python, is installed by yargy but never imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TEXT = Path(__file__).parent.parent / "examples" / "communiques" / "visit.txt"

CODE = """
import importlib, pathlib, pkgutil, sys

class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("pymorphy2", "pymorphy2_dicts", "pymorphy2_dicts_ru"):
            raise ImportError(f"{name} is blocked")

sys.meta_path.insert(0, Block())
try:
    import pymorphy2
except ImportError:
    pass
else:
    raise AssertionError("the block does not work")

import diplotext
for module in pkgutil.walk_packages(diplotext.__path__, "diplotext."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
doc = diplotext.extract(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
assert doc.mentions
assert not [name for name in sys.modules if name.startswith("pymorphy2")]
"""


def test_everything_runs_without_pymorphy2() -> None:
    subprocess.run([sys.executable, "-W", "error", "-c", CODE, str(TEXT)], check=True)
