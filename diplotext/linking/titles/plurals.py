"""The states of plural offices: those of the one before, "двух стран", the two sides."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from diplotext.engine.pipeline import Analysis
from diplotext.linking.titles.clauses import Clauses
from diplotext.linking.titles.kinds import ALIKE, WORDS
from diplotext.linking.titles.references import NUMBERS
from diplotext.types import Title

__all__ = ["Plurals"]

_OF_BOTH, _OF_BOTH_BARE = (frozenset(WORDS[key]) for key in ("of_both_sides", "of_both_sides_bare"))
_COUNTED = re.compile(rf"\s+({'|'.join(NUMBERS)})\s+(?:стран|государств|республик|сторон)")
_SEVERAL = re.compile(r"\b(?:тр[её]х|четыр[её]х|много|пяти)сторонн", re.IGNORECASE)
_LEVEL = re.compile(r"\bуровне\s+$")
_NEAR = 200  # characters about a plural office in which "трёхсторонние" may stand


class Plurals:
    """The plural offices of a document: ``pair`` are its two sides, ``owning`` who has offices."""

    def __init__(
        self,
        analysis: Analysis,
        clauses: Clauses,
        titles: Sequence[Title],
        pair: tuple[str, ...],
        owning: Collection[str | None],
    ) -> None:
        self.analysis, self.clauses = analysis, clauses
        self.titles, self.starts = titles, [title.start for title in titles]
        self.pair, self.owning = pair, frozenset(owning)

    def last_plural(self, title: Title) -> tuple[str, ...]:
        """Give the states of the plural office before that a bare one repeats."""
        if _COUNTED.match(self.analysis.view.raw, title.stop):
            return ()
        alike = ALIKE.get(title.role, frozenset({title.role}))
        for index in range(bisect_left(self.starts, title.start) - 1, -1, -1):
            other = self.titles[index]
            if other.plural and other.role in alike and other.rank == title.rank:
                fits = title.portfolio in (None, other.portfolio)
                return other.countries if fits and len(other.countries) > 1 else ()
        return ()

    def of_both(self, title: Title) -> tuple[str, ...]:
        """Give the two sides for an office that both have ("вице-премьеры двух стран")."""
        raw = self.analysis.view.raw
        if counted := _COUNTED.match(raw, title.stop):
            return self._of_group(title, NUMBERS[counted[1].lower()])
        start, stop = self.clauses.span(title)
        near = max(start, title.start - _NEAR), min(stop, title.stop + _NEAR)
        if _SEVERAL.search(raw, *near):
            return ()
        if _LEVEL.search(raw[max(0, title.start - 20) : title.start]):
            return self.pair
        # At a summit of many "министры" are not those of a pair.
        bare = title.role in _OF_BOTH_BARE and title.portfolio is None
        bilateral = (title.role in _OF_BOTH or bare) and self.owning <= set(self.pair)
        return self.pair if bilateral else ()

    def _of_group(self, title: Title, number: int) -> tuple[str, ...]:
        """Give the states that were named together last: "министры энергетики трёх стран"."""
        if number == len(self.pair):
            return self.pair
        for index in range(bisect_left(self.starts, title.start) - 1, -1, -1):
            if len(self.titles[index].countries) == number:
                return self.titles[index].countries
        return ()
