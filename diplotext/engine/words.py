"""Rules over word lists, shared by the grammars."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import Any

from yargy import or_, rule
from yargy.pipelines import morph_pipeline
from yargy.predicates import dictionary
from yargy.predicates.constructors import Predicate

from diplotext.language.view import fold

__all__ = ["capitalized", "chain", "lemmas", "phrases", "readings", "shaped", "surface"]


def chain(*parts: Any) -> Any:
    """Make a rule of parts in a row; one in a tuple of its own may be left out.

    yargy's ``optional`` makes an empty rule, and its parser loses matches in which an empty
    rule follows a part of variable length: ``rule(or_(INT, rule(INT, INT.repeatable())),
    eq("с").optional())`` does not match "12 345 678 900".
    """
    choices = [(part[0], None) if isinstance(part, tuple) else (part,) for part in parts]
    rows = [[part for part in row if part is not None] for row in product(*choices)]
    return or_(*(rule(*row) for row in rows))


def phrases(lines: Iterable[str]) -> Any:
    """Make a rule that matches any of the phrases in any case and number, word by word.

    The key of a match (`engine.grammar.keys`) is the phrase as `fold` gives it.
    """
    return morph_pipeline(sorted({fold(line) for line in lines}))


def lemmas(words: Iterable[str]) -> Any:
    """Make a predicate that accepts any form of any of the words."""
    return dictionary({fold(word) for word in words})


class surface(Predicate):  # type: ignore[misc]  # noqa: N801  (named like yargy's own)
    """Accepts a token by its spelling; ``caseless`` compares in lower case."""

    __attributes__ = ("words", "caseless")

    def __init__(self, words: Iterable[str], *, caseless: bool = False) -> None:
        folded = (fold(word) for word in words)
        self.words = frozenset(word.lower() if caseless else word for word in folded)
        self.caseless = caseless

    def __call__(self, token: Any) -> bool:
        """Tell whether the token is one of the words."""
        return (token.value.lower() if self.caseless else token.value) in self.words

    @property
    def label(self) -> str:
        """A short name for explanations."""
        return f"surface({len(self.words)} words)"


class readings(Predicate):  # type: ignore[misc]  # noqa: N801
    """Accepts a word one of whose readings has a lemma of the list and all the grammemes.

    Unlike ``and_(dictionary, gram)`` it demands both of one reading.
    """

    __attributes__ = ("words", "grams")

    def __init__(self, words: Iterable[str] | None, *grams: str) -> None:
        self.words = None if words is None else frozenset(fold(word) for word in words)
        self.grams = grams

    def __call__(self, token: Any) -> bool:
        """Tell whether some reading fits."""
        return any(self._fits(form) for form in getattr(token, "forms", ()))

    def constrain(self, token: Any) -> Any:
        """Keep the readings that fit."""
        return token.constrained([form for form in token.forms if self._fits(form)])

    def _fits(self, form: Any) -> bool:
        known = self.words is None or form.normalized in self.words
        return known and all(gram in form.grams for gram in self.grams)

    @property
    def label(self) -> str:
        """A short name for explanations."""
        return f"readings({', '.join(self.grams)})"


class shaped(Predicate):  # type: ignore[misc]  # noqa: N801
    """Accepts a token, not a merged one, whose whole value fits a pattern."""

    __attributes__ = ("pattern",)

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __call__(self, token: Any) -> bool:
        """Tell whether the token fits."""
        return not hasattr(token, "parts") and re.fullmatch(self.pattern, token.value) is not None

    @property
    def label(self) -> str:
        """A short name for explanations."""
        return f"shaped({self.pattern!r})"


class capitalized(Predicate):  # type: ignore[misc]  # noqa: N801
    """Accepts a Cyrillic word that begins with a capital letter."""

    def __call__(self, token: Any) -> bool:
        """Tell whether the token is such a word."""
        return bool(token.type == "RU" and token.value[0].isupper())

    @property
    def label(self) -> str:
        """A short name for explanations."""
        return "capitalized"
