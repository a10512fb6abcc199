"""Which conditions of the grammars read a word of a match, and which words they read.

A condition is a predicate of a grammar, equal ones together as the engine numbers them; of one
joined by ``or_`` each part is a condition. The words of pipelines are none: they are rows of
lexicons, which have tests of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import attrs
from yargy.parser import Match
from yargy.pipelines import PipelineBNFRule, PipelineProduction
from yargy.predicates.constructors import OrPredicate
from yargy.rule.bnf import BNFRule, is_rule
from yargy.tree import Leaf

from diplotext.engine.cascade import Cascade
from diplotext.engine.grammar import Context, Found, Grammar
from diplotext.engine.pipeline import Analysis, Layer, analyse
from diplotext.engine.symbols import Symbols
from diplotext.entities import LAYERS, make_grammar
from diplotext.language.tokens import default_tokenizer

Condition = tuple[int, int]


class Firing:
    """Runs the grammars of the library over texts and keeps what their conditions read."""

    def __init__(self) -> None:
        self._symbols = {name: Symbols() for name in LAYERS}
        self._read: dict[str, dict[Condition, set[str]]] = {
            name: defaultdict(set) for name in LAYERS
        }
        self._layers = Cascade(Layer(self._watched(name), default_tokenizer()) for name in LAYERS)

    def rule(self, name: str) -> Any:
        """Give the rule of a grammar as the engine runs it."""
        return self._layers[LAYERS.index(name)].matcher.rule

    def run(self, text: str) -> Analysis:
        """Run the grammars over a text."""
        return analyse(text, self._layers)

    def silent(self, name: str) -> list[str]:
        """Give the conditions of a grammar that have read no word, each with the row it is in."""
        told: dict[Condition, str] = {}
        for row, predicate in predicates(self.rule(name)):
            number = self._symbols[name].number(predicate)
            for index, part in enumerate(parts(predicate)):
                told.setdefault((number, index), f"{_label(part)} in: {row}")
        return [label for condition, label in told.items() if condition not in self._read[name]]

    def words(self, name: str, predicate: Any) -> list[str]:
        """Give the words that a predicate of a grammar has read."""
        number = self._symbols[name].number(predicate)
        read = (self._read[name][number, index] for index in range(len(parts(predicate))))
        return sorted(set().union(*read))

    def _watched(self, name: str) -> Grammar:
        """Give a grammar that notes the conditions of each match before it builds."""
        grammar = make_grammar(name)

        def build(match: Match, context: Context) -> Iterable[Found]:
            for leaf in leaves(match):
                span, number = leaf.token.span, self._symbols[name].number(leaf.predicate)
                for index, part in enumerate(parts(leaf.predicate)):
                    if part(leaf.token):
                        word = context.view.matching[span.start : span.stop]
                        self._read[name][number, index].add(word)
            return grammar.build(match, context)

        return attrs.evolve(grammar, build=build)


def predicates(rule: Any) -> Iterator[tuple[str, Any]]:
    """Give the predicates of a rule, with the labels of the row in which they stand."""
    for item in rule.walk(types=BNFRule):
        for production in () if isinstance(item, PipelineBNFRule) else item.productions:
            row = " ".join(term.label for term in production.terms)
            yield from ((row, term) for term in production.terms if not is_rule(term))


def parts(predicate: Any) -> list[Any]:
    """Take a predicate apart where it is joined by ``or_``."""
    if not isinstance(predicate, OrPredicate):
        return [predicate]
    return [part for inner in predicate.predicates for part in parts(inner)]


def leaves(match: Match) -> Iterator[Leaf]:
    """Give the leaves of a match, those of pipelines left out."""
    stack = [match.tree.root]
    while stack:
        node = stack.pop()
        if isinstance(node, Leaf):
            yield node
        elif not isinstance(node.production, PipelineProduction):
            stack.extend(node.children)


def _label(predicate: Any) -> str:
    words = getattr(predicate, "value", getattr(predicate, "words", None))
    few = sorted(words)[:5] if isinstance(words, set | frozenset | list | tuple | dict) else ""
    return f"{predicate.label} {few or ''}".strip()
