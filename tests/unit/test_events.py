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


def mentions(text: str) -> list[list[str]]:
    return [[m.text for m in event.mentions] for event in events(text)]


def test_talks_of_a_visitor_have_the_sides_of_the_visit() -> None:
    visit, talks = events(
        "Министр обороны Чили Хуан Кастро прибыл в Перу с рабочим визитом.\n"
        "Затем состоялись переговоры Х.Кастро с министром обороны Перу Луисом Рохасом."
    )
    assert (text(visit.host), text(visit.guest)) == ("Перу", "Хуан Кастро")
    assert (text(talks.host), text(talks.guest)) == ("Луисом Рохасом", "Х.Кастро")


def test_the_head_of_an_organisation_is_no_host_of_a_visitor() -> None:
    _, meeting = events(
        "Министр обороны Чили Хуан Кастро прибыл в Перу с рабочим визитом. "
        "Сегодня Х.Кастро встретился с Генеральным секретарём ООН Луисом Рохасом."
    )
    assert (meeting.host, meeting.guest) == (None, None)


def test_a_guest_without_a_name_is_that_of_the_visit() -> None:
    _, reception = events(
        "Министр обороны Чили Анна Кастро прибыла в Перу с визитом. Утром гостью принял "
        "Президент Перу Луис Рохас."
    )
    assert (text(reception.host), text(reception.guest)) == ("Луис Рохас", "Анна Кастро")


def test_a_pronoun_is_the_one_subject_before() -> None:
    _, meeting = events(
        "Министр обороны Чили Хуан Кастро находится в Перу с визитом. "
        "Там он встретился с Президентом Перу Луисом Рохасом."
    )
    assert (text(meeting.host), text(meeting.guest)) == ("Луисом Рохасом", "Хуан Кастро")


def test_a_pronoun_of_two_is_nobody() -> None:
    *_, meeting = events(
        "Хуан Кастро и Пабло Сото прибыли в Перу с визитом. "
        "Там он встретился с Президентом Перу Луисом Рохасом."
    )
    assert [text(one) for one in meeting.participants] == ["Луисом Рохасом"]


def test_a_session_told_by_its_body_and_by_those_who_preside() -> None:
    assert mentions(
        "В Лиме прошло заседание чилийско-перуанской межправкомиссии\n\n"
        "Сегодня в Лиме под сопредседательством министра обороны Чили Хуана Кастро и министра "
        "обороны Перу Луиса Рохаса состоялось заседание Межправительственной чилийско-перуанской "
        "комиссии. На заседании рассмотрены вопросы торговли."
    ) == [["заседание", "заседание", "заседании"]]


def test_the_next_session_is_another_one() -> None:
    assert mentions(
        "В Лиме прошло заседание Межправительственной чилийско-перуанской комиссии. "
        "Следующее заседание комиссии пройдёт в Сантьяго."
    ) == [["заседание"], ["заседание"]]


def test_attendance_repeats_a_meeting() -> None:
    (event,) = events(
        "Президент Чили Хуан Кастро принял посла Перу Луиса Рохаса. Во встрече принял участие "
        "министр обороны Чили Пабло Сото."
    )
    assert [m.text for m in event.mentions] == ["принял", "встрече"]
    people = ["Хуан Кастро", "Луиса Рохаса", "Пабло Сото"]
    assert [text(one) for one in event.participants] == people


def test_a_meeting_before_talks_is_another_one() -> None:
    talks, meeting = events(
        "Министр обороны Чили Хуан Кастро провёл переговоры с министром обороны Перу Луисом "
        "Рохасом. До начала переговоров состоялась встреча министров тет-а-тет."
    )
    assert (talks.kind, meeting.kind, meeting.format) == ("talks", "meeting", "one_on_one")


def test_two_counterparts_are_two_events() -> None:
    assert mentions(
        "Министр обороны Чили встретился с послом Перу. Министр обороны Чили встретился с "
        "послом Кубы."
    ) == [["встретился"], ["встретился"]]


def test_dates_of_a_visit_to_come_are_not_of_the_one_under_way() -> None:
    assert mentions(
        "Министр обороны Чили прибыл в Перу с рабочим визитом. Сроки визита Президента Перу "
        "согласуют."
    ) == [["рабочим визитом"], ["визита"]]


def test_letters_at_a_reception_have_its_host() -> None:
    reception, letters = events(
        "Министр обороны Чили Хуан Кастро принял посла Перу Луиса Рохаса. Посол передал копии "
        "верительных грамот. В ходе беседы обсуждена торговля."
    )
    assert [m.text for m in reception.mentions] == ["принял", "беседы"]
    assert text(letters.host) == "Хуан Кастро"


def test_a_journey_recalled_repeats_a_visit_of_the_past() -> None:
    (event,) = events(
        "Ранее Чили посетил премьер Кубы Пабло Сото. По итогам его поездки подписан договор."
    )
    assert event.status == "referenced_past"
    assert [m.text for m in event.mentions] == ["посетил", "поездки"]


def test_on_the_sidelines_of_a_forum_is_where_the_forum_is() -> None:
    _, meeting = events(
        "В Лиме открылся международный форум министров обороны. На полях форума министр обороны "
        "Перу встретился с министром обороны Чили."
    )
    assert (meeting.format, meeting.place) == ("on_sidelines", "Лима")
    assert text(meeting.host) == "министр обороны Перу"


def test_talks_without_the_visitor_are_the_visitors() -> None:
    _, talks = events(
        "Министр обороны Чили Хуан Кастро посетил Лиму. Состоялись консультации с министром "
        "обороны Перу Луисом Рохасом."
    )
    assert [text(one) for one in talks.participants] == ["Хуан Кастро", "Луисом Рохасом"]
    assert text(talks.host) == "Луисом Рохасом"


def test_talks_with_an_envoy_of_a_third_state_are_the_visitors_too() -> None:
    _, talk = events(
        "Министр обороны Чили Хуан Кастро посетил Перу. Состоялась беседа с послом Кубы."
    )
    assert [text(one) for one in talk.participants] == ["Хуан Кастро", "послом Кубы"]
    assert (talk.host, talk.guest) == (None, None)


def test_talks_of_a_later_paragraph_are_nobody_elses() -> None:
    _, talk = events(
        "Министр обороны Чили Хуан Кастро посетил Перу.\n\nТорговля выросла.\n\nВ Гаване открыт "
        "завод.\n\nСостоялась беседа с послом Кубы."
    )
    assert [text(one) for one in talk.participants] == ["послом Кубы"]


def test_where_is_the_place_before() -> None:
    _, meeting = events(
        "Министр обороны Чили прибыл в Осло, где встретился с министром обороны Норвегии."
    )
    assert meeting.place == "Осло"
    assert text(meeting.host) == "министром обороны Норвегии"
