"""Plain data and JSON: what the contract says they hold, and the way back."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from attrs import frozen

from diplotext import (
    Country,
    DiplotextError,
    Document,
    Event,
    Meeting,
    Mention,
    Money,
    Person,
    PersonRecord,
    Title,
    types,
)
from diplotext.output import records

PERSON = Person(
    start=15, stop=29, text="Ержаном Сатовым", first="Ержан", last="Сатов", name="Ержан Сатов"
)
TITLE = Title(
    start=0,
    stop=14,
    text="министром РК",
    role="minister",
    country="KZ",
    name="министр РК",
    holder=PERSON,
)
MONEY = Money(start=3, stop=5, text="$5", amount=Decimal("5.10"), currency="USD")
MEETING = Meeting(
    start=1, stop=8, text="встреча", kind="meeting", participants=(TITLE, PERSON), host=TITLE
)


@frozen(kw_only=True)
class Visa(Mention):
    """A mention class of a user."""

    days: int | None = None
    kinds: tuple[str, ...] = ()


EVERYTHING = (
    PERSON,
    TITLE,
    MONEY,
    MEETING,
    Country(start=0, stop=2, text="КР", code="KG", form="abbreviation", alternatives=("KR",)),
    PersonRecord(name="Ержан Сатов", country="KZ", mentions=(PERSON,), titles=(TITLE,)),
    Event(kind="meeting", participants=(PERSON,), topics=("trade",), mentions=(MEETING,)),
    Visa(start=0, stop=4, text="виза", days=30, kinds=("туристическая",)),
)


def test_money_as_plain_data() -> None:
    assert MONEY.to_dict() == {
        "type": "money",
        "start": 3,
        "stop": 5,
        "text": "$5",
        "amount": "5.10",
        "upper": None,
        "currency": "USD",
        "bound": "exact",
        "role": None,
        "modality": None,
        "period": None,
        "deadline": None,
        "growth": None,
        "base": None,
        "countries": [],
    }
    assert list(MONEY.to_dict())[:4] == ["type", "start", "stop", "text"]


def test_mentions_inside_are_dictionaries() -> None:
    assert TITLE.to_dict()["holder"] == PERSON.to_dict()
    assert TITLE.to_dict()["countries"] == []
    assert MEETING.to_dict()["participants"] == [TITLE.to_dict(), PERSON.to_dict()]


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("CooperationArea", "cooperation_area"),
        ("PersonRecord", "person_record"),
        ("Country", "country"),
        ("Organization", "organization"),
    ],
)
def test_type_is_the_class_name_in_snake_case(name: str, type_: str) -> None:
    assert getattr(types, name).type == type_


@pytest.mark.parametrize("item", EVERYTHING, ids=lambda item: item.type)
def test_round_trip(item: Any) -> None:
    assert records.from_dict(item.to_dict()) == item
    assert records.from_dict(json.loads(records.to_json(item.to_dict()))) == item


def test_document_as_plain_data() -> None:
    doc = Document(text="в $5", mentions=(MONEY,), people=(), events=())
    assert doc.to_dict() == {
        "text": "в $5",
        "mentions": [MONEY.to_dict()],
        "people": [],
        "events": [],
        "commitments": [],
    }


def test_json_is_readable_and_exact() -> None:
    doc = Document(text="Сатов", mentions=(PERSON, TITLE, MEETING))
    assert "Ержан" in doc.to_json()
    assert doc.to_json(indent=2).count("\n") > 10
    assert Document.from_json(doc.to_json()) == doc


GOOD = MONEY.to_dict()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (GOOD | {"type": "mony"}, "unknown type 'mony'; did you mean 'money'"),
        ({"start": 0}, "unknown type"),
        ({"type": ["money"]}, "unknown type"),
        ("money", "unknown type"),
        ({"type": "money"}, "not a valid money.*missing"),
        (GOOD | {"amount": 5.1}, "not a valid money.*number as a string"),
        (GOOD | {"amount": "five"}, "not a valid money"),
        (GOOD | {"start": "3"}, "not a valid money.*expected int"),
        (GOOD | {"bound": None}, "not a valid money.*expected str"),
        (TITLE.to_dict() | {"holder": GOOD}, "not a valid title.*expected Person, got Money"),
        (TITLE.to_dict() | {"plural": 1}, "not a valid title.*expected bool"),
    ],
)
def test_wrong_data_is_refused(data: Any, message: str) -> None:
    with pytest.raises(DiplotextError, match=message):
        records.from_dict(data)


@pytest.mark.parametrize("data", [None, [], {}, {"text": 1}, {"text": "", "mentions": [{}]}])
def test_no_document(data: Any) -> None:
    with pytest.raises(DiplotextError):
        Document.from_dict(data)


def test_no_json() -> None:
    with pytest.raises(DiplotextError, match="not JSON"):
        Document.from_json("{")
