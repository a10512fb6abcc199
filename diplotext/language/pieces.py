"""How razdel's tokens of a chunk without spaces are cut further, and of what type they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import razdel

__all__ = ["FLOAT", "INT", "LATIN", "OTHER", "PUNCT", "RU", "split"]

RU, LATIN, INT, FLOAT, PUNCT, OTHER = "RU", "LATIN", "INT", "FLOAT", "PUNCT", "OTHER"

_WORD = re.compile(r"[а-яА-ЯёЁ]+(?:['-][а-яА-ЯёЁ]+)*-?")
_LATIN = re.compile(r"[^\W\d_]+(?:[&'-][^\W_]+)*")
_INT = re.compile(r"\d+")
_FLOAT = re.compile(r"\d+[.,]\d+")
_PIECES = re.compile(
    r"(?<![.,\d])\d+[.,]\d+(?![\d.,]*\d)|\d+|[а-яА-ЯёЁ]+(?:['-][а-яА-ЯёЁ]+)*|[^\W\d_]+|_|[^\w\s]"
)
_PUNCTUATION = frozenset("-—\\/!#$%&()[]*+,.:;<=>?@^_`{|}~№…\"'«»„“”")


def split(chunk: str) -> Iterator[tuple[int, int, str, str]]:
    """Give start, stop, value and type of the tokens of what stands between two spaces."""
    for start, stop in _whole_words(chunk):
        value = chunk[start:stop]
        if _WORD.fullmatch(value):
            yield start, stop, value, RU
        else:
            for piece in _PIECES.finditer(value):
                text = piece.group()
                kind = RU if _WORD.fullmatch(text) else _plain_type(text)
                yield start + piece.start(), start + piece.end(), text, kind


def _whole_words(text: str) -> Iterator[tuple[int, int]]:
    """Give razdel's tokens, with a word round an apostrophe ("О'Брайен") kept whole."""
    held: tuple[int, int] | None = None
    for chunk in razdel.tokenize(text):
        start, stop = chunk.start, chunk.stop
        if held and held[1] == start and _apostrophe(text, held, start):
            held = held[0], stop
            continue
        if held:
            yield held
        held = start, stop
    if held:
        yield held


def _apostrophe(text: str, held: tuple[int, int], start: int) -> bool:
    """Tell whether what begins at ``start`` goes on the word that is held."""
    if text[start] == "'":
        return text[held[1] - 1].isalpha() and text[start + 1 : start + 2].isalpha()
    return text[held[1] - 1] == "'" and held[1] - held[0] > 1 and text[start].isalpha()


def _plain_type(text: str) -> str:
    if _INT.fullmatch(text):
        return INT
    if _FLOAT.fullmatch(text):
        return FLOAT
    if text in _PUNCTUATION:
        return PUNCT
    return LATIN if _LATIN.fullmatch(text) else OTHER
