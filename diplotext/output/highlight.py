"""A text with its mentions underlined, for terminals and plain files."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from diplotext.output.layout import rows
from diplotext.types import Mention

__all__ = ["color_of", "underline"]

# 256-colour codes, legible on dark and on light ground; types of your own get the last one.
_COLORS = {
    "country": 32,
    "ministry": 97,
    "institution": 133,
    "title": 166,
    "person": 160,
    "meeting": 28,
    "money": 136,
    "cooperation_area": 30,
    "organization": 61,
    "agreement": 95,
    "statement": 244,
    "date": 67,
}
_OTHER = 102
_LABELS = {"cooperation_area": "area"}


def color_of(mention: Mention, text: str) -> str:
    """Put a text into the colour of a mention's type, by ANSI codes."""
    return f"\x1b[38;5;{_COLORS.get(mention.type, _OTHER)}m{text}\x1b[0m"


def underline(
    text: str, mentions: Iterable[Mention], *, width: int = 100, color: bool = False
) -> str:
    """Give the text in lines of ``width`` columns, each mention underlined with its type.

    Under a line stand as many rows as mentions nest, the outermost first; a label that is
    longer than its mention is cut. Characters without width are left out.

    >>> found = [Mention(start=6, stop=14, text="МИД Чили")]
    >>> print(underline("Глава МИД Чили прибыл", found))
    Глава МИД Чили прибыл
          mention─
    """
    lanes = rows(mentions)
    pieces: list[str] = []
    for start, stop in _lines(text, max(width, 20)):
        pieces.append(_colored(text, start, stop, lanes) if color else _shown(text, start, stop))
        for lane in lanes:
            marks = _marks(text, start, stop, lane, color)
            if marks:
                pieces.append(marks)
    return "\n".join(pieces)


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Give the spans of display lines: the text's own lines, wrapped at spaces."""
    position = 0
    for line in text.splitlines(keepends=True):
        stop = position + len(line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"))
        yield from _wrapped(text, position, stop, width)
        position += len(line)


def _wrapped(text: str, start: int, stop: int, width: int) -> Iterator[tuple[int, int]]:
    begin, space, columns = start, None, 0
    index = start
    while index < stop:
        columns += _width(text[index])
        if text[index].isspace():
            space = index
        if columns > width and index > begin:
            end = space if space is not None and space > begin else index
            yield begin, end
            begin = end + 1 if end == space else end
            index, space, columns = begin, None, 0
            continue
        index += 1
    yield begin, stop


def _shown(text: str, start: int, stop: int) -> str:
    """Give a line as it is printed; controls become spaces, what has no width goes."""
    kept = (char for char in text[start:stop] if _width(char))
    return "".join(char if char.isprintable() else " " for char in kept)


def _colored(text: str, start: int, stop: int, lanes: Sequence[Sequence[Mention]]) -> str:
    """Give a line with each character in the colour of the innermost mention over it."""
    inner: list[Mention | None] = [None] * (stop - start)
    for mention in (mention for lane in lanes for mention in lane):
        for index in range(max(mention.start, start), min(mention.stop, stop)):
            inner[index - start] = mention
    line, begin = "", 0
    for index in range(1, len(inner) + 1):
        if index == len(inner) or inner[index] is not inner[begin]:
            piece, innermost = _shown(text, start + begin, start + index), inner[begin]
            line += color_of(innermost, piece) if innermost and piece else piece
            begin = index
    return line


def _marks(text: str, start: int, stop: int, lane: Sequence[Mention], color: bool) -> str:
    """Give the row of marks of one lane under a line; empty when there is none."""
    line, columns = "", 0
    for mention in lane:
        first, last = max(mention.start, start), min(mention.stop, stop)
        if first >= last:
            continue
        left, size = _columns(text, start, first), _columns(text, first, last)
        label = _LABELS.get(mention.type, mention.type)[:size].ljust(size, "─")
        line += " " * (left - columns) + (color_of(mention, label) if color else label)
        columns = left + size
    return line


def _columns(text: str, start: int, stop: int) -> int:
    return sum(_width(char) for char in text[start:stop])


def _width(char: str) -> int:
    """Give how many columns a character takes on a terminal."""
    if char < "\u0300":
        return 0 if char == "\u00ad" else 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
