"""The words by which money is understood, and small questions about a word."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["first_is", "is_finite", "read_words"]


@cache
def read_words() -> dict[str, Any]:
    """Read ``money.toml``, once."""
    text = (
        resources.files("diplotext.linking.money")
        .joinpath("money.toml")
        .read_text(encoding="utf-8")
    )
    return tomllib.loads(text)


def first_is(token: Any, *grams: str) -> bool:
    """Tell whether the likeliest reading of a word has one of the grammemes."""
    forms: Sequence[Any] = getattr(token, "forms", ())
    return bool(forms) and any(gram in forms[0].grams for gram in grams)


def is_finite(token: Any) -> bool:
    """Tell a verb or short participle that makes a predicate."""
    return first_is(token, "VERB", "PRTS")
