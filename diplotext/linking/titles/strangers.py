"""Of which states somebody is not: those that he visits, whose ministers he receives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from diplotext.linking.people.names import initial_of, same_person
from diplotext.linking.titles.clauses import Clauses
from diplotext.types import Person, Title

__all__ = ["Strangers"]


class Strangers:
    """What the clauses of all offices of a person tell of states that are not his."""

    def __init__(self, titles: Sequence[Title], clauses: Clauses) -> None:
        self.titles, self.clauses = titles, clauses

    def not_of(self, holder: Person | None) -> set[str]:
        """Give the states of which a holder is not; none for nobody."""
        if holder is None:
            return set()
        known = self._visitors.get(initial_of(holder), ())
        return {code for person, codes in known if same_person(person, holder) for code in codes}

    @cached_property
    def _visitors(self) -> dict[str, list[tuple[Person, set[str]]]]:
        found: defaultdict[str, list[tuple[Person, set[str]]]] = defaultdict(list)
        for title in self.titles:
            if title.holder and (codes := self.clauses.visited(title)):
                found[initial_of(title.holder)].append((title.holder, codes))
        return found
