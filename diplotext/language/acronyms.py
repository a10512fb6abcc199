"""Abbreviations made of the letters of a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplotext.language.view import fold

__all__ = ["SHAPE", "abbreviates", "is_acronym"]

SHAPE = r"[А-ЯA-Z][А-Яа-яA-Za-z-]{0,8}[А-ЯA-Z]"
"""What abbreviations look like: "АС", "МПиНТ", "ТюркПА", "ADB"."""

_SHAPE = re.compile(SHAPE)


def is_acronym(word: str) -> bool:
    """Tell whether a word looks like an abbreviation.

    >>> is_acronym("МПК"), is_acronym("МПиНТ"), is_acronym("Минск")
    (True, True, False)
    """
    return _SHAPE.fullmatch(word) is not None


def abbreviates(acronym: str, words: Sequence[str]) -> bool:
    """Tell whether an abbreviation can be that of the words of a name.

    It begins as one of the first two words does, its letters stand in the name in order, and
    more than half of them begin words; of one in another script nothing can be said.

    >>> abbreviates("АС", ["Африканский", "союз"]), abbreviates("МИД", ["Министерство", "обороны"])
    (True, False)
    >>> abbreviates("МПК", ["Межправительственная", "комиссия"])
    True
    """
    letters = [letter for letter in fold(acronym).lower() if letter != "-"]
    name = [fold(word).lower() for word in words]
    if len(name) < 2 or not any(word.startswith(letters[0]) for word in name[:2]):
        return False
    place = 0
    text = " ".join(name)
    for letter in letters:
        place = text.find(letter, place) + 1
        if place == 0:
            return False
    starts = {word[0] for word in name if word}
    return sum(letter in starts for letter in letters) * 2 > len(letters)
