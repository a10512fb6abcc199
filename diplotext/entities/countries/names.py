"""What states are called in the genitive, for the names of their bodies."""

from __future__ import annotations

from functools import cache

from diplotext.entities import default_lexicon
from diplotext.language.morph import Morph, default_morph

__all__ = ["genitive_name"]

# After these the name proper stays as it is: "Республики Конго", "Острова Кука".
_APPOSITIVE = frozenset({"республика", "остров", "острова"})


@cache
def genitive_name(code: str) -> str | None:
    """Give the short name of a state in the genitive; ``None`` for an unknown code.

    >>> genitive_name("KZ"), genitive_name("US"), genitive_name("SA")
    ('Казахстана', 'США', 'Саудовской Аравии')
    """
    names = {state.code: state.name for state in default_lexicon("countries")}
    return _genitive(names[code], default_morph()) if code in names else None


def _genitive(name: str, morph: Morph) -> str:
    words = name.split()
    changed = []
    for index, word in enumerate(words):
        done = index and words[index - 1].lower() in _APPOSITIVE and len(words) == 2
        changed.append(word if done else _word(word, morph))
    return " ".join(changed)


def _word(word: str, morph: Morph) -> str:
    readings = [form for form in morph(word) if "nomn" in form.grams]
    readings.sort(key=lambda form: "Geox" not in form.grams)
    if not readings or "Fixd" in readings[0].grams or (word.isupper() and len(word) > 1):
        return word
    inflected = readings[0].raw.inflect({"gent"})
    if not inflected:
        return word
    changed = str(inflected.word)
    # Letter by letter, so that the capital of "Кот-д’Ивуар" stays one.
    kept = [
        old if old.lower() == new else new for old, new in zip(word, inflected.word, strict=False)
    ]
    return "".join(kept) + changed[len(kept) :]
