"""Phrases of the lexicons in all their forms, as pymorphy3 declines them.

The head of a phrase is its first noun, or several joined by «и» in the nominative; adjectives
before it agree, what follows it stays: «высшее учебное заведение страны». pymorphy3 declines
here by itself, without the library's own morphology, so that the library checks against it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pymorphy3

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_BETWEEN = ("и", "критически")
_WORDS = re.compile(r"[\w’'-]+|[^\w’'-]+")


@cache
def morph() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


def decline(phrase: str, case: str, number: str = "", *, prefer: str = "") -> str | None:
    """Put a phrase in the nominative into a case; ``number`` is that of the phrase if empty.

    Gives None where the head has no such form, or is no word of the dictionary of pymorphy3
    and not guessed at either. Of several readings the one with the grammeme ``prefer`` counts.

    >>> decline("Центральный банк России", "ablt"), decline("официальный визит", "gent", "plur")
    ('Центральным банком России', 'официальных визитов')
    >>> decline("чрезвычайный и полномочный посол", "accs")
    'чрезвычайного и полномочного посла'
    """
    pieces = _WORDS.findall(phrase)
    head = _head(pieces, prefer)
    if head is None or pieces[head].isupper():
        return None  # acronyms stay as they are
    reading = _noun(pieces[head], prefer)
    own = "plur" if "plur" in reading.tag else "sing"
    if number and number != own and {"Sgtm", "Pltm"} & set(reading.tag.grammemes):
        return None
    noun = _inflect(reading, case, number or own)
    if noun is None:
        return None
    gender, animacy = reading.tag.gender, reading.tag.animacy
    result = []
    for index, piece in enumerate(pieces):
        if index == head:
            piece = like(piece, noun)
        elif index < head and (form := _adjective(piece)):
            piece = like(piece, agree(form, case, number or own, gender, animacy))
        elif index > head and _joined(pieces, head, index) and (other := _noun(piece, prefer)):
            piece = like(piece, _inflect(other, case, number or own) or piece)
        result.append(piece)
    return "".join(result)


def is_plural(phrase: str) -> bool:
    """Tell whether the head of a phrase stands in the plural: «консультации»."""
    pieces = _WORDS.findall(phrase)
    head = _head(pieces, "")
    if head is None:
        return False
    readings = [p for p in morph().parse(pieces[head]) if p.tag.POS == "NOUN" and "nomn" in p.tag]
    return all("plur" in reading.tag for reading in readings)


def agree(form: Any, case: str, number: str, gender: str | None, animacy: str | None) -> str:
    """Put a reading of an adjective into a case, a number, and the gender of its noun."""
    grams = {case, number}
    if number == "sing" and gender:
        grams.add(gender)
    if case == "accs" and animacy and (number == "plur" or gender == "masc"):
        grams.add(animacy)
    changed = form.inflect(grams) or form.inflect(grams - {"anim", "inan"})
    return changed.word if changed else form.word


def adjective(word: str, case: str, number: str, gender: str) -> str:
    """Put an adjective into a form, beside a noun that is no living thing."""
    form = _adjective(word)
    return like(word, agree(form, case, number, gender, "inan")) if form else word


def like(surface: str, word: str) -> str:
    """Give a word the capitals of a surface, for each part between hyphens."""
    ours, theirs = word.split("-"), surface.split("-")
    if len(ours) != len(theirs):
        theirs = [surface] * len(ours)
    pairs = zip(ours, theirs, strict=True)
    return "-".join(_like(one, it) for one, it in pairs)


def _like(word: str, surface: str) -> str:
    if surface.isupper() and len(surface) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if surface[:1].isupper() else word


def _head(pieces: list[str], prefer: str) -> int | None:
    for index, piece in enumerate(pieces):
        if not piece[0].isalpha() or piece in _BETWEEN or _adjective(piece):
            continue
        if _noun(piece, prefer):
            return index
        break
    return next((i for i, piece in enumerate(pieces) if _noun(piece, prefer)), None)


@cache
def _noun(word: str, prefer: str) -> Any:
    readings = [p for p in morph().parse(word) if p.tag.POS == "NOUN" and "nomn" in p.tag]
    readings = [p for p in readings if p.word.replace("ё", "е") == word.lower().replace("ё", "е")]
    wanted = [p for p in readings if prefer and prefer in p.tag]
    plain = [p for p in readings if not {"Surn", "Name", "Patr"} & set(p.tag.grammemes)]
    changing = [p for p in plain if "Fixd" not in p.tag]
    return next(iter(wanted or changing or plain or readings), None)


@cache
def _adjective(word: str) -> Any:
    readings = [p for p in morph().parse(word) if p.tag.POS in ("ADJF", "PRTF") and "nomn" in p.tag]
    readings = [p for p in readings if "Abbr" not in p.tag]
    return readings[0] if readings else None


def _inflect(reading: Any, case: str, number: str) -> str | None:
    if "Fixd" in reading.tag:
        return str(reading.word)
    first, hyphen, last = reading.word.rpartition("-")
    if hyphen and not reading.is_known and (noun := _noun(last, "")):
        return f"{first}-{_inflect(noun, case, number) or last}"  # "бизнес-завтраком"
    changed = reading.inflect({case, number})
    return str(changed.word) if changed else None


def _joined(pieces: list[str], head: int, index: int) -> bool:
    """Tell whether «и» joins a noun to the head, and nothing else stands between."""
    between = [piece.strip() for piece in pieces[head + 1 : index]]
    return [piece for piece in between if piece] == ["и"]
