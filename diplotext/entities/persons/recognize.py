"""From a run of capitalised words to mentions of persons."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from attrs import Factory, field, frozen

from diplotext.engine.grammar import Context, Found
from diplotext.engine.limits import Cache
from diplotext.entities.persons.belief import believes
from diplotext.entities.persons.context import Beside, Neighbours
from diplotext.entities.persons.names import Names
from diplotext.entities.persons.pieces import Name, Words, monosyllable, name_of, pieces_of
from diplotext.entities.persons.segments import segments
from diplotext.entities.persons.shape import Piece, is_age
from diplotext.language.caches import size
from diplotext.types import Person

__all__ = ["Reader"]

# Tokens that matter before and after a name.
LOOK_BACK, LOOK_AHEAD = 24, 4
HEADING = 40
_CACHE = size(10_000)


@frozen(eq=False)
class Run:
    """A run of tokens as it is spelt: its pieces, and the names it was cut to.

    ``aged`` tells that it ends with "старший", which may begin another phrase.
    """

    text: str
    pieces: tuple[Piece, ...]
    aged: bool
    cut: dict[Hashable, tuple[Name, ...]] = field(factory=dict)


@frozen(eq=False)
class Reader:
    """Reads names out of runs of tokens, with the names and context words of lexicons."""

    names: Names
    words: Words
    neighbours: Neighbours = Factory(lambda self: Neighbours(self.words), takes_self=True)
    _runs: Cache[Hashable, Run] = field(factory=lambda: Cache(_CACHE), init=False, repr=False)

    def read(self, tokens: Sequence[Any], context: Context) -> Iterator[Found]:
        """Find the names in a run."""
        row, base = context.tokens, tokens[0].span.start
        begin = bisect_left(row, base, key=_start)
        end = begin + len(tokens)
        names = self._cut(tokens, context, begin, end)
        if not names or self.heading(context):
            return
        for name in names:
            start, stop = base + name.pieces[0].start, base + name.pieces[-1].stop
            first = bisect_left(row, start, begin, end, key=_start)
            last = bisect_left(row, stop, first, end, key=_start)
            beside = self.beside(row, first, last)
            if believes(name, beside, context, (start, stop)):
                person = self.person(name, beside, context, start)
                yield Found(row[first:last], (person,))

    def heading(self, context: Context) -> bool:
        """Tell a line in capitals, where capitals prove nothing."""
        count = 0
        for token in context.tokens[:HEADING]:
            if token.type == "RU" and len(token.value) > 2:
                if not token.value.isupper():
                    return False
                count += 1
        return count > 2

    def whole(self, tokens: Sequence[Any], context: Context) -> Name:
        """Take all the tokens of a run for one name."""
        run = self._run(tokens, context)
        found = run.cut.get("whole")
        if found is None:
            found = run.cut["whole"] = (name_of(run.pieces, run.text, self.names),)
        return found[0]

    def beside(self, row: Sequence[Any], begin: int, end: int) -> Beside:
        """Look at the neighbours of a name in its sentence, by the indices of its tokens."""
        left, right = row[max(0, begin - LOOK_BACK) : begin], row[end : end + LOOK_AHEAD]
        return self.neighbours.look(left, right)

    def person(self, name: Name, beside: Beside, context: Context, start: int) -> Person:
        """Make the mention of a name that starts at an offset of the view."""
        readings = name.readings(beside.evidence)
        fields = readings.fields(readings.lemmas(beside.demand))
        length = name.pieces[-1].stop - name.pieces[0].start
        return Person(**context.slice(start, start + length), **fields)  # type: ignore[arg-type]

    def _cut(
        self, tokens: Sequence[Any], context: Context, begin: int, end: int
    ) -> tuple[Name, ...]:
        """Cut a run to names; what was cut once is remembered."""
        run, row = self._run(tokens, context), context.tokens
        pieces = run.pieces
        aged = run.aged and _goes_on(row, end)
        cases = self.neighbours.office(row[begin - 1]) if begin else None
        named = begin > 0 and self.neighbours.is_thing(row[begin - 1])
        found = run.cut.get((aged, cases, named))
        if found is None:
            if aged:  # "Громов, старший советник"
                pieces = pieces[:-1]
            cut = segments(list(pieces), self.names, self.words, cases=cases, named=named)
            found = tuple(name_of(segment, run.text, self.names) for segment in cut)
            run.cut[aged, cases, named] = found
        return found

    def _run(self, tokens: Sequence[Any], context: Context) -> Run:
        base, stop = tokens[0].span.start, tokens[-1].span.stop
        text = context.view.display[base:stop]
        ends = context.tokens[-1].span.stop == stop
        key = text, context.view.matching[base:stop], len(tokens), ends
        run = self._runs.get(key)
        if run is None:
            spans = ((t.value, t.span.start - base, t.span.stop - base) for t in tokens)
            pieces = pieces_of(spans, text, self.words)
            if ends:
                pieces = monosyllable(pieces, self.names)
            run = self._runs[key] = Run(text, tuple(pieces), is_age(tokens[-1].value))
        return run


def _goes_on(row: Sequence[Any], end: int) -> bool:
    return any(
        pos in form.grams
        for token in row[end : end + 1]
        for form in getattr(token, "forms", ())[:1]
        for pos in ("NOUN", "ADJF")
    )


def _start(token: Any) -> int:
    return int(token.span.start)
