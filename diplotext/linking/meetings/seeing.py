"""A meeting as later mentions see it: whether it recalls another, is several, may be a subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from diplotext.engine.pipeline import Analysis
from diplotext.entities.meetings.cases import cases
from diplotext.language.tokens import has_lemma
from diplotext.linking.meetings.repeats import Seen
from diplotext.linking.meetings.roles import mentions_of
from diplotext.linking.meetings.setting import Setting
from diplotext.linking.meetings.status import is_ahead
from diplotext.linking.meetings.words import WORDS
from diplotext.types import Meeting

__all__ = ["is_plural", "located", "seen_of", "with_strangers"]

_PARTNER = 4  # tokens from a meeting to "с" with whom
_PLURAL = frozenset({"talks", "consultations", "phone_call", "video_call", "credentials"})


def located(analysis: Analysis) -> Iterator[tuple[int, int, Any]]:
    """Give sentence, place in the row and token of each meeting, in order."""
    for number, row in analysis.with_types("MEETING"):
        for index, token in enumerate(row):
            if token.type == "MEETING" and isinstance(token.mention, Meeting):
                yield number, index, token


def seen_of(analysis: Analysis, at: Setting, meeting: Meeting, number: int) -> Seen:
    """Give a meeting as later mentions see it."""
    token = at.row[at.index]
    plural = not at.verbal and is_plural(at.row, at.index)
    before = at.row[max(at.span[0], at.index - 2) : at.index]
    other = any(has_lemma(item, WORDS["other_adjectives"]) for item in before)
    subject = not at.verbal and "nomn" in cases(token) and not _is_governed(at)
    subject = subject or meeting.kind == "credentials"
    return Seen(
        meeting,
        at.background,
        plural=plural,
        other=other,
        strangers=with_strangers(at),
        subject=subject,
        sentence=number,
        paragraph=analysis.sentences[number].paragraph,
        ahead=is_ahead(at.row, at.index),
        agent=None if at.background else next(mentions_of(at.people()), None),
    )


def with_strangers(at: Setting) -> bool:
    """Tell "встретился с соотечественниками": with people who are no officials we know."""
    if at.background:
        return False
    told = [a for a in at.every if a.mention is not None or a.pronoun or not a.plural]
    known = {a.start for a in told}
    for place in range(at.index + 1, min(at.span[1] - 1, at.index + _PARTNER)):
        if at.row[place].value.lower() in ("с", "со"):
            head = place + 1
            while head < at.span[1] - 1 and _is_attribute(at.row[head]):
                head += 1
            forms = at.row[head].forms[:1] if at.row[head].type == "RU" else ()
            people = any({"NOUN", "anim", "ablt"} <= set(form.grams.values) for form in forms)
            return people and head not in known and place + 1 not in known
    return False


def _is_governed(at: Setting) -> bool:
    before = at.row[at.index - 1] if at.index else None
    return before is not None and before.type == "RU" and "PREP" in before.forms[0].grams


def is_plural(row: Sequence[Any], index: int) -> bool:
    """Tell "встречи" that are several from one meeting in the genitive."""
    token = row[index]
    if token.mention.kind in _PLURAL:
        return False
    forms = [form for form in token.parts[-1].forms if "NOUN" in form.grams]
    several = [form for form in forms if "plur" in form.grams]
    return bool(several) and (len(several) == len(forms) or not _may_be_owned(row, index))


def _may_be_owned(row: Sequence[Any], index: int) -> bool:
    """Tell whether "встречи" may be one meeting in the genitive: "ход встречи", "после встречи"."""
    position = index - 1
    while position >= 0 and _is_attribute(row[position]):
        position -= 1
    if position < 0:
        return True
    grams = row[position].forms[0].grams if row[position].type == "RU" else ("NOUN",)
    return not any(gram in grams for gram in ("VERB", "GRND", "INFN", "CONJ", "ADVB"))


def _is_attribute(token: Any) -> bool:
    grams = token.forms[0].grams if token.type == "RU" else ()
    return token.type == "COUNTRY" or "ADJF" in grams or "PRTF" in grams
