"""The automaton made deterministic while it reads, and the stretches where it is alive.

Between two stretches no parse is in progress: the parser's column there holds nothing but
what it predicts at every token anyway. Parsing the stretches one by one therefore gives
what parsing the whole text gives.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from threading import Lock
from typing import Any, NamedTuple

from diplotext.engine.limits import Cache, Limits
from diplotext.engine.nfa import Closure, Nfa

__all__ = ["Region", "Scanner"]

_NOTHING: frozenset[int] = frozenset()


class Region(NamedTuple):
    """The tokens ``[start, stop)``, from where the automaton woke to its last final state."""

    start: int
    stop: int


class _Tables:
    """One generation of states and classes; dropped whole when it has grown too large.

    State 0 is the one where nothing is in progress; class 0 that of the words that no
    predicate accepts. A thread that still reads an old generation is not disturbed.
    """

    def __init__(self, words: int) -> None:
        self.words: Cache[Hashable, int] = Cache(words)
        self.classes: dict[frozenset[int], int] = {_NOTHING: 0}
        self.accepted: list[frozenset[int]] = [_NOTHING]
        self.wakes: dict[int, Closure] = {}
        self.sleepers: set[Hashable] = set()  # words that begin nothing
        self.members: list[frozenset[int]] = [_NOTHING]
        self.final = [False]
        self.moves: list[dict[int, int]] = [{0: 0}]
        self.numbers: dict[Closure, int] = {Closure(_NOTHING, False): 0}
        self.known_moves = 0


class Scanner:
    """Finds the regions of a token sequence in one pass; safe to share between threads."""

    def __init__(self, nfa: Nfa, limits: Limits) -> None:
        self._nfa = nfa
        self._limits = limits
        self._lock = Lock()
        self._start = nfa.closure(nfa.start).states
        self._tables = _Tables(limits.words)

    def regions(self, tokens: Sequence[Any], keys: Sequence[Hashable]) -> list[Region]:
        """Give the regions in order, apart from each other; ``keys`` are those of the tokens."""
        found: list[Region] = []
        tables = self._tables
        sleepers = tables.sleepers
        if sleepers.issuperset(keys):
            return found
        moves, finals, words = tables.moves, tables.final, tables.words
        young = words.young
        state = start = stop = 0
        for index, key in enumerate(keys):
            if not state and key in sleepers:
                continue
            symbol = young.get(key)
            if symbol is None:
                symbol = words.get(key)
                if symbol is None:
                    symbol = self._classify(tables, key, tokens[index])
            target = moves[state].get(symbol)
            if target is None:
                target = self._move(tables, state, symbol)
            if target:
                if not state:
                    start = index
                if finals[target]:
                    stop = index + 1
            else:
                if stop:
                    found.append(Region(start, stop))
                    stop = 0
                if not state:
                    sleepers.add(key)
            state = target
        if stop:
            found.append(Region(start, stop))
        limits = self._limits
        if (
            len(tables.members) > limits.states
            or max(len(tables.classes), len(sleepers), tables.known_moves) > limits.words
        ):
            self._tables = _Tables(limits.words)
        return found

    def wakes(self, key: Hashable, token: Any) -> bool:
        """Tell whether a token begins anything; where none does there is no region."""
        tables = self._tables
        if key in tables.sleepers:
            return False
        symbol = tables.words.get(key)
        if symbol is None:
            symbol = self._classify(tables, key, token)
        target = tables.moves[0].get(symbol)
        return bool(self._move(tables, 0, symbol) if target is None else target)

    def accepting(self, key: Hashable, token: Any) -> frozenset[int]:
        """Give the numbers of the predicates that accept a token."""
        tables = self._tables
        symbol = tables.words.get(key)
        return tables.accepted[self._classify(tables, key, token) if symbol is None else symbol]

    def _classify(self, tables: _Tables, key: Hashable, token: Any) -> int:
        accepted = self._nfa.symbols.accepting(token)
        with self._lock:
            symbol = tables.classes.get(accepted)
            if symbol is None:
                symbol = len(tables.accepted)
                tables.accepted.append(accepted)
                tables.classes[accepted] = symbol
        tables.words[key] = symbol
        return symbol

    def _move(self, tables: _Tables, state: int, symbol: int) -> int:
        with self._lock:
            accepted = tables.accepted[symbol]
            wake = tables.wakes.get(symbol)
            if wake is None:
                wake = tables.wakes[symbol] = self._nfa.step(self._start, accepted)
            going = self._nfa.step(tables.members[state], accepted)
            closure = Closure(going.states | wake.states, going.final or wake.final)
            number = tables.numbers.get(closure)
            if number is None:
                number = len(tables.members)
                tables.members.append(closure.states)
                tables.final.append(closure.final)
                tables.moves.append({})
                tables.numbers[closure] = number
            tables.moves[state][symbol] = number
            tables.known_moves += 1
        return number
