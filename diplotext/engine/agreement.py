"""Relations between the words of a tree: yargy's check, made to end early and ask once."""

from __future__ import annotations

from itertools import combinations
from typing import Any

__all__ = ["Agreement"]


class Agreement:
    """Checks the relations of trees over the same tokens, as ``Tree.relations`` does.

    Whether two readings agree is asked once; a tree is refused as soon as a word has no
    reading left, since none comes back.
    """

    def __init__(self) -> None:
        self._asked: dict[tuple[int, int, int], bool] = {}
        self._held: list[Any] = []

    def narrow(self, tree: Any) -> dict[int, list[Any]] | None:
        """Give the readings left to each token by its id, or none where some has none left."""
        groups: dict[int, tuple[Any, list[Any]]] = {}
        left: dict[int, list[Any]] = {}
        for node in tree.walk():
            relation = node.relation
            if relation:
                token = node.main
                groups.setdefault(id(relation), (relation, []))[1].append(token)
                if id(token) not in left:
                    forms = left[id(token)] = list(token.forms)
                    self._held.append((token, forms, relation))
        if not all(left.values()):
            return None
        for relation, tokens in groups.values():
            for one, other in combinations(tokens, 2):
                if not self._check(relation, id(one), id(other), left):
                    return None
        return left

    def _check(self, relation: Any, one: int, other: int, left: dict[int, list[Any]]) -> bool:
        """Keep the readings of two tokens that agree with some reading of the other."""
        first, second = [], []
        pairs = [
            (mine, theirs)
            for mine in left[one]
            for theirs in left[other]
            if self._agree(relation, mine, theirs)
        ]
        for mine, theirs in pairs:
            if mine not in first:
                first.append(mine)
            if theirs not in second:
                second.append(theirs)
        left[one] = first
        left[other] = second
        return bool(first) and bool(second)

    def _agree(self, relation: Any, mine: Any, theirs: Any) -> bool:
        key = id(relation), id(mine), id(theirs)
        answer = self._asked.get(key)
        if answer is None:
            answer = self._asked[key] = bool(relation(mine, theirs))
        return answer
