"""Meetings completed: participants, host and guest, place, date, status, codes.

All of it comes from the sentence of the meeting. Across sentences goes only what a mention
that recalls a meeting ("в ходе беседы") takes from the one that it recalls, and the place of
a visit for talks "в рамках визита".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from attrs import evolve

from diplotext.engine.pipeline import Analysis
from diplotext.entities import default_lexicon
from diplotext.entities.meetings.actors import Actor, boundaries, cases
from diplotext.entities.meetings.normalize import codes
from diplotext.language.inflect import nominative
from diplotext.language.tokens import has_lemma
from diplotext.linking.cities import city_at
from diplotext.linking.meetings.gatherings import attending
from diplotext.linking.meetings.hosts import hosted, in_visit, on_sidelines
from diplotext.linking.meetings.in_play import filled
from diplotext.linking.meetings.referents import Referents
from diplotext.linking.meetings.repeats import WINDOW, Seen, antecedent
from diplotext.linking.meetings.roles import Roles, mentions_of
from diplotext.linking.meetings.seeing import is_plural, located, seen_of
from diplotext.linking.meetings.setting import Setting
from diplotext.linking.meetings.spans import date_of, own_part, relative_part
from diplotext.linking.meetings.status import status_of
from diplotext.linking.meetings.told import roles_of
from diplotext.linking.meetings.words import VISITS, WORDS
from diplotext.linking.people.counterparts import states_of_colleagues
from diplotext.linking.people.identity import Identity
from diplotext.linking.places import Place, place_in
from diplotext.types import Country, Date, Meeting, Mention

__all__ = ["resolve_meetings"]

_REACH = 6  # tokens from a place to ", где"
_REMOTE = frozenset({"phone_call", "video_call"})
_HERE = frozenset({"здесь", "там"})


def resolve_meetings(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Give each meeting with what the document knows of it, as its new self.

    Takes the document and its mentions in order; titles must have their holders by now.
    """
    identity = Identity.of(mentions, states_of_colleagues(analysis))
    countries = _countries(mentions)
    referents = Referents(analysis, identity)
    seen: list[Seen] = []
    changed: dict[Mention, Mention] = {}
    for number, index, token in located(analysis):
        old: Meeting = token.mention
        place = _place_of(analysis, number, index)
        state = _visited(place) if old.kind in VISITS else None
        named = referents.named(number)
        meant = referents.of(number, index, seen[-WINDOW:], state)
        at = Setting(analysis.rows[number], index, place, countries, meant)
        meeting = told = _told(analysis, at, old, number, identity)
        _note_meant(analysis, told, named, meant)
        draft = seen_of(analysis, at, meeting, number)
        repeated = antecedent(seen, draft, identity)
        if repeated is not None:
            meeting = _inherited(meeting, seen[repeated].mention, at.background)
            _note(analysis, told, meeting, "repeats", seen[repeated].mention)
        meeting = _linked(analysis, at, meeting, seen[-WINDOW:], number, identity)
        meeting = _attended(analysis, referents, at, meeting, number)
        meeting = _coded(meeting)
        seen.append(evolve(draft, mention=meeting))
        changed[old] = meeting
    return {old: new for old, new in changed.items() if old != new}


def _attended(
    analysis: Analysis, referents: Referents, at: Setting, meeting: Meeting, number: int
) -> Meeting:
    """Add those of "встреча, на которой были А и Б", of "Участие в нём приняли А и Б" after it."""
    here = attending(at)
    found = here or ([] if at.background else _attending_next(analysis, referents, number))
    people = list(mentions_of(found))
    everybody = referents.identity.distinct((*meeting.participants, *people))
    changed = evolve(meeting, participants=everybody) if people else meeting
    _note(analysis, meeting, changed, "attended", *people)
    return changed


def _attending_next(analysis: Analysis, referents: Referents, number: int) -> list[Actor]:
    row = analysis.rows[number + 1] if number + 1 < len(analysis.rows) else ()
    in_it = any(
        one.value.lower() == "в" and other.value.lower() in ("нем", "ней", "них")
        for one, other in pairwise(row)
    )
    # "Участие приняли министры А и Б": the sentence before says in what.
    elided = bool(row) and has_lemma(row[0], {"участие"})
    attending = any(has_lemma(token, WORDS["attending"]) for token in row)
    if not ((in_it or elided) and attending) or any(t.type == "MEETING" for t in row):
        return []
    named = [a for a in referents.named(number + 1) if a.human and a.preposition is None]
    return [a for a in named if "nomn" in a.cases]


def _linked(
    analysis: Analysis,
    at: Setting,
    told: Meeting,
    seen: Sequence[Seen],
    number: int,
    identity: Identity,
) -> Meeting:
    """Give a meeting with what the meetings before tell of it: people, place, host and guest."""
    paragraph = analysis.sentences[number].paragraph
    meeting = filled(at, told, seen, identity, number=number, paragraph=paragraph)
    _note(analysis, told, meeting, "in_play", *(one.mention for one in seen[-1:]))
    beside = on_sidelines(at, meeting, seen, number)
    _note(analysis, meeting, beside, "sidelines")
    placed, visit = in_visit(beside, seen, number, identity)
    _note(analysis, beside, placed, "sides_of_visit", *([visit] if visit else ()))
    meeting = hosted(placed, identity, at.place)
    _note(analysis, placed, meeting, "state_of_place", *meeting.participants)
    return meeting


def _note_meant(
    analysis: Analysis, meeting: Meeting, named: Sequence[Actor], meant: Sequence[Actor]
) -> None:
    """Say which participants stand for a pronoun or an office without a name."""
    found = [a for a, before in zip(meant, named, strict=True) if a is not before]
    people = set(mentions_of(found))
    for value in ("participants", "host", "guest"):
        own = getattr(meeting, value)
        some = [one for one in (own if isinstance(own, tuple) else (own,)) if one in people]
        if some:
            analysis.because(meeting, value, "meetings.referents", *some)


def _note(analysis: Analysis, old: Meeting, new: Meeting, rule: str, *evidence: Mention) -> None:
    """Say why the values that differ are what they are."""
    for value in ("participants", "host", "guest", "place", "date", "status"):
        if getattr(old, value) != getattr(new, value):
            analysis.because(new, value, f"meetings.{rule}", *evidence)


def _countries(mentions: Sequence[Mention]) -> dict[str, Country]:
    """Give the first mention of each state, by name rather than by adjective or capital."""
    found: dict[str, Country] = {}
    states = [mention for mention in mentions if isinstance(mention, Country)]
    named = [one for one in states if one.form in ("name", "abbreviation")]
    for mention in (*named, *states):
        found.setdefault(mention.code, mention)
    return found


def _place_of(analysis: Analysis, number: int, index: int) -> Place | None:
    """Give where a meeting takes place, as its own part of the sentence tells it."""
    row: Sequence[Any] = analysis.rows[number]
    if row[index].mention.kind in _REMOTE or row[index].mention.format == "online":
        return None
    span = boundaries(row, index)
    place = place_in(analysis, row, index, own_part(row, index, span))
    relative = relative_part(row, index)
    if place is None and relative is not None:
        place = place_in(analysis, row, index, relative)
    if place is None and span[0] > 1 and has_lemma(row[span[0]], {"где"}):
        # "прибыл в Осло, где встретился": the place stands right before.
        return place_in(analysis, row, index, (max(0, span[0] - _REACH), span[0] - 1))
    if place is None and any(t.value.lower() in _HERE for t in row[span[0] : span[1]]):
        return _named_before(analysis, number)
    return None if place is not None and _belongs_elsewhere(row, index, place) else place


def _named_before(analysis: Analysis, number: int) -> Place | None:
    """Give the city of the sentence before that "Здесь" means: "19 мая, Осло. Здесь прошла …"."""
    paragraph = analysis.sentences[number].paragraph
    if not number or analysis.sentences[number - 1].paragraph != paragraph:
        return None
    row = analysis.rows[number - 1]
    for position in range(len(row) - 1, max(-1, len(row) - 1 - 2 * _REACH), -1):
        city = city_at(row, position)
        if city:
            return Place(city[0], city[1], position)
    return None


def _visited(place: Place | None) -> str | None:
    if place is None or place.country is not None:
        return None if place is None else place.country
    return place.mention.code if place.mention is not None else None


def _belongs_elsewhere(row: Sequence[Any], index: int, place: Place) -> bool:
    """Tell "ситуация в Сирии", and the place of another meeting nearer to it."""
    between = range(index + 1, place.index)
    if any(_takes_place(row, i) or _begins_another(row, i) for i in between):
        return True
    before = row[place.index - 2] if place.index > 1 else None
    topic = before is not None and before.type == "RU" and "NOUN" in before.forms[0].grams
    if topic and not place.city:
        return True
    others = [i for i, t in enumerate(row) if t.type == "MEETING" and i != index]
    return any(
        (index < i < place.index or place.index < i < index)
        and _is_visit(row[i]) != _is_visit(row[index])
        and place.index - i in (1, 2, 3)
        for i in others
    )


def _begins_another(row: Sequence[Any], position: int) -> bool:
    """Tell "и осмотр верфи в Осло" after a meeting: what is in Oslo is something else."""
    before, token = row[position - 1], row[position]
    thing = token.type == "RU" and all(g in token.forms[0].grams for g in ("NOUN", "inan"))
    return before.value.lower() == "и" and thing and "nomn" in cases(token)


def _takes_place(row: Sequence[Any], position: int) -> bool:
    """Tell a verb between a meeting and a place that has the place: "и посетил завод в Осло"."""
    token = row[position]
    if token.type != "RU" or "VERB" not in token.forms[0].grams:
        return False
    known = ("held", "taking_place", "plan", "begin", "arrive")
    return not any(has_lemma(token, WORDS[key]) for key in known) and not has_lemma(token, {"быть"})


def _is_visit(token: Any) -> bool:
    return token.mention.kind in VISITS


def _told(
    analysis: Analysis, at: Setting, old: Meeting, number: int, identity: Identity
) -> Meeting:
    sentence = analysis.sentences[number]
    text = analysis.view.matching[sentence.start : sentence.stop]
    roles = _abroad(analysis, roles_of(at), identity, at)
    return evolve(
        old,
        status=_status(at, text),
        participants=identity.distinct(roles.participants),
        host=roles.host,
        guest=roles.guest,
        place=_place(at, roles),
        date=_date(at),
    )


def _abroad(analysis: Analysis, roles: Roles, identity: Identity, at: Setting) -> Roles:
    """Take back a host known by a city alone, where the guest is at home."""
    host = roles.host
    if at.kind not in VISITS or not isinstance(host, Country):
        return roles
    start, stop = analysis.view.raw_span(at.row[0].span.start, at.row[-1].span.stop)
    if start <= host.start < stop or identity.state(roles.guest) != host.code:
        return roles
    rest = tuple(one for one in roles.participants if one != host)
    return Roles(rest, None, roles.guest)


def _status(at: Setting, text: str) -> str | None:
    status = status_of(at.row, at.index, text)
    plural = not at.verbal and is_plural(at.row, at.index)
    if at.background and plural and status == "completed" and at.kind in VISITS:
        return "referenced_past"
    return status


def _place(at: Setting, roles: Roles) -> str | None:
    if at.place is not None and at.place.name:
        return at.place.name
    if at.kind in VISITS and isinstance(roles.host, Country):
        return _name(roles.host)
    if at.place is not None and at.place.mention is not None:
        return _name(at.place.mention)
    return None


def _name(country: Country) -> str:
    if country.form == "abbreviation":
        return country.text
    words = country.text.split()
    if country.text.isupper():  # a headline in capitals
        words = [word.capitalize() for word in words]
    return nominative(words)


def _date(at: Setting) -> Date | None:
    """Give the date that the sentence tells: of the meeting's own part, or of "который пройдёт"."""
    relative = relative_part(at.row, at.index)
    told = date_of(at.row, at.index, relative) if relative else None
    return told or date_of(at.row, at.index, own_part(at.row, at.index, at.span))


def _inherited(meeting: Meeting, earlier: Meeting, background: bool) -> Meeting:
    """Fill what the later mention leaves open from the meeting that it repeats."""
    status = earlier.status if background else meeting.status or earlier.status
    if status == "planned" and meeting.status not in (None, "planned"):
        status = meeting.status
    swapped = not meeting.participants or (meeting.host is None and meeting.guest is None)
    if meeting.guest is not None and meeting.host is None and meeting.guest == earlier.guest:
        swapped = True
    if meeting.guest is None and isinstance(meeting.host, Country) and earlier.guest is not None:
        swapped = isinstance(earlier.host, Country) and meeting.host.code == earlier.host.code
    return evolve(
        meeting,
        participants=meeting.participants
        if len(meeting.participants) > 1
        else earlier.participants or meeting.participants,
        host=earlier.host if swapped else meeting.host,
        guest=earlier.guest if swapped else meeting.guest,
        place=meeting.place or earlier.place,
        date=meeting.date or earlier.date,
        status=status,
    )


def _coded(meeting: Meeting) -> Meeting:
    kinds = {kind.id: kind for kind in default_lexicon("meetings")}
    plover, cameo = codes(kinds[meeting.kind], meeting.status)
    return evolve(meeting, plover=plover, cameo=cameo)
