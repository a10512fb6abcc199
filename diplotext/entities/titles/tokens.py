"""What one token is to a title: tests that look at nothing but the token."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diplotext.types import Country

__all__ = [
    "agree",
    "codes",
    "has",
    "is_adjective_of_state",
    "is_capitalized",
    "is_dative",
    "is_genitive",
    "is_ordinal_end",
    "is_place_name",
    "is_regional",
    "is_state",
    "names_state",
    "noun",
    "only",
]


def has(token: Any, *grams: str) -> bool:
    """Tell whether one reading of the token has all the grammemes."""
    return any(all(g in form.grams for g in grams) for form in getattr(token, "forms", ()))


def codes(token: Any) -> list[str]:
    """Give the states that a token names: two for a compound adjective."""
    return [m.code for m in getattr(token, "mentions", ()) if isinstance(m, Country)]


def is_adjective_of_state(token: Any) -> bool:
    """Tell "казахстанский" from "Казахстан"."""
    return token.type == "COUNTRY" and token.mention.form == "adjective"


def names_state(token: Any) -> bool:
    """Tell the name of a state in any case."""
    return token.type == "COUNTRY" and token.mention.form != "adjective"


def is_state(token: Any) -> bool:
    """Tell a state in the genitive, or one whose name does not decline ("США", "РК")."""
    if not names_state(token):
        return False
    return has(token, "gent") or not has(token, "NOUN")


def is_genitive(token: Any) -> bool:
    """Tell a word that may go on a chain of genitives ("стран Африки"), names excluded."""
    if token.type == "AREA":
        return has(token, "gent")
    if token.type != "RU":
        return False
    if has(token, "ADJF", "gent") or has(token, "PRTF", "gent"):
        return token.value.islower() or token.value.isupper()
    best = token.forms[0].grams
    if not token.value.islower():  # "Центральной Азии", but not "Ивана"
        return has(token, "Geox", "gent") and "Name" not in best and "Surn" not in best
    return "NOUN" in best and "gent" in best and "anim" not in best


def is_dative(token: Any) -> bool:
    """Tell an adjective or a thing in the dative."""
    if token.type == "AREA":
        return has(token, "datv")
    if token.type != "RU":
        return False
    if has(token, "Geox", "datv"):
        return True
    return token.value.islower() and (
        has(token, "ADJF", "datv") or has(token, "NOUN", "inan", "datv")
    )


def is_ordinal_end(token: Any) -> bool:
    """Tell the "й" of "1-й"."""
    return token.value in ("й", "го", "му", "м", "ый", "ого")


def is_capitalized(token: Any) -> bool:
    """Tell a word with a capital."""
    return token.type == "RU" and token.value[0].isupper()


def is_regional(token: Any) -> bool:
    """Tell "Павлодарской" (of a region)."""
    return is_capitalized(token) and has(token, "ADJF")


def is_place_name(token: Any) -> bool:
    """Tell "Удмуртии" from a personal name."""
    if not is_capitalized(token) or has(token, "Name") or has(token, "Surn"):
        return False
    return has(token, "Geox", "gent")


def only(token: Any, gram: str) -> bool:
    """Tell whether all readings of a noun or adjective have the grammeme."""
    forms = [f for f in getattr(token, "forms", ()) if "NOUN" in f.grams or "ADJF" in f.grams]
    return bool(forms) and all(gram in form.grams for form in forms)


def noun(tokens: Sequence[Any]) -> Any:
    """Give the first noun of a phrase, else its last word."""
    for token in tokens:
        if "NOUN" in token.forms[0].grams:
            return token
    return next((token for token in tokens if has(token, "NOUN")), tokens[-1])


def agree(adjective: Any, head: Any) -> bool:
    """Tell whether an adjective and a noun share a case and a number."""
    cases = ("nomn", "gent", "datv", "accs", "ablt", "loct")
    return any(
        has(adjective, case, number) and (has(head, case, number) or has(head, "Fixd"))
        for case in cases
        for number in ("sing", "plur")
    )
