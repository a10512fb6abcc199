"""What a unit with a head of its own is: an agency of the state, a committee, a department."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplotext.entities.titles import tokens as see

if TYPE_CHECKING:
    from diplotext.entities.titles.build import Parts
    from diplotext.entities.titles.words import Words

__all__ = ["charge_of_agency", "kinds_of_unit"]


def kinds_of_unit(parts: Parts, words: Words) -> list[str]:
    """Name a unit, the most specific name first: ``committee``, ``agency``, ``unit``.

    An Olympic or electoral committee, a news agency is none.
    """
    if _is_committee(parts):
        return ["committee", "unit"]
    noun = _noun(parts["unit"], words)
    if "body" not in parts and noun and not _lemmas(noun).isdisjoint(words["no_agencies"]):
        return []
    return ["agency", "unit"] if _is_agency(parts, words) else ["unit"]


def charge_of_agency(parts: Parts, words: Words) -> str | None:
    """Give the portfolio of an agency: "Государственного комитета по туризму"."""
    said = [*parts["unit"], *parts["topic"]]
    skipped = {*words["agencies"], *words["state_adjectives"]}
    charge = [_genitive(t) for t in said if not _lemmas([t]) & skipped]
    return words.portfolio(" ".join(charge)) if charge else None


def _is_committee(parts: Parts) -> bool:
    """Tell "комитета Сената", not "комитета Министерства финансов"."""
    bodies = (*parts["body"], *parts["late"])
    kinds = {getattr(getattr(token, "mention", None), "kind", None) for token in bodies}
    return "parliament" in kinds and not _lemmas(parts["unit"]).isdisjoint(("комитет", "комиссия"))


def _is_agency(parts: Parts, words: Words) -> bool:
    """Tell an agency of the state by "государственный", by its state, by whom it is under.

    No agencies are the departments of a ministry.
    """
    noun = _noun(parts["unit"], words)
    if "body" in parts or not noun:
        return False
    lemmas = _lemmas(noun)
    if "under" in parts or not lemmas.isdisjoint(words["state_adjectives"]):
        return True
    if "комиссия" in lemmas:
        return False
    of_state = any(see.codes(t) for slot in ("unit", "states", "late") for t in parts[slot])
    return of_state or ("агентство" in lemmas and noun[0].value[0].isupper())


def _noun(unit: list[Any], words: Words) -> list[Any]:
    """Give the words of a unit up to "комитета", "агентства"; none if it is neither."""
    agencies = {*words["agencies"]}
    stop = next((i for i, token in enumerate(unit) if _lemmas([token]) & agencies), -1)
    return unit[: stop + 1]


def _genitive(token: Any) -> str:
    """Give "туризма" for "туризму": portfolios are known by their genitives."""
    for form in getattr(token, "forms", ()):
        if "datv" in form.grams and ("NOUN" in form.grams or "ADJF" in form.grams):
            number = "plur" if "plur" in form.grams else "sing"
            genders = {g for g in ("masc", "femn", "neut") if g in form.grams and number == "sing"}
            return str(form.inflect({"gent", number, *genders}) or token.value)
    return str(token.value)


def _lemmas(tokens: list[object]) -> set[str]:
    return {form.normalized for token in tokens for form in getattr(token, "forms", ())}
