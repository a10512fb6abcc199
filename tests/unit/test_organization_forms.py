"""Every organisation of the lexicon: its names in six cases, its abbreviations as spelt.

The forms are made by pymorphy3 here, not by the library's own inflection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import pymorphy3
import pytest

import diplotext
from diplotext.entities import default_lexicon
from diplotext.entities.organizations import Index, Row

FRAMES = {
    "nomn": "Вчера {} опубликовала план.",
    "gent": "Решение {} опубликовано.",
    "datv": "Благодаря {} это стало известно.",
    "accs": "Обратились через {} вчера.",
    "ablt": "Вместе с {} подписан план.",
    "loct": "Об этом узнали в {} вчера.",
}
ROWS: list[Row] = list(default_lexicon("organizations"))
INDEX = Index.of(ROWS)


@cache
def analyzer() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


def inflected(phrase: str, case: str) -> str:
    """Put the adjectives before the head noun and that noun into a case, keep the rest."""
    words = phrase.split()
    parses = [_nominative(word) for word in words]
    head = next((i for i, p in enumerate(parses) if p.tag.POS == "NOUN"), None)
    if head is None:
        return phrase
    noun = parses[head].tag
    number = "plur" if noun.number == "plur" else "sing"
    for index in range(head + 1):
        grams = {case, number}
        if index < head and number == "sing":
            grams.add(noun.gender)
        form = parses[index].inflect(grams)
        if form is not None and not words[index].isupper():
            changed = form.word + ("," if words[index].endswith(",") else "")
            words[index] = changed.capitalize() if words[index][0].isupper() else changed
    return " ".join(words)


def _nominative(word: str):  # type: ignore[no-untyped-def]
    parses = analyzer().parse(word.lower().strip("«»,"))
    for parse in parses:
        if parse.tag.POS in ("NOUN", "ADJF") and "nomn" in parse.tag:
            return parse
    return parses[0]


def names() -> Iterator[tuple[Row, str]]:
    for row in ROWS:
        for name in (row.name, *row.aliases):
            plain = re.fullmatch(r"[А-Яа-яЁё ,-]+", name)
            if plain and INDEX.find(name.replace("ё", "е")) in (row, None):
                yield row, name


@pytest.mark.parametrize(("row", "name"), list(names()), ids=lambda v: getattr(v, "id", v))
def test_names_in_every_case(row: Row, name: str) -> None:
    forms = {case: inflected(name, case) for case in FRAMES}
    text = " ".join(FRAMES[case].format(form) for case, form in forms.items())
    found = diplotext.find_organizations(text)
    expected = [(form, row.id, row.name) for form in forms.values()]
    assert [(m.text, m.organization, m.name) for m in outermost(found)] == expected


def outermost(found: Sequence[diplotext.Organization]) -> list[diplotext.Organization]:
    return [m for m in found if not any(_within(m, other) for other in found)]


def _within(inner: diplotext.Organization, outer: diplotext.Organization) -> bool:
    return inner is not outer and outer.start <= inner.start and inner.stop <= outer.stop


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_abbreviations(row: Row) -> None:
    for word in row.abbreviations:
        if INDEX.find(word) == row:
            for text in (f"План {word} готов.", f"Вместе с {word} мы решили это."):
                found = diplotext.find_organizations(text)
                assert [(m.text, m.organization) for m in outermost(found)] == [(word, row.id)]


@pytest.mark.parametrize("row", [r for r in ROWS if r.weak], ids=lambda row: row.id)
def test_weak_abbreviations_want_evidence(row: Row) -> None:
    for word in row.weak:
        if INDEX.find(word) == row:
            assert diplotext.find_organizations(f"Купили {word} вчера.") == ()
            named = diplotext.find_organizations(f"{row.name} ждёт. План {word} готов.")
            assert [m.organization for m in outermost(named)] == [row.id, row.id]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_name_with_its_abbreviation_is_one_mention(row: Row) -> None:
    for word in (*row.abbreviations, *row.weak):
        if re.fullmatch(r"[А-Яа-яЁё ,-]+", row.name) and " " in row.name and "ООН" not in row.name:
            text = f"{row.name} ({word})"
            found = diplotext.find_organizations(f"Вот {text} в Лиме.")
            assert [(m.text, m.organization) for m in found if m.text == text] == [(text, row.id)]
