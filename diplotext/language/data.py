"""The tables of words that lie beside the modules of the package."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["read_toml"]


@cache
def read_toml(package: str, name: str) -> dict[str, Any]:
    """Read a TOML file of a package, once for a process; callers must not change it.

    >>> sorted(read_toml("diplotext.linking.titles", "clauses.toml"))[:1]
    ['enters']
    """
    text = resources.files(package).joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)
