"""Commitments: kinds, actors, what is undertaken, money, areas, deadlines; what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

import diplotext
from diplotext import Commitment, Document, Person
from diplotext.engine.lexicon import load_lexicon
from diplotext.linking.agreements.commitments import Cue

INTRO = (
    "Министр обороны Чада Али Гарби и министр обороны Перу Ана Рохас провели переговоры в Лиме. "
)


def found(text: str) -> tuple[Commitment, ...]:
    return diplotext.extract(text).commitments


def one(text: str) -> Commitment:
    (commitment,) = found(text)
    return commitment


def names(commitment: Commitment) -> list[str]:
    return [getattr(actor, "name", actor.text) for actor in commitment.actors]


@pytest.mark.parametrize(
    ("text", "kind", "cue", "said", "cameo"),
    [
        ("Чад намерен увеличить закупки.", "intend", "намерен", "увеличить закупки", "030"),
        ("Перу планирует открыть завод.", "intend", "планирует", "открыть завод", "030"),
        (
            "Чад выразил твёрдую готовность содействовать поставкам.",
            "ready",
            "выразил твёрдую готовность",
            "содействовать поставкам",
            "030",
        ),
        ("Перу готова к поставкам хлопка.", "ready", "готова", "к поставкам хлопка", "030"),
        (
            "Перу заинтересована в росте поставок.",
            "ready",
            "заинтересована",
            "в росте поставок",
            "030",
        ),
        (
            "Чад подтвердил приверженность курсу на дружбу.",
            "reaffirm",
            "подтвердил приверженность",
            "курсу на дружбу",
            "030",
        ),
        ("Чад предложил создать комиссию.", "offer", "предложил", "создать комиссию", "030"),
        ("Чад пообещал снять запрет.", "promise", "пообещал", "снять запрет", "030"),
        (
            "Перу заверила, что поставки вырастут.",
            "promise",
            "заверила",
            "поставки вырастут",
            "030",
        ),
        (
            "Чад и Перу договорились об открытии рейсов.",
            "agree_to",
            "договорились",
            "об открытии рейсов",
            "030",
        ),
        (
            "Чад и Перу достигли договорённости о поставках.",
            "agree_to",
            "достигли договорённости",
            "о поставках",
            "030",
        ),
        (
            "Чад принял приглашение посетить Лиму.",
            "accept_invite",
            "принял приглашение",
            "посетить Лиму",
            "036",
        ),
    ],
)
def test_kinds(text: str, kind: str, cue: str, said: str, cameo: str) -> None:
    commitment = one(text)
    assert (commitment.kind, commitment.cue, commitment.text) == (kind, cue, said)
    assert (commitment.plover, commitment.cameo) == ("AGREE", cameo)
    assert text[commitment.start : commitment.stop] == commitment.text
    assert commitment.actors != ()


@pytest.mark.parametrize(
    "text",
    [
        # Told in passing, asked, told with who did it.
        "Поставки, как обещает министр Чада, вырастут.",
        "Посла Чада спросили, готов ли он уехать.",
        "Проект согласован представителями Чада.",
        "Чад не намерен увеличивать закупки.",
        "Стол готов к ужину.",
        "Он готов работать.",
        "Важно увеличить поставки.",
        "Чад намерен.",
        "Согласно достигнутым договорённостям стороны ведут работу.",
        "Чад предложил министрам ускорить работу.",
        "Перу согласилась с оценками.",
        "Чад принял закон.",
        "",
    ],
)
def test_none(text: str) -> None:
    assert found(text) == ()


def test_target_has_money_and_deadline_and_nobody() -> None:
    target = one("Поставлена цель довести товарооборот до 3 млрд долларов к 2030 году.")
    assert (target.kind, target.strength, target.actors) == ("set_target", 3, ())
    assert target.text == "довести товарооборот до 3 млрд долларов к 2030 году"
    assert [money.amount for money in target.money] == [Decimal(3_000_000_000)]
    assert target.deadline is not None
    assert target.deadline.since == "2030"
    assert target.cameo == "0311"


def test_areas_inside() -> None:
    ready = one("Чад готов развивать сотрудничество в сферах туризма и энергетики.")
    assert [area.areas for area in ready.areas] == [("tourism",), ("energy",)]


def test_aid_given_and_promised() -> None:
    given = one("Правительство Перу предоставило Чаду кредит в 5 млн долларов.")
    assert (given.kind, given.plover, given.cameo) == ("give_aid", "AID", "071")
    promised = one("Правительство Перу предоставит Чаду кредит в 5 млн долларов.")
    assert (promised.kind, promised.plover, promised.cameo) == ("promise_aid", "AGREE", "0331")


def test_sides_are_the_participants_of_the_meeting() -> None:
    text = INTRO + "Стороны договорились создать комиссию к 2027 году."
    assert names(one(text)) == ["Али Гарби", "Ана Рохас"]
    assert names(one(INTRO + "Собеседники условились о поставках.")) == ["Али Гарби", "Ана Рохас"]
    assert found("Стороны намерены дружить.") == ()


def test_we_are_the_speaker() -> None:
    text = "– Мы намерены поставлять хлопок, – сказал министр торговли Чада Али Гарби."
    commitment = one(text)
    assert (commitment.text, names(commitment)) == ("поставлять хлопок", ["Али Гарби"])


def test_elided_subject_is_that_of_the_sentence_before() -> None:
    text = INTRO + "Министры обсудили повестку. Подтвердили приверженность миру."
    assert names(one(text)) == ["Али Гарби", "Ана Рохас"]


def test_a_side_by_its_adjective() -> None:
    commitment = one("По словам посла, чадская сторона готова выделить стипендии.")
    (actor,) = commitment.actors
    assert (actor.type, actor.text) == ("country", "чадская")


def test_title_stands_for_its_holder() -> None:
    text = "Президентом Чада избран Али Гарби. Президент Чада Али Гарби прибыл в Лиму. "
    (actor,) = one(text + "Президент Чада намерен дружить.").actors
    assert isinstance(actor, Person)


def test_two_predicates_are_two_commitments() -> None:
    first, second = found("Чад намерен строить дороги и готов поставлять хлопок.")
    assert (first.text, second.text) == ("строить дороги", "поставлять хлопок")
    assert [names(first), names(second)] == [["Чад"], ["Чад"]]


def test_next_clause_is_outside() -> None:
    commitment = one("Чад готов построить завод, а Перу рассматривает условия.")
    assert commitment.text == "построить завод"


def test_contrast_is_outside() -> None:
    commitment = one("Чад предложил провести форум в Нджамене, однако победила Лима.")
    assert commitment.text == "провести форум в Нджамене"


def test_what_is_agreed_and_by_whom() -> None:
    assert one("Согласован план поставок Чада.").text == "план поставок Чада"


def test_gerund_ends_at_the_main_clause() -> None:
    commitment = one("Выразив заинтересованность в росте поставок, посол Чада отметил дружбу.")
    assert commitment.text == "в росте поставок"
    assert [actor.text for actor in commitment.actors] == ["посол Чада"]


def test_round_trip() -> None:
    doc = diplotext.extract("Чад намерен закупить технику на 5 млн евро к 2030 году.")
    assert doc.commitments
    assert Document.from_json(doc.to_json()) == doc


def test_words() -> None:
    rows = load_lexicon(Cue, "diplotext.linking.agreements", "commitments.csv")
    assert all(row.nouns or row.takes for row in rows)
    assert {row.strength for row in rows} == {1, 2, 3, 4, 5}
