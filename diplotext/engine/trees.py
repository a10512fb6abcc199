"""Parse trees kept without their tokens, and put over other tokens of the same forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from yargy.parser import Match, prepare_match, prepare_trees
from yargy.token import get_tokens_span
from yargy.tree import Leaf, Node, Tree

__all__ = ["BoundMatch", "Template", "parse", "template"]


class _Slot(NamedTuple):
    """A token of the region by its index; ``forms`` are the readings left, none for all."""

    index: int
    forms: tuple[int, ...] | None

    def fill(self, tokens: Sequence[Any]) -> Any:
        token = tokens[self.index]
        if self.forms is None:
            return token
        forms = token.forms
        return token.constrained([forms[index] for index in self.forms])


class Template(NamedTuple):
    """A match of a region: its range in tokens, its tree with slots for tokens.

    ``tokens`` are the tokens as the match itself lists them; relations that were checked
    later may have narrowed those in the tree further, as they do in yargy.
    """

    start: int
    stop: int
    root: Any
    tokens: tuple[_Slot, ...]


class BoundMatch(Match):  # type: ignore[misc]
    """A match whose tree is made when it is asked for."""

    def __init__(self, template: Template, tokens: Sequence[Any], offset: int) -> None:
        self._template = template
        self._bound: dict[_Slot, Any] = {}
        self._source = tokens
        self._offset = offset
        self._tree: Any = None
        self.tokens = [self._fill(slot) for slot in template.tokens]
        self.span = get_tokens_span(self.tokens)

    @property
    def range(self) -> tuple[int, int]:
        """The range of tokens in the sequence that was searched."""
        return self._offset + self._template.start, self._offset + self._template.stop

    @property
    def tree(self) -> Any:
        """The parse tree over the tokens of this match."""
        if self._tree is None:
            self._tree = Tree(self._bind(self._template.root), self.range)
        return self._tree

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Match) and self.tokens == other.tokens and self.span == other.span

    __hash__ = Match.__hash__

    def _fill(self, slot: _Slot) -> Any:
        token = self._bound.get(slot)
        if token is None:
            token = self._bound[slot] = slot.fill(self._source)
        return token

    def _bind(self, node: Any) -> Any:
        if isinstance(node, Leaf):
            return Leaf(node.predicate, self._fill(node.token))
        return Node(node.rule, node.production, node.rank, [self._bind(c) for c in node.children])


BoundMatch.__name__ = "Match"


def parse(parser: Any, tokens: Sequence[Any]) -> list[Match]:
    """Run yargy's chart over a region: the first valid match of each range, in yargy's order."""
    found: dict[tuple[int, int], Match] = {}
    for tree in sorted(prepare_trees(parser.matches(tokens))):
        if tree.range not in found and (match := prepare_match(tree)):
            found[tree.range] = match
    return list(found.values())


def shift(match: Match, offset: int) -> Match:
    """Move the range of a match of a region to where the region stands."""
    start, stop = match.tree.range
    match.tree.range = start + offset, stop + offset
    return match


def token_range(match: Match) -> tuple[int, int]:
    """Give the range of a match in tokens, without making its tree."""
    return match.range if isinstance(match, BoundMatch) else match.tree.range


def template(match: Match, tokens: Sequence[Any]) -> Template | None:
    """Take the tokens out of a match; none where a predicate made tokens of its own."""
    start, stop = match.tree.range
    leaves = [leaf.token for leaf in match.tree.walk(types=Leaf)]
    try:
        made = tuple(_slot(token, start + i, tokens) for i, token in enumerate(match.tokens))
        final = iter([_slot(token, start + i, tokens) for i, token in enumerate(leaves)])
    except LookupError:
        return None
    return Template(start, stop, _strip(match.tree.root, final), made)


def _strip(node: Any, slots: Any) -> Any:
    if isinstance(node, Leaf):
        return Leaf(node.predicate, next(slots))
    return Node(node.rule, node.production, node.rank, [_strip(c, slots) for c in node.children])


def _slot(token: Any, index: int, tokens: Sequence[Any]) -> _Slot:
    source = tokens[index]
    if token is source:
        return _Slot(index, None)
    numbers = {id(form): number for number, form in enumerate(getattr(source, "forms", ()))}
    if type(token) is not type(source) or token.span is not source.span:
        raise LookupError
    return _Slot(index, tuple(numbers[id(form)] for form in token.forms))
