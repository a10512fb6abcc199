"""How ministries are named: "МИД РК", "российского внешнеполитического ведомства", "Минюст"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from yargy import and_, not_, or_, rule
from yargy.interpretation import fact
from yargy.parser import Match
from yargy.predicates import type

from diplotext.engine.acronyms import bracketed, learn
from diplotext.engine.grammar import Context, Found, Grammar, keys, slots
from diplotext.engine.lexicon import Lexicon, Word, load_lexicon
from diplotext.engine.words import chain, lemmas, phrases, readings, surface
from diplotext.entities.countries.grammar_owner import owner_adjectives, owner_generic, owner_names
from diplotext.entities.ministries.build import Builder
from diplotext.entities.ministries.normalize import Index, National, Portfolio

__all__ = ["grammar"]

PACKAGE = "diplotext.entities.ministries"

Named = fact(
    "Named",
    [
        "adjective",
        "style",
        "acronym",
        "word",
        "name",
        "prefix",
        "head",
        "portfolio",
        "middle",
        "bracket",
        "owners",
        "generic",
        "closing",
    ],
)


def grammar(portfolios: Lexicon[Portfolio]) -> Grammar:
    """Make the grammar of ministries in charge of the portfolios of a lexicon."""
    index = Index.of(portfolios, load_lexicon(National, PACKAGE, "national.csv"))
    context = {row.id: row.words for row in load_lexicon(Word, PACKAGE, "context.csv")}
    build = Builder(index, context)
    return Grammar(
        name="ministries",
        tag="MINISTRY",
        rule=_rule(index, context),
        build=_with_keys(build),
        finish=lambda analysis: learn(analysis, "MINISTRY"),
    )


def _with_keys(build: Builder) -> Callable[[Match, Context], Iterator[Found]]:
    def make(match: Match, context: Context) -> Iterator[Found]:
        found = slots(match)
        return build(found, keys(match, found), context)

    return make


def _rule(index: Index, context: dict[str, tuple[str, ...]]) -> Any:
    acronym = surface(index.acronyms)
    word = surface(index.words, caseless=True)
    words = _Words(index, context)
    whole = or_(
        rule(or_(acronym.interpretation(Named.acronym), word.interpretation(Named.word))),
        phrases(index.names).interpretation(Named.name),
        _full(words),
    )
    adjective = owner_adjectives().interpretation(Named.adjective)
    owners = or_(
        owner_names().interpretation(Named.owners),
        owner_generic().interpretation(Named.generic),
    )
    bracket = bracketed(rule(word)).interpretation(Named.bracket)
    closing = bracketed(rule(word)).interpretation(Named.closing)
    prefix = phrases(index.prefixed).interpretation(Named.prefix)
    return or_(
        rule(
            adjective.optional(),
            words.style.optional(),
            chain(whole, (bracket,), (chain(owners, (closing,)),)),
        ),
        rule(_open(words), owner_names().interpretation(Named.owners)),
        rule(prefix, owner_names().interpretation(Named.owners)),
    ).interpretation(Named)


class _Words:
    """The predicates over words of a purpose, made once: each costs a look at every word."""

    def __init__(self, index: Index, context: dict[str, tuple[str, ...]]) -> None:
        barred = not_(surface(context["not_open"], caseless=True))
        self.known = surface(index.vocabulary | set(context["vocabulary"]), caseless=True)
        self.joint = surface(["и", ","], caseless=True)
        self.quality = and_(readings(None, "ADJF", "gent"), barred)
        self.thing = and_(readings(None, "NOUN", "gent", "inan"), barred, type("RU"))
        either = or_(*(readings(None, part, "datv") for part in ("ADJF", "NOUN")))
        dative = and_(either, barred, type("RU"))
        more = chain((self.joint,), or_(dative, self.quality, self.thing)).repeatable(max=8)
        self.to = rule(surface(["по"], caseless=True), chain(dative, (more,)))
        self.ministry = rule(lemmas(["министерство"])).interpretation(Named.head)
        self.agency = rule(lemmas(context["heads"])).interpretation(Named.head)
        style = readings(context["styles"], "ADJF")
        self.style = rule(style).interpretation(Named.style)


def _full(words: _Words) -> Any:
    """Name it in full: "Министерство обороны", "Агентство Республики Корея по туризму"."""
    known, quality, thing = words.known, words.quality, words.thing
    # "иностранных дел, по делам Содружества и развития"
    affairs = rule(surface(["делам"]), type("ORGANIZATION"))
    tail = or_(rule(known), rule(words.joint, known), affairs).repeatable(max=14)
    first = or_(rule(known), rule(thing), rule(quality, or_(known, thing)))
    portfolio = rule(first, tail.optional())
    middle = owner_names().interpretation(Named.middle)
    return or_(
        rule(words.ministry, portfolio.interpretation(Named.portfolio)),
        rule(words.agency, middle, words.to.interpretation(Named.portfolio)),
    )


def _open(words: _Words) -> Any:
    """Name it with words that the vocabulary lacks; a state must follow.

    "Министерство культуры и исламской ориентации", "Агентство по техническому надзору".
    """
    known, joint, thing = words.known, words.joint, words.thing
    tail = or_(rule(or_(known, thing)), rule(joint, known), rule(joint, words.quality, thing))
    of = rule(known, tail.repeatable(max=8)).interpretation(Named.portfolio)
    to = words.to.interpretation(Named.portfolio)
    return or_(rule(words.ministry, of), rule(words.style.optional(), words.agency, to))
