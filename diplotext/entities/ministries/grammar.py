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
    style = or_(readings(context["styles"], "ADJF"))
    whole = or_(
        rule(or_(acronym.interpretation(Named.acronym), word.interpretation(Named.word))),
        phrases(index.names).interpretation(Named.name),
        _full(index, context),
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
            rule(style).interpretation(Named.style).optional(),
            chain(whole, (bracket,), (chain(owners, (closing,)),)),
        ),
        rule(_open(index, context), owner_names().interpretation(Named.owners)),
        rule(prefix, owner_names().interpretation(Named.owners)),
    ).interpretation(Named)


def _full(index: Index, context: dict[str, tuple[str, ...]]) -> Any:
    """Name it in full: "Министерство обороны", "Агентство Республики Корея по туризму"."""
    known, joint = _known(index, context), surface(["и", ","], caseless=True)
    # "иностранных дел, по делам Содружества и развития"
    affairs = rule(surface(["делам"]), type("ORGANIZATION"))
    tail = or_(rule(known), rule(joint, known), affairs).repeatable(max=14)
    quality = and_(readings(None, "ADJF", "gent"), not_(surface(context["not_open"])))
    thing = and_(readings(None, "NOUN", "gent", "inan"), not_(surface(context["not_open"])))
    first = or_(rule(known), rule(thing), rule(quality, or_(known, thing)))
    portfolio = rule(first, tail.optional())
    head = rule(lemmas(["министерство"])).interpretation(Named.head)
    agency = rule(lemmas(context["heads"])).interpretation(Named.head)
    middle = owner_names().interpretation(Named.middle)
    return or_(
        rule(head, portfolio.interpretation(Named.portfolio)),
        rule(agency, middle, _purpose(context).interpretation(Named.portfolio)),
    )


def _open(index: Index, context: dict[str, tuple[str, ...]]) -> Any:
    """Name it with words that the vocabulary lacks; a state must follow.

    "Министерство культуры и исламской ориентации", "Агентство по техническому надзору".
    """
    known, joint = _known(index, context), surface(["и", ","], caseless=True)
    barred = not_(surface((*context["not_open"], *context["not_in_open"]), caseless=True))
    quality = and_(readings(None, "ADJF", "gent"), barred)
    thing = and_(readings(None, "NOUN", "gent", "inan"), barred, type("RU"))
    tail = or_(rule(or_(known, thing)), rule(joint, known), rule(joint, quality, thing))
    ministry = rule(lemmas(["министерство"])).interpretation(Named.head)
    agency = rule(lemmas(context["agencies"])).interpretation(Named.head)
    style = rule(readings(context["styles"], "ADJF")).interpretation(Named.style)
    return or_(
        rule(ministry, rule(known, tail.repeatable(max=8)).interpretation(Named.portfolio)),
        rule(style.optional(), agency, _purpose(context).interpretation(Named.portfolio)),
    )


def _purpose(context: dict[str, tuple[str, ...]]) -> Any:
    """What an agency is for: "по финансовому мониторингу"."""
    barred = not_(surface((*context["not_open"], *context["not_in_open"]), caseless=True))
    kinds = [(part, case) for part in ("ADJF", "NOUN") for case in ("datv", "gent")]
    word = and_(or_(*(readings(None, *kind) for kind in kinds)), barred, type("RU"))
    item = or_(word, surface(["и", ","], caseless=True))
    return rule(surface(["по"], caseless=True), word, item.repeatable(max=8).optional())


def _known(index: Index, context: dict[str, tuple[str, ...]]) -> Any:
    return surface(index.vocabulary | set(context["vocabulary"]), caseless=True)
