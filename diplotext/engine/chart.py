"""yargy's Earley chart over the tokens of one region: the same states in the same order.

The order is part of the result: yargy completes a rule that matches nothing for those
states alone that wait for it by then. So states are queued here exactly as yargy queues
them, without those that can have no effect; a state is a tuple, nothing points back, and
predicates were asked before.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from diplotext.engine.table import DONE, RULE, Table

__all__ = ["ChartFull", "Derivation", "Found", "chart", "ranks"]

# A rule over tokens: rank, production, children. A token: item, index in the region.
# Leaves are told apart by identity, as yargy's are: one for each state that read the token.
Derivation = tuple[Any, ...]
State = tuple[int, int, int, tuple[Derivation, ...]]  # item, start, rank, children
Found = dict[tuple[int, int], list[Derivation]]

_NONE: frozenset[int] = frozenset()


class ChartFull(Exception):  # noqa: N818
    """The chart reached its limit; ``found`` is what was complete by then."""

    def __init__(self, found: Found) -> None:
        self.found = found


def chart(
    table: Table,
    tokens: Sequence[Any],
    keys: Sequence[Hashable],
    accepted: Sequence[frozenset[int]],
    limit: int,
) -> Found:
    """Give all derivations of rule 0 for each range of tokens.

    ``accepted`` are the predicates of each token. Raises `ChartFull` after ``limit`` states.
    """
    kinds, whats, rule_of, predict = table.kind, table.what, table.rule_of, table.predict
    found: Found = {}
    columns: list[dict[int, list[State]]] = []
    queue: list[State] = []
    spent = 0
    size = len(tokens)
    for column in range(size + 1):
        token = tokens[column] if column < size else None
        key = keys[column] if column < size else None
        symbols = accepted[column] if column < size else _NONE
        waiting: dict[int, list[State]] = {}
        columns.append(waiting)
        for state in queue:
            if kinds[state[0]] == RULE:
                waiting.setdefault(whats[state[0]], []).append(state)
        predicted: set[int] = set()
        scanned: list[State] = []
        wanted: int | None = 0
        position = 0
        while True:
            if wanted is not None and wanted not in predicted:
                predicted.add(wanted)
                for rank, first in predict(wanted, symbols, token, key):
                    state = first, column, rank, ()
                    queue.append(state)
                    if kinds[first] == RULE:
                        waiting.setdefault(whats[first], []).append(state)
            wanted = None
            if position >= len(queue):
                break
            item, start, rank, children = queue[position]
            position += 1
            kind, what = kinds[item], whats[item]
            if kind == RULE:
                wanted = what
            elif kind != DONE:
                if what in symbols and (~what not in symbols or table.term[item](token)):
                    scanned.append((item + 1, start, rank, (*children, (item, column))))
            else:
                node = rank, what, children
                rule = rule_of[what]
                if not rule:
                    found.setdefault((start, column), []).append(node)
                # The list may grow while it is read, as in yargy: ``X X`` over nothing.
                for parent in columns[start].get(rule, ()):
                    after = parent[0] + 1
                    state = after, parent[1], parent[2], (*parent[3], node)
                    queue.append(state)
                    if kinds[after] == RULE:
                        waiting.setdefault(whats[after], []).append(state)
                    if len(queue) > limit:
                        raise ChartFull(found)
        spent += len(queue)
        if spent > limit:
            raise ChartFull(found)
        queue = scanned
    return found


def ranks(derivation: Derivation) -> tuple[int, ...]:
    """Give the ranks of a derivation from its root on, left to right: yargy's order of trees."""
    found = []
    stack = [derivation]
    while stack:
        node = stack.pop()
        if len(node) == 3:
            found.append(node[0])
            stack.extend(reversed(node[2]))
    return tuple(found)
