"""Whether a meeting is to come, goes on, took place or is merely recalled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diplotext.entities.meetings.actors import boundaries, cases, holes
from diplotext.entities.meetings.clauses import is_finite
from diplotext.language.tokens import has_lemma
from diplotext.linking.meetings.background import before_attributes, is_background
from diplotext.linking.meetings.beside import (
    beside,
    by_description,
    by_participle,
    is_verbal,
    own_verb,
)
from diplotext.linking.meetings.words import VISITS, WORDS
from diplotext.types import Meeting

__all__ = ["is_ahead", "status_of"]

_AUXILIARY = "быть"
_IT = frozenset({"он", "она", "они"})
_TOMORROW = frozenset({"завтра", "послезавтра"})
_FORCED = frozenset({"прийтись", "решить", "решено"})  # "пришлось отменить"
_FAR = 8  # tokens from a visit to the date after it ("визит в Осло пришёлся на 2018 год")
_REACH = 9  # tokens from a date to the meeting that it dates


def status_of(row: Sequence[Any], index: int, text: str) -> str | None:
    """Give the status that the sentence of a meeting says; ``None`` where it says none.

    ``index`` is the place of the meeting in the row, ``text`` the text of the sentence.
    Words beside the noun come before its verb, the verb before the tense of others.
    """
    token = row[index]
    own = own_verb(token)
    if own is None and (off := _called_off(row, index)):
        return off
    if own is None and (said := beside(row, index)):
        return said
    if own is None and (said := by_participle(row, index) or by_description(row, index)):
        return said
    verb = own if own is not None else _governor(row, index)
    status = None
    if verb is not None:
        status = _of_verb(verb, row, index if own is not None else row.index(verb), token.mention)
    elif _is_heading(row, index):
        status = "completed"
    elif any(has_lemma(item, WORDS["next"]) for item in row[max(0, index - 2) : index]):
        status = "planned"  # "Следующая встреча – в октябре"
    if status == "planned" and own is None:
        status = _turned(row, index) or status
    if status in (None, "completed", "ongoing") and _is_history(row, index, text, own is not None):
        return "referenced_past"
    return status


def _called_off(row: Sequence[Any], index: int) -> str | None:
    """Read "намечавшийся на май визит откладывается": what became of a meeting to come."""
    if "nomn" not in cases(row[index]):
        return None
    verb = _governor(row, index)
    off = verb is not None and any(has_lemma(verb, WORDS[key]) for key in ("cancel", "postpone"))
    finite = verb is not None and verb.type == "RU" and is_finite(verb)
    return _of_verb(verb, row, row.index(verb), row[index].mention) if off and finite else None


def _turned(row: Sequence[Any], index: int) -> str | None:
    """Read "встреча намечалась на июль, но её отложили": what the next clause says of it."""
    _, stop = boundaries(row, index)
    after = row[stop + 1 : boundaries(row, stop + 1)[1]] if stop + 1 < len(row) else ()
    meant = any(has_lemma(token, _IT, "NPRO") for token in after)
    if not meant or any(token.type == "MEETING" for token in after):
        return None
    for key, status in (("cancel", "cancelled"), ("postpone", "postponed")):
        if any(has_lemma(token, WORDS[key]) for token in after):
            return status
    return None


def is_ahead(row: Sequence[Any], index: int) -> bool:
    """Tell whether the words beside a noun say that the meeting is to come ("сроки визита")."""
    return own_verb(row[index]) is None and beside(row, index) == "planned"


def _governor(row: Sequence[Any], index: int) -> Any | None:
    """Find the verb that tells of a meeting: one of holding or planning in its clause first."""
    start, stop = boundaries(row, index)
    without = {place for span in holes(row, index) for place in range(*span)}
    near = [
        (abs(position - index), row[position])
        for position in range(start, stop)
        if position != index and position not in without and is_verbal(row[position])
    ]
    if not near:
        return None
    telling = [
        (distance, token)
        for distance, token in near
        if any(has_lemma(token, WORDS[key]) for key in ("held", "plan", "cancel", "postpone"))
        and not (has_lemma(token, WORDS["agree"]) and token.span.start > row[index].span.start)
    ]
    closest = min(near, key=lambda item: item[0])
    verb = closest[1]
    if telling and min(telling, key=lambda item: item[0])[0] <= closest[0] + 12:
        verb = min(telling, key=lambda item: item[0])[1]
    return _infinitive(row, verb) if has_lemma(verb, _FORCED) else verb


def _infinitive(row: Sequence[Any], verb: Any) -> Any:
    """Give what had to be done: "отменить" of "пришлось отменить", else the verb."""
    place = row.index(verb) + 1
    after = row[place] if place < len(row) else None
    return (
        after
        if after is not None and has_lemma(after, WORDS["cancel"] + WORDS["postpone"], "INFN")
        else verb
    )


def _of_verb(verb: Any, row: Sequence[Any], place: int, mention: Meeting) -> str | None:
    if verb.type == "MEETING":
        verb = own_verb(verb)
    before = list(row[max(0, place - 4) : place])
    if _own_verb_is_planned(verb, before):
        return "planned"
    for key, status in (("cancel", "cancelled"), ("postpone", "postponed")):
        if has_lemma(verb, WORDS[key]):
            # "отменил выступление на форуме": the forum is not what was called off.
            inside = has_lemma(verb, {"отказаться"}) or not _is_inside(row, mention)
            return status if inside else None
    negated = bool(before) and before[-1].value.lower() == "не"
    if negated and has_lemma(verb, WORDS["plan"]):
        # "не планируется" says nothing of a meeting, "не исключил" a possible one.
        return "planned" if has_lemma(verb, {"исключать", "исключить"}) else None
    if negated:
        told = verb.span.start >= row[place].span.start and row[place].type == "MEETING"
        return "cancelled" if told or has_lemma(verb, WORDS["held"]) else "completed"
    # "договорились о встрече", not "на встрече договорились".
    earlier = has_lemma(verb, WORDS["agree"]) and _mention_first(row, place, mention)
    if has_lemma(verb, WORDS["plan"]):
        return "completed" if earlier else "planned"
    grams = verb.forms[0].grams
    if "futr" in grams or _has_future(row, place) or "INFN" in grams:
        return "planned"
    visit = mention.kind in VISITS
    if has_lemma(verb, {"находиться", "пребывать"}) and "past" in grams and visit:
        return "completed"
    if visit and "pres" in grams and any(t.value.lower() in _TOMORROW for t in row):
        return "planned"
    if has_lemma(verb, WORDS["arrive"]) and visit:
        # "прилетал", "приезжал": somebody was there once.
        once = "impf" in grams and "past" in grams
        return "referenced_past" if once else "ongoing"
    if has_lemma(verb, {"начаться", "начать", "открыться", "стартовать", "приступить"}):
        return "ongoing"
    return "ongoing" if "pres" in grams else "completed"


def _is_inside(row: Sequence[Any], mention: Meeting) -> bool:
    """Tell a meeting after "на" or "в", where something else happens."""
    index = next(i for i, t in enumerate(row) if getattr(t, "mention", None) is mention)
    position = before_attributes(row, index)
    return position >= 0 and row[position].value.lower() in ("на", "в", "во")


def _mention_first(row: Sequence[Any], place: int, mention: Meeting) -> bool:
    """Tell whether a meeting stands before a place of the row."""
    return any(getattr(token, "mention", None) is mention for token in row[:place])


def _own_verb_is_planned(verb: Any, before: Sequence[Any]) -> bool:
    """Tell "намерен посетить", "планирует провести", "будет принят"."""
    grams = verb.forms[0].grams
    forced = bool(before) and has_lemma(before[-1], _FORCED)
    if "INFN" not in grams or (forced and has_lemma(verb, WORDS["cancel"] + WORDS["postpone"])):
        return False
    return any(has_lemma(token, WORDS["plan"]) for token in before)


def _has_future(row: Sequence[Any], place: int) -> bool:
    words = [part for token in row[max(0, place - 3) : place + 1] for part in _parts(token)]
    return any(has_lemma(word, {_AUXILIARY}, "futr") for word in words)


def _parts(token: Any) -> Sequence[Any]:
    return token.parts if token.type == "MEETING" else (token,)


def _is_heading(row: Sequence[Any], index: int) -> bool:
    """Tell "О встрече министра …", the usual heading of a report."""
    return bool(row) and row[0].value.lower() in ("о", "об") and index <= 4


def _is_history(row: Sequence[Any], index: int, text: str, verbal: bool) -> bool:
    lowered = text.lower()
    if lowered.startswith(tuple(WORDS["history"])):
        return True
    start, stop = boundaries(row, index)
    near = row[start:stop]
    clause = lowered[
        near[0].span.start - row[0].span.start : near[-1].span.stop - row[0].span.start
    ]
    if _is_earlier(near, clause) or any(words in clause for words in WORDS["last_time"]):
        return True
    background = not verbal and is_background(row, index)
    if any(phrase in clause for phrase in WORDS["history_phrases"]):
        return background or "назад" in clause
    # "в ходе визита в 2019 году", "в 2019 году совершил визит"
    far = _REACH if background or row[index].mention.kind in VISITS else 0
    near = [
        *row[max(start, index - far) : index],
        *row[index + 1 : min(stop, index + (_FAR if far else 5))],
    ]
    dated = any(t.type == "DATE" and _is_long_ago(t.mention) for t in near)
    return dated and not verbal and bool(far)


def _is_earlier(near: Sequence[Any], clause: str) -> bool:
    """Tell "ранее" of another time: not "часом ранее", "ранее в тот же день"."""
    places = [i for i, token in enumerate(near) if token.value.lower() == "ранее"]
    if not places or any(phrase in clause for phrase in WORDS["same_day"]):
        return False
    before = near[places[0] - 1] if places[0] else None
    measured = before is not None and has_lemma(before, WORDS["spans"])
    return not measured and "как ранее" not in clause


def _is_long_ago(date: Any) -> bool:
    """Tell a date of a whole year or month with its year; reports say the day or no year."""
    return date.since[:1] != "-" and len(date.since) in (4, 7)
