"""Ministries told again as "ведомство" or "министерство": the one told before.

"Как уточнили в ведомстве", "пресс-служба министерства", "глава ведомства". What a source says is
said of its own ministry, that of the news; elsewhere the ministry or minister told last is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from attrs import evolve

from diplotext.engine.pipeline import Analysis
from diplotext.entities.countries.names import genitive_name
from diplotext.entities.ministries import default_index
from diplotext.language.tokens import MergedToken, WordToken, merge
from diplotext.linking.titles.home import Datelines
from diplotext.types import Institution, Mention, Ministry, Title

__all__ = ["find_repeated"]

_WORD = re.compile(r"\b(?:ведомств|министерств)(?:о|а|у|ом|е)\b", re.IGNORECASE)
_GENERIC = re.compile(r"\s+(?:страны|республики|королевства|государства)\b")
# Who speaks for the ministry of the news: "пресс-служба министерства", "сообщили в ведомстве".
_SOURCE = re.compile(
    r"(?:пресс-служб|пресс-секретар|представител|источник|собеседник|заявлени|сообщени|данны"
    r"|информаци|сайт|пресс-релиз)\w*\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:сообщ|отме[тч]|заяв|уточн|подчерк|поясн|добав|рассказ|напомин|напомн|счита|исключ|ожид"
    r"|подтверд|опроверг|прокоммент|выраз|убежд|уверен|указ|обещ|увер|рассчит|надеют)\w*",
    re.IGNORECASE,
)
_THIS = frozenset({"этот", "тот", "сам", "свой", "данный", "указанный", "весь"})
_IN = re.compile(r"\bв(?:о)?\s+(?:сам\w+\s+)?$", re.IGNORECASE)
_NEAR = 60  # characters before the word that tell of it
_FOR = frozenset({"spokesperson", "deputy_minister"})  # whose portfolio is that of the ministry


def find_repeated(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Add the ministries that a bare word repeats; gives the titles that get their portfolio."""
    matches = list(_WORD.finditer(analysis.view.matching))
    if not matches:
        return {}
    told = _Told(analysis, mentions)
    if not told.anchors:
        return {}
    changed: dict[Mention, Mention] = {}
    for match in matches:
        start, stop = analysis.view.raw_span(*match.span())
        if known := told.again(start, stop):
            anchor = told.meant(start, *match.span())
            if anchor is not None and anchor.country:
                analysis.because(known, "country", "ministries.repeated", anchor)
                name = anchor.name if isinstance(anchor, Ministry) else _name(anchor)
                changed[known] = evolve(known, country=anchor.country, name=name)
            continue
        if not told.is_free(start, stop) or not told.is_bare(*match.span()):
            continue
        if anchor := told.meant(start, *match.span()):
            ministry = _ministry(analysis, start, stop, anchor)
            analysis.mentions.append(ministry)
            if anchor.country:
                analysis.because(ministry, "country", "ministries.repeated", anchor)
            _merge(analysis, match.start(), ministry)
            title = told.around(start, stop)
            if title is not None and title.role in _FOR and title.portfolio is None:
                changed[title] = evolve(title, portfolio=ministry.portfolio)
    return changed


class _Told:
    """The ministries and ministers of a document, in order, and where words are taken."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Mention]) -> None:
        self.analysis = analysis
        self.spans = analysis.raw_spans()
        self.starts = [start for start, _ in self.spans]
        self.anchors: list[Any] = [m for m in mentions if _is_anchor(m)]
        self.anchor_starts = [m.start for m in self.anchors]
        self.taken = [m for m in mentions if isinstance(m, Ministry | Institution)]
        self.taken_starts = [m.start for m in self.taken]
        self.titles = [m for m in mentions if isinstance(m, Title)]
        self.title_starts = [m.start for m in self.titles]
        self.datelines = Datelines(analysis)
        self.first = next((m.country for m in self.anchors if m.country), None)

    def is_free(self, start: int, stop: int) -> bool:
        """Tell whether no ministry or other body has these words."""
        last = bisect_right(self.taken_starts, start)
        return not any(m.stop >= stop for m in self.taken[max(0, last - 3) : last])

    def again(self, start: int, stop: int) -> Ministry | None:
        """Give the ministry found here earlier, if its state is not known yet."""
        last = bisect_right(self.taken_starts, start)
        near = self.taken[max(0, last - 1) : last]
        same = (m for m in near if m.span == (start, stop) and m.country is None)
        return next((m for m in same if isinstance(m, Ministry)), None)

    def around(self, start: int, stop: int) -> Title | None:
        """Give the title in which a word stands."""
        last = bisect_right(self.title_starts, start)
        near = self.titles[max(0, last - 3) : last]
        return next((t for t in reversed(near) if t.stop >= stop), None)

    def is_bare(self, start: int, stop: int) -> bool:
        """Tell "в ведомстве" from "профильное ведомство", "министерство чего-то", a plural."""
        text, morph = self.analysis.view.matching, self.analysis.morph
        before = re.search(r"([\w-]+) $", text[max(0, start - _NEAR) : start])
        if before is None and text[stop - 1] == "а":
            return False  # "Ведомства договорились": more than one
        if before is not None and not self._fits_after(before[1], text[stop - 1]):
            return False
        after = re.match(r"\s+([\w-]+)", text[stop : stop + _NEAR])
        if after is None or _GENERIC.match(text, stop):
            return True
        if after[1] == "по":
            return False
        forms = morph(after[1])
        verbal = any("VERB" in form.grams for form in forms)
        owned = any(
            "gent" in f.grams and ("NOUN" in f.grams or "ADJF" in f.grams) for f in forms[:2]
        )
        return verbal or not owned or after[1][0].isupper()

    def _fits_after(self, word: str, ending: str) -> bool:
        """Tell "в самом ведомстве", "глава ведомства" from "профильное ведомство"."""
        morph = self.analysis.morph
        forms = morph(word)
        if any("ADJF" in form.grams for form in forms[:1]):
            return not _THIS.isdisjoint(morph.normalized(word))
        if ending != "а":
            return True
        prepositional = any("PREP" in form.grams for form in forms[:1])
        return prepositional or (len(word) > 1 and any("NOUN" in form.grams for form in forms))

    def meant(self, place: int, start: int, stop: int) -> Any:
        """Give the ministry or minister that a word means, or ``None``."""
        number = bisect_left(self.anchor_starts, place)
        if not number:
            return None
        last = self.anchors[number - 1]
        begin = self.starts[max(0, bisect_right(self.starts, last.start) - 1)]
        recent = self.anchors[bisect_left(self.anchor_starts, begin) : number]
        home = self.datelines.at(place) or self.first
        own = [m for m in recent if m.country == home]
        if not own and not self._is_body(last) and self._is_source(start, stop):
            own = [m for m in self.anchors[:number] if m.country == home]
        return own[-1] if own else last

    def _is_body(self, anchor: Any) -> bool:
        """Tell a ministry told as such from that of a minister."""
        return isinstance(anchor, Ministry) and self.around(anchor.start, anchor.stop) is None

    def _is_source(self, start: int, stop: int) -> bool:
        """Tell "пресс-служба ведомства" and "в ведомстве не исключают"."""
        text = self.analysis.view.matching
        before = text[max(0, start - _NEAR) : start]
        if _SOURCE.search(before):
            return True
        around = before.rpartition(". ")[2] + text[stop : stop + _NEAR].partition(". ")[0]
        return bool(_IN.search(before)) and bool(_SAID.search(around))


def _is_anchor(mention: Mention) -> bool:
    single = isinstance(mention, Ministry | Title) and not mention.plural
    return single and getattr(mention, "portfolio", None) is not None


def _ministry(analysis: Analysis, start: int, stop: int, anchor: Any) -> Ministry:
    raw = analysis.view.raw
    if generic := _GENERIC.match(raw, stop):
        stop = generic.end()
    name = anchor.name if isinstance(anchor, Ministry) else _name(anchor)
    return Ministry(
        start=start,
        stop=stop,
        text=raw[start:stop],
        portfolio=anchor.portfolio,
        country=anchor.country,
        name=name,
    )


def _name(title: Title) -> str:
    name = default_index().titles.get(title.portfolio or "", "Министерство")
    genitive = genitive_name(title.country) if title.country else None
    return f"{name} {genitive}" if genitive else name


def _merge(analysis: Analysis, start: int, ministry: Ministry) -> None:
    """Make the word a token of its kind, so that it can speak: "в ведомстве уточнили"."""
    number = max(0, bisect_right([s.start for s in analysis.sentences], start) - 1)
    row = analysis.rows[number]
    for index, token in enumerate(row):
        if token.span.start == start and isinstance(token, WordToken):
            if not isinstance(token, MergedToken):
                merged = merge([token], "MINISTRY", (ministry,), analysis.view.matching)
                analysis.rows[number] = (*row[:index], merged, *row[index + 1 :])
            return
