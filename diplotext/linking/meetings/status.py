"""Whether a meeting is to come, goes on, took place or is merely recalled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diplotext.entities.meetings.actors import boundaries, cases, holes
from diplotext.entities.meetings.clauses import is_finite
from diplotext.entities.meetings.joints import before_phrase
from diplotext.language.tokens import has_lemma
from diplotext.linking.meetings.background import before_attributes, is_attribute, is_background
from diplotext.linking.meetings.words import VISITS, WORDS
from diplotext.types import Meeting

__all__ = ["is_ahead", "status_of"]

_ADJECTIVES = (
    ("planned_adjectives", "planned"),
    ("cancelled_adjectives", "cancelled"),
    ("postponed_adjectives", "postponed"),
    ("past_adjectives", "referenced_past"),
    ("ongoing_adjectives", "ongoing"),
)
_AUXILIARY = "быть"
_IT = frozenset({"он", "она", "они"})
_TOMORROW = frozenset({"завтра", "послезавтра"})
_FORCED = frozenset({"прийтись", "решить", "решено"})  # "пришлось отменить"
_ABOUT = frozenset({"о", "об", "про"})
_FAR = 8  # tokens from a visit to the date after it ("визит в Осло пришёлся на 2018 год")
_REACH = 9  # tokens from a date to the meeting that it dates
_HOLDING = 8  # tokens from "проведение" to the meeting, and from "предложение" to "провести"
_CHANGES = ("plan", "cancel", "postpone")


def status_of(row: Sequence[Any], index: int, text: str) -> str | None:
    """Give the status that the sentence of a meeting says; ``None`` where it says none.

    ``index`` is the place of the meeting in the row, ``text`` the text of the sentence.
    Words beside the noun come before its verb, the verb before the tense of others.
    """
    token = row[index]
    own = _own_verb(token)
    if own is None and (off := _called_off(row, index)):
        return off
    if own is None and (said := _beside(row, index)):
        return said
    if own is None and (said := _participle(row, index) or _described(row, index)):
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


def _own_verb(token: Any) -> Any | None:
    for part in token.parts:
        grams = part.forms[0].grams if part.type == "RU" else ()
        if any(gram in grams for gram in ("VERB", "INFN", "PRTS", "GRND")):
            return part
        if "PRTF" in grams and len(token.parts) == 1:
            return part
    return None


def is_ahead(row: Sequence[Any], index: int) -> bool:
    """Tell whether the words beside a noun say that the meeting is to come ("сроки визита")."""
    return _own_verb(row[index]) is None and _beside(row, index) == "planned"


def _beside(row: Sequence[Any], index: int) -> str | None:
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
    place = before_phrase(row, index, cases(row[index]))
    return [row[place + 1]] if place < position and is_attribute(row[place + 1]) else []


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
        if _is_verbal(token) or token.value in (",", ";", ":"):
            return False
    return False


def _participle(row: Sequence[Any], index: int) -> str | None:
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


def _described(row: Sequence[Any], index: int) -> str | None:
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


def _is_verbal(token: Any) -> bool:
    if token.type == "MEETING":
        return _own_verb(token) is not None
    if token.type != "RU":
        return False
    grams = token.forms[0].grams
    if "VERB" in grams or "PRTS" in grams or has_lemma(token, WORDS["plan"], "ADJS"):
        return True
    # "отменён" reads as "отменный" first.
    return any(has_lemma(token, WORDS[key], "PRTS") for key in _CHANGES)


def _governor(row: Sequence[Any], index: int) -> Any | None:
    """Find the verb that tells of a meeting: one of holding or planning in its clause first."""
    start, stop = boundaries(row, index)
    without = {place for span in holes(row, index) for place in range(*span)}
    near = [
        (abs(position - index), row[position])
        for position in range(start, stop)
        if position != index and position not in without and _is_verbal(row[position])
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
        verb = _own_verb(verb)
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
