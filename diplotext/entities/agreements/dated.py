"""When a document was signed, as the words beside its name tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diplotext.entities.agreements.normalize import lemmas
from diplotext.types import Date

__all__ = ["date_of"]

_SIGNED = {"подписать", "заключить", "подписанный", "заключенный", "парафировать"}
_REACH = 8  # tokens from "подписанный" to its date: "подписанный в Ашхабаде в мае 2015 года"
_AUXILIARIES = ("был", "была", "было", "были")


def date_of(row: Sequence[Any], first: int, last: int) -> Date | None:
    """Give the date of the document at ``row[first:last]``, or ``None``.

    It stands right after the name ("от 4 мая 2011 года", "1994 года"), within it, or beside
    a participle of signing, on either side.
    """
    after = last + 1 if last < len(row) and row[last].value == "от" else last
    if found := _at(row, after):
        return found
    for i in range(first, last - 1):
        if row[i].value == "от" and (found := _at(row, i + 1)):
            return found
    i = last
    while i < len(row) and (row[i].value == "," or row[i].value in _AUXILIARIES):
        i += 1
    if i < len(row) and _is_signed(row[i]):
        return _near(row, i + 1)
    if first and (found := _at(row, first - 1)):
        return found if any(_is_signed(token) for token in row[max(0, first - 4) : first]) else None
    return None


def _near(row: Sequence[Any], start: int) -> Date | None:
    """Give the date of "подписанный …", before a comma or another verb."""
    for i in range(start, min(start + _REACH, len(row))):
        verbal = row[i].type == "RU" and "VERB" in row[i].forms[0].grams
        if verbal or row[i].value in (",", ";"):
            return None
        if found := _at(row, i):
            return found
    return None


def _at(row: Sequence[Any], index: int) -> Date | None:
    if 0 <= index < len(row) and row[index].type == "DATE":
        mention = row[index].mention
        return mention if isinstance(mention, Date) else None
    return None


def _is_signed(token: Any) -> bool:
    """Tell a passive form: "подписанный", "подписан"."""
    if not lemmas(token) & _SIGNED:
        return False
    return any("PRTF" in form.grams or "PRTS" in form.grams for form in token.forms)
