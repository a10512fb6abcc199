"""The state of a title that does not say it: "министр", "глава государства", "госсекретарь"."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from importlib import resources
from typing import Any

from attrs import evolve

from diplotext.engine.pipeline import Analysis
from diplotext.entities.titles.normalize import national
from diplotext.linking.references import sentence_of
from diplotext.types import Country, Institution, Mention, Ministry, Person, Title

__all__ = ["resolve"]

_WORDS: dict[str, Any] = tomllib.loads(
    resources.files("diplotext.linking").joinpath("titles.toml").read_text(encoding="utf-8")
)
_NATIONAL = frozenset(_WORDS["national"])
_ALIKE = {role: frozenset(roles) for roles in _WORDS["alike"] for role in roles}
_SECRETARIES = frozenset(_WORDS["other_state_secretaries"])


def resolve(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Give the titles whose state the document tells, each with its new self.

    Evidence, the strongest first: a body inside the title, an office of the same holder
    (also one joined by a dash), the same office elsewhere in the document, the only state
    of the document. Where they disagree among themselves the title stays without a state.
    """
    titles = [m for m in mentions if isinstance(m, Title)]
    states = Counter(m.code for m in mentions if isinstance(m, Country))
    bodies = [m for m in mentions if isinstance(m, Ministry | Institution)]
    sentence = sentence_of(analysis)
    placed: dict[Title, Title] = {}
    for title in titles:
        if title.countries or title.organization or title.role not in _NATIONAL or title.plural:
            continue
        code, rule = _found(
            ("inside", lambda t: _inside(t, bodies)),
            ("joined", lambda t: _joined(analysis, t, titles)),
            ("same_holder", lambda t: _of_holder(t.holder, titles)),
            ("same_office", lambda t: _elsewhere(t, titles, sentence)),
            ("other_state", lambda t: _remaining(t, titles, states)),
            ("only_state", lambda t: _only(t, states)),
            title=title,
        )
        if code is not None:
            placed[title] = _placed(title, (code,))
            witnesses = _witnesses(title, code, rule, mentions)
            for value in ("country", "countries", "role", "portfolio"):
                if getattr(title, value) != getattr(placed[title], value):
                    analysis.because(title, value, f"titles.{rule}", *witnesses)
    singular = [placed.get(t, t) for t in titles if not t.plural]
    for title in titles:
        if title.plural and not title.countries and title.holders:
            codes = [_of_holder(person, singular) for person in title.holders]
            if all(codes):
                placed[title] = _placed(title, tuple(dict.fromkeys(codes)))
                for value in ("country", "countries"):
                    analysis.because(title, value, "titles.holders", *title.holders)
    return dict(placed.items())


def _found(
    *ways: tuple[str, Callable[[Title], str | None]], title: Title
) -> tuple[str | None, str]:
    """Try one kind of evidence after another; gives the state and the name of the evidence."""
    for rule, find in ways:
        if code := find(title):
            return code, rule
    return None, ""


def _witnesses(
    title: Title, code: str, rule: str, mentions: Sequence[Mention]
) -> Sequence[Mention]:
    """Give the mentions by which a title got its state, of many alike the first."""
    of_state = [m for m in mentions if code in (getattr(m, "country", None), _code(m))]
    if rule == "inside":
        return [m for m in of_state if title.contains(m)][:1]
    if rule == "joined":
        return [m for m in of_state if isinstance(m, Title) and m.start >= title.stop][:1]
    if rule == "same_holder":
        name = title.holder.name if title.holder else None
        held = [m for m in of_state if isinstance(m, Title) and m.holder is not None]
        return [m for m in held if m.holder is not None and m.holder.name == name][:1]
    if rule == "same_office":
        alike = _ALIKE.get(title.role, frozenset({title.role}))
        return [m for m in of_state if isinstance(m, Title) and m.role in alike][:1]
    if rule == "other_state":
        same = _same_office(title, [m for m in mentions if isinstance(m, Title)])
        return [m for m in same if _different(title.holder, m.holder)][:1]
    return [m for m in of_state if isinstance(m, Country)][:1]


def _code(mention: Mention) -> str | None:
    return mention.code if isinstance(mention, Country) else None


def _placed(title: Title, codes: tuple[Any, ...]) -> Title:
    country = codes[0] if len(codes) == 1 else None
    role, portfolio = national(title.role, title.portfolio, country)
    return evolve(
        title,
        role=role,
        portfolio=portfolio or title.portfolio,
        country=country,
        countries=codes,
    )


def _inside(title: Title, bodies: Sequence[Ministry | Institution]) -> str | None:
    """Give the state of the body in a title, which may have been resolved after it."""
    return next((body.country for body in bodies if title.contains(body)), None)


def _joined(analysis: Analysis, title: Title, titles: Sequence[Title]) -> str | None:
    """Give the state of the second of two offices: "заместитель премьера – министр Чили"."""
    for other in titles:
        between = analysis.view.raw[title.stop : other.start].strip()
        after = other.start >= title.stop and len(between) == 1 and between in "-–—"
        if after and len(other.countries) == 1:
            return other.country
    return None


def _of_holder(holder: Person | None, titles: Sequence[Title]) -> str | None:
    if holder is None:
        return None
    return _agreed(t for t in titles if t.holder is not None and t.holder.name == holder.name)


def _same_office(title: Title, titles: Sequence[Title]) -> list[Title]:
    alike = _ALIKE.get(title.role, frozenset({title.role}))
    same = [t for t in titles if t.role in alike and t.status == title.status and t is not title]
    if title.portfolio:
        same = [t for t in same if t.portfolio in (title.portfolio, None)]
    return same


def _elsewhere(
    title: Title, titles: Sequence[Title], sentence: Callable[[Mention], int]
) -> str | None:
    """Give the state of the same office elsewhere in the document, if it is always one.

    An office that stands twice in one sentence is as a rule held by two.
    """
    same = [t for t in _same_office(title, titles) if sentence(t) != sentence(title)]
    return _agreed(t for t in same if not _different(title.holder, t.holder))


def _remaining(title: Title, titles: Sequence[Title], states: Counter[str]) -> str | None:
    """Give the other of two states, when the first has somebody else in this office."""
    if title.holder is None or len(states) != 2:
        return None
    others = [t for t in _same_office(title, titles) if _different(title.holder, t.holder)]
    code = _agreed(others)
    return next((other for other in states if other != code), None) if code in states else None


def _different(one: Person | None, other: Person | None) -> bool:
    return one is not None and other is not None and one.name != other.name


def _agreed(titles: Any) -> str | None:
    codes = {code for title in titles for code in title.countries}
    return codes.pop() if len(codes) == 1 else None


def _only(title: Title, states: Counter[str]) -> str | None:
    if title.role == "state_secretary" and states["US"] and not _SECRETARIES & set(states):
        return "US"
    return next(iter(states)) if len(states) == 1 else None
