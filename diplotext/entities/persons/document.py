"""The second look: surnames alone, and nominatives settled by all mentions of the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from attrs import define, evolve, field, frozen

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


@define(eq=False)
class Row:
    """A sentence: the places of its persons, and of words that may be surnames."""

    number: int
    context: Context
    persons: list[int] = field(factory=list)
    candidates: list[int] = field(factory=list)


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
        rows = _rows(analysis)
        if not any(row.persons for row in rows):
            return
        _release(analysis, rows)
        sightings = [_sighting(row.context, place, reader) for row in rows for place in row.persons]
        found = _add_surnames(analysis, rows, reader, sightings)
        _settle(analysis, sorted([*sightings, *found], key=_start) if found else sightings)

    return finish


def _start(sighting: Sighting) -> int:
    return sighting.person.start


def _rows(analysis: Analysis) -> list[Row]:
    """Give the sentences that have persons or words that may be surnames."""
    rows = []
    for number, tokens in enumerate(analysis.rows):
        persons, candidates = [], []
        for place, token in enumerate(tokens):
            kind = token.type
            if kind == "RU":
                value = token.value
                if value[0].isupper() and len(value) > 1:
                    candidates.append(place)
            elif kind == "PERSON":
                persons.append(place)
        if persons or candidates:
            rows.append(Row(number, analysis.context(number), persons, candidates))
    return rows


def _release(analysis: Analysis, rows: Iterable[Row]) -> None:
    """Take back the country or office that was a given name ("Доминика Вебера")."""
    for row in rows:
        for place in row.persons:
            for part in row.context.tokens[place].parts:
                if isinstance(part, MergedToken):
                    gone = set(part.mentions)
                    analysis.mentions = [m for m in analysis.mentions if m not in gone]


def _sighting(context: Context, place: int, reader: Reader) -> Sighting:
    """Look at a mention once more, now that the mentions around it are tokens, too."""
    row: Any = context.tokens
    token = row[place]
    beside = reader.beside(row, place, place + 1)
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
        if any(getattr(person, key) != value for key, value in fields.items()):
            changed[person] = evolve(person, **fields)  # type: ignore[arg-type]
    analysis.replace(changed)


def _add_surnames(
    analysis: Analysis, rows: Iterable[Row], reader: Reader, seen: Iterable[Sighting]
) -> list[Sighting]:
    """Find the surnames of persons already named where they stand alone."""
    known: set[str] = set()
    for sighting in seen:
        for piece in sighting.readings.shape.last[-1:]:
            known |= _lemmas(piece, sighting, reader)
    initials = {lemma[0] for lemma in known}
    found = []
    for row in rows:
        surnames = {}
        tokens = row.context.tokens
        for place in row.candidates:
            if tokens[place].value[0].lower() not in initials:
                continue
            person = _surname_alone(row.context, place, known, reader)
            if person:
                surnames[place] = person
        if surnames:
            found += _with_surnames(analysis, row, surnames, reader)
    return found


def _lemmas(piece: Piece, sighting: Sighting, reader: Reader) -> set[str]:
    """Give the likely nominatives of a surname, of both genders where it has them."""
    lemmas = {lemma for lemma, share in sighting.shares.items() if share > 0.15}
    own = {g.lemma for g in reader.names.readings(piece.value.lower(), last=True)}
    return lemmas & own if piece.declines else {piece.value.lower()}


def _with_surnames(
    analysis: Analysis, row: Row, surnames: Mapping[int, Person], reader: Reader
) -> list[Sighting]:
    """Merge the surnames of a sentence, by their places, and look at them as at the others."""
    tokens: list[Token] = list(row.context.tokens)
    for place, person in surnames.items():
        analysis.mentions.append(person)
        tokens[place] = merge([tokens[place]], "PERSON", (person,), analysis.view.matching)
    analysis.rows[row.number] = tokens
    context = analysis.context(row.number)
    return [_sighting(context, place, reader) for place in surnames]


def _surname_alone(context: Context, place: int, known: set[str], reader: Reader) -> Person | None:
    row: Any = context.tokens
    token = row[place]
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
