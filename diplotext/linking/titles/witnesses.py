"""The mentions by which a title got its state, found by state and place."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from diplotext.linking.people.names import same_person
from diplotext.linking.titles.kinds import ALIKE
from diplotext.linking.titles.references import holders_of
from diplotext.types import Country, Mention, Title

__all__ = ["Witnesses"]

M = TypeVar("M", bound=Mention)
_LONGEST = 5_000  # characters that a mention around a title may have


class Witnesses:
    """What speaks for the states of a document; takes its mentions in order."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._of_state: dict[str, list[Mention]] = defaultdict(list)
        self._titles: dict[str, list[Title]] = defaultdict(list)
        self._countries: dict[str, list[Country]] = defaultdict(list)
        for mention in mentions:
            if isinstance(mention, Country):
                self._countries[mention.code].append(mention)
                self._of_state[mention.code].append(mention)
            elif code := getattr(mention, "country", None):
                self._of_state[code].append(mention)
                if isinstance(mention, Title):
                    self._titles[code].append(mention)

    def of(self, title: Title, code: str, rule: str) -> Sequence[Mention]:
        """Give the mentions by which a rule gave a title a state, of many alike the first."""
        titles, countries = self._titles[code], self._countries[code]
        if rule == "holders":
            return title.holders
        if rule == "inside":
            near = _from(self._of_state[code], title.start - _LONGEST)
            return _first(m for m in near if title.contains(m) or m.contains(title))
        if rule == "joined":
            return _first(_from(titles, title.stop))
        if rule == "same_holder" and title.holder is not None:
            who = title.holder
            return _first(m for m in titles if any(same_person(p, who) for p in holders_of(m)))
        if rule == "same_office":
            alike = ALIKE.get(title.role, frozenset({title.role}))
            return _first(m for m in titles if m.role in alike)
        if rule in ("last_state", "part"):
            before = bisect_left(countries, title.start, key=_start)
            return countries[max(0, before - 1) : before]
        if rule == "only_office":
            return _first(m for m in self._of_state[code] if not isinstance(m, Country))
        return countries[:1]


def _start(mention: Mention) -> int:
    return mention.start


def _from(mentions: Sequence[M], start: int) -> Iterable[M]:
    """Give the mentions that begin at an offset or later, one by one."""
    first = bisect_left(mentions, start, key=_start)
    return (mentions[index] for index in range(first, len(mentions)))


def _first(mentions: Iterable[M]) -> list[M]:
    """Give the first one, if there is one."""
    found = next(iter(mentions), None)
    return [] if found is None else [found]
