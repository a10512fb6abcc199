"""Offices that are said by "коллега": "министр Сатов встретился с индийским коллегой".

The office is that of the one whose colleague it is: of the title before the word in its
sentence, or of the person before it. Where neither is there the word is no title.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from diplotext.engine.pipeline import Analysis
from diplotext.entities.titles.tokens import only
from diplotext.language.inflect import agree
from diplotext.language.tokens import has_lemma, merge
from diplotext.linking.people.names import key, same_person
from diplotext.linking.titles.references import holders_of
from diplotext.types import Country, Mention, Person, Title

__all__ = ["find_colleagues"]

_WORDS = frozenset({"коллега"})
# Offices that have their like in another state, the more telling first: who is a deputy
# premier and a minister meets ministers.
_ROLES = (
    *("foreign_minister", "minister", "deputy_minister", "president", "head_of_state"),
    *("prime_minister", "deputy_prime_minister", "parliament_speaker", "deputy_speaker"),
    *("security_council_secretary", "prosecutor_general", "central_bank_governor", "monarch"),
    *("chief_of_general_staff", "state_secretary", "ambassador", "spokesperson"),
)


def find_colleagues(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Add a title for each "индийский коллега" whose office can be told; changes none.

    Takes the document and its mentions in order, titles with holders.
    """
    titles = [m for m in mentions if isinstance(m, Title) and not m.plural]
    people = [m for m in mentions if isinstance(m, Person)]
    for number, row in analysis.with_lemmas(_WORDS):
        for index in _places(row, analysis.places(number, _WORDS)):
            start, stop = _raw(analysis, row[index - 1], row[index])
            begin = analysis.view.raw_span(row[0].span.start, row[0].span.stop)[0]
            country: Any = row[index - 1].mentions[0]
            own = _own(titles, people, begin, start, country.code)
            if own is None:
                continue
            title = Title(
                start=start,
                stop=stop,
                text=analysis.view.raw[start:stop],
                role=own.role,
                portfolio=own.portfolio,
                country=country.code,
                countries=(country.code,),
                rank=own.rank,
                name=_name(analysis, row[index - 1], row[index]),
            )
            mentions_of = (title, *row[index - 1].mentions)
            both = merge(row[index - 1 : index + 1], "TITLE", mentions_of, analysis.view.matching)
            analysis.rows[number] = (*row[: index - 1], both, *row[index + 1 :])
            analysis.mentions.append(title)
            for value in ("role", "portfolio"):
                analysis.because(title, value, "colleagues.same_office", own)
            break  # the places after it have moved; nobody has two colleagues in a sentence
    return {}


def _places(row: Sequence[Any], places: Iterable[int]) -> Iterator[int]:
    """Give the places of "коллега" after the adjective of one state."""
    for index in places:
        state = getattr(row[index - 1], "mention", None) if index else None
        if not isinstance(state, Country) or state.form != "adjective":
            continue
        one = len(row[index - 1].mentions) == 1
        if one and has_lemma(row[index], _WORDS, "NOUN", "sing") and not only(row[index], "plur"):
            yield index


def _raw(analysis: Analysis, first: Any, last: Any) -> tuple[int, int]:
    return analysis.view.raw_span(first.span.start, last.span.stop)


def _own(
    titles: Sequence[Title], people: Sequence[Person], begin: int, start: int, state: str
) -> Title | None:
    """Give the office of the one whose colleague it is, of another state."""
    here = [t for t in titles if begin <= t.start and t.stop <= start]
    here = [t for t in here if t.role in _ROLES and t.country != state]
    if here:
        last = here[-1]
        joined = [t for t in here if t.holder is not None and t.holder == last.holder] or [last]
        return min(joined, key=lambda t: _ROLES.index(t.role))
    starts = [person.start for person in people]
    named = people[bisect_left(starts, begin) : bisect_left(starts, start)]
    for person in reversed(named):
        held = [t for t in titles if any(_is(person, who) for who in holders_of(t))]
        held = [t for t in held if t.role in _ROLES and t.country != state]
        if held:
            return min(held, key=lambda t: _ROLES.index(t.role))
    return None


def _is(one: Person, other: Person) -> bool:
    left, right = (key(who.last or who.first or who.name)[:1] for who in (one, other))
    return left == right and same_person(one, other)


def _name(analysis: Analysis, adjective: Any, noun: Any) -> str:
    start, stop = analysis.view.raw_span(adjective.span.start, adjective.span.stop)
    gender = "femn" if only(adjective, "femn") else "masc"
    said = analysis.view.raw[start:stop]
    word = "коллега" if noun.value.islower() else noun.value[0] + "оллега"
    return f"{agree(said, gender, 'sing', analysis.morph)} {word}"
