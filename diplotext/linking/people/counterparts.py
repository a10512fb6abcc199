"""Colleagues: whose the person in "с индийским коллегой Арджуном Мехтой" is.

Where the office can be told, `colleagues` makes a title of the word; the word tells the state of
the person even where it cannot. The state goes to the record of the person, where no title gives
it one, and to the comparison of participants.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import evolve, frozen

from diplotext.engine.pipeline import Analysis
from diplotext.language.tokens import has_lemma
from diplotext.types import Country, Mention, Person, PersonRecord, Title

__all__ = [
    "Counterpart",
    "colleague",
    "counterparts",
    "is_colleague",
    "place_counterparts",
    "states_of_colleagues",
]

_WORDS = frozenset({"коллега", "собеседник", "визави"})
_CLOSING = frozenset('"»')
# Offices of which states have one each, so that a colleague of a state is one person.
_OFFICES = frozenset(
    {
        "foreign_minister",
        "minister",
        "deputy_minister",
        "prime_minister",
        "president",
        "head_of_state",
        "parliament_speaker",
        "security_council_secretary",
        "ambassador",
    }
)
_GAP = 3  # words between the noun and the name: "коллегой по ведомству", "г-ном"


@frozen
class Counterpart:
    """A person who is somebody's colleague, and the mention of the state that is said."""

    person: Person
    country: Country


def counterparts(analysis: Analysis) -> Iterator[Counterpart]:
    """Give the people beside "коллега" whose state is said, in the order of the text.

    The state is an adjective before the word ("индийский коллега N") or a name in the
    genitive after it ("коллега из Индии N", "с коллегами из Чада и Нигера" gives none).
    """
    for number, row in analysis.with_lemmas(_WORDS):
        for index in analysis.places(number, _WORDS):
            if has_lemma(row[index], _WORDS, "NOUN", "sing"):
                country = _adjective(row, index) or _origin(row, index)
                person = _named(row, index)
                if country is not None and person is not None:
                    yield Counterpart(person, country)


def states_of_colleagues(analysis: Analysis) -> list[tuple[Person, str]]:
    """Give the people beside "коллега" with the codes of their states."""
    return [(item.person, item.country.code) for item in counterparts(analysis)]


def is_colleague(row: Sequence[Any], index: int) -> bool:
    """Tell a colleague whose state is said ("его киргизский коллега") and whose name is not."""
    return (
        has_lemma(row[index], _WORDS, "NOUN", "sing")
        and _adjective(row, index) is not None
        and _named(row, index) is None
    )


def colleague(country: Country, mentions: Sequence[Mention]) -> Person | None:
    """Give the person whom "его киргизский коллега" means: the one of that state told before.

    ``None`` where the text has told of none or of several by then.
    """
    offices = [m for m in mentions if isinstance(m, Title) and m.start < country.start]
    own = [t for t in offices if t.country == country.code and t.role in _OFFICES]
    found = {t.holder.name: t.holder for t in own if t.holder is not None}
    return next(iter(found.values())) if len(found) == 1 else None


def place_counterparts(
    analysis: Analysis, people: Sequence[PersonRecord]
) -> tuple[PersonRecord, ...]:
    """Give the people with the states of those who have none from their titles."""
    found: dict[tuple[int, int], Country] = {}
    for item in counterparts(analysis):
        found.setdefault(item.person.span, item.country)
        analysis.because(item.person, "country", "counterparts.colleague", item.country)
    for item in _described(analysis):
        if item.person.span not in found:
            found[item.person.span] = item.country
            analysis.because(item.person, "country", "counterparts.description", item.country)
    if not found:
        return tuple(people)
    return tuple(_placed(record, found) for record in people)


def _described(analysis: Analysis) -> Iterator[Counterpart]:
    """Give the people right after a word for them with a state: "чилийский певец N"."""
    for _, row in analysis.with_types("PERSON"):
        for index in range(1, len(row) - 1):
            if row[index + 1].type != "PERSON" or row[index].type != "RU":
                continue
            best = row[index].forms[0].grams
            country = _adjective(row, index)
            person = getattr(row[index + 1], "mention", None)
            human = "NOUN" in best and "anim" in best and "plur" not in best
            if human and country is not None and isinstance(person, Person):
                yield Counterpart(person, country)


def _placed(record: PersonRecord, found: dict[tuple[int, int], Country]) -> PersonRecord:
    codes = {found[m.span].code for m in record.mentions if m.span in found}
    if record.country is not None or len(codes) != 1:
        return record
    return evolve(record, country=codes.pop())


def _adjective(row: Sequence[Any], index: int) -> Country | None:
    """Give the state in the adjectives before the word."""
    for token in reversed(row[max(0, index - _GAP) : index]):
        mention = getattr(token, "mention", None)
        if isinstance(mention, Country):
            compound = len(getattr(token, "mentions", ())) > 1
            return mention if mention.form == "adjective" and not compound else None
        if token.type != "RU" or "ADJF" not in token.forms[0].grams:
            return None
    return None


def _origin(row: Sequence[Any], index: int) -> Country | None:
    """Give the state of "коллега из Индии"."""
    after = row[index + 1 : index + 3]
    if len(after) == 2 and after[0].value.lower() == "из":
        mention: Mention | None = getattr(after[1], "mention", None)
        return mention if isinstance(mention, Country) else None
    return None


def _named(row: Sequence[Any], index: int) -> Person | None:
    """Give the name after the word; commas and other nouns in the nominative end the search."""
    for token in row[index + 1 : index + 2 + _GAP]:
        mention = getattr(token, "mention", None)
        if isinstance(mention, Person):
            return mention
        if token.value in (",", ".", ";", ":", "и") or token.type == "TITLE":
            return None
        if token.type == "RU" and "VERB" in token.forms[0].grams:
            return None
    return None
