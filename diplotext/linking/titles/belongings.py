"""Whose a body without a state is, by the words around it.

"Российские сотрудники посольства", "в составе делегации представители Минэнерго", "переговоры в
Министерстве торговли" of who came to Lima, "по данным Минфина" of the state of the news.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from diplotext.engine.pipeline import Analysis
from diplotext.linking.sides import sides
from diplotext.linking.titles.clauses import Clauses
from diplotext.linking.titles.delegations import Delegations
from diplotext.types import Country, Institution, Mention, Ministry, Person, Title

__all__ = ["HOSTED", "Belongings"]

Body = Ministry | Institution
HOSTED = frozenset({"embassy", "consulate", "permanent_mission"})  # bodies that stay with others
_SENT = frozenset({"ambassador", "charge_daffaires", "consul_general", "consul"})
_NEAR = 80  # characters before a body that tell whose it is
_REACH = 400  # characters back to the delegation whose members are told
_STAFF = re.compile(r"\s+(?:[а-яё]+\s+)?$")
_MET = r"(?:переговор|встреч|встрет|бесед|консультац|посети|посещ)\w*(?:\s+[\w-]+){0,3}\s+"
_MET_IN = re.compile(_MET + r"во?\s+$", re.IGNORECASE)
_MET_WITH = re.compile(_MET + r"со?\s+$", re.IGNORECASE)
_DELEGATION = re.compile(r"\bделегаци\w+", re.IGNORECASE)
_MEMBERS = re.compile(r"\b(?:состав\w*|делегаци\w+|член\w*)\b", re.IGNORECASE)
_DELEGATED = re.compile(r"\bделегаци\w+\s+$", re.IGNORECASE)
_SOURCE = re.compile(
    r"(?:\b(?:пресс-служб|пресс-центр|пресс-секретар|источник|представител|собеседник)\w*"
    r"|\bпо\s+(?:данным|информации|оценк[ае]м?|сведениям|словам|подсчетам|подсчётам))\s+$",
    re.IGNORECASE,
)
_IN = re.compile(r"(?:^|[\s«])во?\s+$", re.IGNORECASE)
_SAY = re.compile(
    r"\b(?:сообщ|отме[тч]|заяв|уточн|подч[её]рк|поясн|добав|рассказ|напомин|напомн|счита|не исключ"
    r"|ожида|подтвер|опроверг|прокоммент|указ|рассчит|поддерж|завер|намерен|надеют|рассматрив)\w*",
    re.IGNORECASE,
)


class Belongings:
    """What the words around the bodies of a document tell of their states."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Mention]) -> None:
        self.raw = analysis.view.raw
        self.clauses = Clauses(analysis)
        self.titles = [m for m in mentions if isinstance(m, Title)]
        self.title_starts = [m.start for m in self.titles]
        self.delegations = Delegations(analysis, self.clauses, self.titles)
        self.states = [m for m in mentions if isinstance(m, Country)]
        self.starts = [m.start for m in self.states]
        self.stops = [m.stop for m in self.states]
        self.pair = sides(mentions)
        self.known = {
            person.name: title.country
            for title in self.titles
            for person in (title.holder, *title.holders)
            if person is not None and title.country
        }
        self.people = [m for m in mentions if isinstance(m, Person)]
        self.people_starts = [m.start for m in self.people]

    def certain(self, body: Body) -> str | None:
        """Give the state that the sentence of a body tells."""
        return (
            self._of_staff(body)
            or self._of_member(body)
            or self._visiting(body)
            or self._visited(body)
            or (self._of_founder(body) if getattr(body, "kind", "") in HOSTED else None)
        )

    def is_source(self, body: Body) -> bool:
        """Tell a body that speaks: "по данным Минфина", "в МИД напоминают"."""
        start, stop = self.clauses.span(body)
        before = self.raw[max(start, body.start - _NEAR) : body.start]
        if _SOURCE.search(before):
            return True
        after = self.raw[body.stop : min(stop, body.stop + _NEAR)]
        return bool(_IN.search(before)) and bool(_SAY.search(before) or _SAY.match(after.lstrip()))

    def _of_staff(self, body: Body) -> str | None:
        """Give the state of "российских сотрудников посольства"."""
        index = bisect_right(self.stops, body.start) - 1
        if index < 0 or self.states[index].form != "adjective":
            return None
        between = self.raw[self.stops[index] : body.start]
        near = len(between.split()) == 1 and _STAFF.fullmatch(between)
        return self.states[index].code if near else None

    def _of_member(self, body: Body) -> str | None:
        """Give the state of the delegation to which those sent by a body belong."""
        start, _ = self.clauses.span(body)
        if not _MEMBERS.search(self.raw, start, body.start):
            return None
        told = list(_DELEGATION.finditer(self.raw, max(0, body.start - _REACH), body.start))
        for match in reversed(told):
            if code := self._beside(*match.span()):
                return code
        return None

    def _beside(self, start: int, stop: int) -> str | None:
        """Give the state beside a word: "делегация Чили", "чилийская делегация"."""
        after = bisect_left(self.starts, stop)
        if after < len(self.states) and not self.raw[stop : self.starts[after]].strip():
            return self.states[after].code
        before = bisect_right(self.stops, start) - 1
        if before >= 0 and not self.raw[self.stops[before] : start].strip():
            return self.states[before].code if self.states[before].form == "adjective" else None
        return None

    def _visiting(self, body: Body) -> str | None:
        """Give the other side for "делегация Минкультуры находится на Кубе"."""
        start, stop = self.clauses.span(body)
        if not _DELEGATED.search(self.raw[max(start, body.start - _NEAR) : body.start]):
            return None
        there = {state.code for state in self.clauses.states(body.stop, stop)}
        others = [code for code in self.pair if code not in there]
        return others[0] if len(others) == 1 else None

    def _visited(self, body: Body) -> str | None:
        """Give the state that somebody came to, for "переговоры в Министерстве торговли"."""
        title = self._around(body)
        first = body.start if title is None else title.start
        start, _ = self.clauses.span(body)
        before = self.raw[max(start, first - _NEAR) : first]
        met = _MET_IN if title is None else _MET_WITH
        if not met.search(before):
            return None
        if code := self.delegations.place(body):
            return code
        # "в составе делегации – N, который проведёт переговоры в Министерстве торговли"
        sent = title is None and _DELEGATION.search(self.raw, start, first)
        others = [code for code in self.pair if code != self.pair[0]]
        return others[0] if sent and len(others) == 1 else None

    def _around(self, body: Body) -> Title | None:
        last = bisect_right(self.title_starts, body.start)
        near = self.titles[max(0, last - 3) : last]
        return next((t for t in reversed(near) if t.stop >= body.stop), None)

    def _of_founder(self, body: Body) -> str | None:
        """Give the state of who opens a mission: "посол Чили предложил открыть консульство"."""
        start, _ = self.clauses.span(body)
        first, last = (bisect_left(self.title_starts, place) for place in (start, body.start))
        here = [t for t in self.titles[first:last] if t.country and not t.plural]
        sent = [t.country for t in here if t.role in _SENT]
        if codes := sent or [t.country for t in here]:
            return codes[0]
        first, last = (bisect_left(self.people_starts, place) for place in (start, body.start))
        named = [self._state_of(person) for person in self.people[first:last]]
        return next((code for code in reversed(named) if code), None)

    def _state_of(self, person: Person) -> str | None:
        if person.name in self.known:
            return self.known[person.name]
        same = {code for name, code in self.known.items() if name.split()[-1:] == [person.last]}
        return same.pop() if len(same) == 1 else None
