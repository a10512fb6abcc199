"""Phrases into the nominative: the head and what agrees with it, never word by word."""

from __future__ import annotations

import pytest

from diplotext.language.inflect import agree, join, nominative, restore


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Шанхайской организации сотрудничества", "Шанхайская организация сотрудничества"),
        ("министром иностранных дел", "министр иностранных дел"),
        ("министрами иностранных дел", "министры иностранных дел"),
        ("первого заместителя министра обороны", "первый заместитель министра обороны"),
        ("Чрезвычайным и Полномочным Послом Габона", "Чрезвычайный и Полномочный Посол Габона"),
        ("Кыргызской Республикой", "Кыргызская Республика"),
        ("сельского хозяйства", "сельское хозяйство"),
        ("возобновляемых источников энергии", "возобновляемые источники энергии"),
        ("телефонных переговоров", "телефонные переговоры"),
        ("МИНИСТРА ОБОРОНЫ", "МИНИСТР ОБОРОНЫ"),
        ("Главного таможенного управления", "Главное таможенное управление"),
        ("рабочего дня", "рабочий день"),
        ("2 млрд", "2 млрд"),
    ],
)
def test_nominative(phrase: str, expected: str) -> None:
    assert nominative(phrase.split()) == expected


def test_number() -> None:
    assert nominative(["президентов", "России"], number="sing") == "президент России"


@pytest.mark.parametrize(
    ("word", "gender", "number", "expected"),
    [
        ("торгово-экономического", "femn", "sing", "торгово-экономическая"),
        ("гуманитарных", None, "plur", "гуманитарные"),
        ("энергетики", "masc", "sing", "энергетики"),  # no adjective: left as it is
    ],
)
def test_agree(word: str, gender: str | None, number: str, expected: str) -> None:
    assert agree(word, gender, number) == expected


@pytest.mark.parametrize(
    ("surface", "word", "expected"),
    [
        ("КИТАЯ", "китай", "КИТАЙ"),
        ("Касым-Жомарта", "касым-жомарт", "Касым-Жомарт"),
        ("Тимёру", "тимер", "Тимёр"),
        ("послу", "посол", "посол"),
        ("Я", "я", "Я"),
    ],
)
def test_restore(surface: str, word: str, expected: str) -> None:
    assert restore(surface, word) == expected


def test_join() -> None:
    assert join(["фонд", "«", "Юг", "»", ",", "банк"]) == "фонд «Юг», банк"
