"""Whether an office without a name beside it can mean somebody told elsewhere in the document.

It cannot where a sentence says it of somebody ("N стал министром"), where it is a post to be
filled ("кандидат на пост министра"), another than the one told ("прежний министр"), that of a
region ("министр транспорта Пермского края"), or one that many hold ("директор департамента").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from diplotext.engine.pipeline import Analysis
from diplotext.language.data import read_toml
from diplotext.language.view import fold
from diplotext.linking.titles.predicates import predicates
from diplotext.types import Title

__all__ = ["Anaphora"]

_WORDS: dict[str, Any] = read_toml("diplotext.linking.titles", "anaphora.toml")
_POSTS, _OTHERS, _NEW, _GENERIC, _REGIONS = (
    frozenset(fold(word) for word in _WORDS[key])
    for key in ("posts", "others", "new", "generic", "regions")
)
_ONE_OF = re.compile(r"\bод(?:ин|на|ного|ной|ному|ним|ном|ну) из\s+$", re.IGNORECASE)
_BEFORE, _AFTER = 60, 40  # characters about a title that tell of it


class Anaphora:
    """The offices of a document, looked at for whether they mean somebody told."""

    def __init__(self, analysis: Analysis, titles: Sequence[Title]) -> None:
        self.analysis = analysis
        self.said = predicates(analysis)
        self.regional = any(title.role == "governor" for title in titles)

    def is_past(self, title: Title) -> bool:
        """Tell an office that somebody is said to have held, so that later ones are not his."""
        predicate = self.said.get(title.span)
        return predicate is not None and predicate.past

    def may_refer(self, title: Title) -> bool:
        """Tell an office that one person holds, and that can be his who was told."""
        if title.role in _GENERIC or title.span in self.said:
            return False
        if title.role == "diplomat" and "дипломат" not in fold(title.text).lower():
            return False
        if title.role == "head_of_international_org" and not title.organization:
            return False
        if self.regional and title.name.lower() == "глава республики":
            return False
        return not (self._is_other(title) or self._is_of_region(title))

    def is_new(self, title: Title) -> bool:
        """Tell "новый министр", or one who is said to have become it."""
        predicate = self.said.get(title.span)
        became = predicate is not None and not predicate.past
        return became or title.status == "designate" or self.has_new(title)

    def heads(self, title: Title) -> bool:
        """Tell "делегация во главе с министром"."""
        words = [word.lower() for word in self._before(title)[-3:]]
        return words[:2] == ["во", "главе"] or words[-2:] == ["во", "главе"]

    def has_new(self, title: Title) -> bool:
        """Tell "новый министр"."""
        before = self._before(title)
        return bool(before) and not self._lemmas(before[-1]).isdisjoint(_NEW)

    def _is_other(self, title: Title) -> bool:
        """Tell a post to be filled, "прежний министр", "один из лидеров"."""
        raw = self.analysis.view.raw
        if title.plural and _ONE_OF.search(raw, max(0, title.start - _BEFORE), title.start):
            return True
        words = self._before(title)
        if words and not self._lemmas(words[-1]).isdisjoint(_OTHERS):
            return True
        if self.has_new(title):
            words.pop()
        return bool(words) and not self._lemmas(words[-1]).isdisjoint(_POSTS)

    def _is_of_region(self, title: Title) -> bool:
        """Tell "министр транспорта Пермского края", whose region stands outside."""
        raw = self.analysis.view.raw
        words = re.split(r"[^\w\s-]", raw[title.stop : title.stop + _AFTER])[0].split()[:2]
        return any(not self._lemmas(word).isdisjoint(_REGIONS) for word in words)

    def _before(self, title: Title) -> list[str]:
        raw = self.analysis.view.raw
        return raw[max(0, title.start - _BEFORE) : title.start].split()

    def _lemmas(self, word: str) -> frozenset[str]:
        return self.analysis.morph.lemmas(fold(word))
