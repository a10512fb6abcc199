"""Hazards of the text that show in the document as a whole, not in single mentions."""

from __future__ import annotations

import pytest

import diplotext

# TX4: the lead tells again what the headline told.
REPEATED = [
    "Глава МИД Чада посетил Мали\nГлава МИД Чада Али Гарби посетил Мали с официальным визитом.",
    "Министр обороны Чада встретился с послом Мали\n\n"
    "3 мая министр обороны Чада Али Гарби встретился в Нджамене с послом Мали Умаром Диалло.",
    pytest.param(
        "Главы МИД Чада и Мали провели переговоры\n"
        "Главы МИД Чада и Мали провели в среду в Лиме переговоры о торговле.",
        marks=pytest.mark.xfail(reason="sides that are told by a plural title alone", strict=True),
    ),
]


@pytest.mark.parametrize("text", REPEATED)
def test_headline_and_lead_tell_one_event(text: str) -> None:
    (event,) = diplotext.extract(text).events
    assert len(event.mentions) == 2


def test_two_meetings_of_one_kind_are_two_events() -> None:
    text = "Министр обороны Чада встретился с послом Мали. Президент Перу встретился с послом Чили."
    assert len(diplotext.extract(text).events) == 2


# PE27: two spellings of one name.
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Прибыл Файсал бин Омар. Фейсал бен Омар выступил.", ["Файсал бин Омар"]),
        ("Прибыл Аббас Арагчиан. Позже Аббас Аракчиан выступил.", ["Аббас Арагчиан"]),
        (
            "Прибыл Аббас Арагчиан. Позже Реза Аракчиан выступил.",
            ["Аббас Арагчиан", "Реза Аракчиан"],
        ),
    ],
)
def test_spellings_of_one_name(text: str, names: list[str]) -> None:
    assert [person.name for person in diplotext.extract(text).people] == names


# TX22: other languages in Cyrillic letters. Nothing is known of them, so nothing is linked.
@pytest.mark.parametrize(
    "text",
    [
        "Міністр закордонних справ прибув до столиці та зустрівся з колегою.",
        "Вазири корҳои хориҷӣ бо сафир вохӯрд ва дар бораи савдо сӯҳбат кард.",
        "Сыртқы істер министрі елшіні қабылдап, сауда туралы әңгімелесті.",
        "Министърът на външните работи се срещна с посланика вчера.",
    ],
)
def test_other_languages_give_no_events(text: str) -> None:
    document = diplotext.extract(text)
    assert document.events == ()
    assert document.money == ()
