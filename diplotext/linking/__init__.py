"""Links between mentions over a document: plain functions, no grammars.

Each step looks at the analysis and at all mentions in order, and gives the mentions that it
changes with what becomes of them. Steps run in the order in which they need each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from diplotext.engine.pipeline import Analysis
from diplotext.linking import ministries, titles
from diplotext.linking.holders import link_holders
from diplotext.linking.money import link_money
from diplotext.types import Event, Mention, PersonRecord

__all__ = ["link"]

Step = Callable[[Analysis, Sequence[Mention]], dict[Mention, Mention]]

try:
    from diplotext.linking.participants import resolve_meetings
    from diplotext.linking.events import build_events
except ImportError:  # TODO
    resolve_meetings = lambda a, m: {}
    build_events = lambda a, m: ()
try:
    from diplotext.linking.people import merge_people
except ImportError:
    merge_people = lambda a, m: ()
try:
    from diplotext.linking.statements import find_statements
except ImportError:
    find_statements = lambda a, m: ()

# A title gets the name beside it, then a state from its holder and the document, then a
# holder by title and state, and the state of that holder; meetings want titles with holders.
_STEPS: tuple[Step, ...] = (
    ministries.resolve,
    link_holders,
    titles.resolve,
    link_holders,
    titles.resolve,
    link_money,
    resolve_meetings,
)


def link(
    analysis: Analysis,
) -> tuple[tuple[Mention, ...], tuple[PersonRecord, ...], tuple[Event, ...]]:
    """Tie the mentions of a document together; gives mentions in order, people, events."""
    for step in _STEPS:
        analysis.replace(step(analysis, ordered(analysis.mentions)))
    analysis.mentions.extend(find_statements(analysis, ordered(analysis.mentions)))
    mentions = ordered(analysis.mentions)
    return mentions, tuple(merge_people(analysis, mentions)), tuple(build_events(analysis, mentions))


def ordered(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Sort mentions by start, the longer first."""
    return tuple(sorted(mentions, key=lambda m: (m.start, -m.stop, m.type)))
