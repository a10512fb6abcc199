"""The items of a list of areas: which words are one name, where a bond stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from diplotext.entities.areas.normalize import Index
from diplotext.language.phrases import form_in

__all__ = ["inner_bond", "is_bond", "whole_items"]


def is_bond(token: Any, found: dict[str, Any], index: Index) -> bool:
    """Tell what has adjectives that count anywhere: "по вопросам торгового сотрудничества"."""
    lemma = index.lemma(token.value)
    bond = ("group" in found or "matter" in found) and lemma in index.context["bonds"]
    return bond or ("place" in found and lemma in index.fields)


def whole_items(
    items: Sequence[Sequence[Any]], row: Sequence[Any], index: Index
) -> Iterator[Sequence[Any]]:
    """Join what is one name: "предупреждения и ликвидации | чрезвычайных ситуаций"."""
    places = {token.span.start: place for place, token in enumerate(row)}
    held: Sequence[Any] = ()
    for tokens in items:
        if held:
            first, last = places[held[0].span.start], places[tokens[-1].span.start]
            whole = row[first : last + 1]
            if len(whole) == len(held) + len(tokens) + 1 and index.is_name(whole, held):
                tokens = whole
            else:
                yield held
        held = tokens
    if held:
        yield held


def inner_bond(tokens: Sequence[Any], case: str, index: Index) -> tuple[int, int] | None:
    """Give where the adjectives of a bond stand within a noun phrase, and the bond."""
    nouns = [i for i, t in enumerate(tokens) if form_in(t.value, case if not i else "gent", "NOUN")]
    for previous, i in pairwise([-1, *nouns]):
        bond = i > previous + 1 and index.lemma(tokens[i].value) in index.context["bonds"]
        if bond and previous >= 0 and tokens[previous + 1].value != "и":
            return previous + 1, i
    return None
