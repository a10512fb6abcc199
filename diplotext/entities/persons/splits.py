"""Where the words of a run disagree: the end of one name and the beginning of another."""

from __future__ import annotations

from collections.abc import Sequence

from diplotext.entities.persons.agreement import PLAIN, Readings
from diplotext.entities.persons.names import Kinds, Names
from diplotext.entities.persons.pieces import values
from diplotext.entities.persons.shape import WORD, Piece, Shape, is_surname_first, shape_of

__all__ = ["names_someone", "score", "splits"]

# How much worse a run must read as one name than as two.
DISAGREEMENT = 0.95


def score(pieces: Sequence[Piece], names: Names) -> float:
    """Weigh the best reading of pieces as one name."""
    return Readings(shape_of(pieces, names), names).score(PLAIN)


def names_someone(kinds: Sequence[Kinds | None]) -> bool:
    """Tell whether what stands before a name may be one: "[Громова] Олег Вебер"."""
    last = kinds[-1] if kinds else None
    stranger = last and (last.common or last.place) and not last.name and not last.shaped
    return not stranger and any(k and (k.surname or k.first or k.shaped) for k in kinds)


def splits(
    pieces: Sequence[Piece],
    kinds: Sequence[Kinds | None],
    index: int,
    names: Names,
    *,
    named: bool = False,
) -> bool:
    """Tell whether a run of words is cut at an index because its words disagree.

    "мужа Громовой | Олега Вебера", "Сергиева Посада | Ольга Громова", "с Исламом Омаровым |
    Громов"; not "Мустафа Кемаль Йылдырым", where all are in one case. ``named`` tells that
    a thing stands before, whose name the first word may be ("округа Верстон").
    """
    if not all(piece.kind == WORD for piece in pieces) or not all(kinds):
        return False
    if is_surname_first(values(pieces), names) or pieces[0].value.lower() in names.openings:
        return False
    here = kinds[index]
    assert here is not None
    if here.first and not here.patronymic and index + 1 < len(pieces):
        return _begins_after(pieces, kinds, index, names, named)
    if len(pieces) == 2 and here.first and not here.surname:  # "сын Громова [Олег]"
        start = kinds[0]
        surname = start and not start.first and (start.surname or start.shaped)
        return bool(surname) and _disagree(pieces, index, names)
    return index + 1 == len(pieces) and _follows_name(pieces, kinds, index, names)


def _begins_after(
    pieces: Sequence[Piece],
    kinds: Sequence[Kinds | None],
    index: int,
    names: Names,
    named: bool,
) -> bool:
    """Tell a full name after other words: their surname, a place, a company."""
    start, following = kinds[0], kinds[index + 1]
    assert start is not None
    if following is None or (following.patronymic and index + 2 == len(pieces)):
        return False
    if start.first or start.family:
        if index == 1 and (start.family or names.is_chained(pieces[index].value)):
            return False
        return _disagree(pieces, index, names, 1.0 if index == 1 else 0.0)
    if names.is_chained(pieces[index].value):  # "Бинтанг Мухаммад Хасан"
        return _disagree(pieces, index, names)
    here = kinds[index]
    attribute = bool(named and here and here.listed) and index == 1
    if attribute and not Readings(shape_of(pieces[index:], names), names).is_genitive(1.0):
        return True  # "судья округа Верстон | Марк Громов"
    return _disagree(pieces, index, names)


def _follows_name(
    pieces: Sequence[Piece], kinds: Sequence[Kinds | None], index: int, names: Names
) -> bool:
    """Tell the subject after a whole name in another case, and after a name with patronymic."""
    start, before, here = kinds[0], kinds[index - 1], kinds[index]
    assert start is not None
    assert before is not None
    assert here is not None
    if not start.first or index < 2:
        return False
    if any(k and k.patronymic for k in kinds[1 : index - 1]):
        return before.surname
    return (
        index == 2
        and (before.surname or before.shaped)
        and not before.first
        and (here.surname or here.shaped or not (here.common or here.place))
        and _disagree(pieces, index, names)
    )


def _disagree(pieces: Sequence[Piece], index: int, names: Names, more: float = 0.0) -> bool:
    apart = _best(pieces[:index], names) + _best(pieces[index:], names)
    given = Readings(Shape(first=tuple(pieces)), names).score(PLAIN)
    return max(score(pieces, names), given) < apart - DISAGREEMENT - more


def _best(pieces: Sequence[Piece], names: Names) -> float:
    """Weigh a part; a given name may stand alone."""
    best = score(pieces, names)
    if len(pieces) > 1 or not names.kinds(pieces[0].value).first:
        return best
    return max(best, Readings(Shape(first=tuple(pieces)), names).score(PLAIN))
