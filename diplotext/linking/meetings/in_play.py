"""Who takes part without being named: "министры", "гостья", "датским коллегой", nobody at all.

The event in play is the nearest meeting before, in the same paragraph or the one before it,
whose people are known. Nothing is taken from farther away.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from diplotext.entities.meetings.actors import Actor
from diplotext.language.tokens import has_lemma
from diplotext.linking.meetings.referents import visitor
from diplotext.linking.meetings.repeats import Seen
from diplotext.linking.meetings.roles import mentions_of
from diplotext.linking.meetings.seeing import with_strangers
from diplotext.linking.meetings.setting import Setting
from diplotext.linking.meetings.words import GATHERINGS, VISITS
from diplotext.linking.people.identity import Identity
from diplotext.types import Country, Meeting, Mention, Person, Title

__all__ = ["filled"]

_SIDES = frozenset({"сторона", "собеседник", "министр", "сопредседатель"})
_THEN = frozenset({"затем", "далее", "потом", "накануне"})
_PAST = "referenced_past"
_TALKED = frozenset({"talks", "meeting", "conversation", "negotiation_round"})


def filled(
    at: Setting,
    meeting: Meeting,
    seen: Sequence[Seen],
    identity: Identity,
    *,
    number: int,
    paragraph: int,
) -> Meeting:
    """Give a meeting with the people its sentence only refers to, as far as they are known."""
    near = [one for one in seen if paragraph - one.paragraph <= 1]
    meeting = _of_sentence(at, meeting, seen, number)
    if meeting.kind in GATHERINGS:
        return meeting
    meeting = _with_colleague(at, meeting, identity)
    if meeting.kind == "credentials" and meeting.guest and not meeting.host:
        return _with_host(meeting, near, identity)
    if meeting.kind == "return_visit":
        return _returned(meeting, seen, identity)
    if meeting.kind in VISITS or meeting.status == "referenced_past":
        return meeting
    if not meeting.participants and at.background:
        people = [one for one in mentions_of(at.subject()) if isinstance(one, Person)]
        if len(people) > 1 and not any(_has_people(one) for one in near):
            return evolve(meeting, participants=tuple(dict.fromkeys(people)))
    meeting = _with_topic(at, meeting, seen, near, identity)
    meeting = _with_counterpart(at, meeting, seen, identity)
    earlier = _in_play(near)
    if earlier is None:
        return meeting
    if with_strangers(at):
        return meeting
    if _by_reference(at, meeting) and identity.agree(meeting.participants, earlier.participants):
        alike = meeting.status == earlier.status and earlier.kind not in _REMOTE
        return evolve(meeting, place=meeting.place or (earlier.place if alike else None))
    if not _is_open(at, meeting):
        return meeting
    place = meeting.place
    if place is None and meeting.status == earlier.status and earlier.kind not in _REMOTE:
        place = earlier.place
    return evolve(meeting, participants=_people(earlier), place=place)


_REMOTE = frozenset({"phone_call", "video_call"})


def _has_people(one: Seen) -> bool:
    """Tell whether a meeting before may be the one recalled, so that its people are known."""
    return one.mention.kind not in VISITS and bool(one.mention.participants)


def _of_sentence(at: Setting, meeting: Meeting, seen: Sequence[Seen], number: int) -> Meeting:
    """Take from what the sentence recalls: "После встречи прошли переговоры" of the same people.

    What is on the programme of a visit to come is to come itself.
    """
    recalled = [one.mention for one in seen[-2:] if one.sentence == number and one.background]
    if not recalled or at.background:
        return meeting
    last = recalled[-1]
    if meeting.status is None and last.kind in VISITS:
        meeting = evolve(meeting, status=last.status)
    alike = last.kind not in GATHERINGS | VISITS | _REMOTE
    if meeting.participants or at.verbal or not alike or meeting.kind in GATHERINGS | VISITS:
        return meeting
    place = meeting.place or last.place
    return evolve(meeting, participants=last.participants, place=place)


def _with_host(meeting: Meeting, near: Sequence[Seen], identity: Identity) -> Meeting:
    """Give letters handed over at a reception the host of the reception."""
    for one in reversed(near):
        host, guest = one.mention.host, one.mention.guest
        if host and guest and meeting.guest and identity.known_as(guest, meeting.guest):
            everybody = (*meeting.participants, host)
            place = meeting.place or one.mention.place
            return evolve(meeting, host=host, participants=everybody, place=place)
    return meeting


def _people(meeting: Meeting) -> tuple[Mention, ...]:
    return tuple(one for one in meeting.participants if isinstance(one, Person | Title))


def _in_play(near: Sequence[Seen]) -> Meeting | None:
    """Find the nearest meeting of two or more people of different states, or unknown ones."""
    for one in reversed(near):
        if one.mention.status == "referenced_past":
            continue
        people = _people(one.mention)
        if len(people) > 1 and not any(getattr(person, "plural", False) for person in people):
            return one.mention
    return None


def _is_open(at: Setting, meeting: Meeting) -> bool:
    """Tell a meeting of "стороны", or "Затем прошли переговоры"; offices have their holders."""
    if meeting.participants:
        return False
    if at.background or at.verbal:
        return False
    words = at.row[at.span[0] : at.span[1]]
    sides = any(has_lemma(token, _SIDES, "NOUN", "plur") for token in words)
    return sides or has_lemma(at.row[0], _THEN) or _then(at)


def _then(at: Setting) -> bool:
    """Tell "…, а затем состоялась встреча в расширенном составе": it goes on in one sentence."""
    start = at.part[0]
    return at.is_subject() and any(has_lemma(t, _THEN) for t in at.row[start : start + 3])


def _with_topic(
    at: Setting, meeting: Meeting, seen: Sequence[Seen], near: Sequence[Seen], identity: Identity
) -> Meeting:
    """Give "Затем прошли консультации с N" the one whom the meetings before are about."""
    partners = tuple(dict.fromkeys(mentions_of(at.after(("с", "со"), "ablt"))))
    strangers = not partners and with_strangers(at)
    if not (partners or strangers) or meeting.participants != identity.distinct(partners):
        return meeting
    subjects = [a for a in at.near if a.human and a.may_be_subject]
    subjects = [a for a in subjects if a.pronoun or a.mention is not None]
    subjects = [a for a in subjects if not at.reports(a)]
    if meeting.kind in _REMOTE or (subjects and not at.is_subject()):
        return meeting
    topic = _topic(seen, near, identity)
    if topic is None or any(identity.known_as(topic, one) for one in partners):
        return meeting
    states = {identity.state(one) for one in partners}
    if identity.state(topic) in states - {None} and not _is_at_home(near, topic, identity):
        return meeting
    place = meeting.place or _place_before(meeting, topic, near, identity)
    return evolve(meeting, participants=(topic, *meeting.participants), place=place)


def _place_before(
    meeting: Meeting, topic: Mention, near: Sequence[Seen], identity: Identity
) -> str | None:
    """Give the place of the meeting told just before, where the same one took part."""
    last = near[-1].mention if near else None
    if last is None or last.kind in VISITS | _REMOTE or last.status != meeting.status:
        return None
    return last.place if any(identity.known_as(topic, p) for p in last.participants) else None


def _returned(meeting: Meeting, seen: Sequence[Seen], identity: Identity) -> Meeting:
    """Give "ответный визит N" the state of those who came: the host of the one received before."""
    if meeting.host is not None or meeting.guest is None:
        return meeting
    home = identity.state(meeting.guest)
    for one in reversed(seen):
        guest, host = one.mention.guest, one.mention.host
        state = identity.state(guest)
        if one.mention.kind in VISITS and guest and host and home == identity.state(host) != state:
            country = identity.country(state) if state else None
            if country is not None:
                people = (meeting.guest, country)
                return evolve(meeting, host=country, participants=people)
    return meeting


def _topic(seen: Sequence[Seen], near: Sequence[Seen], identity: Identity) -> Mention | None:
    """Give the visitor whose programme goes on, else the subject of the meeting told last."""
    guest = visitor([one for one in seen if one.mention.kind in VISITS])
    for one in reversed(near):
        meeting = one.mention
        if meeting.status == _PAST or not meeting.participants:
            continue
        if meeting.kind in VISITS:
            whose = meeting.guest or guest
            return whose if isinstance(whose, Person | Title) else None
        if guest and any(identity.known_as(guest, p) for p in meeting.participants):
            return guest
        if isinstance(one.agent, Person | Title):
            return one.agent
        break
    return _protagonist(seen, identity)


def _protagonist(seen: Sequence[Seen], identity: Identity) -> Person | None:
    """Give who took part in both meetings told last, if that is one person; else in most."""
    told = [one.mention for one in seen if one.mention.status != _PAST]
    people = [[p for p in m.participants if isinstance(p, Person)] for m in told]
    people = [own for own in people if own]
    both = [p for p in people[-1] if _is_in(p, people[-2], identity)] if len(people) > 1 else []
    every = identity.distinct(both)
    if len(every) == 1 and isinstance(every[0], Person):
        return every[0]
    return _most_often(people, identity)


def _most_often(people: Sequence[Sequence[Person]], identity: Identity) -> Person | None:
    """Give who took part in more meetings than anybody else, two at least."""
    named = identity.distinct(p for own in people for p in own)
    counts = [(sum(_is_in(p, own, identity) for own in people), p) for p in named]
    counts.sort(key=lambda item: -item[0])
    first = counts[0] if counts else (0, None)
    alone = len(counts) == 1 or (len(counts) > 1 and counts[1][0] < first[0])
    return first[1] if first[0] > 1 and alone and isinstance(first[1], Person) else None


def _is_in(one: Mention, others: Sequence[Mention], identity: Identity) -> bool:
    return any(identity.known_as(one, other) for other in others)


def _is_at_home(near: Sequence[Seen], topic: Mention, identity: Identity) -> bool:
    """Tell whether somebody met another of the own state just before, as at home one does."""
    state = identity.state(topic)
    return any(
        identity.known_as(topic, one) and identity.state(other) == state
        for seen in near[-1:]
        for one in seen.mention.participants
        for other in seen.mention.participants
        if other is not one
    )


def _with_counterpart(
    at: Setting, meeting: Meeting, seen: Sequence[Seen], identity: Identity
) -> Meeting:
    """Give "переговоры на высшем уровне" of a visit the visitor and who holds his office there."""
    if meeting.kind not in _TALKED or meeting.participants or at.background or at.verbal:
        return meeting
    if any(a.human and a.mention is not None and not a.pronoun for a in at.near):
        return meeting
    if meeting.level not in ("highest", "high", "ministerial") and meeting.format is None:
        return meeting
    visits = [m for m in (one.mention for one in seen) if m.kind in VISITS and m.status != _PAST]
    last = visits[-1] if visits else None
    state = identity.state(last.host) if last is not None else None
    if last is None or state is None or not isinstance(last.guest, Person):
        return meeting
    other = identity.counterpart(state, last.guest)
    return meeting if other is None else evolve(meeting, participants=(last.guest, other))


def _by_reference(at: Setting, meeting: Meeting) -> bool:
    """Tell whether a plural office of the sentence gave the people ("сопредседатели")."""
    holders = [person for a in at.near for person in getattr(a.mention, "holders", ())]
    return len(holders) > 1 and set(meeting.participants) == set(holders)


def _is_side(at: Setting, actor: Actor) -> bool:
    """Tell "иранской стороной", "иранскую делегацию", which stand for the state."""
    words = at.row[actor.start : actor.stop]
    return any(has_lemma(token, {"сторона", "делегация"}) for token in words)


def _with_colleague(at: Setting, meeting: Meeting, identity: Identity) -> Meeting:
    """Put the person for a state that "датский коллега" told, where one alone fits."""
    changed = dict[Mention, Mention]()
    told = {id(a.mention) for a in at.near if a.human and not a.plural and not _is_side(at, a)}
    for one in meeting.participants:
        if isinstance(one, Country) and one.form == "adjective" and id(one) in told:
            others = [other for other in meeting.participants if other is not one]
            person = identity.colleague(one.code, others)
            if person is not None:
                changed[one] = person
    if not changed:
        return meeting
    return evolve(
        meeting,
        participants=tuple(changed.get(one, one) for one in meeting.participants),
        host=changed.get(meeting.host, meeting.host) if meeting.host else None,
        guest=changed.get(meeting.guest, meeting.guest) if meeting.guest else None,
    )
