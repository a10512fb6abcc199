"""An official of a sentence: its tokens, how it stands there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from diplotext.types import Mention

__all__ = ["Actor", "closes", "is_word"]


@frozen
class Actor:
    """One official of a sentence: its tokens in the row, and how it stands there.

    ``mention`` is the person where a title stands beside a name; ``None`` for a plain
    noun ("делегация"). ``title`` is the title beside the name.
    ``others`` are bodies under one word ("МИД Кении и Чили"); a ``pronoun`` is "он", "её".
    """

    start: int
    stop: int
    mention: Mention | None
    cases: frozenset[str]
    plural: bool = False
    preposition: str | None = None
    title: Mention | None = None
    joined: bool = False
    human: bool = False
    others: tuple[Mention, ...] = ()
    pronoun: bool = False

    @property
    def may_be_subject(self) -> bool:
        """Whether it stands in the nominative, perhaps, and after no preposition."""
        return self.preposition is None and "nomn" in self.cases


def is_word(token: Any, *words: str) -> bool:
    """Tell whether a token is one of the words, in whatever letter case."""
    return token.value.lower() in words


def closes(row: Sequence[Any], actor: Actor, place: int) -> bool:
    """Tell whether an actor ends before a place, a state after it ("N (Чили)", "N из Чили")."""
    words = row[actor.stop : place]
    if not words:
        return actor.stop == place
    if len(words) == 2 and is_word(words[0], "из", "от") and words[1].type == "COUNTRY":
        return True
    return 2 < len(words) < 5 and words[0].value == "(" and words[-1].value == ")"
