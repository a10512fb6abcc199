"""Derivations of a region one by one in yargy's order, where listing them all would not end.

A range of tokens may have exponentially many derivations; wanted is the first, or the first
few where relations refuse some. Which range each rule may cover is found once; then
derivations are made lazily, and only such as can be completed, so the next one is never far.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from diplotext.engine.chart import Derivation
from diplotext.engine.table import DONE, READ, Table

__all__ = ["Forest"]

Stops = frozenset[int]


class Forest(Mapping[tuple[int, int], Iterator[Derivation]]):
    """Maps each range that rule 0 covers to its derivations in order.

    Not for left-recursive rules. Unlike the chart it knows all derivations, also those that
    yargy misses where a rule matches nothing.
    """

    def __init__(
        self,
        table: Table,
        tokens: Sequence[Any],
        keys: Sequence[Hashable],
        accepted: Sequence[frozenset[int]],
    ) -> None:
        self._table = table
        self._size = len(tokens)
        self._tokens = [*tokens, None]
        self._keys = [*keys, None]
        self._accepted = [*accepted, frozenset[int]()]
        self._rule_stops: dict[tuple[int, int], Stops] = {}
        self._item_stops: dict[tuple[int, int], Stops] = {}
        self._between: dict[tuple[int, int, Stops], Stops] = {}
        self._made: dict[tuple[int, ...], Derivation] = {}
        # From the right: each call then finds most of what it asks for already known.
        for start in range(self._size, -1, -1):
            self._covers(0, start)

    def __getitem__(self, item: tuple[int, int]) -> Iterator[Derivation]:
        start, stop = item
        return (node for node, _ in self._derive(0, start, frozenset({stop})))

    def __iter__(self) -> Iterator[tuple[int, int]]:
        for start in range(self._size):
            for stop in self._covers(0, start):
                yield start, stop

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _choices(self, rule: int, start: int) -> list[tuple[int, int]]:
        token, key = self._tokens[start], self._keys[start]
        return self._table.predict(rule, self._accepted[start], token, key)

    def _reads(self, item: int, position: int) -> bool:
        number, accepted = self._table.what[item], self._accepted[position]
        return number in accepted and (
            ~number not in accepted or bool(self._table.term[item](self._tokens[position]))
        )

    def _covers(self, rule: int, start: int) -> Stops:
        """Give the stops of all that a rule derives from a position."""
        stops = self._rule_stops.get((rule, start))
        if stops is None:
            found: set[int] = set()
            for _, first in self._choices(rule, start):
                found |= self._ends(first, start)
            stops = self._rule_stops[rule, start] = frozenset(found)
        return stops

    def _ends(self, item: int, position: int) -> Stops:
        """Give the stops of all that the rest of a production derives from a position."""
        kind = self._table.kind[item]
        if kind == DONE:
            return frozenset({position})
        stops = self._item_stops.get((item, position))
        if stops is None:
            found: set[int] = set()
            if kind == READ:
                if self._reads(item, position):
                    found |= self._ends(item + 1, position + 1)
            else:
                for middle in self._covers(self._table.what[item], position):
                    found |= self._ends(item + 1, middle)
            stops = self._item_stops[item, position] = frozenset(found)
        return stops

    def _derive(self, rule: int, start: int, stops: Stops) -> Iterator[tuple[Derivation, int]]:
        """Give the derivations of a rule from a position to any of the stops, in order."""
        for rank, first in self._choices(rule, start):
            if stops.isdisjoint(self._ends(first, start)):
                continue
            production = self._table.production_of[first]
            for children, stop in self._follow(first, start, (), stops):
                key = (production, start, *map(id, children))
                node = self._made.setdefault(key, (rank, production, children))
                yield node, stop

    def _follow(
        self, item: int, position: int, before: tuple[Derivation, ...], stops: Stops
    ) -> Iterator[tuple[tuple[Derivation, ...], int]]:
        """Give the children of a production from an item on, after those before it."""
        kind = self._table.kind[item]
        if kind == DONE:
            if position in stops:
                yield before, position
        elif kind == READ:
            if self._reads(item, position):
                # One leaf for each state that reads the token, as in the chart.
                key = (-1, item, position, *map(id, before))
                leaf = self._made.setdefault(key, (item, position))
                yield from self._follow(item + 1, position + 1, (*before, leaf), stops)
        else:
            rule = self._table.what[item]
            middles = self._middles(item, position, stops)
            for node, middle in self._derive(rule, position, middles):
                yield from self._follow(item + 1, middle, (*before, node), stops)

    def _middles(self, item: int, position: int, stops: Stops) -> Stops:
        """Give where the rule after the dot may end for the rest to reach one of the stops."""
        key = item, position, stops
        middles = self._between.get(key)
        if middles is None:
            middles = self._between[key] = frozenset(
                middle
                for middle in self._covers(self._table.what[item], position)
                if not stops.isdisjoint(self._ends(item + 1, middle))
            )
        return middles
