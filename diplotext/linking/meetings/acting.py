"""Whether the clause of a meeting has somebody who holds it ("министры провели переговоры")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diplotext.language.tokens import has_lemma
from diplotext.linking.meetings.setting import Setting
from diplotext.linking.meetings.words import WORDS

__all__ = ["is_done"]

_DOING = frozenset(WORDS["doing"])


def is_done(at: Setting) -> bool:
    """Tell "министры провели переговоры" from "переговоры прошли"."""
    if at.background:
        return False
    start, stop = at.span
    return any(
        has_lemma(at.row[position], _DOING) and not _is_offered(at.row, position)
        for position in range(start, stop)
    )


def _is_offered(row: Sequence[Any], position: int) -> bool:
    """Tell "поддержал предложение соседей провести встречу": others will hold it."""
    if "INFN" not in (row[position].forms[0].grams if row[position].type == "RU" else ()):
        return False
    return any(has_lemma(token, WORDS["ahead"], "NOUN") for token in row[position - 5 : position])
