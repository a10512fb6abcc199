"""Mentions of persons with all that is known of them once the sentences are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve, frozen

from diplotext.engine.pipeline import Analysis
from diplotext.entities.persons.agreement import Readings
from diplotext.entities.persons.context import Beside
from diplotext.entities.persons.recognize import Reader
from diplotext.language.tokens import merge
from diplotext.types import Person

__all__ = ["Sighting", "put", "shift", "sighting_at"]


@frozen(eq=False)
class Sighting:
    """A mention with its neighbours and readings; ``at`` is its sentence and token."""

    at: tuple[int, int]
    person: Person
    beside: Beside
    readings: Readings
    shares: Mapping[str, float]


def sighting_at(analysis: Analysis, number: int, place: int, reader: Reader) -> Sighting:
    """Look at a mention once more, now that the mentions around it are tokens, too."""
    context = analysis.context(number)
    token: Any = context.tokens[place]
    beside = reader.beside(context.tokens, place, place + 1)
    readings = reader.whole(token.parts, context).readings(beside.evidence)
    return Sighting(
        (number, place), token.mention, beside, readings, readings.shares(beside.demand)
    )


def _moved(place: int, sizes: Mapping[int, int]) -> int:
    """Give where a token is once the runs that begin at places are one token each."""
    return place - sum(size - 1 for start, size in sizes.items() if start < place)


def shift(seen: list[Sighting], joined: Mapping[int, Mapping[int, int]]) -> None:
    """Correct the places of mentions behind names of several tokens that are one now, in place.

    ``joined`` holds the sizes of these names by sentence and place.
    """
    for index, sighting in enumerate(seen if joined else ()):
        number, place = sighting.at
        if number in joined:
            seen[index] = evolve(sighting, at=(number, _moved(place, joined[number])))


def put(
    analysis: Analysis,
    number: int,
    persons: Mapping[int, Person],
    reader: Reader,
    sizes: Mapping[int, int] | None = None,
) -> list[Sighting]:
    """Put persons found at places of a sentence there, and look at them as at the others.

    ``sizes`` tells how many tokens each has, where one may have several.
    """
    if not persons:
        return []
    sizes = sizes or dict.fromkeys(persons, 1)
    tokens = list(analysis.rows[number])
    for place in sorted(persons, reverse=True):
        stop, person = place + sizes[place], persons[place]
        merged = merge(tokens[place:stop], "PERSON", (person,), analysis.view.matching)
        tokens[place:stop] = [merged]
    analysis.mentions += persons.values()
    analysis.rows[number] = tuple(tokens)
    return [sighting_at(analysis, number, _moved(place, sizes), reader) for place in persons]
