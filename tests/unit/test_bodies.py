"""Ministries, institutions, organisations: the functions behind them, bare bodies in a text."""

from __future__ import annotations

import pytest

import diplotext
from diplotext.entities import default_lexicon
from diplotext.entities.countries.names import genitive_name
from diplotext.entities.institutions import Index as Institutions
from diplotext.entities.ministries import default_index
from diplotext.entities.ministries.normalize import decline, split_portfolios
from diplotext.entities.organizations.normalize import Index as Organizations
from diplotext.entities.organizations.normalize import dash_variants


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("KG", "Кыргызстана"),
        ("RU", "России"),
        ("US", "США"),
        ("KR", "Республики Корея"),
        ("CD", "Демократической Республики Конго"),
        ("CI", "Кот-д’Ивуара"),
        ("GW", "Гвинеи-Бисау"),
        ("CL", "Чили"),
        ("XX", None),
    ],
)
def test_genitive_name(code: str, name: str | None) -> None:
    assert genitive_name(code) == name


@pytest.mark.parametrize(
    ("phrase", "portfolio"),
    [
        ("иностранных дел", "foreign_affairs"),
        ("ИНОСТРАННЫХ ДЕЛ", "foreign_affairs"),
        ("по делам молодёжи", "youth_policy"),
        ("экономики и финансов", "economy_finance"),
        ("финансов", "finance"),
        ("инвестиций , промышленности и торговли", "industry_trade"),
        ("инвестиций и спорта", "investment"),
        ("культуры , спорта и туризма", "culture"),
        ("энергетики и водных ресурсов", "energy"),
        ("королевского двора", None),
    ],
)
def test_portfolio(phrase: str, portfolio: str | None) -> None:
    assert default_index().portfolio(phrase.split()) == portfolio


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("минюст", {"минюст", "минюста", "минюстом", "минюсты"}),
        ("минобороны", {"минобороны"}),
        ("минстрой", {"минстрой", "минстроя", "минстроем"}),
        ("минсвязь", {"минсвязь", "минсвязи", "минсвязью"}),
        ("дипведомство", {"дипведомство", "дипведомства", "дипведомств", "дипведомствах"}),
        ("госдума", {"госдума", "госдумы", "госдуме", "госдумой"}),
        ("миссия", {"миссия", "миссии", "миссией"}),
    ],
)
def test_decline(word: str, forms: set[str]) -> None:
    assert forms <= set(decline(word))


def test_split_portfolios_keeps_unknown_parts() -> None:
    words = ["водных", "ресурсов", "и", "весны", ",", "обороны"]
    assert split_portfolios(words, default_index()) == [(0, 4), (5, 6)]
    assert split_portfolios([], default_index()) == []


def test_dash_variants() -> None:
    assert "стран-экспортеров" in dash_variants("стран — экспортеров")
    assert dash_variants("Африканский союз") == ("Африканский союз",)


def test_every_kind_of_the_contract_is_there() -> None:
    kinds = {row.kind for row in default_lexicon("institutions")}
    assert kinds == {
        "presidential_administration",
        "government",
        "security_council",
        "parliament",
        "embassy",
        "permanent_mission",
        "consulate",
        "chamber_of_commerce",
    }
    portfolios = [row.id for row in default_lexicon("ministries")]
    assert portfolios[0] == "foreign_affairs"
    assert portfolios[-1] == "prosecutor_general"


def test_no_word_means_two_organizations() -> None:
    index = Organizations.of(default_lexicon("organizations"))
    for table in (index.phrases, index.abbreviations, index.weak):
        for word, row in table.items():
            assert index.find(word) in (row, index.phrases.get(word)), word
    assert set(index.abbreviations).isdisjoint(index.weak)


def test_acronyms_of_institutions_are_in_capitals() -> None:
    index = Institutions.of(default_lexicon("institutions"))
    assert all(word.isupper() for word in index.acronyms)
    assert index.strict <= set(index.acronyms)


def countries(text: str) -> list[str | None]:
    doc = diplotext.extract(text)
    bodies = sorted((*doc.ministries, *doc.institutions), key=lambda body: body.start)
    return [body.country for body in bodies]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("МИД и Минобороны Чили сообщили о визите.", ["CL", "CL"]),
        ("Правительство и Парламент Ганы одобрили план.", ["GH", "GH"]),
        ("С участием МИД, Минобороны и ФСБ РФ.", ["RU", "RU", "RU"]),
        ("В МИД подтвердили визит посла Чили.", ["CL"]),
        ("В МИД подтвердили визит посла Чили в Перу.", [None]),
        ("МИД Ганы принял посла Чили. В МИД рады.", ["GH", "GH"]),
        ("МИД Ганы принял ноту МИД Чили. В МИД рады.", ["GH", "CL", None]),
        ("МИД Ганы звал МИД Чили. МИД Чили рад, сообщили в МИД.", ["GH", "CL", "CL", "CL"]),
        ("Гости из Ганы прибыли в Чили. МИД страны рад.", ["CL"]),
        ("ГКНБ сообщил подробности.", ["KG"]),
        ("ГКНБ сообщил о поездке в Таджикистан.", ["TJ"]),
        ("МИД двух стран провели консультации в Чили.", [None]),
        ("ФСБ сообщила о событиях в Чили.", ["RU"]),
        ("Правительство одобрило план.", [None]),
    ],
)
def test_states_of_bare_bodies(text: str, expected: list[str | None]) -> None:
    assert countries(text) == expected


def test_a_resolved_state_is_in_the_name_and_in_the_title() -> None:
    doc = diplotext.extract("Глава МИД принял посла. В Гане это отметили.")
    (ministry,) = doc.ministries
    assert ministry.name == "Министерство иностранных дел Ганы"
    assert [title.country for title in doc.titles if "МИД" in title.text] == ["GH"]


def test_weak_acronym_follows_the_document() -> None:
    alone = diplotext.find_organizations("План АС готов.")
    named = diplotext.find_organizations("Африканский союз ждёт. План АС готов.")
    assert [m.organization for m in alone] == []
    assert [m.organization for m in named] == ["african_union", "african_union"]


def test_council_of_a_state_is_no_organization() -> None:
    text = "В ООН рады. Совет Безопасности ООН ждёт. Секретарь Совета безопасности России."
    doc = diplotext.extract(text)
    assert [m.organization for m in doc.organizations] == ["un", "un_security_council", "un"]
    assert [(m.kind, m.country) for m in doc.institutions] == [("security_council", "RU")]


def test_no_area_within_the_name_of_an_organization() -> None:
    doc = diplotext.extract("саммит Организации Черноморского экономического сотрудничества")
    assert doc.areas == ()
    assert len(doc.organizations) == 1
