"""Whether two names can be of one person: "Ольга Белова", "О.Н. Белова", "Белова".

Relatives (Сатов, Сатова) and namesakes stay apart; one spelling more or less ("Файсал",
"Фейсал") does not make two people of one.
"""

from __future__ import annotations

from functools import lru_cache

from diplotext.language.caches import size
from diplotext.language.view import fold
from diplotext.types import Person

__all__ = ["compatible", "initial_of", "is_initial", "key", "related", "same_person"]

_SHORT = 5  # words shorter than this have no spelling variants


def same_person(one: Person, other: Person) -> bool:
    """Tell whether two mentions can be of one person: a name shared, none against it.

    >>> def person(name, first, last):
    ...     return Person(start=0, stop=1, text=name, name=name, first=first, last=last)
    >>> full = person("Ана Рохас", "Ана", "Рохас")
    >>> same_person(full, person("А. Рохас", "А.", "Рохас"))
    True
    >>> same_person(full, person("Рохас", None, "Рохас"))
    True
    >>> same_person(full, person("Ева Рохас", "Ева", "Рохас"))
    False
    """
    return related(one, other) and compatible(one, other)


def related(one: Person, other: Person) -> bool:
    """Tell whether two mentions share a word that names: the surname, or the given name alone."""
    if one.last and other.last:
        return _same_surname(one, other)
    if one.last or other.last:  # "принц Фахд" is "Фахд бин Сауд Аль Рашид"
        alone, full = (other, one) if one.last else (one, other)
        return bool(alone.first and full.first) and _same_word(alone.first, full.first)
    return _same_word(one.first, other.first) and key(one.suffix) == key(other.suffix)


def compatible(one: Person, other: Person) -> bool:
    """Tell whether two mentions contradict each other nowhere."""
    return (
        _agree(one.first, other.first)
        and _agree(one.middle, other.middle)
        and (not (one.last and other.last) or _same_surname(one, other))
        and (not (one.suffix and other.suffix) or key(one.suffix) == key(other.suffix))
    )


@lru_cache(size(20_000))
def key(name: str | None) -> str:
    """Give a name as it is compared."""
    return fold(name).lower() if name else ""


def is_initial(name: str) -> bool:
    """Tell "А." from "Ана"."""
    return name.endswith(".")


def _agree(one: str | None, other: str | None) -> bool:
    """Compare given names: an initial agrees with what begins so, absence with anything."""
    if not one or not other:
        return True
    if is_initial(one) or is_initial(other):
        left, right = (key(name).split(".")[0] for name in (one, other))
        return left.startswith(right) or right.startswith(left)
    return _same_word(one, other)


def _same_surname(one: Person, other: Person) -> bool:
    if _same_word(one.last, other.last) or _is_half(one.last, other.last):
        return True
    # A genitive that was read as the nominative of a woman, or the other way round.
    for alone, full in ((one, other), (other, one)):
        if not alone.first and full.first and not is_initial(full.first):
            return _is_case_of(alone, full)
    return False


def _is_half(one: str | None, other: str | None) -> bool:
    """Tell "Рохас" beside "Рохас Пенья": of two surnames either may stand alone."""
    halves = sorted((key(one).split(), key(other).split()), key=len)
    return [len(half) for half in halves] == [1, 2] and halves[0][0] in halves[1]


def _is_case_of(alone: Person, full: Person) -> bool:
    """Tell whether a surname alone, as it stands, is a genitive of a man's surname in full."""
    written, surname = key(alone.text), key(full.last)
    man = not key(full.first).endswith(("а", "я"))
    return man and written == surname + "а" and surname.endswith(("в", "н"))


def _same_word(one: str | None, other: str | None) -> bool:
    """Compare names, one letter more, less or other allowed inside long ones.

    >>> _same_word("Арагчиев", "Аракчиев"), _same_word("Сатов", "Сатова")
    (True, False)
    """
    left, right = key(one), key(other)
    if left == right:
        return True
    if min(len(left), len(right)) < _SHORT or left[:1] != right[:1] or left[-2:] != right[-2:]:
        return False
    return _one_edit(left, right)


def _one_edit(left: str, right: str) -> bool:
    """Tell whether one letter is changed, dropped or added."""
    if len(left) > len(right):
        left, right = right, left
    if len(right) - len(left) > 1:
        return False
    same = 0
    while same < len(left) and left[same] == right[same]:
        same += 1
    rest = left[same + 1 :] if len(left) == len(right) else left[same:]
    return rest == right[same + 1 :]


def initial_of(person: Person) -> str:
    """Give the letter by which names that can be one are found fast."""
    return key(person.last or person.first or person.name)[:1]
