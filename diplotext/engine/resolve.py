"""Which of overlapping matches stay: yargy's choice, in O(n log n) instead of O(n²)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

__all__ = ["resolve"]


def resolve(spans: Sequence[tuple[int, int]]) -> list[int]:
    """Give the indexes of the spans that ``yargy.span.resolve_spans`` keeps, in order.

    Spans are sorted by start. The kept ones cover most tokens without overlap; of equal
    covers the one that takes the earlier span.

    >>> resolve([(0, 2), (1, 4), (3, 5)])
    [0, 2]
    >>> resolve([])
    []
    """
    size = len(spans)
    if not size:
        return []
    starts = [start for start, _ in spans]
    cover = [0] * (size + 1)
    taken = [False] * size
    following = [0] * size
    for index in range(size - 1, -1, -1):
        start, stop = spans[index]
        following[index] = bisect_left(starts, stop)
        total = stop - start + cover[following[index]]
        # yargy always takes the last span, and any other that does not lose cover.
        taken[index] = index == size - 1 or total >= cover[index + 1]
        cover[index] = total if taken[index] else cover[index + 1]
    kept = []
    index = 0
    while index < size:
        if taken[index]:
            kept.append(index)
            index = following[index]
        else:
            index += 1
    return kept
