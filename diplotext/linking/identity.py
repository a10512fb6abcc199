"""Whether two participants can be one and the same: by name, by office, by state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import frozen

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


@frozen(eq=False)
class Identity:
    """What the offices of a document tell of its people."""

    offices: dict[str, tuple[Key, ...]]
    states: dict[str, str]

    @classmethod
    def of(cls, mentions: Iterable[Mention], placed: Iterable[tuple[Person, str]] = ()) -> Identity:
        """Collect the offices and states of people from the titles that they hold.

        ``placed`` are people with states that no title says ("индийский коллега N").
        """
        offices: dict[str, tuple[Key, ...]] = {}
        states: dict[str, str] = {}
        for title in mentions:
            if not isinstance(title, Title):
                continue
            holders = (title.holder,) if title.holder else title.holders
            for number, person in enumerate(holders):
                name = surname(person)
                code = title.country
                if code is None and len(title.countries) == len(holders):
                    code = title.countries[number]
                offices[name] = (*offices.get(name, ()), *_office(title, code))
                if code:
                    states.setdefault(name, code)
        for person, code in placed:
            states.setdefault(surname(person), code)
        return cls(offices, states)

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
        if self.keys(one) & self.keys(other):
            return True
        if isinstance(one, Country) or isinstance(other, Country):
            state = self.state(one)
            return state is not None and state == self.state(other)
        return False

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
        return all(any(self.same(one, other) for other in others) for one in some)


def surname(person: Person) -> str:
    """Give the family name for comparing, or the whole name where there is none."""
    return (person.last or person.name).lower().replace("ё", "е")


def _office(title: Title, code: str | None) -> tuple[Key, ...]:
    whose = code or title.organization
    return (("office", title.role, title.portfolio, whose),) if whose else ()
