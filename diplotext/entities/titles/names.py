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

_LONG = 6  # letters; what is shorter may be an abbreviation
_ACRONYM = 3  # letters of "США", "РФ"; names of places are longer, but for some
_OF_STATE = ("ской", "цкой", "ского", "цкого")
_STATES = ("республик", "государств", "королевств")


def display_name(parts: Parts, context: Context, words: Words) -> str:
    """Give the title in the nominative, singular or plural as it stands.

    The capitals of a headline are not kept: "МИНИСТР ОБОРОНЫ ЧИЛИ" is "Министр обороны Чили".
    """
    name = _display_name(parts, context, words)
    return _calm(name, context) if name.isupper() and len(name) > _LONG else name


def _calm(name: str, context: Context) -> str:
    said = [_calm_word(word, context) for word in name.split()]
    for index, word in enumerate(said):
        if not word.startswith(_STATES) or index == 0:
            continue
        if said[index - 1].endswith(_OF_STATE):  # "КЫРГЫЗСКОЙ РЕСПУБЛИКИ"
            said[index - 1 : index + 1] = [said[index - 1].capitalize(), word.capitalize()]
        elif any(other[0].isupper() for other in said[index - 1 : index + 2]):
            said[index] = word.capitalize()
    said[0] = said[0][0].upper() + said[0][1:]
    return " ".join(said)


def _calm_word(word: str, context: Context) -> str:
    forms = context.morph(word.lower())
    place = any("Geox" in form.grams for form in forms[:2])
    if place or not context.morph.is_known(word.lower()) or "Abbr" in forms[0].grams:
        return word if len(word) <= _ACRONYM or "Abbr" in forms[0].grams else word.capitalize()
    return word.lower()


def _display_name(parts: Parts, context: Context, words: Words) -> str:
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
    return join(_ordinal(_inflected(parts, surface, context, number)))


def _ordinal(words: list[str]) -> list[str]:
    """Put "1-м" into the nominative: three tokens, and the governor is a man's."""
    for index, word in enumerate(words[:-2]):
        if word == "1" and words[index + 1] == "-":
            return [*words[:index], "1-й", *words[index + 3 :]]
    return words


def _inflected(parts: Parts, surface: list[str], context: Context, number: str) -> list[str]:
    noun = parts.noun
    lemmas = parts.phrases.get(parts.governor, "").split()
    index = 0
    for token in parts.tokens:
        size = len(context.words([token]))
        if token.span.start == noun.span.start:
            surface[index] = _noun(noun, surface[index], number, context)
            break
        if see.has(token, "ADJF") or see.has(token, "PRTF"):
            # "казахстанский и кыргызский министры": each adjective is one.
            own = "sing" if see.only(token, "sing") else number
            gender = "femn" if see.only(token, "femn") else "masc"
            if any(form.normalized in lemmas for form in token.forms):
                surface[index] = _adjective(token, surface[index], {own, gender}, lemmas)
            else:
                for place in range(index, index + size):
                    surface[place] = agree(surface[place], gender, own, context.morph)
        index += size
    return surface


def _noun(noun: Any, surface: str, number: str, context: Context) -> str:
    """Inflect the head noun as the lexicon means it ("премьера" is the premier)."""
    forms = [form for form in noun.forms if "NOUN" in form.grams]
    if not forms:  # an adjective or participle that stands for a noun ("поверенный")
        return agree(surface, "masc", number, context.morph)
    if "Fixd" in forms[0].grams:
        return surface
    return restore(surface, forms[0].inflect({"nomn", number}))


def _adjective(token: Any, surface: str, wanted: set[str], lemmas: list[str]) -> str:
    """Inflect an adjective of the lexicon phrase ("временный", not "временной")."""
    form = next(form for form in token.forms if form.normalized in lemmas)
    grams = wanted - {"masc", "femn"} if "plur" in wanted else wanted
    return restore(surface, form.inflect({"nomn", *grams}))
