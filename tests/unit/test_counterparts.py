"""Colleagues: the state of a person, participants, speakers; what is left open."""

from __future__ import annotations

import pytest

import diplotext

INTRO = (
    "Министр иностранных дел Чада Али Гарби встретился с министром иностранных дел Перу "
    "Аной Рохас. "
)


def country(text: str, name: str) -> str | None:
    return {person.name: person.country for person in diplotext.extract(text).people}[name]


@pytest.mark.parametrize(
    "text",
    [
        "Али Гарби встретился с индийским коллегой Арджуном Мехтой.",
        "Али Гарби и его индийский коллега Арджун Мехта обсудили поставки.",
        "Али Гарби провёл переговоры с коллегой из Индии Арджуном Мехтой.",
        "Али Гарби побеседовал со своим индийским визави Арджуном Мехтой.",
        "Али Гарби встретился с индийским бизнесменом Арджуном Мехтой.",
    ],
)
def test_state_of_a_colleague(text: str) -> None:
    assert country(text, "Арджун Мехта") == "IN"
    assert country(text, "Али Гарби") is None


@pytest.mark.parametrize(
    "text",
    [
        "Али Гарби встретился с коллегой Арджуном Мехтой.",
        "Индийский коллега прибыл, Арджун Мехта уехал.",
        "Али Гарби встретился с индийскими бизнесменами, там был Арджун Мехта.",
    ],
)
def test_left_open(text: str) -> None:
    assert country(text, "Арджун Мехта") is None


def test_title_comes_first() -> None:
    text = (
        "Али Гарби встретился с индийским коллегой Арджуном Мехтой. "
        "Министр обороны Непала Арджун Мехта доволен."
    )
    assert country(text, "Арджун Мехта") == "NP"


def test_colleague_makes_no_title() -> None:
    assert diplotext.find_titles("Али Гарби встретился с индийским коллегой.") == ()


def test_name_is_the_participant() -> None:
    text = "Министр обороны Чада Али Гарби встретился с индийским коллегой Арджуном Мехтой в Дели."
    (event,) = diplotext.extract(text).events
    assert [who.text for who in event.participants] == ["Али Гарби", "Арджуном Мехтой"]
    assert event.host is not None
    assert event.host.text == "Арджуном Мехтой"


def test_colleague_speaks() -> None:
    (statement,) = diplotext.find_statements(
        INTRO + "Его перуанская коллега отметила, что мир нужен."
    )
    assert statement.speaker is not None
    assert statement.speaker.text == "Аной Рохас"


def test_unknown_colleague_is_nobody() -> None:
    (statement,) = diplotext.find_statements(
        INTRO + "Его кенийский коллега отметил, что мир нужен."
    )
    assert statement.speaker is None


def test_reason() -> None:
    doc = diplotext.extract("Али Гарби встретился с индийским коллегой Арджуном Мехтой.")
    (link,) = [link for link in doc.links if link.field == "country"]
    assert (link.rule, link.target) == ("counterparts.colleague", "IN")
    assert [mention.text for mention in link.evidence] == ["индийским"]
