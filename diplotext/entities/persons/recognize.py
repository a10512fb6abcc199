"""From a run of capitalised words to mentions of persons."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from attrs import frozen

from diplotext.engine.grammar import Context, Found
from diplotext.entities.persons.agreement import Solution, fields, solve
from diplotext.entities.persons.belief import believes
from diplotext.entities.persons.context import Beside, look
from diplotext.entities.persons.names import Names
from diplotext.entities.persons.normalize import CASES
from diplotext.entities.persons.pieces import Words, pieces_of, words_of
from diplotext.entities.persons.segments import segments
from diplotext.entities.persons.shape import SUFFIX, WORD, Piece, Shape, is_age, shape_of
from diplotext.types import Person

__all__ = ["Reader"]

# Tokens that matter before and after a name.
LOOK_BACK, LOOK_AHEAD = 24, 4
HEADING = 40


@frozen(eq=False)
class Reader:
    """Reads names out of runs of tokens, with the names and context words of lexicons."""

    names: Names
    words: Words

    def read(self, tokens: Sequence[Any], context: Context) -> Iterator[Found]:
        """Find the names in a run."""
        if self.heading(context):
            return
        run = self.pieces(tokens, context)
        if run and is_age(run[-1].value) and _goes_on(tokens, context):
            run = run[:-1]  # "Громов, старший советник"
        for pieces in segments(run, self.names, self.words, cases=_office(tokens, context)):
            beside = self.beside(pieces, context)
            if believes(pieces, self.shape(pieces, beside), beside, context, self.names):
                yield Found(_tokens(pieces, context), (self.person(pieces, beside, context),))

    def heading(self, context: Context) -> bool:
        """Tell a line in capitals, where capitals prove nothing."""
        words = [t.value for t in context.tokens[:HEADING] if t.type == "RU" and len(t.value) > 2]
        return len(words) > 2 and all(word.isupper() for word in words)

    def pieces(self, tokens: Sequence[Any], context: Context) -> list[Piece]:
        """Take tokens for the pieces of a name."""
        return pieces_of(tokens, context, self.names, self.words)

    def beside(self, pieces: Sequence[Piece], context: Context) -> Beside:
        """Look at the neighbours of a name in its sentence."""
        tokens = context.tokens
        begin = bisect_left(tokens, pieces[0].start, key=_start)
        end = bisect_left(tokens, pieces[-1].stop, key=_start)
        left, right = tokens[max(0, begin - LOOK_BACK) : begin], tokens[end : end + LOOK_AHEAD]
        return look(left, right, self.words)

    def shape(self, pieces: Sequence[Piece], beside: Beside) -> Shape:
        """Sort the pieces; a given name alone after a title is no surname ("принц Уильям")."""
        words = words_of(pieces)
        if len(words) == 1 and all(piece.kind in (WORD, SUFFIX) for piece in pieces):
            kinds = self.names.kinds(words[0].value)
            if kinds.first and not kinds.surname and beside.evidence != "honorific":
                return Shape(first=(words[0],), suffix=tuple(p for p in pieces if p not in words))
        return shape_of(pieces, self.names)

    def solved(
        self, pieces: Sequence[Piece], beside: Beside, proven: Mapping[str, float] | None = None
    ) -> tuple[Shape, Solution]:
        """Give the shape of a name and its best reading."""
        shape = self.shape(pieces, beside)
        return shape, solve(shape, self.names, beside.demand, proven)[0]

    def person(
        self,
        pieces: Sequence[Piece],
        beside: Beside,
        context: Context,
        proven: Mapping[str, float] | None = None,
    ) -> Person:
        """Make the mention of a name."""
        shape, solution = self.solved(pieces, beside, proven)
        gaps = [_gap(a, b, context) for a, b in pairwise(pieces)]
        span = context.slice(pieces[0].start, pieces[-1].stop)
        return Person(**span, **fields(shape, solution, gaps))  # type: ignore[arg-type]


def _start(token: Any) -> int:
    return int(token.span.start)


def _office(tokens: Sequence[Any], context: Context) -> frozenset[str] | None:
    """Give the cases of the office before a run, ``None`` where nothing stands before."""
    before = context.before(tokens)
    if not before:
        return None
    if before[-1].type != "TITLE":
        return frozenset()
    return frozenset(case for form in before[-1].forms for case in CASES if case in form.grams)


def _gap(before: Piece, after: Piece, context: Context) -> str:
    """Give what stands between two pieces, white space as one space."""
    between = context.view.display[before.stop : after.start]
    return between.strip() or (" " if between else "")


def _goes_on(tokens: Sequence[Any], context: Context) -> bool:
    after = context.after(tokens)
    return bool(after) and any(
        pos in form.grams for form in getattr(after[0], "forms", ())[:1] for pos in ("NOUN", "ADJF")
    )


def _tokens(pieces: Sequence[Piece], context: Context) -> Sequence[Any]:
    begin = bisect_left(context.tokens, pieces[0].start, key=_start)
    return context.tokens[begin : bisect_left(context.tokens, pieces[-1].stop, key=_start)]
