"""The second look: surnames alone, and nominatives settled by all mentions of the document."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from attrs import frozen

from diplotext.engine.grammar import Context
from diplotext.engine.pipeline import Analysis
from diplotext.entities.persons.agreement import solve
from diplotext.entities.persons.belief import PLACES, quoted
from diplotext.entities.persons.context import Beside
from diplotext.entities.persons.recognize import Reader
from diplotext.entities.persons.shape import WORD, Piece, Shape
from diplotext.language.tokens import MergedToken, Token, merge
from diplotext.types import Mention, Person

__all__ = ["finisher"]

WEIGHT = 2.5


@frozen(eq=False)
class Sighting:
    """A mention with its pieces, neighbours and readings."""

    person: Person
    pieces: list[Piece]
    beside: Beside
    context: Context
    shape: Shape
    shares: Mapping[str, float]


def finisher(reader: Reader) -> Callable[[Analysis], None]:
    """Make the function that looks at a document once its sentences are read."""

    def finish(analysis: Analysis) -> None:
        if not any(True for _ in analysis.merged("PERSON")):
            return
        _release(analysis)
        seen = {s.person.span: s for s in _sightings(analysis, reader, {})}
        _add_surnames(analysis, reader, seen.values())
        _settle(analysis, reader, seen)

    return finish


def _release(analysis: Analysis) -> None:
    """Take back the country or office that was a given name ("Доминика Вебера")."""
    for token in analysis.merged("PERSON"):
        for part in token.parts:
            if isinstance(part, MergedToken):
                gone = set(part.mentions)
                analysis.mentions = [m for m in analysis.mentions if m not in gone]


def _sightings(
    analysis: Analysis, reader: Reader, seen: Mapping[tuple[int, int], Sighting]
) -> list[Sighting]:
    """Give all mentions of persons, those already seen as they were seen."""
    found = []
    for number, row in enumerate(analysis.rows):
        context = analysis.context(number)
        for token in row:
            if token.type == "PERSON" and isinstance(token, MergedToken):
                person = token.mention
                if person.span in seen:
                    found.append(seen[person.span])
                elif isinstance(person, Person):
                    pieces = reader.pieces(token.parts, context)
                    found.append(_sighting(person, pieces, context, reader))
    return found


def _sighting(person: Person, pieces: list[Piece], context: Context, reader: Reader) -> Sighting:
    beside = reader.beside(pieces, context)
    shape = reader.shape(pieces, beside)
    return Sighting(person, pieces, beside, context, shape, _shares(shape, beside, reader))


def _shares(shape: Shape, beside: Beside, reader: Reader) -> dict[str, float]:
    """Give how probable each nominative of a word is, as this mention alone shows it."""
    solutions = solve(shape, reader.names, beside.demand)
    weights = [math.exp(s.score - solutions[0].score) for s in solutions]
    total = sum(weights)
    shares: dict[str, float] = defaultdict(float)
    for solution, weight in zip(solutions, weights, strict=True):
        for piece, lemma in zip(shape.pieces, solution.lemmas, strict=True):
            if piece.kind == WORD and piece.declines:
                shares[lemma] += weight / total
    return shares


def _settle(analysis: Analysis, reader: Reader, seen: Mapping[tuple[int, int], Sighting]) -> None:
    """Put every name into the nominative that the other mentions make likeliest."""
    sightings = _sightings(analysis, reader, seen)
    proven: dict[str, float] = defaultdict(float)
    for sighting in sightings:
        for lemma, share in sighting.shares.items():
            proven[lemma] += share
    changed: dict[Mention, Mention] = {}
    for sighting in sightings:
        others = {
            lemma: WEIGHT * min(1.0, proven[lemma] - sighting.shares.get(lemma, 0.0))
            for lemma in _candidates(sighting, reader)
            if lemma in proven
        }
        person = reader.person(sighting.pieces, sighting.beside, sighting.context, others)
        if person != sighting.person:
            changed[sighting.person] = person
    analysis.replace(changed)


def _candidates(sighting: Sighting, reader: Reader) -> set[str]:
    """Give all nominatives that the words of a mention could have."""
    found = set(sighting.shares)
    for piece in sighting.shape.pieces:
        if piece.kind == WORD:
            value = piece.value.lower()
            found |= {g.lemma for g in reader.names.readings(value, last=piece.surname)}
    return found


def _add_surnames(analysis: Analysis, reader: Reader, seen: Iterable[Sighting]) -> None:
    """Find the surnames of persons already named where they stand alone."""
    known: set[str] = set()
    for sighting in seen:
        for piece in sighting.shape.last[-1:]:
            known |= _lemmas(piece, sighting, reader)
    for number, row in enumerate(analysis.rows):
        if any(_is_candidate(token) for token in row):
            analysis.rows[number] = _with_surnames(analysis, number, known, reader)


def _lemmas(piece: Piece, sighting: Sighting, reader: Reader) -> set[str]:
    """Give the likely nominatives of a surname, of both genders where it has them."""
    lemmas = {lemma for lemma, share in sighting.shares.items() if share > 0.15}
    own = {g.lemma for g in reader.names.readings(piece.value.lower(), last=True)}
    return lemmas & own if piece.declines else {piece.value.lower()}


def _is_candidate(token: Token) -> bool:
    return token.type == "RU" and token.value[0].isupper() and len(token.value) > 1


def _with_surnames(analysis: Analysis, number: int, known: set[str], reader: Reader) -> list[Token]:
    row = analysis.rows[number]
    context = analysis.context(number)
    result: list[Token] = []
    for index, token in enumerate(row):
        person = None
        if _is_candidate(token):
            person = _surname_alone(token, row[index + 1 : index + 2], context, known, reader)
        if person is None:
            result.append(token)
            continue
        analysis.mentions.append(person)
        result.append(merge([token], "PERSON", (person,), analysis.view.matching))
    return result


def _surname_alone(
    token: Any, after: Sequence[Any], context: Context, known: set[str], reader: Reader
) -> Person | None:
    value = token.value.lower()
    readings = reader.names.readings(value, last=True)
    if not any(guess.lemma in known and guess.likely > -2.0 for guess in readings):
        return None
    kinds = reader.names.kinds(value)
    pieces = reader.pieces([token], context)
    before = context.before([token])
    if before and before[-1].type == "RU" and reader.names.kinds(before[-1].value).first:
        return None  # the whole name was not believed: "театр Сергея Громова"
    beside = reader.beside(pieces, context)
    if beside.named_after or reader.heading(context) or quoted(pieces, context):
        return None
    if (kinds.common or kinds.place) and beside.starts and not (beside.subject or beside.verb):
        return None
    if kinds.place and not kinds.surname and beside.preposition in PLACES:
        return None
    if len(value) < 3 and not beside.subject and beside.evidence is None:
        return None
    return reader.person(pieces, beside, context)
