"""Who "он" and "она" are beside a meeting: the one person who is subject of a sentence before."""

from __future__ import annotations

from attrs import evolve

from diplotext.engine.pipeline import Analysis
from diplotext.entities.meetings.actors import actors
from diplotext.language.tokens import has_lemma
from diplotext.linking.roles import mentions_of
from diplotext.linking.setting import Setting
from diplotext.linking.status import GATHERINGS, VISITS
from diplotext.types import Country, Meeting, Mention, Person

__all__ = ["with_pronoun"]

_BACK = 2  # sentences


def with_pronoun(analysis: Analysis, at: Setting, meeting: Meeting, number: int) -> Meeting:
    """Give a meeting the person meant by "он встретился", "она посетила"; else as it is."""
    if at.background or meeting.kind in GATHERINGS or not _has_pronoun(at):
        return meeting
    visit = meeting.kind in VISITS
    partners = [one for one in meeting.participants if not isinstance(one, Country)]
    if len(partners) > 1 or (visit and meeting.guest) or meeting.kind in ("credentials", "summons"):
        return meeting
    person = _subject_before(analysis, number)
    if person is None or person in meeting.participants:
        return meeting
    participants = (person, *meeting.participants)
    if visit:
        return evolve(meeting, guest=person, participants=participants)
    if meeting.kind == "reception" and meeting.guest and not meeting.host:
        return evolve(meeting, host=person, participants=participants)
    return evolve(meeting, participants=participants)


def _has_pronoun(at: Setting) -> bool:
    """Tell a pronoun that is the subject of the clause, no named person beside it."""
    words = at.row[at.span[0] : at.span[1]]
    pronoun = any(has_lemma(token, {"он", "она"}, "nomn") for token in words)
    return pronoun and not any("nomn" in a.cases and a.mention and a.human for a in at.near)


def _subject_before(analysis: Analysis, number: int) -> Mention | None:
    paragraph = analysis.sentences[number].paragraph
    for place in range(number - 1, max(-1, number - 1 - _BACK), -1):
        if paragraph - analysis.sentences[place].paragraph > 1:
            return None
        row = analysis.rows[place]
        found = [a for a in actors(row) if a.human and "nomn" in a.cases and not a.preposition]
        people = list(dict.fromkeys(one for one in mentions_of(found) if isinstance(one, Person)))
        if people:
            return people[0] if len(people) == 1 else None
    return None
