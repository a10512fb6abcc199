"""The second look: surnames alone, and nominatives settled by all mentions of the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from attrs import evolve, field, frozen

from diplotext.engine.grammar import Context
from diplotext.engine.pipeline import Analysis
from diplotext.entities.persons.agreement import Readings
from diplotext.entities.persons.belief import PLACES, quoted
from diplotext.entities.persons.coordinated import add_coordinated
from diplotext.entities.persons.recognize import Reader
from diplotext.entities.persons.shape import WORD, Piece, Shape
from diplotext.entities.persons.sightings import Sighting, put, shift, sighting_at
from diplotext.language.tokens import MergedToken, Token
from diplotext.types import Mention, Person

__all__ = ["finisher"]

WEIGHT = 2.5
# A nominative that names in full show so clearly needs no other proof.
SETTLED = 0.8
_WORDS = 4  # of a double surname, particles among them


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
        sightings = [sighting_at(analysis, number, place, reader) for number, place in places]
        found = add_coordinated(analysis, reader, sightings)
        everyone = [*sightings, *found]
        _as_families(analysis, reader, everyone)
        found += _add_repeats(analysis, reader, everyone)
        _as_surnames(analysis, reader, everyone)
        _settle(analysis, sorted(everyone, key=_start) if found else everyone)

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


def _settle(analysis: Analysis, sightings: Iterable[Sighting]) -> None:
    """Put every name into the nominative that the other mentions make likeliest."""
    proven: dict[str, float] = defaultdict(float)
    in_full: dict[str, float] = defaultdict(float)
    for sighting in sightings:
        full = sighting.readings.shape.first and sighting.readings.shape.last
        for lemma, share in sighting.shares.items():
            proven[lemma] += share
            if full:
                in_full[lemma] += share
    changed: dict[Mention, Mention] = {}
    for sighting in sightings:
        readings, shares, person = sighting.readings, sighting.shares, sighting.person
        # Surnames alone must not prove each other wrong where a name in full is there.
        alone = not readings.shape.first
        settled = alone and any(in_full.get(c, 0.0) > SETTLED for c in readings.candidates)
        proof, own = (in_full, {}) if settled else (proven, shares)
        others = {
            lemma: WEIGHT * min(1.0, proof[lemma] - own.get(lemma, 0.0))
            for lemma in readings.candidates
            if lemma in proof
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


def _as_families(analysis: Analysis, reader: Reader, sightings: list[Sighting]) -> None:
    """Read "Виктор Лазаревич" as name and surname where "Лазаревич" stands alone, in place.

    Nobody is called by a patronymic alone in official prose.
    """
    shapes = {i: one.readings.shape for i, one in enumerate(sightings)}
    fathers = {i: s for i, s in shapes.items() if s.first and len(s.middle) == 1 and not s.last}
    words = {lemma for s in fathers.values() for lemma in _family(s.middle[0].value, reader)}
    alone: set[str] = set()
    for row in analysis.rows if words else ():
        for place, token in enumerate(row):
            before = row[place - 1] if place else None
            begins = before is None or before.type != "RU" or before.value[0].islower()
            if begins and token.type == "RU" and token.value[:1].isupper():
                alone |= words & _family(token.value, reader)
    for index, shape in fathers.items():
        if not alone.isdisjoint(_family(shape.middle[0].value, reader)):
            last = (evolve(shape.middle[0], surname=True),)
            one = sightings[index]
            readings = Readings(Shape(shape.first, (), last), reader.names, one.readings.gaps)
            shares = readings.shares(one.beside.demand)
            sightings[index] = evolve(one, readings=readings, shares=shares)


def _family(word: str, reader: Reader) -> set[str]:
    return {word.lower(), *reader.names.surnames(word)}


def _as_surnames(analysis: Analysis, reader: Reader, sightings: list[Sighting]) -> None:
    """Read "Альбрехт" alone as a surname where "Карл Альбрехт" is named, in place.

    Likewise "Маркеш де Соуза" once "Жоау Маркеш де Соуза" is named.
    """
    _as_double_surnames(sightings, reader)
    lone = [i for i, sighting in enumerate(sightings) if not sighting.readings.shape.last]
    if not lone:
        return
    full = (one.readings.shape.last for one in sightings if one.readings.shape.first)
    known = {piece.value.lower() for last in full for piece in last[-1:]}
    for index in lone:
        number, place = sightings[index].at
        token: Any = analysis.rows[number][place]
        forms = {token.value.lower(), *reader.names.surnames(token.value)}
        if len(token.parts) == 1 and not known.isdisjoint(forms):
            name = reader.whole(token.parts, analysis.context(number))
            sighting, readings = sightings[index], name.readings("honorific")
            shares = readings.shares(sighting.beside.demand)
            sightings[index] = evolve(sighting, readings=readings, shares=shares)


def _as_double_surnames(sightings: list[Sighting], reader: Reader) -> None:
    shapes = [sighting.readings.shape for sighting in sightings]
    double = {_values(s.last) for s in shapes if s.first and 1 < len(s.last) <= _WORDS}
    known = {lemmas for words in double for lemmas in _lemmatised(words, reader)}
    for index, sighting in enumerate(sightings if known else ()):
        pieces = tuple(shapes[index].pieces)
        if not 1 < len(pieces) <= _WORDS:
            continue
        if not known.isdisjoint(_lemmatised(_values(pieces), reader)):
            readings = Readings(Shape(last=pieces), reader.names, sighting.readings.gaps)
            shares = readings.shares(sighting.beside.demand)
            sightings[index] = evolve(sighting, readings=readings, shares=shares)


def _values(pieces: Iterable[Piece]) -> tuple[str, ...]:
    return tuple(piece.value for piece in pieces)


def _lemmatised(words: Iterable[str], reader: Reader) -> Iterator[tuple[str, ...]]:
    """Give what the words of a surname may be in the nominative, together."""
    return product(*({word.lower(), *reader.names.surnames(word)} for word in words))


def _add_repeats(analysis: Analysis, reader: Reader, seen: list[Sighting]) -> list[Sighting]:
    """Find surnames and given names of persons already named where they stand alone.

    They are added to ``seen``, too, whose places are corrected.
    """
    known = Known()
    for sighting in seen:
        shape = sighting.readings.shape
        for piece in [piece for piece in shape.last if piece.kind == WORD][-2:]:
            known.surnames.update(_lemmas(piece, sighting, reader))
        if shape.first and [piece.kind for piece in shape.last] == [WORD, WORD]:
            known.double.update(_lemmatised(_values(shape.last), reader))
        if len(shape.first) == 1 and shape.last and reader.names.kinds(shape.first[0].value).known:
            known.given.update(_given(shape.first[0], sighting))
    capitals = known.capitals()
    found = []
    joined: dict[int, dict[int, int]] = {}
    for number, row in enumerate(analysis.rows):
        places = [i for i, token in enumerate(row) if token.value[0] in capitals]
        if places:
            context = analysis.context(number)
            persons = {}
            for place in places:
                person = _alone(context, place, known, reader)
                if person:
                    persons[place] = person
            sizes = _double(persons, row, known, reader, context)
            found += put(analysis, number, persons, reader, sizes)
            if any(size > 1 for size in sizes.values()):
                joined[number] = sizes
    shift(seen, joined)
    seen += found
    return found


def _double(
    persons: dict[int, Person], row: Sequence[Any], known: Known, reader: Reader, context: Context
) -> dict[int, int]:
    """Join "Рохас Буэно" where both are one surname; gives the number of tokens of each name."""
    sizes = dict.fromkeys(persons, 1)
    for place in sorted(persons) if known.double else ():
        if place not in persons or place + 1 not in persons:
            continue
        words = [row[i].value for i in (place, place + 1)]
        if not known.double.isdisjoint(_lemmatised(words, reader)):
            name = reader.whole(row[place : place + 2], context)
            beside = reader.beside(row, place, place + 2)
            persons[place] = reader.person(name, beside, context, row[place].span.start)
            sizes[place] = 2
            del persons[place + 1], sizes[place + 1]
    return sizes


@frozen(eq=False)
class Known:
    """The nominatives, in lower case, of surnames and given names that the document has."""

    surnames: set[str] = field(factory=set)
    double: set[tuple[str, ...]] = field(factory=set)
    given: set[str] = field(factory=set)

    def capitals(self) -> frozenset[str]:
        """Give the letters that a token with one of these may begin with."""
        articles = {lemma[0] for lemma in self.surnames if "-" in lemma}
        firsts = (lemma[0].upper() for lemma in (*self.surnames, *self.given))
        return frozenset([*firsts, *articles])


def _lemmas(piece: Piece, sighting: Sighting, reader: Reader) -> set[str]:
    """Give the likely nominatives of a surname, of both genders where it has them."""
    if piece.article:
        return {lemma for lemma in sighting.readings.own(piece) if sighting.shares.get(lemma, 0)}
    lemmas = {lemma for lemma, share in sighting.shares.items() if share > 0.15}
    own = {g.lemma for g in reader.names.readings(piece.value.lower(), last=True)}
    return lemmas & own if piece.declines else {piece.value.lower()}


def _given(piece: Piece, sighting: Sighting) -> set[str]:
    own = sighting.readings.own(piece)
    return {lemma for lemma in own if sighting.shares.get(lemma, 0.0) > 0.5}


def _alone(context: Context, place: int, known: Known, reader: Reader) -> Person | None:
    row: Any = context.tokens
    token = row[place]
    if token.type != "RU" or len(token.value) < 2:
        return None
    names = reader.names
    if token.value[0].islower():
        return _article_alone(context, place, known, reader)
    if not known.surnames.isdisjoint(names.surnames(token.value)):
        return _surname_alone(context, place, reader)
    if known.given.isdisjoint(names.given(token.value)):
        return None
    return _given_alone(context, place, reader)


def _article_alone(context: Context, place: int, known: Known, reader: Reader) -> Person | None:
    """Find "аль-Бусаиди" once "Салим аль-Бусаиди" is known."""
    token: Any = context.tokens[place]
    head, hyphen, tail = token.value.lower().partition("-")
    forms = {head + hyphen + lemma for lemma in reader.names.surnames(tail)} if tail else set()
    if known.surnames.isdisjoint(forms):
        return None
    beside = reader.beside(context.tokens, place, place + 1)
    return reader.person(reader.whole([token], context), beside, context, token.span.start)


def _given_alone(context: Context, place: int, reader: Reader) -> Person | None:
    """Find "Лола" once "Лола Омарова" is known, but no "Владимир" that may be the city."""
    row: Any = context.tokens
    token = row[place]
    kinds = reader.names.kinds(token.value)
    if not kinds.first or kinds.surname or kinds.place or kinds.common or token.value.isupper():
        return None
    for near in (*row[max(0, place - 1) : place], *row[place + 1 : place + 2]):
        if near.type != "PUNCT" and near.value[0].isupper():
            return None  # a part of another name: "Лола Парк"
    beside = reader.beside(row, place, place + 1)
    span = token.span.start, token.span.stop
    if beside.named_after or reader.heading(context) or quoted(span, context):
        return None
    if beside.preposition in PLACES:
        return None
    return reader.person(reader.whole([token], context), beside, context, token.span.start)


def _surname_alone(context: Context, place: int, reader: Reader) -> Person | None:
    row: Any = context.tokens
    token = row[place]
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
