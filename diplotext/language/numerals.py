"""Numbers in words and digits as exact decimals: "полтора", "2 млрд 300 млн", "1,385 млрд".

The comma is the decimal mark and groups of thousands stand apart by a space; a point may be
either ("$11.96", "1.844.036.360,12"). Scales are short: миллиард is 10^9, триллион 10^12.
"""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from functools import cache
from importlib import resources

from attrs import frozen

__all__ = [
    "Words",
    "number_words",
    "parse_digits",
    "parse_number",
    "parse_pair",
    "plain",
    "scale_of",
]

# Longer ones are no amounts, and would not be exact in the precision of decimal's context.
_MAX_DIGITS = 24
_SPACES = re.compile(r"\s+")
_GROUPED = re.compile(
    r"""(?x)
    \d{1,3}(?:\ \d{3})+(?:[.,]\ ?\d+)?   # 12 345 678,90; also "059, 38"
    | \d{1,3}(?:\.\d{3}){2,}(?:,\d+)?    # 1.844.036.360,12
    | \d{1,3}(?:\.\d{3})+,\d+            # 1.844,12
    | \d{1,3}(?:,\d{3}){2,}(?:\.\d+)?    # 1,844,036.12
    | \d{1,3}(?:,\d{3})+\.\d+            # 1,844.12
    | \d{1,3}(?:'\d{3})+(?:[.,]\d+)?     # 1'844
    | \d+(?:[.,]\d+)?                    # 1385; 1,385
    """
)
_ITEM = re.compile(rf"{_GROUPED.pattern[4:]}|[а-я]+\.?|\S", re.VERBOSE)
# "1,250 euros" has thousands; "0,250" and "1,25" have decimals.
_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


@frozen
class Words:
    """The number words, е for ё: values of units, scales and fractions, and the lone scales."""

    units: dict[str, Decimal]
    scales: dict[str, Decimal]
    fractions: dict[str, Decimal]
    alone: frozenset[str]

    def __contains__(self, word: str) -> bool:
        return word in self.units or word in self.scales or word in self.fractions


@cache
def number_words() -> Words:
    """Give the number words of ``numerals.csv``, read once; "пол-" words are made here.

    >>> number_words().units["пятисот"], number_words().scales["млн"]
    (Decimal('500'), Decimal('1000000'))
    """
    text = resources.files(__package__).joinpath("numerals.csv").read_text(encoding="utf-8")
    tables: dict[str, dict[str, Decimal]] = {"unit": {}, "scale": {}, "fraction": {}}
    alone: set[str] = set()
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    for row in csv.DictReader(lines):
        table = tables[row["kind"]]
        table.update(dict.fromkeys(row["forms"].split(";"), Decimal(row["value"])))
        alone.update(word for word in row["alone"].split(";") if word)
    scales = tables["scale"]
    half = {"пол" + word: value / 2 for word, value in scales.items() if word[-1] in "аиу"}
    half |= {"полу" + word: scales[word] / 2 for word in alone if word in scales}  # "полумиллиарда"
    alone |= set(half)
    return Words(tables["unit"], scales | half, tables["fraction"], frozenset(alone))


def parse_digits(text: str, *, thousands: bool = True) -> Decimal | None:
    """Read a number in digits; ``None`` for anything else.

    Three digits after a single point or comma are thousands where ``thousands`` allows it
    ("20.000"), and decimals otherwise, as before "млрд".

    >>> [parse_digits(text) for text in ("12 345 678 900", "1.844.036.360,12", "11.96", "1 250")]
    [Decimal('12345678900'), Decimal('1844036360.12'), Decimal('11.96'), Decimal('1250')]
    >>> parse_digits("20.000"), parse_digits("1,385", thousands=False), parse_digits("12.03.20")
    (Decimal('20000'), Decimal('1.385'), None)
    """
    text = _SPACES.sub(" ", text.strip())
    if len(text) > 2 * _MAX_DIGITS or not text.isascii() or not _GROUPED.fullmatch(text):
        return None
    text = text.replace(" ", "").replace("'", "")
    if thousands and _THOUSANDS.fullmatch(text):
        return Decimal(re.sub(r"[.,]", "", text))
    marks = re.findall(r"[.,]", text)
    if len(marks) > 1:
        decimal = marks[-1] if marks[-1] != marks[0] else None
        for mark in {".", ","} - {decimal}:
            text = text.replace(mark, "")
    value = Decimal(text.replace(",", "."))
    return value if len(text) <= _MAX_DIGITS else None


def parse_number(text: str) -> Decimal | None:
    """Read a whole phrase as a number; ``None`` where it is none or more than one.

    Takes words and digits in any case and letter case, ё or е, abbreviations with or
    without their dot. A scale alone counts once in the singular ("миллиард"), and is no
    number in the plural ("миллиарды").

    >>> [str(parse_number(t)) for t in ("полутора", "два с половиной", "миллиард с половиной")]
    ['1.5', '2.5', '1500000000']
    >>> [str(parse_number(t)) for t in ("2 млрд 300 млн", "1,385 млрд", "двести пятьдесят тысяч")]
    ['2300000000', '1385000000', '250000']
    >>> [str(parse_number(t)) for t in ("три четверти миллиона", "полмиллиарда", "15 млн 230 тыс.")]
    ['750000', '500000000', '15230000']
    >>> [parse_number(t) for t in ("", "миллионы", "три пять", "2 300 млн 5 млрд", "раз", "1.2.3")]
    [None, None, None, None, None, None]
    """
    items = _ITEM.findall(_SPACES.sub(" ", text.strip().lower().replace("ё", "е")))
    items = [item.rstrip(".") if item[0].isalpha() else item for item in items]
    total, above, position = Decimal(0), None, 0
    while position < len(items):
        read = _part(items, position)
        if read is None:
            return None
        value, unit, position = read
        if above is not None and value >= above:
            return None  # "2 млн 5 млрд" are two numbers
        total, above = total + value, unit
        if above == 1 and position < len(items):
            return None
    return plain(total) if above is not None else None


def parse_pair(word: str) -> tuple[Decimal, Decimal] | None:
    """Read two number words joined by a hyphen; ``None`` for any other word.

    >>> parse_pair("два-три"), parse_pair("полтора-два"), parse_pair("торгово-два")
    ((Decimal('2'), Decimal('3')), (Decimal('1.5'), Decimal('2')), None)
    """
    left, hyphen, right = word.partition("-")
    values = parse_number(left), parse_number(right)
    if not hyphen or values[0] is None or values[1] is None:
        return None
    return values[0], values[1]


def plain(value: Decimal) -> Decimal:
    """Give the same number without idle zeros and without an exponent.

    >>> plain(Decimal("2.50")), plain(Decimal("1E+3"))
    (Decimal('2.5'), Decimal('1000'))
    """
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def scale_of(text: str) -> Decimal:
    """Give the scale at the end of a number phrase, 1 where it has none.

    >>> scale_of("2,5 млрд"), scale_of("12 тыс. млрд"), scale_of("900")
    (Decimal('1000000000'), Decimal('1000000000000'), Decimal('1'))
    """
    scale = Decimal(1)
    for word in reversed(text.lower().replace("ё", "е").replace(".", " ").split()):
        if word not in number_words().scales:
            break
        scale *= number_words().scales[word]
    return scale


def _part(items: list[str], start: int) -> tuple[Decimal, Decimal, int] | None:
    """Read a count and its scales; gives the value, its scale and where to go on."""
    words = number_words()
    count, position = _count(items, start)
    count, position = _with_half(items, position, count)
    scale = Decimal(1)
    first = position
    while position < len(items) and (next_scale := words.scales.get(items[position])):
        if position > first and next_scale < scale:
            break
        scale *= next_scale
        position += 1
    if count is None and items[start][0].isdigit():
        return None
    if count is None:
        if position == first or items[first] not in words.alone:
            return None
        count = Decimal(1)
    elif len(items) == 1 and items[0][0].isdigit():
        count = parse_digits(items[0]) or count  # no scale follows: "20.000" are thousands
    if position > first:
        extra, position = _with_half(items, position, Decimal(0))
        count += extra or 0
    return count * scale, scale, position


def _count(items: list[str], position: int) -> tuple[Decimal | None, int]:
    """Read what stands before a scale: digits, number words, a fraction."""
    words = number_words()
    if position < len(items) and items[position][0].isdigit():
        return parse_digits(items[position], thousands=False), position + 1
    total, below = None, Decimal(1000)
    while position < len(items):
        value = words.units.get(items[position])
        if value is None or value >= below:
            break
        total = value if total is None else total + value
        below = Decimal(100) if value >= 100 else Decimal(10 if value >= 20 else 0)
        position += 1
    if position < len(items) and (share := words.fractions.get(items[position])):
        return (total if total is not None else 1) * share, position + 1
    return total, position


def _with_half(
    items: list[str], position: int, count: Decimal | None
) -> tuple[Decimal | None, int]:
    """Add "с половиной" or "с четвертью"."""
    if count is not None and items[position : position + 1] == ["с"]:
        share = number_words().fractions.get(items[position + 1] if items[position + 1 :] else "")
        if share is not None:
            return count + share, position + 2
    return count, position
