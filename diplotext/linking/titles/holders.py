"""Who holds which office: the name beside a title.

"министр обороны Чили Ана Рохас", "Ана Рохас, министр обороны Чили", "послы Кубы – N, Чада –
N", two offices joined by a dash. A name right after a title is its holder, however it is
declined: names that no dictionary knows have no case to agree in. What could be a list of
people is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import evolve

from diplotext.engine.pipeline import Analysis
from diplotext.entities.meetings.actors import cases
from diplotext.linking.titles.appositions import (
    agrees,
    fits,
    is_adjective,
    is_between,
    is_kin,
    skip,
    tail,
)
from diplotext.types import Country, Mention, Person, Title

__all__ = ["link_beside"]

_DASHES = frozenset("—-")
_JOINTS = frozenset({",", "и", "—", "-", "а", "также", "("})
_CLOSING = frozenset('.,;:)!?…»"”')
# Offices that one person holds besides a ministry.
_SECOND = frozenset(
    {"deputy_prime_minister", "prime_minister", "state_secretary", "vice_president"}
)
# Offices that stand second.
_AFTER = frozenset({"minister", "foreign_minister", "prime_minister", "monarch"})
# Offices that one person holds besides others: "председатель КНР, генеральный секретарь ЦК N".
_BESIDES = frozenset({"party_leader", "co_chair", "company_head", "head_of_delegation"})


def link_beside(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Give the titles whose holder stands beside them, each with its new self.

    Takes the document and its mentions in order.
    """
    current = _Current(mentions)
    held: dict[Mention, Mention] = {}
    for _, row in analysis.with_types("TITLE", "PERSON"):
        for title, people, states in _Row(row, current).links():
            if title not in held:
                held[title] = _held(title, people, states)
                value = "holders" if title.plural else "holder"
                analysis.because(title, value, "holders.beside", *people)
    return held


def _held(title: Title, people: tuple[Person, ...], states: tuple[str, ...]) -> Title:
    if not title.plural:
        return evolve(title, holder=people[0])
    if states:
        # "послы Дании – N, Бразилии – M"
        countries = tuple(dict.fromkeys((*title.countries, *states)))
        return evolve(title, holders=people, countries=countries, country=None)
    return evolve(title, holders=people)


class _Current:
    """The mentions as they are now, found by those that the tokens remember."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._found = {(m.type, m.start, m.stop): m for m in mentions}

    def __call__(self, mention: Mention | None) -> Mention | None:
        if mention is None:
            return None
        return self._found.get((mention.type, mention.start, mention.stop))


class _Row:
    """One sentence: its tokens, and the titles and people among them."""

    def __init__(self, tokens: Sequence[Any], current: _Current) -> None:
        self.tokens = tokens
        self.mentions = [
            current(token.mention) if token.type in ("TITLE", "PERSON", "COUNTRY") else None
            for token in tokens
        ]
        self.current = current

    def links(self) -> Iterable[tuple[Title, tuple[Person, ...], tuple[str, ...]]]:
        """Give each title with its people and, of a plural one, the states beside them."""
        taken: set[int] = set()
        alone: list[tuple[int, Title]] = []
        for index, mention in enumerate(self.mentions):
            if not isinstance(mention, Title):
                continue
            if mention.plural:
                people, states = self._several(index)
                if len(people) > 1:  # "представители N" are his, not he
                    yield mention, people, states
                continue
            place = self._after(index)
            person = self._person(place) if place is not None else None
            if place is None or person is None:
                alone.append((index, mention))
            elif fits(self.tokens, index, place):
                taken.add(place)
                yield mention, (person,), ()
            elif inner := self._inner(index):
                yield inner, (person,), ()
        for index, mention in alone:
            place = self._before(index, taken)
            person = self._person(place) if place is not None else None
            if person is not None:
                yield mention, (person,), ()

    # --- what stands where -----------------------------------------------------------

    def _at(self, index: int) -> Any:
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def _value(self, index: int) -> str:
        token = self._at(index)
        return token.value if token is not None else ""

    def _title(self, index: int) -> Title | None:
        mention = self.mentions[index] if 0 <= index < len(self.tokens) else None
        return mention if isinstance(mention, Title) else None

    def _person(self, index: int) -> Person | None:
        mention = self.mentions[index] if 0 <= index < len(self.tokens) else None
        return mention if isinstance(mention, Person) else None

    def _state(self, index: int) -> Country | None:
        mention = self.mentions[index] if 0 <= index < len(self.tokens) else None
        return mention if isinstance(mention, Country) else None

    def _inner(self, index: int) -> Title | None:
        """Give the office that an aide serves."""
        for mention in self.tokens[index].mentions[1:]:
            found = self.current(mention)
            if isinstance(found, Title):
                return found
        return None

    # --- one title ---------------------------------------------------------------------

    def _after(self, index: int) -> int | None:
        """Give the place of the name after a title, over titles joined to it."""
        place = skip(self.tokens, index + 1)
        if self._person(place):
            return place
        joined = self._joined(index)
        if joined is not None:
            return self._after(joined)
        value, following = self._value(index + 1), self._person(index + 2)
        if value in _DASHES and following and self._ends(index + 3):
            return None if is_kin(self.tokens, index - 1) else index + 2
        if value == "(" and following and self._value(index + 3) == ")":
            return index + 2
        return tail(self.tokens, index)

    def _joined(self, index: int) -> int | None:
        """Give the place of another office of the same person, joined to a title."""
        beside = self._title(index + 1)
        if beside is not None and not beside.plural:  # "эмир Катара шейх N"
            return index + 1 if self._share_case(index, index + 1) else None
        other = self._title(index + 2)
        if other is None or other.plural:
            return None
        if self._value(index + 1) in _DASHES:
            return index + 2 if self._share_case(index, index + 2) else None
        second = self._value(index + 1) in (",", "и") and self._is_second_office(index, index + 2)
        return index + 2 if second else None

    def _share_case(self, index: int, other: int) -> bool:
        return bool(cases(self.tokens[index]) & cases(self.tokens[other]))

    def _is_second_office(self, index: int, other: int) -> bool:
        """Tell "заместитель премьер-министра, министр обороны N" from a list of people."""
        first, second = self._title(index), self._title(other)
        if first is None or second is None or not self._share_case(index, other):
            return False
        if first.country and second.country and first.country != second.country:
            return False
        ministers = first.role in _SECOND and second.role in _AFTER
        if ministers and self._value(index + 1) == ",":
            return True
        if any(_is_plural_verb(token) for token in self.tokens):
            return False  # they are two
        if self._value(index + 1) == "и":
            return ministers and not any(m.type == "COUNTRY" for m in self.tokens[index].mentions)
        was = second.status == "former" and first.status != "former"
        return was or bool({first.role, second.role} & _BESIDES)

    def _before(self, index: int, taken: set[int]) -> int | None:
        """Give the place of the name before a title: "N, посол Чада", "N – посол", "N (посол)"."""
        first = index
        while first and is_adjective(self.tokens[first - 1]):  # "N – действующий премьер Чада"
            first -= 1
        link, place = self._value(first - 1), first - 2
        person = self._person(place)
        if person is None or place in taken or not link:
            return None
        if link == "(":
            return place if self._value(index + 1) == ")" else None
        if link != "," and link not in _DASHES:
            return None
        if self._value(place - 1) in ("и", ",") and self._person(place - 2):
            return None  # the last name of a list
        return place if self._ends(index + 1) and agrees(self.tokens, index, place) else None

    def _ends(self, index: int) -> bool:
        value = self._value(index)
        if value[:1].isupper() and self._at(index).type == "RU":  # a name that goes on
            return True
        if value == "," and (self._person(index + 1) or self._title(index + 1)):
            return False
        return not value or value in _CLOSING or value in _DASHES

    # --- several ------------------------------------------------------------------------

    def _several(self, index: int) -> tuple[tuple[Person, ...], tuple[str, ...]]:
        """Give the names after a plural title, with the states between them."""
        people: list[Person] = []
        states: list[str] = []
        place = index + 1
        while place < len(self.tokens):
            person, state = self._person(place), self._state(place)
            if person:
                people.append(person)
            elif state and people and self._named_next(place):
                states.append(state.code)
            elif state and people and self._value(place + 1) == ")":
                pass  # "N (Чад) и M (Перу)": where they are from
            elif not self._joins(place, bool(people)):
                break
            place += 1
        return tuple(people), tuple(states)

    def _named_next(self, place: int) -> bool:
        """Tell "Чада – N": the state belongs to the name after it."""
        step = place + 1
        if self._value(step) in _DASHES or self._value(step) == "(":
            step += 1
        return self._person(step) is not None

    def _joins(self, place: int, begun: bool) -> bool:
        value = self._value(place).lower()
        if value == ")":
            return begun
        if value not in _JOINTS and not is_between(self.tokens[place]):
            return False
        return begun or value in _DASHES or value == "(" or value not in _JOINTS


def _is_plural_verb(token: Any) -> bool:
    """Tell "прибыли", which may be a noun too."""
    forms = token.forms if token.type == "RU" else ()
    return any("VERB" in form.grams and "plur" in form.grams for form in forms)
