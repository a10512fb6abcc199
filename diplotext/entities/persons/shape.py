"""What the words of a name are to each other: given name, patronymic, surname, suffix."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from diplotext.entities.persons.names import Names

__all__ = ["Piece", "Shape", "shape_of"]

INITIAL, WORD, ARABIC, EUROPEAN, SUFFIX = "initial", "word", "arabic", "european", "suffix"

# Syllables of the Palladius system and its Korean cousin, with a case ending perhaps.
_CHINESE = re.compile(
    r"(?:(?:чж|цз|[бпмфдтнлгкхжшрсчцщв])?[аэиоуеёюяы]{1,3}й?(?:нь|н)?)+(?:[оеы]м|ем)?$"
)
# Of given names of two syllables most have one of these.
_PALLADIUS = re.compile(r"чж|цз|[нп]ь|[йэюяжшхн]")
_AGES = {"мл", "ст"}
_ARTICLE = re.compile(r"(?:аль|эль|уль|а[дзнрстш]|э[дзс])-", re.IGNORECASE)


@frozen
class Piece:
    """A word of a name, or an initial with its dot.

    ``value`` is spelt as grammars see it, ``display`` as the reader does; ``start`` and
    ``stop`` are offsets. ``declines`` tells whether its ending depends on the case,
    ``syllable`` that it is a given name that follows an Asian family name.
    """

    kind: str
    value: str
    display: str
    start: int
    stop: int
    surname: bool = False
    declines: bool = True
    syllable: bool = False

    @property
    def article(self) -> bool:
        """Tell whether it is "аль-Марри", an article and a name in one word."""
        return self.kind == WORD and bool(_ARTICLE.match(self.value))


@frozen
class Shape:
    """The pieces of a name by what they are; each in the order of the text."""

    first: tuple[Piece, ...] = ()
    middle: tuple[Piece, ...] = ()
    last: tuple[Piece, ...] = ()
    suffix: tuple[Piece, ...] = ()

    @property
    def pieces(self) -> list[Piece]:
        """All pieces in the order of the text."""
        parts = (*self.first, *self.middle, *self.last, *self.suffix)
        return sorted(parts, key=lambda piece: piece.start)


def shape_of(pieces: Sequence[Piece], names: Names) -> Shape:
    """Sort the pieces of one name."""
    ages = [p for p in pieces if p.kind == SUFFIX and not _is_filial(p)]
    rest = [p for p in pieces if p not in ages]
    if not rest:
        return Shape(last=tuple(pieces))
    kinds = {piece.kind for piece in rest}
    if INITIAL in kinds:
        shape = _with_initials(rest)
    elif SUFFIX in kinds and len(rest) > 1:
        shape = _filial(rest)
    elif ARABIC in kinds or any(piece.article for piece in rest):
        shape = _arabic(rest, names)
    elif EUROPEAN in kinds:
        shape = _european(rest, names)
    else:
        shape = _words(rest, names)
    return _marked(evolve(shape, suffix=(*shape.suffix, *ages)))


def _is_filial(piece: Piece) -> bool:
    return not piece.value.isascii() and not is_age(piece.value)


def is_age(word: str) -> bool:
    """Tell "младший" and "старший" in any case, and their abbreviations.

    >>> is_age("младшим"), is_age("оглы")
    (True, False)
    """
    return word.lower() in _AGES or word.lower().startswith(("младш", "старш"))


def _marked(shape: Shape) -> Shape:
    """Mark what declines as a surname does."""
    last = tuple(evolve(p, surname=True) if p.kind == WORD else p for p in shape.last)
    return evolve(shape, last=last)


def _with_initials(pieces: list[Piece]) -> Shape:
    """Sort "С.В.Громов", "Громов С.В.", "Джордж У. Харпер"."""
    initials = [p for p in pieces if p.kind == INITIAL]
    words = [p for p in pieces if p.kind != INITIAL]
    inner = words and words[0].start < initials[0].start and initials[-1].start < words[-1].start
    if inner:
        before = [p for p in words if p.start < initials[0].start]
        after = [p for p in words if p.start > initials[0].start]
        return Shape((before[0],), (*before[1:], *initials), tuple(after))
    return Shape((initials[0],), tuple(initials[1:]), tuple(words))


def _filial(pieces: list[Piece]) -> Shape:
    """Sort "Эльдар Гасан оглы Мамедов", "Темир Асан уулу", "Асан уулу Темир"."""
    at = next(i for i, piece in enumerate(pieces) if piece.kind == SUFFIX)
    before, father, after = pieces[: max(at - 1, 0)], pieces[at - 1 : at], pieces[at + 1 :]
    father = [evolve(p, declines=False) for p in father]
    suffix = (pieces[at],)
    if not before:
        return Shape(tuple(after[:1]), tuple(father), tuple(after[1:]), suffix)
    if after:
        return Shape((before[0],), (*before[1:], *father), tuple(after), suffix)
    if len(before) > 1:  # "Гасанов Анар Вели оглы"
        return Shape(tuple(before[1:]), tuple(father), (before[0],), suffix)
    return Shape((before[0],), tuple(father), (), suffix)


def _arabic(pieces: list[Piece], names: Names) -> Shape:
    """Sort "Халед бин Сауд Аль Мутаири", "Абдель Рахман ас-Сабах"."""
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        follows = bool(groups[-1]) and groups[-1][-1].kind == ARABIC
        if (piece.kind == ARABIC and not follows) or (piece.article and not follows):
            groups.append([])
        groups[-1].append(piece)
    given, *rest = groups
    if not given:  # "Аль Марри" alone
        return Shape(last=tuple(pieces))
    size = 2 if given[0].value.lower() in names.openings else 1
    first, extra = given[:size], given[size:]
    *inner, family = rest
    middle = [*extra, *(p for group in inner for p in group)]
    tribal = family[0].article or family[0].value.lower() not in {
        "бин",
        "бен",
        "ибн",
        "бинт",
        "ульд",
    }
    if not tribal and len(family) > 2:  # "Фахд бин Сауд Рашид"
        middle, family = [*middle, *family[:2]], family[2:]
    return Shape(tuple(first), tuple(middle), tuple(family))


def _european(pieces: list[Piece], names: Names) -> Shape:
    """Sort "Урсула фон дер Гольц", "Хуан Мигель дель Кампо Родригес"."""
    at = next(i for i, piece in enumerate(pieces) if piece.kind == EUROPEAN)
    if at and names.is_iberian(pieces[0].value):
        size = 1 + (at > 1 and names.is_iberian(pieces[1].value))
        return Shape(tuple(pieces[:size]), (), tuple(pieces[size:]))
    return Shape(tuple(pieces[:1] if at else ()), tuple(pieces[1:at]), tuple(pieces[at:]))


def _words(pieces: list[Piece], names: Names) -> Shape:
    kinds = [names.kinds(piece.value) for piece in pieces]
    count = len(pieces)
    if count == 1:
        return Shape(last=(pieces[0],))
    if is_surname_first([p.value for p in pieces], names):
        family = evolve(pieces[0], declines=pieces[0].value.lower() not in names.families)
        inner = [evolve(p, declines=False) for p in pieces[1:-1]]
        return Shape(first=(*inner, evolve(pieces[-1], syllable=True)), last=(family,))
    if kinds[-1].patronymic and count == 3 and not kinds[0].first:  # "Громов Олег Петрович"
        return Shape((pieces[1],), (pieces[2],), (pieces[0],))
    if count == 2 and kinds[0].first and names.is_patronymic(pieces[1].value, pieces[0].value):
        return Shape((pieces[0],), (pieces[1],))
    given_last = kinds[1].first and not kinds[1].surname
    if count == 2 and given_last and kinds[0].surname and not kinds[0].first:  # "Громов Олег"
        return Shape((pieces[1],), (), (pieces[0],))
    if count == 2:
        return Shape((pieces[0],), (), (pieces[1],))
    size = 2 if pieces[0].value.lower() in names.openings else 1
    if names.is_second(pieces[1].value) and names.is_chained(pieces[0].value):
        size = 2
    if names.is_iberian(pieces[0].value) and not kinds[1].patronymic:
        if names.is_iberian(pieces[1].value):
            return Shape(tuple(pieces[:2]), (), tuple(pieces[2:]))
        if not kinds[1].first or kinds[1].surname:  # two surnames
            return Shape((pieces[0],), (), tuple(pieces[1:]))
    return Shape(tuple(pieces[:size]), tuple(pieces[size:-1]), (pieces[-1],))


def is_surname_first(words: Sequence[str], names: Names) -> bool:
    """Tell whether a name begins with its family name, as Chinese ones do.

    >>> from diplotext.entities import default_lexicon
    >>> names = Names(default_lexicon("persons"))
    >>> is_surname_first(["Ван", "Лэем"], names), is_surname_first(["Ким", "Джонс"], names)
    (True, False)
    """
    if not 2 <= len(words) <= 4 or "." in words:
        return False
    if words[0].lower() not in names.families:
        return len(words) == 2 and _declined_family(words[0], words[1], names)
    if len(words[1]) > 3 and names.kinds(words[1]).listed:
        return False
    first = names.kinds(words[0])
    rest = [word.lower() for word in words[1:]]
    if len(words) > 2:  # "Фам Минь Тинь", "Ким Чен Ына", but not "Хуан Перес Очоа"
        short = all(len(word) <= 4 for word in rest[:-1]) or not first.listed
        return short and all(len(word) <= 8 for word in rest) and not names.is_iberian(words[1])
    syllabic = bool(_CHINESE.match(rest[0]))
    if "-" in rest[0]:
        return not names.kinds(rest[0]).first
    given = names.kinds(rest[0])
    if given.family and not first.first:  # "Хэ Ли"
        return True
    if given.surname and (given.known or not syllabic):
        return False
    if first.listed and len(rest[0]) > 3 and not _PALLADIUS.search(rest[0]):
        return False  # "Хуан Сото"
    if first.service:  # "То Лам"
        return syllabic or not given.known
    return syllabic or not (first.first or first.surname or first.common or first.known)


def _declined_family(family: str, given: str, names: Names) -> bool:
    """Tell "Хуана Бо", where the family name declines and a syllable follows."""
    if len(given) > 4 or not _CHINESE.match(given.lower()) or names.kinds(given).first:
        return False
    readings = names.readings(family.lower(), last=False)
    named = any(g.case == "nomn" and g.likely > 1 for g in readings)
    return not named and any(
        g.lemma in names.families and g.case not in (None, "nomn") for g in readings
    )
