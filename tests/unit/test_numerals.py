"""Numbers in words and digits."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotext.language.numerals import (
    number_words,
    parse_digits,
    parse_number,
    parse_pair,
    plain,
    scale_of,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("полтора", "1.5"),
        ("полутора", "1.5"),
        ("полторы", "1.5"),
        ("два с половиной", "2.5"),
        ("2 с половиной", "2.5"),
        ("два с четвертью", "2.25"),
        ("миллион с половиной", "1500000"),
        ("2 миллиона с половиной", "2500000"),
        ("2 млрд 300 млн", "2300000000"),
        ("1 трлн 200 млрд", "1200000000000"),
        ("1,385 млрд", "1385000000"),
        ("1.385 млрд", "1385000000"),
        ("11.96", "11.96"),
        ("11,96", "11.96"),
        ("12 345 678 900", "12345678900"),
        ("1.844.036.360,12", "1844036360.12"),
        ("1,844,036,360.12", "1844036360.12"),
        ("1'844'036", "1844036"),
        ("1 599 059, 38", "1599059.38"),
        ("20.000", "20000"),
        ("20,000", "20000"),
        ("20,00", "20"),
        ("0,250", "0.25"),
        ("20,000 тыс.", "20000"),
        ("двести пятьдесят тысяч", "250000"),
        ("ДВЕСТИ ПЯТЬДЕСЯТ ТЫСЯЧ", "250000"),
        ("восемьсот восемьдесят одна тысяча девятьсот тринадцать", "881913"),
        ("девяти миллионов", "9000000"),
        ("трёх миллионов", "3000000"),
        ("трех миллионов", "3000000"),
        ("миллиард", "1000000000"),
        ("миллиарда", "1000000000"),
        ("тысяча", "1000"),
        ("тысяча миллиардов", "1000000000000"),
        ("48777 млрд", "48777000000000"),
        ("12 тыс. млрд", "12000000000000"),
        ("99 000 000 000 000 000 000 000 млрд", "99" + "0" * 30),
        ("половина миллиарда", "500000000"),
        ("четверть миллиона", "250000"),
        ("три четверти миллиона", "750000"),
        ("полмиллиарда", "500000000"),
        ("полтысячи", "500"),
        ("15 млн 230 тыс.", "15230000"),
        ("2,5 тысячи", "2500"),
        ("полтора десятка миллионов", "15000000"),
        ("сотня миллионов", "100000000"),
        ("сто одиннадцать", "111"),
        ("двадцать один", "21"),
        ("0", "0"),
    ],
)
def test_numbers(text, value):
    assert str(parse_number(text)) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "раз",
        "млн",
        "миллионы",
        "миллионов",
        "десятки миллионов",
        "сотни",
        "три пять",
        "пятьдесят двести",
        "десять пять",
        "2 млн 5 млрд",
        "2 300 млн 5 млрд",
        "1 2 3 4",
        "12.03.2020",
        "1,2,3",
        "с половиной",
        "два с",
        "1e5",
        "-5",
        "٣",
        "²",
        "9" * 40,
        "9" * 40 + " миллион",
    ],
)
def test_no_numbers(text):
    assert parse_number(text) is None


def test_digits_without_thousands():
    assert parse_digits("1,385", thousands=False) == Decimal("1.385")
    assert parse_digits("1,385") == Decimal("1385")
    assert parse_digits("двадцать") is None


def test_pairs():
    assert parse_pair("два-три") == (Decimal(2), Decimal(3))
    assert parse_pair("пяти-шести") == (Decimal(5), Decimal(6))
    assert parse_pair("два") is None
    assert parse_pair("казахско-кыргызский") is None


def test_scales():
    assert scale_of("2 млрд 300 млн") == 10**6
    assert scale_of("полмиллиарда") == Decimal(5 * 10**8)
    assert scale_of("20") == 1


def test_plain_has_no_exponent():
    assert str(plain(Decimal("1E+9"))) == "1000000000"
    assert str(plain(Decimal("0.10"))) == "0.1"


def test_every_scale_reads_in_all_its_forms():
    words = number_words()
    for word, value in words.scales.items():
        count = "" if word.startswith("пол") else "2 "
        times = 1 if word.startswith("пол") else 2
        assert parse_number(count + word) == times * value, word


@given(st.integers(min_value=0, max_value=10**15))
def test_grouped_digits_read_back(number):
    assert parse_number(f"{number:,}".replace(",", " ")) == number


@given(st.text(max_size=60))
def test_any_text_is_safe(text):
    parse_number(text)
    parse_digits(text)
    parse_pair(text)
