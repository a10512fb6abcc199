"""The second look: surnames alone, and nominatives settled by all mentions of the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from diplotext.engine.grammar import Context
from diplotext.engine.pipeline import Analysis
from diplotext.entities.persons.agreement import Readings
from diplotext.entities.persons.belief import PLACES, quoted
from diplotext.entities.persons.context import Beside
from diplotext.entities.persons.recognize import Reader
from diplotext.entities.persons.shape import Piece
from diplotext.language.tokens import MergedToken, Token, merge
from diplotext.types import Mention, Person

__all__ = ["finisher"]

WEIGHT = 2.5


@frozen(eq=False)
class Sighting:
    """A mention with its neighbours and readings."""

    person: Person
    beside: Beside
    readings: Readings
    shares: Mapping[str, float]


def finisher(reader: Reader) -> Callable[[Analysis], None]:
    """Make the function that looks at a document once its sentences are read."""

    def finish(analysis: Analysis) -> None:
        places = [
            (number, place)
            for number, row in enumerate(analysis.rows)
            for place, token in enumerate(row)
            if token.type == "PERSON"
        ]
        if not places:
            return
        _release(analysis, places)
        sightings = [_sighting(analysis, number, place, reader) for number, place in places]
        found = _add_surnames(analysis, reader, sightings)
        _settle(analysis, sorted([*sightings, *found], key=_start) if found else sightings)

    return finish


def _start(sighting: Sighting) -> int:
    return sighting.person.start


def _release(analysis: Analysis, places: Iterable[tuple[int, int]]) -> None:
    """Take back the country or office that was a given name ("Доминика Вебера")."""
    parts = (part for number, place in places for part in _parts(analysis.rows[number][place]))
    gone = {m for part in parts if isinstance(part, MergedToken) for m in part.mentions}
    if gone:
        analysis.mentions = [mention for mention in analysis.mentions if mention not in gone]


def _parts(token: Any) -> Sequence[Token]:
    return token.parts  # type: ignore[no-any-return]


def _sighting(analysis: Analysis, number: int, place: int, reader: Reader) -> Sighting:
    """Look at a mention once more, now that the mentions around it are tokens, too."""
    context = analysis.context(number)
    token: Any = context.tokens[place]
    beside = reader.beside(context.tokens, place, place + 1)
    readings = reader.whole(token.parts, context).readings(beside.evidence)
    return Sighting(token.mention, beside, readings, readings.shares(beside.demand))


def _settle(analysis: Analysis, sightings: Iterable[Sighting]) -> None:
    """Put every name into the nominative that the other mentions make likeliest."""
    proven: dict[str, float] = defaultdict(float)
    for sighting in sightings:
        for lemma, share in sighting.shares.items():
            proven[lemma] += share
    changed: dict[Mention, Mention] = {}
    for sighting in sightings:
        readings, shares, person = sighting.readings, sighting.shares, sighting.person
        others = {
            lemma: WEIGHT * min(1.0, proven[lemma] - shares.get(lemma, 0.0))
            for lemma in readings.candidates
            if lemma in proven
        }
        fields = readings.fields(readings.lemmas(sighting.beside.demand, others))
        if _differs(person, fields):
            changed[person] = evolve(person, **fields)  # type: ignore[arg-type]
    analysis.replace(changed)


def _differs(person: Person, fields: Mapping[str, str | None]) -> bool:
    return (
        person.name != fields["name"]
        or person.last != fields["last"]
        or person.first != fields["first"]
        or person.middle != fields["middle"]
        or person.suffix != fields["suffix"]
    )


def _add_surnames(analysis: Analysis, reader: Reader, seen: Iterable[Sighting]) -> list[Sighting]:
    """Find the surnames of persons already named where they stand alone."""
    known: set[str] = set()
    for sighting in seen:
        for piece in sighting.readings.shape.last[-1:]:
            known |= _lemmas(piece, sighting, reader)
    capitals = {lemma[0].upper() for lemma in known}
    found = []
    for number, row in enumerate(analysis.rows):
        places = [i for i, token in enumerate(row) if token.value[0] in capitals]
        if places:
            found += _in_sentence(analysis, number, places, known, reader)
    return found


def _lemmas(piece: Piece, sighting: Sighting, reader: Reader) -> set[str]:
    """Give the likely nominatives of a surname, of both genders where it has them."""
    lemmas = {lemma for lemma, share in sighting.shares.items() if share > 0.15}
    own = {g.lemma for g in reader.names.readings(piece.value.lower(), last=True)}
    return lemmas & own if piece.declines else {piece.value.lower()}


def _in_sentence(
    analysis: Analysis, number: int, places: Iterable[int], known: set[str], reader: Reader
) -> list[Sighting]:
    """Find surnames at some places of a sentence, and look at them as at the others."""
    context = analysis.context(number)
    surnames = {}
    for place in places:
        person = _surname_alone(context, place, known, reader)
        if person:
            surnames[place] = person
    if not surnames:
        return []
    tokens = list(context.tokens)
    for place, person in surnames.items():
        analysis.mentions.append(person)
        tokens[place] = merge([tokens[place]], "PERSON", (person,), analysis.view.matching)
    analysis.rows[number] = tuple(tokens)
    return [_sighting(analysis, number, place, reader) for place in surnames]


def _surname_alone(context: Context, place: int, known: set[str], reader: Reader) -> Person | None:
    row: Any = context.tokens
    token = row[place]
    if token.type != "RU" or len(token.value) < 2:
        return None
    if known.isdisjoint(reader.names.surnames(token.value)):
        return None
    before = row[place - 1] if place else None
    if before and before.type == "RU" and reader.names.kinds(before.value).first:
        return None  # the whole name was not believed: "театр Сергея Громова"
    span = token.span.start, token.span.stop
    beside = reader.beside(row, place, place + 1)
    if beside.named_after or reader.heading(context) or quoted(span, context):
        return None
    kinds = reader.names.kinds(token.value)
    if (kinds.common or kinds.place) and beside.starts and not (beside.subject or beside.verb):
        return None
    if kinds.place and not kinds.surname and beside.preposition in PLACES:
        return None
    if len(token.value) < 3 and not beside.subject and beside.evidence is None:
        return None
    return reader.person(reader.whole([token], context), beside, context, token.span.start)
