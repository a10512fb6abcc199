"""Tokens of a run taken for the pieces of names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from attrs import evolve, field, frozen

from diplotext.entities.persons.agreement import Readings
from diplotext.entities.persons.names import Kinds, Names
from diplotext.entities.persons.shape import (
    ARABIC,
    EUROPEAN,
    INITIAL,
    SUFFIX,
    WORD,
    Piece,
    Shape,
    is_age,
    shape_of,
)

__all__ = ["Name", "Words", "monosyllable", "name_of", "pieces_of", "values", "words_of"]

Words = Mapping[str, frozenset[str]]

# Capitals do not make names of these: "Аль Марри", "Бин Ладен" are particles all the same.
_PARTICLES = frozenset({"аль", "эль", "бин", "бен", "ибн"})
_ADJECTIVE = tuple(
    letter + "к" + end
    for letter in "сц"
    for end in ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ие", "их")
)
_ONE_LETTER = frozenset({"И.", "Е.", "У.", "О.", "Ю."})


@frozen(eq=False, slots=False)
class Name:
    """The pieces of what may be a name, with all that its place in the text does not change.

    ``gaps`` is what stands between the pieces, white space as one space. Spans of text that
    are spelt alike share one `Name`, so nothing here is computed twice.
    """

    pieces: tuple[Piece, ...]
    gaps: tuple[str, ...]
    names: Names = field(repr=False)

    @cached_property
    def words(self) -> list[Piece]:
        """The pieces that are words of their own."""
        return words_of(self.pieces)

    @cached_property
    def kinds(self) -> list[Kinds]:
        """What these words can be."""
        return [self.names.kinds(piece.value) for piece in self.words]

    @cached_property
    def adjectival(self) -> bool:
        """Whether it ends like an adjective ("Винницкого")."""
        return self.words[-1].value.lower().endswith(_ADJECTIVE)

    def readings(self, evidence: str | None) -> Readings:
        """Give the readings; a given name alone after a title is no surname ("принц Уильям")."""
        return self._surname if evidence == "honorific" else self._plain

    @cached_property
    def _surname(self) -> Readings:
        return Readings(shape_of(self.pieces, self.names), self.names, self.gaps)

    @cached_property
    def _plain(self) -> Readings:
        pieces, words = self.pieces, self.words
        if len(words) != 1 or not all(piece.kind in (WORD, SUFFIX) for piece in pieces):
            return self._surname
        kinds = self.kinds[0]
        if not kinds.first or kinds.surname:
            return self._surname
        suffix = tuple(piece for piece in pieces if piece not in words)
        return Readings(Shape(first=(words[0],), suffix=suffix), self.names, self.gaps)


def name_of(pieces: Iterable[Piece], text: str, names: Names) -> Name:
    """Make a name of pieces whose offsets are those of ``text``."""
    pieces = tuple(pieces)
    between = (text[before.stop : after.start] for before, after in pairwise(pieces))
    gaps = tuple(gap.strip() or (" " if gap else "") for gap in between)
    return Name(pieces, gaps, names)


def pieces_of(spans: Iterable[tuple[str, int, int]], text: str, words: Words) -> list[Piece]:
    """Take the tokens of a run for pieces, in order; an initial has its dot.

    ``spans`` gives the values of the tokens and their offsets in the display ``text``.
    """
    pieces: list[Piece] = []
    for token, start, stop in spans:
        if pieces and _continues(pieces[-1], token):
            pieces[-1] = _longer(pieces[-1], token, stop, text)
        elif token not in (".", "-"):
            for value, begin, end in _halves(token, start, stop):
                kind = _kind(value, bool(pieces), words)
                pieces.append(Piece(kind, value, text[begin:end], begin, end))
    return pieces


def words_of(pieces: Sequence[Piece]) -> list[Piece]:
    """Give the pieces that are words of their own."""
    return [piece for piece in pieces if piece.kind == WORD]


def values(pieces: Sequence[Piece]) -> list[str]:
    """Give the words as grammars see them, a dot for anything else."""
    return [piece.value if piece.kind == WORD else "." for piece in pieces]


def _continues(piece: Piece, value: str) -> bool:
    """Tell what belongs to an initial: its dot, and "-К." after "Ж."."""
    if value == ".":
        return not piece.value.endswith(".") and len(piece.value.rpartition("-")[2]) <= 4
    if value == "-":
        return piece.kind == INITIAL
    return piece.kind == INITIAL and piece.value.endswith("-")


def _longer(piece: Piece, value: str, stop: int, text: str) -> Piece:
    shown = text[piece.start : stop]
    return evolve(piece, kind=INITIAL, value=piece.value + value, display=shown, stop=stop)


def _kind(value: str, inside: bool, words: Words) -> str:
    lower = value.lower()
    if value.isascii():
        return SUFFIX
    if inside and (lower in words["suffix"] or is_age(value)):
        return SUFFIX
    if lower in words["particle_arabic"] and (value.islower() or lower in _PARTICLES):
        return ARABIC
    return EUROPEAN if value in words["particle_european"] else WORD


def _halves(value: str, start: int, stop: int) -> list[tuple[str, int, int]]:
    """Cut "Харпер-младший" in two."""
    head, hyphen, tail = value.rpartition("-")
    if not hyphen or not is_age(tail):
        return [(value, start, stop)]
    return [(head, start, start + len(head)), (tail, start + len(head) + 1, stop)]


def monosyllable(pieces: list[Piece], names: Names) -> list[Piece]:
    """Take "И." after "Ван" at the end of a sentence for a given name and a full stop."""
    if len(pieces) != 2 or pieces[1].kind != INITIAL or pieces[1].value not in _ONE_LETTER:
        return pieces
    if pieces[0].value.lower() not in names.families:
        return pieces
    given = pieces[1]
    bare = given.value[:-1]
    return [pieces[0], evolve(given, kind=WORD, value=bare, display=bare, stop=given.start + 1)]
