"""Titles without a name beside them: who held the same office elsewhere in the document."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from importlib import resources
from typing import Any

from attrs import define, evolve, field

from diplotext.engine.pipeline import Analysis
from diplotext.language.view import fold
from diplotext.types import Mention, Person, Title

__all__ = ["refer", "sentence_of"]

_WORDS: dict[str, Any] = tomllib.loads(
    resources.files("diplotext.linking").joinpath("holders.toml").read_text(encoding="utf-8")
)
_POSTS = frozenset(_WORDS["posts"])
_KINDS: dict[str, list[str]] = _WORDS["kinds"]
_PRESENT = frozenset({"current", "acting", "designate"})


@define(eq=False)
class _Holder:
    """A person of the document: the fullest mention, and the titles held."""

    person: Person
    titles: list[Title] = field(factory=list)


def refer(
    analysis: Analysis,
    titles: Sequence[Title],
    people: Sequence[Person],
    held: Mapping[Title, tuple[Person, ...]],
) -> dict[Title, tuple[Person, ...]]:
    """Give the holders of the titles that have none beside them, as far as they are certain."""
    holders = _holders(people, held)
    if not holders:
        return {}
    found: dict[Title, tuple[Person, ...]] = {}
    sentence = sentence_of(analysis)
    for title in titles:
        if title in held or title.holder or title.holders or _is_post(analysis, title):
            continue
        meant = _meant(title, holders, sentence)
        if meant:
            found[title] = tuple(holder.person for holder in meant)
            offices = [next(t for t in h.titles if _may_be(title, t)) for h in meant]
            value = "holders" if title.plural else "holder"
            analysis.because(title, value, "references.same_office", *offices, *found[title])
    return found


def _holders(people: Sequence[Person], held: Mapping[Title, tuple[Person, ...]]) -> list[_Holder]:
    """Collect who holds what, in the order of the first title."""
    holders: list[_Holder] = []
    for title in sorted(held, key=lambda title: title.start):
        for number, person in enumerate(held[title]):
            if title.plural and len(title.countries) not in (0, 1, len(held[title])):
                continue
            holder = next((h for h in holders if _same(h.person, person)), None)
            if holder is None:
                holder = _Holder(_fullest(person, people))
                holders.append(holder)
            holder.titles.append(_single(title, number))
    return holders


def _single(title: Title, number: int) -> Title:
    """Give the office of one of the holders of a plural title."""
    if not title.plural:
        return title
    own = title.countries[number : number + 1] if len(title.countries) > 1 else title.countries
    return evolve(title, plural=False, countries=own, country=own[0] if own else None)


def _fullest(person: Person, people: Sequence[Person]) -> Person:
    """Give the first mention of a person that has first and last name."""
    for other in people:
        if other.first and other.last and not other.first.endswith(".") and _same(person, other):
            return other
    return person


def _same(one: Person, other: Person) -> bool:
    """Tell whether two mentions may be one person: one family name, no other first name.

    >>> def person(name, first, last):
    ...     return Person(start=0, stop=1, text=name, name=name, first=first, last=last)
    >>> full = person("Ана Рохас", "Ана", "Рохас")
    >>> _same(full, person("А. Рохас", "А.", "Рохас")), _same(full, person("Рохас", None, "Рохас"))
    (True, True)
    >>> _same(full, person("Ева Рохас", "Ева", "Рохас"))
    False
    """
    left, right = fold(one.last or one.name).lower(), fold(other.last or other.name).lower()
    if left != right:
        return False
    if not one.first or not other.first:
        return True
    first, second = fold(one.first).lower(), fold(other.first).lower()
    if first.endswith(".") or second.endswith("."):
        return first[0] == second[0]
    return first == second


def _is_post(analysis: Analysis, title: Title) -> bool:
    """Tell "на пост министра": an office to be filled, not its holder."""
    before = analysis.view.raw[max(0, title.start - 40) : title.start].split()
    return bool(before) and not analysis.morph.normalized(before[-1]).isdisjoint(_POSTS)


def sentence_of(analysis: Analysis) -> Callable[[Mention], int]:
    """Give a function from a mention to the number of its sentence."""
    starts = [analysis.view.raw_span(s.start, s.stop)[0] for s in analysis.sentences]
    return lambda mention: bisect_right(starts, mention.start)


def _meant(
    title: Title, holders: Sequence[_Holder], sentence: Callable[[Mention], int]
) -> list[_Holder]:
    fitting = [(h, t) for h in holders for t in h.titles if _may_be(title, t)]
    if not title.plural:
        # An office that stands twice in one sentence is as a rule held by two.
        fitting = [f for f in fitting if sentence(f[1]) != sentence(title)]
        # Those named before count first; a headline may point forward.
        return _one([f for f in fitting if f[1].start < title.start]) or _one(fitting)
    if title.countries:
        by_state = [[f for f in fitting if f[1].country == code] for code in title.countries]
        each = [_one(group) for group in by_state]
        return [holder for group in each for holder in group] if all(each) else []
    known = _distinct([f for f in fitting if f[1].start < title.start]) or _distinct(fitting)
    return known if len(known) == 2 else []


def _one(fitting: Sequence[tuple[_Holder, Title]]) -> list[_Holder]:
    found = _distinct(fitting)
    return found if len(found) == 1 else []


def _distinct(fitting: Sequence[tuple[_Holder, Title]]) -> list[_Holder]:
    return list(dict.fromkeys(holder for holder, _ in fitting))


def _may_be(title: Title, known: Title) -> bool:
    """Tell whether a title may be the office that somebody is known to hold."""
    if known.role not in _KINDS.get(title.role, [title.role]):
        return False
    if (title.status in _PRESENT) != (known.status in _PRESENT):
        return False
    if title.rank != known.rank and title.role != "diplomat":
        return False
    for name in ("portfolio", "organization", "accredited_to"):
        said, other = getattr(title, name), getattr(known, name)
        if said and other and said != other:
            return False
        if said and not other and name == "portfolio":
            return False
    if title.countries:
        return bool(set(title.countries) & set(known.countries))
    return True
