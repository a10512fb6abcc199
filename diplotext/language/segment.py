"""Sentences: lines joined or cut as official prose wants it, then razdel.

A single line break stands inside a sentence as often as between headline and lead. The
rules come from hand-labelled breaks after a line without final punctuation: before a
lower-case letter the sentence goes on (31 of 31); before a capital it ends (91 of 97)
unless the line ends in a word that still waits for its name or complement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import razdel
from attrs import frozen
from razdel.segmenters.sentenize import BULLET_SIZE, SentSplit

from diplotext.language.data import read_toml
from diplotext.language.morph import Morph

__all__ = ["Sentence", "join_lines", "split_sentences"]


@frozen
class Sentence:
    """A sentence: offsets in the view, and the number of its paragraph (a line break apart)."""

    start: int
    stop: int
    paragraph: int


_WORDS: dict[str, list[str]] = read_toml("diplotext.language", "boundaries.toml")
_WAITING = frozenset(_WORDS["waiting_nouns"])
_WAITING_PARTS = frozenset(_WORDS["waiting_parts"])
_ABBREVIATIONS = frozenset(_WORDS["abbreviations"])
_OPEN_END = tuple(",(«„")
_BULLET = re.compile(r"\s*(?:[-—•*·●▪]|\d{1,2}[.)])\s")
_BREAK = re.compile(r"[ ]*\n[ ]*")

# "в сообщении МИД.Также": no space after the stop. Not initials (one letter), not the
# abbreviations below, not domain names (Latin or lower-case after the stop).
_GLUED = re.compile(r"(?<=[а-яА-Я»\"”)])[.!?…]+(?=[«\"„][А-Я]|—?[А-Я][а-я])")
_LONGEST = 1 + max(map(len, _WORDS["abbreviations"]))
_OPEN_ABBREVIATION = re.compile(
    rf"(?:^|[\s(«.])(?:{'|'.join(_WORDS['open_abbreviations'])}|[А-Я])\.$"
)
# "достиг 4,7 млрд. Товарооборот вырос": after a measure a word with one capital begins the
# next sentence. Not "млрд. долл. США", "млн. долл. Сингапура".
_MEASURE = rf"(?:^|[\s\d(])(?:{'|'.join(_WORDS['measures'])})\."
_AFTER_MEASURE = re.compile(_MEASURE + "$")
_BEGINS = re.compile(
    rf"[«\"„]?(?!(?:{'|'.join(_WORDS['measure_qualifiers'])})\b)(?:[А-Я][а-я]|[ВИКОСУЯА]\s)"
)
_MONTH = re.compile(rf"\b\d{{1,2}}\s(?:{'|'.join(_WORDS['months'])})\.$")
_YEAR = re.compile(r"[12]\d{3}\b")
_INITIAL = re.compile(r"[А-Я]\.")
# "А. В. ⏎ Громов", "А. ⏎ В. Громов": initials wait for their surname.
_INITIALS = re.compile(r"(?:^|[^А-Яа-я.])[А-Я]\.\s?(?:[А-Я]\.)?$")
_SURNAME = re.compile(r"[А-Я][а-я]{2}")
_INITIAL_NEXT = re.compile(r"[А-Я]\.\s?[А-Я][а-я]{2}")
_QUOTED_NEXT = re.compile(_MEASURE + r"(?=\s[«\"„][А-Я][а-я])")
# "в минобороны ⏎ РФ": a ministry in one word, then the abbreviation of a state.
_BODY = re.compile(rf"(?:{'|'.join(_WORDS['waiting_bodies'])})[а-я]*")
_STATE = re.compile(r"[А-Я]{2,4}(?![А-Яа-я-])")


def join_lines(text: str, morph: Morph) -> str:
    r"""Replace each line break inside a sentence by a space; the length stays the same.

    >>> from diplotext.language.morph import default_morph
    >>> join_lines("от имени Президента\nАйдара Сатова", default_morph())
    'от имени Президента Айдара Сатова'
    """
    if "\n" not in text:
        return text
    joined = list(text)
    for gap in _BREAK.finditer(text):
        if gap.group().count("\n") == 1 and _continues(text, gap.start(), gap.end(), morph):
            joined[gap.start() : gap.end()] = " " * (gap.end() - gap.start())
    return "".join(joined)


def _continues(text: str, left: int, right: int, morph: Morph) -> bool:
    line = text[text.rfind("\n", 0, left) + 1 : left]
    follows = text[right : right + 1]
    if not line or not follows or _BULLET.match(text, right, right + 8):
        return False
    if line[-1] == "." and (initials := _INITIALS.search(line[-8:])):
        pair = initials.group().count(".") == 2
        return bool((_SURNAME if pair else _INITIAL_NEXT).match(text, right))
    if line[-1] in ".!?…:;":
        return False
    if follows.islower():
        return True
    if line.endswith(_OPEN_END):
        return True
    words = re.findall(r"[а-яА-Я-]+", line[-60:])
    if not words or not line[-1].isalpha():
        return False
    if _BODY.fullmatch(words[-1].lower()) and _STATE.match(text, right):
        return True
    if follows in '«„"':  # "в таких областях, как ⏎ «зеленая» энергетика"
        return any(gram in morph(words[-1])[0].grams for gram in ("PREP", "CONJ"))
    return follows.isupper() and _waits(words, morph)


def _waits(words: list[str], morph: Morph) -> bool:
    last = words[-1]
    if last in _WAITING_PARTS or not morph.normalized(last).isdisjoint(_WAITING):
        return True
    readings = morph(last)
    if "ADJF" in readings[0].grams and last[:1].isupper() and "nomn" not in readings[0].grams:
        return True  # "Президентом Кыргызской ⏎ Республики"
    # "председатель собрания Турции ⏎ Нуман …": a title, its country, then the name.
    return (
        len(words) > 1
        and "Geox" in readings[0].grams
        and not morph.normalized(words[-2]).isdisjoint(_WAITING)
    )


def split_sentences(text: str) -> Iterator[Sentence]:
    r"""Split a text (see `join_lines`) into sentences, in order, without white space around.

    >>> [(s.start, s.stop) for s in split_sentences("Визит в Рабат\nВстреча прошла.Далее")]
    [(0, 13), (14, 29), (29, 34)]
    """
    start = 0
    for number, line in enumerate(text.split("\n")):
        for piece_start, piece_stop in _pieces(line):
            for left, right in _sentences(line[piece_start:piece_stop]):
                offset = start + piece_start
                yield Sentence(offset + left, offset + right, number)
        start += len(line) + 1


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    """Cut a line where razdel does not: a space is missing, a quotation follows a measure."""
    ends = {found.end() for found in _GLUED.finditer(line) if _ends(line, found.start())}
    ends.update(found.end() for found in _QUOTED_NEXT.finditer(line))
    start = 0
    for end in sorted(ends):
        yield start, end
        start = end
    yield start, len(line)


def _ends(line: str, stop: int) -> bool:
    """Tell whether what stands before a stop may end a sentence: no initial, no abbreviation."""
    if not line[stop - 1].isalpha():
        return True
    start = stop
    while start > max(0, stop - _LONGEST) and line[start - 1].isalpha():
        start -= 1
    return stop - start > 1 and line[start:stop].lower() not in _ABBREVIATIONS


def _sentences(piece: str) -> Iterator[tuple[int, int]]:
    held: tuple[int, int] | None = None
    for start, stop in _razdel(piece):
        if held and _goes_on(piece, *held, start):
            held = held[0], stop
            continue
        if held:
            yield held
        held = start, stop
    if held and held[0] < held[1]:
        yield held


def _razdel(piece: str) -> Iterator[tuple[int, int]]:
    """Give the sentences of ``razdel.sentenize`` by their offsets, without white space around.

    razdel copies what it has of a sentence at each sign, which takes quadratic time, and asks
    about signs that no space follows, though none of them ends a sentence.
    """
    split, join = razdel.sentenize.split, razdel.sentenize.join
    start = 0
    for sign in split.re.finditer(piece):
        left, right = sign.span()
        if piece[right : right + 1].isspace():
            before = piece[max(0, left - split.window) : left]
            after = piece[right : right + split.window]
            # Of what was read so far razdel looks at a bullet alone.
            seen = piece[start : min(left, start + BULLET_SIZE + 1)]
            if not join(SentSplit(before, sign.group(1), after, seen)):
                yield _stripped(piece, start, right)
                start = right
    yield _stripped(piece, start, len(piece))


def _stripped(piece: str, start: int, stop: int) -> tuple[int, int]:
    chunk = piece[start:stop]
    start = stop - len(chunk.lstrip())
    return start, start + len(chunk.strip())


def _goes_on(piece: str, start: int, stop: int, following: int) -> bool:
    """Tell whether what razdel took for a sentence ends in an abbreviation inside one."""
    # An initial begins a name: "млрд. С. Лавров".
    if _AFTER_MEASURE.search(piece, start, stop):
        return not (_BEGINS.match(piece, following) or _INITIAL.match(piece, following))
    if _MONTH.search(piece, start, stop) and _YEAR.match(piece, following):
        return True
    return _OPEN_ABBREVIATION.search(piece, start, stop) is not None
