"""How organisations are named: "ООН", "Шанхайской организации сотрудничества", "МПК"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Any

from yargy import or_, rule
from yargy.interpretation import fact
from yargy.parser import Match
from yargy.pipelines import pipeline
from yargy.predicates import eq, in_, type
from yargy.predicates.constructors import Predicate

from diplotext.engine.acronyms import bracketed
from diplotext.engine.grammar import Context, Found, Grammar, keys, slots
from diplotext.engine.lexicon import Lexicon, Word, load_lexicon
from diplotext.engine.words import chain, lemmas, phrases, readings, surface
from diplotext.entities.countries.grammar_owner import country_form, owner_names
from diplotext.entities.organizations.build import Builder, fits
from diplotext.entities.organizations.document import finish
from diplotext.entities.organizations.normalize import Index, Row

__all__ = ["grammar"]

PACKAGE = "diplotext.entities.organizations"

Named = fact(
    "Named",
    [
        *(
            "body",
            "whole",
            "short",
            "of_states",
            "phrase",
            "abbreviation",
            "mixed",
            "region",
            "partner",
        ),
        *("qualities", "head", "tail", "owners", "bracket"),
    ],
)


def grammar(rows: Lexicon[Row]) -> Grammar:
    """Make the grammar of organisations named by the words of a lexicon."""
    index = Index.of(rows)
    words = {row.id: row.words for row in load_lexicon(Word, PACKAGE, "context.csv")}
    builder = Builder(index, words)

    def build(match: Match, context: Context) -> Iterator[Found]:
        found = slots(match)
        return builder(found, keys(match, found), context)

    return Grammar(
        name="organizations",
        tag="ORGANIZATION",
        rule=_rule(index, words),
        build=build,
        finish=partial(finish, index=index, words=words),
    )


class merged(Predicate):  # type: ignore[misc]  # noqa: N801  (named like yargy's own)
    """Accepts the token of a state ("@KZ") or of any area of cooperation ("@AREA")."""

    __attributes__ = ("word",)

    def __init__(self, word: str) -> None:
        self.word = word

    def __call__(self, token: Any) -> bool:
        """Tell whether the token is that."""
        return token.type in ("COUNTRY", "AREA") and fits(self.word, set(), token)

    @property
    def label(self) -> str:
        """A short name for explanations."""
        return f"merged({self.word})"


def _rule(index: Index, words: dict[str, tuple[str, ...]]) -> Any:
    core = _core(index)
    owners = _owners()
    tail = _tail(words).interpretation(Named.tail)
    whole = phrases(words["whole_bodies"]).interpretation(Named.whole)
    body = phrases(words["bodies"]).interpretation(Named.body)
    short = bracketed().interpretation(Named.short)  # "Комитет секретарей (КС) ОДКБ"
    # "Совет министров транспорта стран ОТГ"
    of_states = rule(in_({"стран", "государств"})).interpretation(Named.of_states)
    named = or_(
        core,
        chain(or_(whole, body), (short,), core),
        rule(or_(whole, body), of_states, core),
        or_(rule(whole), chain(whole, (short,), owners)),
        chain(body, (short,), owners),
        _joint(words, tail, owners),
        _format(core),
    )
    bracket = bracketed(_abbreviations(index)).interpretation(Named.bracket)
    return chain(named, (bracket,)).interpretation(Named)


def _abbreviations(index: Index) -> Any:
    return pipeline(sorted({*index.abbreviations, *index.weak}))


def _core(index: Index) -> Any:
    abbreviations = _abbreviations(index)
    mixed = [_mixed(phrase) for phrase in index.mixed]
    return or_(
        phrases(index.phrases).interpretation(Named.phrase),
        abbreviations.interpretation(Named.abbreviation),
        or_(*mixed).interpretation(Named.mixed),
    )


def _mixed(phrase: tuple[str, ...]) -> Any:
    """Make a rule of a phrase: runs of words, and between them what is merged already."""
    parts = []
    for special, run in groupby(phrase, key=lambda word: word.startswith("@")):
        words = list(run)
        parts += [merged(word) for word in words] if special else [phrases([" ".join(words)])]
    return rule(*parts)


def _owners() -> Any:
    """Name the states of a joint body: "Чили и Перу", "между Чили и Перу", "Чили – Перу"."""
    country = type("COUNTRY")
    side = rule(lemmas(["правительство"]).optional(), country)
    between = rule(eq("между"), side, eq("и"), side)
    quote = in_(set('«"»'))
    pair = rule(quote.optional(), country, in_(set("—-")), country, quote.optional())
    return or_(owner_names(), between, pair).interpretation(Named.owners)


def _tail(words: dict[str, tuple[str, ...]]) -> Any:
    """What the body is for: "по торгово-экономическому сотрудничеству", "сотрудничества"."""
    joint = or_(eq("и"), eq(","))
    area = type("AREA")
    to = or_(readings(None, "ADJF", "datv"), readings(words["topics"], "NOUN", "datv"))
    of = or_(readings(None, "ADJF", "gent"), readings(words["topics"], "NOUN", "gent"))
    place = readings(["область", "сфера"], "NOUN", "loct")
    item = or_(to, of, area, joint, eq("в"), place)
    return or_(
        rule(eq("по"), item.repeatable(max=18)),
        chain(or_(of, area), (or_(of, area).repeatable(max=5),)),
    )


def _joint(words: dict[str, tuple[str, ...]], tail: Any, owners: Any) -> Any:
    adjectives = [*words["joint"], *words["qualities"]]
    quality = or_(readings(adjectives, "ADJF"), country_form("adjective"))
    qualities = rule(quality.repeatable(max=5)).interpretation(Named.qualities)
    head = rule(lemmas(words["heads"])).interpretation(Named.head)
    alone = words["short_heads"]  # a word in any form, an abbreviation as it is
    short = rule(or_(lemmas(alone), surface(alone))).interpretation(Named.head)
    after = or_(chain(tail, (owners,)), chain(owners, (tail,)))
    # "возглавляет чилийскую часть подкомиссии по торговле"
    return or_(
        chain(qualities, head, (after,)), chain(short, (after,)), chain(head, tail, (owners,))
    )


def _format(core: Any) -> Any:
    """Formats of Central Asia with a partner: "Центральная Азия – США", "ЦА + Корея"."""
    region = or_(phrases(["Центральная Азия"]), rule(eq("ЦА"))).interpretation(Named.region)
    sign = in_({"—", "-", "+", "плюс"})
    partner = or_(rule(type("COUNTRY")), core).interpretation(Named.partner)
    return or_(rule(region, sign, partner), rule(partner, sign, region))
