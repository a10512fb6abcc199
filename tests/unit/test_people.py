"""People merged from mentions: by plain mentions, and end to end."""

from __future__ import annotations

from typing import Any

import pytest

import diplotext
from diplotext.engine.pipeline import analyse
from diplotext.linking.people.records import merge_people
from diplotext.types import Mention, Person, PersonRecord, Title


def person(start: int, name: str, **parts: Any) -> Person:
    text = parts.pop("text", name)
    return Person(start=start, stop=start + len(text), text=text, name=name, **parts)


def title(start: int, country: str | None, holder: Person | None = None, **more: Any) -> Title:
    return Title(
        start=start, stop=start + 1, text="т", role="minister", name="т",
        country=country, holder=holder, **more,
    )  # fmt: skip


def merged(*mentions: Mention) -> tuple[PersonRecord, ...]:
    return merge_people(analyse("", []), mentions)


FULL = person(10, "Ермек Сатов", first="Ермек", last="Сатов")


def test_nobody() -> None:
    assert merged() == ()
    assert merged(title(0, "KZ")) == ()


def test_initials_and_surname_join_the_full_name() -> None:
    mentions = (
        person(0, "Сатов", last="Сатов"),
        FULL,
        person(40, "Е.Сатов", first="Е.", last="Сатов"),
        person(60, "Сатов", last="Сатов"),
    )
    (record,) = merged(*mentions)
    assert record.name == "Ермек Сатов"
    assert record.mentions == mentions


def test_other_initial_is_another_person() -> None:
    other = person(40, "А.Сатов", first="А.", last="Сатов")
    assert [record.name for record in merged(FULL, other)] == ["Ермек Сатов", "А.Сатов"]


def test_order_of_first_mention() -> None:
    first = person(0, "А.Громов", first="А.", last="Громов")
    assert [record.name for record in merged(first, FULL)] == ["А.Громов", "Ермек Сатов"]


def test_relatives_stay_apart() -> None:
    daughter = person(40, "Дарига Сатова", first="Дарига", last="Сатова")
    alone = person(80, "Сатова", last="Сатова")
    records = merged(FULL, daughter, alone)
    assert [record.name for record in records] == ["Ермек Сатов", "Дарига Сатова"]
    assert records[1].mentions == (daughter, alone)


def test_genitive_read_as_a_woman() -> None:
    alone = person(40, "Сатова", last="Сатова")
    (record,) = merged(FULL, alone)
    assert record.mentions == (FULL, alone)


def test_namesakes_take_the_surname_in_turn() -> None:
    other = person(40, "Олег Сатов", first="Олег", last="Сатов")
    near = person(30, "Сатов", last="Сатов")
    late = person(60, "Сатов", last="Сатов")
    records = merged(FULL, near, other, late)
    assert [record.mentions for record in records] == [(FULL, near), (other, late)]


def test_spelling_variants() -> None:
    one = person(0, "Аббас Аракчиев", first="Аббас", last="Аракчиев")
    other = person(30, "Аббас Арагчиев", first="Аббас", last="Арагчиев")
    third = person(60, "Бахтиёр Хаитов", first="Бахтиёр", last="Хаитов")
    fourth = person(90, "Бахтиер Хаитов", first="Бахтиер", last="Хаитов")
    assert [len(r.mentions) for r in merged(one, other, third, fourth)] == [2, 2]


def test_fullest_name() -> None:
    long = person(40, "Ермек Олегович Сатов", first="Ермек", middle="Олегович", last="Сатов")
    assert merged(FULL, long)[0].name == "Ермек Олегович Сатов"


def test_titles_and_country() -> None:
    held = title(0, "KZ", FULL)
    former = title(50, "KG", FULL, status="former")
    (record,) = merged(held, FULL, former)
    assert (record.titles, record.country) == ((held, former), "KZ")


def test_shared_title_gives_each_his_state() -> None:
    other = person(40, "Олег Громов", first="Олег", last="Громов")
    shared = title(0, None, None, plural=True, countries=("KZ", "RU"), holders=(FULL, other))
    assert [record.country for record in merged(shared, FULL, other)] == ["KZ", "RU"]


def test_text() -> None:
    doc = diplotext.extract(
        "Министр иностранных дел Казахстана Ермек Сатов прибыл в Дакар. Е.Сатов посетил музей. "
        "Речь Сатова записали. Министр культуры Сенегала Амина Диоп поблагодарила Сатова."
    )
    assert [(r.name, r.country, len(r.mentions)) for r in doc.people] == [
        ("Ермек Сатов", "KZ", 4),
        ("Амина Диоп", "SN", 1),
    ]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Выступила чилийская певица Ана Рохас.", "CL"),
        ("Выступил известный чилийский художник Хуан Рохас.", "CL"),
        ("Чилийскую награду получил Хуан Рохас.", None),
        ("Чилийские спортсмены и Хуан Рохас прибыли.", None),
    ],
)
def test_state_of_a_description(text, country):

    assert diplotext.extract(text).people[0].country == country
