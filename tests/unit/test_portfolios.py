"""Every word of the lexicons of ministries and institutions, in six cases.

The forms are made by pymorphy3 here, not by the library's own inflection.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pymorphy3
import pytest

import diplotext
from diplotext.engine.lexicon import load_lexicon
from diplotext.entities import default_lexicon
from diplotext.entities.institutions import Body
from diplotext.entities.institutions import Index as Institutions
from diplotext.entities.ministries import National, Portfolio, default_index
from diplotext.entities.ministries.normalize import decline
from diplotext.language.view import fold

FRAMES = {
    "nomn": "Вчера {} сообщило детали.",
    "gent": "Сообщение {} опубликовано.",
    "datv": "Благодаря {} это стало известно.",
    "accs": "Обратились через {} вчера.",
    "ablt": "Вместе с {} подписан план.",
    "loct": "Об этом узнали в {} вчера.",
}
PORTFOLIOS: list[Portfolio] = list(default_lexicon("ministries"))
INSTITUTIONS: list[Body] = list(default_lexicon("institutions"))
NATIONAL: list[National] = list(
    load_lexicon(National, "diplotext.entities.ministries", "national.csv")
)


@cache
def analyzer() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


FIXED = ("Халк Маслахаты", "Лок сабха")


def inflected(phrase: str, case: str, number: str = "sing") -> str:
    """Put the adjectives before the head noun and that noun into a case, keep the rest."""
    if phrase in FIXED:
        return phrase
    words = phrase.split()
    parses = [_nominative(word) for word in words]
    head = next(i for i, parse in enumerate(parses) if parse and parse.tag.POS == "NOUN")
    gender = parses[head].tag.gender
    number = "plur" if "Pltm" in parses[head].tag or phrase.endswith("кортесы") else number
    for index in range(head + 1):
        grams = {case, number}
        if parses[index].tag.POS != "NOUN" and number == "sing":
            grams.add(gender)
        if index != head and parses[index].tag.POS == "NOUN":
            continue
        form = parses[index].inflect(grams)
        if form is None:  # "Жогорку"
            continue
        changed = form.word
        words[index] = changed.capitalize() if words[index][0].isupper() else changed
    return " ".join(words)


def _nominative(word: str):  # type: ignore[no-untyped-def]
    parses = analyzer().parse(word.lower())
    for parse in parses:
        if parse.tag.POS in ("NOUN", "ADJF") and {"nomn"} in parse.tag:
            return parse
    return parses[0]


def framed(forms: dict[str, str]) -> str:
    """Put the form of each case into its sentence."""
    return " ".join(FRAMES[case].format(words) for case, words in forms.items())


def ministries(text: str) -> list[tuple[str, str, str | None, bool]]:
    found = diplotext.find_ministries(text)
    return [(fold(m.text), m.portfolio, m.country, m.plural) for m in found]


def general() -> Iterator[tuple[str, str]]:
    index = default_index()
    for row in PORTFOLIOS:
        for phrase in (row.name, *row.names, *row.periphrases):
            key = fold(phrase)
            known = index.names.get(key) or index.words.get(key.lower())
            single = known is None or (known.portfolio == row.id and known.country is None)
            if single:
                yield row.id, phrase


@pytest.mark.parametrize(("portfolio", "phrase"), list(general()))
def test_names_with_a_state(portfolio: str, phrase: str) -> None:
    forms = {case: f"{fold(inflected(phrase, case))} Чили" for case in FRAMES}
    expected = [(words, portfolio, "CL", False) for words in forms.values()]
    assert ministries(framed(forms)) == expected


@pytest.mark.parametrize("row", PORTFOLIOS, ids=lambda row: row.id)
def test_phrases_after_the_word_for_ministry(row: Portfolio) -> None:
    for phrase in row.phrases:
        heads = {case: inflected("Министерство", case) for case in FRAMES}
        forms = {case: fold(f"{head} {phrase} Чили") for case, head in heads.items()}
        expected = [(words, row.id, "CL", False) for words in forms.values()]
        assert ministries(framed(forms)) == expected


@pytest.mark.parametrize("row", PORTFOLIOS, ids=lambda row: row.id)
def test_several_ministries(row: Portfolio) -> None:
    for phrase in row.phrases[:1]:
        heads = {case: inflected("Министерство", case, "plur") for case in FRAMES}
        forms = {case: fold(f"{head} {phrase}") for case, head in heads.items()}
        counted = {case: f"{words} двух стран" for case, words in forms.items()}
        expected = [(words, row.id, None, True) for words in forms.values()]
        assert ministries(framed(counted)) == expected


@pytest.mark.parametrize("row", PORTFOLIOS, ids=lambda row: row.id)
def test_acronyms_and_portmanteaux(row: Portfolio) -> None:
    index = default_index()
    for acronym in row.acronyms:
        bare = acronym.rstrip("!")
        if index.acronyms[bare].portfolio == row.id:
            found = ministries(f"Глава {bare} Чили прибыл.")
            assert found == [(f"{bare} Чили", row.id, "CL", False)]
            assert bool(ministries(f"Глава {bare} прибыл.")) != acronym.endswith("!")
    for word in row.words:
        forms = [f for f in decline(fold(word)) if index.words[f].portfolio == row.id]
        found = ministries(" ".join(f"Глава {form} Чили прибыл." for form in forms))
        assert [f[:3] for f in found] == [(f"{form} Чили", row.id, "CL") for form in forms]


OWNERS = {"RU": "России", "UA": "Украины", "GB": "Великобритании", "CN": "Китая", "US": "США"}


@pytest.mark.parametrize("row", NATIONAL, ids=lambda row: f"{row.portfolio}-{row.country}")
def test_national_names(row: National) -> None:
    for word in row.words:
        if word.endswith("*"):
            owner = OWNERS[row.country]
            forms = {case: fold(f"{inflected(word[:-2], case)} {owner}") for case in FRAMES}
        elif " " in word:
            forms = {case: fold(inflected(word, case)) for case in FRAMES}
        else:
            acronym = sum(map(str.isupper, word)) > 1
            forms = dict.fromkeys(FRAMES, word if acronym else fold(word).lower())
        country = None if row.shared and not word.endswith("*") else row.country
        for case, words in forms.items():
            found = ministries(FRAMES[case].format(words))
            assert [f[:2] for f in found] == [(words, row.portfolio)]
            assert found[0][2] == country or (country is None and found[0][2] in row.shared)


def bodies() -> Iterator[tuple[Body, str]]:
    index = Institutions.of(INSTITUTIONS)
    for row in INSTITUTIONS:
        for phrase in (row.name, *row.names):
            if index.names.get(fold(phrase)) == row and row.guard != "organization":
                yield row, phrase


@pytest.mark.parametrize(
    ("row", "phrase"), list(bodies()), ids=lambda value: getattr(value, "id", value)
)
def test_names_of_institutions(row: Body, phrase: str) -> None:
    owner, country = ("Чили", "CL") if row.country is None else ("", row.country)
    if row.guard == "state" and row.country:
        owner = {"US": "США", "CN": "Китая", "CH": "Швейцарии"}[row.country]
    if phrase.endswith("государства"):  # "государства Чили" would be the state's name
        owner, country = "РК", "KZ"
    forms = {case: f"{fold(inflected(phrase, case))} {owner}".strip() for case in FRAMES}
    found = diplotext.find_institutions(framed(forms))
    expected = [(words, row.kind, country) for words in forms.values()]
    assert [(fold(m.text), m.kind, m.country) for m in found] == expected
