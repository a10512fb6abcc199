"""Cities and their states (cities.csv): which city words of a sentence name."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from diplotext.language.morph import default_morph
from diplotext.language.view import fold

__all__ = ["capital_of", "cities", "city_at", "known_city", "state_of"]


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
