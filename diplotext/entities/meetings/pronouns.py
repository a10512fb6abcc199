"""Pronouns among the officials of a sentence: "он", "с ней", "меня принял", "которого"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import evolve

from diplotext.entities.meetings.actor import Actor, closes, is_word
from diplotext.entities.meetings.cases import CASES
from diplotext.entities.meetings.joints import is_attribute, preposition_at
from diplotext.language.tokens import has_lemma

__all__ = ["FIRST", "pronoun", "relative"]

_WHICH = frozenset({"который"})


def relative(row: Sequence[Any], index: int, before: Sequence[Actor]) -> Actor | None:
    """Read "который" as the official right before its clause: "посол, которого принял N"."""
    if not before or not has_lemma(row[index], _WHICH):
        return None
    comma = index - 2 if index > 1 and preposition_at(row, index - 1) else index - 1
    last = before[-1]
    if not last.human or row[comma].value != "," or not closes(row, last, comma):
        return None
    forms = [form for form in row[index].forms if form.normalized in _WHICH]
    several = all("plur" in form.grams for form in forms)
    if several != (last.plural or last.joined):
        return None
    own = frozenset(case for form in forms for case in CASES if case in form.grams)
    actor = Actor(index, index + 1, last.mention, own, last.plural, title=last.title, human=True)
    return evolve(actor, preposition=preposition_at(row, index - 1))


_THIRD = frozenset({"он", "она", "они"})
FIRST = frozenset({"я", "мы"})


def pronoun(row: Sequence[Any], index: int) -> Actor | None:
    """Read "он", "с ней", "меня принял"; not "его коллега", where it belongs to a noun."""
    token = row[index]
    if not has_lemma(token, _THIRD | FIRST, "NPRO"):
        return None
    if is_word(token, "его", "ее", "их") and not _stands_alone(row, index):
        return _owner(row, index)
    forms = [form for form in token.forms if "NPRO" in form.grams]
    own = frozenset(case for form in forms for case in CASES if case in form.grams)
    plural = all("plur" in form.grams for form in forms)
    return Actor(index, index + 1, None, own, plural, human=True, pronoun=True)


def _owner(row: Sequence[Any], index: int) -> Actor | None:
    """Read "её встречи с N": whose meeting it is."""
    place = index + 1
    while place < len(row) and is_attribute(row[place]):
        place += 1
    if place >= len(row) or row[place].type != "MEETING" or _is_verb(row[place]):
        return None
    several = is_word(row[index], "их")
    gent = frozenset({"gent"})
    return Actor(index, index + 1, None, gent, several, human=True, pronoun=True)


def _stands_alone(row: Sequence[Any], index: int) -> bool:
    """Tell whether "его" is an object: beside the verb that governs it, no noun after it."""
    before = row[index - 1] if index else None
    if before is not None and _is_verb(before):
        return True
    after = row[index + 1] if index + 1 < len(row) else None
    return after is not None and _is_verb(after)


def _is_verb(token: Any) -> bool:
    first = token.parts[0] if token.type == "MEETING" else token
    return first.type == "RU" and "VERB" in first.forms[0].grams
