"""What the dictionary says of single words, for those who look for names."""

from __future__ import annotations

from diplotext.entities.persons.normalize import CASES, Guess, decline
from diplotext.language.morph import Form
from diplotext.language.view import fold

__all__ = [
    "DICTIONARY_BONUS",
    "add_forms",
    "from_common",
    "hyphen_name",
    "is_common",
    "is_many",
    "lemma_of",
    "like_patronymic",
    "nominal",
]

LEXICON_BONUS = 3.0
DICTIONARY_BONUS = 2.5
# Of surnames that are ordinary nouns.
COMMON_BONUS = 0.5


def add_forms(
    forms: dict[str, list[Guess]], lemma: str, gender: str, *, last: bool = False
) -> None:
    """Add every case of a name of the lexicon, with the weight of what is known."""
    lemma = fold(lemma)
    paradigm = decline(lemma, gender, last=last)
    if paradigm is None:
        forms.setdefault(lemma, []).append(Guess(lemma, gender, None, LEXICON_BONUS))
        return
    for case, form in zip(CASES, paradigm, strict=True):
        forms.setdefault(form, []).append(Guess(lemma, gender, case, LEXICON_BONUS))


def from_common(form: Form) -> list[Guess]:
    """Read surnames that are other words besides: "Лугового", "Зайца", "Свободы".

    Adjectives are surnames in -ой ("Луговой"); those in -ый rather give "Дубов", "Чернов".
    """
    grams = form.grams
    case = next((c for c in CASES if c in grams), None)
    if case is None or "sing" not in grams:
        return []
    lemma = form.normalized
    if "ADJF" in grams and lemma.endswith("ой") and len(lemma) > 4:
        if "masc" in grams:
            return [Guess(lemma, "masc", case, DICTIONARY_BONUS)]
        return [Guess(lemma[:-2] + "ая", "femn", case, DICTIONARY_BONUS)] * ("femn" in grams)
    if "NOUN" not in grams or not is_common(form):
        return []
    if "masc" in grams and "Fixd" not in grams:
        return [Guess(lemma, "masc", case, COMMON_BONUS)]
    if "femn" in grams and lemma.endswith(("а", "я")):
        return [Guess(lemma, gender, case, COMMON_BONUS) for gender in ("masc", "femn")]
    return []


def lemma_of(form: Form) -> str:
    """Give the nominative of the same gender ("Захаровой": "захарова", not "захаров")."""
    gender = {"femn"} if "femn" in form.grams else set()
    inflected = form.raw.inflect({"nomn", "sing"} | gender)
    return fold(inflected.word if inflected else form.raw.normal_form)


def is_common(form: Form) -> bool:
    """Tell an ordinary word from a name; rare readings of the dictionary count as well."""
    grams = form.grams
    return not any(g in grams for g in ("Name", "Surn", "Patr", "Geox", "Orgn", "Abbr", "Init"))


def is_many(form: Form) -> bool:
    """Tell a genitive plural, which seldom stands alone ("омаров")."""
    return "plur" in form.grams and ("gent" in form.grams or "accs" in form.grams)


def nominal(form: Form) -> bool:
    """Tell a noun or an adjective."""
    return any(pos in form.grams for pos in ("NOUN", "ADJF", "PRTF"))


def hyphen_name(key: str, forms: dict[str, list[Guess]]) -> bool:
    """Tell "Касым-Жомарт" by its last part."""
    parts = key.split("-")
    return all(len(part) > 1 for part in parts) and parts[-1] in forms


def like_patronymic(key: str) -> bool:
    """Tell what ends as patronymics do ("Кемелевич")."""
    stems = ("ович", "евич", "овн", "евн")
    return any(key.endswith(s + e) for s in stems[:2] for e in ("", "а", "у", "ем", "е")) or any(
        key.endswith(s + e) for s in stems[2:] for e in ("а", "ы", "е", "у", "ой")
    )
