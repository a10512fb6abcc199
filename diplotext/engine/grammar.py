"""A grammar: one yargy rule with a name, and the function that makes mentions of its matches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import field, frozen
from yargy.interpretation.interpretator import Chain, FactResult, NormalizerResult
from yargy.parser import Match
from yargy.pipelines import PipelineProduction
from yargy.tree import Node

from diplotext.engine.trees import BoundMatch
from diplotext.language.inflect import join, nominative
from diplotext.language.morph import Morph
from diplotext.language.tokens import Token, leaves
from diplotext.language.view import View

if TYPE_CHECKING:
    from diplotext.engine.pipeline import Analysis
    from diplotext.types import Mention

__all__ = ["Context", "Found", "Grammar", "slots"]


def _tokens(tokens: Iterable[Token]) -> tuple[Token, ...]:
    return tuple(tokens)


def _mentions(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(mentions)


@frozen
class Found:
    """What a grammar found: the tokens to merge, and the mentions that they are.

    The first mention is what the merged token carries. ``tag`` overrides the tag of the
    grammar; an empty one leaves the tokens as they are.
    """

    tokens: tuple[Token, ...] = field(converter=_tokens)
    mentions: tuple[Mention, ...] = field(converter=_mentions)
    tag: str | None = None


@frozen(eq=False)
class Context:
    """What a builder may ask about the text around a match."""

    view: View
    morph: Morph
    sentence: int
    tokens: Sequence[Token]

    def span(self, tokens: Sequence[Token]) -> dict[str, Any]:
        """Give ``start``, ``stop`` and ``text`` in the raw text, for a mention's constructor."""
        return self.slice(tokens[0].span.start, tokens[-1].span.stop)

    def slice(self, start: int, stop: int) -> dict[str, Any]:
        """Do the same for offsets of the view."""
        start, stop = self.view.raw_span(start, stop)
        return {"start": start, "stop": stop, "text": self.view.raw[start:stop]}

    def surface(self, tokens: Sequence[Token]) -> str:
        """Give the display text from the first token to the last, spaces made single."""
        text = self.view.display[tokens[0].span.start : tokens[-1].span.stop]
        return " ".join(text.split())

    def words(self, tokens: Sequence[Token]) -> list[str]:
        """Give the display forms of all words, merged tokens taken apart."""
        return [
            self.view.display[part.span.start : part.span.stop]
            for token in tokens
            for part in leaves(token)
        ]

    def nominative(self, tokens: Sequence[Token], *, number: str | None = None) -> str:
        """Put the phrase of the tokens into the nominative (see `inflect.nominative`)."""
        return nominative(self.words(tokens), self.morph, number=number)

    def plain(self, tokens: Sequence[Token]) -> str:
        """Join the words as they stand, with regular spaces."""
        return join(self.words(tokens))

    def before(self, tokens: Sequence[Token], count: int = 1) -> Sequence[Token]:
        """Give up to ``count`` tokens of the sentence before these."""
        index = self._index(tokens[0].span.start)
        return self.tokens[max(0, index - count) : index]

    def after(self, tokens: Sequence[Token], count: int = 1) -> Sequence[Token]:
        """Give up to ``count`` tokens of the sentence after these."""
        index = self._index(tokens[-1].span.start) + 1
        return self.tokens[index : index + count]

    def between(self, first: Token, last: Token) -> Sequence[Token]:
        """Give the tokens of the sentence from one to another, both included."""
        return self.tokens[self._index(first.span.start) : self._index(last.span.start) + 1]

    def _index(self, start: int) -> int:
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].span.start < start:
                low = middle + 1
            else:
                high = middle
        return low


Build = Callable[[Match, Context], Iterable[Found]]


@frozen(eq=False)
class Grammar:
    """A named yargy rule and what becomes of its matches.

    ``name`` is the plural noun of the public API ("money", "countries"); ``tag`` the type
    that merged tokens get; ``build`` makes mentions of one match; ``finish``, if given,
    looks at the whole document after the layer has run.
    """

    name: str
    tag: str
    rule: Any = field(repr=False)
    build: Build = field(repr=False)
    finish: Callable[[Analysis], None] | None = field(default=None, repr=False)


def slots(match: Match) -> dict[str, Any]:
    """Give the tokens behind each attribute of the fact of a match.

    An attribute over words gives the list of its tokens; one whose value is a fact gives
    a dictionary of the same kind; a repeatable one a list of these. Attributes that the
    match did not fill are absent.
    """
    return match.remembered(_interpreted) if isinstance(match, BoundMatch) else _interpreted(match)


def _interpreted(match: Match) -> dict[str, Any]:
    return _slots(match.tree.interpret().fact)


def _slots(fact: Any) -> dict[str, Any]:
    return {key: _slot(fact.attributes[key]) for key in fact.attributes if key in fact.modified}


def _slot(value: Any) -> Any:
    if isinstance(value, list):
        return [_slot(item) for item in value]
    if isinstance(value, FactResult):
        return _slots(value.fact)
    if isinstance(value, NormalizerResult):
        return _slot(value.input)
    if isinstance(value, Chain):
        return value.tokens
    return value


def keys(match: Match, slots: Mapping[str, Any]) -> dict[str, str]:
    """Give the lexicon phrase behind each slot whose tokens, or some, a pipeline matched."""
    phrases = list(match.phrases() if isinstance(match, BoundMatch) else _phrases(match))
    found: dict[str, str] = {}
    for name, tokens in slots.items():
        if isinstance(tokens, list) and tokens and not isinstance(tokens[0], dict | list):
            start, stop = tokens[0].span.start, tokens[-1].span.stop
            for phrase, (first, last) in phrases:
                if start <= first and last <= stop:
                    found.setdefault(name, phrase)
    return found


def _phrases(match: Match) -> Iterator[tuple[str, tuple[int, int]]]:
    for node in match.tree.walk():
        if isinstance(getattr(node, "production", None), PipelineProduction):
            yield node.production.value, _span(node)


def _span(node: Node) -> tuple[int, int]:
    return node.children[0].token.span.start, node.children[-1].token.span.stop
