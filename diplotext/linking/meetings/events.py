"""The meetings of a document, each merged from its mentions."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, evolve

from diplotext.engine.pipeline import Analysis
from diplotext.linking.cities import state_of
from diplotext.linking.meetings.repeats import Seen, antecedent, fits_kind
from diplotext.linking.meetings.seeing import located, seen_of
from diplotext.linking.meetings.setting import Setting
from diplotext.linking.meetings.topics import areas_of, topics
from diplotext.linking.meetings.words import GATHERINGS, VISITS
from diplotext.linking.people.counterparts import states_of_colleagues
from diplotext.linking.people.identity import Identity
from diplotext.types import Event, Meeting, Mention, Person

__all__ = ["build_events"]

_OVER = frozenset({"referenced_past", "cancelled", "postponed"})


@define(eq=False)
class _Group:
    """The mentions of one event, the first of which opened it."""

    seen: list[Seen]

    @property
    def first(self) -> Meeting:
        return self.seen[0].mention


def build_events(analysis: Analysis, mentions: Sequence[Mention]) -> tuple[Event, ...]:
    """Merge the meetings of a document into events, in the order of their first mentions.

    Takes the document and its resolved mentions in order. A meeting that is merely recalled
    makes no event unless its participants are told; ``topics`` are the areas of cooperation
    in the sentences of the event, then those of sentences that go on telling of it.
    """
    identity = Identity.of(mentions, states_of_colleagues(analysis))
    groups: list[_Group] = []
    owner: list[_Group | None] = []
    seen: list[Seen] = []
    for number, index, token in located(analysis):
        at = Setting(analysis.rows[number], index, None, {}, ())
        later = seen_of(analysis, at, token.mention, number)
        place = antecedent(seen, later, identity)
        group = owner[place] if place is not None else None
        if place is not None:
            rule = "events.recalls" if later.background else "events.repeats"
            analysis.because(later.mention, "event", rule, seen[place].mention)
        if group is None and _opens(later):
            group = _Group([])
            groups.append(group)
        if group is not None:
            group.seen.append(later)
        seen.append(later)
        owner.append(group)
    areas = areas_of(analysis, mentions)
    more = topics(analysis, mentions, _told(groups), identity)
    events = [_event(group, areas, more.get(n, ()), identity) for n, group in enumerate(groups)]
    return tuple(_placed(event, events, identity) for event in events)


def _opens(seen: Seen) -> bool:
    meeting = seen.mention
    if meeting.status == "referenced_past" or seen.plural:
        return len(meeting.participants) > 1 or (bool(meeting.participants) and not seen.plural)
    return True


def _told(groups: Sequence[_Group]) -> dict[int, tuple[int, list[Meeting]]]:
    """Give for each sentence the event that it tells last, with the mentions so far."""
    found: dict[int, tuple[int, list[Meeting], int]] = {}
    for number, group in enumerate(groups):
        for seen in group.seen:
            start = found[seen.sentence][2] if seen.sentence in found else -1
            if seen.mention.status not in _OVER and seen.mention.start > start:
                meetings = [one.mention for one in group.seen]
                found[seen.sentence] = (number, meetings, seen.mention.start)
    return {sentence: (number, meetings) for sentence, (number, meetings, _) in found.items()}


def _event(
    group: _Group, topics: dict[int, tuple[str, ...]], more: Sequence[str], identity: Identity
) -> Event:
    meetings = [seen.mention for seen in group.seen]
    main = _main(group)
    sentences = dict.fromkeys(seen.sentence for seen in group.seen)
    areas = dict.fromkeys(area for number in sentences for area in topics.get(number, ()))
    fullest = max(meetings, key=_fullness)
    sided = next((m for m in meetings if m.host and m.guest), None)
    sided = sided or next((m for m in meetings if m.host or m.guest), main)
    return Event(
        kind=main.kind,
        level=next((m.level for m in meetings if m.level), None),
        format=next((m.format for m in meetings if m.format), None),
        status=next((m.status for m in meetings if m.status), None),
        participants=_everybody(meetings, fullest, identity),
        host=sided.host,
        guest=sided.guest,
        place=_best_place(meetings),
        date=next((m.date for m in meetings if m.date), None),
        topics=tuple(dict.fromkeys((*areas, *more))),
        plover=main.plover,
        cameo=main.cameo,
        mentions=tuple(meetings),
    )


def _fullness(meeting: Meeting) -> tuple[int, int]:
    """Compare meetings by how many people they name, then by how many participants."""
    people = [one for one in meeting.participants if isinstance(one, Person)]
    return len(people), len(meeting.participants)


def _everybody(
    meetings: Sequence[Meeting], fullest: Meeting, identity: Identity
) -> tuple[Mention, ...]:
    """Give the participants: of a gathering all who are told anywhere, else of one mention."""
    if fullest.kind not in GATHERINGS:
        return fullest.participants
    every = identity.distinct(one for meeting in meetings for one in meeting.participants)
    people = tuple(one for one in every if isinstance(one, Person))
    # A joint body sits by those who preside; a summit is of its organisation too.
    return people if people and fullest.kind == "intergovernmental_commission" else every


def _main(group: _Group) -> Meeting:
    """Choose the mention that says most of the kind; what recalls says it more vaguely."""
    main = group.first
    for seen in group.seen[1:]:
        meeting = seen.mention
        vaguer = fits_kind(main.kind, meeting.kind) and not fits_kind(meeting.kind, main.kind)
        alike = meeting.status == main.status or main.kind in VISITS
        main = meeting if vaguer and alike and not seen.background else main
    return main


def _best_place(meetings: Sequence[Meeting]) -> str | None:
    places = [m.place for m in meetings if m.place]
    return next((place for place in places if state_of(place)), places[0] if places else None)


def _placed(event: Event, events: Sequence[Event], identity: Identity) -> Event:
    """Give a visit the city in which its guest met the hosts, if there is one alone."""
    if event.kind not in VISITS or state_of(event.place) or not (event.host and event.guest):
        return event
    host, guest = identity.state(event.host), event.guest
    found = {
        other.place
        for other in events
        if other.kind not in VISITS | GATHERINGS
        and host is not None
        and state_of(other.place) == host
        and any(identity.same(guest, one) for one in other.participants)
    }
    return evolve(event, place=found.pop()) if len(found) == 1 else event
