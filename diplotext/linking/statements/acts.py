"""What kind of act a statement is: plain, with stress, hopeful, worried, thankful.

The word of saying tells it, with a noun near it where the word alone is open: "выразил
надежду", "с удовлетворением отметил".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from attrs import frozen

from diplotext.engine.lexicon import load_lexicon
from diplotext.language.view import fold
from diplotext.linking.statements.speakers import Speech, is_verb

__all__ = ["Said", "said"]

_PLAIN = "say_neutral"
_BEFORE, _AFTER = 3, 6  # tokens about the word in which its noun stands
_ENDS = frozenset({",", ":", ";", "—", "«", "»", '"', "(", ")"})


@frozen
class Said:
    """How something was said: the lemma of the word of saying, and the kind of act."""

    verb: str
    act: str


@frozen
class _Act:
    act: str
    words: tuple[str, ...]
    nouns: tuple[str, ...] = ()


def said(tokens: Sequence[Any], speech: Speech) -> Said:
    """Give the lemma and act of a word of saying among the tokens of its sentence.

    >>> from diplotext import find_statements
    >>> [s.act for s in find_statements("Посол выразил надежду, что квоты вырастут.")]
    ['say_optimism']
    """
    rows = _acts().get(fold(speech.verb), ())
    if not rows:
        return Said(speech.verb, _PLAIN)
    near = _near(tokens, speech.index) if any(nouns for _, nouns in rows) else frozenset()
    fitting = (act for act, nouns in rows if not nouns or nouns & near)
    return Said(speech.verb, next(fitting, _PLAIN))


@cache
def _acts() -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Give for each lemma of saying its acts, with the nouns that they want."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for row in load_lexicon(_Act, "diplotext.linking.statements", "statement_acts.csv"):
        nouns = frozenset(fold(noun) for noun in row.nouns)
        for word in row.words:
            found.setdefault(fold(word), []).append((row.act, nouns))
    return found


def _near(tokens: Sequence[Any], index: int) -> frozenset[str]:
    """Give the lemmas about a word, as far as its clause reaches."""
    lemmas: set[str] = set()
    for steps in (range(index - 1, index - 1 - _BEFORE, -1), range(index + 1, index + 1 + _AFTER)):
        for place in steps:
            if not 0 <= place < len(tokens):
                break
            token = tokens[place]
            if token.value in _ENDS or is_verb(token):
                break
            if token.type == "RU":
                lemmas |= token.lemmas
    return frozenset(lemmas)
