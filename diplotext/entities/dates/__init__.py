"""Dates: days, months, years and periods, "28 июня 2021 года", "20-21 ноября", "2024 год".

Finds:
    Days in words and digits with or without a year ("28 июня 2021 года", "22 окт",
    "24.04.2023"), several days and spans ("с 28 мая по 2 июня", "31 августа – 1 сентября"),
    months ("июне 2025 года", "январе-августе 2025 года"), years ("2011 году", "2024–2026
    гг."), quarters, half-years, "девять месяцев 2025 года", seasons and decades. The weekday
    before a date belongs to it, the preposition does not.
Does not find:
    Relative words ("сегодня", "в четверг", "на прошлой неделе"), times of day, ages and
    anniversaries ("30-летие"), numbers of sessions and articles.
Fields:
    ``since`` and ``until``: ISO 8601 as precise as the text ("2011", "2025-06",
    "2021-06-28"); without a year "--06-28" and "--06", but "т.г." and "текущего года" are of
    the year that the document tells as its own. They are equal for one date.
Sources:
    Our own reading.
Known gaps:
    Winters ("зимой 2014 года" is the year), centuries, years in words, school years
    ("2025/2026 учебный год").
"""

from __future__ import annotations

from diplotext.engine.lexicon import Word
from diplotext.entities import Source
from diplotext.entities.dates.grammar import grammar

__all__ = ["LEXICON", "grammar"]

LEXICON = Source(Word, __name__, "lexicon.csv")
