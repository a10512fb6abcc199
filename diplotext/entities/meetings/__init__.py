"""Meetings: visits, receptions, talks, calls, sessions, by noun or by verb.

Finds:
    The noun with its typing adjectives ("официальным визитом", "двусторонних переговоров",
    "заседания"), repeats too ("в ходе встречи"); where no noun stands, the verb group
    ("был принят", "встретился", "посетил", "обсудили по телефону"). Credentials, a summons
    to the ministry and mediation have kinds of their own.
Does not find:
    Acts (signing, invitation, briefing, exchange of views), "принял участие", "посетил
    завод", sport, private meetings, sessions of courts and companies, "политический диалог"
    that is no event.
Fields:
    ``kind`` follows the noun, then its adjectives, then the body that sits; ``level`` and
    ``format`` come from words beside it, never from the rank of those named.
    ``participants``, ``host``, ``guest``, ``place``, ``date``, ``status``, ``plover`` and
    ``cameo`` are filled by `diplotext.linking`.
Sources:
    PLOVER and CAMEO codebooks for codes; kinds and words from our own reading of
    official documents.
Known gaps:
    "обсудил с коллегой" without "по телефону" is none. A bare "раунд" counts only beside
    talks. Of two formats ("в узком и расширенном составах") the first counts.
"""

from __future__ import annotations

from diplotext.entities import Source
from diplotext.entities.meetings.grammar import grammar
from diplotext.entities.meetings.normalize import Kind

__all__ = ["LEXICON", "Kind", "grammar"]

LEXICON = Source(Kind, __name__, "lexicon.csv")
