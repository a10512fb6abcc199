"""Whose a document is where its sentence does not tell: "стороны подписали соглашение"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, frozen

from diplotext.engine.pipeline import Analysis
from diplotext.entities.agreements.normalize import party_codes
from diplotext.linking.sides import sides
from diplotext.types import (
    Agreement,
    Country,
    Institution,
    Meeting,
    Mention,
    Ministry,
    Person,
    Title,
)

__all__ = ["link_agreements"]

# Documents of two sides, or of as many as met; contracts are of firms, conventions of many.
_KINDS = frozenset(
    ("agreement", "treaty", "memorandum", "protocol", "declaration", "joint_statement", "roadmap")
)
_STATUS = frozenset(("signed", "planned_signing"))
# What is in force was not made at the meeting told of: it is of the two sides, if of anybody.
_FORMER = frozenset(("ratified", "in_force", "implementation"))
# "между МИД двух стран" says nothing of whose ministries they are; "между компаниями" does.
_OWN = "мид|мин|правительств|стран|сторон|двумя|обеими|государств|внешнеполит|ведомств|парламент"
_BETWEEN = re.compile(rf"\bмежду\s+(?!{_OWN})")
_SIDED = re.compile(r"\b(двух|дву|трех|четырех|пяти)сторонн\w+\s*$")
_NUMBERS = {"двух": 2, "дву": 2, "трех": 3, "четырех": 4, "пяти": 5}
_ADJECTIVE = 20  # characters of "четырёхсторонний"
_AHEAD = 40  # characters after the name in which "между" may stand
_PARLIAMENTS = frozenset(("parliament", "parliament_chamber"))
_RATIFIER = 120  # characters after a document in which its parliament is named
# What may stand between the documents of a list.
_LIST = re.compile(r"[\s,;]*(?:и|а также|также)?\s*[«\"]?(?:\w+ое |\w+ая |\w+ый )?")
_BROKEN = re.compile(r"[.!?\n]")
_AMONG = re.compile(r"(?:в их числе|среди них|среди подписанных|в том числе)\b", re.IGNORECASE)
_SIGNED = re.compile(r"\bподписан|\bобменял\w+", re.IGNORECASE)
_BACK = 300  # characters before a list in which its documents are said to be signed


@frozen(eq=False)
class _Known:
    """What is asked of a text for each of its documents."""

    analysis: Analysis
    mentions: Sequence[Mention]
    meetings: Sequence[tuple[Meeting, tuple[str, ...]]]
    pair: tuple[str, ...]
    sides: tuple[str, ...]


def link_agreements(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Give the documents with a new status or new parties, each with its new self.

    A document in a list has the status of the one before. The states that met are those of
    the meeting told last before; else those two of which the text speaks more than of any other.
    """
    documents = [m for m in mentions if isinstance(m, Agreement)]
    if not documents:
        return {}
    people = _states_of_people(mentions)
    met = [(m, _codes(m, people)) for m in mentions if isinstance(m, Meeting)]
    known = _Known(analysis, mentions, met, _pair(mentions), sides(mentions))
    changed: dict[Mention, Mention] = {}
    before: Agreement | None = None
    for document in documents:
        if before is not None and before.contains(document):
            continue  # "протокол об изменениях в соглашение": the latter is named, no more
        made = _with_parties(known, _with_status(analysis, document, before))
        if made != document:
            changed[document] = made
        before = made
    return changed


def _with_status(analysis: Analysis, document: Agreement, before: Agreement | None) -> Agreement:
    """Give a document of a list the status of the list: "подписаны соглашение и меморандум"."""
    if document.status is not None:
        return document
    raw = analysis.view.raw
    if before and before.status and _LIST.fullmatch(raw, before.stop, document.start):
        made = evolve(document, status=before.status)
        analysis.because(made, "status", "agreements.list", before)
        return made
    lead = raw[max(0, document.start - _BACK) : document.start]
    among = list(_AMONG.finditer(lead))
    if among and not _BROKEN.search(lead, among[-1].end()) and _SIGNED.search(lead):
        made = evolve(document, status="signed")
        analysis.because(made, "status", "agreements.list")
        return made
    return document


def _with_parties(known: _Known, document: Agreement) -> Agreement:
    if not _wants(document, known.analysis):
        return document
    if document.status in _FORMER:
        return _ratified(known, document)
    told = [item for item in known.meetings if item[0].start < document.start]
    if told and len(told[-1][1]) < 2 and not _apart(known.analysis, told[-1][0], document):
        return document  # "А встретился с Б, а аппараты подписали меморандум"
    before = [item for item in told if len(item[1]) > 1][-1:]
    if before and document.status == "planned_signing" and _far(known, before[0][0], document):
        before = []  # what is prepared need not be of those who met before
    parties = before[0][1] if before else known.sides or known.pair
    if not before and not _near_states(known, document) <= set(parties):
        return document  # others than the two of whom the text speaks are named beside it
    if len(parties) != _count(known, document, len(parties)):
        return document
    if len(parties) < 2 or not set(document.parties) <= set(parties):
        return document
    made = evolve(document, parties=_in_order(known, parties))
    rule = "agreements.meeting" if before else "agreements.document"
    known.analysis.because(made, "parties", rule, *(item[0] for item in before))
    return made


def _near_states(known: _Known, document: Agreement) -> set[str]:
    """Give the states named in the paragraph before a document."""
    start = known.analysis.view.raw.rfind("\n", 0, document.start) + 1
    return {
        m.code
        for m in known.mentions
        if isinstance(m, Country) and start <= m.start < document.start
    }


def _count(known: _Known, document: Agreement, default: int) -> int:
    """Give how many parties "трёхстороннее соглашение" has."""
    before = known.analysis.view.raw[max(0, document.start - _ADJECTIVE) : document.start].lower()
    counted = _SIDED.search(before.replace("ё", "е"))
    return _NUMBERS[counted[1]] if counted else default


def _in_order(known: _Known, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Put states in the order in which the text first names them."""
    named = [m.code for m in known.mentions if isinstance(m, Country)]
    return tuple(sorted(parties, key=lambda p: named.index(p) if p in named else len(named)))


def _ratified(known: _Known, document: Agreement) -> Agreement:
    """Give what is ratified the state of its parliament, and the other side where it is certain."""
    sentence = re.split(r"[.;\n]", known.analysis.view.raw[document.stop :][:_RATIFIER])[0]
    stop = document.stop + len(sentence)
    lead = re.split(r"[.;\n]", known.analysis.view.raw[: document.start][-_RATIFIER:])[-1]
    start = document.start - len(lead)
    near = [m for m in known.mentions if isinstance(m, Institution) and start <= m.start < stop]
    own = [m.country for m in near if m.country and m.kind in _PARLIAMENTS]
    said = set(document.parties) | set(own[:1])
    beside = _near_states(known, document)
    if len(beside) == 2 and said <= beside and not beside <= set(known.sides):
        made = evolve(document, parties=_in_order(known, tuple(beside)))
        known.analysis.because(made, "parties", "agreements.sides")
        return made
    if known.sides and said | beside <= set(known.sides):
        made = evolve(document, parties=_in_order(known, known.sides))
        known.analysis.because(made, "parties", "agreements.sides")
        return made
    if own and document.parties and own[0] not in document.parties:
        made = evolve(document, parties=(own[0], *document.parties))
        known.analysis.because(made, "parties", "agreements.ratified")
        return made
    return document


def _apart(analysis: Analysis, meeting: Meeting, document: Agreement) -> bool:
    """Tell whether another sentence lies between a meeting and a document."""
    return bool(_BROKEN.search(analysis.view.raw, meeting.stop, document.start))


def _far(known: _Known, meeting: Meeting, document: Agreement) -> bool:
    return "\n" in known.analysis.view.raw[meeting.stop : document.start]


def _wants(agreement: Agreement, analysis: Analysis) -> bool:
    if agreement.kind not in _KINDS or agreement.status not in _STATUS | _FORMER:
        return False
    after = analysis.view.raw[agreement.stop : agreement.stop + _AHEAD]
    text = (agreement.text + re.split(r"[\n.;]", after)[0]).lower()
    return len(agreement.parties) < 2 and not _BETWEEN.search(text)


def _states_of_people(mentions: Iterable[Mention]) -> dict[str, str]:
    """Give the states of people by their names, from their titles, or their organisations."""
    states: dict[str, str] = {}
    for title in mentions:
        if isinstance(title, Title) and title.holder:
            side = title.country or title.organization
            if side:
                states.setdefault(title.holder.name, side)
    return states


def _codes(meeting: Meeting, people: Mapping[str, str]) -> tuple[str, ...]:
    codes: list[str] = []
    for one in meeting.participants:
        if isinstance(one, Person):
            codes.extend([people[one.name]] if one.name in people else [])
        elif isinstance(one, Country | Title | Ministry):
            codes.extend(party_codes(one))
    found = tuple(dict.fromkeys(codes))
    # a minister and a banker sign; of the many who met the states do
    return found if len(found) < 3 else tuple(code for code in found if code.isupper())


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
