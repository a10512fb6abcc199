"""From a run of capitalised words to names: what to cut off, where to split, what to believe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from diplotext.engine.grammar import Context, Found
from diplotext.entities.persons.agreement import Demand, Solution, fields, solve
from diplotext.entities.persons.context import Beside, look
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
    is_surname_first,
    shape_of,
)
from diplotext.types import Person

__all__ = ["Reader"]

Words = dict[str, frozenset[str]]


@frozen(eq=False)
class Reader:
    """Reads names out of runs of tokens, with the names and context words of lexicons."""

    names: Names
    words: Words

    def read(self, tokens: Sequence[Any], context: Context) -> Iterator[Found]:
        """Find the names in a run."""
        if self.heading(context):
            return
        pieces = self.pieces(tokens, context)
        if is_age(pieces[-1].value) and _goes_on(tokens, context):  # "Громов, старший советник"
            pieces = pieces[:-1]
        for pieces in self._segments(pieces):
            beside = self.beside(pieces, context)
            if self._believes(pieces, beside, context):
                yield Found(_tokens(pieces, context), (self.person(pieces, beside, context),))

    def heading(self, context: Context) -> bool:
        """Tell a line in capitals, where capitals prove nothing."""
        words = [t.value for t in context.tokens if t.type == "RU" and len(t.value) > 2]
        return len(words) > 2 and all(word.isupper() for word in words)

    def pieces(self, tokens: Sequence[Any], context: Context) -> list[Piece]:
        """Take tokens for the pieces of a name; an initial has its dot."""
        pieces: list[Piece] = []
        for token in tokens:
            start, stop = token.span.start, token.span.stop
            if token.value == "." and pieces and _may_be_initial(pieces[-1]):
                initial = pieces[-1]
                shown = context.view.display[initial.start : stop]
                pieces[-1] = evolve(
                    initial, kind=INITIAL, value=initial.value + ".", display=shown, stop=stop
                )
            elif token.type in ("RU", "COUNTRY", "LATIN"):
                shown = context.view.display[start:stop]
                pieces.append(Piece(self._kind(token.value, bool(pieces)), token.value, shown, start, stop))
        return self._monosyllable(pieces, context)

    def beside(self, pieces: Sequence[Piece], context: Context) -> Beside:
        """Look at the neighbours of a name in its sentence."""
        left = [t for t in context.tokens if t.span.start < pieces[0].start]
        right = [t for t in context.tokens if t.span.start >= pieces[-1].stop]
        return look(left, right, self.words)

    def person(
        self,
        pieces: Sequence[Piece],
        beside: Beside,
        context: Context,
        proven: Mapping[str, float] | None = None,
    ) -> Person:
        """Make the mention of a name."""
        shape, solution = self.solved(pieces, beside, proven)
        gaps = [
            " ".join(context.view.display[a.stop : b.start].split()) or (" " if a.stop < b.start else "")
            for a, b in zip(pieces, pieces[1:], strict=False)
        ]
        span = context.slice(pieces[0].start, pieces[-1].stop)
        return Person(**span, **fields(shape, solution, gaps))  # type: ignore[arg-type]

    def solved(
        self, pieces: Sequence[Piece], beside: Beside, proven: Mapping[str, float] | None = None
    ) -> tuple[Shape, Solution]:
        """Give the shape of a name and its best reading."""
        shape = self.shape(pieces, beside)
        return shape, solve(shape, self.names, beside.demand, proven)[0]

    def shape(self, pieces: Sequence[Piece], beside: Beside) -> Shape:
        """Sort the pieces; a given name alone after a title is no surname ("принц Уильям")."""
        shape = shape_of(pieces, self.names)
        words = [piece for piece in pieces if piece.kind == WORD]
        if len(words) == 1 and all(piece.kind in (WORD, SUFFIX) for piece in pieces):
            kinds = self.names.kinds(words[0].value)
            if kinds.first and not kinds.surname and beside.evidence != "honorific":
                return Shape(first=(words[0],), suffix=tuple(p for p in pieces if p not in words))
        return shape

    def _kind(self, value: str, inside: bool) -> str:
        lower = value.lower()
        if not value[0].isalpha() or value.isascii():
            return SUFFIX
        if inside and (lower in self.words["suffix"] or is_age(value)):
            return SUFFIX
        if lower in self.words["particle_arabic"]:
            return ARABIC if value.islower() or lower in {"аль", "эль", "бин", "бен", "ибн"} else WORD
        if value in self.words["particle_european"]:
            return EUROPEAN
        return WORD

    def _monosyllable(self, pieces: list[Piece], context: Context) -> list[Piece]:
        """Take "И." after "Ван" at the end of a sentence for a given name and a full stop."""
        if len(pieces) != 2 or pieces[1].kind != INITIAL or pieces[1].value not in _SYLLABLES:
            return pieces
        last = context.tokens[-1].span.stop == pieces[1].stop
        if not last or pieces[0].value.lower() not in self.names.families:
            return pieces
        given = pieces[1]
        bare = given.value[:-1]
        return [pieces[0], evolve(given, kind=WORD, value=bare, display=bare, stop=given.start + 1)]

    def _segments(self, pieces: list[Piece]) -> Iterator[list[Piece]]:
        pieces = self._trimmed(pieces)
        kinds = [self.names.kinds(p.value) if p.kind == WORD else None for p in pieces]
        for index in range(1, len(pieces) - 1):
            if (_begins_name(kinds, index) or _begins_again(kinds, index)) and not self._reads_as_one(pieces, kinds, index):
                yield from self._segments(pieces[:index])
                yield from self._segments(pieces[index:])
                return
        if any(piece.kind == WORD for piece in pieces):
            yield pieces

    def _reads_as_one(self, pieces: list[Piece], kinds: list[Kinds | None], index: int) -> bool:
        if index == 1 and kinds[0] and kinds[0].first and not kinds[0].surname:
            return True
        return is_surname_first([piece.value for piece in pieces], self.names)

    def _trimmed(self, pieces: list[Piece]) -> list[Piece]:
        while pieces and self._leads_wrongly(pieces):
            pieces = pieces[1:]
        while pieces and self._ends_wrongly(pieces):
            pieces = pieces[:-1]
        return pieces

    def _leads_wrongly(self, pieces: list[Piece]) -> bool:
        piece = pieces[0]
        if piece.kind in (SUFFIX, EUROPEAN) or (piece.kind == ARABIC and len(pieces) == 1):
            return piece.kind == SUFFIX or piece.value.islower() and len(pieces) < 2
        if piece.kind != WORD:
            return False
        kinds = self.names.kinds(piece.value)
        following = pieces[1] if len(pieces) > 1 else None
        then = self.names.kinds(following.value) if following and following.kind == WORD else None
        if kinds.service and not kinds.family and piece.value.lower() not in self.names.forms:
            return True
        if len(piece.value) == 1:
            return not (following and is_surname_first(_values(pieces), self.names))
        if self._is_office(piece):
            return True
        if kinds.family and following and is_surname_first(_values(pieces), self.names):
            return False
        if following and following.kind == INITIAL:  # "Вчера С.Лавров", but "Джордж У. Буш"
            if not any(p.kind == WORD for p in pieces[2:]):
                return _stranger(kinds)
            return (kinds.known or kinds.surname) and not kinds.first
        if kinds.common or kinds.place:
            # "Вера Петрова", but not "Вера в успех", nor "Владимир" the city.
            listed = piece.value.lower() in self.names.forms
            city = kinds.place and not kinds.surname and not listed
            return not kinds.name or (city and bool(then and then.first))
        return bool(then and then.first and not kinds.name) and self._disagrees(pieces)

    def _disagrees(self, pieces: list[Piece]) -> bool:
        """Tell that the first word is in another case than the rest ("Роснефти Игорь Сечин")."""
        if len(pieces) < 3:
            return False
        whole = solve(shape_of(pieces, self.names), self.names, Demand())[0]
        rest = solve(shape_of(pieces[1:], self.names), self.names, Demand())[0]
        return whole.score < rest.score - 0.7

    def _ends_wrongly(self, pieces: list[Piece]) -> bool:
        piece = pieces[-1]
        if piece.kind in (ARABIC, EUROPEAN):
            return True
        if piece.kind != WORD:
            return False
        if self._is_office(piece):
            return True
        kinds = self.names.kinds(piece.value)
        if len(piece.value) == 1:
            return not is_surname_first(_values(pieces), self.names)
        if kinds.service and not kinds.family and not is_surname_first(_values(pieces), self.names):
            return True
        if len(pieces) == 3 and kinds.first and not kinds.surname and not kinds.patronymic:
            before, start = (self.names.kinds(pieces[i].value) for i in (1, 0))
            return start.first and before.surname and not before.first
        if not _stranger(kinds) or is_surname_first(_values(pieces), self.names):
            return False
        return len([p for p in pieces if p.kind == WORD]) > 2

    def _is_office(self, piece: Piece) -> bool:
        return not self.words["not_names"].isdisjoint(self.names.morph.normalized(piece.value))

    def _believes(self, pieces: list[Piece], beside: Beside, context: Context) -> bool:
        """Decide whether a run of words is a name at all."""
        words = _words(pieces)
        kinds = [self.names.kinds(p.value) for p in words]
        if not words or (beside.named_after and not self._escapes(pieces, beside)):
            return False
        if all(_stranger(k) for k in kinds):
            return False
        if any(p.kind == INITIAL for p in pieces):
            backed = beside.evidence or beside.subject or beside.verb or len(pieces) > 2
            return bool(not _stranger(kinds[-1]) or backed and not kinds[-1].place or kinds[0].first)
        quoted = _quoted(pieces, context)
        if len(words) == 1 and len(pieces) == 1:
            return not quoted and self._believes_one(pieces, kinds[0], beside)
        if beside.evidence in ("title", "honorific"):
            return True
        return not quoted and self._believes_several(pieces, kinds, beside)

    def _escapes(self, pieces: list[Piece], beside: Beside) -> bool:
        """Tell "президент острова Цай Минь" from "президент фонда Ивана Петрова"."""
        if beside.evidence is None or len(pieces) < 2 or "gent" in beside.demand.cases:
            return False
        return self.solved(pieces, beside)[1].score > -0.5

    def _believes_one(self, pieces: list[Piece], kinds: Kinds, beside: Beside) -> bool:
        if kinds.place and not (kinds.surname or beside.evidence == "honorific"):
            return False
        if beside.evidence == "honorific":
            return kinds.name or not _stranger(kinds)
        if beside.evidence == "title":
            if kinds.surname or kinds.first or kinds.shaped:
                return True
            return not kinds.known and self.solved(pieces, beside)[1].score > -1.0
        if beside.evidence == "noun":
            if kinds.surname or kinds.known:
                return kinds.surname and not kinds.common
            return self.solved(pieces, beside)[1].score > -1.0
        certain = kinds.surname and not kinds.common and not kinds.place and not kinds.first
        return certain and (beside.subject or (kinds.known and not beside.starts))

    def _believes_several(self, pieces: list[Piece], kinds: list[Kinds], beside: Beside) -> bool:
        if any(p.kind == SUFFIX for p in pieces):
            return True
        strangers = sum(
            _stranger(k) for k, p in zip(kinds, _words(pieces), strict=True) if len(p.value) > 1
        )
        if is_surname_first(_values(pieces), self.names):
            return not strangers or len(pieces) > 2 or beside.subject or beside.evidence is not None
        if kinds[0].first or (len(kinds) == 2 and kinds[1].first):
            return strangers == 0 or (kinds[0].first and strangers < len(kinds) - 1) or (
                kinds[0].first and len(kinds) == 2 and not kinds[0].place and not kinds[0].common
            )
        if strangers:
            return False
        if any(k.first or k.surname or k.patronymic for k in kinds):
            return True
        if any(p.kind in (ARABIC, EUROPEAN) or p.article for p in pieces):
            return True
        return beside.evidence == "noun" or beside.subject or beside.verb


_SYLLABLES = {"И.", "Е.", "У.", "О.", "Ю."}


def _may_be_initial(piece: Piece) -> bool:
    return piece.kind == WORD and len(piece.value) <= 4


def _values(pieces: Sequence[Piece]) -> list[str]:
    return [piece.value if piece.kind == WORD else "." for piece in pieces]


def _goes_on(tokens: Sequence[Any], context: Context) -> bool:
    after = context.after(tokens)
    return bool(after) and any(
        pos in form.grams for form in getattr(after[0], "forms", ())[:1] for pos in ("NOUN", "ADJF")
    )


def _begins_name(kinds: Sequence[Kinds | None], index: int) -> bool:
    """Tell whether a second name begins here: a surname before, a given name and more after."""
    before, here, after = kinds[index - 1 : index + 2]
    if not before or not here or not after:
        return False
    return (
        before.surname
        and not before.first
        and here.first
        and not here.surname
        and after.surname
        and not after.patronymic
    )


def _begins_again(kinds: Sequence[Kinds | None], index: int) -> bool:
    """Tell a second pair ("Сара Вебер Лиза Бардек"): given, other, given, other."""
    if index != 2 or len(kinds) != 4 or not all(kinds):
        return False
    return [bool(k and k.first and not k.surname) for k in kinds] == [True, False, True, False]


def _words(pieces: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.kind == WORD]


def _stranger(kinds: Kinds) -> bool:
    """Tell an ordinary word or a place that is no name besides."""
    return (kinds.common or kinds.place) and not kinds.name and not kinds.shaped


def _quoted(pieces: Sequence[Piece], context: Context) -> bool:
    """Tell "«Север Сервис»": the whole run stands in quotation marks."""
    left = [t for t in context.tokens if t.span.stop <= pieces[0].start][-1:]
    right = [t for t in context.tokens if t.span.start >= pieces[-1].stop][:1]
    return bool(left and right and left[0].value in "«\"“„" and right[0].value in "»\"”“")


def _tokens(pieces: Sequence[Piece], context: Context) -> list[Any]:
    first, last = pieces[0].start, pieces[-1].stop
    return [t for t in context.tokens if first <= t.span.start < last]
