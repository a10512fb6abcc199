"""The state of a title that does not say it: "министр", "глава государства", "госсекретарь"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from diplotext.engine.pipeline import Analysis
from diplotext.entities.titles.normalize import national
from diplotext.linking.titles.kinds import NATIONAL
from diplotext.linking.titles.offices import Offices, Way
from diplotext.linking.titles.witnesses import Witnesses
from diplotext.types import Mention, Title

__all__ = ["resolve", "resolve_certain"]


def resolve_certain(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Give the titles whose state the text tells by what belongs to them.

    Evidence, the strongest first: a body or office inside the title, an office joined by a
    dash, another office of the holder, "страны", "венгерскую часть возглавляет". Where it
    disagrees with itself the title stays without a state.
    """
    document = Offices(analysis, mentions)
    return _resolve(analysis, document, document.certain(), mentions)


def resolve(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Give the titles whose state the document as a whole tells, besides the certain ones.

    It is the state that the same office has elsewhere, that of the dateline, the only one that
    has offices here, the only one named; for plurals the two sides of the document.
    """
    document = Offices(analysis, mentions)
    return _resolve(analysis, document, (*document.certain(), *document.likely()), mentions)


def _resolve(
    analysis: Analysis,
    document: Offices,
    ways: Iterable[tuple[str, Way]],
    mentions: Sequence[Mention],
) -> dict[Mention, Mention]:
    placed: dict[Mention, Mention] = {}
    witnesses = Witnesses(mentions)
    for title in document.titles:
        if title.countries or title.organization or title.role not in NATIONAL:
            continue
        codes, rule = _plural(title, document, ways) if title.plural else _found(title, ways)
        if not codes:
            continue
        new = placed[title] = _placed(title, codes)
        by = witnesses.of(title, codes[0], rule)
        for value in ("country", "countries", "role", "portfolio"):
            if getattr(title, value) != getattr(new, value):
                analysis.because(title, value, f"titles.{rule}", *by)
    return placed


def _found(title: Title, ways: Iterable[tuple[str, Way]]) -> tuple[tuple[str, ...], str]:
    """Try one kind of evidence after another; gives the state and the name of the evidence."""
    for rule, find in ways:
        if code := find(title):
            return (code,), rule
    return (), ""


def _plural(
    title: Title, document: Offices, ways: Iterable[tuple[str, Way]]
) -> tuple[tuple[str, ...], str]:
    if title.holders:
        codes = [document.of_holder(person) for person in title.holders]
        return (tuple(dict.fromkeys(c for c in codes if c)) if all(codes) else ()), "holders"
    if not any(rule == "only_state" for rule, _ in ways):
        return (), ""
    if title.role == "member_of_parliament":
        code = document.only_office(title)
        return ((code,) if code else ()), "only_office"
    if repeated := document.plurals.last_plural(title):
        return repeated, "same_office"
    return document.plurals.of_both(title), "sides"


def _placed(title: Title, codes: tuple[str, ...]) -> Title:
    country = codes[0] if len(codes) == 1 else None
    role, portfolio = national(title.role, title.portfolio, country)
    return evolve(
        title,
        role=role,
        portfolio=portfolio or title.portfolio,
        country=country,
        countries=codes,
    )
