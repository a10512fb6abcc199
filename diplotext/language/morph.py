"""pymorphy3 behind yargy's morphology protocol; pymorphy2 is never imported.

yargy.morph imports pymorphy2, which fails from Python 3.12 on, so the few small classes
that yargy's predicates and relations look at (forms, grammemes, gender, number, case) are
given here.
"""

from __future__ import annotations

from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

import pymorphy3

from diplotext.language.caches import CACHE_SIZE

__all__ = ["Form", "Grams", "Morph", "default_morph"]

_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct", "voct")
# Second genitive and locative ("чаю", "в саду") agree as the plain cases do.
_SECOND_CASES = {"gen1": "gent", "gen2": "gent", "loc1": "loct", "loc2": "loct", "acc2": "accs"}


class Gender(NamedTuple):
    """Gender as yargy's relations want it."""

    male: bool
    female: bool
    neutral: bool
    bi: bool
    general: bool


class Number(NamedTuple):
    """Number as yargy's relations want it."""

    single: bool
    plural: bool
    only_single: bool
    only_plural: bool


class Case(NamedTuple):
    """Case as yargy's relations want it."""

    mask: tuple[bool, ...]
    fixed: bool


class Grams:
    """The grammemes of one reading of a word."""

    def __init__(self, values: frozenset[str]) -> None:
        second = {_SECOND_CASES[value] for value in values if value in _SECOND_CASES}
        self.values = values | second

    def __contains__(self, value: str) -> bool:
        return value in self.values

    def __repr__(self) -> str:
        return f"Grams({', '.join(sorted(self.values))})"

    @cached_property
    def gender(self) -> Gender:
        """Gender, with the words of common gender marked."""
        has = self.values.__contains__
        return Gender(
            has("masc"), has("femn"), has("neut"), has("Ms-f") or has("ms-f"), has("GNdr")
        )

    @cached_property
    def number(self) -> Number:
        """Number, with the words of one number only marked."""
        has = self.values.__contains__
        return Number(has("sing"), has("plur"), has("Sgtm"), has("Pltm"))

    @cached_property
    def case(self) -> Case:
        """Case; words that do not decline are ``fixed``."""
        return Case(tuple(case in self.values for case in _CASES), "Fixd" in self.values)


class Form:
    """One reading of a word: its lemma (``normalized``, ё as е) and grammemes."""

    __slots__ = ("_inflected", "grams", "normalized", "raw")

    def __init__(self, normalized: str, grams: Grams, raw: Any = None) -> None:
        self.normalized = normalized
        self.grams = grams
        self.raw = raw
        self._inflected: dict[frozenset[str], str | None] = {}

    def inflect(self, grams: set[str] | frozenset[str] = frozenset({"nomn", "sing"})) -> str:
        """Give the word with other grammemes, in lower case; the lemma where it has none."""
        return self.inflected(frozenset(grams)) or self.normalized

    def inflected(self, grams: frozenset[str]) -> str | None:
        """Give the same, remembered, without a lemma where there is no such form."""
        if grams not in self._inflected:
            found = self.raw.inflect(set(grams)) if self.raw is not None else None
            self._inflected[grams] = str(found.word) if found else None
        return self._inflected[grams]

    def __repr__(self) -> str:
        return f"Form({self.normalized!r}, {self.grams!r})"


def _encodable(word: str) -> str:
    """Replace lone surrogates, which the dictionaries cannot look up."""
    return word if word.isalpha() else word.encode("utf-8", "replace").decode("utf-8")


class Morph:
    """A cached analyser with the interface of ``yargy.morph.MorphAnalyzer``."""

    def __init__(self, cache_size: int = CACHE_SIZE) -> None:
        self.raw = pymorphy3.MorphAnalyzer(lang="ru")
        self._readings = lru_cache(cache_size)(self._analyse)
        self._lemmas = lru_cache(cache_size)(self._lemmas_of)
        self._known = lru_cache(cache_size)(self._is_known)
        self._grams: dict[Any, Grams] = {}

    def __call__(self, word: str) -> list[Form]:
        """Give all readings of a word, the likeliest first; never empty."""
        return self._readings(word.lower())

    def check_gram(self, gram: str) -> None:
        """Raise ``ValueError`` for a grammeme that does not exist."""
        if not self.raw.TagClass.grammeme_is_known(gram):
            raise ValueError(gram)

    def normalized(self, word: str) -> set[str]:
        """Give the lemmas of all readings of a word."""
        return {form.normalized for form in self(word)}

    def lemmas(self, word: str) -> frozenset[str]:
        """Give the same as a set that is kept: it is asked for word by word."""
        return self._lemmas(word)

    def is_known(self, word: str) -> bool:
        """Tell whether the dictionary has the word (ё and е are one)."""
        return self._known(word.lower())

    def _is_known(self, word: str) -> bool:
        return bool(self.raw.word_is_known(_encodable(word)))

    def _analyse(self, word: str) -> list[Form]:
        return [
            Form(parse.normal_form.replace("ё", "е"), self._grams_of(parse.tag), parse)
            for parse in self.raw.parse(_encodable(word))
        ]

    def _lemmas_of(self, word: str) -> frozenset[str]:
        return frozenset(form.normalized for form in self(word))

    def _grams_of(self, tag: Any) -> Grams:
        grams = self._grams.get(tag)
        if grams is None:  # tags are few (thousands at most) and shared by many words
            grams = self._grams[tag] = Grams(frozenset(tag.grammemes))
        return grams

    def __reduce__(self) -> tuple[Any, ...]:
        return default_morph, ()


@cache
def default_morph() -> Morph:
    """Give the analyser of the process, loaded on first use."""
    return Morph()
