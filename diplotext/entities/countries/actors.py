"""Whether a capital or residence acts for its state: "Анкара заявила", not "в Анкаре"."""

from __future__ import annotations

from typing import Any

from diplotext.engine.grammar import Context
from diplotext.language.tokens import has_lemma

__all__ = ["acts", "is_actor", "is_capital", "is_part_of_name", "of_one_case"]

_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


def acts(tokens: list[Any], context: Context, words: dict[str, Any]) -> bool:
    """Tell a residence that acts from one where something happens."""
    if not tokens[0].value[0].isupper():
        return False
    before, after = context.before(tokens, 2), context.after(tokens)
    if any(token.type == "RU" and has_lemma(token, words["buildings"]) for token in before):
        return False  # "в резиденции «Куксарой»"
    if before and before[-1].value.lower() in words["place_prepositions"]:
        speech = words["speech_verbs"]  # "в Кремле сообщили", "сообщили в Кремле"
        said = len(before) > 1 and before[0].type == "RU" and has_lemma(before[0], speech)
        return said or (bool(after) and has_lemma(after[0], speech))
    return True


def is_actor(
    found: dict[str, list[Any]], key: dict[str, str], context: Context, words: dict[str, Any]
) -> bool:
    """Refuse a place ("в Москве и Анкаре прошли") and a road ("рейс между Москвой и Анкарой")."""
    if "subject" in found and not _is_nominative(found["subject"], key["subject"]):
        return False
    tokens = found.get("subject") or found.get("first")
    before = context.before(tokens, 6) if tokens else ()
    if before and before[-1].value == "стороны":  # "дорога со стороны Анкары"
        return not any(has_lemma(token, words["route_nouns"]) for token in before)
    if "second" in found and before and has_lemma(before[-1], words["route_nouns"]):
        return False  # "поезд Москва — Анкара отправили"
    if before and before[-1].value.lower() in ("с", "со"):
        roads = (*words["route_nouns"], *words["joining_verbs"])
        return not any(has_lemma(token, roads) for token in before if token.type == "RU")
    if before and before[-1].value.lower() == "между":
        return not any(has_lemma(token, words["route_nouns"]) for token in before)
    if len(before) > 1 and has_lemma(before[-2], words["opinion_verbs"]):
        return True
    if len(before) > 1 and before[-1].value == "и" and is_part_of_name(before[-2], "Name"):
        return False  # "Владимир и София приехали"
    return not before or before[-1].value.lower() not in words["place_prepositions"]


def _is_nominative(tokens: list[Any], name: str) -> bool:
    """Tell a capital that is a subject; a guess at an unknown word may be of another case."""
    guessed = any("nomn" in form.grams for form in tokens[0].forms)
    return guessed or tokens[0].value.lower() == name.lower()


def of_one_case(found: dict[str, list[Any]]) -> bool:
    """Tell whether both capitals can stand in one case."""
    first, second = (
        {case for form in found[slot][-1].forms for case in _CASES if case in form.grams}
        for slot in ("first", "second")
    )
    return not first.isdisjoint(second)


def is_capital(tokens: list[Any], name: str) -> bool:
    """Tell "Ханой" from "Хан": of a word that is guessed at, only the exact lemma counts.

    Guesses may miss a name as it stands: "Претория" is not of "преторий".
    """
    lemma = name.lower()
    lemmas = {tokens[0].value.lower(), *(form.normalized for form in tokens[0].forms)}
    return (len(tokens) > 1 or lemma in lemmas) and tokens[0].value[0].isupper()


def is_part_of_name(token: Any, gram: str) -> bool:
    """Tell a capitalised word that is likeliest a given name ("Name") or a surname ("Surn")."""
    if token.type != "RU" or not token.value[0].isupper():
        return False
    likeliest = token.forms[0].grams
    return gram in likeliest and "Abbr" not in likeliest
