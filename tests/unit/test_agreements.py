"""Whose documents are, and what became of them, where their sentences do not tell."""

from __future__ import annotations

import pytest

import diplotext

PAIR = "Завершились казахско-чилийские консультации. "
MET = "Министр обороны Чада Али Гарби встретился с министром обороны Перу Аной Рохас. "


def told(text: str) -> list[tuple[str | None, str]]:
    return [(m.status, " ".join(m.parties)) for m in diplotext.extract(text).agreements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MET + "Стороны подписали Соглашение о торговле.", [("signed", "TD PE")]),
        (MET + "Подписаны соглашение о торговле, меморандум и протокол о связи.",
         [("signed", "TD PE"), ("signed", "TD PE"), ("signed", "TD PE")]),
        # In a list each has the status of the list.
        (PAIR + "Министры обменялись подписанными бумагами. В их числе Соглашение о торговле и "
         "Меморандум о культуре.", [("signed", "KZ CL"), ("signed", "KZ CL")]),
        (PAIR + "Действует Соглашение о торговле. Меморандум о культуре ждёт своего часа.",
         [("in_force", "KZ CL"), (None, "")]),
        # Each has the verb beside it.
        ("Соглашение о торговле ратифицировано в мае, соглашение о связи готовится к подписанию.",
         [("ratified", ""), ("planned_signing", "")]),
        ("Подписано соглашение о связи на 20 лет: стороны будут строить линии.",
         [("signed", "")]),
        # Who ratifies is a party.
        ("Соглашение с ЕАБР о членстве ратифицировано парламентом Перу.", [("ratified", "PE edb")]),
        (PAIR + "Соглашение о визах ратифицировано парламентом Чили.", [("ratified", "KZ CL")]),
        (PAIR + "Соглашение о визах ратифицировано парламентом Перу.", [("ratified", "")]),
        # With whom it was signed, and not those who met before.
        (MET + "С министром экономики Ганы Куаме Аду подписано Соглашение о торговле.",
         [("signed", "GH")]),
        (MET + "Посол обсудил визы, а аппараты подписали меморандум о связи.",
         [("signed", "TD PE")]),
        (MET + "\nНачата подготовка рамочного соглашения о торговле.",
         [("planned_signing", "TD PE")]),
        (MET + "Посол Ганы Кофи Аду ждал.\nНачата подготовка рамочного соглашения о торговле.",
         [("planned_signing", "")]),
        (MET + "Компании подписали контракт на поставку угля.", [("signed", "")]),
    ],
)  # fmt: skip
def test_status_and_parties(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert told(text) == expected


def test_reasons() -> None:
    doc = diplotext.extract(PAIR + "Подписаны соглашение о торговле и меморандум о культуре.")
    rules = {(link.source.text, link.field): link.rule for link in doc.links}
    assert rules["меморандум о культуре", "parties"] == "agreements.meeting"
