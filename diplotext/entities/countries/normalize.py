"""From words to ISO codes, and from the document to the right code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

from diplotext.engine.lexicon import Lexicon
from diplotext.language.view import fold

__all__ = ["Ambiguity", "Index", "State", "choose", "split_compound"]


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
class Ambiguity:
    """A word that could mean several states, or a region that is none.

    ``words`` are the spellings; ``default`` is the code without evidence; ``alternatives``
    are other codes, each with the ``evidence`` that speaks for it: ``"KR:Сеул"``; a region
    (``"-:Казань"``) makes the word no country at all.
    """

    words: tuple[str, ...]
    default: str
    alternatives: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    note: str | None = None


@frozen
class Index:
    """The words of a lexicon by kind, each with its code."""

    names: Mapping[str, str]
    abbreviations: Mapping[str, str]
    adjectives: Mapping[str, str]
    prefixes: Mapping[str, str]
    capitals: Mapping[str, str]
    metonyms: Mapping[str, str]
    ambiguities: Mapping[str, Ambiguity] = field(factory=dict)

    @classmethod
    def of(cls, states: Lexicon[State], ambiguities: Iterable[Ambiguity]) -> Index:
        """Index the rows; of two states with one word the first keeps it."""
        return cls(
            names=_by_word((s.code, (s.name, *s.names)) for s in states),
            abbreviations=_by_word((s.code, s.abbreviations) for s in states),
            adjectives=_by_word((s.code, s.adjectives) for s in states),
            prefixes=_by_word((s.code, s.prefixes) for s in states),
            capitals=_by_word((s.code, s.capital) for s in states),
            metonyms=_by_word((s.code, s.metonyms) for s in states),
            ambiguities={fold(word): row for row in ambiguities for word in row.words},
        )


def _by_word(items: Iterable[tuple[str, Sequence[str]]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, words in items:
        for word in words:
            found.setdefault(fold(word), code)
    return found


def split_compound(value: str, prefixes: Mapping[str, str]) -> list[tuple[str, int, int]]:
    """Split the state prefixes off a compound adjective; gives (code, start, stop) of each.

    >>> split_compound("чилийско-перуанские", {"чилийско": "CL"})
    [('CL', 0, 8)]
    """
    found, start = [], 0
    for part in value.split("-")[:-1]:
        code = prefixes.get(part.lower())
        if code is None:
            return []
        found.append((code, start, start + len(part)))
        start += len(part) + 1
    return found


def choose(row: Ambiguity, votes: Counter[str], text: str) -> str | None:
    """Choose the code of an ambiguous word; ``None`` means that it is no state here.

    ``votes`` counts the unambiguous mentions of states in the document; ``text`` is the
    document. The default stays unless the document never names it and does name another.

    >>> row = Ambiguity(("РК",), "KZ", ("KR",), ("KR:Сеул",))
    >>> choose(row, Counter(), "в Сеуле"), choose(row, Counter(KZ=1), "в Сеуле")
    ('KR', 'KZ')
    """
    if votes[row.default]:
        return row.default
    scores = Counter({code: votes[code] for code in row.alternatives})
    for entry in row.evidence:
        code, _, word = entry.partition(":")
        if fold(word) in text:
            scores[code] += 1
    if not scores or max(scores.values()) == 0:
        return row.default
    best = scores.most_common(1)[0][0]
    return None if best == "-" else best
