"""The matching view: what grammars see, and the way back to the raw text."""

from __future__ import annotations

import pytest

from diplotext.language.view import fold, make_view


@pytest.mark.parametrize(
    ("raw", "matching"),
    [
        ("2\u00a0млрд\u2009тенге", "2 млрд тенге"),
        ("Мали – Чад, 8−9 июня", "Мали — Чад, 8—9 июня"),
        ("казахско–кыргызский", "казахско-кыргызский"),
        ("Бахтиёр", "Бахтиер"),
        ("прeзидент Рaхмон", "президент Рахмон"),  # Latin e and a
        ("MИД", "МИД"),  # Latin M
        ("BRICS и G20, COVID-19", "BRICS и G20, COVID-19"),
        ("он говорил c ними", "он говорил с ними"),  # a lone Latin c
        ("Әбіш Қалдыбеков", "Абиш Калдыбеков"),
        ("О’Брайен, Кот-д`Ивуар", "О'Брайен, Кот-д'Ивуар"),
        ("зару\u00adбеж\u200bный", "зарубежный"),
        ("Чад\ufeffу", "Чаду"),
        ("за\u0301мок и й", "замок и й"),
        ("краи\u0306", "край"),
        ("a<b и R&D", "a<b и R&D"),
        ("", ""),
    ],
)
def test_matching(raw: str, matching: str) -> None:
    assert make_view(raw).matching == matching


def test_markup_is_blanked_in_place() -> None:
    view = make_view("МИД&nbsp;<b>Чили</b>&laquo;Юг&raquo;")
    assert view.matching.split() == ["МИД", "Чили", "«", "Юг»"]
    assert len(view.matching) == len(view.raw)


@pytest.mark.parametrize(
    ("raw", "word", "text"),
    [
        ("в за\u00adру\u00adбежный", "зарубежный", "за\u00adру\u00adбежный"),
        ("\ufeffМИД Чили", "МИД", "МИД"),
        ("МИД\u200b Чили", "Чили", "Чили"),
    ],
)
def test_raw_span(raw: str, word: str, text: str) -> None:
    view = make_view(raw)
    start = view.matching.index(word)
    first, last = view.raw_span(start, start + len(word))
    assert raw[first:last] == text


def test_display_keeps_letters() -> None:
    view = make_view("Мирзиёев, Қалдыбеков")
    assert view.display == "Мирзиёев, Қалдыбеков"
    assert len(view.display) == len(view.matching)


def test_fold() -> None:
    assert fold("Объединённые Нации") == "Объединенные Нации"
