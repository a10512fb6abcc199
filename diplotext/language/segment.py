"""Sentences: lines joined or cut as official prose wants it, then razdel.

A single line break stands inside a sentence as often as between headline and lead. The
rules come from hand-labelled breaks after a line without final punctuation: before a
lower-case letter the sentence goes on (31 of 31); before a capital it ends (91 of 97)
unless the line ends in a word that still waits for its name or complement.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib import resources

import razdel
from attrs import frozen

from diplotext.language.morph import Morph

__all__ = ["Sentence", "join_lines", "split_sentences"]


@frozen
class Sentence:
    """A sentence: offsets in the view, and the number of its paragraph (a line break apart)."""

    start: int
    stop: int
    paragraph: int


_WORDS: dict[str, list[str]] = tomllib.loads(
    resources.files("diplotext.language").joinpath("boundaries.toml").read_text(encoding="utf-8")
)
_WAITING = frozenset(_WORDS["waiting_nouns"])
_WAITING_PARTS = frozenset(_WORDS["waiting_parts"])
_ABBREVIATIONS = frozenset(_WORDS["abbreviations"])
_OPEN_END = tuple(",(«„")
_BULLET = re.compile(r"\s*(?:[-—•*·●▪]|\d{1,2}[.)])\s")
_BREAK = re.compile(r"[ ]*\n[ ]*")

# "в сообщении МИД.Также": no space after the stop. Not initials (one letter), not the
# abbreviations below, not domain names (Latin or lower-case after the stop).
_GLUED = re.compile(r"([а-яА-Я]{2,}|[»\"”)])([.!?…]+)(?=[«\"„][А-Я]|—?[А-Я][а-я])")
_OPEN_ABBREVIATION = re.compile(
    rf"(?:^|[\s(«.])(?:{'|'.join(_WORDS['open_abbreviations'])}|[А-Я])\.$"
)


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
    if line[-1] in ".!?…:;":
        return False
    if follows.islower():
        return True
    if line.endswith(_OPEN_END):
        return True
    words = re.findall(r"[а-яА-Я-]+", line[-60:])
    if not words or not line[-1].isalpha():
        return False
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
    """Cut a line where the space after a full stop is missing."""
    start = 0
    for glued in _GLUED.finditer(line):
        if glued.group(1).lower() not in _ABBREVIATIONS:
            yield start, glued.end()
            start = glued.end()
    yield start, len(line)


def _sentences(piece: str) -> Iterator[tuple[int, int]]:
    held: tuple[int, int] | None = None
    for found in razdel.sentenize(piece):
        if held and _OPEN_ABBREVIATION.search(piece, held[0], held[1]):
            held = held[0], found.stop
            continue
        if held:
            yield held
        held = found.start, found.stop
    if held and held[0] < held[1]:
        yield held
