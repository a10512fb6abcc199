"""From a match of the grammar to dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve, frozen

from diplotext.engine.grammar import Context, Found, slots
from diplotext.engine.lexicon import Word
from diplotext.entities.dates.normalize import Point, dotted, iso, months, span
from diplotext.language.numerals import parse_number
from diplotext.language.view import fold
from diplotext.types import Date

__all__ = ["Vocabulary", "builder"]

_QUARTER = 3
_HALF = 6
# Written without "год" a number is a year only within these.
_LIKELY = range(1800, 2101)
_NOT_BEFORE = ("NOUN", "ADJF", "NUMR")


@frozen(eq=False)
class Vocabulary:
    """The words of the lexicon by what they mean."""

    rows: Mapping[str, tuple[str, ...]]
    months: Mapping[str, int]
    short_months: Mapping[str, int]
    genitive_months: Mapping[str, int]
    seasons: Mapping[str, int]
    days: Mapping[str, int]
    tens: Mapping[str, int]
    ordinals: Mapping[str, int]
    year_words: tuple[str, ...]

    @classmethod
    def of(cls, lexicon: Iterable[Word]) -> Vocabulary:
        """Index the rows, whose ids are like ``month.1``."""
        rows = {row.id: tuple(fold(word) for word in row.words) for row in lexicon}
        full = _numbers(rows, "month")
        ordinals = _numbers(rows, "ordinal")
        return cls(
            rows=rows,
            months=full,
            short_months=_numbers(rows, "short"),
            genitive_months={w: n for w, n in full.items() if w[-1] in "ая"},
            seasons=_numbers(rows, "season"),
            days=_numbers(rows, "day"),
            tens=_numbers(rows, "tens"),
            ordinals=ordinals | {word.capitalize(): n for word, n in ordinals.items()},
            year_words=tuple(word for word in rows["year"] if len(word) > 2),
        )

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self.rows[name]

    def month(self, word: str) -> int:
        """Give the number of a month."""
        word = word.lower()
        return self.months.get(word) or self.short_months[word]

    def pair(self, word: str) -> tuple[int, int] | None:
        """Read two months joined by a hyphen."""
        left, _, right = word.lower().partition("-")
        if left in self.months and right in self.months:
            return self.months[left], self.months[right]
        return None

    def ordinal(self, word: str) -> int:
        """Give the number of "первый", "I", "1"."""
        return self.ordinals[word]


def _numbers(rows: Mapping[str, tuple[str, ...]], kind: str) -> dict[str, int]:
    found = {}
    for name, words in rows.items():
        if name.startswith(f"{kind}."):
            found.update(dict.fromkeys(words, int(name.partition(".")[2])))
    return found


def builder(words: Vocabulary) -> Callable[[Any, Context], Iterator[Found]]:
    """Make the function that turns matches into dates."""

    def build(match: Any, context: Context) -> Iterator[Found]:
        found = slots(match)
        tokens = match.tokens[len(found.get("before", ())) :]
        if _refused(tokens, found, context, words):
            return
        read = _read(found, words)
        if read is not None:
            since, until = read
            yield Found(tokens, (Date(**context.span(tokens), since=since, until=until),))

    return build


def _read(found: Mapping[str, Any], words: Vocabulary) -> tuple[str, str] | None:
    """Compute the period that the slots tell; ``None`` for none of the calendar."""
    until = _point(found["until"], words) if "until" in found else None
    year = until.year if until else None
    if "digits" in found:
        point = dotted([token.value for token in found["digits"] if token.value.isdigit()])
        return (iso(point), iso(point)) if point else None
    if "pair" in found:
        ends = words.pair(found["pair"][0].value)
        return span(Point(None, ends[0]), Point(year, ends[1])) if ends else None
    if "decade" in found:
        return _decade(found["decade"][0].value)
    if "count" in found:
        count = parse_number(found["count"][0].value)
        return months(1, int(count), year) if count is not None and count == int(count) else None
    for name, size in (("quarter", _QUARTER), ("half", _HALF)):
        if name in found:
            first = words.ordinal(found[name][0].value)
            last = words.ordinal(found["last"][0].value) if "last" in found else first
            return months((first - 1) * size + 1, last * size, year)
    if "season" in found["since"]:
        first = words.seasons[found["since"]["season"][0].value.lower()]
        return months(first, first + 2, _point(found["since"], words).year)
    since = _point(found["since"], words)
    return span(since, until or since)


def _point(part: Mapping[str, Any], words: Vocabulary) -> Point:
    point = Point()
    if "year" in part:
        point = evolve(point, year=int(part["year"][0].value))
    if "month" in part:
        point = evolve(point, month=words.month(part["month"][0].value))
    if "day" in part:
        point = evolve(point, day=int(part["day"][0].value))
    if "word" in part:
        tens = words.tens[part["tens"][0].value.lower()] if "tens" in part else 0
        point = evolve(point, day=tens + words.days[part["word"][0].value.lower()])
    return point


def _decade(text: str) -> tuple[str, str]:
    first = int(text) if len(text) > 2 else 1900 + int(text)
    return f"{first}", f"{first + 9}"


def _refused(
    tokens: list[Any], found: Mapping[str, Any], context: Context, words: Vocabulary
) -> bool:
    """Tell a piece of a longer number, a street named after a day, a number that is no year."""
    text, start = context.view.matching, tokens[0].span.start
    if re.search(r"(?:\w|\d[-+/.,:—])\Z", text[max(0, start - 2) : start]):
        return True
    before = [token for token in context.before(tokens, 2) if token.value != "."]
    if before and _names(before[-1], words["not_after"]):
        return True
    if all(token.type in ("INT", "PUNCT") for token in tokens):
        years = [int(token.value) for token in tokens if len(token.value) == 4]
        if "digits" not in found and any(year not in _LIKELY for year in years):
            return True
        return "digits" not in found and _goes_on(context.after(tokens, 1))
    return len(tokens) == 1 and tokens[0].value.istitle()  # "к Маю": a name


def _names(token: Any, words: tuple[str, ...]) -> bool:
    lemmas = {form.normalized for form in getattr(token, "forms", ())}
    return token.value.lower() in words or not lemmas.isdisjoint(words)


def _goes_on(after: Any) -> bool:
    """Tell whether a number counts what follows: "в 2000 километрах"."""
    if not after:
        return False
    word = after[0]
    if word.type == "RU":
        return any(pos in word.forms[0].grams for pos in _NOT_BEFORE)
    return word.type in ("LATIN", "INT", "FLOAT", "MONEY") or word.value in "%°:"
