"""The currencies, the reading of amounts, and what is said of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from diplotext.entities import default_lexicon
from diplotext.entities.money.normalize import combine, read_amount, shared_names

NAMES = shared_names(default_lexicon("money"))


def read(phrase, *lemmas):
    words = phrase.split()
    return NAMES.read(words, [*([lemma] for lemma in lemmas), *([] for _ in words)][: len(words)])


@pytest.mark.parametrize(
    ("phrase", "lemmas", "code"),
    [
        ("долларов", (), "USD"),
        ("долларов США", (), "USD"),
        ("австралийских долларов", ("австралийский",), "AUD"),
        ("белорусских рублей", ("белорусский",), "BYN"),
        ("рублей", (), "RUB"),
        ("руб .", (), "RUB"),
        ("белорусских руб .", ("белорусский",), "BYN"),
        ("австралийских долл .", ("австралийский",), "AUD"),
        ("бел . руб .", (), "BYN"),
        ("фунтов стерлингов", (), "GBP"),
        ("тенге", (), "KZT"),
        ("EUR", (), "EUR"),
        ("€", (), "EUR"),
    ],
)
def test_currency(phrase, lemmas, code):
    assert read(phrase, *lemmas).code == code


def test_a_stop_before_the_currency_counts_for_nothing():
    assert NAMES.read([".", "чилийских", "песо"], [[], ["чилийский"], ["песо"]]).code == "CLP"


def test_shared_nouns_stay_open():
    tender = read("манатов")
    assert tender.code is None
    assert set(tender.candidates) == {"AZN", "TMT"}
    assert NAMES.choose(tender, ["TM"]) == "TMT"
    assert NAMES.choose(tender, ["TM", "AZ"]) is None
    assert NAMES.choose(tender, ["CL"]) is None


def test_the_default_wins_among_several():
    assert NAMES.choose(read("рублей"), ["BY", "RU"]) == "RUB"
    assert NAMES.choose(read("рублей"), ["BY"]) == "BYN"


def test_no_currency():
    assert read("тонн") is None
    assert NAMES.sign("№") is None


@pytest.mark.parametrize("text", ["десятки миллиардов", "", "три-два миллиарда", "12.03.20"])
def test_no_amount(text):
    assert read_amount(text) is None


def test_elided_scale():
    assert read_amount("1,385", Decimal(10**9)).low == 1385000000
    assert read_amount("двух", Decimal(10**6)).low == 2000000


def test_range_must_ascend():
    left, right = read_amount("5 млрд"), read_amount("3 млрд")
    assert combine(left, "-", right, "")[0] == "right"
    assert combine(right, "-", left, "")[0] == "range"
    assert combine(right, "и", left, "")[0] == "both"
    assert combine(right, "и", left, "между")[0] == "range"
