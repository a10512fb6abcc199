"""From the words of an organisation to its id and canonical name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from attrs import field, frozen

from diplotext.language.morph import default_morph
from diplotext.language.view import fold

__all__ = ["Index", "Row", "dash_variants"]

_AGENCY = "un_agency"


@frozen
class Row:
    """A row of the lexicon: an organisation and all that it is called."""

    id: str
    name: str
    abbreviations: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    kind: str = "regional"
    note: str | None = None
    examples: tuple[str, ...] = ()


@frozen
class Index:
    """The words of a lexicon by the way they are found, each with its row.

    ``weak`` holds the words that want evidence, phrases among them; ``mixed`` are phrases,
    word by word, that hold what an earlier layer has merged: a state ("@KZ" stands for it) or
    an area of cooperation ("@AREA"). ``inner`` tells of a spelling which other organisation is
    named in it: the bounds of its words, and its row.
    """

    phrases: Mapping[str, Row]
    abbreviations: Mapping[str, Row]
    weak: Mapping[str, Row]
    mixed: Mapping[tuple[str, ...], Row]
    inner: Mapping[str, tuple[int, int, Row]] = field(factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Index:
        """Index the rows; of two organisations with one word the first keeps it."""
        phrases: dict[str, Row] = {}
        abbreviations: dict[str, Row] = {}
        weak: dict[str, Row] = {}
        mixed: dict[tuple[str, ...], Row] = {}
        for row in rows:
            for phrase in _phrases(row):
                if "@" not in phrase:
                    phrases.setdefault(phrase, row)
                elif not re.search(r"@\w+-", phrase):  # "Россия-НАТО" is one word
                    mixed.setdefault(tuple(phrase.split()), row)
            for word in row.abbreviations:
                abbreviations.setdefault(fold(word), row)
            for word in row.weak:
                weak.setdefault(fold(word), row)
                if " " in word:
                    phrases.setdefault(fold(word), row)
        whole = {**abbreviations, **phrases}
        spellings = {**whole, **{" ".join(words): row for words, row in mixed.items()}}
        return cls(phrases, abbreviations, weak, mixed, _nested(spellings, whole))

    def find(self, key: str) -> Row | None:
        """Find the row of a spelling of the lexicon."""
        return self.phrases.get(key) or self.abbreviations.get(key) or self.weak.get(key)


def _nested(
    spellings: Mapping[str, Row], whole: Mapping[str, Row]
) -> dict[str, tuple[int, int, Row]]:
    """Find the organisation named inside the spelling of another: "ООН" of "Генассамблея ООН".

    An agency or programme is no body, its owner a word of its name: "Программа развития ООН".
    Nor is what stands at the beginning another one: "Организация экономического сотрудничества
    и развития" is not a body of the "Организация экономического сотрудничества".
    """
    morph = default_morph()

    def lemmas(phrase: str) -> tuple[str, ...]:
        return tuple(min(morph.normalized(word), default=word) for word in phrase.split())

    known = {lemmas(spelling): row for spelling, row in whole.items()}
    found: dict[str, tuple[int, int, Row]] = {}
    bodies = {spelling: row for spelling, row in spellings.items() if row.kind != _AGENCY}
    for spelling, own in bodies.items():
        words = lemmas(spelling)
        start = max((n for n in range(1, len(words)) if words[:n] in known), default=1)
        for first, last in combinations(range(start, len(words) + 1), 2):
            row = known.get(words[first:last])
            if row is not None and row.id != own.id:
                best = found.get(spelling)
                if best is None or last - first > best[1] - best[0]:
                    found[spelling] = first, last, row
    return found


def _phrases(row: Row) -> Iterator[str]:
    for name in (row.name, *row.aliases):
        # A name with quotation marks is found by what stands in them.
        if "«" not in name and "(" not in name:
            yield from dash_variants(fold(name))


def dash_variants(phrase: str) -> Sequence[str]:
    """Give the spellings of a phrase with a dash between words.

    >>> dash_variants("стран — экспортеров")
    ('стран — экспортеров', 'стран - экспортеров', 'стран-экспортеров')
    """
    if " — " not in phrase and " - " not in phrase:
        return (phrase,)
    plain = phrase.replace(" - ", " — ")
    return plain, plain.replace(" — ", " - "), plain.replace(" — ", "-")
