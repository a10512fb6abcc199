"""What one token is to a title: tests that look at nothing but the token."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diplotext.language.morph import default_morph
from diplotext.language.tokens import governs
from diplotext.types import Country

OPENING = '«"“„'
CLOSING = '»"”'
_NOMINAL = frozenset({"NOUN", "ADJF", "PRTF"})

__all__ = [
    "CLOSING",
    "OPENING",
    "agree",
    "codes",
    "has",
    "is_adjective_of_state",
    "is_capitalized",
    "is_city",
    "is_dative",
    "is_genitive",
    "is_genitive_adjective",
    "is_in_quotes",
    "is_known",
    "is_locative",
    "is_ordinal_end",
    "is_people",
    "is_place_name",
    "is_plain_genitive",
    "is_region",
    "is_region_noun",
    "is_regional",
    "is_regional_dative",
    "is_regional_locative",
    "is_state",
    "is_unknown",
    "names_state",
    "noun",
    "only",
]


def has(token: Any, *grams: str) -> bool:
    """Tell whether one reading of the token has all the grammemes."""
    return any(all(g in form.grams for g in grams) for form in getattr(token, "forms", ()))


def is_known(token: Any) -> bool:
    """Tell what the dictionary knows from what it guesses ("Бахрама")."""
    return default_morph().is_known(token.value)


def is_unknown(token: Any) -> bool:
    """Tell a word with a capital that the dictionary does not know ("штата Миннесота")."""
    return is_capitalized(token) and not is_known(token) and not token.value.isupper()


def codes(token: Any) -> list[str]:
    """Give the states that a token names: two for a compound adjective."""
    return [m.code for m in getattr(token, "mentions", ()) if isinstance(m, Country)]


def is_adjective_of_state(token: Any) -> bool:
    """Tell "казахстанский" from "Казахстан"."""
    return bool(token.type == "COUNTRY" and token.mention.form == "adjective")


def names_state(token: Any) -> bool:
    """Tell the name of a state in any case."""
    return bool(token.type == "COUNTRY" and token.mention.form != "adjective")


def is_state(token: Any) -> bool:
    """Tell a state in the genitive, or one whose name does not decline ("США", "РК")."""
    if not names_state(token):
        return False
    if not has(token, "gent"):
        return not has(token, "NOUN")
    # "премьера Доминика де Вальми": the genitive of a given name is the nominative of a state
    return has(token, "Geox", "gent") or not (has(token, "Name", "gent") and has(token, "Geox"))


def is_genitive(token: Any) -> bool:
    """Tell a word that may go on a chain of genitives ("стран Африки"), names excluded."""
    if token.type == "AREA":
        return has(token, "gent")
    if token.type != "RU" or len(token.value) < 2:
        return False
    best = token.forms[0].grams
    capital = not token.value.islower() and not token.value.isupper()
    if capital and ("Name" in best or "Surn" in best or not is_known(token)):
        return False  # "министра Бахрама Эсфандияра"
    if has(token, "ADJF", "gent") or has(token, "PRTF", "gent"):
        return True
    if capital:  # "Центральной Азии", but not "Ивана"
        return has(token, "Geox", "gent")
    return "NOUN" in best and "gent" in best and "anim" not in best and "Name" not in best


def is_plain_genitive(token: Any) -> bool:
    """Tell a genitive in small letters that goes on the phrase before it."""
    return token.type == "RU" and token.value.islower() and is_genitive(token)


def is_people(token: Any) -> bool:
    """Tell people in the genitive plural ("по делам беженцев")."""
    if token.type != "RU" or not token.value.islower() or len(token.value) < 2:
        return False
    return has(token, "NOUN", "gent", "plur") or token.value in ("человека", "ребенка")


def is_dative(token: Any) -> bool:
    """Tell an adjective or a thing in the dative."""
    if token.type == "AREA":
        return has(token, "datv")
    if token.type != "RU" or len(token.value) < 2:
        return False
    if has(token, "Geox", "datv") and is_known(token):  # "Азии", but not "Чжао"
        return True
    return token.value.islower() and (
        has(token, "ADJF", "datv") or has(token, "NOUN", "inan", "datv")
    )


def is_regional_dative(token: Any) -> bool:
    """Tell "Центральной" of "по Центральной Азии"."""
    return is_regional(token) and has(token, "ADJF", "datv")


def is_ordinal_end(token: Any) -> bool:
    """Tell the "й" of "1-й"."""
    return token.value in ("й", "го", "му", "м", "ый", "ого", "ому", "ым")


def is_region(token: Any) -> bool:
    """Tell a part of the name of a region ("Центральной", "Азии"), in the genitive."""
    if not is_capitalized(token) or has(token, "Name") or has(token, "Surn"):
        return False
    return has(token, "Geox", "gent") or has(token, "ADJF", "gent")


def is_region_noun(token: Any) -> bool:
    """Tell the noun of the name of a region, in the genitive ("Азии")."""
    return is_region(token) and has(token, "Geox", "gent")


def is_genitive_adjective(token: Any) -> bool:
    """Tell what describes a state ("соседней", "островного")."""
    if token.type != "RU" or not token.value.islower():
        return False
    best = token.forms[0].grams
    return "ADJF" in best and "sing" in best and "Apro" not in best and has(token, "ADJF", "gent")


def is_regional_locative(token: Any) -> bool:
    """Tell "Ошской" after "в"."""
    return is_regional(token) and has(token, "ADJF", "loct")


def is_locative(token: Any) -> bool:
    """Tell "области" after "в Ошской"."""
    return any(
        form.normalized in ("область", "край", "округ", "район") and "loct" in form.grams
        for form in getattr(token, "forms", ())
    )


def is_city(token: Any) -> bool:
    """Tell the name of a place where something is ("в Алматы")."""
    return is_capitalized(token) and has(token, "Geox", "loct") and not has(token, "Surn")


def is_capitalized(token: Any) -> bool:
    """Tell a word with a capital."""
    return bool(token.type == "RU" and token.value[0].isupper())


def is_regional(token: Any) -> bool:
    """Tell "Павлодарской" (of a region)."""
    return is_capitalized(token) and has(token, "ADJF")


def is_in_quotes(token: Any) -> bool:
    """Tell what may be part of a quoted name."""
    return token.value not in OPENING and token.value not in CLOSING and token.value not in ".;!?"


def is_place_name(token: Any) -> bool:
    """Tell "Удмуртии" from a personal name."""
    if not is_capitalized(token) or has(token, "Name") or has(token, "Surn"):
        return False
    return has(token, "Geox", "gent")


def only(token: Any, gram: str) -> bool:
    """Tell whether all readings of a noun or adjective have the grammeme."""
    forms = [f for f in getattr(token, "forms", ()) if _NOMINAL & f.grams.values]
    return bool(forms) and all(gram in form.grams for form in forms)


def noun(tokens: Sequence[Any], phrase: str = "") -> Any:
    """Give the noun of a phrase, with the readings that the lexicon phrase means.

    It is the first noun before a preposition, else the last word before it ("временный
    поверенный в делах").
    """
    stop = next((i for i, t in enumerate(tokens) if i and has(t, "PREP")), len(tokens))
    words = [t for t in tokens[:stop] if getattr(t, "forms", ()) and not is_ordinal_end(t)]
    if governs(words):  # "заведующий отделом"
        words = words[:1]
    token = next((t for t in words if "NOUN" in t.forms[0].grams), None)
    token = token or next((t for t in words if has(t, "NOUN")), words[-1])
    lemmas = phrase.replace("ё", "е").split()
    meant = [form for form in token.forms if form.normalized in lemmas]
    return token.constrained(meant) if meant else token


def agree(adjective: Any, head: Any) -> bool:
    """Tell whether an adjective and a noun share a case and a number."""
    cases = ("nomn", "gent", "datv", "accs", "ablt", "loct")
    return any(
        has(adjective, case, number) and (has(head, case, number) or has(head, "Fixd"))
        for case in cases
        for number in ("sing", "plur")
    )
