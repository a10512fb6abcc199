"""Which earlier meeting a mention repeats: "в ходе беседы", "участники встречи", "визита"."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from diplotext.linking.cities import known_city
from diplotext.linking.meetings.words import GATHERINGS, VISITS, WORDS
from diplotext.linking.people.identity import Identity
from diplotext.types import Institution, Meeting, Mention, Organization

__all__ = ["WINDOW", "Seen", "antecedent", "fits_kind"]

_FAMILIES = tuple((frozenset(row["kinds"]), frozenset(row["generic"])) for row in WORDS["family"])
_LOOSE = frozenset({"meeting", "talks", "conversation", "reception"})
WINDOW = 40  # meetings before that a mention may repeat or belong to
_FAR, _NEAR = 8, 4  # sentences
_PAST = "referenced_past"
_NO_SESSIONS = frozenset({"forum", "conference", "informal_meeting", "strategic_dialogue"})
_OFF = frozenset({"planned", "cancelled", "postponed"})


@frozen
class Seen:
    """A meeting as later mentions see it.

    ``background``: it only recalls a meeting; ``plural``: it is several; ``other``: it is
    said to be another one ("следующая встреча"); ``subject``: it may be a subject; ``ahead``: words
    beside it say that it is to come ("сроки визита"); ``agent``: who is subject in its sentence;
    ``strangers``: with people who are no officials ("с соотечественниками").
    """

    mention: Meeting
    background: bool
    plural: bool = False
    other: bool = False
    subject: bool = True
    sentence: int = 0
    paragraph: int = 0
    ahead: bool = False
    agent: Mention | None = None
    strangers: bool = False


def fits_kind(later: str, earlier: str) -> bool:
    """Tell whether a noun of one kind may repeat a meeting of another.

    >>> fits_kind("conversation", "reception"), fits_kind("talks", "official_visit")
    (True, False)
    """
    if later == "session" and earlier in _NO_SESSIONS:
        return False
    return later == earlier or any(
        later in kinds and earlier in kinds and later in generic for kinds, generic in _FAMILIES
    )


def antecedent(seen: Sequence[Seen], later: Seen, identity: Identity) -> int | None:
    """Find the meeting that a later mention repeats; gives its place, ``None`` for a new one.

    A recalled mention repeats the nearest meeting of its kind with participants that agree;
    any other one only a meeting with the same participants, time and form.
    """
    places = range(len(seen) - 1, max(-1, len(seen) - 1 - WINDOW), -1)
    if later.background:
        for loosely in (False, True):
            found = [p for p in places if _recalls(seen[p], later, identity, loosely=loosely)]
            # "принял посла. Посол вручил грамоты. В ходе беседы": the reception went on.
            near = [p for p in found if later.sentence - seen[p].sentence <= _NEAR]
            talks = [p for p in near if seen[p].mention.kind != "credentials"]
            if found:
                return (talks or found)[0]
        return None
    # "До переговоров состоялась встреча": what the sentence recalls is another meeting.
    recalled = {
        one.mention.kind
        for one in seen[-WINDOW:]
        if one.sentence == later.sentence and one.background
    } - {later.mention.kind}
    return next(
        (
            place
            for place in places
            if seen[place].mention.kind not in recalled and _repeats(seen[place], later, identity)
        ),
        None,
    )


def _recalls(earlier: Seen, later: Seen, identity: Identity, *, loosely: bool) -> bool:
    one, two = earlier.mention, later.mention
    if later.plural or (two.status == _PAST and one.status != _PAST):
        return False
    if one.status == _PAST and later.sentence - earlier.sentence > 1:
        return False
    if later.ahead and one.status not in (None, *_OFF):
        return False
    # "провёл встречу … В ходе переговоров": looser than a repeat of the same noun.
    fits = fits_kind(two.kind, one.kind)
    fits = fits or (two.kind == "video_call" and one.format == "online")
    if not (fits or (loosely and {one.kind, two.kind} <= _LOOSE)):
        return False
    if one.status in _OFF and two.status not in _OFF and two.status is not None:
        return False
    if _are_apart(one, two, identity) or (later.other and one.kind in GATHERINGS):
        return False
    return (
        not two.participants
        or identity.agree(two.participants, one.participants)
        or (one.kind in GATHERINGS and _sits(one, two, identity))
    )


def _are_apart(one: Meeting, two: Meeting, identity: Identity) -> bool:
    """Tell meetings that differ by who goes to whom, or by their cities."""
    sides = ((one.guest, two.guest), (one.host, two.host))
    if one.kind in VISITS and any(a and b and not identity.same(a, b) for a, b in sides):
        return True
    cities = known_city(one.place), known_city(two.place)
    return one.kind not in VISITS and None not in cities and cities[0] != cities[1]


def _sits(one: Meeting, two: Meeting, identity: Identity) -> bool:
    """Tell whether two sessions may be one: who else takes part contradicts nobody.

    Bodies and places that are told must be the same.
    """
    bodies = Organization | Institution
    some = [p for p in one.participants if isinstance(p, bodies)]
    others = [p for p in two.participants if isinstance(p, bodies)]
    if some and others and not any(identity.known_as(a, b) for a in some for b in others):
        return False
    return one.place is None or two.place in (None, one.place)


def _is_body(meeting: Meeting) -> bool:
    """Tell a session of which only the body is told, not who sits."""
    bodies = Organization | Institution
    return all(isinstance(one, bodies) for one in meeting.participants)


def _repeats(earlier: Seen, later: Seen, identity: Identity) -> bool:
    one, two = earlier.mention, later.mention
    if not (fits_kind(two.kind, one.kind) or fits_kind(one.kind, two.kind)):
        return False
    if later.plural or earlier.plural or _differ(one.format, two.format):
        return False
    if later.strangers or earlier.strangers:
        return False
    if (one.status in _OFF) != (two.status in _OFF) or _is_copy(one) != _is_copy(two):
        return False
    if one.kind != two.kind and one.status != two.status and one.status in _OFF:
        return False  # a planned summit, a cancelled meeting beside it
    if (one.status == _PAST) != (two.status == _PAST):
        return False
    told = one.participants and two.participants and one.kind == two.kind
    if one.status == _PAST and not told:
        return False
    if _are_apart(one, two, identity):
        return False
    if one.date and two.date and one.date.since != two.date.since:
        return False
    if one.kind != two.kind and later.sentence == earlier.sentence:
        return False
    gathers = one.kind == two.kind and one.kind in GATHERINGS
    if gathers and not later.other and _sits(one, two, identity):
        return later.sentence - earlier.sentence < _FAR
    if not two.participants or not one.participants:
        placed = one.place is None or two.place in (None, one.place)
        told = one.kind == two.kind and not two.participants and later.subject
        return told and placed and not later.other and later.sentence - earlier.sentence < 3
    if identity.agree(two.participants, one.participants):
        return True
    # A headline names the body, its lead those who preside.
    bodies = _is_body(one) or _is_body(two)
    placed = one.place == two.place
    return bodies and one.kind == two.kind and placed and later.sentence - earlier.sentence < 3


def _is_copy(meeting: Meeting) -> bool:
    """Tell copies of letters of credence, given days before the letters."""
    return meeting.kind == "credentials" and "копи" in meeting.text.lower()


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other
