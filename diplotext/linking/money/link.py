"""What the money of a document is: currency, role, modality, time, growth, states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from attrs import evolve, frozen

from diplotext.engine.pipeline import Analysis
from diplotext.entities import default_lexicon
from diplotext.entities.money.normalize import Names, Tender, shared_names
from diplotext.language.numerals import number_words
from diplotext.language.tokens import Token
from diplotext.linking.cities import cities
from diplotext.linking.money.givers import donors_near, given
from diplotext.linking.money.growth import bases, growths
from diplotext.linking.money.modality import modality
from diplotext.linking.money.periods import Time, time_of
from diplotext.linking.money.places import Placed, Sentence, read_sentence
from diplotext.linking.money.roles import Roles
from diplotext.linking.money.states import owners_of
from diplotext.linking.sides import sides
from diplotext.types import Country, Mention, Money

__all__ = ["link_money"]

_AROUND = 4  # sentences in which a word of donors tells what is given
# What may stand between an amount and its equivalent: "3 млн евро (около 280 млн рублей)".
_EQUIVALENT = frozenset({"(", "или", "около", "порядка", "примерно", "более", "почти", "свыше"})


@frozen(eq=False)
class _Known:
    """What is asked of the document for each of its amounts."""

    analysis: Analysis
    roles: Roles
    names: Names
    states: Counter[str]
    sides: tuple[str, ...]


def link_money(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Give the amounts of a document, each with its new self.

    Takes the document and its mentions. The currency of a noun that several share follows
    the states of the sentence, else those of the document, with those of its cities, else the
    one told of most.
    """
    if not any(isinstance(mention, Money) for mention in mentions):
        return {}
    known = _Known(
        analysis,
        Roles.default(analysis.morph),
        _names(),
        _states(analysis, mentions),
        sides(mentions),
    )
    linked: dict[Mention, Mention] = {}
    last: Money | None = None
    donors = -_AROUND
    for number, row in enumerate(analysis.rows):
        if not analysis.glance(number).lemmas.isdisjoint(donors_near()):
            donors = number
        if not {"MONEY"} & analysis.glance(number).types:
            continue
        sentence = read_sentence(row)
        if sentence.money:
            made = _link_sentence(known, sentence, last, donors=number - donors < _AROUND)
            linked.update(zip((placed.mention for placed in sentence.money), made, strict=True))
            last = _main(sentence, made)
    return linked


def _main(sentence: Sentence, made: Sequence[Money]) -> Money:
    """Give the last amount of a sentence that is not in brackets."""
    nested, outer = 0, made[-1]
    starts = {place.start: money for place, money in zip(sentence.money, made, strict=True)}
    for index, token in enumerate(sentence.words):
        nested += (token.value == "(") - (token.value == ")")
        if index in starts and nested < 1:
            outer = starts[index]
    return outer


def _link_sentence(
    known: _Known, sentence: Sentence, last: Money | None, *, donors: bool = False
) -> list[Money]:
    """Give the amounts of a sentence with all that is known of them, in order."""
    made: list[Money] = []
    before = last
    for number, place in enumerate(sentence.money):
        previous = sentence.money[number - 1] if number else None
        told = made[-1] if made else None
        currency = _currency(sentence, place, known, told)
        money = evolve(place.mention, currency=currency)
        if previous and before and _is_equivalent(sentence.words, previous, place):
            money = evolve(money, role=before.role, modality=before.modality)
        else:
            words, inherited = sentence.words, before.role if before else None
            role = known.roles.role(words, place.start, place.stop, inherited)
            same = told.role if told else None
            money = evolve(
                money,
                role=given(sentence, place, role, same, donors=donors),
                modality=modality(words, place.start, place.stop),
            )
        made.append(money)
        before = money
    _add_times(known, sentence, made)
    _add_states(known, sentence, made, last)
    _add_growth(known, sentence, made)
    return made


def _add_times(known: _Known, sentence: Sentence, made: list[Money]) -> None:
    before: Time | None = None
    for number, money in enumerate(made):
        if number and made[number - 1].modality != money.modality:
            before = None
        time = time_of(sentence, number, money.modality, before, known.roles)
        if time and time.how == "period":
            made[number] = evolve(money, period=time.date)
        elif time:
            made[number] = evolve(money, deadline=time.date)
        if time:
            known.analysis.because(money, time.how, "money.time", time.date)
        before = time


def _add_states(known: _Known, sentence: Sentence, made: list[Money], last: Money | None) -> None:
    """Add the states; what is told by a pronoun ("этот показатель") keeps those before."""
    before, owners = last, None
    for number, money in enumerate(made):
        place = sentence.money[number]
        noun = known.roles.governing(sentence.words, place.start, place.stop, money.role)
        owners = owners_of(sentence, noun, money.role, known.sides) if noun else None
        if owners is not None:
            made[number] = evolve(money, countries=owners.codes)
            rule = "money.sides" if owners.sides else "money.states"
            known.analysis.because(money, "countries", rule, *owners.said)
        elif noun is None and before and before.role == money.role and before.countries:
            made[number] = evolve(money, countries=before.countries)
            known.analysis.because(money, "countries", "money.same", before)
        before = made[number]


def _add_growth(known: _Known, sentence: Sentence, made: list[Money]) -> None:
    for number, percent in growths(sentence, known.roles, [m.role for m in made]).items():
        made[number] = evolve(made[number], growth=percent)
        known.analysis.because(made[number], "growth", "money.growth")
    for number, base in bases(sentence).items():
        made[base] = evolve(
            made[base],
            role=made[base].role or made[number].role,
            countries=made[base].countries or made[number].countries,
        )
        made[number] = evolve(made[number], base=made[base])
        known.analysis.because(made[number], "base", "money.growth", made[base])


def _states(analysis: Analysis, mentions: Iterable[Mention]) -> Counter[str]:
    """Count the states of a document, and the cities of a dateline or in the text."""
    states = Counter(m.code for m in mentions if isinstance(m, Country))
    known = _cities()
    for _, row in analysis.with_lemmas(_city_names()):
        for token in row:
            if token.type == "RU" and token.value[:1].isupper():
                found = (known.get(form.normalized) for form in getattr(token, "forms", ())[:2])
                states.update([code for code in found if code][:1])
    return states


@cache
def _cities() -> Mapping[str, str]:
    return {words[0]: code for words, (_, code) in cities().items() if len(words) == 1}


@cache
def _city_names() -> frozenset[str]:
    return frozenset(_cities())


@cache
def _names() -> Names:
    return shared_names(default_lexicon("money"))


def _is_equivalent(words: Sequence[Token], previous: Placed[Money], place: Placed[Money]) -> bool:
    between = [token.value.lower() for token in words[previous.stop : place.start]]
    return bool(between) and set(between) <= _EQUIVALENT and between[0] in ("(", "или")


def _currency(
    sentence: Sentence, place: Placed[Money], known: _Known, before: Money | None
) -> str | None:
    names, states = known.names, known.states
    tender = _tender(sentence.words[place.start : place.stop], names)
    if tender is None:  # the currency is left out: that of the amount before
        return place.mention.currency or (before.currency if before else None)
    if not tender.candidates or tender.code == "USD":  # bare dollars are those of the US
        return place.mention.currency or tender.code
    chosen = names.choose(tender, frozenset(sentence.named)) or names.choose(
        tender, frozenset(states)
    )
    return chosen or tender.code or names.commonest(tender, states)


def _tender(words: Sequence[Token], names: Names) -> Tender | None:
    """Read the words of the currency again, with their candidates; ``None`` without any."""
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
