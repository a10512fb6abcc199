"""What type checkers must say about the public calls; checked by mypy, never run."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import assert_type

import diplotext
from diplotext import Document, Extractor
from diplotext.entities import default_lexicon

doc = diplotext.extract("")
assert_type(doc, Document)
assert_type(doc.text, str)
assert_type(doc.mentions, tuple[diplotext.Mention, ...])
assert_type(doc.people, tuple[diplotext.PersonRecord, ...])
assert_type(doc.events, tuple[diplotext.Event, ...])
assert_type(doc.countries, tuple[diplotext.Country, ...])
assert_type(doc.titles[0].holder, diplotext.Person | None)
assert_type(doc.of_type(diplotext.Money), tuple[diplotext.Money, ...])
assert_type(doc.to_json(indent=2), str)
assert_type(Document.from_json("{}"), Document)

assert_type(diplotext.find_countries(""), tuple[diplotext.Country, ...])
assert_type(diplotext.find_ministries(""), tuple[diplotext.Ministry, ...])
assert_type(diplotext.find_institutions(""), tuple[diplotext.Institution, ...])
assert_type(diplotext.find_titles(""), tuple[diplotext.Title, ...])
assert_type(diplotext.find_persons(""), tuple[diplotext.Person, ...])
assert_type(diplotext.find_meetings(""), tuple[diplotext.Meeting, ...])
assert_type(diplotext.find_money(""), tuple[diplotext.Money, ...])
assert_type(diplotext.find_areas(""), tuple[diplotext.CooperationArea, ...])
assert_type(diplotext.find_organizations(""), tuple[diplotext.Organization, ...])
assert_type(diplotext.find_agreements(""), tuple[diplotext.Agreement, ...])
assert_type(diplotext.find_statements(""), tuple[diplotext.Statement, ...])
assert_type(diplotext.find_dates(""), tuple[diplotext.Date, ...])

money = diplotext.find_money("")[0]
assert_type(money.amount, Decimal)
assert_type(money.upper, Decimal | None)
assert_type(money.type, str)
assert_type(money.span, tuple[int, int])

assert_type(diplotext.pipe([""], processes=2), Iterator[Document])
extractor = Extractor(lexicons={"money": default_lexicon("money")}, grammars=())
assert_type(extractor.extract(""), Document)
