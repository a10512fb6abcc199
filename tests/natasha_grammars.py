"""natasha's public grammars, loaded without natasha itself.

The package imports pymorphy2, neural models and numpy; its grammars are plain yargy rules
that need none of these, so that they run on every version of Python.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
import types
import warnings
from typing import Any

__all__ = ["GRAMMARS", "installed", "load"]

GRAMMARS = {"name": "NAME", "date": "DATE", "money": "MONEY", "addr": "ADDR_PART"}


def installed() -> bool:
    """Tell whether natasha is installed."""
    return importlib.util.find_spec("natasha") is not None


def load(module: str) -> Any:
    """Give the rule of a module, made anew: yargy changes the rules that it is given."""
    if "natasha" not in sys.modules:
        package = types.ModuleType("natasha")
        spec = importlib.util.find_spec("natasha")
        package.__path__ = list(spec.submodule_search_locations or ()) if spec else []
        sys.modules["natasha"] = package
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # escapes in its strings that Python does not like
        grammar = importlib.import_module(f"natasha.grammars.{module}")
        return getattr(importlib.reload(grammar), GRAMMARS[module])
