"""Amounts that leave their currency to a neighbour: "экспорт — $4 млрд, импорт — 2 млрд"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, cast

from attrs import evolve

from diplotext.engine.pipeline import Analysis
from diplotext.entities.money.context import Surroundings, is_verbal
from diplotext.language.numerals import number_words
from diplotext.language.tokens import MergedToken, Token, has_lemma
from diplotext.types import Money

__all__ = ["settle"]

_REACH = 5  # words after "Из них"
_NEAR = 8  # words from "долг" to its amount
_FORWARD = 14  # words to the amount that names the currency for both
_RECALL = 5  # words from "этот показатель" to its amount
_BACK = 2  # sentences to look back for the currency of "товарооборот достиг 8 млрд"


def settle(analysis: Analysis, surroundings: Surroundings) -> None:
    """Give amounts without currency one, or take them back where none is near.

    They are taken for money where an amount of money precedes in the sentence and no
    other quantity stands between, or where what they tell of is always money ("долг").
    """
    changed: dict[Money, Money | None] = {}
    for number, row in enumerate(analysis.rows):
        for index, token in enumerate(row):
            if token.type == "AMOUNT" and isinstance(token, MergedToken):
                settled = _settled(analysis, number, index, surroundings)
                changed[cast(Money, token.mention)] = settled
                if settled:
                    token.type, token.mentions = "MONEY", (settled,)
    if changed:
        analysis.rows = [tuple(_dissolved(row)) for row in analysis.rows]
        kept = (changed.get(cast(Money, mention), mention) for mention in analysis.mentions)
        analysis.mentions = [mention for mention in kept if mention is not None]


def _dissolved(row: Iterable[Token]) -> Iterator[Token]:
    """Give a row with the tokens of amounts that are no money taken apart."""
    for token in row:
        if token.type == "AMOUNT" and isinstance(token, MergedToken):
            yield from token.parts
        else:
            yield token


def _settled(
    analysis: Analysis, number: int, index: int, surroundings: Surroundings
) -> Money | None:
    row: Sequence[Any] = analysis.rows[number]
    mention: Money = row[index].mention
    before = row[:index]
    if any(has_lemma(token, surroundings.words["counted"]) for token in _clause(before)):
        return None
    nested = 0
    for token in reversed(before):
        nested += (token.value == ")") - (token.value == "(")
        if token.type == "MONEY" and nested < 1:  # not "(около 5 млн долларов)"
            return evolve(mention, currency=token.mention.currency)
        if token.value.lower() in number_words().scales:
            return None  # another quantity: "90 млн тонн, экспорт — 70 млн"
    if before and before[-1].value.lower() in ("с", "со", "от") and (end := _end(row[index + 1 :])):
        return evolve(mention, currency=end.currency)
    if parallel := _parallel(row, index, surroundings):
        return evolve(mention, currency=parallel.currency)
    if _told_before(analysis, number, index, surroundings):
        past = analysis.rows[max(0, number - _BACK) : number]
        earlier = [money for sentence in past for money in _outside(sentence)]
        if earlier:
            return evolve(mention, currency=earlier[-1].currency)
    words = surroundings.words["always_money"]
    if any(has_lemma(token, words) for token in before[-_NEAR:]) or _of_money(row, index, words):
        return mention
    return None


def _of_money(row: Sequence[Any], index: int, words: frozenset[str]) -> bool:
    """Tell "300 миллионов долга", "500 миллиардов из бюджета"."""
    after = [token for token in row[index + 1 : index + 4] if token.type != "COUNTRY"]
    if after and after[0].value == "из":
        return any(has_lemma(token, words, "gent") for token in after[1:])
    return any(has_lemma(token, words, "gent") for token in after[:1])


def _told_before(analysis: Analysis, number: int, index: int, surroundings: Surroundings) -> bool:
    """Tell whether the currency may be that of the sentences before."""
    row: Sequence[Any] = analysis.rows[number]
    before = row[:index]
    if number > 0 and [token.value for token in analysis.rows[number - 1][-1:]] == [";"]:
        return True
    opening = " ".join(token.value.lower() for token in before[:2])
    if opening in surroundings.words["continued"] and len(before) < _REACH:
        return True
    words = surroundings.words["always_money"]
    near = any(has_lemma(token, words) for token in before[-_NEAR:])
    near = near or _of_money(row, index, words) or _is_listed(row, index)
    return near or _recalls(before, surroundings) or _converted(row[index + 1 : index + 4])


def _is_listed(row: Sequence[Any], index: int) -> bool:
    """Tell an item of a list that goes on without a verb: "С Чили – всего 4 млн"."""
    before = row[:index]
    dashed = any(token.value in ("—", "-") for token in before[-3:])
    return dashed and len(before) <= _NEAR and not any(map(is_verbal, before))


def _recalls(before: Sequence[Any], surroundings: Surroundings) -> bool:
    """Tell "довести этот показатель до 2 млрд", "довести его до 2 млрд"."""
    near = before[-_RECALL:]
    changes = any(has_lemma(token, surroundings.words["change_verbs"]) for token in near)
    meant = any(token.value.lower() in ("его", "ее") for token in near)
    pointed = any(
        has_lemma(left, surroundings.words["demonstratives"])
        and has_lemma(right, surroundings.words["anaphora"])
        for left, right in pairwise(near)
    )
    return pointed or (changes and meant)


def _parallel(row: Sequence[Any], index: int, surroundings: Surroundings) -> Money | None:
    """Find the amount that names the currency for one before it, said in the same way.

    "Экспорт достиг 14 млрд, импорт — 9 млрд долларов", "Чад (2 млрд), Гана – 1 млрд долларов".
    """
    following = next((i for i in range(index + 1, len(row)) if row[i].type == "MONEY"), None)
    if following is None or following - index > _FORWARD:
        return None
    if any(token.value == ";" for token in row[index:following]):
        return None
    mine, other = list(_clause(row[:index])), list(_clause(row[:following]))
    told = surroundings.words["flows"] | surroundings.words["always_money"]
    flows = all(any(has_lemma(token, told) for token in part[:_NEAR]) for part in (mine, other))
    states = all(_after_state(row, place) for place in (index, following))
    return row[following].mention if flows or states else None


def _after_state(row: Sequence[Any], index: int) -> bool:
    """Tell "Гана – 1 млрд", "Гана (1 млрд"."""
    between = [token for token in row[max(0, index - 3) : index] if token.value not in "(—-"]
    marked = index > 0 and row[index - 1].value in ("(", "—", "-")
    return marked and bool(between) and between[-1].value[:1].isupper()


def _outside(row: Sequence[Any]) -> Iterator[Money]:
    """Give the amounts of a sentence, but not the equivalents in brackets."""
    nested = 0
    for token in row:
        nested += (token.value == "(") - (token.value == ")")
        if token.type == "MONEY" and nested < 1:
            yield token.mention


def _converted(after: Sequence[Any]) -> bool:
    """Tell "263 млн (около 4 млн долларов)": what has an equivalent in money is money."""
    return bool(after) and after[0].value == "(" and any(t.type == "MONEY" for t in after)


def _end(row: Sequence[Any]) -> Money | None:
    """Find the other end of "с 5 млрд в 2020 году до 13 млрд долларов"."""
    for previous, token in pairwise(row):
        if token.type == "MONEY":
            return token.mention if previous.value.lower() == "до" else None
    return None


def _clause(before: Sequence[Any]) -> Iterator[Any]:
    """Give what precedes an amount in its clause, the last word first."""
    for token in reversed(before):
        if token.type == "MONEY" or token.value in (";", ","):
            return
        yield token
