"""Statements: what was said, direct or reported, with its speaker and verb.

Found: dash paragraphs and quotations with an attribution, turns of a transcript, "отметил,
что …", "подчеркнув важность …", "по словам X, …", "как отметил X, …", "…, сообщил X", "Об
этом заявил X" (the sentence before). Not found: names and fragments in quotation marks,
items of a list, speech that only its context tells.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set
from itertools import accumulate

from diplotext.engine.pipeline import Analysis
from diplotext.linking.people.counterparts import colleague
from diplotext.linking.statements.direct_speech import Quoted, direct_speech, paragraphs
from diplotext.linking.statements.reported import reported
from diplotext.linking.statements.speakers import last_subject
from diplotext.linking.statements.turns import headline, sourced, turns
from diplotext.types import Country, Institution, Mention, Ministry, Organization, Statement

__all__ = ["find_statements"]

_BODIES = (Ministry, Institution, Organization)
_GENDERS = {"он": "masc", "его": "masc", "она": "femn", "ее": "femn"}
_TRIMMED = ' \t\n,.;:—-«»“”„"'


def find_statements(analysis: Analysis, mentions: Sequence[Mention]) -> list[Statement]:
    """Find the statements of a document whose other mentions are found and linked.

    Gives them in the order of the text; speakers are mentions of the document or ``None``.
    """
    blocks = paragraphs(analysis)
    turned = turns(analysis, blocks)
    quoted = [*turned, *direct_speech(analysis, blocks, turned)]
    known_speech = _Stretches(quoted)
    heads = [f for block in blocks if (f := headline(block)) and not known_speech.hold(f)]
    tails = [f for block in blocks if (f := sourced(block)) and not known_speech.meet(f)]
    # "Посол Чада: мы открыты", but what a body says in a headline is reported
    speech = [(item, True) for item in quoted]
    speech += [(item, not isinstance(item.speaker, _BODIES)) for item in heads]
    speech += [(item, False) for item in tails]
    direct_ones = _Stretches([*quoted[len(turned) :], *heads, *tails])
    turned_ones = _Stretches(turned)
    for index in range(len(analysis.sentences)):
        for item in reported(analysis, index):
            # in a turn of a transcript others may be quoted by their names
            own = isinstance(item.speaker, Mention) and item.said is not None
            if not direct_ones.meet(item) and (own or not turned_ones.meet(item)):
                speech.append((item, False))
    statements: dict[tuple[int, int], Statement] = {}
    open_ones: list[Statement] = []  # those that end behind the start of the one looked at
    known = {mention: mention for mention in mentions}
    ends = {mention.stop for mention in mentions}
    for item, direct in sorted(speech, key=lambda pair: (pair[0].start, -pair[0].stop)):
        made = _statement(analysis, item, direct, known, ends)
        if made is None:
            continue
        open_ones = [other for other in open_ones if other.stop >= item.start]
        if not _clashes(made, open_ones) and made.span not in statements:
            statements[made.span] = made
            open_ones.append(made)
    return sorted(statements.values(), key=lambda made: (made.start, -made.stop))


def _statement(
    analysis: Analysis,
    item: Quoted,
    direct: bool,
    known: dict[Mention, Mention],
    ends: Set[int],
) -> Statement | None:
    text = analysis.view.matching
    start, stop = item.start, item.stop
    while start < stop and text[start] in _TRIMMED:
        start += 1
    while stop > start and text[stop - 1] in _TRIMMED:
        if text[stop - 1] == "." and analysis.view.raw_span(start, stop)[1] in ends:
            break  # "5 млн долл."
        stop -= 1
    # "«Север — Юг» важен": a mark that opens within what was said belongs to it
    if text[start:stop].count("«") > text[start:stop].count("»") and text[stop : stop + 1] == "»":
        stop += 1
    if text[start:stop].count("»") > text[start:stop].count("«") and text[start - 1 : start] == "«":
        start -= 1
    if text[start:stop].count('"') % 2:
        stop += text[stop : stop + 1] == '"'
    if start >= stop:
        return None
    place = analysis.context(0).slice(start, stop)
    speaker, rule = item.speaker, "subject"
    if isinstance(speaker, str):
        gender = _GENDERS.get(speaker)
        speaker, rule = _antecedent(analysis, item.start, gender), "pronoun"
    if (
        isinstance(speaker, Country)
        and speaker.form == "adjective"
        and not _side(analysis, speaker)
    ):
        speaker, rule = colleague(speaker, list(known)), "colleague"
    made = Statement(
        **place,
        speaker=known.get(speaker),
        verb=item.said.verb if item.said else None,
        act=item.said.act if item.said else None,
        direct=direct,
    )
    analysis.because(made, "speaker", f"statements.{rule}")
    return made


def _side(analysis: Analysis, country: Country) -> bool:
    """Tell "азербайджанская сторона", which is the state, from a colleague."""
    after = analysis.view.raw[country.stop : country.stop + 9]
    return after.strip().lower().startswith("сторон")


def _antecedent(analysis: Analysis, before: int, gender: str | None) -> Mention | None:
    """Give whom "он" means: the latest person or office that was a subject."""
    count = bisect_right(analysis.sentences, before, key=lambda sentence: sentence.stop)
    return last_subject(reversed(analysis.rows[max(0, count - 6) : count]), gender)


class _Stretches:
    """What was said, by place: in a long document there is too much to go through each time."""

    def __init__(self, items: Iterable[Quoted]) -> None:
        spans = sorted((item.start, item.stop) for item in items)
        self._starts = [start for start, _ in spans]
        self._reach = list(accumulate((stop for _, stop in spans), max))

    def hold(self, item: Quoted) -> bool:
        """Tell whether one of them has all of a stretch."""
        return self._reach_of(bisect_right(self._starts, item.start)) + 2 >= item.stop

    def meet(self, item: Quoted) -> bool:
        """Tell whether one of them has a part of a stretch: that is said already."""
        return self._reach_of(bisect_left(self._starts, item.stop)) > item.start

    def _reach_of(self, count: int) -> int:
        """Give where the farthest of the first ones ends."""
        return self._reach[count - 1] if count else -3


def _clashes(made: Statement, others: Iterable[Statement]) -> bool:
    """Tell whether it crosses another one; nesting is allowed."""
    return any(
        made.start < other.stop
        and other.start < made.stop
        and not (other.contains(made) or made.contains(other))
        for other in others
    )
