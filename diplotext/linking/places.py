"""Where a meeting takes place: a city or venue of its sentence, nominative, and the state."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from attrs import frozen

from diplotext.engine.pipeline import Analysis
from diplotext.entities.meetings.actors import cases
from diplotext.entities.meetings.normalize import stems
from diplotext.entities.meetings.verbs import object_after
from diplotext.language.inflect import nominative
from diplotext.language.morph import Morph, default_morph
from diplotext.language.tokens import has_lemma, leaves
from diplotext.language.view import fold
from diplotext.linking.meetings.words import GATHERINGS, VISITS, WORDS
from diplotext.types import Country

__all__ = ["Place", "capital_of", "cities", "known_city", "place_in", "state_of"]

_IN = frozenset({"в", "во"})
_TOWNS = frozenset({"город", "г", "остров", "посёлок", "поселок", "село", "курорт"})
_HOUSES = frozenset({"штаб-квартира", "резиденция", "здание"})


@frozen
class Place:
    """A place: its nominative name, its state if known, and where in the row it stands."""

    name: str
    country: str | None
    index: int
    city: bool = True
    mention: Country | None = None


@cache
def cities() -> dict[tuple[str, ...], tuple[str, str]]:
    """Give the known cities by the lemmas of their words: name and state."""
    text = resources.files("diplotext.linking").joinpath("cities.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    morph = default_morph()
    for row in csv.DictReader(lines):
        words = fold(row["name"]).lower().split()
        value = row["name"], row["country"]
        found.setdefault(tuple(words), value)
        if len(words) == 1:
            for form in morph(words[0]):
                if "nomn" in form.grams:
                    found.setdefault((form.normalized,), value)
            for ending in _endings(words[0]):
                found.setdefault((ending,), value)
    return found


@cache
def _states() -> dict[str, str]:
    return dict(reversed(list(cities().values())))


def state_of(place: str | None) -> str | None:
    """Give the state of a city by its name; ``None`` for what is no known city."""
    return _states().get(place) if place else None


def known_city(place: str | None) -> str | None:
    """Give a place back if it is a known city."""
    return place if state_of(place) else None


def _endings(word: str) -> tuple[str, ...]:
    """Give the forms after "в" of a city that no dictionary may know ("в Нише")."""
    if word[-1] in "аы":
        return (word[:-1] + "е", word[:-1] + "у", word[:-1] + "ах")
    if word[-1] in "ьй":
        return (word[:-1] + "е", word[:-1] + "и")
    return (word + "е",) if word[-1] not in "еиоуюэя" else ()


@cache
def capital_of() -> dict[str, str]:
    """Give the capital of each state by its code."""
    from diplotext.entities import default_lexicon

    return {row.code: row.capital[0] for row in default_lexicon("countries") if row.capital}


def city_at(row: Sequence[Any], index: int) -> tuple[str, str, int] | None:
    """Give name, state and number of tokens of the city that begins at a place of the row."""
    token = row[index]
    if token.type == "COUNTRY" and token.mention.form == "metonym":
        return _known(token.parts[:1], 1)
    if token.type != "RU" or not token.value[:1].isupper():
        return None
    for size in (2, 1):
        words = row[index : index + size]
        if len(words) == size and all(word.type == "RU" for word in words):
            found = _known(words, size)
            if found:
                return found
    return None


def _known(words: Sequence[Any], size: int) -> tuple[str, str, int] | None:
    readings = [{form.normalized for form in word.forms} | {word.value.lower()} for word in words]
    if size == 1:
        for lemma in (form.normalized for form in words[0].forms):
            if (lemma,) in cities():
                return (*cities()[(lemma,)], 1)
        plain = cities().get((words[0].value.lower(),))
        return (*plain, 1) if plain else None
    for key, value in cities().items():
        if len(key) == 2 and all(_matches(k, own) for k, own in zip(key, readings, strict=True)):
            return (*value, 2)
    return None


def _matches(word: str, lemmas: set[str]) -> bool:
    return word in lemmas or any(default_morph()(word)[0].normalized == lemma for lemma in lemmas)


def place_in(
    analysis: Analysis, row: Sequence[Any], index: int, span: tuple[int, int]
) -> Place | None:
    """Find the place of the meeting at ``index`` within a span of the row; a city first.

    Counts after "в" only, so that no dateline does, and as what was visited ("посетил
    Осло"); of several the nearest to the meeting.
    """
    visited = _visited(row, index, span) or _receiving(row, index, span)
    visited = visited or _direction(analysis.morph, row, index, span)
    if visited is not None:
        return visited
    found = [
        place
        for position in range(*span)
        if position + 1 < span[1] and _leads(row, position)
        for place in [_after(analysis.morph, row, position + 1, span[1])]
        if place is not None and place.index != index
    ]
    if not found:
        return _venue(analysis, row, span)
    best = [place for place in found if place.city] or found
    return min(best, key=lambda place: abs(place.index - index))


def _visited(row: Sequence[Any], index: int, span: tuple[int, int]) -> Place | None:
    if row[index].mention.kind not in VISITS:
        return None
    for position in range(span[0], span[1] - 1):
        words = leaves(row[position])
        if any(has_lemma(word, {"посетить", "посещать"}) for word in words):
            after = object_after(row, position, span[1])
            city = city_at(row, after) if after is not None else None
            return Place(city[0], city[1], after) if city and after is not None else None
    return None


def _direction(morph: Morph, row: Sequence[Any], index: int, span: tuple[int, int]) -> Place | None:
    """Read "в ходе пребывания в Чили", "визит министра в Чили": where the noun itself leads."""
    if row[index].mention.kind not in VISITS:
        return None
    for position in range(index + 1, min(span[1] - 1, index + 4)):
        if _leads(row, position):
            return _after(morph, row, position + 1, span[1])
        if row[position].type not in ("TITLE", "PERSON", "COUNTRY"):
            return None
    return None


def _receiving(row: Sequence[Any], index: int, span: tuple[int, int]) -> Place | None:
    """Read "Осло принял международный форум", "заседание примет Осло": where it is held."""
    if row[index].mention.kind not in GATHERINGS:
        return None
    for position in range(max(span[0], index - 4), min(span[1] - 1, index + 5)):
        if has_lemma(row[position], {"принять", "принимать"}):
            for place in (position - 1, position + 1):
                city = city_at(row, place) if place >= span[0] else None
                if city:
                    return Place(city[0], city[1], place)
    return None


def _leads(row: Sequence[Any], position: int) -> bool:
    """Tell the prepositions of place; "на" only before a state ("на Кубу")."""
    word = row[position].value.lower()
    if word == "на":
        return row[position + 1].type == "COUNTRY" or has_lemma(row[position + 1], {"остров"})
    return word in _IN


def _after(morph: Morph, row: Sequence[Any], position: int, stop: int) -> Place | None:
    building = _building(morph, row, position, stop)
    if building:
        return building
    if position + 1 < stop and _is_country_adjective(row[position]) and city_at(row, position + 1):
        position += 1  # "в турецкой Анталье"
    start = position
    while position < stop and has_lemma(row[position], _TOWNS):
        position += 1
        if position < stop and row[position].value == ".":
            position += 1
    if position >= stop:
        return None
    named = position > start
    city = city_at(row, position)
    if city:
        return Place(city[0], city[1], position)
    token = row[position]
    capital = _capital(row, position, stop)
    if capital:
        return capital
    if token.type == "COUNTRY" and token.mention.form in ("name", "abbreviation"):
        return Place("", token.mention.code, position, city=False, mention=token.mention)
    if token.type in ("MINISTRY", "INSTITUTION") and "loct" in cases(token):
        words = [part.value for part in leaves(token)]
        return Place(nominative(words, morph), token.mention.country, position, city=False)
    geographic = (
        token.type == "RU" and token.value[:1].isupper() and (named or _is_place_name(token))
    )
    if geographic and "loct" in cases(token):
        return Place(_nominative(morph, token.value), None, position)
    return None


def _is_country_adjective(token: Any) -> bool:
    return token.type == "COUNTRY" and bool(token.mention.form == "adjective")


def _building(morph: Morph, row: Sequence[Any], position: int, stop: int) -> Place | None:
    """Read "в штаб-квартире ООН", "в здании Минобороны Чили"; the house and whose it is."""
    if position + 1 >= stop or not has_lemma(row[position], _HOUSES):
        return _palace(morph, row, position, stop)
    owner = row[position + 1]
    if owner.type not in ("ORGANIZATION", "MINISTRY", "INSTITUTION") or "gent" not in cases(owner):
        return None
    house = nominative([row[position].value], morph)
    state = getattr(owner.mention, "country", None)
    return Place(f"{house} {owner.mention.text}", state, position, city=False)


def _palace(morph: Morph, row: Sequence[Any], position: int, stop: int) -> Place | None:
    """Read "в Доме народных собраний", "в зоне «Аваза»": a house or zone that has a name."""
    if not has_lemma(row[position], WORDS["houses"]) or "loct" not in cases(row[position]):
        return None
    last = position
    while last + 1 < stop and last - position < 4 and _names(row[last + 1]):
        last += 1
    words = [token.value for token in row[position + 1 : last + 1]]
    if not words:
        return None
    if row[position + 1].value in '«"“':
        named = "".join(w for w in words if w not in '«»"“”') if len(words) == 3 else ""
        return Place(named, None, position, city=False) if named else None
    head = nominative([row[position].value], morph)
    return Place(" ".join((head, *words)), None, position, city=False)


def _names(token: Any) -> bool:
    """Tell what belongs to the name of a house: genitives, quotation marks and what is in them."""
    if token.value in ("«", "»", '"', "“", "”"):
        return True
    if token.type != "RU":
        return False
    grams = token.forms[0].grams
    proper = token.value[:1].isupper() and "VERB" not in grams
    return proper or ("gent" in grams and ("NOUN" in grams or "ADJF" in grams))


def _is_place_name(token: Any) -> bool:
    """Tell a place the dictionary knows, or in the locative a proper noun of any kind."""
    return any(
        "NOUN" in form.grams
        and (
            "Geox" in form.grams
            or ("loct" in form.grams and "sing" in form.grams and _is_proper(form.grams))
        )
        for form in token.forms
    )


def _is_proper(grams: Any) -> bool:
    return "Name" in grams or "Surn" in grams


def _nominative(morph: Morph, word: str) -> str:
    for form in morph(word):
        proper = "Geox" in form.grams or _is_proper(form.grams)
        if proper and "loct" in form.grams and form.raw is not None:
            changed = form.raw.inflect({"nomn"})
            if changed:
                return str(changed.word)[:1].upper() + str(changed.word)[1:]
    return nominative([word], morph)


def _capital(row: Sequence[Any], position: int, stop: int) -> Place | None:
    """Read "в столице Чили", "в чилийской столице"."""
    near = row[position : min(stop, position + 2)]
    if len(near) < 2 or not any(has_lemma(token, {"столица"}) for token in near):
        return None
    country = next((token.mention for token in near if token.type == "COUNTRY"), None)
    name = capital_of().get(country.code) if country else None
    return Place(name, country.code, position) if name and country else None


def _venue(analysis: Analysis, row: Sequence[Any], span: tuple[int, int]) -> Place | None:
    if span[0] >= span[1]:
        return None
    start, stop = row[span[0]].span.start, row[span[1] - 1].span.stop
    text = analysis.view.matching[start:stop].lower()
    for venue in WORDS["venue"]:
        found = stems(f"в {venue['words']}").search(text) or stems(f"во {venue['words']}").search(
            text
        )
        if found:
            index = next(i for i, t in enumerate(row) if t.span.stop > start + found.start())
            return Place(venue["name"], venue.get("state"), index)
    return None
