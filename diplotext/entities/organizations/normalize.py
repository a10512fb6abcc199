"""From the words of an organisation to its id and canonical name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from diplotext.language.view import fold

__all__ = ["Index", "Row", "dash_variants"]


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
    an area of cooperation ("@AREA").
    """

    phrases: Mapping[str, Row]
    abbreviations: Mapping[str, Row]
    weak: Mapping[str, Row]
    mixed: Mapping[tuple[str, ...], Row]

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
        return cls(phrases, abbreviations, weak, mixed)

    def find(self, key: str) -> Row | None:
        """Find the row of a spelling of the lexicon."""
        return self.phrases.get(key) or self.abbreviations.get(key) or self.weak.get(key)


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
