"""Whether two participants can be one and the same: by name, by office, by state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import field, frozen

from diplotext.types import (
    Country,
    Institution,
    Mention,
    Ministry,
    Organization,
    Person,
    Title,
)

__all__ = ["Identity"]

Key = tuple[Any, ...]
_PATRONYMIC = frozenset({"уулу", "кызы", "оглы", "улы"})


@frozen(eq=False)
class Identity:
    """What the offices of a document tell of its people."""

    offices: dict[str, tuple[Key, ...]]
    states: dict[str, str]
    people: dict[str, Person] = field(factory=dict)
    missions: dict[str, str] = field(factory=dict)
    bodies: frozenset[str] = frozenset()
    countries: dict[str, Country] = field(factory=dict)

    @classmethod
    def of(cls, mentions: Iterable[Mention], placed: Iterable[tuple[Person, str]] = ()) -> Identity:
        """Collect the offices and states of people from the titles that they hold.

        ``placed`` are people with states that no title says ("индийский коллега N").
        """
        offices: dict[str, tuple[Key, ...]] = {}
        states: dict[str, str] = {}
        people: dict[str, Person] = {}
        missions: dict[str, str] = {}
        bodies: set[str] = set()
        countries: dict[str, Country] = {}
        for title in mentions:
            if isinstance(title, Country) and title.form in ("name", "abbreviation"):
                countries.setdefault(title.code, title)
            if not isinstance(title, Title):
                continue
            holders = (title.holder,) if title.holder else title.holders
            for number, person in enumerate(holders):
                name = surname(person)
                people.setdefault(name, person)
                code = title.country
                if code is None and len(title.countries) == len(holders):
                    code = title.countries[number]
                known = offices.get(name, ())
                offices[name] = (*known, *(key for key in _office(title, code) if key not in known))
                if code:
                    states.setdefault(name, code)
                if title.accredited_to:
                    missions.setdefault(name, title.accredited_to)
                if title.organization:
                    bodies.add(name)
        for person, code in placed:
            states.setdefault(surname(person), code)
        return cls(offices, states, people, missions, frozenset(bodies), countries)

    def keys(self, mention: Mention) -> frozenset[Key]:
        """Give all by which a participant is known."""
        if isinstance(mention, Person):
            name = surname(mention)
            return frozenset({("name", name), *self.offices.get(name, ())})
        if isinstance(mention, Title):
            if mention.holder:
                return self.keys(mention.holder) | frozenset(_office(mention, mention.country))
            return frozenset(_office(mention, mention.country))
        if isinstance(mention, Country):
            return frozenset({("state", mention.code)})
        if isinstance(mention, Organization):
            if mention.organization is None and len(mention.countries) > 1:
                return frozenset({("joint", *sorted(mention.countries))})
            return frozenset({("organization", mention.organization or mention.name)})
        return frozenset({("body", getattr(mention, "name", mention.text))})

    def state(self, mention: Mention | None) -> str | None:
        """Give the state that a participant acts for."""
        if isinstance(mention, Country):
            return mention.code
        if isinstance(mention, Person):
            return self.states.get(surname(mention))
        if isinstance(mention, Title):
            return mention.country or self.state(mention.holder)
        if isinstance(mention, Ministry | Institution):
            return mention.country
        return None

    def same(self, one: Mention, other: Mention) -> bool:
        """Tell whether two participants can be one: a state stands for its people too."""
        if self.known_as(one, other):
            return True
        if isinstance(one, Country) or isinstance(other, Country):
            state = self.state(one)
            return state is not None and state == self.state(other)
        return False

    def known_as(self, one: Mention, other: Mention) -> bool:
        """Tell whether two participants are one by name or office; a state stands for nobody."""
        return one == other or bool(self.keys(one) & self.keys(other))

    def colleague(self, code: str, others: Iterable[Mention]) -> Person | None:
        """Give the person of a state who is a colleague of the others; ``None`` unless one is.

        Who holds an office of the same kind comes before who merely is of that state.
        """
        own = [name for name, state in self.states.items() if state == code]
        roles = {key[1] for one in others for key in self.keys(one) if key[0] == "office"}
        same = [name for name in own if any(key[1] in roles for key in self.offices[name])]
        fits = same or own
        return self.people[fits[0]] if len(fits) == 1 else None

    def country(self, code: str) -> Country | None:
        """Give the first mention of a state by name."""
        return self.countries.get(code)

    def holds(self, one: Mention | None, role: str) -> bool:
        """Tell whether somebody holds an office of a role; "министр" is any minister."""
        roles = {key[1] for key in self.keys(one) if key[0] == "office"} if one else set()
        return any(_alike(role, own) for own in roles)

    def counterpart(self, code: str, guest: Mention) -> Person | None:
        """Give the one person of a state who holds the office of a visitor there."""
        roles = {key[1] for key in self.keys(guest) if key[0] == "office"}
        own = [name for name, state in self.states.items() if state == code and name in self.people]
        fits = [n for n in own if any(key[1] in roles for key in self.offices.get(n, ()))]
        return self.people[fits[0]] if len(fits) == 1 else None

    def holder(self, role: str, code: str) -> Person | None:
        """Give the one person of a state who holds an office of a role, by any name of it."""
        own = [name for name, state in self.states.items() if state == code and name in self.people]
        fits = [n for n in own if self.holds(self.people[n], role)]
        return self.people[fits[0]] if len(fits) == 1 else None

    def accredited(self, one: Mention) -> str | None:
        """Give the state to which an envoy is accredited."""
        if isinstance(one, Title):
            return one.accredited_to
        return self.missions.get(surname(one)) if isinstance(one, Person) else None

    def is_of_organization(self, one: Mention) -> bool:
        """Tell an organisation, and who acts for one and for no state."""
        if isinstance(one, Organization) or getattr(one, "organization", None):
            return True
        return isinstance(one, Person) and surname(one) in self.bodies and not self.state(one)

    def has_office(self, one: Mention) -> bool:
        """Tell an office, or a person who holds one, of a state that need not be known."""
        if isinstance(one, Title):
            return not one.plural
        return isinstance(one, Person) and surname(one) in self.people

    def is_national(self, one: Mention) -> bool:
        """Tell a person or office that is not of an international organisation."""
        offices = [key for key in self.keys(one) if key[0] == "office"]
        own = isinstance(one, Person | Title) and not getattr(one, "organization", None)
        return own and all(key[3].isupper() for key in offices)

    def distinct(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        """Give the participants without those who are named twice, the first name kept."""
        found: list[Mention] = []
        for mention in mentions:
            if not any(self.keys(mention) & self.keys(one) for one in found):
                found.append(mention)
        return tuple(found)

    def agree(self, some: Sequence[Mention], others: Sequence[Mention]) -> bool:
        """Tell whether the participants of two mentions can be those of one meeting.

        All of the one side must be among the other; who is not named contradicts nobody.
        """
        return self._among(some, others) or self._among(others, some)

    def _among(self, some: Sequence[Mention], others: Sequence[Mention]) -> bool:
        told = [one for one in some if not _is_vague(one)] or some
        return all(any(self.same(one, other) for other in others) for one in told)


_MINISTERS = frozenset({"minister", "foreign_minister"})
_HEADS = frozenset({"president", "head_of_state", "monarch", "chairman_of_state"})


def _alike(role: str, own: str) -> bool:
    groups = (_MINISTERS, _HEADS)
    return role == own or any(role in group and own in group for group in groups)


def _is_vague(one: Mention) -> bool:
    """Tell "у послов четырёх государств", which names nobody."""
    return isinstance(one, Title) and one.plural and not one.holders


def surname(person: Person) -> str:
    """Give the family name for comparing; where there is none the last word of the name."""
    words = person.name.split()
    last = words[-1] if len(words) == 2 and words[-1] not in _PATRONYMIC else person.name
    return (person.last or last).lower().replace("ё", "е")


def _office(title: Title, code: str | None) -> tuple[Key, ...]:
    whose = code or title.organization
    return (("office", title.role, title.portfolio, whose),) if whose else ()
