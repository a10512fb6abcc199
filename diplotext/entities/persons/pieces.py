"""Tokens of a run taken for the pieces of names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve

from diplotext.engine.grammar import Context
from diplotext.entities.persons.names import Names
from diplotext.entities.persons.shape import (
    ARABIC,
    EUROPEAN,
    INITIAL,
    SUFFIX,
    WORD,
    Piece,
    is_age,
)

__all__ = ["pieces_of", "values", "words_of"]

Words = Mapping[str, frozenset[str]]

# Capitals do not make names of these: "Аль Марри", "Бин Ладен" are particles all the same.
_PARTICLES = frozenset({"аль", "эль", "бин", "бен", "ибн"})
_ONE_LETTER = frozenset({"И.", "Е.", "У.", "О.", "Ю."})


def pieces_of(tokens: Sequence[Any], context: Context, names: Names, words: Words) -> list[Piece]:
    """Take the tokens of a run for pieces, in order; an initial has its dot."""
    pieces: list[Piece] = []
    for token in tokens:
        start, stop = token.span.start, token.span.stop
        if pieces and _continues(pieces[-1], token.value):
            pieces[-1] = _longer(pieces[-1], token.value, stop, context)
        elif token.type in ("RU", "COUNTRY", "TITLE", "LATIN"):
            for value, begin, end in _halves(token.value, start, stop):
                kind = _kind(value, bool(pieces), words)
                pieces.append(Piece(kind, value, context.view.display[begin:end], begin, end))
    return _monosyllable(pieces, context, names)


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


def _longer(piece: Piece, value: str, stop: int, context: Context) -> Piece:
    shown = context.view.display[piece.start : stop]
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


def _monosyllable(pieces: list[Piece], context: Context, names: Names) -> list[Piece]:
    """Take "И." after "Ван" at the end of a sentence for a given name and a full stop."""
    if len(pieces) != 2 or pieces[1].kind != INITIAL or pieces[1].value not in _ONE_LETTER:
        return pieces
    last = context.tokens[-1].span.stop == pieces[1].stop
    if not last or pieces[0].value.lower() not in names.families:
        return pieces
    given = pieces[1]
    bare = given.value[:-1]
    return [pieces[0], evolve(given, kind=WORD, value=bare, display=bare, stop=given.start + 1)]
