"""Whether a name is that of a man or of a woman, as far as it says so."""

from __future__ import annotations

import re

from diplotext.language.morph import default_morph
from diplotext.language.view import fold
from diplotext.types import Mention, Person

__all__ = ["gender_of"]

_MAN = re.compile(r"(?:[оеё]в|[иы]н|[сц]кий|[сц]кой)$")
_WOMAN = re.compile(r"(?:[оеё]ва|[иы]на|[сц]кая)$")
_SON = re.compile(r"(?:вич|оглы|уулу|улы)$")
_DAUGHTER = re.compile(r"(?:вна|ична|кызы|гызы)$")


def gender_of(one: Mention | None) -> str | None:
    """Give ``masc`` or ``femn`` for a person; ``None`` where the name does not tell.

    >>> gender_of(Person(start=0, stop=11, text="Анна Хансен", name="Анна Хансен", first="Анна"))
    'femn'
    """
    if not isinstance(one, Person):
        return None
    middle = fold(f"{one.middle or ''} {one.suffix or ''}").strip().lower()
    last = fold(one.last or "").lower()
    if _DAUGHTER.search(middle) or _WOMAN.search(last):
        return "femn"
    if _SON.search(middle) or _MAN.search(last):
        return "masc"
    return _of_first(one.first or "")


def _of_first(first: str) -> str | None:
    forms = [form for form in default_morph()(fold(first)) if "Name" in form.grams]
    named = [form for form in forms if "nomn" in form.grams and "sing" in form.grams]
    genders = {gender for form in named for gender in ("masc", "femn") if gender in form.grams}
    return genders.pop() if len(genders) == 1 else None
