"""Random yargy rules and texts over a five-word language, and what to compare of matches."""

from __future__ import annotations

from random import Random
from typing import Any

from yargy import Parser, and_, forward, not_, or_, rule
from yargy.interpretation import attribute, fact
from yargy.parser import Column
from yargy.pipelines import caseless_pipeline, morph_pipeline, pipeline
from yargy.predicates import caseless, custom, eq, gram, in_, is_single
from yargy.predicates import type as type_
from yargy.relations import case_relation, gnc_relation, number_relation
from yargy.tokenizer import MorphTokenizer
from yargy.tree import Leaf

from diplotext.language.morph import Form, Grams

LETTERS = "абвгд"
WORDS = "абвгдАБ"
READINGS = {
    "а": ["NOUN nomn sing masc", "ADJF gent plur"],
    "б": ["ADJF nomn sing masc", "NOUN accs sing femn"],
    "в": ["NOUN gent plur"],
    "г": ["ADJF nomn sing femn", "ADJF nomn sing masc", "NOUN nomn sing femn"],
    "д": ["VERB"],
}
First = fact("First", ["one", "two", attribute("many").repeatable()])
Second = fact("Second", ["one", "two"])
# What yargy raises for a rule that it cannot build or that derives nothing but itself.
REFUSED = (AttributeError, IndexError, RecursionError, TypeError, ValueError)


class ToyMorph:
    """A morphology of five words; every second reading has the lemma "л"."""

    def __init__(self) -> None:
        self._forms: dict[str, list[Form]] = {}

    def __call__(self, word: str) -> list[Form]:
        word = word.lower()
        if word not in self._forms:
            self._forms[word] = [
                Form("л" if number % 2 else word, Grams(frozenset(reading.split())))
                for number, reading in enumerate(READINGS.get(word, ["UNKN"]))
            ]
        return self._forms[word]

    def check_gram(self, gram: str) -> None:
        """Accept any."""

    def normalized(self, word: str) -> set[str]:
        return {form.normalized for form in self(word)}


TOKENIZER = MorphTokenizer(morph=ToyMorph())


class TooMuchError(Exception):
    """yargy's chart would take too long to be compared with."""


class BoundedColumn(Column):
    limit = 1_000

    def append(self, state: Any) -> None:
        super().append(state)
        if len(self.states) > self.limit:
            raise TooMuchError


def make_rule(random: Random) -> Any:
    """Make a rule; the same random numbers make an equal one."""
    relations = random.choice([[], [gnc_relation()], [number_relation(), case_relation()]])
    made = _rule(random, random.randint(1, 4), [], relations)
    if random.random() < 0.5:
        made = rule(made, _predicate(random))
    return made.interpretation(random.choice([First, Second]))


def make_text(random: Random, longest: int = 10) -> str:
    return " ".join(random.choice(WORDS) for _ in range(random.randint(1, longest)))


def _predicate(random: Random) -> Any:
    return random.choice(
        [
            *[lambda: eq(random.choice(LETTERS))] * 8,
            lambda: in_(set(random.sample(LETTERS, 2))),
            *[lambda: gram(random.choice(["NOUN", "ADJF", "nomn", "VERB"]))] * 5,
            lambda: caseless(random.choice("аб")),
            lambda: not_(eq(random.choice(LETTERS))),
            lambda: and_(gram("NOUN"), not_(eq("а"))),
            lambda: or_(eq("а"), caseless("б")),
            lambda: custom(lambda value: value in "аг", types="RU"),
            is_single,
            lambda: type_("RU"),
        ]
    )()


def _rule(random: Random, depth: int, made: list[Any], relations: list[Any]) -> Any:
    kind = random.random()
    if depth <= 0 or kind < 0.18:
        result = rule(_predicate(random))
    elif made and kind < 0.28:
        result = random.choice(made)
    else:
        result = _nested(random, kind, lambda: _rule(random, depth - 1, made, relations))
    if relations and random.random() < 0.25:
        result = result.match(random.choice(relations))
    if random.random() < 0.1:
        attributes = [First.one, First.two, First.many, Second.one, Second, First]
        result = result.interpretation(random.choice(attributes))
    if random.random() < 0.4:
        made.append(result)
    return result


def _nested(random: Random, kind: float, inner: Any) -> Any:
    reverse = random.random() < 0.3
    if kind < 0.5:
        parts = [
            _predicate(random) if random.random() < 0.4 else inner()
            for _ in range(random.randint(1, 3))
        ]
        return rule(*parts)
    if kind < 0.64:
        return or_(*[inner() for _ in range(random.randint(2, 3))])
    if kind < 0.76:
        return inner().optional(reverse=reverse)
    if kind < 0.88:
        bounds = random.choice([{}, {}, {"max": 2}, {"max": 3}, {"min": 2}, {"min": 1, "max": 3}])
        return inner().repeatable(reverse=reverse, **bounds)
    if kind < 0.94:
        lines = [make_text(random, 3).lower() for _ in range(random.randint(1, 4))]
        return random.choice([morph_pipeline, pipeline, caseless_pipeline])(lines)
    itself, other = forward(), inner()
    if random.random() < 0.6:
        return itself.define(or_(rule(_predicate(random), itself, _predicate(random)), other))
    return itself.define(or_(rule(other, _predicate(random), itself), other))


def grammar_of(start: Any) -> list[str]:
    """Write out a rule in Backus-Naur form.

    yargy's transformers remember rules by the address of objects that may be gone, so that
    now and then the same rule comes out otherwise; such a pair is not compared.
    """
    return [str(item) for item in start.as_bnf.rules]


def describe(matches: list[Any]) -> list[Any]:
    """Give all that can be seen of matches: spans, tokens, trees, facts."""
    return [
        (match.span, match.tree.range, _tokens(match.tokens), _tree(match.tree.root), _fact(match))
        for match in matches
    ]


def _tokens(tokens: list[Any]) -> list[Any]:
    return [
        (
            type(token).__name__,
            token.value,
            token.span,
            token.type,
            [(form.normalized, sorted(form.grams.values)) for form in getattr(token, "forms", ())],
        )
        for token in tokens
    ]


def _tree(node: Any) -> Any:
    if isinstance(node, Leaf):
        return type(node.predicate).__name__, _tokens([node.token])
    children = [_tree(child) for child in node.children]
    return node.rank, str(node.production), node.rule.label, children


def _fact(match: Any) -> Any:
    try:
        fact = match.fact
        return repr(fact), fact.as_json, fact.spans
    except REFUSED as error:  # an interpretation that does not fit the words under it
        return type(error).__name__


def plain(made: Any, **kwargs: Any) -> Parser:
    return Parser(made, TOKENIZER, **kwargs)
