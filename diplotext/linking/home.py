"""Whose news it is: the state of the capital in a dateline ("АСТАНА, 7 апреля. /Агентство N/").

A press service writes of its own offices without their state. The dateline says which state
that is, unless the writer travels with a guest; so it counts least of all evidence.
"""

from __future__ import annotations

import re
from functools import cache

from diplotext.engine.pipeline import Analysis
from diplotext.entities import default_lexicon
from diplotext.language.view import fold

__all__ = ["dateline"]

_HEAD = 1500  # characters of the text in which a dateline may stand
_MONTH = r"(?:янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек)"
# City, then a date, an agency or a dash: "Баку. 5 августа.", "Душанбе, 12.01.2026", "РИМ. АЗИЯ –".
_LINE = re.compile(
    r"^[ \t]*(?:г\.\s?)?(?P<city>[А-ЯЁ][\w’'-]+(?:[ -][А-ЯЁ][\w-]+)?)"
    rf"(?:[.,]\s*(?:\d{{1,2}}\s*{_MONTH}|\d{{1,2}}[./]\d|[/(]|[A-ZА-ЯЁ]{{2,}})|[.,]?\s*[—–-]\s)",
    re.MULTILINE,
)


def dateline(analysis: Analysis) -> str | None:
    """Give the state whose capital a line of the beginning starts with, as in a dateline.

    None where no such line is, or the city is no capital.
    """
    for match in _LINE.finditer(analysis.view.raw[:_HEAD]):
        if code := _capitals().get(fold(match["city"]).lower()):
            return code
    return None


@cache
def _capitals() -> dict[str, str]:
    rows = default_lexicon("countries")
    return {fold(city).lower(): row.code for row in rows for city in row.capital}
