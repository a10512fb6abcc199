"""A matching view of a text: clean prose for grammars, with a way back to the raw offsets.

Grammars want one kind of space, dash and apostrophe, one alphabet and no invisible
characters inside words; results must point into the text as it was given. The view
replaces characters one for one where it can and remembers raw positions where it drops
some, so nothing is ever rewritten for the caller.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from diplotext.language.caches import CACHE_SIZE

__all__ = ["View", "fold", "make_view"]

# Invisible inside words: soft hyphen, zero-width characters, word joiner, BOM, stress marks,
# direction marks. Dropped, so that a word stays one word.
_DROPPED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0300\u0301"
_DROP = re.compile(f"[{_DROPPED}]|(?<=[еЕ])\u0308|(?<=[иИ])\u0306")
_MAY_DROP = _DROPPED + "\u0308\u0306"

_SPACES = "".join(map(chr, range(0x2000, 0x200B))) + "\u00a0\u1680\u202f\u205f\u3000\t\v\f"
_HYPHENS = "\u2010\u2011\u00af"
_DASHES = "\u2012\u2013\u2014\u2015\u2212\uff0d"
_APOSTROPHES = "\u2019\u2018\u02bc\u02bb\u0060\u00b4"

# What stays visible to people (display) and what grammars see besides (matching).
_DISPLAY: dict[str, str] = (
    dict.fromkeys(_SPACES, " ") | dict.fromkeys("\x85\u2028\u2029", "\n") | {"\r": "\n"}
)
_MATCHING: dict[str, str] = (
    dict.fromkeys(_HYPHENS, "-")
    | dict.fromkeys(_DASHES, "—")
    | dict.fromkeys(_APOSTROPHES, "'")
    | dict(
        zip(
            "ёЁҚқӘәҒғҢңӨөҰұҮүҺһІіӢӣҲҳҶҷЎўӮӯЇїЄєҐґЈјЂђЋћЉљЊњЏџ",
            "еЕКкАаГгНнОоУуУуХхИиИиХхЧчУуУуИиЕеГгЙйДдЧчЛлНнДд",
            strict=True,
        )
    )
)

# Latin and Greek letters that look like Cyrillic ones; replaced only in words that also
# have Cyrillic letters ("прeзидент" with a Latin e), never in words wholly Latin (BRICS).
_LOOKALIKES = str.maketrans(
    "ABCEHKMOPTXYaceopxykuΑΒΕΗΚΜΟΡΤΧαεικορχν",
    "АВСЕНКМОРТХУасеорхукиАВЕНКМОРТХаеикорхв",
)
_ADJACENT = re.compile(r"[A-Za-zΑ-ω][а-яА-Я]|[а-яА-Я][A-Za-zΑ-ω]")
_MIXED = re.compile(r"(?=[^\W\d_]*[а-яА-Я])(?=[^\W\d_]*[A-Za-zΑ-ω])[^\W\d_]+")
_FOREIGN = frozenset(map(chr, (*range(65, 91), *range(97, 123), *range(0x391, 0x3CA))))
_CYRILLIC = re.compile(r"[а-яА-Я]+")
# An en dash typed for the hyphen of a compound: "казахско–кыргызский".
_COMPOUND = re.compile(r"(?<=[а-я])—(?=[а-я])")
# A lone Latin letter that reads as a Russian preposition or conjunction between Cyrillic words.
_LONE = re.compile(r"(?<=[а-я,»] )[acoyk](?= [а-яА-Я«])")

_MARKUP = re.compile(r"<(?:/?[a-zA-Z][^<>\n]{0,200}|!--[^<>\n]{0,200}--)>|&(?:#?\w{2,8});")
_BLOCK_TAG = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|ol|tr|table|blockquote)\b", re.IGNORECASE)
_ENTITIES = {
    "&laquo;": "«",
    "&raquo;": "»",
    "&quot;": '"',
    "&ldquo;": "“",
    "&rdquo;": "”",
    "&bdquo;": "„",
    "&mdash;": "—",
    "&ndash;": "–",
    "&minus;": "−",
    "&amp;": "&",
    "&apos;": "'",
}


@frozen
class View:
    """A text as grammars see it; ``matching`` and ``display`` have one length and offsets.

    ``raw`` is the text as given; ``offsets`` holds, for each character of the view, its
    index in ``raw``, or is ``None`` when the two coincide.
    """

    raw: str
    matching: str
    display: str
    offsets: tuple[int, ...] | None

    def raw_span(self, start: int, stop: int) -> tuple[int, int]:
        r"""Give the raw offsets of a non-empty span of the view (stop exclusive).

        >>> make_view("за\u00adря").raw_span(0, 4)
        (0, 5)
        """
        if self.offsets is None:
            return start, stop
        return self.offsets[start], self.offsets[stop - 1] + 1


def make_view(raw: str) -> View:
    r"""Make the view of a text; any ``str`` is accepted.

    >>> make_view("МИД\u00a0Кыргызстана: 2−3 млрд").matching
    'МИД Кыргызстана: 2—3 млрд'
    """
    signs = set(raw)
    kept, offsets = (raw, None) if signs.isdisjoint(_MAY_DROP) else _drop(raw)
    display = _blank_markup(_translated(kept, signs, _DISPLAY))
    if display is not kept:
        signs = set(display)
    matching = _translated(display, signs, _MATCHING)
    if not signs.isdisjoint(_DASHES):
        matching = _COMPOUND.sub("-", matching)
    if not signs.isdisjoint(_FOREIGN):
        if _ADJACENT.search(matching):
            matching = _MIXED.sub(_lookalike, matching)
        if _LONE.search(matching):
            matching = _LONE.sub(_lookalike, matching)
    return View(raw, matching, display, offsets)


@lru_cache(CACHE_SIZE)
def fold(words: str) -> str:
    """Give words as grammars see them: ё as е, one apostrophe, one dash.

    >>> fold("Кот-д’Ивуар, Орёл")
    "Кот-д'Ивуар, Орел"
    """
    return make_view(words).matching


def _translated(text: str, signs: set[str], table: dict[str, str]) -> str:
    """Do what ``str.translate`` does, which looks up each letter, for the few signs there are."""
    for sign in table.keys() & signs:
        text = text.replace(sign, table[sign])
    return text


def _drop(raw: str) -> tuple[str, tuple[int, ...] | None]:
    if not _DROP.search(raw):
        return raw, None
    offsets: list[int] = []
    pieces: list[str] = []
    position = 0
    for gap in _DROP.finditer(raw):
        pieces.append(raw[position : gap.start()])
        offsets.extend(range(position, gap.start()))
        position = gap.end()
        if gap.group() == "\u0306":  # и + breve is й
            pieces[-1] = pieces[-1][:-1] + ("й" if pieces[-1][-1] == "и" else "Й")
    pieces.append(raw[position:])
    offsets.extend(range(position, len(raw)))
    return "".join(pieces), tuple(offsets)


def _blank_markup(text: str) -> str:
    if "<" not in text and "&" not in text:
        return text
    return _MARKUP.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    markup = found.group()
    if markup.startswith("&"):
        # An unknown name may be prose ("R&D;"), so only entities that we know are replaced.
        known = " " if markup in ("&nbsp;", "&thinsp;", "&#160;") else _ENTITIES.get(markup)
        return known.ljust(len(markup)) if known else markup
    return ("\n" if _BLOCK_TAG.match(markup) else " ").ljust(len(markup))


def _lookalike(found: re.Match[str]) -> str:
    word = found.group().translate(_LOOKALIKES)
    # A letter without a Cyrillic twin means a word of two alphabets on purpose.
    return word if _CYRILLIC.fullmatch(word) else found.group()
