"""From a match of the grammar to mentions of money."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from attrs import evolve, frozen

from diplotext.engine.grammar import Context, Found, slots
from diplotext.entities.money.context import Surroundings
from diplotext.entities.money.normalize import Amount, Names, Tender, combine, read_amount
from diplotext.language.numerals import plain
from diplotext.language.tokens import has_lemma
from diplotext.types import Money

__all__ = ["CENTS", "SHORT_CENTS", "SLACK", "builder"]

# Of the currencies that share the word, the one meant where the whole unit is not named.
CENTS = {"копейка": "RUB", "цент": "USD", "евроцент": "EUR", "пенс": "GBP"}
SHORT_CENTS = {"коп": "RUB"}
# "3 с лишним млрд": somewhat more than the number.
SLACK = ("лишним", "небольшим", "хвостиком")
# "1 (один) миллион": the number told again.
_SPELLED = re.compile(r"\([^()]*\)")
# "USD 87,45", but not "EUR 300,000".
_DECIMALS = re.compile(r"\d+[.,](?:\d{1,2}|\d{4,})")
# From here on even "драмов" and "левов" are counted as money.
_WEAK_LIMIT = 100


@frozen
class _Item:
    """An amount with the tokens that are it; ``open`` where it names no currency."""

    amount: Amount
    tokens: tuple[Any, ...]

    @property
    def open(self) -> bool:
        return self.amount.tender is None


def builder(names: Names, surroundings: Surroundings) -> Callable[[Any, Context], Iterator[Found]]:
    """Make the function that turns matches into amounts."""

    def build(match: Any, context: Context) -> Iterator[Found]:
        found = slots(match)
        before = found["before"][0].value.lower() if "before" in found else ""
        items, link = _items(found, before, context, names)
        amounts, places = [item.amount for item in items], [item.tokens for item in items]
        if surroundings.is_rate(amounts, places, context):
            return
        growth = before != "от" and (before in ("с", "со") or link == "до")
        for item in items:
            yield from _mention(item, context, surroundings, growth=growth)

    return build


def _items(
    found: dict[str, Any], before: str, context: Context, names: Names
) -> tuple[list[_Item], str]:
    """Read a match: one or two amounts, and the word that joins two."""
    left = _read(found["left"], context, names)
    right = _read(found["right"], context, names) if "right" in found else None
    if left is None or right is None:
        return [item for item in (left, right) if item], ""
    scale = right.amount.scale
    lone = left.amount.scale == 1 and not left.amount.named
    if lone and scale > 1 and not left.amount.looks_like_year:
        left = _read(found["left"], context, names, scale) or left
    link = found["link"][0].value.lower()
    kind, low, high = combine(left.amount, link, right.amount, before)
    if kind == "range":
        tokens = _between(context, left.tokens[0], right.tokens[-1])
        return [_Item(evolve(low, high=high.low), tokens)], link
    items = [_Item(high, right.tokens)]
    if kind == "both":
        items.insert(0, _Item(low, left.tokens))
        first = _read(found["first"], context, names, scale) if "first" in found else None
        if first and scale > 1:  # "100, 200 и 300 млн сомов"
            items.insert(0, _Item(first.amount.of(low.tender), first.tokens))
    return items, link


def _mention(
    item: _Item, context: Context, surroundings: Surroundings, *, growth: bool
) -> Iterator[Found]:
    amount, tokens = item.amount, item.tokens
    if amount.scale == 1 and (item.open or _weak(amount)):
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


def _weak(amount: Amount) -> bool:
    """Tell "12 марок": a noun that is mostly another word, and nothing speaks for money."""
    return amount.tender is not None and amount.tender.weak and amount.low < _WEAK_LIMIT


def _read(part: dict[str, Any], context: Context, names: Names, elided: Any = None) -> _Item | None:
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
        decimals = _DECIMALS.fullmatch(part["number"][-1].value) is not None
        if sign.isalpha() and decimals and "currency" not in part:
            return None  # a ticker: "USD 87,45"
    if "cents" in part:
        amount, tender = _with_cents(part, amount, tender, names)
    named = "currency" in part or "cents" in part
    if not named:
        tokens = _without_stop(tokens, context)
    return _Item(evolve(amount, tender=tender, named=named), tokens)


def _with_cents(
    part: dict[str, Any], amount: Amount, tender: Tender | None, names: Names
) -> tuple[Amount, Tender | None]:
    """Add "50 копеек", or read cents alone as a part of their currency."""
    minor = part.get("minor")
    if minor:
        return evolve(amount, low=plain(amount.low + Decimal(minor[0].value) / 100)), tender
    word = part["cents"][0]
    code = SHORT_CENTS.get(word.value.lower()) or next(
        code for lemma, code in CENTS.items() if has_lemma(word, {lemma})
    )
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
    after = context.after(tokens)
    last = tokens[-1].value == "." and (not after or after[0].value[0].isupper())
    return tokens[:-1] if last else tokens


def _between(context: Context, first: Any, last: Any) -> tuple[Any, ...]:
    begin = bisect_left(context.tokens, first.span.start, key=_start)
    end = bisect_left(context.tokens, last.span.stop, key=_start)
    return tuple(context.tokens[begin:end])


def _start(token: Any) -> int:
    start: int = token.span.start
    return start


def _ends(part: dict[str, Any]) -> tuple[Any, Any]:
    tokens = sorted((t for slot in part.values() for t in slot), key=lambda t: t.span.start)
    return tokens[0], tokens[-1]


def _text(tokens: list[Any], context: Context) -> str:
    text = context.view.matching[tokens[0].span.start : tokens[-1].span.stop]
    return _SPELLED.sub(" ", text)
