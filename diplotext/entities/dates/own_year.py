"""The year of "января т.г.", where the document says its own date in full."""

from __future__ import annotations

import re

from attrs import evolve

from diplotext.engine.pipeline import Analysis
from diplotext.types import Date, Mention

__all__ = ["fill_years"]

_THIS_YEAR = re.compile(r"(?:\b[тс]\.\s?г\.?|\b(?:текущего|этого|нынешнего|сего)\sгод[ау])$", re.I)
_FULL = re.compile(r"(\d{4})-\d\d-\d\d")
_OPENING = 4  # sentences in which a document says its own date


def fill_years(analysis: Analysis) -> None:
    """Give "т.г.", "с.г.", "текущего года" the year of the document, if it tells one.

    It is that of the first full date of the opening, unless that is the date of a document
    ("соглашение от 4 мая 2011 года"). "Прошлого года" stays open.
    """
    open_dates = [
        mention
        for mention in analysis.mentions
        if isinstance(mention, Date)
        and mention.since.startswith("--")
        and _THIS_YEAR.search(mention.text)
    ]
    if not open_dates or (year := _own_year(analysis)) is None:
        return
    changed: dict[Mention, Mention] = {
        date: evolve(date, since=year + date.since[1:], until=year + date.until[1:])
        for date in open_dates
        if date.until.startswith("--")
    }
    analysis.replace(changed)


def _own_year(analysis: Analysis) -> str | None:
    for row in analysis.rows[:_OPENING]:
        for index, token in enumerate(row):
            if token.type != "DATE":
                continue
            mention = getattr(token, "mention", None)
            full = _FULL.fullmatch(mention.since) if isinstance(mention, Date) else None
            of_document = index > 0 and row[index - 1].value == "от"
            if full and not of_document:
                return full.group(1)
    return None
