"""How far a rule gets where it does not match: the automaton run from every token."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from diplotext.engine.nfa import Nfa

__all__ = ["Beginning", "longest"]

FAR = 100  # tokens; who explains a longer beginning than this reads it no more


@frozen
class Beginning:
    """The tokens ``[start, stop)`` were read; ``accepting`` are the predicates that did it.

    ``expected`` are the predicates that would have read one more.
    """

    start: int
    stop: int
    accepting: tuple[tuple[Any, ...], ...]
    expected: tuple[Any, ...]


def longest(
    nfa: Nfa, accepted: Sequence[frozenset[int]], taken: Sequence[bool]
) -> Beginning | None:
    """Give the longest beginning, the first of equals; none where no token begins anything.

    ``accepted`` are the predicates of each token; ``taken`` says which tokens a match holds:
    no beginning starts at them.
    """
    best, states_at_best = (0, 0), frozenset[int]()
    first = nfa.closure(nfa.start).states
    for start in range(len(accepted)):
        if taken[start]:
            continue
        states, stop = first, start
        while stop < min(len(accepted), start + FAR):
            after = nfa.step(states, accepted[stop])
            if not after.states and not after.final:
                break
            states, stop = after.states, stop + 1
        if stop - start > best[1] - best[0]:
            best, states_at_best = (start, stop), states
    if best[0] == best[1]:
        return None
    predicates = nfa.symbols.predicates
    numbers = sorted({number for state in states_at_best for number in nfa.edges[state]})
    expected = tuple(predicates[number] for number in numbers)
    return Beginning(*best, _readers(nfa, accepted[best[0] : best[1]]), expected)


def _readers(nfa: Nfa, accepted: Sequence[frozenset[int]]) -> tuple[tuple[Any, ...], ...]:
    """Give for each token the predicates that read it on the way."""
    predicates = nfa.symbols.predicates
    states, readers = nfa.closure(nfa.start).states, []
    for symbols in accepted:
        used = {number for state in states for number in nfa.edges[state] if number in symbols}
        readers.append(tuple(predicates[number] for number in sorted(used)))
        states = nfa.step(states, symbols).states
    return tuple(readers)
