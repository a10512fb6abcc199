"""Amounts in the words of their sentence, with the dates and states beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from attrs import field, frozen

from diplotext.language.tokens import MergedToken, Token
from diplotext.types import Country, Date, Mention, Money

__all__ = ["Placed", "Sentence", "read_sentence"]

M = TypeVar("M", bound=Mention)
# Dates and states in these are their own: "соглашение от 2011 года", "глава МИД РК".
_CLOSED = frozenset(
    ("AGREEMENT", "INSTITUTION", "MEETING", "MINISTRY", "ORGANIZATION", "PERSON", "TITLE")
)


@frozen(eq=False)
class Placed(Generic[M]):
    """A mention in the words of its sentence: ``words[start:stop]``."""

    mention: M
    start: int
    stop: int


@frozen(eq=False)
class Sentence:
    """The words of a sentence, mentions taken apart; amounts, dates, states in order.

    ``named`` are all states, ``states`` those that are no part of an office or a body.
    """

    words: list[Token] = field(factory=list)
    money: list[Placed[Money]] = field(factory=list)
    dates: list[Placed[Date]] = field(factory=list)
    states: list[Placed[Country]] = field(factory=list)
    named: set[str] = field(factory=set)


def read_sentence(row: Iterable[Token]) -> Sentence:
    """Take the tokens of a sentence apart into words."""
    sentence = Sentence()
    _read(row, sentence, closed=False)
    sentence.money.sort(key=lambda placed: placed.start)
    return sentence


def _read(row: Iterable[Token], sentence: Sentence, *, closed: bool) -> None:
    for token in row:
        if not isinstance(token, MergedToken):
            sentence.words.append(token)
            continue
        start = len(sentence.words)
        _read(token.parts, sentence, closed=closed or token.type in _CLOSED)
        stop = len(sentence.words)
        for mention in token.mentions:
            if isinstance(mention, Money):
                sentence.money.append(Placed(mention, start, stop))
            elif isinstance(mention, Country):
                sentence.named.add(mention.code)
                if not closed:
                    sentence.states.append(Placed(mention, start, stop))
            elif isinstance(mention, Date) and not closed:
                sentence.dates.append(Placed(mention, start, stop))
