"""From words to ISO codes, and from the document to the right code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from attrs import frozen

from diplotext.engine.lexicon import Lexicon
from diplotext.language.view import fold

__all__ = ["Exclusion", "Homonym", "Index", "Reading", "State", "split_compound"]

_OF_A_PLACE = re.compile(r"[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)$")
_ENDING = re.compile(r"(?:ия|ий|ый|ой|ая|[аяьыи])$")


@frozen
class State:
    """A row of the lexicon: a state and all that it is called."""

    code: str
    name: str
    names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    note: str | None = None


@frozen
class Reading:
    """One reading of an ambiguous word; without ``code`` it is no state in this reading.

    ``kind`` is ``abbreviation``, ``name``, ``adjective``, ``capital`` or ``metonym``;
    ``default`` marks the reading of a document that tells nothing; ``evidence`` are
    phrases whose presence in the document speaks for it.
    """

    surface: str
    kind: str
    code: str | None = None
    default: bool = False
    evidence: tuple[str, ...] = ()


@frozen
class Exclusion:
    """Phrases in which the word of a state means something else."""

    why: str
    phrases: tuple[str, ...]


@frozen
class Homonym:
    """Names of states that are other words too."""

    why: str
    words: tuple[str, ...]


@frozen(eq=False)
class Index:
    """The words of a lexicon by kind, each with its code."""

    names: Mapping[str, str]
    abbreviations: Mapping[str, str]
    adjectives: Mapping[str, str]
    prefixes: Mapping[str, str]
    capitals: Mapping[str, str]
    metonyms: Mapping[str, str]
    readings: Mapping[str, tuple[tuple[Reading, re.Pattern[str]], ...]]

    @classmethod
    def of(cls, states: Lexicon[State], readings: Iterable[Reading]) -> Index:
        """Index the rows; of two states with one word the first keeps it."""
        abbreviations = _by_word((s.code, s.abbreviations) for s in states)
        names = _by_word((s.code, (s.name, *s.names)) for s in states)
        own = {s.code: (s.name, *s.names, *s.adjectives, *s.capital) for s in states}
        return cls(
            names={word: code for word, code in names.items() if word not in abbreviations},
            abbreviations=abbreviations,
            adjectives=_by_word((s.code, s.adjectives) for s in states),
            prefixes=_by_word((s.code, s.prefixes) for s in states),
            capitals=_by_word((s.code, s.capital) for s in states),
            metonyms=_by_word((s.code, s.metonyms) for s in states),
            readings=_group(readings, own),
        )

    @lru_cache(maxsize=64)  # noqa: B019  (an index lives as long as its grammar)
    def choose(self, word: str, text: str) -> tuple[str | None, tuple[str, ...]] | None:
        """Choose the reading of an ambiguous word in a document (its matching text).

        Gives the code, or ``None`` for no state, and the other codes; ``None`` for a word
        with one reading. The default stays unless the document speaks for another reading
        and not for it.
        """
        group = self.readings.get(word)
        if group is None:
            return None
        scores = _scores([evidence for _, evidence in group], text)
        default = next((n for n, (reading, _) in enumerate(group) if reading.default), None)
        best = max(range(len(group)), key=scores.__getitem__)
        if default is not None and (scores[default] or not scores[best]):
            best = default
        elif not scores[best]:
            return None, ()
        code = group[best][0].code
        others = dict.fromkeys(r.code for r, _ in group if r.code and r.code != code)
        return code, tuple(others)


def _scores(patterns: Sequence[re.Pattern[str]], text: str) -> list[int]:
    """Count the evidence of each reading, without what lies inside longer evidence of another.

    "Демократическая Республика Конго" does not speak for "Республика Конго".
    """
    spans = [[found.span() for found in pattern.finditer(text)] for pattern in patterns]
    outer, reach = set(), 0
    for start, stop in sorted({span for own in spans for span in own}, key=lambda s: (s[0], -s[1])):
        if stop > reach:
            outer.add((start, stop))
            reach = stop
    return [sum(span in outer for span in own) for own in spans]


def _group(
    readings: Iterable[Reading], own: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[tuple[Reading, re.Pattern[str]], ...]]:
    groups: dict[str, tuple[tuple[Reading, re.Pattern[str]], ...]] = {}
    for row in readings:
        word = fold(row.surface)
        phrases = (*row.evidence, *(own.get(row.code, ()) if row.code else ()))
        pattern = evidence_pattern(phrase for phrase in phrases if fold(phrase) != word)
        groups[word] = (*groups.get(word, ()), (row, pattern))
    return groups


def evidence_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Make a pattern that finds any of the phrases in any inflection.

    >>> bool(evidence_pattern(["Республика Корея"]).search("посол Республики Корея"))
    True
    """
    alternatives = (r"\s+".join(_stem(w) for w in fold(p).split()) for p in phrases)
    return re.compile("|".join(rf"\b{a}\b" for a in sorted(alternatives)) or r"(?!)")


def _stem(word: str) -> str:
    """Leave what stays when a word inflects, and allow any ending."""
    if word.isupper() or len(word) < 4:
        return re.escape(word)
    return re.escape(_ENDING.sub("", word)) + r"\w{0,3}"


def _by_word(items: Iterable[tuple[str, Sequence[str]]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, words in items:
        for word in words:
            found.setdefault(fold(word), code)
    return found


_LONGEST = 3  # parts of a prefix with hyphens


def split_compound(value: str, prefixes: Mapping[str, str]) -> list[tuple[str, int, int]]:
    """Split the state prefixes off a compound adjective; gives (code, start, stop) of each.

    A prefix may have hyphens of its own: the longest counts. What is left after them must be
    an adjective of a place; otherwise nothing is given.

    >>> split_compound("чилийско-перуанские", {"чилийско": "CL"})
    [('CL', 0, 8)]
    >>> split_compound("шри-ланкийско-чилийский", {"шри-ланкийско": "LK"})
    [('LK', 0, 13)]
    >>> split_compound("боснийско-герцеговинско-чилийские", {"боснийско-герцеговинско": "BA"})
    [('BA', 0, 23)]
    """
    found, start = [], 0
    *pieces, last = value.split("-")
    while pieces:
        sizes = range(min(_LONGEST, len(pieces)), 0, -1)
        parts = ("-".join(pieces[:size]) for size in sizes)
        part = next((part for part in parts if part.lower() in prefixes), None)
        if part is None:
            return []
        found.append((prefixes[part.lower()], start, start + len(part)))
        start += len(part) + 1
        del pieces[: part.count("-") + 1]
    return found if _OF_A_PLACE.search(last.lower()) else []
