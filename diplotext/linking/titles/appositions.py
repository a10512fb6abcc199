"""How a name stands to an office beside it: what may come between them, and which cases fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from diplotext.entities.meetings.actors import cases
from diplotext.language.data import read_toml
from diplotext.language.tokens import leaves
from diplotext.language.view import fold

__all__ = ["WORDS", "agrees", "fits", "is_adjective", "is_between", "is_kin", "skip", "tail"]

WORDS: dict[str, Any] = read_toml("diplotext.linking.titles", "holders.toml")
_BETWEEN = frozenset(WORDS["between"])
_RANKS, _KIN, _ADJECTIVES, _REGIONS = (
    frozenset(fold(word) for word in WORDS[key])
    for key in ("ranks", "kin", "adjectives", "regions")
)
_CASES = frozenset(("nomn", "gent", "datv", "accs", "ablt", "loct"))
_BODIES = frozenset({"COUNTRY", "ORGANIZATION", "MINISTRY", "INSTITUTION"})
_CLOSING_MARKS = '»"”'
_GAP = 4  # words between an office and a name
_TAIL = 8  # tokens of what an office is over
_QUOTED = 8  # tokens of the name of a company
# Who serves somebody, whose name may follow.
_SERVING = frozenset(
    {
        "spokesperson",
        "presidential_aide",
        "special_representative",
        "plenipotentiary_representative",
    }
)
# Family names that always decline: "указом президента Ю.Дроздовский" is not one person.
_MAN = re.compile(r"(?:[оеё]в|[иы]н|[сц]кий)$")
_SLAVIC = re.compile(r"(?:[оеё]в|[иы]н|[сц]кий|[оеё]ва|[иы]на|[сц]кая)$")


def skip(row: Sequence[Any], index: int) -> int:
    """Step over "г-н", "генерал", "81-летний", and a quoted name of a company."""
    if index < len(row) and row[index].value in '«"“„':
        for stop in range(index + 1, min(index + _QUOTED, len(row))):
            if row[stop].value in _CLOSING_MARKS:
                index = stop + 1
                break
    if _is_aside(row[index : index + 3]):
        index += 3
    for _ in range(_GAP):
        if index >= len(row):
            break
        if row[index].type == "INT" and _is_aged(row, index):
            index += 3
        elif is_between(row[index]):
            index += 1
        else:
            break
    return index


def _is_aside(tokens: Sequence[Any]) -> bool:
    """Tell "(нерезидент)" of "посол Чада (нерезидент) N"."""
    if len(tokens) < 3 or tokens[0].value != "(" or tokens[2].value != ")":
        return False
    return bool(tokens[1].type == "RU" and tokens[1].value.islower())


def _is_aged(row: Sequence[Any], index: int) -> bool:
    return index + 2 < len(row) and row[index + 2].value.lower().startswith("летн")


def is_between(token: Any) -> bool:
    """Tell a word that may stand between an office and the name of its holder."""
    value = token.value.lower()
    if value in _BETWEEN or value.endswith("-летний"):
        return True
    return any(form.normalized in _RANKS for form in getattr(token, "forms", ()))


def is_kin(row: Sequence[Any], index: int) -> bool:
    """Tell "супруга" of "супруга президента — Ана Рохас"."""
    return 0 <= index < len(row) and not row[index].lemmas.isdisjoint(_KIN)


def is_adjective(token: Any) -> bool:
    """Tell "действующий" of "N – действующий премьер Чада"."""
    return token.type == "RU" and not token.lemmas.isdisjoint(_ADJECTIVES)


def tail(row: Sequence[Any], index: int) -> int | None:
    """Give the place of the name after what an office is over, said outside of its words.

    "Министр транспорта Пермского края N", "полпред в СКФО N", "глава комитета по обороне N",
    "министр иностранных дел немец N". Only a name that agrees with the office is its holder.
    """
    own = cases(row[index])
    regional = False
    for place in range(index + 1, min(len(row), index + 2 + _TAIL)):
        token = row[place]
        following = row[place + 1] if place + 1 < len(row) else None
        if token.type == "PERSON":
            near = own & cases(token)
            known = cases(token) != _CASES and bool(near - {"gent"})
            return place if place > index + 1 and (known or (regional and near)) else None
        served = token.type == "TITLE" and "gent" in cases(token) and not own & cases(token)
        word = following is not None and following.type == "RU"
        listed = token.value == "и" and place > index + 1 and word
        if token.type in _BODIES or served or listed or token.value.isupper():
            continue
        if token.type != "RU" or not (_is_complement(token) or _is_apposed(row, place, own)):
            return None
        regional = regional or not token.lemmas.isdisjoint(_REGIONS)
    return None


def _is_complement(token: Any) -> bool:
    """Tell a word that an office may govern: "по", "вопросам", "внешней"."""
    grams = token.forms[0].grams
    if "PREP" in grams:
        return True
    nominal = any(gram in grams for gram in ("NOUN", "ADJF"))
    return nominal and any(
        case in form.grams for form in token.forms for case in ("gent", "datv", "ablt", "loct")
    )


def _is_apposed(row: Sequence[Any], place: int, own: frozenset[str]) -> bool:
    """Tell "немец" of "министр обороны немец N": a human, right before the name."""
    grams = row[place].forms[0].grams
    named = place + 1 < len(row) and row[place + 1].type == "PERSON"
    human = "NOUN" in grams and "anim" in grams and "plur" not in grams
    return named and human and bool(own & cases(row[place]))


def fits(row: Sequence[Any], index: int, place: int) -> bool:
    """Tell whether the name at a place may be that of the office right before it.

    Names often do not decline; after "супруга президента" they are hers.
    """
    title, person = row[index].mention, row[place].mention
    if is_kin(row, index - 1) and "nomn" in _name_cases(row[place]):
        return False  # "супруга президента Ана Рохас"
    if title.role in _SERVING or row[place - 1].value in "—-" or _is_served(row, index):
        return agrees(row, index, place)
    last = person.text.split()[-1]
    undeclined = last == person.name.split()[-1] and bool(_SLAVIC.search(last))
    # A full name that is declined, or a foreign one, follows a title of any case.
    return not (undeclined or not person.first) or agrees(row, index, place)


def _is_served(row: Sequence[Any], index: int) -> bool:
    """Tell "президента" of "глава пресс-службы президента"."""
    return index > 0 and row[index - 1].type == "TITLE" and "gent" in cases(row[index])


def agrees(row: Sequence[Any], index: int, place: int) -> bool:
    """Tell whether an office and a name can stand in one case."""
    title, person = cases(row[index]), _name_cases(row[place])
    return not person or bool(title & person)


def _name_cases(token: Any) -> frozenset[str]:
    """Give the cases that a name can be in, as far as its words are known for names."""
    words = [t for t in leaves(token) if t.type == "RU" and len(t.value) > 2]
    known = [found for word in words if (found := _cases_of(word))]
    same = token.mention.name == token.mention.text
    return frozenset.intersection(*known) | ({"nomn"} if same else set()) if known else frozenset()


def _cases_of(word: Any) -> frozenset[str]:
    if _MAN.search(word.value):  # men's names in "-ов", "-ин", "-ский" are nominative
        return frozenset({"nomn"})
    names = [f for f in word.forms if any(gram in f.grams for gram in ("Name", "Surn", "Patr"))]
    return frozenset(c for c in _CASES for f in names if c in f.grams and "plur" not in f.grams)
