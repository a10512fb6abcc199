"""A run of capitalised words cut to names: what does not belong, where the next one begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplotext.entities.persons.names import Kinds, Names
from diplotext.entities.persons.pieces import Words, values, words_of
from diplotext.entities.persons.shape import (
    ARABIC,
    EUROPEAN,
    INITIAL,
    SUFFIX,
    WORD,
    Piece,
    is_surname_first,
)
from diplotext.entities.persons.splits import names_someone, score, splits

__all__ = ["is_stranger", "segments"]

# How much worse a name must read with its first word for this to be of another phrase.
DISAGREEMENT = 0.95
# One- and two-letter family names are rarer than these at the start of a sentence.
_SMALL = frozenset(
    ["А", "В", "Да", "Для", "До", "За", "И", "К", "Ко", "На", "Не", "Ни", "Но", "Ну", "О", "От"]
) | {"По", "С", "Со", "То", "У"}


def segments(
    pieces: list[Piece],
    names: Names,
    words: Words,
    *,
    cases: frozenset[str] | None = None,
    named: bool = False,
) -> Iterator[list[Piece]]:
    """Give the names of a run, in order, before it is asked whether they are names.

    ``cases`` are those of an office right before the run, empty without one and ``None``
    where the sentence begins; ``named`` tells that a noun for a thing stands there.
    """
    if pieces and cases is None and pieces[0].value in _SMALL:
        pieces = pieces[1:]
    pieces = _trimmed(pieces, names, words, cases)
    kinds = [names.kinds(p.value) if p.kind == WORD else None for p in pieces]
    for index in range(1, len(pieces)):
        starts = _begins_name(kinds, index) or _begins_again(kinds, index)
        if starts and not _reads_as_one(pieces, kinds, index, names):
            yield from segments(pieces[:index], names, words, cases=cases or frozenset())
            yield from segments(pieces[index:], names, words, cases=frozenset())
            return
        if splits(pieces, kinds, index, names, named=named):
            if names_someone(kinds[:index]):
                yield from segments(pieces[:index], names, words, cases=cases or frozenset())
            yield from segments(pieces[index:], names, words, cases=frozenset())
            return
    if any(piece.kind == WORD for piece in pieces):
        yield pieces


def is_stranger(kinds: Kinds) -> bool:
    """Tell an ordinary word or a place that is no name besides."""
    return (kinds.common or kinds.place) and not kinds.name and not kinds.shaped


def _trimmed(
    pieces: list[Piece], names: Names, words: Words, cases: frozenset[str] | None
) -> list[Piece]:
    while pieces and _leads_wrongly(pieces, names, words, cases):
        pieces, cases = pieces[1:], frozenset()
    while pieces and _ends_wrongly(pieces, names, words):
        pieces = pieces[:-1]
    return pieces


def _leads_wrongly(
    pieces: list[Piece], names: Names, words: Words, cases: frozenset[str] | None
) -> bool:
    """Tell that the first piece is not of the name: "Вчера", "Роснефти", "Министр"."""
    piece, following = pieces[0], pieces[1] if len(pieces) > 1 else None
    if piece.kind == SUFFIX:
        return True
    if piece.kind in (ARABIC, EUROPEAN):
        return following is None
    if piece.kind != WORD:
        return False
    if _is_office(piece, names, words):
        return True
    asian = following is not None and is_surname_first(values(pieces), names)
    kinds = names.kinds(piece.value)
    if len(piece.value) == 1 or (kinds.service and not kinds.listed):
        family = kinds.family and following is not None and following.kind == WORD
        return not asian and (len(piece.value) == 1 or not family)
    if asian or (following is not None and _in_case(piece, cases or frozenset(), names)):
        return False
    if _is_shouted(piece) and following is not None and not _is_shouted(following):
        return True
    if following is not None and following.kind == INITIAL:
        return _leads_initial(pieces, kinds)
    then = names.kinds(following.value) if following and following.kind == WORD else None
    given_next = then is not None and then.first
    if kinds.common or kinds.place:
        # "Вера Петрова", but not "Вера в успех"; a city before "Ермек" is one.
        city = kinds.place and not kinds.surname and not kinds.listed
        if kinds.name or kinds.shaped:
            return city and given_next
        if cases and following is None and names.is_family(piece.value):
            return False  # "министром Паком"
        return cases is None or not _rare_given_name(pieces, names)
    return (
        given_next
        and not kinds.name
        and (_disagrees(pieces, names) or _surname_ends(pieces, names))
    )


def _rare_given_name(pieces: list[Piece], names: Names) -> bool:
    """Tell "Диас Омаров" from "Фонд Омарова": within a sentence a word agrees with a surname."""
    if len(pieces) != 2 or pieces[1].kind != WORD:
        return False
    surname, readings = names.kinds(pieces[1].value), names.morph(pieces[0].value)
    if not (surname.surname or surname.shaped) or any("anim" in r.grams for r in readings):
        return False
    return score(pieces, names) > score(pieces[1:], names) - 0.3


def _surname_ends(pieces: list[Piece], names: Names) -> bool:
    """Tell "Рустелекома Вадима Громова" by the given name and surname after the first word."""
    if len(pieces) != 3 or pieces[2].kind != WORD or not names.kinds(pieces[1].value).listed:
        return False
    third = names.kinds(pieces[2].value)
    return third.shaped and not third.patronymic and not third.first


def _in_case(piece: Piece, cases: frozenset[str], names: Names) -> bool:
    """Tell "премьер Салам Фаяд" from "глава Федерации Иван Громов": a noun in the office's case."""
    kinds = names.kinds(piece.value)
    return (kinds.known and not kinds.place) and any(
        "NOUN" in form.grams and "sing" in form.grams and any(case in form.grams for case in cases)
        for form in names.morph(piece.value)
    )


def _is_shouted(piece: Piece) -> bool:
    return piece.value.isupper() and len(piece.value) > 1 and piece.kind == WORD


def _leads_initial(pieces: list[Piece], kinds: Kinds) -> bool:
    """Tell "Вчера С.Лавров" from "Лавров С." and "Джордж У. Буш"."""
    if len(words_of(pieces)) == 1:
        return is_stranger(kinds)
    return (kinds.known or kinds.surname) and not kinds.first


def _disagrees(pieces: list[Piece], names: Names) -> bool:
    """Tell that the first word is in another case than the rest ("Удмуртнефти Игорь Громов")."""
    if len(pieces) < 3:
        return False
    return score(pieces, names) < score(pieces[1:], names) - DISAGREEMENT


def _ends_wrongly(pieces: list[Piece], names: Names, words: Words) -> bool:
    """Tell that the last piece is not of the name: "Если", "Министр", a lone particle."""
    piece = pieces[-1]
    if piece.kind in (ARABIC, EUROPEAN):
        return True
    if piece.kind != WORD:
        return False
    if _is_office(piece, names, words):
        return True
    kinds = names.kinds(piece.value)
    if len(piece.value) == 1:
        return not is_surname_first(values(pieces), names)
    pronoun = len(pieces) > 2 and "NPRO" in names.morph(piece.value)[0].grams
    if kinds.service and (len(piece.value) > 3 or pronoun):
        return not (is_surname_first(values(pieces), names) or _is_verb_named(pieces, names))
    if len(pieces) == 3 and kinds.first and not kinds.surname and not kinds.patronymic:
        # "Карима Омарова Дарига": the given name begins what the run does not hold.
        start, before = names.kinds(pieces[0].value), names.kinds(pieces[1].value)
        if pieces[0].kind == INITIAL:
            return kinds.listed and pieces[1].kind == WORD
        return start.first and before.surname and not before.first
    if not is_stranger(kinds) or is_surname_first(values(pieces), names):
        return False
    if pieces[-2:-1] and pieces[-2].kind == EUROPEAN:
        return False  # "да Кошта"
    if kinds.place and not kinds.common and any(p.kind == EUROPEAN for p in pieces):
        return False  # "дель Валье Рохас": many surnames are places, too
    return len(words_of(pieces)) > 2 and not _lacks_surname(pieces, names)


def _lacks_surname(pieces: Sequence[Piece], names: Names) -> bool:
    """Tell "Скотт Джей [Хоган]", "Хосе Рамон Вильяверде [Пас]" from "Иван Громов [Вчера]"."""
    given = names.kinds(pieces[0].value)
    if len(pieces) == 3 and not given.first and names.kinds(pieces[1].value).listed:
        return True  # "Громова Джона [Пистоля]": two names
    if pieces[0].kind != WORD or not given.first or (given.common and not given.listed):
        return False
    if names.is_iberian(pieces[0].value):
        return len(pieces) < 5
    middle = names.kinds(pieces[1].value)
    return len(pieces) == 3 and middle.first and not (middle.surname or middle.patronymic)


def _is_verb_named(pieces: Sequence[Piece], names: Names) -> bool:
    """Tell "Юрий Продан", "Юкка Салонен" from "Юрий Также": the surname is like a verb."""
    if len(pieces) != 2 or pieces[0].kind != WORD:
        return False
    given = names.kinds(pieces[0].value)
    if not given.first or (given.common and not given.listed):
        return False
    grams = names.morph(pieces[1].value)[0].grams
    return any(part in grams for part in ("PRTS", "ADJS", "VERB"))


def _is_office(piece: Piece, names: Names, words: Words) -> bool:
    return not words["not_names"].isdisjoint(names.morph.normalized(piece.value))


def _reads_as_one(
    pieces: list[Piece], kinds: Sequence[Kinds | None], index: int, names: Names
) -> bool:
    start = kinds[0]
    if index == 1 and start and start.first and not start.surname:
        return True
    return is_surname_first(values(pieces), names)


def _begins_name(kinds: Sequence[Kinds | None], index: int) -> bool:
    """Tell whether a second name begins here: a surname before, a given name and more after."""
    if index + 1 >= len(kinds):
        return False
    before, here, after = kinds[index - 1 : index + 2]
    if not before or not here or not after:
        return False
    return (
        before.surname
        and not before.first
        and here.first
        and not here.surname
        and (after.surname or before.known)
        and not after.patronymic
        and not after.service
    )


def _begins_again(kinds: Sequence[Kinds | None], index: int) -> bool:
    """Tell a second pair: "Сара Вебер Лиза Бардек", "Сергиева Посада Ольга Громова"."""
    if index != 2 or len(kinds) != 4 or not all(kinds):
        return False
    given = [bool(k and k.first and not k.surname) for k in kinds]
    last = kinds[3]
    place = given == [False, False, True, False] and bool(last and last.surname)
    return place or given == [True, False, True, False]
