"""When an amount is, or by when: "за 2025 год", "по итогам 2024 года", "к 2030 году".

What stands right behind an amount is its own; else the nearest date before it in the clause;
else the amount shares the date of the one before ("в 2024 году экспорт — 2 млрд, импорт —
3 млрд"). Days are those of events, unless the amount is told as of them ("на 1 января").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from diplotext.language.tokens import Token, has_lemma
from diplotext.linking.money.places import Placed, Sentence
from diplotext.linking.money.roles import Roles
from diplotext.linking.money.words import first_is, is_finite, read_words
from diplotext.types import Date, Money

__all__ = ["Time", "time_of"]

_BEHIND = 6  # words from an amount to the date behind it
_CLAUSE = 12  # words from a participle to the date in its clause
_COMPARED = 4  # words from "по сравнению" to the date
_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")
_BY = frozenset({"к", "ко", "до"})
_IN = frozenset({"в", "во", "за", "на"})
_AIMED = frozenset({"target", "planned", "potential"})
_JOINTS = frozenset({"и", "а", "но", "при", "тогда"})
_WORDS = {key: frozenset(words) for key, words in read_words()["time"].items()}


@frozen
class Time:
    """What is said of when an amount is: ``how`` is ``period`` or ``deadline``."""

    date: Date
    how: str
    behind: bool = False


def time_of(
    sentence: Sentence, number: int, modality: str | None, before: Time | None, roles: Roles
) -> Time | None:
    """Tell the period or deadline of an amount of a sentence.

    ``number`` counts its amounts from 0; ``before`` is the time of the amount before it if
    that is of the same modality.
    """
    money = sentence.money[number]
    if behind := _behind(sentence, money, modality):
        return behind
    following = sentence.money[number + 1] if number + 1 < len(sentence.money) else None
    words, start = sentence.words, 0
    if number:
        start = sentence.money[number - 1].stop
    elif following and _is_base(words, money, following):
        return None  # "в 2024 году вырос с 2 до 3 млрд": it was 2 before
    if number and _is_base(words, sentence.money[number - 1], money):
        start = sentence.money[number - 2].stop if number > 1 else 0
    for date in reversed(sentence.dates):
        if date.stop > money.start or date.start < start:
            continue
        within = [m for m in sentence.money if date.stop <= m.start < money.start]
        if within and _behind(sentence, within[0], modality):
            continue
        if _past(sentence, date):
            continue
        if how := _kind(words, date, modality):
            aimed = how == "period" and modality in _AIMED and not _is_for(words, date)
            governs = _governs(words, date, money, roles, aimed=aimed)
            return Time(date.mention, how) if governs else None
    gap = words[start : money.start]
    if before and not before.behind and number and _goes_on(gap):
        return before
    return None


def _past(sentence: Sentence, date: Placed[Date]) -> bool:
    """Tell whether a date is that of the amount before it: "2 млрд в 2020 году"."""
    behind = [m for m in sentence.money if m.stop <= date.start]
    return bool(behind) and _is_adjoined(sentence.words, behind[-1], date)


def _behind(sentence: Sentence, money: Placed[Money], modality: str | None) -> Time | None:
    date = next((d for d in sentence.dates if d.start >= money.stop), None)
    if date is None or not _is_adjoined(sentence.words, money, date):
        return None
    how = _kind(sentence.words, date, modality)
    return Time(date.mention, how, behind=True) if how else None


def _is_adjoined(words: Sequence[Token], money: Placed[Money], date: Placed[Date]) -> bool:
    between = [token.value.lower() for token in words[money.stop : date.start]]
    if not between or len(between) > _BEHIND or not _WORDS["adjoining"].issuperset(between):
        return False
    # "(в 2024 году – 3 млрд)": what follows a dash is of the date.
    after = words[date.stop].value if date.stop < len(words) else ""
    return not (between[0] == "(" and after == "—")


def _is_base(words: Sequence[Token], money: Placed[Money], following: Placed[Money]) -> bool:
    """Tell the first amount of "с 2 до 3 млрд", dates between them or not."""
    opened = money.start > 0 and words[money.start - 1].value.lower() in ("с", "со")
    between = [token.value.lower() for token in words[money.stop : following.start]]
    return opened and "до" in between and "," not in between


def _kind(words: Sequence[Token], date: Placed[Date], modality: str | None) -> str | None:
    """Tell what a date is for an amount by what stands before it; ``None`` for nothing."""
    before = [token.value.lower() for token in words[max(0, date.start - 8) : date.start]]
    compared = words[max(0, date.start - _COMPARED) : date.start]
    if any(has_lemma(token, _WORDS["compared"]) for token in compared):
        return None
    end = before[-1:] in (["концу"], ["конца"], ["началу"], ["начала"])
    while before and before[-1] in _WORDS["parts"]:
        before.pop()
    link = before[-1] if before else ""
    is_day = _DAY.fullmatch(date.mention.since) and date.mention.since == date.mention.until
    if link in _BY or (link == "позднее" and before[-2:-1] == ["не"]):
        if modality == "actual":
            return "period" if link not in ("до", "позднее") else None
        return "deadline"
    if modality == "approved" and link not in ("на", "за"):
        return None  # when it was approved
    if is_day:
        return "period" if link == "на" else None
    if link in _IN or (link in ("с", "со") and date.mention.since != date.mention.until):
        return None if end and link == "с" else "period"
    if link in ("итогам", "результатам", "данным", "период", "течение"):
        return "period"
    bare = date.start > 0 and has_lemma(words[date.start - 1], _WORDS["of_year"])
    return "period" if bare else None


def _governs(
    words: Sequence[Token],
    date: Placed[Date],
    money: Placed[Money],
    roles: Roles,
    *,
    aimed: bool,
) -> bool:
    """Tell whether a date before an amount is of its clause, and not that of another verb.

    ``aimed`` is set where the amount is to come: then a past verb has the date for itself, as in
    "в 2024 году договорились довести".
    """
    between = words[date.stop : money.start]
    if between[:1] and between[0].value == "," and _is_closed(words, date):
        return False
    told = predicate = False
    for index, token in enumerate(between):
        value = token.value.lower()
        follows = between[index + 1].value.lower() if index + 1 < len(between) else ""
        if value in (";", ":") or (value == "," and _subordinate(between, index + 1)):
            return False
        inserted = index > 0 and between[index - 1].value == ","
        if is_finite(token) and has_lemma(token, _WORDS["speech"]):
            if not inserted:
                return False
        elif is_finite(token):
            if aimed and first_is(token, "past"):
                return False
            predicate = True
        cue = roles.at(words, date.stop + index)
        told = told or (cue is not None and cue[0] not in roles.words["weak_roles"])
        joint = value == "," or (value in _JOINTS and follows != "составить")
        if joint and predicate and not told and roles.any_in(words, date.stop + index, money.start):
            return False  # "в 2024 году открыт завод, и инвестиции составили"
    return True


def _is_closed(words: Sequence[Token], date: Placed[Date]) -> bool:
    """Tell whether a date before a comma is that of the clause that ends there.

    ", основавший фонд в 2007 году, выделил", "первый транш поступил в марте, второй ожидается";
    but "вырос в 2024 году, составив", "вырос в 2024 году, до".
    """
    after = words[date.stop + 1] if date.stop + 1 < len(words) else None
    goes_on = after is not None and (first_is(after, "GRND") or after.value.lower() == "до")
    for place in range(date.start - 1, max(-1, date.start - _CLAUSE), -1):
        if words[place].value == ",":
            return False
        if first_is(words[place], "PRTF", "GRND"):
            return place > 0 and words[place - 1].value == ","
        if is_finite(words[place]):
            return not goes_on
    return False


def _is_for(words: Sequence[Token], date: Placed[Date]) -> bool:
    """Tell "на 2026 год предусмотрено"."""
    return date.start > 0 and words[date.start - 1].value.lower() == "на"


def _subordinate(words: Sequence[Token], start: int) -> bool:
    return any(has_lemma(token, _WORDS["subordinate"]) for token in words[start : start + 2])


def _goes_on(gap: Sequence[Token]) -> bool:
    """Tell whether what is said of one amount goes on to the next."""
    for index, token in enumerate(gap):
        if token.value == ";" or has_lemma(token, _WORDS["other_time"]):
            return False
        if token.value == "," and _subordinate(gap, index + 1):
            return False
    return True
