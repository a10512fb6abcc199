"""What stands beside a verb without a preposition: its subjects, the first thing after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diplotext.entities.meetings.actors import Actor, is_word

__all__ = ["REACH", "is_loose", "is_person_at", "object_after"]

REACH = 10  # tokens from a verb to its object, adverbials of time and place between them
_AGO = ("назад", "ранее", "раньше", "спустя")  # "неделей ранее"


def object_after(row: Sequence[Any], index: int, stop: int) -> int | None:
    """Find the first thing after a verb that has no preposition, dates and adverbs skipped.

    Gives its place in the row: the head of an object ("принял в Акорде посла" -> "посла").
    """
    position = index + 1
    limit = min(stop, index + 1 + REACH)
    while position < limit:
        token = row[position]
        if token.type == "RU" and "PREP" in token.forms[0].grams:
            position = _after_phrase(row, position + 1, limit)
        elif token.type in ("DATE", "PUNCT", "INT", "OTHER") or is_loose(token):
            position += 1
        elif position + 1 < limit and is_word(row[position + 1], *_AGO):
            position += 2
        else:
            return position
    return None


def is_loose(token: Any) -> bool:
    """Tell what may stand between a verb and its object: adverbs, attributes, particles."""
    if token.type == "COUNTRY":
        return bool(token.mention.form == "adjective")
    if token.type != "RU":
        return False
    return any(
        gram in token.forms[0].grams
        for gram in ("ADVB", "ADJF", "PRCL", "CONJ", "NUMR", "PRTF", "INFN")
    )


def _after_phrase(row: Sequence[Any], position: int, limit: int) -> int:
    """Skip what a preposition governs: adjectives, a noun, names in the genitive after it."""
    while position < limit and is_loose(row[position]):
        position += 1
    position += 1
    while position < limit and row[position].type in ("COUNTRY", "INSTITUTION", "ORGANIZATION"):
        position += 1
    return position


def is_person_at(row: Sequence[Any], index: int | None, case: str, near: Sequence[Actor]) -> bool:
    """Tell whether an official in a case begins at a place of the row."""
    return index is not None and any(
        actor.start <= index < actor.stop
        and actor.human
        and actor.preposition is None
        and case in actor.cases
        for actor in near
    )
