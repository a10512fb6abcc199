"""From the parts of a date to ISO 8601."""

from __future__ import annotations

import calendar

from attrs import evolve, frozen

__all__ = ["Point", "dotted", "iso", "months", "span"]

_LEAP = 2000  # a year-less 29 February is a day
_PIVOT = 70  # "24.04.23" is 2023, "24.04.85" is 1985


@frozen
class Point:
    """A date as far as the text tells it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def valid(self) -> bool:
        """Tell whether the calendar has it.

        >>> Point(2025, 2, 29).valid, Point(None, 2, 29).valid, Point(2025).valid
        (False, True, True)
        """
        if self.month is None:
            return self.year is not None and self.day is None
        if not 1 <= self.month <= 12:
            return False
        days = calendar.monthrange(self.year or _LEAP, self.month)[1]
        return self.day is None or 1 <= self.day <= days


def iso(point: Point) -> str:
    """Write a point in ISO 8601, as precise as it is.

    >>> [iso(p) for p in (Point(2021, 6, 28), Point(2025, 6), Point(2011), Point(None, 6, 28))]
    ['2021-06-28', '2025-06', '2011', '--06-28']
    """
    year = "-" if point.year is None else f"{point.year:04}"
    month = "" if point.month is None else f"-{point.month:02}"
    day = "" if point.day is None else f"-{point.day:02}"
    return year + month + day


def span(since: Point, until: Point) -> tuple[str, str] | None:
    """Join the ends of a span, each filled in from the other; ``None`` for an impossible one.

    >>> span(Point(day=20), Point(2025, 11, 21))
    ('2025-11-20', '2025-11-21')
    >>> span(Point(month=12, day=28), Point(2025, 1, 3)), span(Point(2024), Point(2020))
    (('2024-12-28', '2025-01-03'), None)
    >>> span(Point(None, 5, 28), Point(None, 6, 2))
    ('--05-28', '--06-02')
    """
    if since.month is None and since.day is not None:
        since = evolve(since, month=until.month)
    if until.month is None and until.day is not None:
        until = evolve(until, month=since.month)
    if since.year is None and until.year is not None:
        over = since.month is not None and until.month is not None and since.month > until.month
        since = evolve(since, year=until.year - over)
    elif until.year is None and since.year is not None:
        over = since.month is not None and until.month is not None and since.month > until.month
        until = evolve(until, year=since.year + over)
    if not (since.valid and until.valid):
        return None
    if since.year is not None and iso(since) > iso(until):
        return None
    if since.year is None and since.month == until.month and (since.day or 0) > (until.day or 0):
        return None
    return iso(since), iso(until)


def months(first: int, last: int, year: int | None) -> tuple[str, str] | None:
    """Give a period of whole months, "January to September".

    >>> months(1, 9, 2025), months(4, 6, None), months(1, 13, 2025)
    (('2025-01', '2025-09'), ('--04', '--06'), None)
    """
    return span(Point(year, first), Point(year, last))


def dotted(parts: list[str]) -> Point | None:
    """Read "24.04.2023", "05/08/2008", "2023-04-24", "24.04.23"; ``None`` if it is no date.

    >>> dotted(["24", "04", "2023"]), dotted(["2023", "04", "24"]), dotted(["31", "02", "2023"])
    (Point(year=2023, month=4, day=24), Point(year=2023, month=4, day=24), None)
    >>> dotted(["24", "04", "85"]).year, dotted(["1", "2", "10"])
    (1985, None)
    """
    if len(parts[0]) == 4:
        parts = parts[::-1]
    day, month, year = parts
    if len(year) == 2 and (len(day) < 2 or len(month) < 2):
        return None  # "пункт 1.2.10"
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < _PIVOT else 1900
    point = Point(number, int(month), int(day))
    return point if point.valid and 1000 <= number < 3000 else None
