"""How meetings are called: "с официальным визитом", "раунд переговоров", "был принят"."""

from __future__ import annotations

from typing import Any

from yargy import and_, not_, or_, rule
from yargy.interpretation import fact
from yargy.predicates import gram, in_caseless, type
from yargy.predicates.constructors import Predicate

from diplotext.engine.grammar import Grammar
from diplotext.engine.lexicon import Lexicon, load_lexicon
from diplotext.engine.words import lemmas, phrases, readings
from diplotext.entities.meetings.build import builder
from diplotext.entities.meetings.finish import finish
from diplotext.entities.meetings.normalize import PACKAGE, Index, Kind, Modifier, Verb, context

__all__ = ["grammar"]

# `modifiers` are all adjectives before the noun; which of them belong to it, `build` says.
Words = fact(
    "Words", ["modifiers", "counter", "inner", "noun", "copula", "verb", "passive", "by", "letters"]
)

COPULA = readings(["быть"], "VERB")
FINITE = not_(gram("impr"))


class describes(Predicate):  # type: ignore[misc]  # noqa: N801  (named like yargy's own)
    """Accepts an adjective or participle, of a state too, and "онлайн"."""

    def __call__(self, token: Any) -> bool:
        """Tell whether the token can stand before the noun as its attribute."""
        if token.type == "COUNTRY":
            return bool(token.mention.form == "adjective")
        if token.type == "AREA":  # "политический диалог"
            return any("ADJF" in form.grams for form in token.forms)
        if token.type != "RU":
            return False
        if token.value.lower() == "онлайн":
            return True
        return any("ADJF" in form.grams or "PRTF" in form.grams for form in token.forms)

    @property
    def label(self) -> str:
        """A short name for explanations."""
        return "describes"


class is_credentials(Predicate):  # type: ignore[misc]  # noqa: N801
    """Accepts letters of credence as the grammar of agreements found them."""

    def __call__(self, token: Any) -> bool:
        """Tell whether a token is such a document."""
        return token.type == "AGREEMENT" and "верительн" in token.value.lower()

    @property
    def label(self) -> str:
        """A short name for explanations."""
        return "is_credentials"


def grammar(kinds: Lexicon[Kind]) -> Grammar:
    """Make the grammar of meetings called by the words of a lexicon."""
    index = Index.of(kinds, load_lexicon(Modifier, PACKAGE, "modifiers.csv"))
    verbs = tuple(load_lexicon(Verb, PACKAGE, "verbs.csv"))
    return Grammar(
        name="meetings",
        tag="MEETING",
        rule=or_(_noun(index), _verb(verbs)).interpretation(Words),
        build=builder(index, verbs),
        finish=lambda analysis: finish(analysis, index),
    )


def _noun(index: Index) -> Any:
    attribute = describes().repeatable(max=6).optional()
    noun = phrases(index.phrases).interpretation(Words.noun)
    # "второй раунд политических консультаций"
    counter = rule(
        lemmas(["раунд", "тур"]).interpretation(Words.counter),
        attribute.interpretation(Words.inner),
        readings(context()["rounds"], "gent").interpretation(Words.noun),
    )
    # Letters of credence are a document too, found before.
    letters = rule(is_credentials()).interpretation(Words.letters)
    return or_(rule(attribute.interpretation(Words.modifiers), or_(counter, noun)), letters)


def _verb(verbs: tuple[Verb, ...]) -> Any:
    words = {pattern: _words(verbs, pattern) for pattern in {row.pattern for row in verbs}}
    remote = words.pop("remote")
    every = sorted({word for own in words.values() for word in own})
    active = or_(
        and_(readings(every, "VERB"), FINITE),
        readings(every, "INFN"),
        readings(every, "PRTF", "actv"),
        readings(every, "GRND"),
    )
    adverb = and_(gram("ADVB"), type("RU"))
    copula = COPULA.interpretation(Words.copula)
    passive = readings(words["receive"] + words["summon"], "PRTS").interpretation(Words.passive)
    medium = rule(in_caseless(["по"]), lemmas(context()["phone"] | context()["remote"]))
    talked = or_(and_(readings(remote, "VERB"), FINITE), readings(remote, "INFN"))
    return or_(
        rule(copula, adverb.optional(), passive),
        rule(passive),
        rule(rule(copula).optional(), rule(active).interpretation(Words.verb)),
        rule(rule(talked).interpretation(Words.verb), medium.interpretation(Words.by).optional()),
    )


def _words(verbs: tuple[Verb, ...], pattern: str) -> list[str]:
    return [word for row in verbs if row.pattern == pattern for word in row.words]
