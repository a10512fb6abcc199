"""The state of an office that its words do not say: by who it is told with, by whose news it is."""

import pytest

import diplotext

STATES = [
    # a delegation and who heads it, a side and who takes part for it
    ("Прибыла делегация Чада во главе с министром обороны.", "TD"),
    ("Прибыла чадская военная делегация, возглавляемая министром обороны.", "TD"),
    ("Делегации возглавили: чилийскую – министр транспорта, перуанскую – посол.", "PE"),
    ("С чилийской стороны в переговорах участвовали посол и министр обороны.", "CL"),
    ("С чилийской стороны участвовал посол, с перуанской стороны – министр обороны.", "PE"),
    ("Прибыли делегации Чада и Чили во главе с министром обороны.", None),
    # who receives somebody, by where that is
    ("Хуан Рамос посетил Чад. В Нджамене его принял президент.", "TD"),
    ("Хуан Рамос посетил Чад, а в Лиме он был принят министром обороны.", "PE"),
    ("Хуан Рамос прибыл в Чад. Его примет президент страны.", "TD"),
    ("В Лиме Хуан Рамос из Чада и Ана Рохас из Чили приняли президента.", None),
    ("Король Иордании прибыл в Лиму, где встретился с президентом.", "PE"),
    ("Король Иордании Фейсал прибыл в Лиму. Он ждёт президента.", None),
    # who is appointed, by who appoints
    ("Президент Чили назначил Ану Рохас послом в Перу.", "CL"),
    # whose greetings are conveyed, by who conveys them
    ("Министр обороны Чили передал приветствие от президента Хуана Рамоса.", "CL"),
    ("ЛИМА, 5 мая. Хуан Рамос рад. Министр Чада передал ему привет президента Али Гарби.", "TD"),
    ("ЛИМА, 5 мая. Перу ждёт. Министр Чада передал приветствие президенту Хуану Рамосу.", "PE"),
    # a state has one president: the second one named is of another
    (
        "ЛИМА, 5 мая. Глава государства Хуан Рамос ждёт гостей из Чада в Перу. "
        "Прибыл президент Али Гарби.",
        "TD",
    ),
    # who receives a minister is not of his state
    ("Президент Хуан Рамос принял министра обороны Чада. Чад доволен. Президент рад.", None),
    # an office told twice in a sentence is of two
    ("С министром обороны Чили встретился министр.", None),
    ("Прибыли министр обороны Чили Хуан Рамос и госминистр Ана Рохас.", "CL"),
    # an embassy is in another state than the offices around it
    ("Советник посольства Чили встретился с министром обороны.", None),
    ("Посол Чили встретился с министром Хуаном Рамосом.", None),
    ("Министр обороны Чили принял посла.", None),
    # "страны" and "королевства" mean the state told last
    ("Посол прибыл в Чад. Об этом сообщил министр обороны королевства.", "TD"),
    ("НДЖАМЕНА, 5 мая. Чад ждёт гостей. Визит из Перу завершён. Президент страны доволен.", "TD"),
]


@pytest.mark.parametrize(("text", "country"), STATES)
def test_state_of_last_title(text: str, country: str | None) -> None:
    assert diplotext.extract(text).titles[-1].country == country


def test_digest_has_a_home_for_each_news() -> None:
    text = (
        "АСТАНА, 5 мая. /Агентство/. Министр торговли Казахстана доволен.\n"
        "***\n"
        "ТБИЛИСИ, 5 мая. /Агентство/. Экспорт Грузии вырос, сообщил министр Леван Гиоргадзе."
    )
    assert [title.country for title in diplotext.extract(text).titles] == ["KZ", "GE"]


BODIES = [
    # the embassy is that of the ambassador
    ("Посол Чили в Чаде Хуан Рамос рад гостям. В посольстве открыта выставка.", "CL"),
    # bodies of several states have none
    ("Главы правительств Чили и Перу довольны. Парламенты обсудят договор.", None),
    ("Посол Чада рад решению своего правительства открыть рейс в Перу.", "TD"),
    ("Экспорт Перу растёт при поддержке своего правительства.", None),
]


@pytest.mark.parametrize(("text", "country"), BODIES)
def test_state_of_last_body(text: str, country: str | None) -> None:
    assert diplotext.extract(text).institutions[-1].country == country


PLURAL = [
    (
        "Министр обороны Чили Хуан Рамос принял министра обороны Перу Ивана Дроздова. Министр"
        " финансов Чили Луис Вега болен. Министры обсудили границу.",
        ["Хуан Рамос", "Иван Дроздов"],
    ),
    (
        "Министр обороны Чили Хуан Рамос и министр финансов Чили Луис Вега прибыли."
        " Министры обсудили границу.",
        ["Хуан Рамос", "Луис Вега"],
    ),
    (
        "Прибыл министр обороны Чили Хуан Рамос. Министр финансов Чили Луис Вега болен."
        " Министры обсудят границу.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "names"), PLURAL)
def test_several_are_counterparts(text: str, names: list[str]) -> None:
    title = diplotext.extract(text).titles[-1]
    assert sorted(person.name for person in title.holders) == sorted(names)


def test_three_states_are_those_told_together() -> None:
    text = "Прошла встреча президентов Чили, Перу и Чада. Министры энергетики трёх стран приедут."
    assert diplotext.extract(text).titles[-1].countries == ("CL", "PE", "TD")


MEANT = [
    (
        "Делегация Чили во главе с министром обороны Хуаном Рамосом посетила Перу. Министр"
        " финансов Перу Ана Рохас ждала гостей. Глава делегации передал приглашение.",
        "Хуан Рамос",
    ),
    (
        "Первый заместитель министра обороны Чили Хуан Рамос принял посла Перу Ивана Дроздова."
        " Замминистра поблагодарил дипломата.",
        "Иван Дроздов",
    ),
    # the news begins with the one who is meant
    (
        "Министр обороны Чили Хуан Рамос посетил Чад. На приёме был министр обороны Перу Ана"
        " Рохас. Также выступил министр финансов Чада Али Гарби. Министр вернётся в среду.",
        "Хуан Рамос",
    ),
    # the word tells a premier from a chancellor, the place who is a guest
    (
        "Федеральный канцлер Германии Петер Вебер принял премьер-министра Чили Хуана Рамоса."
        " Премьер-министр вернётся в среду.",
        "Хуан Рамос",
    ),
]


@pytest.mark.parametrize(("text", "name"), MEANT)
def test_who_is_meant(text: str, name: str) -> None:
    title = diplotext.extract(text).titles[-1]
    assert (title.holder.name if title.holder else None) == name
