"""The nominative of a whole name: the reading on which all its words agree.

Each word alone is often ambiguous ("Токаева" is a man's genitive or a woman's nominative).
All combinations of gender and case are scored over the words of the name, what the
neighbours demand, and what other mentions in the document prove.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from diplotext.entities.persons.names import Names
from diplotext.entities.persons.normalize import CASES, initial_cap
from diplotext.entities.persons.shape import INITIAL, WORD, Piece, Shape, is_age

__all__ = ["Demand", "Solution", "fields", "solve"]

GENDERS = ("masc", "femn")
MISMATCH = -4.0
UNREADABLE = -6.0
_CELLS = tuple((gender, case) for gender in GENDERS for case in CASES)
_Table = dict[tuple[str, str], tuple[str, float]]
# Where nothing is demanded: most names stand in the nominative, then in the genitive.
PRIOR = {"nomn": 0.0, "gent": -0.4, "datv": -0.7, "accs": -0.8, "ablt": -0.6, "loct": -1.2}
MALE = 0.1


@frozen
class Demand:
    """What the neighbours of a name demand: weights of cases and genders, 0 where they fit."""

    cases: Mapping[str, float] = field(factory=lambda: PRIOR)
    genders: Mapping[str, float] = field(factory=dict)
    agreeing: Mapping[tuple[str, str], float] = field(factory=dict)

    def weight(self, gender: str, case: str) -> float:
        """Weigh a gender and case."""
        if (gender, case) in self.agreeing:
            return self.agreeing[gender, case]
        return self.cases.get(case, MISMATCH) + self.genders.get(gender, 0.0)


@frozen
class Solution:
    """A nominative for each piece, with gender, case and score of the reading."""

    lemmas: tuple[str, ...]
    gender: str
    case: str
    score: float


def solve(
    shape: Shape, names: Names, demand: Demand, proven: Mapping[str, float] | None = None
) -> list[Solution]:
    """Give the readings of a name, the best first; never empty.

    ``proven`` adds weight to nominatives (lower case) that other mentions show.
    """
    tables = [_table(piece, names, proven or {}) for piece in shape.pieces]
    solutions = []
    for cell in _CELLS:
        gender, case = cell
        readings = [table[cell] for table in tables]
        score = demand.weight(gender, case) + (MALE if gender == "masc" else 0.0)
        score += sum(weight for _, weight in readings)
        solutions.append(Solution(tuple(lemma for lemma, _ in readings), gender, case, score))
    return sorted(solutions, key=lambda solution: -solution.score)


def _table(piece: Piece, names: Names, proven: Mapping[str, float]) -> _Table:
    """Give the best nominative of a piece, with its weight, for each gender and case."""
    value = piece.value.lower()
    if piece.kind != WORD or not piece.declines:
        return dict.fromkeys(_CELLS, (value, 0.0))
    article = ""
    if piece.article:
        article, hyphen, value = value.partition("-")
        article += hyphen
    table = dict.fromkeys(_CELLS, (article + value, UNREADABLE))
    for guess in names.readings(value, last=piece.surname):
        lemma = article + guess.lemma
        weight = guess.likely + proven.get(lemma, 0.0)
        for case in CASES if guess.case is None else (guess.case,):
            if weight > table[guess.gender, case][1]:
                table[guess.gender, case] = lemma, weight
    return table


def fields(shape: Shape, solution: Solution, gap: Sequence[str]) -> dict[str, str | None]:
    """Give the fields of a `Person`; ``gap`` holds what stands after each piece in the text."""
    pieces = shape.pieces
    shown = {
        piece.start: initial_cap(piece.display, piece.value.lower(), lemma)
        if piece.kind == WORD
        else _shown(piece)
        for piece, lemma in zip(pieces, solution.lemmas, strict=True)
    }
    name = "".join(
        shown[piece.start] + after for piece, after in zip(pieces, (*gap, ""), strict=False)
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
