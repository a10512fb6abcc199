"""The words by which money is understood, and small questions about a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diplotext.language.data import read_toml

__all__ = ["first_is", "is_finite", "read_words"]


def read_words() -> dict[str, Any]:
    """Give the words of ``money.toml``."""
    return read_toml("diplotext.linking.money", "money.toml")


def first_is(token: Any, *grams: str) -> bool:
    """Tell whether the likeliest reading of a word has one of the grammemes."""
    forms: Sequence[Any] = getattr(token, "forms", ())
    return bool(forms) and any(gram in forms[0].grams for gram in grams)


def is_finite(token: Any) -> bool:
    """Tell a verb or short participle that makes a predicate."""
    return first_is(token, "VERB", "PRTS")
