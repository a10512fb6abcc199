"""Which state an ambiguous word means follows the evidence of the document."""

from __future__ import annotations

import pytest

from diplotext import find_countries


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Демократическая Республика Конго. Президент Конго прибыл.", "Конго", "CD"),
        ("Республика Конго. Президент Конго прибыл.", "Конго", "CG"),
        ("Посол ДР Конго. Затем конголезский министр уехал.", "конголезский", "CD"),
        ("Северная Корея. Затем корейский лидер уехал.", "корейский", "KP"),
        ("Южная Корея. Затем корейский лидер уехал.", "корейский", "KR"),
        ("Встреча в Сеуле. Затем посол РК прибыл в Пусан.", "РК", "KR"),
        ("Встреча в Сеуле. Министр Казахстана и посол РК прибыли.", "РК", "KZ"),
        ("Глава МИД РУ прибыл в Ташкент.", "РУ", "UZ"),
    ],
)
def test_reading(text, word, code):
    assert [m.code for m in find_countries(text) if m.text == word] == [code]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Казань приняла форум. Правительство РТ поддержало его.", "РТ"),
        ("Выдано РУ на изделие.", "РУ"),
        ("Сейм ЛР собрался.", "ЛР"),
        ("В Белфасте вспомнили ИРА.", "ИРА"),
    ],
)
def test_no_state(text, word):
    assert [m for m in find_countries(text) if m.text == word] == []
