"""Events in the codes of PLOVER, with CAMEO beside them, one JSON line each.

By the codebook: what is still to come and what is only undertaken is AGREE, what was called off
REJECT; in a visit the visitor is ``actor`` and the host ``recipient``, and without a clear host
all sides are actors; talks take precedence over visit and reception (CAMEO 046); signing is
SUPPORT, aid given AID; a mere statement is no event, nor is anything without an actor.
Actors have ISO 3166-1 alpha-3 codes (``IGO`` for international organisations) and a sector.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any, Protocol

from diplotext.output.layout import Result
from diplotext.types import (
    Agreement,
    Commitment,
    Country,
    Event,
    Institution,
    Mention,
    Ministry,
    Organization,
    Person,
    Title,
)

__all__ = ["Coded", "country_name", "events", "lines"]

_TALKS = "046"
_MODES = {"041": "phone", "042": "visit", "043": "visit", "044": "multilateral"}
_MEET = frozenset({"036", "125"})
# Conflict-cooperation scores of the codebook: of a mode where it has one, else of the event.
_SCORES = {
    ("AGREE", None): 2.5,
    ("CONSULT", None): 2.5,
    ("CONSULT", "visit"): 4.0,
    ("CONSULT", "multilateral"): 4.0,
    ("CONSULT", "phone"): 1.5,
    ("SUPPORT", None): 5.0,
    ("COOPERATE", None): 9.5,
    ("AID", None): 10.0,
    ("REJECT", "meet"): -2.0,
}
# What became of a document: its event and code. Contracts are trade, letters of credence relations.
_SIGNED = {"contract": ("COOPERATE", "061"), "letter_credence": ("SUPPORT", "050")}
_STATUS = {
    "signed": ("SUPPORT", "057"),
    "ratified": ("SUPPORT", "057"),
    "planned_signing": ("AGREE", "030"),
}
_NO_EVENTS = frozenset({"note_verbale", "resolution"})


class Coded(Result, Protocol):
    """What can be coded: a `Document`, or anything with these."""

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """What is undertaken, in order."""


def lines(result: Coded) -> str:
    """Give the events as JSON lines, Cyrillic kept readable; empty for none."""
    return "".join(json.dumps(event, ensure_ascii=False) + "\n" for event in events(result))


def events(result: Coded) -> list[dict[str, Any]]:
    """Give meetings, then signed documents, then commitments, each in the order of the text.

    Keys: ``event``, ``mode``, ``cameo``, ``score``, ``kind``, ``status``, ``date`` (ISO 8601
    with a year, as precise as the text is), ``place``, ``actor`` and ``recipient`` (lists of
    ``name``, ``country``, ``sector``), ``contexts``, and ``evidence`` (lists of ``start``,
    ``stop``, ``text``).
    """
    actors = _Actors(result)
    return [
        *_meetings(result.events, actors),
        *_documents(result.mentions, actors),
        *_undertaken(result, actors),
    ]


def _meetings(found: Iterable[Event], actors: _Actors) -> Iterator[dict[str, Any]]:
    for event in found:
        sides, hosts = _sides(event, actors)
        if event.plover is None or not sides:
            continue
        code = _code(event)
        yield _record(
            event=event.plover,
            mode=_mode(event, code, sides, hosts),
            cameo=code,
            kind=event.kind,
            status=event.status,
            date=event.date.since if event.date else None,
            place=event.place,
            actor=sides,
            recipient=hosts,
            contexts=_contexts(event.topics, event.status),
            evidence=event.mentions,
        )


def _sides(event: Event, actors: _Actors) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Share the participants out: the host and the others of its state are recipients."""
    if event.host is None:
        return actors.all(event.participants), []
    state = actors.state(event.host)
    hosts = [p for p in event.participants if state is not None and actors.state(p) == state]
    if event.guest in hosts:  # a visit to one's own country is none
        return actors.all(event.participants), []
    recipients = actors.all(dict.fromkeys([event.host, *hosts]))
    guests = [event.guest] if event.guest is not None else []
    others = dict.fromkeys([*guests, *(p for p in event.participants if p not in hosts)])
    return actors.all(p for p in others if p != event.host), recipients


def _code(event: Event) -> str | None:
    """Give the CAMEO code; talks in any mention of the event take precedence."""
    held = event.cameo not in _MEET
    return _TALKS if held and any(m.cameo == _TALKS for m in event.mentions) else event.cameo


def _mode(event: Event, code: str | None, sides: Any, hosts: Any) -> str | None:
    if event.plover == "REJECT":
        return "meet"
    if event.plover != "CONSULT":
        return None
    if event.cameo == "041":
        return "phone"
    if hosts:
        return "visit"
    states = {side["country"] for side in sides} - {None}
    several = len(states) > 2 or any(isinstance(p, Organization) for p in event.participants)
    return "multilateral" if several else _MODES.get(code or "")


def _documents(mentions: Iterable[Mention], actors: _Actors) -> Iterator[dict[str, Any]]:
    seen = set()
    for found in mentions:
        if not isinstance(found, Agreement) or found.kind in _NO_EVENTS:
            continue
        code = _STATUS.get(found.status or "")
        key = (code, found.kind, found.parties)
        if code is None or not found.parties or key in seen:
            continue
        seen.add(key)
        if code[0] == "SUPPORT":
            code = _SIGNED.get(found.kind, code)
        yield _record(
            event=code[0],
            cameo=code[1],
            kind=found.kind,
            status=found.status,
            date=found.date.since if found.date else None,
            actor=[actors.party(party) for party in found.parties],
            evidence=(found,),
        )


def _undertaken(result: Coded, actors: _Actors) -> Iterator[dict[str, Any]]:
    """Give what somebody undertakes, but no meeting or signing that is an event already."""
    told: list[Mention] = [m for e in result.events for m in e.mentions if e.plover == "AGREE"]
    told += [m for m in result.mentions if isinstance(m, Agreement) and _is_promised(m)]
    for found in result.commitments:
        again = any(found.start <= m.start and m.stop <= found.stop for m in told)
        if found.plover is None or not found.actors or again:
            continue
        areas = [area for mention in found.areas for area in mention.areas]
        yield _record(
            event=found.plover,
            mode="economic" if found.plover == "AID" else None,
            cameo=found.cameo,
            kind=found.kind,
            status="completed" if found.plover == "AID" else "planned",
            actor=actors.all(found.actors),
            recipient=actors.all(_given(found, result, actors)),
            contexts=_contexts(areas, None),
            evidence=(found,),
        )


def _is_promised(found: Agreement) -> bool:
    return found.status == "planned_signing" and bool(found.parties)


def _given(found: Commitment, result: Coded, actors: _Actors) -> list[Mention]:
    """Give the state to which aid goes: the one named in what is given, beside the giver's."""
    own = {actors.state(actor) for actor in found.actors}
    named = [
        m
        for m in result.mentions
        if isinstance(m, Country) and found.start <= m.start and m.stop <= found.stop
    ]
    others = {m.code: m for m in reversed(named) if m.code not in own}
    aid = found.kind in ("give_aid", "promise_aid")
    return list(others.values()) if aid and len(others) == 1 else []


def _record(
    *,
    event: str,
    cameo: str | None,
    kind: str,
    status: str | None,
    actor: Sequence[dict[str, Any]],
    evidence: Iterable[Any],
    mode: str | None = None,
    date: str | None = None,
    place: str | None = None,
    recipient: Sequence[dict[str, Any]] = (),
    contexts: Sequence[str] = (),
) -> dict[str, Any]:
    return {
        "event": event,
        "mode": mode,
        "cameo": cameo,
        "score": _SCORES.get((event, mode), _SCORES.get((event, None))),
        "kind": kind,
        "status": status,
        "date": None if date is None or date.startswith("-") else date,
        "place": place,
        "actor": list(actor),
        "recipient": list(recipient),
        "contexts": list(contexts),
        "evidence": [{"start": e.start, "stop": e.stop, "text": e.text} for e in evidence],
    }


def _contexts(areas: Iterable[str], status: str | None) -> list[str]:
    known = _codes("context")
    found = dict.fromkeys(known[area] for area in areas if area in known)
    return [*found, *(["historical"] if status == "referenced_past" else [])]


class _Actors:
    """Mentions as actors: name, state, sector."""

    def __init__(self, result: Coded) -> None:
        self._people = {m.span: record for record in result.people for m in record.mentions}

    def all(self, mentions: Iterable[Mention]) -> list[dict[str, Any]]:
        """Give each as an actor, once."""
        found: list[dict[str, Any]] = []
        for mention in mentions:
            actor = self._one(mention)
            if actor not in found:
                found.append(actor)
        return found

    def state(self, mention: Mention) -> str | None:
        """Give the state for which a mention acts, alpha-2."""
        if isinstance(mention, Country):
            return mention.code
        if isinstance(mention, Person):
            record = self._people.get(mention.span)
            return record.country if record else None
        code: str | None = getattr(mention, "country", None)
        return code

    def party(self, party: str) -> dict[str, Any]:
        """Give a party of a document, which is a code or an id, as an actor."""
        if party in _codes("country") or party.isupper():
            return _actor(country_name(party), _codes("country").get(party), "GOV")
        return _actor(party, "IGO", "IGO")

    def _one(self, mention: Mention) -> dict[str, Any]:
        name = getattr(mention, "name", None) or " ".join(mention.text.split())
        if isinstance(mention, Country):
            return _actor(country_name(mention.code), self._code(mention), "GOV")
        if isinstance(mention, Organization):
            return _actor(name, "IGO", "IGO")
        if isinstance(mention, Person):
            record = self._people.get(mention.span)
            name = record.name if record else name
            titles = record.titles if record else ()
            abroad = any(title.organization and not title.country for title in titles)
            state = "IGO" if abroad and not self.state(mention) else self._code(mention)
            return _actor(name, state, _sector(titles))
        if isinstance(mention, Title):
            abroad = mention.organization is not None and mention.country is None
            state = "IGO" if abroad else self._code(mention)
            return _actor(name, state, _sector((mention,)))
        if isinstance(mention, Ministry | Institution):
            charge = mention.portfolio if isinstance(mention, Ministry) else mention.kind
            return _actor(name, self._code(mention), _codes("sector").get(charge, "GOV"))
        return _actor(name, self._code(mention), None)

    def _code(self, mention: Mention) -> str | None:
        return _codes("country").get(self.state(mention) or "")


def country_name(code: str) -> str:
    """Give the Russian name of a state; the code where it is none.

    >>> country_name("KG")
    'Кыргызстан'
    """
    return _codes("name").get(code, code)


def _actor(name: str, country: str | None, sector: str | None) -> dict[str, Any]:
    return {"name": name, "country": country, "sector": sector}


def _sector(titles: Iterable[Title]) -> str | None:
    """Give the sector of the offices that somebody holds; of former ones alone ELI."""
    held = list(titles)
    present = [title for title in held if title.status not in ("former", "honorary")]
    if not present:
        return "ELI" if held else None
    found = [_codes("sector").get(title.role, "GOV") for title in present]
    return next((sector for sector in found if sector != "GOV"), "GOV")


@cache
def _codes(table: str) -> dict[str, str]:
    text = resources.files("diplotext.output").joinpath("plover.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["key"]: row["code"] for row in rows if row["table"] == table}
