"""The calendar."""

from __future__ import annotations

import pytest

from diplotext.entities.dates.normalize import Point, dotted, iso, months, span


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (Point(2021, 6, 28), Point(2021, 6, 28), ("2021-06-28", "2021-06-28")),
        (Point(day=20), Point(None, 11, 21), ("--11-20", "--11-21")),
        (Point(None, 12, 28), Point(2025, 1, 3), ("2024-12-28", "2025-01-03")),
        (Point(2024, 12, 28), Point(None, 1, 3), ("2024-12-28", "2025-01-03")),
        (Point(2024), Point(2026), ("2024", "2026")),
        (Point(2026), Point(2024), None),
        (Point(None, 11, 21), Point(None, 11, 20), None),
        (Point(None, 2, 30), Point(None, 3, 1), None),
    ],
)
def test_span(since, until, expected):
    assert span(since, until) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["24", "04", "2023"], "2023-04-24"),
        (["5", "8", "2008"], "2008-08-05"),
        (["2023", "04", "24"], "2023-04-24"),
        (["24", "04", "23"], "2023-04-24"),
        (["04", "24", "2023"], None),
        (["1", "2", "10"], None),
        (["00", "01", "2020"], None),
    ],
)
def test_dotted(parts, expected):
    point = dotted(parts)
    assert (iso(point) if point else None) == expected


def test_months():
    assert months(7, 12, 2006) == ("2006-07", "2006-12")
    assert months(1, 13, 2006) is None
