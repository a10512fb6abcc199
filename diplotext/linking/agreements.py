"""Whose a document is where its sentence does not tell: "стороны подписали соглашение"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from diplotext.engine.pipeline import Analysis
from diplotext.entities.agreements.normalize import party_codes
from diplotext.types import Agreement, Country, Meeting, Mention, Ministry, Person, Title

__all__ = ["link_agreements"]

# Documents of two sides, or of as many as met; contracts are of firms, conventions of many.
_KINDS = frozenset(
    ("agreement", "treaty", "memorandum", "protocol", "declaration", "joint_statement", "roadmap")
)
_STATUS = frozenset(("signed", "planned_signing"))
# "между МИД двух стран" says nothing of whose ministries they are; "между компаниями" does.
_BETWEEN = re.compile(r"\bмежду\s+(?!мид|мин|правительств|стран|сторон|двумя|обеими|государств)")
_AHEAD = 40  # characters after the name in which "между" may stand


def link_agreements(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Give the documents whose parties are those who met, or the two states of the text.

    The states that met are those of the meeting told last before; else those two of which
    the text speaks more than of any other.
    """
    wanting = [m for m in mentions if isinstance(m, Agreement) and _wants(m, analysis)]
    if not wanting:
        return {}
    people = _states_of_people(mentions)
    met = [
        (meeting, codes)
        for meeting in mentions
        if isinstance(meeting, Meeting) and len(codes := _codes(meeting, people)) > 1
    ]
    pair = _pair(mentions)
    changed: dict[Mention, Mention] = {}
    for agreement in wanting:
        before = [item for item in met if item[0].start < agreement.start]
        parties = before[-1][1] if before else pair
        if not set(agreement.parties) <= set(parties):
            continue
        if len(parties) > 1:
            changed[agreement] = made = evolve(agreement, parties=parties)
            rule = "agreements.meeting" if before else "agreements.document"
            analysis.because(made, "parties", rule, *(item[0] for item in before[-1:]))
    return changed


def _wants(agreement: Agreement, analysis: Analysis) -> bool:
    if agreement.kind not in _KINDS or agreement.status not in _STATUS:
        return False
    after = analysis.view.raw[agreement.stop : agreement.stop + _AHEAD]
    text = (agreement.text + re.split(r"[\n.;]", after)[0]).lower()
    return len(agreement.parties) < 2 and not _BETWEEN.search(text)


def _states_of_people(mentions: Iterable[Mention]) -> dict[str, str]:
    """Give the states of people by their names, from their titles."""
    states: dict[str, str] = {}
    for title in mentions:
        if isinstance(title, Title) and title.country and title.holder:
            states.setdefault(title.holder.name, title.country)
    return states


def _codes(meeting: Meeting, people: Mapping[str, str]) -> tuple[str, ...]:
    codes: list[str] = []
    for one in meeting.participants:
        if isinstance(one, Person):
            codes.extend([people[one.name]] if one.name in people else [])
        elif isinstance(one, Country | Title | Ministry):
            codes.extend(party_codes(one))
    return tuple(dict.fromkeys(codes))


def _pair(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Give the two states of which a text speaks most; none if a third is near them."""
    told: Counter[str] = Counter()
    for mention in mentions:
        if isinstance(mention, Country):
            told[mention.code] += 1
    common = told.most_common(3)
    if len(common) < 2 or (len(common) > 2 and common[2][1] * 2 > common[1][1]):
        return ()
    chosen = {code for code, _ in common[:2]}
    return tuple(code for code in told if code in chosen)
