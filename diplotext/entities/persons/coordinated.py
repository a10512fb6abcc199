"""Further holders of a plural office: "министров Омарова и Петрова"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import evolve

from diplotext.engine.grammar import Context
from diplotext.engine.pipeline import Analysis
from diplotext.entities.persons.context import Beside
from diplotext.entities.persons.recognize import Reader
from diplotext.entities.persons.sightings import Sighting, put, shift
from diplotext.types import Person

__all__ = ["add_coordinated"]


def add_coordinated(analysis: Analysis, reader: Reader, seen: list[Sighting]) -> list[Sighting]:
    """Find "Петрова" of "министров Омарова и Петрова": of several holders each is one.

    Those who were found stand in the case of the first: ``seen`` is corrected in place.
    """
    found = []
    joined: dict[int, dict[int, int]] = {}
    index = {sighting.person: i for i, sighting in enumerate(seen)}
    for number, row in enumerate(analysis.rows):
        if not any(getattr(token.mention, "plural", False) for token in row):
            continue
        context = analysis.context(number)
        persons: dict[int, Person] = {}
        besides, sizes = {}, {}
        for place, size, beside in _coordinated(context, reader):
            token: Any = row[place]
            besides[place] = beside
            if token.type == "PERSON":
                at = index[token.mention]
                seen[at] = _with(seen[at], beside)
            else:
                name = reader.whole(row[place : place + size], context)
                persons[place] = reader.person(name, beside, context, token.span.start)
                sizes[place] = size
        new = put(analysis, number, persons, reader, sizes)
        if any(size > 1 for size in sizes.values()):
            joined[number] = sizes
        found += [
            _with(sighting, besides[place]) for place, sighting in zip(persons, new, strict=True)
        ]
    shift(seen, joined)
    return found


def _with(sighting: Sighting, beside: Beside) -> Sighting:
    shares = sighting.readings.shares(beside.demand)
    return evolve(sighting, beside=beside, shares=shares)


def _coordinated(context: Context, reader: Reader) -> Iterator[tuple[int, int, Beside]]:
    """Give the places and sizes of further holders of an office, with what is beside the first."""
    row: Any = context.tokens
    beside: Beside | None = None
    for place in range(1, len(row)):
        before, token = row[place - 1], row[place]
        follows = beside is not None and before.value in ("и", ",")
        if token.type == "PERSON":
            if before.type == "TITLE" and getattr(before.mention, "plural", False):
                beside = reader.beside(row, place, place + 1)
            elif follows and beside:
                yield place, 1, beside
        elif token.value in ("и", ","):
            continue
        elif follows and beside and (size := _holder(row, place, reader)):
            yield place, size, beside
        elif not follows and before.type == "RU" and before.value[0].isupper() and beside:
            continue  # the surname of a name of two words
        else:
            beside = None


def _holder(row: Sequence[Any], place: int, reader: Reader) -> int:
    """Give how many tokens a holder without other proof has: "Петрова", "Арарата Саакяна"."""
    words = []
    for token in row[place : place + 3]:
        if token.type != "RU" or not token.value[0].isupper():
            break
        words.append(reader.names.kinds(token.value))
    if not words or len(words) > 2:
        return 0
    last = words[-1]
    surname = (last.surname or last.shaped) and not (last.first or last.place)
    given = len(words) == 1 or not (words[0].common or words[0].service)
    return len(words) if surname and given else 0
