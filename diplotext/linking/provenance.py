"""Why values are what they are: the rules that set them, and the mentions they went by.

A step says the reason itself where it knows one finer than its name, by `Analysis.because`;
what it changes without saying so has the name of the step as its rule.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, cast

import attrs

from diplotext.engine.pipeline import Analysis, Reason
from diplotext.types import Event, Link, Mention, Person, PersonRecord

__all__ = ["link_records", "note_changes"]

Key = tuple[str, int, int]
_EMPTY: tuple[Any, ...] = (None, (), False)


def note_changes(
    analysis: Analysis,
    rule: str,
    changed: Mapping[Mention, Mention],
    before: Mapping[tuple[str, int, int, str], Reason],
) -> None:
    """Note the rule of a step for each value that it set without a reason of its own.

    ``changed`` holds the old mentions with the new, ``before`` the reasons before the step.
    """
    for old, new in changed.items():
        for name in _fields(cast(Hashable, type(new))):
            key = (*_key(new), name)
            set_now = getattr(old, name, None) != getattr(new, name)
            if set_now and analysis.reasons.get(key) is before.get(key):
                analysis.because(new, name, rule)


def link_records(
    analysis: Analysis,
    mentions: Sequence[Mention],
    people: Iterable[PersonRecord],
    events: Iterable[Event],
) -> tuple[Link, ...]:
    """Give all links of a document, in the order of their sources.

    Takes the final mentions; evidence is given as it is in the end.
    """
    final = {_key(mention): mention for mention in mentions}

    def now(found: Iterable[Mention]) -> tuple[Mention, ...]:
        ends = dict.fromkeys(final.get(_key(mention), mention) for mention in found)
        return tuple(sorted(ends, key=lambda m: (m.start, -m.stop)))

    links: list[Link] = []
    told = {key[:3] for key in analysis.reasons}
    for mention in mentions:
        for name in _fields(cast(Hashable, type(mention))) if _key(mention) in told else ():
            reason = analysis.reasons.get((*_key(mention), name))
            value = getattr(mention, name)
            if reason is None or value in _EMPTY:
                continue
            rule, evidence = reason
            evidence = now(evidence or _mentioned(value))
            links.append(
                Link(source=mention, field=name, target=value, rule=rule, evidence=evidence)
            )
    links.extend(_of_people(analysis, people))
    links.extend(_of_events(analysis, events, now))
    return tuple(sorted(links, key=lambda link: (link.source.start, -link.source.stop)))


def _of_people(analysis: Analysis, people: Iterable[PersonRecord]) -> Iterator[Link]:
    """Give which mentions are one person; the rule says how full the name is.

    And the state of a person, where it is from no title ("индийский коллега N").
    """
    for record in people:
        fullest = next((m for m in record.mentions if m.name == record.name), None)
        placed = any(title.country for title in record.titles)
        for mention in record.mentions:
            said = analysis.reasons.get((*_key(mention), "country"))
            if said is not None and record.country is not None and not placed:
                rule, evidence = said
                yield Link(
                    source=mention,
                    field="country",
                    target=record.country,
                    rule=rule,
                    evidence=evidence,
                )
            if fullest is not None and mention is not fullest:
                yield Link(
                    source=mention,
                    field="person",
                    target=record.name,
                    rule=f"people.{_fullness(mention)}",
                    evidence=(fullest,),
                )


def _fullness(person: Person) -> str:
    if person.first and person.last:
        return "initials" if person.first.endswith(".") else "full_name"
    return "surname" if person.last else "given_name"


def _of_events(analysis: Analysis, events: Iterable[Event], now: Any) -> Iterator[Link]:
    """Give which mentions are one meeting; the target is the first of them."""
    for event in events:
        first = event.mentions[0]
        for mention in event.mentions[1:]:
            said = analysis.reasons.get((*_key(mention), "event"))
            rule, evidence = said or ("events.repeats", (first,))
            yield Link(
                source=mention, field="event", target=first, rule=rule, evidence=now(evidence)
            )


def _mentioned(value: Any) -> tuple[Mention, ...]:
    """Give the mentions that a value is made of: they are evidence of themselves."""
    items = value if isinstance(value, tuple) else (value,)
    return tuple(item for item in items if isinstance(item, Mention))


@cache
def _fields(kind: Hashable) -> tuple[str, ...]:
    own = {"start", "stop", "text"}
    return tuple(a.name for a in attrs.fields(cast(Any, kind)) if a.name not in own)


def _key(mention: Mention) -> Key:
    return mention.type, mention.start, mention.stop
