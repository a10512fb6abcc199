"""Where an envoy is accredited, told once: "посол Чили в Перу N" is meant again by "посол"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from attrs import evolve

from diplotext.engine.pipeline import Analysis
from diplotext.linking.people.names import initial_of, same_person
from diplotext.types import Mention, Person, Title

__all__ = ["resolve_missions"]


def resolve_missions(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Give the offices of envoys with the state that another mention of the same office names.

    Takes the document and its mentions in order; titles must have their holders by now. Who
    is accredited to two states has none of them here.
    """
    titles = [one for one in mentions if isinstance(one, Title) and one.holder]
    told: defaultdict[str, list[tuple[Person, Title]]] = defaultdict(list)
    for title in titles:
        if title.accredited_to and title.holder:
            told[initial_of(title.holder)].append((title.holder, title))
    changed: dict[Mention, Mention] = {}
    for title in titles if told else ():
        holder = title.holder
        if title.accredited_to or holder is None:
            continue
        known = told.get(initial_of(holder), ())
        same = [t for person, t in known if t.role == title.role and same_person(person, holder)]
        states = {one.accredited_to for one in same}
        if len(states) == 1 and {one.country for one in same} == {title.country}:
            changed[title] = evolve(title, accredited_to=states.pop())
            analysis.because(title, "accredited_to", "titles.mission", *same[:1])
    return changed
