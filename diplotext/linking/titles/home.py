"""Whose news it is: the state of the capital in a dateline ("АСТАНА, 7 апреля. /Агентство N/").

A press service writes of its own offices without their state. The dateline says which state
that is, unless the writer travels with a guest; so it counts least of all evidence. A digest
has several datelines, each for the news below it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from diplotext.engine.pipeline import Analysis
from diplotext.entities import default_lexicon
from diplotext.language.view import fold

__all__ = ["Datelines"]

_HEAD = 1500  # characters of the text in which a line may begin with no more than a city and a dash
_MONTH = r"(?:янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек)"
# City, then a date, an agency or a dash: "Баку. 5 августа.", "Душанбе, 12.01.2026", "РИМ. АЗИЯ –".
_LINE = re.compile(
    rf"^[ \t]*(?:\d{{1,2}}\s*{_MONTH}\w*(?:\s\d{{4}})?,\s)?"  # "11 марта, Минск /Агентство N/"
    r"(?:г\.\s?|[А-ЯЁ][\w-]+\s?/\s)?(?P<city>[А-ЯЁ][\w’'-]{1,40}(?:[ -][А-ЯЁ][\w-]{1,40})?)"
    rf"(?:[.,]?\s*(?:\d{{1,2}}\s*{_MONTH}|\d{{1,2}}[./]\d|[/(]|[A-ZА-ЯЁ]{{2,}})"
    r"|(?P<dash>[.,]?\s*[—–-]\s(?![А-ЯЁ][\w-]+\s*[/(])))",  # "Минск – Лима /" is a journey
    re.MULTILINE,
)


class Datelines:
    """The datelines of a text: where each stands, and the state whose capital it names."""

    def __init__(self, analysis: Analysis) -> None:
        found = []
        for match in _LINE.finditer(analysis.view.raw):
            code = _capitals().get(fold(match["city"]).lower())
            if code and (not match["dash"] or match.start() < _HEAD):
                found.append((match.start(), code))
        self.starts = [start for start, _ in found]
        self.codes = [code for _, code in found]

    def at(self, position: int) -> str | None:
        """Give the state of the dateline that holds for a position; ``None`` without one."""
        if len(set(self.codes)) < 2:
            return self.codes[0] if self.codes else None
        index = bisect_right(self.starts, position)
        return self.codes[index - 1] if index else None


@cache
def _capitals() -> dict[str, str]:
    rows = default_lexicon("countries")
    return {fold(city).lower(): row.code for row in rows for city in row.capital}
