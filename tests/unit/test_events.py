"""Events: which mentions are one meeting, and what the record of it says."""

from __future__ import annotations

import pytest

import diplotext
from diplotext.types import Event, Mention

VISIT = (
    "Министр обороны Чили Хуан Кастро посетил с официальным визитом Перу. В Лиме министр обороны "
    "Чили был принят Президентом Перу Луисом Рохасом.\nВ ходе беседы Луис Рохас отметил "
    "сотрудничество в сферах энергетики и туризма. Участники встречи обсудили планы.\n"
    "В рамках визита Хуан Кастро провёл переговоры с министром обороны Перу Марио Сото. "
    "В ходе встречи министры обсудили взаимодействие в сфере образования.\n"
    "По итогам взаимных визитов на высшем уровне был задан курс отношений."
)


def events(text: str) -> tuple[Event, ...]:
    return diplotext.extract(text).events


def text(mention: Mention | None) -> str | None:
    return mention.text if mention else None


def test_a_visit_with_a_reception_and_talks() -> None:
    visit, reception, talks = events(VISIT)
    assert [m.text for m in visit.mentions] == ["официальным визитом", "визита"]
    assert [m.text for m in reception.mentions] == ["был принят", "беседы", "встречи"]
    assert [m.text for m in talks.mentions] == ["переговоры", "встречи"]
    assert (visit.kind, reception.kind, talks.kind) == ("official_visit", "reception", "talks")


def test_hosts_and_guests() -> None:
    visit, reception, talks = events(VISIT)
    assert (text(visit.host), text(visit.guest)) == ("Перу", "Хуан Кастро")
    assert (text(reception.host), text(reception.guest)) == ("Луисом Рохасом", "Хуан Кастро")
    assert (text(talks.host), text(talks.guest)) == ("Марио Сото", "Хуан Кастро")
    assert [text(one) for one in talks.participants] == ["Хуан Кастро", "Марио Сото"]


def test_places_topics_and_codes() -> None:
    visit, reception, talks = events(VISIT)
    assert [event.place for event in (visit, reception, talks)] == ["Лима"] * 3
    assert reception.topics == ("energy", "tourism")
    assert [event.cameo for event in (visit, reception, talks)] == ["042", "043", "046"]


def test_a_repeat_takes_what_it_leaves_open() -> None:
    first, repeat = diplotext.find_meetings(
        "Президент Чили принял посла Кении. В ходе встречи обсуждена торговля."
    )
    assert (repeat.host, repeat.guest) == (first.host, first.guest)
    assert repeat.status == "completed"


def test_past_and_future_are_two_events() -> None:
    past, future = events(
        "Состоялась встреча министров обороны Чили и Перу. Следующая встреча пройдёт в Лиме."
    )
    assert (past.status, past.plover) == ("completed", "CONSULT")
    assert (future.status, future.plover, future.place) == ("planned", "AGREE", "Лима")


def test_history_makes_no_event() -> None:
    (event,) = events(
        "Президент Чили посетил Перу. В ходе визита в 2013 году была выдвинута инициатива."
    )
    assert [m.text for m in event.mentions] == ["посетил"]


def test_a_place_and_a_date_told_later() -> None:
    (event,) = events(
        "Глава МИД Чада Али Сену провёл встречу с министром иностранных дел Мали Умаром Диалло. "
        "Встреча состоялась в Бамако. В ходе переговоров стороны обсудили транзит."
    )
    assert event.place == "Бамако"
    assert len(event.mentions) == 3


def test_a_third_place_has_no_host() -> None:
    (event,) = events("Министр обороны Чили встретился в Женеве с министром обороны Перу.")
    assert (event.host, event.guest, event.place) == (None, None, "Женева")


@pytest.mark.parametrize("text", ["", "Сегодня дождь.", "Матч завершился."])
def test_no_meetings_no_events(text: str) -> None:
    assert events(text) == ()
