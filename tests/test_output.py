"""How results look: underlined text, tables, HTML, whatever was found."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from diplotext import (
    Country,
    Document,
    Event,
    Mention,
    Ministry,
    Money,
    PersonRecord,
    Title,
)
from diplotext.output.highlight import underline
from diplotext.output.html import fragment, page
from diplotext.output.layout import values, walk
from diplotext.output.table import table, tables

TITLE_VALUES = {
    "start": 0,
    "stop": 14,
    "text": "глава МИД Чили",
    "role": "foreign_minister",
    "name": "глава МИД Чили",
}
TITLE = Title(**TITLE_VALUES)
MINISTRY = Ministry(start=6, stop=14, text="МИД Чили", portfolio="foreign_affairs", name="МИД Чили")
COUNTRY = Country(start=10, stop=14, text="Чили", code="CL")
NESTED = (TITLE, MINISTRY, COUNTRY)


def test_nesting_is_shown_in_rows() -> None:
    assert underline("глава МИД Чили прибыл", NESTED).splitlines() == [
        "глава МИД Чили прибыл",
        "title─────────",
        "      ministry",
        "          coun",
    ]


def test_long_lines_are_wrapped_at_spaces() -> None:
    shown = underline("глава МИД Чили прибыл в столицу", NESTED, width=20)
    assert [line for line in shown.splitlines() if line[0] in "гп"] == [
        "глава МИД Чили",
        "прибыл в столицу",
    ]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert underline("я" * 50, (), width=20).splitlines() == ["я" * 20, "я" * 20, "я" * 10]


def test_marks_stand_under_their_words_past_odd_characters() -> None:
    text = "за\u00adря\u0301 \u4e2d Чили"
    country = Country(start=text.index("Чили"), stop=len(text), text="Чили", code="CL")
    assert underline(text, [country]).splitlines() == ["заря \u4e2d Чили", " " * 8 + "coun"]


def test_colors_change_no_letter() -> None:
    colored = underline("глава МИД Чили прибыл", NESTED, color=True)
    plain = underline("глава МИД Чили прибыл", NESTED)
    assert colored != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


def test_crossing_marks_are_cut() -> None:
    left = Mention(start=0, stop=3, text="абв")
    right = Mention(start=2, stop=5, text="вгд")
    pieces = [
        item if isinstance(item, str) else ("<" if item.opens else ">")
        for item in walk("абвгде", [left, right])
    ]
    assert "".join(pieces) == "<аб<в>><гд>е"


def test_table_is_aligned() -> None:
    money = Money(start=0, stop=2, text="$5", amount=Decimal(5), currency="USD")
    assert table([COUNTRY, money]).splitlines() == [
        "type     text  values",
        "country  Чили  code=CL",
        "money    $5    amount=5; currency=USD",
    ]


class Tags(HTMLParser):
    """Checks that tags nest."""

    VOID = frozenset({"meta", "input"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.marks = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.marks += tag == "mark"
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("text", ["глава МИД Чили <b>&amp;</b> \ud800\x00", "глава МИД Чили"])
def test_html_nests_and_escapes(text: str) -> None:
    doc = Document(text=text, mentions=NESTED)
    for html in (page([("<a>.txt", doc)]), fragment(doc), doc._repr_html_()):
        html.encode("utf-8")
        tags = Tags()
        tags.feed(html)
        tags.close()
        assert tags.open == []
        assert tags.marks == 2 * len(NESTED)
        assert text.replace("\ud800", "\ufffd").replace("\x00", "\ufffd") in tags.text
        assert "http" not in html


def test_values_not_set_are_left_out() -> None:
    assert values(COUNTRY) == {"code": "CL"}
    assert values(MINISTRY) == {"portfolio": "foreign_affairs", "name": "МИД Чили"}
    assert values(Title(**TITLE_VALUES, plural=True, countries=("CL", "PE")))["plural"] == "yes"
    assert values(Title(**TITLE_VALUES, countries=("CL", "PE")))["countries"] == "CL, PE"


def test_large_amounts_are_written_out() -> None:
    money = Money(start=0, stop=1, text="$", amount=Decimal("1E+9"))
    assert values(money)["amount"] == "1000000000"


def test_people_and_events_have_their_tables() -> None:
    doc = Document(
        text="",
        people=(PersonRecord(name="Хуан Рамос", country="CL"),),
        events=(Event(kind="meeting", participants=(TITLE, COUNTRY)),),
    )
    assert tables(doc).splitlines() == [
        "person      values",
        "Хуан Рамос  country=CL",
        "",
        "event    values",
        "meeting  participants=глава МИД Чили, Чили",
    ]


def test_long_texts_are_cut_in_tables() -> None:
    text = "я " * 40
    line = table([Country(start=0, stop=80, text=text, code="CL")]).splitlines()[1]
    assert "я…  code=CL" in line
