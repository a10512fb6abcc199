"""The name of an office in the nominative: the governing words change, the rest stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplotext.entities.titles import tokens as see
from diplotext.language.inflect import agree, join, restore

if TYPE_CHECKING:
    from diplotext.engine.grammar import Context
    from diplotext.entities.titles.build import Parts
    from diplotext.entities.titles.words import Words

__all__ = ["display_name"]


def display_name(parts: Parts, context: Context, words: Words) -> str:
    """Give the title in the nominative, singular or plural as it stands."""
    surface = context.words(parts.tokens)
    if any(t.value.lower() in ("врио", "ио", "о") for t in parts["prefix"]):
        return context.surface(parts.tokens)  # the abbreviation governs, and does not decline
    number = "plur" if parts.plural else "sing"
    acting = next((i for i, t in enumerate(parts.tokens) if words.is_acting(t)), None)
    if acting is not None:
        female = see.only(parts.tokens[acting], "femn") and not parts.plural
        gender = "femn" if female else "masc"
        surface[acting] = agree(surface[acting], gender, number, context.morph)
        return join(surface)
    return join(_inflected(parts, surface, context, number))


def _inflected(parts: Parts, surface: list[str], context: Context, number: str) -> list[str]:
    slot = parts.governor
    noun = see.noun(parts[slot])
    index = 0
    gender = "masc"
    for token in parts.tokens:
        size = len(context.words([token]))
        if token is noun:
            surface[index] = _noun(token, surface[index], parts.phrases.get(slot, ""), number)
            break
        if see.has(token, "ADJF") or see.has(token, "PRTF"):
            gender = "femn" if _feminine(token) else "masc"
            for place in range(index, index + size):
                surface[place] = agree(surface[place], gender, number, context.morph)
        index += size
    return surface


def _feminine(token: Any) -> bool:
    forms = [f.grams for f in token.forms if "ADJF" in f.grams or "PRTF" in f.grams]
    return all("femn" in grams for grams in forms)


def _noun(token: Any, surface: str, phrase: str, number: str) -> str:
    """Inflect the head noun, read as the lexicon means it ("премьера" is the premier)."""
    nouns = [form for form in token.forms if "NOUN" in form.grams]
    wanted = [form for form in nouns if form.normalized in phrase.split()]
    form = (wanted or nouns or token.forms)[0]
    if "Fixd" in form.grams:
        return surface
    return restore(surface, form.inflect({"nomn", number}))
