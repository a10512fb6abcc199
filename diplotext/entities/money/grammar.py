"""How amounts are written: "2 млрд долларов", "$3,5 млрд", "от 2 до 3 млрд евро"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from decimal import Decimal
from typing import Any

from attrs import evolve, frozen
from yargy import or_, rule
from yargy.interpretation import fact
from yargy.parser import Match
from yargy.predicates import caseless, eq, in_, type
from yargy.predicates.constructors import Predicate

from diplotext.engine.grammar import Context, Found, Grammar, slots
from diplotext.engine.lexicon import Lexicon, Word, load_lexicon
from diplotext.engine.words import readings, surface
from diplotext.entities.money.context import Surroundings, has_lemma
from diplotext.entities.money.elided import settle
from diplotext.entities.money.normalize import (
    Amount,
    Currency,
    Names,
    Shared,
    Tender,
    combine,
    read_amount,
    weak_words,
)
from diplotext.language.numerals import number_words, parse_pair, plain
from diplotext.language.tokens import default_tokenizer
from diplotext.types import Money

__all__ = ["default_names", "grammar"]

PACKAGE = "diplotext.entities.money"
# Codes that English words share; too risky before a bare number ("ALL 5", "CUP 2026").
_WORDLIKE = frozenset({"ALL", "CUP", "TOP", "TRY", "PEN", "MOP", "SOS", "GEL", "RON", "AMD"})

# Of the currencies that share the word, the one meant where the whole unit is not named.
_CENTS = {"копейка": "RUB", "коп": "RUB", "цент": "USD", "евроцент": "EUR", "пенс": "GBP"}

Part = fact("Part", ["sign", "number", "words", "currency", "minor", "cents"])
Parts = fact("Parts", ["before", "left", "link", "right"])


class shaped(Predicate):  # type: ignore[misc]  # noqa: N801  (named like yargy's own)
    """Accepts a token whose whole value fits a pattern."""

    __attributes__ = ("pattern",)

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._fits = re.compile(pattern).fullmatch

    def __call__(self, token: Any) -> bool:
        """Tell whether the token fits."""
        return self._fits(token.value) is not None

    @property
    def label(self) -> str:
        """A short name for explanations."""
        return f"shaped({self.pattern!r})"


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
    names = default_names(currencies)
    words = {row.id: row.words for row in load_lexicon(Word, PACKAGE, "context.csv")}
    surroundings = Surroundings.of(words, names.tokens)
    before = surface(["от", "с", "со", "между"], caseless=True).interpretation(Parts.before)
    link = surface(["до", "и", "или", "-", "—"], caseless=True).interpretation(Parts.link)
    hedge = surface(words["hedges"], caseless=True)
    part = _part(names, words)
    left, right = part.interpretation(Parts.left), part.interpretation(Parts.right)
    return Grammar(
        name="money",
        tag="MONEY",
        rule=_chain((before,), left, (_chain(link, (hedge,), right),)).interpretation(Parts),
        build=_builder(names, surroundings),
        finish=partial(settle, surroundings=surroundings),
    )


def default_names(currencies: Lexicon[Currency]) -> Names:
    """Index the words of a lexicon together with the declared ambiguities."""
    shared = [
        row
        for table in ("noun", "sign")
        for row in load_lexicon(Shared, PACKAGE, "ambiguities.toml", table)
    ]
    return Names.of(currencies, shared, weak_words(PACKAGE, "ambiguities.toml"))


def _chain(*parts: Any) -> Any:
    """Make a rule of parts in a row; one in a tuple of its own may be left out.

    yargy's ``optional`` makes an empty rule, and its parser loses some of the matches in
    which an empty rule follows a part of variable length ("12 345 678 900" of any digits).
    """
    choices = [(part[0], None) if isinstance(part, tuple) else (part,) for part in parts]
    rows = [[part for part in row if part is not None] for row in product(*choices)]
    return or_(*(rule(*row) for row in rows))


def _part(names: Names, words: dict[str, tuple[str, ...]]) -> Any:
    """One amount; its number may stand alone where a neighbour tells the rest."""
    number = _number()
    sign, currency = _sign(names), _currency(names)
    cents = rule(readings(_CENTS, "NOUN"))
    cents = or_(cents, _chain(caseless("коп"), (eq("."),))).interpretation(Part.cents)
    small = rule(type("INT").interpretation(Part.minor), cents)
    amount = number.interpretation(Part.number)
    money = currency.interpretation(Part.currency)
    return or_(
        _chain(sign.interpretation(Part.sign), amount, (money,)),
        # "881 913 (восемьсот …) руб. 98 коп."
        _chain(
            amount,
            (rule(eq("("), number.interpretation(Part.words), eq(")")),),
            money,
            (small,),
        ),
        rule(amount, in_("(["), money),  # "7 млрд (долларов. — Прим. ред.)"
        rule(amount, cents),
        rule(amount),
    ).interpretation(Part)


def _number() -> Any:
    """A number phrase; `parse_number` decides whether it is one number."""
    words = number_words()
    unit = or_(surface([*words.units, *words.fractions], caseless=True), paired())
    dot = (eq("."),)
    scale = _chain(surface(words.scales, caseless=True), dot)
    scales = or_(scale, rule(scale, scale))
    half = (rule(eq("с"), surface([*words.fractions, *_SLACK], caseless=True)),)
    count = _chain(or_(_digits(), rule(unit).repeatable(max=5)), half)
    scaled = _chain(count, scales, half)
    alone = _chain(surface(words.alone, caseless=True), (scale,), half)
    thousand = _chain(type("INT"), eq("т"), dot)
    mixed = _chain(or_(scaled, alone), (_chain(scaled, (scaled,)),), (count,))
    return or_(mixed, count, thousand)


_SLACK = ("лишним", "небольшим", "хвостиком")


def _digits() -> Any:
    head, group = shaped(r"\d{1,3}"), shaped(r"\d{3}")
    fraction = shaped(r"\d{3}[.,]\d+")  # the end of "1 250,5"
    step = rule(in_(".,'"), group)
    return or_(
        rule(or_(type("INT"), type("FLOAT"))),
        rule(head, group.repeatable()),
        _chain(head, (group.repeatable(),), fraction),
        rule(head, group.repeatable(), eq(","), shaped(r"\d\d")),  # "1 599 059, 38"
        rule(head, step, step.repeatable()),  # "1.844.036.360"
        rule(head, step.repeatable(), in_(".,"), type("INT")),
    )


def _sign(names: Names) -> Any:
    """What stands before the number: "$", "US$", "€", "USD"."""
    return or_(*_sequences(sign for sign in names.signs if sign not in _WORDLIKE))


def _sequences(phrases: Any, make: Callable[[str], Any] = eq) -> list[Any]:
    """Make a rule for each phrase, those of one token all in one predicate."""
    split = [default_tokenizer().split(phrase) for phrase in phrases]
    single = {words[0] for words in split if len(words) == 1}
    several = [rule(*map(make, words)) for words in split if len(words) > 1]
    return [rule(surface(single, caseless=make is caseless)), *several]


def _currency(names: Names) -> Any:
    """What stands behind the number: an adjective, a noun, a qualifier, or a sign."""
    adjective = readings([*names.adjectives, "новый"], "ADJF")
    nouns = or_(*_sequences(names.words, caseless))
    qualifier = or_(*_sequences(names.qualifiers, caseless))
    signs = or_(*_sequences(names.signs))
    phrase = _chain((_chain(adjective, (adjective,)),), nouns, (eq("."),), (qualifier,))
    return or_(phrase, signs)


@frozen
class _Item:
    """An amount with the tokens that are it; ``open`` where it names no currency."""

    amount: Amount
    tokens: tuple[Any, ...]

    @property
    def open(self) -> bool:
        return self.amount.tender is None


def _builder(
    names: Names, surroundings: Surroundings
) -> Callable[[Match, Context], Iterator[Found]]:
    def build(match: Match, context: Context) -> Iterator[Found]:
        found = slots(match)
        before = found["before"][0].value.lower() if "before" in found else ""
        right = _read(found["right"], context, names) if "right" in found else None
        left = _read(found["left"], context, names)
        if right is None or left is None:
            items = [item for item in (left, right) if item]
            growth = before in {"с", "со"} and right is None
        else:
            scale = right.amount.scale
            lone = left.amount.scale == 1 and not left.amount.named
            if lone and scale > 1 and not left.amount.looks_like_year:
                left = _read(found["left"], context, names, scale) or left
            link = found["link"][0].value.lower()
            kind, low, high = combine(left.amount, link, right.amount, before)
            growth = before in {"с", "со"} or link == "до"
            if kind == "range":
                tokens = _between(context, left.tokens[0], right.tokens[-1])
                items = [_Item(evolve(low, high=high.low), tokens)]
            else:
                items = [_Item(high, right.tokens)]
                if kind == "both":
                    items.insert(0, _Item(low, left.tokens))
        if surroundings.is_rate([item.amount for item in items], [i.tokens for i in items], context):
            return
        for item in items:
            yield from _mention(item, context, surroundings, growth=growth and before != "от")

    return build


def _mention(
    item: _Item, context: Context, surroundings: Surroundings, *, growth: bool
) -> Iterator[Found]:
    amount, tokens = item.amount, item.tokens
    if item.open and amount.scale == 1:
        return
    if surroundings.refuses(tokens, amount, context) or (
        item.open and surroundings.counts(tokens, context)
    ):
        return
    bound = surroundings.bound(tokens, context, growth=growth)
    if amount.more and bound == "exact":
        bound = "at_least"
    tender = amount.tender
    yield Found(
        tokens,
        (
            Money(
                **context.span(tokens),
                amount=amount.low,
                upper=amount.high,
                currency=tender.code if tender else None,
                bound=bound,
            ),
        ),
        "AMOUNT" if item.open else None,
    )


def _read(
    part: dict[str, Any], context: Context, names: Names, elided: Any = None
) -> _Item | None:
    """Read one amount of a match; ``None`` where its number is none."""
    tokens = _between(context, *_ends(part))
    if "number" not in part:
        return None
    text = _text(part["number"], context)
    amount = read_amount(text, elided)
    if amount is None:
        return None
    tender = None
    if "currency" in part:
        tokens, tender = _tender(part["currency"], tokens, names)
    if "sign" in part:
        sign = "".join(token.value for token in part["sign"])
        tender = names.sign(sign)
        decimals = part["number"][-1].type == "FLOAT"
        if sign.isalpha() and decimals and "currency" not in part:
            return None  # a ticker: "USD 87,45"
    if "cents" in part:
        amount, tender = _with_cents(part, amount, tender, names)
    if tender is None:
        tokens = _without_stop(tokens, context)
    named = "currency" in part or "cents" in part
    return _Item(evolve(amount, tender=tender, named=named), tokens)


def _with_cents(
    part: dict[str, Any], amount: Amount, tender: Tender | None, names: Names
) -> tuple[Amount, Tender | None]:
    """Add "50 копеек", or read cents alone as a part of their currency."""
    minor = part.get("minor")
    if minor:
        return evolve(amount, low=plain(amount.low + Decimal(minor[0].value) / 100)), tender
    word = part["cents"][0]
    code = next(code for lemma, code in _CENTS.items() if has_lemma(word, {lemma}))
    return amount.scaled(Decimal("0.01")), Tender(code)


def _tender(
    words: list[Any], tokens: tuple[Any, ...], names: Names
) -> tuple[tuple[Any, ...], Tender | None]:
    """Read the currency, and take the stop of the sentence away from the tokens."""
    values = [token.value for token in words]
    lemmas = [[form.normalized for form in getattr(token, "forms", ())] for token in words]
    stop = values[-1] == "."
    if stop and not names.is_abbreviation(values[:-1]):
        tokens = tokens[:-1]
    if not stop and names.wants_stop(values):
        return tokens, None
    return tokens, names.read(values, lemmas)


def _without_stop(tokens: tuple[Any, ...], context: Context) -> tuple[Any, ...]:
    """Take the stop of the sentence from "достиг 8 млрд."."""
    last = tokens[-1].value == "." and not context.after(tokens)
    return tokens[:-1] if last else tokens


def _between(context: Context, first: Any, last: Any) -> tuple[Any, ...]:
    start, stop = first.span.start, last.span.stop
    return tuple(t for t in context.tokens if start <= t.span.start and t.span.stop <= stop)


def _ends(part: dict[str, Any]) -> tuple[Any, Any]:
    tokens = sorted((t for slot in part.values() for t in slot), key=lambda t: t.span.start)
    return tokens[0], tokens[-1]


def _text(tokens: list[Any], context: Context) -> str:
    return context.view.matching[tokens[0].span.start : tokens[-1].span.stop]
