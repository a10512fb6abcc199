"""Names beside offices, over words that stand between them."""

import pytest

import diplotext

BESIDE = [
    # what the office is over stands outside of its words
    ("Министр транспорта Южного края Алмаз Закиев прибыл.", ["Алмаз Закиев"]),
    ("Он говорил с полпредом в СКФО Александром Сатовым.", ["Александр Сатов"]),
    ("Депутат Госдумы РФ от Единой России Алексей Дроздов прибыл.", ["Алексей Дроздов"]),
    ("Министр в интервью Хуану Рамосу сказал правду.", [None]),
    ("Премьер-министр Чили принял в Сантьяго Ивана Дроздова.", [None]),
    # words for people
    ("Экс-премьер 68-летний Милош Вебер победил.", ["Милош Вебер"]),
    ("Министр обороны Чехии немец Карл Вебер прибыл.", ["Карл Вебер"]),
    # adjectives before an office that stands after the name
    ("Он победил Ларса Хансена – действующего премьера Дании.", ["Ларс Хансен"]),
    ("Абий Ахмед Али — первый премьер Эфиопии, принадлежащий к оромо.", ["Абий Ахмед Али"]),
    # the office of another
    ("Супруга экс-президента Чехии Лилия Вебер прибыла.", [None]),
    ("Глава пресс-службы президента Чили Хуан Рамос прибыл.", ["Хуан Рамос", None]),
    # two offices of one
    (
        "Прибыл премьер-министр и министр иностранных дел Катара Хамад бен Джасем.",
        ["Хамад бен Джасем", "Хамад бен Джасем"],
    ),
    (
        "Прибыл президент Чили, бывший министр обороны Хуан Рамос.",
        ["Хуан Рамос", "Хуан Рамос"],
    ),
    (
        "Прибыли премьер-министр и министр иностранных дел Катара Хамад бен Джасем.",
        [None, "Хамад бен Джасем"],
    ),
    ("Прибыли президент Чили и министр обороны Перу Хуан Рамос.", [None, "Хуан Рамос"]),
]


@pytest.mark.parametrize(("text", "names"), BESIDE)
def test_holders(text: str, names: list[str | None]) -> None:
    titles = diplotext.extract(text).titles
    assert [title.holder.name if title.holder else None for title in titles] == names


def test_places_of_several_stand_in_brackets() -> None:
    text = "Победили вице-президенты МОК Томас Бах (Германия) и Ана Рохас (Чили)."
    (title,) = diplotext.extract(text).titles
    assert [person.name for person in title.holders] == ["Томас Бах", "Ана Рохас"]
