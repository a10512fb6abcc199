"""A rule as a non-deterministic automaton over the predicates of its tokens.

Every reference to a rule gets a copy of that rule, so that what follows one use never
follows another; a rule inside itself loops back into its own copy. The automaton then
accepts all that the rule derives, and more where recursion nests: a superset, which is
all that is needed to tell where the parser has nothing to find.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any, NamedTuple

from yargy.rule.bnf import is_rule

from diplotext.engine.symbols import Symbols

__all__ = ["Nfa"]

# A rule that is used in very many places is copied until the automaton is this large;
# from there on its uses share one copy, which accepts more but is never wrong.
COPIES = 5_000


class Closure(NamedTuple):
    """The states with outgoing predicates reached without reading, and whether one is final."""

    states: frozenset[int]
    final: bool


class Nfa:
    """The automaton of a BNF rule: ``edges[state]`` maps a predicate to the states after it."""

    def __init__(self, rule: Any, symbols: Symbols, *, copies: int = COPIES) -> None:
        self.symbols = symbols
        self.edges: list[dict[int, list[int]]] = []
        self._free: list[list[int]] = []
        self._shared: dict[int, tuple[int, int]] = {}
        self._copies = copies
        self._closures: dict[int, Closure] = {}
        self.start, self.final = self._instance(rule, {})

    def closure(self, state: int) -> Closure:
        """Give what is reached from a state without reading a token."""
        closure = self._closures.get(state)
        if closure is None:
            closure = self._closures[state] = self._close(state)
        return closure

    @cached_property
    def nullable(self) -> bool:
        """Whether the rule may match no tokens at all."""
        return self.closure(self.start).final

    def step(self, states: Iterable[int], accepted: frozenset[int]) -> Closure:
        """Give what is reached from any of the states over a token of these predicates."""
        reached: set[int] = set()
        final = False
        for state in states:
            edges = self.edges[state]
            if len(edges) <= len(accepted):
                targets = [edges[symbol] for symbol in edges if symbol in accepted]
            else:
                targets = [edges[symbol] for symbol in accepted if symbol in edges]
            for target in targets:
                for item in target:
                    closure = self.closure(item)
                    reached |= closure.states
                    final = final or closure.final
        return Closure(frozenset(reached), final)

    def _state(self) -> int:
        self.edges.append({})
        self._free.append([])
        return len(self.edges) - 1

    def _close(self, state: int) -> Closure:
        queue, seen, final = [state], {state}, False
        while queue:
            item = queue.pop()
            final = final or item == self.final
            for target in self._free[item]:
                if target not in seen:
                    seen.add(target)
                    queue.append(target)
        return Closure(frozenset(item for item in seen if self.edges[item]), final)

    def _instance(self, rule: Any, around: dict[int, tuple[int, int]]) -> tuple[int, int]:
        """Give first and last state of a copy of a rule, or of the copy it stands in."""
        key = id(rule)
        if key in around:
            return around[key]
        if key in self._shared:
            return self._shared[key]
        first, last = self._state(), self._state()
        if len(self.edges) > self._copies:
            self._shared[key] = first, last
        around = {**around, key: (first, last)}
        for production in rule.productions:
            state = first
            for term in production.terms:
                state = self._term(state, term, around)
            self._free[state].append(last)
        return first, last

    def _term(self, state: int, term: Any, around: dict[int, tuple[int, int]]) -> int:
        after = self._state()
        if is_rule(term):
            first, last = self._instance(term, around)
            self._free[state].append(first)
            self._free[last].append(after)
        else:
            self.edges[state].setdefault(self.symbols.number(term), []).append(after)
        return after
