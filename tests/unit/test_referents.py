"""Who takes part where no name says so, and where words stand in an unusual order."""

from __future__ import annotations

import pytest

import diplotext
from diplotext.types import Country, Meeting, Mention

VISIT = "Министр обороны Чили Хуан Кастро прибыл с рабочим визитом в Перу. "
TALKS = (
    "Министр энергетики Чили Хуан Кастро встретился в Лиме с министром энергетики Перу Аной Рохас. "
)


def last(text: str) -> Meeting:
    return diplotext.extract(text).meetings[-1]


def name(one: Mention | None) -> str | None:
    return one.code if isinstance(one, Country) else getattr(one, "name", None)


def sides(text: str) -> tuple[list[str | None], str | None, str | None]:
    meeting = last(text)
    return [name(one) for one in meeting.participants], name(meeting.host), name(meeting.guest)


@pytest.mark.parametrize(
    ("text", "participants", "host", "guest"),
    [
        # Pronouns are the subject before.
        (
            VISIT + "Он встретился с министром обороны Перу Луисом Рохасом.",
            ["Хуан Кастро", "Луис Рохас"],
            "Луис Рохас",
            "Хуан Кастро",
        ),
        (
            VISIT + "Его принял Президент Перу Луис Рохас.",
            ["Хуан Кастро", "Луис Рохас"],
            "Луис Рохас",
            "Хуан Кастро",
        ),
        (
            VISIT + "На полях форума прошла его встреча с послом Кубы Марией Сото.",
            ["Хуан Кастро", "Мария Сото"],
            None,
            None,
        ),
        # The guest is the visitor, whoever spoke in between.
        (
            VISIT + "Торговля растёт, заявил Луис Рохас.\n\nЗатем с гостем встретилась "
            "спикер Конгресса Перу Мария Сото.",
            ["Хуан Кастро", "Мария Сото"],
            "Мария Сото",
            "Хуан Кастро",
        ),
        # Whose programme goes on is not said again.
        (
            VISIT + "Затем прошли консультации с министром финансов Перу Луисом Рохасом.",
            ["Хуан Кастро", "Луис Рохас"],
            "Луис Рохас",
            "Хуан Кастро",
        ),
        # Two who met are "они".
        (TALKS + "Они виделись и в мае в Осло.", ["Хуан Кастро", "Ана Рохас"], None, None),
        # The office of the pair.
        (
            TALKS + "Затем министры провели переговоры в узком составе.",
            ["Хуан Кастро", "Ана Рохас"],
            "Ана Рохас",
            "Хуан Кастро",
        ),
    ],
)
def test_who_is_meant(
    text: str, participants: list[str], host: str | None, guest: str | None
) -> None:
    found, *rest = sides(text)
    assert sorted(map(str, found)) == sorted(participants)
    assert rest == [host, guest]


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        # A clause that interrupts another does not hide its subject.
        (
            "Министр обороны Чили Хуан Кастро, который прибыл в Осло, встретился с министром "
            "обороны Норвегии Ларсом Хольмом.",
            ["Хуан Кастро", "Ларс Хольм"],
        ),
        # A participle before the office belongs to it.
        (
            "Состоялись переговоры министра обороны Чили Хуана Кастро с прибывшим накануне "
            "министром обороны Норвегии Ларсом Хольмом.",
            ["Хуан Кастро", "Ларс Хольм"],
        ),
        # Who reports takes no part.
        (
            "Как сообщил помощник президента Пабло Сото, премьер-министр Чили Хуан Кастро "
            "встретится с премьер-министром Перу Аной Рохас.",
            ["Хуан Кастро", "Ана Рохас"],
        ),
        # Each part of a sentence has its own subject.
        (
            "С министром обороны Чили Хуаном Кастро встретился премьер-министр Перу Луис Рохас, "
            "отдельную беседу с Хуаном Кастро имел министр обороны Перу Пабло Сото.",
            ["Хуан Кастро", "Пабло Сото"],
        ),
        # The place may stand between the visit and the visitor.
        ("Отменён визит в Перу министра обороны Чили Хуана Кастро.", ["Хуан Кастро", "PE"]),
        # The visitor is whom the participle describes.
        (
            "Президент Перу Луис Рохас принял находящегося в Перу с рабочим визитом министра "
            "обороны Чили Хуана Кастро.",
            ["Хуан Кастро", "PE"],
        ),
        # A colleague with "его" is joined as anybody is.
        (
            "Министр обороны Чили Хуан Кастро и его перуанский коллега Луис Рохас провели встречу.",
            ["Хуан Кастро", "Луис Рохас"],
        ),
        # Partners after a colon.
        (
            "Министр обороны Чили Хуан Кастро провёл ряд встреч: с министром обороны Перу Луисом "
            "Рохасом и министром обороны Кубы Пабло Сото.",
            ["Хуан Кастро", "Луис Рохас", "Пабло Сото"],
        ),
        # Each state has one holder of the office, named before.
        (
            TALKS + "Министров энергетики Чили и Перу принял президент Кубы Пабло Сото.",
            ["Хуан Кастро", "Ана Рохас", "Пабло Сото"],
        ),
        # "До того" is no preposition of those who follow.
        (
            "До того министры энергетики Чили и Перу проведут встречу.",
            ["министры энергетики Чили и Перу"],
        ),
    ],
)
def test_who_takes_part(text: str, participants: list[str]) -> None:
    found, *_ = sides(text)
    assert sorted(map(str, found)) == sorted(participants)


def test_a_pronoun_of_the_other_gender_is_somebody_else() -> None:
    found, *_ = sides(VISIT + "Она встретилась с министром обороны Перу Луисом Рохасом.")
    assert found == ["Луис Рохас"]


def test_talks_about_others_are_nobody_elses() -> None:
    found, *_ = sides(
        "Министр обороны Чили Хуан Кастро и посол Чили Пабло Сото посетили завод. Состоялась "
        "встреча с послом Кубы Аной Рохас."
    )
    assert found == ["Ана Рохас"]


def test_an_envoy_is_guest_of_the_state_to_which_he_is_accredited() -> None:
    _, host, guest = sides(
        "Министр обороны Перу Луис Рохас встретился с послом Чили в Перу Хуаном Кастро."
    )
    assert (host, guest) == ("Луис Рохас", "Хуан Кастро")


def test_the_return_visit_goes_to_the_state_of_the_first_visitor() -> None:
    _, host, guest = sides(
        "Министр обороны Чили Хуан Кастро посетил с официальным визитом Перу, где встретился с "
        "министром обороны Перу Луисом Рохасом. Ответный визит Луиса Рохаса состоится в мае."
    )
    assert (host, guest) == ("CL", "Луис Рохас")


def test_who_took_part_by_the_next_sentence() -> None:
    text = (
        "В Лиме прошло заседание комитета министров обороны. Участие в нём приняли министр "
        "обороны Чили Хуан Кастро и министр обороны Перу Луис Рохас."
    )
    found, *_ = sides(text)
    assert {"Хуан Кастро", "Луис Рохас"} <= set(map(str, found))


def test_visits_to_and_fro_are_two_events() -> None:
    doc = diplotext.extract(
        "Министр обороны Чили Хуан Кастро посетил с официальным визитом Перу. Ожидается ответный "
        "официальный визит министра обороны Перу Луиса Рохаса в Чили."
    )
    assert [(name(event.guest), name(event.host)) for event in doc.events] == [
        ("Хуан Кастро", "PE"),
        ("Луис Рохас", "CL"),
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Часом ранее министр обороны Чили встретился с послом Перу.", "completed"),
        ("Ранее министр обороны Чили встретился с послом Перу.", "referenced_past"),
        ("Главы МИД обсудили заседание, перенесённое на март.", "postponed"),
        ("Посол Чили рассказал о форуме, который пройдёт в Лиме в мае.", "planned"),
        ("Посол Чили рассказал о форуме, который прошёл в Лиме в мае.", "completed"),
        ("Министр обороны Чили в мае прилетал в Перу.", "referenced_past"),
        ("Министр обороны Чили принял приглашение посетить Перу с визитом.", "planned"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert last(text).status == status


def test_topics_go_on_while_those_who_met_are_told_of() -> None:
    doc = diplotext.extract(
        TALKS
        + "Стороны обсудили сотрудничество в сфере энергетики.\n\n"
        + "Были рассмотрены перспективы культурных связей.\n\n"
        + "Посол Кубы Пабло Сото посетил выставку в сфере туризма. "
        + "Заводы наладят сотрудничество в области транспорта."
    )
    assert doc.events[0].topics == ("energy", "culture")
