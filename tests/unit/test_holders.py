"""Who holds which office: beside the title, and later in the text."""

from __future__ import annotations

import pytest

from diplotext.api import Extractor
from diplotext.engine.pipeline import Analysis, analyse
from diplotext.linking.holders import link_beside
from diplotext.linking.references import refer
from diplotext.linking.titles import resolve, resolve_certain
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
