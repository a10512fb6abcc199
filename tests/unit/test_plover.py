"""PLOVER codes: the rules of the codebook, actors and recipients, what is no event."""

from __future__ import annotations

import json
from typing import Any

import pytest

import diplotext
from diplotext.entities import default_lexicon
from diplotext.output import plover


def coded(text: str) -> list[dict[str, Any]]:
    return diplotext.extract(text).to_plover()


def first(text: str) -> dict[str, Any]:
    return coded(text)[0]


def actor(name: str, country: str | None, sector: str | None) -> dict[str, Any]:
    return {"name": name, "country": country, "sector": sector}


GARBI = actor("Али Гарби", "TCD", "GOV")
ROJAS = actor("Ана Рохас", "PER", "GOV")


def test_visitor_is_actor_and_host_recipient() -> None:
    text = "Министр обороны Чада Али Гарби посетил с официальным визитом Перу."
    event = first(text)
    assert (event["event"], event["mode"], event["cameo"]) == ("CONSULT", "visit", "042")
    assert (event["kind"], event["status"], event["score"]) == ("official_visit", "completed", 4.0)
    assert event["actor"] == [GARBI]
    assert event["recipient"] == [actor("Перу", "PER", "GOV")]
    (evidence,) = event["evidence"]
    assert text[evidence["start"] : evidence["stop"]] == evidence["text"] == "официальным визитом"


def test_all_sides_are_actors_without_a_host() -> None:
    event = first(
        "Министр обороны Чада Али Гарби и министр обороны Перу Ана Рохас провели "
        "телефонный разговор."
    )
    assert (event["mode"], event["cameo"], event["score"]) == ("phone", "041", 1.5)
    assert (event["actor"], event["recipient"]) == ([GARBI, ROJAS], [])


def test_reception_becomes_talks() -> None:
    """Talks take precedence over hosting, in whichever mention they are told."""
    event = first(
        "Президент Чада Али Гарби принял министра обороны Перу Ану Рохас. "
        "В ходе переговоров обсуждены поставки."
    )
    assert (event["event"], event["cameo"], event["mode"]) == ("CONSULT", "046", "visit")
    assert event["recipient"] == [GARBI]
    assert [item["text"] for item in event["evidence"]] == ["принял", "переговоров"]


def test_to_come_is_agree() -> None:
    event = first("Президент Чада Али Гарби посетит Перу с официальным визитом в мае 2026 года.")
    assert (event["event"], event["mode"], event["cameo"]) == ("AGREE", None, "036")
    assert (event["date"], event["score"]) == ("2026-05", 2.5)


@pytest.mark.parametrize(
    ("text", "event", "cameo"),
    [
        ("Чад и Перу подписали Соглашение о свободной торговле.", "SUPPORT", "057"),
        ("Чад и Перу планируют подписать Соглашение о свободной торговле.", "AGREE", "030"),
    ],
)
def test_documents(text: str, event: str, cameo: str) -> None:
    (found,) = coded(text)
    assert (found["event"], found["cameo"]) == (event, cameo)
    assert found["actor"] == [actor("Чад", "TCD", "GOV"), actor("Перу", "PER", "GOV")]


def test_document_without_parties_is_no_event() -> None:
    assert coded("Подписано Соглашение о свободной торговле.") == []


def test_aid() -> None:
    (event,) = coded("Правительство Перу предоставило Чаду кредит в 5 млн долларов.")
    assert (event["event"], event["mode"], event["cameo"]) == ("AID", "economic", "071")
    assert event["actor"] == [actor("Правительство Перу", "PER", "GOV")]
    assert event["recipient"] == [actor("Чад", "TCD", "GOV")]
    (promised,) = coded("Правительство Перу предоставит Чаду кредит в 5 млн долларов.")
    assert (promised["event"], promised["cameo"]) == ("AGREE", "0331")


def test_commitment() -> None:
    (event,) = coded("Чад готов развивать сотрудничество в сферах туризма и энергетики.")
    assert (event["event"], event["kind"], event["status"]) == ("AGREE", "ready", "planned")
    assert event["contexts"] == ["natural_resource"]


def test_statement_is_no_event() -> None:
    assert coded("Министр обороны Чада Али Гарби отметил, что торговля растёт.") == []


def test_sectors() -> None:
    event = first(
        "Бывший премьер-министр Чада Али Гарби встретился с генеральным секретарём ООН Аной Рохас."
    )
    assert event["actor"] == [actor("Али Гарби", "TCD", "ELI"), actor("Ана Рохас", "IGO", "IGO")]


def test_lines() -> None:
    doc = diplotext.extract("Чад и Перу подписали Соглашение о свободной торговле.")
    assert [json.loads(line) for line in plover.lines(doc).splitlines()] == doc.to_plover()
    assert "Перу" in plover.lines(doc)
    assert plover.lines(diplotext.extract("")) == ""


def test_countries_have_names_and_codes() -> None:
    for row in default_lexicon("countries"):
        assert plover.country_name(row.code) == row.name
    codes = {
        row.code: plover._codes("country").get(row.code) for row in default_lexicon("countries")
    }
    assert [code for code, alpha3 in codes.items() if alpha3 is None] == ["XK"]
    assert codes["KZ"] == "KAZ"
    assert len(set(codes.values())) == len(codes)


def test_sectors_are_of_known_offices() -> None:
    roles = {row.role for row in default_lexicon("titles")}
    assert {"parliament_speaker", "chief_justice"} <= roles & set(plover._codes("sector"))
    areas = {row.id for row in default_lexicon("areas")}
    assert set(plover._codes("context")) <= areas
