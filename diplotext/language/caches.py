"""How much of words the process remembers, whatever extractors there are."""

from __future__ import annotations

import os

__all__ = ["CACHE_SIZE", "size"]

VARIABLE = "DIPLOTEXT_CACHE"

CACHE_SIZE = max(1, int(os.environ.get(VARIABLE) or 50_000))
"""Entries of each cache of the process: words with their readings, phrases in the nominative.

The variable ``DIPLOTEXT_CACHE`` of the environment sets it before the library is imported; a
smaller one costs time alone. `diplotext.engine.limits.Limits` has what one extractor remembers.
"""


def size(usual: int) -> int:
    """Give the size of a cache that usually has fewer entries.

    >>> size(10)
    10
    """
    return min(usual, CACHE_SIZE)
