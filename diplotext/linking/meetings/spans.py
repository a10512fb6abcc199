"""The part of a sentence that tells of a meeting: its coordinate part, its relative clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diplotext.entities.meetings.actors import boundaries
from diplotext.language.tokens import has_lemma
from diplotext.linking.meetings.words import WORDS
from diplotext.types import Date

__all__ = ["date_of", "own_part", "relative_part"]

_JOINTS = frozenset({"а", "но", "и", "затем", "тогда"})
_NOT_DATE = frozenset({"от", "к", "до", "ко"})
_DATELINE = frozenset({"—", "-", "–", ".", "/", ":"})
_TELLING = ("held", "plan", "cancel", "postpone", "begin")
_FAR = 5  # tokens from a meeting to a bare year that dates it
_REACH = 4  # words from "который" to its verb


def own_part(row: Sequence[Any], index: int, span: tuple[int, int]) -> tuple[int, int]:
    """Cut a clause at ", а" and the like, where another meeting has a verb of its own.

    "В апреле ожидается визит в Китай, а в мае в Осло пройдёт диалог": Oslo is not visited.
    """
    start, stop = span
    for position in range(span[0] + 1, span[1]):
        if row[position - 1].value != "," or row[position].value.lower() not in _JOINTS:
            continue
        parts = (row[start : position - 1], row[position:stop])
        if not all(any(map(_tells, part)) for part in parts):
            continue
        if position > index:
            return start, position - 1
        start = position
    return start, stop


def _tells(token: Any) -> bool:
    if token.type == "MEETING":
        return any("VERB" in form.grams for form in token.parts[0].forms[:1])
    return token.type == "RU" and any(g in token.forms[0].grams for g in ("VERB", "PRTS"))


def relative_part(row: Sequence[Any], index: int) -> tuple[int, int] | None:
    """Give the clause in "форум, который пройдёт в июне в Осло"; ``None`` without one."""
    near = row[index + 1 : index + 2 * _FAR + 4]
    if not any(has_lemma(token, {"который"}) for token in near):
        return None
    _, stop = boundaries(row, index)
    if stop >= len(row) - 2 or row[stop].value != "," or stop - index > 2 * _FAR:
        return None
    if any(map(_tells, row[index + 1 : stop])):
        return None
    first = stop + 1
    if not any(has_lemma(token, {"который"}) for token in row[first : first + 2]):
        return None
    verbs = row[first + 1 : first + 1 + _REACH]
    if not any(has_lemma(token, WORDS[key]) for token in verbs for key in _TELLING):
        return None
    return first, boundaries(row, first)[1]


def date_of(row: Sequence[Any], index: int, span: tuple[int, int]) -> Date | None:
    """Give the date nearest to a meeting in a part of its sentence; no dateline, no deadline."""
    found: list[tuple[int, Date]] = []
    for position in range(*span):
        token = row[position]
        if token.type != "DATE" or not isinstance(token.mention, Date):
            continue
        if position and row[position - 1].value.lower() in _NOT_DATE:
            continue
        after = row[position + 1] if position + 1 < len(row) else None
        if position < min(4, index) and after is not None and after.value in _DATELINE:
            continue
        if _is_year(token.mention) and not _is_near(row, index, position):
            continue
        found.append((abs(position - index), token.mention))
    return min(found, key=lambda item: item[0])[1] if found else None


def _is_year(date: Date) -> bool:
    return len(date.since) == 4 and date.since.isdigit()


def _is_near(row: Sequence[Any], index: int, position: int) -> bool:
    """Tell whether a year is that of a meeting: beside it, or beside the verb that tells of it."""
    if abs(position - index) <= _FAR:
        return True
    between = range(min(position, index) + 1, max(position, index))
    return any(
        abs(position - verb) <= _FAR and has_lemma(row[verb], WORDS[key])
        for verb in between
        for key in _TELLING
    )
