"""Parse trees kept without their tokens, and put over other tokens of the same forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any

from attrs import define, frozen
from yargy.interpretation.interpretator import InterpretatorInput
from yargy.parser import Match
from yargy.pipelines import PipelineProduction
from yargy.token import get_tokens_span
from yargy.tree import Leaf, Node, Tree

__all__ = ["BoundMatch", "Slot", "Template", "template"]


@frozen
class Slot:
    """A token of the region by its index; ``forms`` are the readings left, none for all."""

    index: int
    forms: tuple[int, ...] | None

    def fill(self, tokens: Sequence[Any]) -> Any:
        """Give the token that stands there now, narrowed to the same readings."""
        token = tokens[self.index]
        if self.forms is None:
            return token
        forms = token.forms
        return token.constrained([forms[index] for index in self.forms])


@define(eq=False)
class Template:
    """A match of a region: its range in tokens, its tree with slots for tokens.

    ``tokens`` are the tokens as the match itself lists them; relations that were checked
    later may have narrowed those in the tree further, as they do in yargy. ``phrases`` are
    the phrases that pipelines matched, with the indexes of their first and last token;
    ``shape`` is what `BoundMatch.remembered` made, with slots for tokens.
    """

    start: int
    stop: int
    root: Any
    tokens: tuple[Slot, ...]
    phrases: tuple[tuple[str, int, int], ...]
    shape: Any = None


class BoundMatch(Match):  # type: ignore[misc]
    """A match whose tree is made when it is asked for."""

    def __init__(self, template: Template, tokens: Sequence[Any], offset: int) -> None:
        self._template = template
        self._source = tokens
        self._offset = offset
        self._bound: dict[Slot, Any] = {}
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
            self._tree = _BoundTree(self._template.root, self._fill, self.range)
        return self._tree

    def phrases(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Give the phrases that pipelines matched, as they are keyed, with their offsets."""
        for phrase, first, last in self._template.phrases:
            yield phrase, (self._source[first].span.start, self._source[last].span.stop)

    def remembered(self, make: Callable[[Match], Any]) -> Any:
        """Give what ``make`` makes of the match, from memory where that can be.

        It can be remembered if it is tokens of the match in lists and dictionaries: which
        tokens these are depends on the words alone. ``make`` has to be the same each time.
        """
        template = self._template
        if template.shape is None:
            value = make(self)
            slots = (*template.tokens, *(leaf.token for leaf in _leaves(template.root)))
            template.shape = _shape(value, {id(self._fill(slot)): slot for slot in slots})
            return value
        return make(self) if template.shape is _SHAPELESS else self._filled(template.shape)

    def _filled(self, shape: Any) -> Any:
        kind = type(shape)
        if kind is Slot:
            return self._fill(shape)
        if kind is dict:
            return {key: self._filled(item) for key, item in shape.items()}
        return [self._filled(item) for item in shape]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Match) and self.tokens == other.tokens and self.span == other.span

    __hash__ = Match.__hash__

    def _fill(self, slot: Slot) -> Any:
        if slot.forms is None:
            return self._source[slot.index]
        token = self._bound.get(slot)
        if token is None:
            token = self._bound[slot] = slot.fill(self._source)
        return token


class _BoundTree(Tree):  # type: ignore[misc]
    """A tree whose nodes are copied when they are asked for; a fact needs none of them."""

    def __init__(
        self, template: Any, fill: Callable[[Slot], Any], token_range: tuple[int, int]
    ) -> None:
        self._template = template
        self._fill = fill
        self.range = token_range

    @cached_property
    def root(self) -> Any:
        return _copy(self._template, lambda leaf: Leaf(leaf.predicate, self._fill(leaf.token)))

    def interpret(self) -> Any:
        """Do what ``Tree.interpret`` does, without making two trees on the way."""
        if not self._template.interpretator:
            raise ValueError("no .interpretation(...) for root rule")
        return self._interpret(self._template)

    def _interpret(self, node: Any) -> Any:
        items = []
        stack = node.children[::-1]
        while stack:
            child = stack.pop()
            if type(child) is Leaf:
                items.append(self._fill(child.token))
            elif child.rule.interpretator:
                items.append(self._interpret(child))
            else:
                stack.extend(reversed(child.children))
        production = node.production
        key = production.value if isinstance(production, PipelineProduction) else None
        return node.rule.interpretator(InterpretatorInput(items, key))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tree) and self.root == other.root and self.range == other.range

    __hash__ = Tree.__hash__


BoundMatch.__name__ = "Match"
_BoundTree.__name__ = "Tree"


def template(match: Match, tokens: Sequence[Any]) -> Template | None:
    """Take the tokens out of a match; none where a predicate made tokens of its own."""
    start, stop = match.tree.range
    leaves = list(match.tree.walk(types=Leaf))
    try:
        made = tuple(_slot(token, start + i, tokens) for i, token in enumerate(match.tokens))
        slots = {id(leaf): _slot(leaf.token, start + i, tokens) for i, leaf in enumerate(leaves)}
    except LookupError:
        return None
    root = _copy(match.tree.root, lambda leaf: Leaf(leaf.predicate, slots[id(leaf)]))
    phrases = tuple(
        (node.production.value, node.children[0].token.index, node.children[-1].token.index)
        for node in Tree(root, match.tree.range).walk()
        if isinstance(getattr(node, "production", None), PipelineProduction)
    )
    return Template(start, stop, root, made, phrases)


_SHAPELESS = object()


def _shape(value: Any, slots: dict[int, Slot]) -> Any:
    """Put slots in the place of tokens; `_SHAPELESS` where there is anything else."""
    if isinstance(value, dict):
        made = {key: _shape(item, slots) for key, item in value.items()}
        return _SHAPELESS if _SHAPELESS in made.values() else made
    if isinstance(value, list):
        items = [_shape(item, slots) for item in value]
        return _SHAPELESS if _SHAPELESS in items else items
    return slots.get(id(value), _SHAPELESS)


def _leaves(root: Any) -> Iterator[Any]:
    stack = [root]
    while stack:
        node = stack.pop()
        if type(node) is Leaf:
            yield node
        else:
            stack.extend(node.children)


def _copy(root: Any, leaf: Callable[[Any], Any]) -> Any:
    """Copy a tree with other leaves, without recursion: lists of words nest deeply."""
    top = Node(root.rule, root.production, root.rank, [])
    stack = [(root.children, top.children)]
    while stack:
        source, target = stack.pop()
        for child in source:
            if type(child) is Leaf:
                target.append(leaf(child))
            else:
                node = Node(child.rule, child.production, child.rank, [])
                target.append(node)
                stack.append((child.children, node.children))
    return top


def _slot(token: Any, index: int, tokens: Sequence[Any]) -> Slot:
    source = tokens[index]
    if token is source:
        return Slot(index, None)
    if type(token) is not type(source) or token.span is not source.span:
        raise LookupError
    numbers = {id(form): number for number, form in enumerate(source.forms)}
    return Slot(index, tuple(numbers[id(form)] for form in token.forms))
