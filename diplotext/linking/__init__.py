"""Links between mentions over a document: plain functions, no grammars.

A folder for each kind of link (``titles``, ``people``, ``meetings``, ``money``, ``agreements``,
``statements``), with its words beside it; what several of them ask stands here. A step looks at
the analysis and at all mentions in order, and gives the mentions that it changes with what
becomes of them. Steps run in the order in which they need each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attrs import frozen

from diplotext.engine.pipeline import Analysis
from diplotext.linking.agreements.commitments import find_commitments
from diplotext.linking.agreements.link import link_agreements
from diplotext.linking.meetings.events import build_events
from diplotext.linking.meetings.participants import resolve_meetings
from diplotext.linking.money.link import link_money
from diplotext.linking.people.colleagues import find_colleagues
from diplotext.linking.people.counterparts import place_counterparts
from diplotext.linking.people.records import merge_people
from diplotext.linking.provenance import link_records, note_changes
from diplotext.linking.statements.find import find_statements
from diplotext.linking.titles import ministries, states
from diplotext.linking.titles.holders import link_beside
from diplotext.linking.titles.joint import resolve_joint
from diplotext.linking.titles.missions import resolve_missions
from diplotext.linking.titles.predicates import link_predicates
from diplotext.linking.titles.references import refer
from diplotext.linking.titles.repeated import find_repeated
from diplotext.types import Commitment, Event, Link, Mention, PersonRecord

__all__ = ["Linked", "link"]

Step = Callable[[Analysis, Sequence[Mention]], dict[Mention, Mention]]

# A title gets the name beside it, then a state by what belongs to it, then a holder by title
# and state, then a state from the document, with which it may find a holder, and his state;
# meetings want titles with holders.
# The name is the rule of what a step changes without giving a finer reason.
_STEPS: tuple[tuple[str, Step], ...] = (
    ("ministries.document", ministries.resolve),
    ("ministries.repeated", find_repeated),
    ("holders.beside", link_beside),
    ("holders.predicate", link_predicates),
    ("titles.certain", states.resolve_certain),
    ("references.same_office", refer),
    ("colleagues", find_colleagues),
    ("holders.beside", link_beside),
    ("titles.document", states.resolve),
    ("references.same_office", refer),
    ("titles.document", states.resolve),
    ("ministries.title", ministries.resolve_in_titles),
    ("ministries.document", ministries.resolve_rest),
    ("ministries.repeated", find_repeated),
    ("titles.certain", states.resolve_certain),
    ("references.same_office", refer),
    ("titles.mission", resolve_missions),
    ("organizations.sides", resolve_joint),
    ("money.words_around", link_money),
    ("meetings.sentence", resolve_meetings),
    ("agreements.parties", link_agreements),
)


@frozen
class Linked:
    """What linking makes of an analysis; mentions in order."""

    mentions: tuple[Mention, ...]
    people: tuple[PersonRecord, ...]
    events: tuple[Event, ...]
    commitments: tuple[Commitment, ...]
    links: tuple[Link, ...]


def link(analysis: Analysis) -> Linked:
    """Tie the mentions of a document together."""
    mentions = ordered(analysis.mentions)
    for rule, step in _STEPS:
        before, known = dict(analysis.reasons), len(mentions)
        changed = step(analysis, mentions)
        analysis.replace(changed)
        note_changes(analysis, rule, changed, before)
        if len(analysis.mentions) != known:
            mentions = ordered(analysis.mentions)
        elif changed:  # a mention stays where it is
            mentions = tuple([changed.get(mention, mention) for mention in mentions])
    analysis.mentions.extend(find_statements(analysis, mentions))
    mentions = ordered(analysis.mentions)
    people = place_counterparts(analysis, merge_people(analysis, mentions))
    events = tuple(build_events(analysis, mentions))
    return Linked(
        mentions=mentions,
        people=people,
        events=events,
        commitments=find_commitments(analysis, mentions),
        links=link_records(analysis, mentions, people, events),
    )


def ordered(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Sort mentions by start, the longer first."""
    return tuple(sorted(mentions, key=lambda m: (m.start, -m.stop, m.type)))
