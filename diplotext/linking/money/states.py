"""Whose an amount is: "товарооборот Казахстана и Чили", "экспорт из Перу в Чили".

Only of what is between states or a state's own (trade, investment, debt), only by the words
round the noun that the amount is told of. "Между странами" and "взаимная торговля" are the two
sides where the document says for certain who they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from diplotext.language.tokens import Token, has_lemma
from diplotext.linking.money.places import Placed, Sentence
from diplotext.linking.money.words import first_is, is_finite, read_words
from diplotext.types import Country

__all__ = ["Owners", "owners_of"]

_BEHIND = 14  # words from the noun to its states
_BEFORE = 5  # words from an adjective to its noun
_GOVERNED = 3  # words from a preposition to its state: "в экономику Перу"
_PAIR = 2
_WORDS = {key: frozenset(words) for key, words in read_words()["states"].items()}
_TRADE = frozenset({"trade_turnover", "balance"})
_FLOWS = frozenset({"export", "investment", "investment_stock", "remittances"})
_ROLES = _TRADE | _FLOWS | {"import", "gdp", "debt"}


@frozen
class Owners:
    """The states of an amount; ``said`` are their mentions, ``sides`` those of the document."""

    codes: tuple[str, ...]
    said: tuple[Country, ...] = ()
    sides: bool = False


@frozen
class _State:
    """A state beside a noun with the preposition that governs it, "" for a bare genitive."""

    state: Country
    link: str


def owners_of(
    sentence: Sentence, noun: tuple[int, int], role: str | None, sides: tuple[str, ...]
) -> Owners | None:
    """Tell the states of an amount that is told of by ``noun``, its first word and its end.

    ``sides`` are the two states of the document, empty where they are not certain.
    """
    if role not in _ROLES:
        return None
    found = [*_before(sentence, noun), *_behind(sentence, noun)]
    codes = _ordered(found, role)
    said = tuple(item.state for item in found)
    if len(codes) == 1 and role in _TRADE | {"export", "import"} and _is_partner(found[0], role):
        other = [code for code in sides if code not in codes]
        if len(sides) == _PAIR and len(other) == 1:
            first = role != "import"
            return Owners((*other, *codes) if first else (*codes, *other), said, sides=True)
    if codes:
        return Owners(codes, said) if len(codes) <= _PAIR or role in _TRADE else None
    if role in _TRADE and (of_pair := _subjects(sentence, noun)):
        return Owners(tuple(state.code for state in of_pair), of_pair)
    if len(sides) == _PAIR and _is_mutual(sentence.words, noun, role):
        return Owners(sides, sides=True)
    return None


def _ordered(found: Sequence[_State], role: str) -> tuple[str, ...]:
    """Put the states in order: from one to another, else as they are told."""
    if role in _TRADE or role in ("gdp", "debt"):
        told = [item for item in found if item.link in ("", "с", "со", "между")]
        if role not in _TRADE:
            told = [item for item in told if not item.link]
        return tuple(dict.fromkeys(item.state.code for item in told))
    own = [item.state.code for item in found if not item.link]
    source = [item.state.code for item in found if item.link in ("из", "от")]
    target = [item.state.code for item in found if item.link in ("в", "во", "на")]
    if role == "import":
        source, target = source or own[(len(target) < 1 and len(own)) or 0 :], target or own
        if source == target:
            source = []
    else:
        source = source or own
    return tuple(dict.fromkeys((*source, *target)))


def _is_partner(item: _State, role: str) -> bool:
    links = {"export": ("в", "во", "на"), "import": ("из",)}.get(role, ("с", "со"))
    return item.link in links


def _before(sentence: Sentence, noun: tuple[int, int]) -> Iterator[_State]:
    """Give the adjectives of a noun: "казахско-чилийский товарооборот"."""
    words, start = sentence.words, noun[0]
    found: list[_State] = []
    for placed in reversed(sentence.states):
        if placed.start >= noun[1] or placed.mention.form != "adjective":
            continue
        if noun[0] <= placed.start:
            found.insert(0, _State(placed.mention, ""))
            continue
        between = words[placed.stop : start]
        if start - placed.stop > _BEFORE or not all(map(_is_attribute, between)):
            break
        found.insert(0, _State(placed.mention, ""))
        start = placed.start
    yield from found


def _is_attribute(token: Token) -> bool:
    return token.value in ("-", "—") or first_is(token, "ADJF", "PRTF", "ADVB")


def _behind(sentence: Sentence, noun: tuple[int, int]) -> Iterator[_State]:
    """Give the states after a noun as far as its phrase reaches."""
    words, stop = sentence.words, noun[1]
    end = _phrase_end(sentence, stop)
    last: tuple[int, str] | None = None
    for placed in sentence.states:
        if placed.start < stop or placed.start >= end or placed.mention.form == "metonym":
            continue
        joined = last is not None and _is_joined(words, last[0], placed)
        link = last[1] if joined and last else _link(words, stop, placed)
        if link is None:
            continue
        last = placed.stop, link
        yield _State(placed.mention, link)


def _phrase_end(sentence: Sentence, start: int) -> int:
    words, end = sentence.words, min(len(sentence.words), start + _BEHIND)
    amounts = [money.start for money in sentence.money if money.start >= start]
    for place in range(start, min([end, *amounts])):
        token = words[place]
        if token.value in (",", ";", ":", "—", "(") or is_finite(token) or first_is(token, "INFN"):
            return place
    return min([end, *amounts])


def _is_joined(words: Sequence[Token], stop: int, placed: Placed[Country]) -> bool:
    between = [token.value.lower() for token in words[stop : placed.start]]
    return between in (["и"], [","], ["-"], ["—"], [])


def _link(words: Sequence[Token], start: int, placed: Placed[Country]) -> str | None:
    """Give the preposition that governs a state; "" for a genitive, ``None`` for neither."""
    place = placed.start - 1
    steps = 0
    while place >= start and steps <= _GOVERNED:
        token = words[place]
        if first_is(token, "PREP"):
            return token.value.lower()
        if not first_is(token, "NOUN", "ADJF", "PRTF"):
            return None
        place -= 1
        steps += 1
    return "" if place < start or steps else None


def _subjects(sentence: Sentence, noun: tuple[int, int]) -> tuple[Country, ...]:
    """Give the pair in "Чили и Перу нарастили товарооборот"."""
    words = sentence.words
    own = [s for s in sentence.states if s.stop <= noun[0] and s.mention.form == "name"]
    if len(own) != _PAIR or [t.value for t in words[own[0].stop : own[1].start]] != ["и"]:
        return ()
    if own[0].start and words[own[0].start - 1].value not in (",", "—", "«", '"'):
        return ()
    if any(token.value in (",", ";") for token in words[own[1].stop : noun[0]]):
        return ()
    if not _is_nominative(words[own[0].stop - 1]):
        return ()
    return own[0].mention, own[1].mention


def _is_nominative(token: Any) -> bool:
    return any("nomn" in form.grams for form in getattr(token, "forms", ()))


def _is_mutual(words: Sequence[Token], noun: tuple[int, int], role: str) -> bool:
    """Tell "взаимная торговля", "товарооборот между странами", "стороны нарастили товарооборот"."""
    around = words[max(0, noun[0] - 3) : noun[1]]
    if any(has_lemma(token, _WORDS["mutual"]) for token in around):
        return True
    for place in range(noun[1], min(noun[1] + _BEHIND, len(words))):
        token = words[place]
        if token.value in (",", ";", "—") or is_finite(token):
            break
        if token.value.lower() == "между" or has_lemma(token, _WORDS["both"]):
            after = words[place : place + 4]
            return any(has_lemma(word, _WORDS["sides"]) for word in after)
    if role not in _TRADE:
        return False
    for token in words[max(0, noun[0] - _BEHIND) : noun[0]]:
        if has_lemma(token, _WORDS["sides"], "NOUN", "plur", "nomn"):
            return True
    return False
