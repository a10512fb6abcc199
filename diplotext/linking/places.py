"""Where a meeting takes place: a city or venue of its sentence, nominative, and the state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from diplotext.engine.pipeline import Analysis
from diplotext.entities.meetings.actors import cases
from diplotext.entities.meetings.normalize import stems
from diplotext.entities.meetings.objects import object_after
from diplotext.language.inflect import nominative
from diplotext.language.morph import Morph
from diplotext.language.tokens import has_lemma, leaves
from diplotext.linking.cities import capital_of, city_at
from diplotext.linking.meetings.words import GATHERINGS, VISITS, WORDS
from diplotext.types import Country

__all__ = ["Place", "place_in"]

_BACK = 6  # tokens from "посетил" back to what was visited
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


def place_in(
    analysis: Analysis, row: Sequence[Any], index: int, span: tuple[int, int]
) -> Place | None:
    """Find the place of the meeting at ``index`` within a span of the row; a city first.

    Counts after "в" only, so that no dateline does, and as what was visited ("посетил
    Осло"); of several the nearest to the meeting.
    """
    visited = _visited(row, index, span) or _receiving(row, index, span)
    visited = visited or _direction(analysis.morph, row, index, span)
    visited = visited or _region(analysis.morph, row, index, span)
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
            before = range(position - 1, max(span[0], position - _BACK) - 1, -1)
            ahead = (place for place in before if _is_object(row, place))
            for place in (after, *ahead):  # "Осло с визитом посетил министр"
                city = city_at(row, place) if place is not None else None
                if city and place is not None:
                    return Place(city[0], city[1], place)
    return None


def _is_object(row: Sequence[Any], place: int) -> bool:
    """Tell what may be an object by its case, no preposition before it."""
    before = row[place - 1] if place else None
    led = before is not None and before.type == "RU" and "PREP" in before.forms[0].grams
    return not led and "accs" in cases(row[place])


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


def _region(morph: Morph, row: Sequence[Any], index: int, span: tuple[int, int]) -> Place | None:
    """Read "поездка по Южному Кавказу", "турне по странам Азии" as far as it has a name."""
    words = row[index + 1 : min(span[1], index + 5)]
    if row[index].mention.kind not in VISITS or len(words) < 2 or words[0].value.lower() != "по":
        return None
    named: list[str] = []
    for token in words[1:]:
        if token.type != "RU" or not token.value[:1].isupper() or "datv" not in cases(token):
            break
        named.append(token.value)
    name = nominative(named, morph) if named else ""
    return Place(name, None, index + 2, city=False) if name else None


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
    building = _residence(morph, row, position, stop) or _building(morph, row, position, stop)
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


def _residence(morph: Morph, row: Sequence[Any], position: int, stop: int) -> Place | None:
    """Read "в государственной резиденции «Ала-Арча»", "в резиденции «Куксарой»"."""
    head = position
    while head < stop and row[head].type == "RU" and "ADJF" in row[head].forms[0].grams:
        head += 1
    words = row[head + 1 : min(stop, head + 2 + _BACK)]
    if head >= stop or not has_lemma(row[head], {"резиденция"}) or not words:
        return None
    closing = next((i for i, t in enumerate(words) if i and t.value in '»"”'), None)
    if words[0].value not in '«"“' or closing is None:
        return None
    house = nominative([token.value for token in row[position : head + 1]], morph)
    named = " ".join(token.value for token in words[1:closing])
    return Place(f"{house} «{named}»", None, position, city=False)


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
