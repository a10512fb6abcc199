"""Which offices are of a state, and which mean one another; the words of titles.toml."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

__all__ = ["ALIKE", "NATIONAL", "WORDS"]

WORDS: dict[str, Any] = tomllib.loads(
    resources.files("diplotext.linking.titles").joinpath("titles.toml").read_text(encoding="utf-8")
)
NATIONAL = frozenset(WORDS["national"])
ALIKE = {
    role: frozenset(other for roles in WORDS["alike"] if role in roles for other in roles)
    for group in WORDS["alike"]
    for role in group
}
