"""Which offices are of a state, and which mean one another; the words of titles.toml."""

from __future__ import annotations

from typing import Any

from diplotext.language.data import read_toml

__all__ = ["ALIKE", "NATIONAL", "WORDS"]

WORDS: dict[str, Any] = read_toml("diplotext.linking.titles", "titles.toml")
NATIONAL = frozenset(WORDS["national"])
ALIKE = {
    role: frozenset(other for roles in WORDS["alike"] if role in roles for other in roles)
    for group in WORDS["alike"]
    for role in group
}
