"""What kind of act a statement is, by its word of saying and the noun near it."""

import csv
from pathlib import Path

import attrs
import pytest

import diplotext
from diplotext.types import Statement

WORDS = Path(diplotext.__file__).parent / "linking" / "statements" / "statement_acts.csv"


@pytest.mark.parametrize(
    ("text", "verb", "act"),
    [
        ("Посол Замбии сообщил, что торговля растёт.", "сообщить", "say_neutral"),
        ("Посол Замбии подчеркнул, что торговля растёт.", "подчеркнуть", "say_stress"),
        ("«Мы ждём гостей», — напомнил посол Замбии.", "напомнить", "say_stress"),
        ("Посол обратил внимание на то, что торговля растёт.", "обратить", "say_stress"),
        ("Посол Замбии выразил надежду, что торговля вырастет.", "выразить", "say_optimism"),
        ("Посол выразил твёрдую уверенность, что торговля вырастет.", "выразить", "say_optimism"),
        ("Посол убеждён, что торговля вырастет.", "убеждённый", "say_optimism"),
        ("Посол выразил сожаление, что рейс отменён.", "выразить", "say_concern"),
        ("Посол предупредил, что сроки сдвинутся.", "предупредить", "say_concern"),
        ("Посол с удовлетворением отметил, что торговля растёт.", "отметить", "say_praise"),
        ("Посол отметил, что удовлетворение растёт.", "отметить", "say_neutral"),
        ("Посол согласился, что сроки малы.", "согласиться", "say_accord"),
        ("«Откройте границу», — призвал посол Замбии.", "призвать", "appeal"),
        ("Посол опроверг, что рейс отменён.", "опровергнуть", "reject"),
        ("Посол Замбии заверил, что рейс откроют.", "заверить", "promise"),
    ],
)
def test_act(text: str, verb: str, act: str) -> None:
    (statement,) = diplotext.extract(text).statements
    assert (statement.verb, statement.act) == (verb, act)


@pytest.mark.parametrize(
    "text", ["По словам посла Замбии, торговля растёт.", "Посол Замбии: мы открыты для всех"]
)
def test_without_a_word_of_saying_there_is_no_act(text: str) -> None:
    (statement,) = diplotext.extract(text).statements
    assert (statement.verb, statement.act) == (None, None)


def test_acts_are_those_of_the_docstring() -> None:
    lines = [s for s in WORDS.read_text(encoding="utf-8").splitlines() if not s.startswith("#")]
    acts = {row["act"] for row in csv.DictReader(lines)} | {"say_neutral"}
    assert attrs.has(Statement)
    told = Statement.__doc__ or ""
    assert {act for act in acts if f"``{act}``" not in told} == set()
