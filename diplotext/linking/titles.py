"""The state of a title that does not say it: "министр", "глава государства", "госсекретарь"."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from importlib import resources
from typing import Any

from attrs import evolve

from diplotext.engine.pipeline import Analysis
from diplotext.entities.titles.normalize import national
from diplotext.types import Country, Institution, Mention, Ministry, Title

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
    changed: dict[Mention, Mention] = {}
    for title in titles:
        if title.countries or title.organization or title.role not in _NATIONAL:
            continue
        code = (
            _inside(title, mentions)
            or _joined(analysis, title, titles)
            or _of_holder(title, titles)
            or _elsewhere(title, titles)
            or _only(title, states)
        )
        if code is not None:
            changed[title] = _placed(title, code)
    return changed


def _placed(title: Title, code: str) -> Title:
    role, portfolio = national(title.role, title.portfolio, code)
    known = {"role": role, "portfolio": portfolio or title.portfolio, "countries": (code,)}
    return evolve(title, country=code, **known)  # type: ignore[arg-type]


def _inside(title: Title, mentions: Sequence[Mention]) -> str | None:
    """Give the state of the body in a title, which may have been resolved after it."""
    for mention in mentions:
        if isinstance(mention, Ministry | Institution) and title.contains(mention):
            return mention.country
    return None


def _joined(analysis: Analysis, title: Title, titles: Sequence[Title]) -> str | None:
    """Give the state of the second of two offices: "заместитель премьера – министр Чили"."""
    for other in titles:
        between = analysis.view.raw[title.stop : other.start].strip()
        after = other.start >= title.stop and len(between) == 1 and between in "-–—"
        if after and len(other.countries) == 1:
            return other.country
    return None


def _of_holder(title: Title, titles: Sequence[Title]) -> str | None:
    if title.holder is None:
        return None
    name = title.holder.name
    return _agreed(t for t in titles if t.holder is not None and t.holder.name == name)


def _elsewhere(title: Title, titles: Sequence[Title]) -> str | None:
    """Give the state of the same office elsewhere in the document, if it is always one."""
    alike = _ALIKE.get(title.role, frozenset({title.role}))
    same = [t for t in titles if t.role in alike and t.status == title.status]
    if title.portfolio:
        same = [t for t in same if t.portfolio in (title.portfolio, None)]
    return _agreed(same)


def _agreed(titles: Any) -> str | None:
    codes = {code for title in titles for code in title.countries}
    return codes.pop() if len(codes) == 1 else None


def _only(title: Title, states: Counter[str]) -> str | None:
    if title.role == "state_secretary" and states["US"] and not _SECRETARIES & set(states):
        return "US"
    return next(iter(states)) if len(states) == 1 else None
