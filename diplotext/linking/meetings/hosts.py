"""Who receives in talks: the side from the state where they take place, by words or by a visit.

The place of a meeting is told by its sentence, by the visit that it belongs to, or by the
gathering on whose sidelines it is held; in a third state nobody is host.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from diplotext.linking.cities import state_of
from diplotext.linking.meetings.repeats import Seen
from diplotext.linking.meetings.setting import Setting
from diplotext.linking.meetings.words import VISITS
from diplotext.linking.people.identity import Identity
from diplotext.linking.places import Place
from diplotext.types import Meeting, Mention

__all__ = ["hosted", "in_visit", "on_sidelines"]

REMOTE = frozenset({"phone_call", "video_call"})
FORUMS = frozenset({"summit", "conference", "forum", "session"})
_NEVER = FORUMS | REMOTE | VISITS | {"ministerial_meeting", "head_of_government_meeting"}


def on_sidelines(at: Setting, meeting: Meeting, seen: Sequence[Seen], number: int) -> Meeting:
    """Give a meeting "на полях форума" the place of the forum."""
    if meeting.place or meeting.format != "on_sidelines" or meeting.kind in FORUMS | REMOTE:
        return meeting
    near = [one.mention for one in seen if number - one.sentence <= 1]
    places = [one.place for one in near if one.kind in FORUMS and one.place]
    return evolve(meeting, place=places[-1]) if places else meeting


def in_visit(
    meeting: Meeting, seen: Sequence[Seen], number: int, identity: Identity
) -> tuple[Meeting, Meeting | None]:
    """Give talks of a visitor the city and the sides of the visit; the visit, where one is.

    The visit is one of the same standing, past or not, or named in the same sentence.
    """
    if meeting.kind in _NEVER or meeting.format == "online" or len(meeting.participants) < 2:
        return meeting, None
    for earlier in reversed(seen):
        visit = earlier.mention
        if visit.kind not in VISITS or visit.guest is None or visit.host is None:
            continue
        same_sentence = earlier.sentence == number
        if not same_sentence and not _alike(visit.status, meeting.status):
            continue
        sides = _sides(meeting, visit, identity)
        if sides is None:
            continue
        place = meeting.place or _city(seen, identity.state(visit.host))
        if place is None and same_sentence:
            place = visit.place
        if meeting.host or meeting.guest:
            return evolve(meeting, place=place), visit
        host, guest = sides
        return evolve(meeting, place=place, host=host, guest=guest), visit
    return meeting, None


def _alike(one: str | None, other: str | None) -> bool:
    past = "referenced_past"
    if one in ("cancelled", "postponed"):
        return other in ("planned", one)
    return (one == past) == (other == past) and other not in ("cancelled", "postponed")


def _sides(
    meeting: Meeting, visit: Meeting, identity: Identity
) -> tuple[Mention | None, Mention | None] | None:
    """Give host and guest by a visit; ``None`` where the meeting is not of the visitor's."""
    guest, state = visit.guest, identity.state(visit.host)
    if guest is None or state is None:
        return None
    own = [one for one in meeting.participants if identity.known_as(one, guest)]
    others = [one for one in meeting.participants if one not in own]
    home = identity.state(guest)
    if not own or not others:
        return None
    placed = state_of(meeting.place)
    if placed is not None and placed != state:
        return None
    hosts = [one for one in others if identity.state(one) in (None, state)]
    side = [one for one in others if home is not None and identity.state(one) == home]
    if len(hosts) + len(side) != len(others) or not hosts:
        return None
    if all(identity.state(one) is None for one in hosts) and not identity.is_national(hosts[0]):
        return None
    return (hosts[0] if len(hosts) == 1 else None), own[0]


def _city(seen: Sequence[Seen], state: str | None) -> str | None:
    """Give the one city of a state in which the meetings before took place."""
    places = {one.mention.place for one in seen if one.mention.place}
    own = {name for name in places if state and state_of(name) == state}
    return own.pop() if len(own) == 1 else None


def hosted(meeting: Meeting, identity: Identity, place: Place | None) -> Meeting:
    """Make the one from the state where a meeting takes place its host.

    An envoy is guest of the state to which he is accredited, wherever that is not said.
    """
    state = place.country if place is not None and place.country else state_of(meeting.place)
    if meeting.host or meeting.guest or meeting.kind in _NEVER or len(meeting.participants) < 2:
        return meeting
    if state is None and meeting.place is None:
        state = _of_mission(meeting, identity)
    if state is None:
        return meeting
    own = [one for one in meeting.participants if identity.state(one) == state]
    others = [one for one in meeting.participants if one not in own]
    if not own and len(others) == 2:
        own, others = _at_home(others, state, identity)
    if not own or not others or not all(_is_foreign(one, identity) for one in others):
        return meeting
    guest = others[0] if len(others) == 1 else None
    if len(own) > 1:
        return meeting if guest is None else evolve(meeting, guest=guest)
    return evolve(meeting, host=own[0], guest=guest)


def _is_foreign(one: Mention, identity: Identity) -> bool:
    """Tell somebody known to be from elsewhere: of another state, or of an organisation."""
    return identity.state(one) is not None or identity.is_of_organization(one)


def _at_home(
    pair: Sequence[Mention], state: str, identity: Identity
) -> tuple[list[Mention], list[Mention]]:
    """Tell the local of two: one is of another state, the other's office names no state."""
    foreign = [one for one in pair if identity.state(one) not in (None, state)]
    local = [one for one in pair if identity.state(one) is None and identity.has_office(one)]
    local = [one for one in local if not identity.is_of_organization(one)]
    return (local, foreign) if len(foreign) == len(local) == 1 else ([], list(pair))


def _of_mission(meeting: Meeting, identity: Identity) -> str | None:
    """Give the state to which one of two is accredited, where the other is of that state."""
    if len(meeting.participants) != 2:
        return None
    one, two = meeting.participants
    for envoy, other in ((one, two), (two, one)):
        state = identity.accredited(envoy)
        if state is not None and state == identity.state(other) != identity.state(envoy):
            return state
    return None
