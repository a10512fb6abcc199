"""The state of an office by those it is told with: a delegation, a side, a host, who appoints.

"Делегация Чада во главе с министром", "с российской стороны участвовали министр N и посол M",
"турецкую – министр транспорта N", "в Хараре его принял вице-президент", "Президент Чили назначил
N послом в Перу".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from diplotext.engine.pipeline import Analysis
from diplotext.language.view import fold
from diplotext.linking.cities import city_at
from diplotext.linking.titles.clauses import Clauses
from diplotext.linking.titles.predicates import predicates
from diplotext.types import Country, Mention, Title

__all__ = ["Delegations"]

_REACH = 120  # characters from the state of a delegation to who heads it
_SIDE = 400  # characters from "с российской стороны" to those who take part for it
_BACK = 2  # sentences back to where somebody is received
_GROUP = r"(?:делегаци|сторон|мисси|групп|част|комисси)\w+"
_HEADED = re.compile(
    rf"(?:\s+{_GROUP})?[\w\s«»-]{{0,40}}?,?\s*"
    r"(?:во\s+главе\s+с(?:о)?|возглавля\w+|под\s+руководством)(?:\s+(?:его|её|ее))?\s+$"
)
_GROUP_BEFORE = re.compile(rf"{_GROUP}[\w\s«»-]{{0,40}}$", re.IGNORECASE)
_ELIDED = re.compile(r"\s*[—–-]\s*$")
_FROM_SIDE = re.compile(r"\bсо?\s+$", re.IGNORECASE)
_SIDE_AFTER = re.compile(r"\s+сторон[ыу]\b")
_RECEIVES = re.compile(
    r"\b(?:принял[аио]?|примет|примут|принимает|принимал[аи]?)(?:\s+[^\s.,;:]+){0,4}\s+$",
    re.IGNORECASE,
)
_RECEIVED = re.compile(r"\bпринят[аы]?(?:\s+[^\s.,;:]+){0,2}\s+$", re.IGNORECASE)
_MET_THERE = re.compile(
    r"\bгде\s[^.;]*(?:встретил|переговор|бесед|встреч)\w*\s+(?:\w+\s+)?со?\s+$", re.IGNORECASE
)


class Delegations:
    """The sides, delegations and hosts of a document, for the offices told with them."""

    def __init__(self, analysis: Analysis, clauses: Clauses, titles: Sequence[Title]) -> None:
        self.analysis = analysis
        self.clauses = clauses
        self.titles = titles
        self.starts = [title.start for title in titles]
        self._places: dict[int, list[tuple[int, str]]] = {}

    def side(self, title: Title) -> str | None:
        """Give the state of the delegation that somebody heads, or of the side he is on."""
        raw = self.analysis.view.raw
        start = self.clauses.span(title)[0]
        states = self.clauses.states(max(start, title.start - _SIDE), title.start)
        if states and self._is_headed(states[-1], title):
            return states[-1].code
        for state in reversed(states):
            before = raw[max(0, state.start - 12) : state.start]
            if _FROM_SIDE.search(before) and _SIDE_AFTER.match(raw, state.stop):
                return state.code
        return None

    def _is_headed(self, state: Country, title: Title) -> bool:
        raw = self.analysis.view.raw
        between = raw[state.stop : title.start]
        if len(between) > _REACH:
            return False
        if state.form == "adjective":
            return bool(_ELIDED.match(between) or _HEADED.match(between))
        before = raw[max(0, state.start - 60) : state.start]
        listed = before.rstrip().endswith((",", " и"))  # "делегации Чили и Перу"
        return bool(not listed and _GROUP_BEFORE.search(before) and _HEADED.match(between))

    def receives(self, title: Title) -> bool:
        """Tell "его принял министр", "был принят министром"."""
        raw = self.analysis.view.raw
        start = self.clauses.span(title)[0]
        before = raw[max(start, title.start - 80) : title.start]
        if _RECEIVES.search(before):
            return self._may_be(title, "nomn")
        received = _RECEIVED.search(before) or _MET_THERE.search(before)
        return bool(received) and self._may_be(title, "ablt")

    def _may_be(self, title: Title, case: str) -> bool:
        word = fold(title.text.split()[0])
        forms = self.analysis.morph(word)
        return any(case in form.grams and "sing" in form.grams for form in forms)

    def place(self, title: Mention) -> str | None:
        """Give the state where the sentence, or one shortly before it, says that it is."""
        number = self.clauses.number(title)
        for sentence in range(number, max(-1, number - 1 - _BACK), -1):
            places = self._of_sentence(sentence)
            if sentence == number:
                places = [place for place in places if place[0] < title.start]
            if places:
                return places[-1][1]
        return None

    def _of_sentence(self, number: int) -> list[tuple[int, str]]:
        """Give where a sentence is: places with their states, in order."""
        if number not in self._places:
            self._places[number] = self._of_row(self.analysis.rows[number])
        return self._places[number]

    def _of_row(self, row: Sequence[Any]) -> list[tuple[int, str]]:
        found = []
        for index in range(1, len(row)):
            before = row[index - 1]
            visited = bool(before.lemmas & {"посетить", "посещать"})
            if not visited and before.value.lower() not in ("в", "во", "на"):
                continue
            state = row[index].mention if row[index].type == "COUNTRY" else None
            if isinstance(state, Country) and state.form in ("name", "abbreviation"):
                code: str | None = state.code
            else:
                city = city_at(row, index)
                code = city[1] if city else None
            if code:
                place = self.analysis.view.raw_span(row[index].span.start, row[index].span.stop)
                found.append((place[0], code))
        return found

    @cached_property
    def _said(self) -> set[tuple[int, int]]:
        return set(predicates(self.analysis))

    def appointer(self, title: Title) -> str | None:
        """Give the state of the one who appoints: "Президент Чили назначил N послом в Перу"."""
        if title.span not in self._said:
            return None
        start = self.clauses.span(title)[0]
        start = max(start, title.start - _SIDE)
        first, last = (bisect_left(self.starts, place) for place in (start, title.start))
        here = self.titles[first:last]
        codes = {t.country for t in here if t.country and not t.plural}
        return codes.pop() if len(codes) == 1 else None
