"""From the derivations of a region to its matches, as yargy chooses among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from yargy.parser import Match
from yargy.tree import Leaf, Node, Tree

from diplotext.engine.agreement import Agreement
from diplotext.engine.chart import Derivation, Found, ranks
from diplotext.engine.forest import Forest
from diplotext.engine.resolve import resolve
from diplotext.engine.table import Table

__all__ = ["matches_of"]


def matches_of(
    table: Table, tokens: Sequence[Any], found: Found | Forest, trials: int
) -> tuple[list[Match], bool]:
    """Give the matches that stay, in order, and whether ``trials`` were enough.

    For each range it is the first derivation in yargy's order whose relations hold. Ranges
    are gone through from left to right, longer ones first: where relations hold, they narrow
    tokens that later derivations share, in yargy and here.
    """
    ranges = sorted(found, key=lambda item: (item[0], -item[1]))
    grower = _Grower(table, tokens)
    if not table.relations:
        kept = [ranges[index] for index in resolve(ranges)]
        return [Match(grower.tree(_first(found[item]), item)) for item in kept], True
    matches: dict[tuple[int, int], Match] = {}
    agreement = Agreement()
    spent = 0
    for item in ranges:
        if spent >= trials:
            break
        for derivation in _ordered(found[item]):
            if spent >= trials:
                break
            spent += 1 + (item[1] - item[0]) ** 2 // 20  # relations are asked of all pairs
            tree = grower.tree(derivation, item)
            forms = agreement.narrow(tree)
            if forms is not None:
                _constrain(tree, forms)
                matches[item] = Match(tree)
                break
    valid = list(matches)
    return [matches[valid[index]] for index in resolve(valid)], spent < trials


def _constrain(tree: Any, forms: dict[int, list[Any]]) -> None:
    for leaf in tree.walk(types=Leaf):
        if id(leaf.token) in forms:
            leaf.token = leaf.token.constrained(forms[id(leaf.token)])


def _first(derivations: Iterable[Derivation]) -> Derivation:
    return next(iter(_ordered(derivations)))


def _ordered(derivations: Iterable[Derivation]) -> Iterable[Derivation]:
    if isinstance(derivations, list):
        return derivations if len(derivations) == 1 else sorted(derivations, key=ranks)
    return derivations  # a forest gives them in order


class _Grower:
    """Makes yargy's trees of derivations; derivations that share a leaf share it as trees."""

    def __init__(self, table: Table, tokens: Sequence[Any]) -> None:
        self._table = table
        self._tokens = tokens
        self._leaves: dict[int, tuple[Derivation, Any]] = {}

    def tree(self, root: Derivation, span: tuple[int, int]) -> Any:
        """Make the tree of a derivation, without the rules that matched nothing."""
        order = [root]
        for node in order:
            if len(node) == 3:
                order.extend(node[2])
        made: dict[int, Any] = {}
        for node in reversed(order):
            if len(node) == 2:
                made[id(node)] = self._leaf(node)
                continue
            rank, production, children = node
            grown = [child for item in children if (child := made[id(item)]) is not None]
            rule = self._table.rules[self._table.rule_of[production]]
            made[id(node)] = (
                Node(rule, self._table.productions[production], rank, grown) if grown else None
            )
        return Tree(made[id(root)], span)

    def _leaf(self, node: Derivation) -> Any:
        held = self._leaves.get(id(node))
        if held is None:
            predicate = self._table.term[node[0]]
            leaf = Leaf(predicate, predicate.constrain(self._tokens[node[1]]))
            held = self._leaves[id(node)] = node, leaf  # the node is kept, so its id is its own
        return held[1]
