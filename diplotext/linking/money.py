"""What the money of a document is: the currency of a shared noun, its role, its modality."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from attrs import evolve, frozen

from diplotext.engine.pipeline import Analysis
from diplotext.entities import default_lexicon
from diplotext.entities.money.normalize import Names, Tender, shared_names
from diplotext.language.numerals import number_words
from diplotext.language.tokens import MergedToken, Token
from diplotext.linking.money_modality import modality
from diplotext.linking.money_roles import Roles
from diplotext.linking.places import cities
from diplotext.types import Country, Mention, Money

__all__ = ["link_money"]

# What may stand between an amount and its equivalent: "3 млн евро (около 280 млн рублей)".
_EQUIVALENT = frozenset({"(", "или", "около", "порядка", "примерно", "более", "почти", "свыше"})


@frozen(eq=False)
class _Place:
    """An amount in the words of its sentence: ``words[start:stop]``."""

    money: Money
    words: Sequence[Token]
    start: int
    stop: int
    states: frozenset[str]


def link_money(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Give the amounts of a document, each with its new self.

    Takes the document and its mentions. The currency of a noun that several share follows
    the states of the sentence, else those of the document, with those of its cities, else the
    one told of most.
    """
    states = _states(analysis, mentions)
    roles, names = Roles.default(analysis.morph), _names()
    linked: dict[Mention, Mention] = {}
    last: Money | None = None
    for row in analysis.rows:
        previous: _Place | None = None
        for place in _places(row):
            money = evolve(place.money, currency=_currency(place, names, states, previous, linked))
            if previous and last and _is_equivalent(previous, place):
                money = evolve(money, role=last.role, modality=last.modality)
            else:
                inherited = last.role if last else None
                money = evolve(
                    money,
                    role=roles.role(place.words, place.start, place.stop, inherited),
                    modality=modality(place.words, place.start, place.stop),
                )
            linked[place.money] = money
            previous, last = place, money
    return linked


def _states(analysis: Analysis, mentions: Iterable[Mention]) -> Counter[str]:
    """Count the states of a document, and the cities of a dateline or in the text."""
    states = Counter(m.code for m in mentions if isinstance(m, Country))
    known = _cities()
    for row in analysis.rows:
        for token in row:
            if token.type == "RU" and token.value[:1].isupper():
                found = (known.get(form.normalized) for form in getattr(token, "forms", ())[:2])
                states.update([code for code in found if code][:1])
    return states


@cache
def _cities() -> dict[str, str]:
    return {words[0]: code for words, (_, code) in cities().items() if len(words) == 1}


@cache
def _names() -> Names:
    return shared_names(default_lexicon("money"))


def _places(row: Iterable[Token]) -> Iterator[_Place]:
    """Find the amounts of a sentence, inside other mentions too."""
    words: list[Token] = []
    found: list[tuple[Money, int, int]] = []
    states: set[str] = set()
    _take_apart(row, words, found, states)
    for money, start, stop in found:
        yield _Place(money, words, start, stop, frozenset(states))


def _take_apart(
    row: Iterable[Token],
    words: list[Token],
    found: list[tuple[Money, int, int]],
    states: set[str],
) -> None:
    for token in row:
        if not isinstance(token, MergedToken):
            words.append(token)
            continue
        start = len(words)
        states.update(m.code for m in token.mentions if isinstance(m, Country))
        _take_apart(token.parts, words, found, states)
        found.extend((m, start, len(words)) for m in token.mentions if isinstance(m, Money))


def _is_equivalent(previous: _Place, place: _Place) -> bool:
    between = [token.value.lower() for token in place.words[previous.stop : place.start]]
    return bool(between) and set(between) <= _EQUIVALENT and between[0] in ("(", "или")


def _currency(
    place: _Place,
    names: Names,
    states: Counter[str],
    previous: _Place | None,
    linked: dict[Mention, Mention],
) -> str | None:
    tender = _tender(place, names)
    if tender is None:  # the currency is left out: that of the amount before
        before = linked.get(previous.money) if previous else None
        return place.money.currency or (before.currency if isinstance(before, Money) else None)
    if not tender.candidates or tender.code == "USD":  # bare dollars are those of the US
        return place.money.currency or tender.code
    chosen = names.choose(tender, place.states) or names.choose(tender, frozenset(states))
    return chosen or tender.code or names.commonest(tender, states)


def _tender(place: _Place, names: Names) -> Tender | None:
    """Read the words of the currency again, with their candidates; ``None`` without any."""
    words = place.words[place.start : place.stop]
    if sign := names.sign(words[0].value):
        return sign
    numbers = number_words()
    for index, word in enumerate(words):
        if word.type in ("RU", "LATIN", "PUNCT", "OTHER") and word.value.lower() not in numbers:
            rest = words[index:]
            lemmas = [[form.normalized for form in getattr(t, "forms", ())] for t in rest]
            if tender := names.read([t.value for t in rest], lemmas):
                return tender
    return None
