"""How amounts are written: "2 млрд долларов", "$3,5 млрд", "от 2 до 3 млрд евро"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from yargy import or_, rule
from yargy.interpretation import fact
from yargy.pipelines import caseless_pipeline, pipeline
from yargy.predicates import eq, in_, type
from yargy.predicates.constructors import Predicate

from diplotext.engine.grammar import Grammar
from diplotext.engine.lexicon import Lexicon, Word, load_lexicon
from diplotext.engine.words import chain, readings, shaped, surface
from diplotext.entities.money.build import CENTS, SHORT_CENTS, SLACK, builder
from diplotext.entities.money.context import Surroundings
from diplotext.entities.money.elided import settle
from diplotext.entities.money.normalize import Currency, Names, shared_names
from diplotext.language.numerals import number_words, parse_pair
from diplotext.language.tokens import default_tokenizer

__all__ = ["grammar"]

PACKAGE = "diplotext.entities.money"
# Codes that English words share; too risky before a bare number ("ALL 5", "CUP 2026").
_WORDLIKE = frozenset({"ALL", "CUP", "TOP", "TRY", "PEN", "MOP", "SOS", "GEL", "RON", "AMD"})

Part = fact("Part", ["sign", "number", "words", "currency", "minor", "cents"])
Parts = fact("Parts", ["before", "first", "left", "link", "right"])


class paired(Predicate):  # type: ignore[misc]  # noqa: N801
    """Accepts two number words joined by a hyphen: "два-три"."""

    def __call__(self, token: Any) -> bool:
        """Tell whether the token is such a pair."""
        return "-" in token.value and parse_pair(token.value) is not None

    @property
    def label(self) -> str:
        """A short name for explanations."""
        return "paired()"


def grammar(currencies: Lexicon[Currency]) -> Grammar:
    """Make the grammar of amounts in the currencies of a lexicon."""
    names = shared_names(currencies)
    words = {row.id: row.words for row in load_lexicon(Word, PACKAGE, "context.csv")}
    surroundings = Surroundings.of(words, names.tokens - names.weak)
    before = surface(["от", "с", "со", "между"], caseless=True).interpretation(Parts.before)
    joint = surface(["до", "и", "или", "из", "-", "—"], caseless=True)
    hedge = surface(words["hedges"], caseless=True)
    link = chain(joint.interpretation(Parts.link), (hedge,))
    amount, signed, lone = _parts(names)
    left, right = amount.interpretation(Parts.left), amount.interpretation(Parts.right)
    # A number alone is an amount only beside another: "2 до 3 млрд", "$2–3".
    elided = rule(lone.interpretation(Parts.left), link, right)
    first = chain((rule(lone.interpretation(Parts.first), eq(",")),), elided)
    shared = rule(signed.interpretation(Parts.left), link, lone.interpretation(Parts.right))
    return Grammar(
        name="money",
        tag="MONEY",
        rule=chain((before,), or_(chain(left, (rule(link, right),)), first, shared)).interpretation(
            Parts
        ),
        build=builder(names, surroundings),
        finish=partial(settle, surroundings=surroundings),
    )


def _parts(names: Names) -> tuple[Any, Any, Any]:
    """Give an amount, one with its sign before, and a number that leaves all else out."""
    bare, scaled = _numbers()
    number = or_(scaled, bare)
    short = chain(surface(SHORT_CENTS, caseless=True), (eq("."),))
    cents = or_(rule(readings(CENTS, "NOUN")), short).interpretation(Part.cents)
    small = rule(type("INT").interpretation(Part.minor), cents)
    amount = number.interpretation(Part.number)
    money = _currency(names).interpretation(Part.currency)
    signed = rule(_sign(names).interpretation(Part.sign), amount)
    named = or_(
        rule(signed, money),
        # "881 913 (восемьсот …) руб. 98 коп."
        chain(
            amount,
            (rule(eq("("), number.interpretation(Part.words), eq(")")),),
            money,
            (small,),
        ),
        rule(amount, in_(set("([")), money),  # "7 млрд (долларов. — Прим. ред.)"
        rule(amount, cents),
        rule(scaled.interpretation(Part.number)),
    )
    lone = rule(bare.interpretation(Part.number)).interpretation(Part)
    return or_(named, signed).interpretation(Part), signed.interpretation(Part), lone


def _numbers() -> tuple[Any, Any]:
    """A number phrase without and with a scale; `parse_number` decides whether it is one."""
    words = number_words()
    unit = or_(surface([*words.units, *words.fractions], caseless=True), paired())
    dot = (eq("."),)
    scale = chain(surface(words.scales, caseless=True), dot)
    scales = or_(scale, rule(scale, scale))
    more = rule(eq("и"), surface(["более", "больше"], caseless=True))
    half = (or_(rule(eq("с"), surface([*words.fractions, *SLACK], caseless=True)), more),)
    count = chain(or_(_digits(), rule(unit).repeatable(max=5)), half)
    scaled = chain(count, scales, half)
    alone = chain(surface(words.alone, caseless=True), (scale,), half)
    thousand = chain(type("INT"), eq("т"), dot)
    mixed = chain(or_(scaled, alone), (chain(scaled, (scaled,)),), (count,))
    # "1 (один) миллион"
    spelled = rule(_digits(), eq("("), rule(unit).repeatable(max=5), eq(")"), scales)
    return count, or_(mixed, thousand, spelled)


def _digits() -> Any:
    head, group = shaped(r"\d{1,3}"), shaped(r"\d{3}")
    fraction = shaped(r"\d{3}[.,]\d+")  # the end of "1 250,5"
    step = rule(in_(set(".,'")), group)
    return or_(
        rule(or_(type("INT"), type("FLOAT"))),
        rule(head, group.repeatable()),
        chain(head, (group.repeatable(),), fraction),
        rule(head, group.repeatable(), eq(","), shaped(r"\d\d")),  # "1 599 059, 38"
        rule(head, step, step.repeatable()),  # "1.844.036.360"
        rule(head, step.repeatable(), in_(set(".,")), type("INT")),
    )


def _sign(names: Names) -> Any:
    """What stands before the number: "$", "US$", "€", "USD"."""
    return _spelled(sign for sign in names.signs if sign not in _WORDLIKE)


def _spelled(phrases: Iterable[str], *, caseless: bool = False) -> Any:
    """Make a rule for any of the phrases, those of one token all in one predicate."""
    split = {phrase: default_tokenizer().split(phrase) for phrase in phrases}
    single = [words[0] for words in split.values() if len(words) == 1]
    several = sorted(phrase for phrase, words in split.items() if len(words) > 1)
    parts = [rule(surface(single, caseless=caseless))] if single else []
    if several:
        parts.append(caseless_pipeline(several) if caseless else pipeline(several))
    return or_(*parts)


def _currency(names: Names) -> Any:
    """What stands behind the number: an adjective, a noun, a qualifier, or a sign."""
    adjective = readings([*names.adjectives, "новый"], "ADJF")
    stopped = [word.replace(" ", ". ", 1) for word in names.words]  # "бел. руб"
    nouns = _spelled({*names.words, *stopped}, caseless=True)
    qualifier = _spelled(names.qualifiers, caseless=True)
    phrase = chain((chain(adjective, (adjective,)),), nouns, (eq("."),), (qualifier,))
    return or_(phrase, _spelled(names.signs))
