"""The nominative of a whole name: the reading on which all its words agree.

Each word alone is often ambiguous ("Токаева" is a man's genitive or a woman's nominative).
All combinations of gender and case are scored over the words of the name, what the
neighbours demand, and what other mentions in the document prove.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from attrs import field, frozen

from diplotext.entities.persons.names import Names
from diplotext.entities.persons.normalize import CASES, Guess, initial_cap
from diplotext.entities.persons.shape import INITIAL, WORD, Piece, Shape, is_age
from diplotext.language.caches import size

__all__ = ["PLAIN", "Demand", "Readings", "demand"]

GENDERS = ("masc", "femn")
CELLS = tuple((gender, case) for gender in GENDERS for case in CASES)
_GENITIVES = tuple(index for index, (_, case) in enumerate(CELLS) if case == "gent")
MISMATCH = -4.0
UNREADABLE = -6.0
# Where nothing is demanded: most names stand in the nominative, then in the genitive.
PRIOR = {"nomn": 0.0, "gent": -0.4, "datv": -0.7, "accs": -0.8, "ablt": -0.6, "loct": -1.2}
MALE = 0.1
_CACHE = size(20_000)


@frozen(eq=False)
class Demand:
    """What the neighbours of a name demand: a weight for each of `CELLS`, 0 where it fits.

    ``agreeing`` tells that a verb demands it, whose subject the name would be.
    """

    weights: tuple[float, ...]
    agreeing: bool = False


def demand(
    cases: Mapping[str, float] = PRIOR,
    genders: Mapping[str, float] | None = None,
    agreeing: Mapping[tuple[str, str], float] | None = None,
) -> Demand:
    """Make a demand of weights of cases and genders; ``agreeing`` holds those of both at once."""
    genders, agreeing = genders or {}, agreeing or {}
    weights = (
        agreeing[cell]
        if cell in agreeing
        else cases.get(cell[1], MISMATCH) + genders.get(cell[0], 0.0)
        for cell in CELLS
    )
    male = (MALE if gender == "masc" else 0.0 for gender, _ in CELLS)
    return Demand(tuple(w + m for w, m in zip(weights, male, strict=True)), bool(agreeing))


PLAIN = demand()
_NEUTRAL = demand(dict.fromkeys(CASES, 0.0))


@frozen(eq=False)
class Word:
    """The readings of one word: the likeliest nominative of each of `CELLS`, with its weight."""

    lemmas: tuple[str, ...]
    weights: tuple[float, ...]
    choices: tuple[tuple[str, float, tuple[int, ...]], ...] = ()
    possible: frozenset[str] = frozenset()

    def with_proof(self, proven: Mapping[str, float]) -> tuple[Sequence[str], Sequence[float]]:
        """Give nominatives and weights once more, where other mentions speak for some."""
        if self.possible.isdisjoint(proven):
            return self.lemmas, self.weights
        lemmas, weights = list(self.lemmas), [UNREADABLE] * len(CELLS)
        for lemma, likely, cells in self.choices:
            weight = likely + proven.get(lemma, 0.0)
            for cell in cells:
                if weight > weights[cell]:
                    lemmas[cell], weights[cell] = lemma, weight
        return lemmas, weights


def _guesses(piece: Piece, value: str, names: Names) -> tuple[Guess, ...]:
    if piece.syllable:
        return names.given_syllable(value)
    return names.readings(value, last=piece.surname)


@lru_cache(_CACHE)
def _declined(value: str, article: str, found: tuple[Guess, ...]) -> Word:
    """Give the readings of a word that declines (lower case), with the article before it."""
    lemmas, weights = [article + value] * len(CELLS), [UNREADABLE] * len(CELLS)
    choices = []
    for guess in found:
        lemma = article + guess.lemma
        cells = tuple(
            index
            for index, (gender, case) in enumerate(CELLS)
            if gender == guess.gender and guess.case in (None, case)
        )
        choices.append((lemma, guess.likely, cells))
        for cell in cells:
            if guess.likely > weights[cell]:
                lemmas[cell], weights[cell] = lemma, guess.likely
    possible = frozenset(lemma for lemma, _, _ in choices)
    return Word(tuple(lemmas), tuple(weights), tuple(choices), possible)


def _word(piece: Piece, names: Names) -> Word:
    value = piece.value.lower()
    if piece.kind != WORD or not piece.declines:
        return Word((value,) * len(CELLS), (0.0,) * len(CELLS))
    head, hyphen, tail = value.partition("-") if piece.article else ("", "", value)
    return _declined(tail, head + hyphen, _guesses(piece, tail, names))


@frozen(eq=False, slots=False)
class Readings:
    """All readings of a name of some shape; ``gaps`` is what stands after each of its pieces."""

    shape: Shape
    names: Names = field(repr=False)
    gaps: tuple[str, ...] = ()
    _fields: dict[tuple[str, ...], dict[str, str | None]] = field(
        factory=dict, init=False, repr=False
    )

    def score(self, demand: Demand) -> float:
        """Weigh the best reading."""
        return max(self._scores(demand))

    def is_genitive(self, margin: float) -> bool:
        """Tell that no case reads so much better than the genitive, where none is demanded."""
        scores = self._scores(_NEUTRAL)
        return max(scores) <= max(scores[cell] for cell in _GENITIVES) + margin

    def lemmas(self, demand: Demand, proven: Mapping[str, float] | None = None) -> tuple[str, ...]:
        """Give the nominative of each piece, in lower case, by the best reading.

        ``proven`` adds weight to nominatives (lower case) that other mentions show.
        """
        scores = self._scores(demand)
        best = self._columns[scores.index(max(scores))]
        if not proven or self._undisputed(best, proven):
            return best
        tables = [word.with_proof(proven) for word in self._words]
        columns = zip(*(weights for _, weights in tables), strict=True)
        pairs = zip(demand.weights, columns, strict=True)
        scores = [weight + sum(column) for weight, column in pairs]
        cell = scores.index(max(scores))
        return tuple(lemmas[cell] for lemmas, _ in tables)

    def shares(self, demand: Demand) -> Mapping[str, float]:
        """Give how probable each nominative of a word is, as this mention alone shows it."""
        return _shares(self, demand.weights)

    @cached_property
    def candidates(self) -> frozenset[str]:
        """All nominatives that the words could have."""
        return frozenset(chain(*(self.own(piece) for piece in self._pieces)))

    def fields(self, lemmas: tuple[str, ...]) -> dict[str, str | None]:
        """Give the fields of a `Person` by the nominatives of the pieces."""
        found = self._fields.get(lemmas)
        if found is None:
            found = self._fields[lemmas] = _fields(self.shape, self._pieces, lemmas, self.gaps)
        return found

    def own(self, piece: Piece) -> set[str]:
        """Give the nominatives that a piece could have, in lower case."""
        if piece.kind != WORD:
            return set()
        found = {guess.lemma for guess in _guesses(piece, piece.value.lower(), self.names)}
        return found | set(_word(piece, self.names).lemmas) if piece.declines else found

    @cached_property
    def _pieces(self) -> tuple[Piece, ...]:
        return tuple(self.shape.pieces)

    @cached_property
    def _words(self) -> tuple[Word, ...]:
        return tuple(_word(piece, self.names) for piece in self._pieces)

    @cached_property
    def _sums(self) -> tuple[float, ...]:
        return tuple(map(sum, zip(*(word.weights for word in self._words), strict=True)))

    @cached_property
    def _columns(self) -> tuple[tuple[str, ...], ...]:
        return tuple(zip(*(word.lemmas for word in self._words), strict=True))

    @cached_property
    def _declining(self) -> tuple[int, ...]:
        """The places of the words that decline."""
        return tuple(
            i for i, piece in enumerate(self._pieces) if piece.kind == WORD and piece.declines
        )

    def _scores(self, demand: Demand) -> list[float]:
        return [w + s for w, s in zip(demand.weights, self._sums, strict=True)]

    def _undisputed(self, best: Sequence[str], proven: Mapping[str, float]) -> bool:
        """Tell that for no word another nominative is proven more, so that the best stays so."""
        for word, lemma in zip(self._words, best, strict=True):
            gain = proven.get(lemma, 0.0)
            for other in word.possible:
                if proven.get(other, 0.0) > gain:
                    return False
        return True


@lru_cache(_CACHE)
def _shares(readings: Readings, weights: tuple[float, ...]) -> Mapping[str, float]:
    pairs = zip(weights, readings._sums, strict=True)
    scores = [weight + total for weight, total in pairs]
    best = max(scores)
    parts = [math.exp(score - best) for score in scores]
    whole = sum(parts)
    shares: dict[str, float] = {}
    for part, lemmas in zip(parts, readings._columns, strict=True):
        for place in readings._declining:
            lemma = lemmas[place]
            shares[lemma] = shares.get(lemma, 0.0) + part / whole
    return shares


def _fields(
    shape: Shape, pieces: Sequence[Piece], lemmas: Sequence[str], gaps: Sequence[str]
) -> dict[str, str | None]:
    shown = {
        piece.start: initial_cap(piece.display, piece.value.lower(), lemma)
        if piece.kind == WORD
        else _shown(piece)
        for piece, lemma in zip(pieces, lemmas, strict=True)
    }
    name = "".join(
        shown[piece.start] + after for piece, after in zip(pieces, (*gaps, ""), strict=False)
    )
    parts = {
        role: " ".join(shown[piece.start] for piece in getattr(shape, role)) or None
        for role in ("first", "middle", "last", "suffix")
    }
    if len(shape.middle) > 1 and all(piece.kind == INITIAL for piece in shape.middle):
        parts["middle"] = "".join(shown[piece.start] for piece in shape.middle)
    return {**parts, "name": name}


def _shown(piece: Piece) -> str:
    """Give what does not decline as it is, and "младшим" in the nominative."""
    return piece.display[:5] + "ий" if piece.display[5:] and is_age(piece.value) else piece.display
