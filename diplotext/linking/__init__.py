"""Links between mentions over a document: plain functions, no grammars."""

from __future__ import annotations

from diplotext.engine.pipeline import Analysis
from diplotext.types import Event, Mention, PersonRecord

__all__ = ["link"]


def link(
    analysis: Analysis,
) -> tuple[tuple[Mention, ...], tuple[PersonRecord, ...], tuple[Event, ...]]:
    """Tie the mentions of a document together; gives mentions in order, people, events."""
    mentions = sorted(analysis.mentions, key=lambda m: (m.start, -m.stop, m.type))
    return tuple(mentions), (), ()
