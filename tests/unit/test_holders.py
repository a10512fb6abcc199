"""Who holds which office: beside the title, and later in the text."""

from __future__ import annotations

import pytest

from diplotext.api import Extractor
from diplotext.engine.pipeline import Analysis, analyse
from diplotext.linking.titles.holders import link_beside
from diplotext.linking.titles.references import refer
from diplotext.linking.titles.states import resolve, resolve_certain
from diplotext.types import Mention, Title

STEPS = (link_beside, resolve_certain, refer, resolve, refer, resolve)


def _link(analysis: Analysis, *steps) -> None:
    for step in steps:
        analysis.replace(step(analysis, _mentions(analysis)))


def _mentions(analysis: Analysis) -> list[Mention]:
    return sorted(analysis.mentions, key=lambda m: (m.start, -m.stop, m.type))


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture
def held(extractor):
    """Give title text and names of its holders for each title of a text, in order."""

    def run(text: str) -> list[tuple[str, list[str]]]:
        analysis = analyse(text, extractor.layers)
        _link(analysis, *STEPS)
        titles = [m for m in _mentions(analysis) if isinstance(m, Title)]
        return [
            (t.text, [p.name for p in ((t.holder,) if t.holder else t.holders)]) for t in titles
        ]

    return run


@pytest.fixture
def states(extractor):
    """Give title text and state for each title of a text, after both links."""

    def run(text: str) -> list[tuple[str, str | None, str]]:
        analysis = analyse(text, extractor.layers)
        _link(analysis, *STEPS)
        titles = [m for m in _mentions(analysis) if isinstance(m, Title)]
        return [(t.text, t.country, t.role) for t in titles]

    return run


BESIDE = [
    ("Министр обороны Чили Ана Рохас прибыла.", [("Министр обороны Чили", ["Ана Рохас"])]),
    (
        "Он встретился с министром обороны Чили Иваном Дроздовым.",
        [("министром обороны Чили", ["Иван Дроздов"])],
    ),
    (
        "Анна Вебер, Чрезвычайный и Полномочный Посол Австрии, прибыла.",
        [("Чрезвычайный и Полномочный Посол Австрии", ["Анна Вебер"])],
    ),
    ("Иван Дроздов – министр транспорта Чили.", [("министр транспорта Чили", ["Иван Дроздов"])]),
    ("Выступил Иван Дроздов (министр транспорта).", [("министр транспорта", ["Иван Дроздов"])]),
    (
        "Заместитель Премьер-министра – министр иностранных дел РК Ержан Сатов прибыл.",
        [
            ("Заместитель Премьер-министра", ["Ержан Сатов"]),
            ("министр иностранных дел РК", ["Ержан Сатов"]),
        ],
    ),
    (
        "Заместитель Премьер-министра, министр транспорта РК Ержан Сатов прибыл.",
        [
            ("Заместитель Премьер-министра", ["Ержан Сатов"]),
            ("министр транспорта РК", ["Ержан Сатов"]),
        ],
    ),
    (
        "Главы МИД Турции и Азербайджана Мехмет Йылмаз и Анар Гасанов провели встречу.",
        [("Главы МИД Турции и Азербайджана", ["Мехмет Йылмаз", "Анар Гасанов"])],
    ),
    (
        "Грамоты вручили послы Ганы – Ама Боатенг, Туниса – Сами Гарби.",
        [("послы Ганы", ["Ама Боатенг", "Сами Гарби"])],
    ),
    ("Министр г-н Ержан Сатов прибыл.", [("Министр", ["Ержан Сатов"])]),
    (
        "Пресс-секретарь президента Чили Иван Дроздов сообщил об этом.",
        [("Пресс-секретарь президента Чили", ["Иван Дроздов"]), ("президента Чили", [])],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_name_beside_title(held, text, expected):
    assert held(text) == expected


REFERENCES = [
    (
        "Министр иностранных дел РК Ержан Сатов прибыл. Глава МИД РК выступил. Министр уехал.",
        [["Ержан Сатов"], ["Ержан Сатов"], ["Ержан Сатов"]],
    ),
    (
        "Президент Чили Иван Дроздов принял гостя. Глава государства отметил рост.",
        [["Иван Дроздов"], ["Иван Дроздов"]],
    ),
    # Two ministers: a bare one is neither, a plural is both.
    (
        "Министр иностранных дел РК Ержан Сатов принял министра иностранных дел Чили Ивана"
        " Дроздова. Министр выступил. Главы внешнеполитических ведомств обсудили торговлю.",
        [["Ержан Сатов"], ["Иван Дроздов"], [], ["Ержан Сатов", "Иван Дроздов"]],
    ),
    (
        "Министр обороны Чили Иван Дроздов прибыл. Министр транспорта Чили выступил.",
        [["Иван Дроздов"], []],
    ),
    ("Президент Чили Иван Дроздов прибыл. Президент Перу уехал.", [["Иван Дроздов"], []]),
    (
        "Министр обороны Чили Иван Дроздов прибыл. Заместитель министра выступил.",
        [["Иван Дроздов"], []],
    ),
    (
        "Министр обороны Чили Иван Дроздов уйдёт. На пост министра обороны Чили есть кандидат.",
        [["Иван Дроздов"], []],
    ),
    (
        "Президент Чили Иван Дроздов прибыл. Бывший президент Чили выступил.",
        [["Иван Дроздов"], []],
    ),
]


@pytest.mark.parametrize(("text", "expected"), REFERENCES)
def test_reference(held, text, expected):
    assert [names for _, names in held(text)] == expected


APART = [
    "Указом президента Ю.Дроздовский назначен начальником.",
    "Президент Чили принял посла. Иван Дроздов прибыл позже.",
    "Министр прибыл, и Иван Дроздов его встретил.",
    "Участвовали Ержан Сатов, Иван Дроздов, министр обороны Чили и другие.",
]


@pytest.mark.parametrize("text", APART)
def test_no_holder(held, text):
    assert all(not names for _, names in held(text))


def test_states_of_elliptic_plural(extractor):
    analysis = analyse("Прибыли послы Ганы – Ама Боатенг, Туниса – Сами Гарби.", extractor.layers)
    (title,) = link_beside(analysis, _mentions(analysis)).values()
    assert isinstance(title, Title)
    assert title.countries == ("GH", "TN")


STATES = [
    # the second of two offices
    (
        "Вице-премьер – министр туризма Грузии Лия Гагуа прибыла в Чили.",
        [
            ("Вице-премьер", "GE", "deputy_prime_minister"),
            ("министр туризма Грузии", "GE", "minister"),
        ],
    ),
    # the same office elsewhere
    (
        "Президент Чили Иван Дроздов прибыл в Перу. Президент выступил.",
        [("Президент Чили", "CL", "president"), ("Президент", "CL", "president")],
    ),
    # of two states the one whose president is another
    (
        "Президент Чили Иван Дроздов принял гостя из Перу. Он вспомнил президента Пабло Сото.",
        [("Президент Чили", "CL", "president"), ("президента", "PE", "president")],
    ),
    # the only state of the document
    ("Госсекретарь прибыл в США.", [("Госсекретарь", "US", "foreign_minister")]),
    (
        "Госсекретарь Казахстана прибыл в США. Госсекретарь выступил.",
        [
            ("Госсекретарь Казахстана", "KZ", "state_secretary"),
            ("Госсекретарь", "KZ", "state_secretary"),
        ],
    ),
    # nothing tells which of two
    (
        "Президент Чили принял президента Перу. Президент выступил.",
        [
            ("Президент Чили", "CL", "president"),
            ("президента Перу", "PE", "president"),
            ("Президент", None, "president"),
        ],
    ),
    ("Генсек выступил в Чили.", [("Генсек", None, "secretary_general")]),
]


@pytest.mark.parametrize(("text", "expected"), STATES)
def test_state_of_bare_title(states, text, expected):
    assert states(text) == expected


# A name that no dictionary knows follows its title whatever case its words seem to be in.
UNKNOWN_NAMES = [
    ("Президент Кыргызстана Алмаз Токтосунов прибыл.", ["Алмаз Токтосунов"]),
    ("Президент Туркменистана Аман Язмырадов прибыл.", ["Аман Язмырадов"]),
    ("Министр иностранных дел Таджикистана Фаррух Назаров прибыл.", ["Фаррух Назаров"]),
    ("Беседа министра обороны Таджикистана Фарруха Назарова.", ["Фаррух Назаров"]),
    ("Министр обороны Чили генерал-полковник Рауф Мусазаде прибыл.", ["Рауф Мусазаде"]),
    ("Министр обороны Чили генерал армии Селим Коркмаз прибыл.", ["Селим Коркмаз"]),
    ("Встреча с министром обороны Чили доктором Аной Рохас.", ["Ана Рохас"]),
]


@pytest.mark.parametrize(("text", "expected"), UNKNOWN_NAMES)
def test_name_in_any_case(held, text, expected):
    assert [names for _, names in held(text)] == [expected]


NOBODY = [
    "Это опровергнуто официальными представителями Дроздова.",  # theirs, not they
    "Пресс-секретарь Ивана Дроздова сообщил об этом.",
    "Памятник понравился супруге президента — Анне Дроздовой.",
    "Заведующий отделением прибыл. Директор департамента Чили Иван Дроздов уехал.",
    "Директор департамента Азии Иван Дроздов прибыл. Директор департамента выступил.",
    "Депутат Иван Дроздов прибыл. Депутат уехал.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_generic_office_has_no_holder_by_reference(held, text):
    bare = [names for title, names in held(text) if title[0].islower() or len(title.split()) < 3]
    assert all(not names or "Иван Дроздов" in names for names in bare)
    assert sum(bool(names) for _, names in held(text)) <= text.count("Иван Дроздов ")


KZ_CL = (
    "Министр иностранных дел РК Ержан Сатов принял министра иностранных дел Чили Ивана Дроздова. "
)
TWO = ["Ержан Сатов", "Иван Дроздов"]
SEVERAL = [
    (KZ_CL + "Министры обсудили торговлю.", TWO, ("KZ", "CL")),
    (KZ_CL + "Главы МИД двух стран обсудили торговлю.", TWO, ("KZ", "CL")),
    (KZ_CL + "Руководители внешнеполитических ведомств обсудили торговлю.", TWO, ("KZ", "CL")),
    (KZ_CL + "Президенты дали поручения.", [], ("KZ", "CL")),
    (KZ_CL + "Вице-премьеры двух стран встретятся.", [], ("KZ", "CL")),
    (KZ_CL + "Готовятся консультации на уровне заместителей министров.", [], ("KZ", "CL")),
    (KZ_CL + "Министры обороны встретятся.", [], ()),
    (KZ_CL + "Министры обороны трёх стран встретятся.", [], ()),
    (
        "Под сопредседательством министра транспорта Чили Ивана Дроздова и вице-премьера Перу"
        " Аны Рохас прошло заседание. Сопредседатели отметили рост.",
        ["Иван Дроздов", "Ана Рохас"],
        ("CL", "PE"),
    ),
    (
        "Министр обороны Чили Иван Дроздов, министр обороны Перу Ана Рохас и министр обороны"
        " Кубы Хуан Вера встретились. Министры подписали протокол.",
        ["Иван Дроздов", "Ана Рохас", "Хуан Вера"],
        ("CL", "PE", "CU"),
    ),
    (
        "Президенты Чили Иван Дроздов и Перу Хуан Рохас прибыли. Главы государств выступили.",
        ["Иван Дроздов", "Хуан Рохас"],
        ("CL", "PE"),
    ),
    ("Главы МИД Чили и Перу прибыли. Министры обсудили торговлю.", [], ("CL", "PE")),
]


@pytest.mark.parametrize(("text", "holders", "countries"), SEVERAL)
def test_plural_by_reference(extractor, text, holders, countries):
    analysis = analyse(text, extractor.layers)
    _link(analysis, *STEPS)
    title = [m for m in _mentions(analysis) if isinstance(m, Title) and m.plural][-1]
    assert [person.name for person in title.holders] == holders
    assert title.countries == countries
    assert title.country is None


COLLEAGUES = [
    (
        "Министр обороны РК Ержан Сатов принял чилийского коллегу Ивана Дроздова.",
        [("чилийского коллегу", "minister", "CL", ["Иван Дроздов"])],
    ),
    (
        KZ_CL + "Сатов пригласил чилийского коллегу в Астану.",
        [("чилийского коллегу", "foreign_minister", "CL", ["Иван Дроздов"])],
    ),
    ("Тренер поздравил чилийского коллегу.", []),
    ("Министр обороны РК Ержан Сатов поздравил коллегу.", []),
    ("Министр обороны РК Ержан Сатов поздравил чилийских коллег.", []),
]


@pytest.mark.parametrize(("text", "expected"), COLLEAGUES)
def test_colleague(extractor, text, expected):
    titles = [t for t in extractor.extract(text).titles if "колле" in t.text]
    found = [(t.text, t.role, t.country, [t.holder.name] if t.holder else []) for t in titles]
    assert found == expected


DATELINE = "Лима, 5 мая. Министр транспорта Чили Ана Рохас прибыла на форум. "
STATES = [
    (DATELINE + "Министр культуры Перу выступил. Вице-премьер Иван Дроздов выступил.", "PE"),
    ("Мэр Ташкента Иван Дроздов выступил в Чили.", "UZ"),
    ("Венгерскую часть комиссии Чили и Венгрии возглавляет госсекретарь.", None),
    ("Комиссия Чили и Венгрии создана. Венгерскую часть возглавляет госсекретарь.", "HU"),
    ("Он посетил Перу и Чили, где встретился с Президентом страны.", "CL"),
    ("Глава государства прибыл в Чили.", None),
    ("Министр принял приглашение посетить Чили.", None),
    ("Спикер Мажилиса Ержан Сатов посетил Чили.", "KZ"),
    (
        "Замминистра О.Н. Белова прибыла в Чили. Ольга Белова, заместитель министра Перу."
        " Замминистра О.Н. Белова.",
        "PE",
    ),
]


@pytest.mark.parametrize(("text", "expected"), STATES)
def test_state_of_last_title(states, text, expected):
    assert states(text)[-1][1] == expected
