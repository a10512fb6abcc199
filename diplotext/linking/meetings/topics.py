"""What a meeting was about: the areas in its sentences, and in those that go on telling of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from diplotext.engine.pipeline import Analysis
from diplotext.entities.meetings.actors import actors, boundaries
from diplotext.language.tokens import has_lemma
from diplotext.linking.meetings.roles import mentions_of
from diplotext.linking.meetings.words import WORDS
from diplotext.linking.people.identity import Identity
from diplotext.types import CooperationArea, Country, Meeting, Mention

__all__ = ["areas_of", "topics"]

Told = Mapping[int, tuple[int, Sequence[Meeting]]]
_GAP = 2  # paragraphs that tell of something else, after which a meeting is over
_SIDES = frozenset({"сторона", "собеседник", "участник", "переговорщик", "министр", "глава"})


def topics(
    analysis: Analysis, mentions: Sequence[Mention], told: Told, identity: Identity
) -> dict[int, tuple[str, ...]]:
    """Give the areas of each event, in order, by the place of the event.

    ``told`` holds for a sentence the event that it tells last and the mentions of that event.
    Areas of a sentence that tells no meeting are of the event told last, if its subject is
    who took part ("Стороны", a name, nobody in "были рассмотрены").
    """
    found: dict[int, dict[str, None]] = {}
    last: tuple[int, Sequence[Meeting]] | None = None
    paragraph = 0
    areas = areas_of(analysis, mentions)
    for number, sentence in enumerate(analysis.sentences):
        if number in told:
            last, paragraph = told[number], sentence.paragraph
            continue
        if last is None or sentence.paragraph - paragraph > _GAP:
            continue
        row = analysis.rows[number]
        if not _goes_on(row, last[1], identity):
            continue
        paragraph = sentence.paragraph
        found.setdefault(last[0], {}).update(dict.fromkeys(areas.get(number, ())))
    return {event: tuple(own) for event, own in found.items()}


def _goes_on(row: Sequence[Any], meetings: Sequence[Meeting], identity: Identity) -> bool:
    """Tell whether a sentence goes on telling of a meeting: by its first subject, else its verb."""
    subject = next((a for a in actors(row) if a.human and a.may_be_subject), None)
    if subject is None:
        return _is_discussed(row)
    people = list(mentions_of([subject]))
    if not people:
        return bool(subject.pronoun or has_lemma(row[subject.start], _SIDES, "plur"))
    known = [p for meeting in meetings for p in meeting.participants if not isinstance(p, Country)]
    if getattr(subject.title, "plural", False) and subject.title in people:
        return _is_discussed(row)
    return all(any(identity.known_as(one, other) for other in known) for one in people)


def _is_discussed(row: Sequence[Any]) -> bool:
    """Tell "были рассмотрены", "Подтвердили приверженность", "Речь шла о" without a subject."""
    for index, token in enumerate(row):
        if not has_lemma(token, WORDS["discussing"]):
            continue
        grams = token.forms[0].grams
        start, _ = boundaries(row, index)
        bare = "plur" in grams and "VERB" in grams and index <= start + 2
        if "PRTS" in grams or bare or has_lemma(token, {"речь"}):
            return True
    return False


def areas_of(analysis: Analysis, mentions: Iterable[Mention]) -> dict[int, tuple[str, ...]]:
    """Give the areas of each sentence by its number, in order."""
    found: dict[int, tuple[str, ...]] = {}
    starts = [analysis.view.raw_span(s.start, s.stop)[0] for s in analysis.sentences]
    for mention in mentions:
        if isinstance(mention, CooperationArea):
            number = max(0, bisect_right(starts, mention.start) - 1)
            found[number] = (*found.get(number, ()), *mention.areas)
    return found
