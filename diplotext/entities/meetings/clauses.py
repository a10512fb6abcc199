"""Where the clause of a word begins and ends in its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diplotext.language.tokens import has_lemma

__all__ = ["WINDOW", "boundaries", "holes", "is_finite", "part"]

_SUBORDINATE = frozenset({"что", "который", "где", "чтобы", "когда", "поскольку", "откуда", "куда"})
_CONTRAST = frozenset({"однако", "но"})
WINDOW = 120  # tokens on each side of a word in which its clause ends, whatever the text is
_REACH = 40  # tokens looked at for the end of a clause that interrupts another


def boundaries(row: Sequence[Any], index: int) -> tuple[int, int]:
    """Give the clause round a token: from one boundary to the next, in tokens.

    Boundaries are semicolons, colons, and commas before "что", "который" and the like; a
    participle clause does not end a clause. A clause may go on after one that interrupts it
    ("министр, который прибыл в Осло, встретился"): `holes` gives what does not belong to it.
    """
    first = max(0, index - WINDOW)
    start, stop = _boundaries(row[first : index + WINDOW], index - first)
    return first + start, first + stop


def _boundaries(row: Sequence[Any], index: int) -> tuple[int, int]:
    within = _inner(row)
    for start, stop in within:
        if start <= index < stop:
            return start, stop
    inner = {start - 1 for start, _ in within}
    start, stop = 0, len(row)
    for position, token in enumerate(row):
        if position in inner or not _is_boundary(row, position, token):
            continue
        if position < index:
            start = position + 1
        elif position > index:
            stop = position
            break
    return start, stop


def holes(row: Sequence[Any], index: int) -> tuple[tuple[int, int], ...]:
    """Give the clauses that interrupt that of a token, in order; mostly there are none."""
    first = max(0, index - WINDOW)
    found = _inner(row[first : index + WINDOW])
    spans = [(first + start, first + stop) for start, stop in found]
    return tuple(span for span in spans if not span[0] <= index < span[1])


def _inner(row: Sequence[Any]) -> list[tuple[int, int]]:
    """Find the subordinate clauses after which the clause round them goes on.

    What stands before has no verb yet: "N, который прибыл в Осло, встретился с M".
    """
    found: list[tuple[int, int]] = []
    start, position = 0, 0
    while position < len(row):
        token = row[position]
        if token.value in (";", ":"):
            start = position + 1
        elif token.value == "," and _subordinate(row, position, _SUBORDINATE):
            stop = _end(row, position + 1)
            if stop is None or any(map(is_finite, row[max(start, position - _REACH) : position])):
                start = position + 1
            else:
                found.append((position + 1, stop))
                position = stop
        position += 1
    return found


def _end(row: Sequence[Any], start: int) -> int | None:
    """Give the comma that ends a clause, if another verb follows; ``None`` where none does.

    A list goes on after a comma ("на которой были министры А, Б и В, прошла в Осло").
    """
    told = False
    for position in range(start, min(len(row), start + _REACH)):
        token = row[position]
        if token.value in (";", ":") or (token.value == "," and _subordinate(row, position, None)):
            return None
        if token.value == "," and told:
            stop = _next_comma(row, position + 1, min(len(row), position + _REACH))
            if any(map(is_finite, row[position + 1 : stop])):
                return position
        told = told or is_finite(token)
    return None


def part(row: Sequence[Any], index: int, span: tuple[int, int]) -> tuple[int, int]:
    """Give the coordinate part of a clause round a token, each with a verb of its own.

    "С гостем встретилась N, | отдельную беседу с ним имел M": what has no verb goes with what
    stands before it.
    """
    start, stop = span
    cuts = [start]
    told = False
    for position in range(start, stop):
        if row[position].value == "," and told:
            ahead = row[position + 1 : _next_comma(row, position + 1, stop)]
            if any(map(is_finite, ahead)):
                cuts.append(position + 1)
                told = False
        told = told or is_finite(row[position])
    cuts.append(stop + 1)
    place = max(i for i, cut in enumerate(cuts[:-1]) if cut <= index)
    return cuts[place], cuts[place + 1] - 1


def _next_comma(row: Sequence[Any], start: int, stop: int) -> int:
    return next((i for i in range(start, stop) if row[i].value == ","), stop)


def is_finite(token: Any) -> bool:
    """Tell a verb that makes a clause: a finite one or a short participle."""
    first = token.parts[0] if token.type == "MEETING" else token
    if first.type != "RU":
        return False
    grams = first.forms[0].grams
    return "VERB" in grams or "PRTS" in grams


def _is_boundary(row: Sequence[Any], position: int, token: Any) -> bool:
    if token.value == ":":
        after = row[position + 1] if position + 1 < len(row) else None
        # "провёл ряд встреч: с N и с M"
        return after is None or after.value.lower() not in ("с", "со")
    return token.value == ";" or (token.value == "," and _subordinate(row, position, None))


def _subordinate(row: Sequence[Any], position: int, words: frozenset[str] | None) -> bool:
    """Tell a comma before one of the words, a preposition between them ("в ходе которой")."""
    after = row[position + 1 : position + 4]
    if not after:
        return False
    known = words or _SUBORDINATE | _CONTRAST
    first = getattr(after[0], "forms", None)
    near = after if first and "PREP" in first[0].grams else after[:1]
    return any(has_lemma(word, known) for word in near)
