"""Whose predicate it is: the subject of a clause as mentions, "стороны" and "мы" resolved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from diplotext.engine.pipeline import Analysis
from diplotext.entities.meetings.actors import Actor, actors, boundaries, cases
from diplotext.language.tokens import has_lemma
from diplotext.linking.meetings.roles import mentions_of
from diplotext.linking.statements.speakers import last_subject
from diplotext.types import Meeting, Mention, Statement

__all__ = ["Parties"]

_REACH = 60  # tokens between a predicate and its subject
_WE = frozenset({"мы", "я"})
_ONE = frozenset({"он", "она"})
_TOLD = frozenset({"completed", "ongoing", None})
_SIDES = frozenset({"сторона", "участник", "собеседник", "переговорщик", "лидер"})
_ADJECTIVES = frozenset({"готовый", "намерить", "намерен", "намеренный", "заинтересовать"})


class Parties:
    """The subjects of a document.

    "Стороны" are the participants of the meeting told last before it: a communiqué tells of
    one meeting after another. "Мы" within direct speech is its speaker. A predicate in the
    plural at the head of a sentence, without a subject, has that of the sentence before.
    """

    def __init__(self, analysis: Analysis, mentions: Sequence[Mention]) -> None:
        self.analysis = analysis
        self._known: tuple[int, list[Actor]] = (-1, [])
        self.speech = [m for m in mentions if isinstance(m, Statement) and m.direct and m.speaker]
        self.meetings = [
            m
            for m in mentions
            if isinstance(m, Meeting) and len(m.participants) > 1 and m.status in _TOLD
        ]

    def of(self, number: int, verb: int, stop: int, form: Any) -> tuple[tuple[Mention, ...], int]:
        """Give the actors of a predicate, and where in the row what it says goes on.

        ``number`` is the sentence, ``verb`` the place of the predicate in its row, ``stop``
        the end of its words, ``form`` the reading of the predicate.
        """
        row = self.analysis.rows[number]
        start, end = _clause(row, verb)
        near = [a for a in self._people(number, start, end) if start <= a.start < end]
        if _is_passive(form):
            agents = [a for a in near if _bare(a) and a.human and a.cases == {"ablt"}]
            return self._mentions(agents[:1], near, number), stop
        if _is_impersonal(form):
            return (), stop
        pronoun = _pronoun(row[start:verb])
        before = [a for a in near if a.stop <= verb and _may_be_subject(row, a)]
        if before and not _after(row, pronoun, before[-1], start, verb):
            return self._agreeing(before, near, number, form), stop
        if pronoun in _WE:
            return self._speaker(row[verb]), stop
        if pronoun in _ONE:
            subject = last_subject(iter(reversed(self.analysis.rows[max(0, number - 6) : number])))
            return ((subject,) if subject is not None else ()), stop
        if pronoun:
            return (), stop
        after = [a for a in near if a.start >= stop and _may_be_subject(row, a) and not a.joined]
        if after and ("GRND" in form.grams or after[0].start == stop):
            found = self._agreeing(after[:1], near, number, form)
            return found, (after[0].stop if found and after[0].start == stop else stop)
        if verb <= start + 2 and "VERB" in form.grams and "plur" in form.grams:
            return self._elided(number), stop
        return (), stop

    def _people(self, number: int, start: int, end: int) -> list[Actor]:
        """Give the officials between two places of a sentence; the last sentence is kept."""
        if self._known[0] != number:
            self._known = number, _people(self.analysis.rows[number])
        found = self._known[1]
        first = bisect_left(found, start, key=lambda actor: actor.start)
        last = bisect_left(found, end, key=lambda actor: actor.start)
        return found[first:last]

    def _agreeing(
        self, found: Sequence[Actor], near: Sequence[Actor], number: int, form: Any
    ) -> tuple[Mention, ...]:
        """Give the actors of the nearest subject whose number is that of the predicate."""
        row, plural = self.analysis.rows[number], "plur" in form.grams
        for actor in reversed(found):
            if actor.joined:
                # "по словам посла, Чад готов": a comma that ends an insertion, no list.
                alone = row[actor.start - 1].value == "," and not plural and not _is_plural(actor)
                if alone:
                    return self._mentions([actor], near, number)
                continue
            group = _group(actor, near)
            several = len(group) > 1 or _is_plural(actor)
            if "GRND" in form.grams or several == plural:
                return self._mentions(group, near, number)
        return ()

    def _mentions(
        self, group: Sequence[Actor], near: Sequence[Actor], number: int
    ) -> tuple[Mention, ...]:
        row = self.analysis.rows[number]
        if len(group) == 1 and group[0].mention is None:
            sides = has_lemma(row[group[0].start], _SIDES, "plur")
            return self._in_play(row[group[0].start]) if sides else ()
        return tuple(dict.fromkeys(mentions_of(group)))

    def _in_play(self, token: Any) -> tuple[Mention, ...]:
        place = self.analysis.view.raw_span(token.span.start, token.span.stop)[0]
        before = bisect_left(self.meetings, place, key=lambda meeting: meeting.start)
        return self.meetings[before - 1].participants if before else ()

    def _speaker(self, token: Any) -> tuple[Mention, ...]:
        place = self.analysis.view.raw_span(token.span.start, token.span.stop)[0]
        within = [s for s in self.speech if s.start <= place < s.stop]
        speaker = within[-1].speaker if within else None
        return (speaker,) if speaker is not None else ()

    def _elided(self, number: int) -> tuple[Mention, ...]:
        sentences = self.analysis.sentences
        if not number or sentences[number - 1].paragraph != sentences[number].paragraph:
            return ()
        row = self.analysis.rows[number - 1]
        near = self._people(number - 1, max(0, len(row) - _REACH), len(row))
        subjects = [a for a in near if _may_be_subject(row, a) and not a.joined]
        for actor in reversed(subjects):
            group = _group(actor, near)
            if actor.plural or len(group) > 1:
                return self._mentions(group, near, number - 1)
        return ()


def _people(row: Sequence[Any]) -> list[Actor]:
    """Give the officials of a row, and nouns that stand for those who meet ("собеседники")."""
    found = [actor for actor in actors(row) if not actor.pronoun]
    taken = {place for actor in found for place in range(actor.start, actor.stop)}
    for place, token in enumerate(row):
        if place not in taken and has_lemma(token, _SIDES, "NOUN", "plur", "nomn"):
            found.append(Actor(place, place + 1, None, cases(token), plural=True, human=True))
    return sorted(found, key=lambda actor: actor.start)


def _clause(row: Sequence[Any], verb: int) -> tuple[int, int]:
    """Give the clause of a predicate, as far as its subject may stand from it."""
    first = max(0, verb - _REACH)
    start, stop = boundaries(row[first : verb + _REACH], verb - first)
    return first + start, first + stop


def _bare(actor: Actor) -> bool:
    return actor.preposition is None and not actor.joined


def _is_passive(form: Any) -> bool:
    return "PRTS" in form.grams and form.normalized not in _ADJECTIVES


def _is_impersonal(form: Any) -> bool:
    return bool(form.normalized in ("планироваться", "стоять"))


def _may_be_subject(row: Sequence[Any], actor: Actor) -> bool:
    if actor.preposition is not None or "nomn" not in actor.cases:
        return False
    before = row[actor.start - 1] if actor.start else None
    dependent = (
        before is not None and before.type in ("RU", "MEETING") and "NOUN" in before.forms[0].grams
    )
    # "сотрудничество Казахстана", "важность МИД": what may be a genitive after a noun is one.
    return not (dependent and "gent" in actor.cases)


def _group(first: Actor, near: Sequence[Actor]) -> list[Actor]:
    place = near.index(first)
    group = [first]
    for actor in near[place + 1 :]:
        if not actor.joined:
            break
        group.append(actor)
    return group


def _is_plural(actor: Actor) -> bool:
    return actor.plural or bool(getattr(actor.title or actor.mention, "plural", False))


def _pronoun(tokens: Sequence[Any]) -> str:
    words = (token.value.lower() for token in reversed(tokens))
    return next((w for w in words if w in _WE | _ONE | {"они", "который", "которые"}), "")


def _after(row: Sequence[Any], pronoun: str, actor: Actor, start: int, verb: int) -> bool:
    """Tell whether the pronoun stands nearer to the predicate than the actor."""
    if not pronoun:
        return False
    places = [i for i in range(start, verb) if row[i].value.lower() == pronoun]
    return bool(places) and places[-1] > actor.start
