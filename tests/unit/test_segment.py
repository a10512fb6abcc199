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
        # a measure ends a sentence before a word that begins one
        (
            "свыше 210 млн. «Цель велика», – сказал он.",
            ["свыше 210 млн.", "«Цель велика», – сказал он."],
        ),
        ("превысил 4,7 млрд. Вывоз упал.", ["превысил 4,7 млрд.", "Вывоз упал."]),
        ("на 95 млн. долл. В мае рост.", ["на 95 млн. долл.", "В мае рост."]),
        ("до 9 млн. С. Громов ушел.", ["до 9 млн.", "С. Громов ушел."]),
        ("на 4 млн. долл. Сингапура.", ["на 4 млн. долл. Сингапура."]),
        ("на 4 млн. «зеленых» бумаг.", ["на 4 млн. «зеленых» бумаг."]),
        # a ministry in one word waits for its state
        ("в минобороны\nРФ сообщили", ["в минобороны РФ сообщили"]),
        ("всего за пять минут\nСША ответили", ["всего за пять минут", "США ответили"]),
        ("итоги минобороны\nВизит начался", ["итоги минобороны", "Визит начался"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [s.replace("—", "–") for s in sentences(text)] == expected


def test_paragraphs() -> None:
    found = list(split_sentences("Раз. Два.\nТри."))
    assert [s.paragraph for s in found] == [0, 0, 1]
