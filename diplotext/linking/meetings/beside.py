"""What words beside the noun of a meeting say of its status: "предстоящая", "отмена встречи"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diplotext.entities.meetings.actors import cases
from diplotext.entities.meetings.clauses import is_finite
from diplotext.entities.meetings.joints import before_phrase
from diplotext.language.tokens import has_lemma
from diplotext.linking.meetings.background import before_attributes, is_attribute
from diplotext.linking.meetings.words import VISITS, WORDS

__all__ = ["beside", "by_description", "by_participle", "is_verbal", "own_verb"]

_ABOUT = frozenset({"о", "об", "про"})
_HOLDING = 8  # tokens from "проведение" to the meeting, and from "предложение" to "провести"
_CHANGES = ("plan", "cancel", "postpone")
_ADJECTIVES = (
    ("planned_adjectives", "planned"),
    ("cancelled_adjectives", "cancelled"),
    ("postponed_adjectives", "postponed"),
    ("past_adjectives", "referenced_past"),
    ("ongoing_adjectives", "ongoing"),
)
_BETWEEN = 6  # tokens between an attribute and its noun
_TELLING = frozenset(word for key, _ in _ADJECTIVES for word in WORDS[key])


def beside(row: Sequence[Any], index: int) -> str | None:
    """Read the adjectives of the noun, and nouns like "отмена", "подготовка к"."""
    position = before_attributes(row, index)
    attributes = [*row[index].parts[:-1], *row[position + 1 : index]]
    attributes += _far_attributes(row, position, index)
    for key, status in _ADJECTIVES:
        if any(has_lemma(token, WORDS[key]) for token in attributes):
            return status
    head = row[max(0, position - 1) : position + 1]
    for status, nouns in WORDS["off_nouns"].items():
        if any(has_lemma(token, nouns, "NOUN") for token in head):
            return str(status)
    if any(has_lemma(token, WORDS["coming_backgrounds"]) for token in head):
        return "planned"
    about = position > 0 and row[position].value.lower() in _ABOUT
    if about and has_lemma(row[position - 1], WORDS["recalling"]):
        return "referenced_past"
    if about and has_lemma(row[position - 1], {"вопрос"}):
        return "planned"
    return "planned" if _is_holding_ahead(row, position, index) else None


def _far_attributes(row: Sequence[Any], position: int, index: int) -> list[Any]:
    """Read "предстоящей" in "к предстоящей в мае сессии": what it governs stands between."""
    near = range(position - 1, max(-1, position - _BETWEEN), -1)
    found = next((i for i in near if has_lemma(row[i], _TELLING) and is_attribute(row[i])), None)
    if found is None or before_phrase(row, index, cases(row[index])) != found - 1:
        return []
    return [row[found]]


def _is_holding_ahead(row: Sequence[Any], position: int, index: int) -> bool:
    """Tell "готовность к проведению в Осло встречи", "предложение провести встречу".

    The noun or infinitive of holding stands before the meeting, phrases of time and place
    between them, and a noun of what is to come before it.
    """
    for place in range(position, max(-1, position - _HOLDING), -1):
        token = row[place]
        noun = has_lemma(token, WORDS["holding"], "NOUN")
        visits = row[index].mention.kind in VISITS and has_lemma(token, WORDS["paying"], "INFN")
        if noun or visits or has_lemma(token, WORDS["held"], "INFN"):
            near = row[max(0, place - (5 if noun else _HOLDING)) : place]
            return any(has_lemma(item, WORDS["ahead"], "NOUN") for item in near)
        if is_verbal(token) or token.value in (",", ";", ":"):
            return False
    return False


def by_participle(row: Sequence[Any], index: int) -> str | None:
    """Read "находящийся с визитом", "состоявшейся встречи", "прибывшим в Осло с визитом"."""
    visit = row[index].mention.kind in VISITS
    for token in row[max(0, index - 5) : index]:
        if visit and has_lemma(token, WORDS["arrive"], "PRTF"):
            return "ongoing"
    before = row[index - 1 : index]
    if visit and before and has_lemma(before[0], WORDS["opening"], "GRND"):
        return "ongoing"  # "завершая поездку"
    held = before and has_lemma(before[0], WORDS["held"], "PRTF", "past")
    return "completed" if held else None


def by_description(row: Sequence[Any], index: int) -> str | None:
    """Read "заседание, перенесённое на март", "о форуме, который пройдёт в мае"."""
    comma = next(
        (i for i in range(index + 1, min(len(row), index + _HOLDING)) if row[i].value == ","), None
    )
    if comma is None or any(is_finite(token) for token in row[index + 1 : comma]):
        return None
    after = row[comma + 1 : comma + 6]
    if after and has_lemma(after[0], {"который"}, "nomn"):
        telling = [t for t in after if any(has_lemma(t, WORDS[key]) for key in ("held", "plan"))]
        return "planned" if telling and _is_future(telling[0]) else None
    participle = after[0] if after and _may_describe(after[0], row[index]) else None
    for key, status in (("postpone", "postponed"), ("cancel", "cancelled"), ("plan", "planned")):
        # "переносившийся" was put off before and takes place.
        grams = ("PRTF",) if key == "plan" else ("PRTF", "pssv")
        if participle is not None and has_lemma(participle, WORDS[key], *grams):
            return status
    return None


def _is_future(token: Any) -> bool:
    grams = token.forms[0].grams
    return "futr" in grams or ("pres" in grams and has_lemma(token, WORDS["plan"]))


def _may_describe(participle: Any, noun: Any) -> bool:
    """Tell whether a participle stands in a case of the noun before it."""
    forms = [form for form in getattr(participle, "forms", ()) if "PRTF" in form.grams]
    own = {gram for form in forms for gram in form.grams.values}
    return bool(own & cases(noun))


def own_verb(token: Any) -> Any | None:
    """Give the verb that is a meeting itself ("встретился", "был принят"); ``None`` for a noun."""
    for part in token.parts:
        grams = part.forms[0].grams if part.type == "RU" else ()
        if any(gram in grams for gram in ("VERB", "INFN", "PRTS", "GRND")):
            return part
        if "PRTF" in grams and len(token.parts) == 1:
            return part
    return None


def is_verbal(token: Any) -> bool:
    """Tell a verb that may say what became of a meeting, not a participle or an infinitive."""
    if token.type == "MEETING":
        return own_verb(token) is not None
    if token.type != "RU":
        return False
    grams = token.forms[0].grams
    if "VERB" in grams or "PRTS" in grams or has_lemma(token, WORDS["plan"], "ADJS"):
        return True
    # "отменён" reads as "отменный" first.
    return any(has_lemma(token, WORDS[key], "PRTS") for key in _CHANGES)
