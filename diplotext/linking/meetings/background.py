"""Whether a noun recalls a meeting ("в ходе беседы") or is a matter of talk ("график визитов")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diplotext.entities.meetings.actors import boundaries, cases
from diplotext.language.tokens import has_lemma
from diplotext.linking.meetings.words import WORDS

__all__ = ["before_attributes", "is_attribute", "is_background", "is_matter"]


def is_background(row: Sequence[Any], index: int) -> bool:
    """Tell a mention that recalls a meeting: "в ходе беседы", "участники встречи"."""
    position = before_attributes(row, index)
    if position < 0 or row[position].type != "RU":
        return False
    if has_lemma(row[position], WORDS["backgrounds"]):
        return True
    if has_lemma(row[position], WORDS["opening"], "GRND"):  # "открывая встречу"
        return True
    word = row[position].value.lower()
    if word in ("на", "в", "во") and "loct" in cases(row[index]):
        return word == "на" or _is_attended(row, index)
    return word in ("после", "при", "накануне", "перед", "до", "помимо")


def is_matter(row: Sequence[Any], index: int) -> bool:
    """Tell "график визитов", "значение встречи": a noun that says something of a meeting."""
    position = before_attributes(row, index)
    if position < 0 or row[position].type != "RU" or "gent" not in cases(row[index]):
        return False
    noun = "NOUN" in row[position].forms[0].grams
    return noun and not has_lemma(row[position], WORDS["backgrounds"])


def _is_attended(row: Sequence[Any], index: int) -> bool:
    """Tell "во встрече приняли участие послы"."""
    start, stop = boundaries(row, index)
    return any(has_lemma(token, WORDS["attending"]) for token in row[start:stop])


def before_attributes(row: Sequence[Any], index: int) -> int:
    """Give the place before the attributes of a noun ("к очередному, тринадцатому заседанию")."""
    position = index - 1
    while position >= 0:
        comma = row[position].value == "," and position and is_attribute(row[position - 1])
        if not is_attribute(row[position]) and not (comma and position < index - 1):
            break
        position -= 1
    return position


def is_attribute(token: Any) -> bool:
    """Tell an adjective, a participle or "его" before a noun."""
    if token.type == "COUNTRY":
        return bool(token.mention.form == "adjective")
    if token.value.lower() in ("ее", "его", "их"):
        return True
    return token.type == "RU" and any(
        gram in token.forms[0].grams for gram in ("ADJF", "PRTF", "Apro")
    )
