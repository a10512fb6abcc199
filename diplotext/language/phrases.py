"""Noun phrases whose case their place tells: the reading of a word there, the nominative."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from diplotext.language.caches import CACHE_SIZE
from diplotext.language.inflect import agree, join, restore
from diplotext.language.morph import Form, default_morph

__all__ = ["form_in", "nominative_of"]

_POS = ("NOUN", "ADJF", "PRTF")
_NEITHER = ("VERB", "INFN", "GRND", "PREP", "CONJ", "PRCL", "ADVB", "NPRO", "PRED", "NUMR")
_NAMES = ("Name", "Surn", "Patr", "Geox")


@lru_cache(CACHE_SIZE)
def form_in(word: str, case: str, *kinds: str) -> Form | None:
    """Give the likeliest reading of a word in a case, if it is of one of the kinds.

    >>> form_in("логистики", "gent", "NOUN").normalized
    'логистика'
    >>> form_in("взаимной", "gent", "NOUN") is None
    True
    """
    if len(word) == 1:  # letters are nouns too
        return None
    if word.isupper() and len(word) < 6 and "NOUN" in kinds:
        return default_morph()(word)[0]
    readings = default_morph()(word)
    if any(kind in readings[0].grams for kind in _NEITHER):  # "стали" is hardly ever steel
        return None
    for form in readings:
        named = any(name in form.grams for name in _NAMES)
        if case in form.grams and not named and any(kind in form.grams for kind in _POS):
            return form if any(kind in form.grams for kind in kinds) else None
    return None


def nominative_of(words: Sequence[str], case: str, text: str | None = None) -> str:
    """Put a noun phrase that stands in a case into the nominative, number kept.

    ``text`` is the phrase as the lexicon spells it, if it is there.

    >>> nominative_of(["сельского", "и", "водного", "хозяйства"], "gent")
    'сельское и водное хозяйство'
    >>> nominative_of(["противодействия", "терроризму"], "gent")
    'противодействие терроризму'
    """
    changed = list(words)
    head = next((i for i, word in enumerate(words) if form_in(word, case, "NOUN")), None)
    if head is None or (len(words) == 1 and words[0].isupper()):
        return join(words)
    form = form_in(words[head], case, "NOUN")
    assert form is not None
    number = "plur" if "plur" in form.grams else "sing"
    if text is not None and _number(text.split()) == number and _plain(words):
        return text
    changed[head] = restore(words[head], form.inflect({"nomn", number}))
    gender = next((g for g in ("masc", "femn", "neut") if g in form.grams), None)
    for i in range(head):
        changed[i] = agree(words[i], gender, number)
    return join(changed)


def _number(words: Sequence[str]) -> str:
    form = next((f for w in words if (f := form_in(w, "nomn", "NOUN"))), None)
    return "plur" if form is not None and "plur" in form.grams else "sing"


def _plain(words: Sequence[str]) -> bool:
    return all(word.islower() for word in words)
