"""Sentences: joined across hard line breaks, cut where a space is missing."""

from __future__ import annotations

import pytest

from diplotext.language.morph import default_morph
from diplotext.language.segment import join_lines, split_sentences


def sentences(text: str) -> list[str]:
    joined = join_lines(text, default_morph())
    assert len(joined) == len(text)
    return [joined[s.start : s.stop] for s in split_sentences(joined)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # TX1, TX3: a break inside a sentence, a headline, a waiting title
        (
            "основы казахско-чилийского\nсотрудничества.",
            ["основы казахско-чилийского сотрудничества."],
        ),
        ("от имени Президента\nАйдара Сатова", ["от имени Президента Айдара Сатова"]),
        ("с министром обороны Чада и\nМали", ["с министром обороны Чада и Мали"]),
        ("на 3 млрд долларов\nСША", ["на 3 млрд долларов США"]),
        ("президентом Кыргызской\nРеспублики", ["президентом Кыргызской Республики"]),
        ("Визит в Рабат\nМинистр прибыл.", ["Визит в Рабат", "Министр прибыл."]),
        (
            "Стороны обсудили:\n– транзит;\n– туризм.",
            ["Стороны обсудили:", "– транзит;", "– туризм."],
        ),
        ("Итоги визита\n\nпрошли переговоры", ["Итоги визита", "прошли переговоры"]),
        # TX8: no space after the stop; not initials, domains, abbreviations
        ("в сообщении МИД.Также министры", ["в сообщении МИД.", "Также министры"]),
        ("в этих сферах.«К осени»", ["в этих сферах.", "«К осени»"]),
        ("Доклад С.В.Громова на Газета.Ru", ["Доклад С.В.Громова на Газета.Ru"]),
        ("в г.Актау на ул.Абая", ["в г.Актау на ул.Абая"]),
        # TX21: abbreviations do not end a sentence
        ("на 3 млрд. долл. США.", ["на 3 млрд. долл. США."]),
        ("Прибыл Дж. Камау.", ["Прибыл Дж. Камау."]),
        ("Об этом сказал К. Омуров. Гости уехали.", ["Об этом сказал К. Омуров.", "Гости уехали."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [s.replace("—", "–") for s in sentences(text)] == expected


def test_paragraphs() -> None:
    found = list(split_sentences("Раз. Два.\nТри."))
    assert [s.paragraph for s in found] == [0, 0, 1]
