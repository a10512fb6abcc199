"""The whole document: what is no meeting after all, and level, format and kind from beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, cast

from attrs import evolve

from diplotext.engine.lexicon import load_lexicon
from diplotext.engine.pipeline import Analysis
from diplotext.entities.meetings.guards import is_meeting, office_holders
from diplotext.entities.meetings.kinds import of_body, of_people
from diplotext.entities.meetings.normalize import PACKAGE, Index, Phrase, context, stems
from diplotext.language.tokens import has_lemma
from diplotext.types import Mention

__all__ = ["finish"]

BEFORE, AFTER = 100, 60  # characters from a meeting to words that say its format
# "в многосторонних форматах" is more often about cooperation than about a meeting.
_STRICT = frozenset({"bilateral", "trilateral", "quadrilateral", "multilateral"})


def finish(analysis: Analysis, index: Index) -> None:
    """Take back what is no meeting; then complete the rest of its sentence."""
    told = False
    gone: set[Mention] = set()
    officials = office_holders(analysis)
    for number in range(len(analysis.rows)):
        row = analysis.rows[number]
        for token in [t for t in row if t.type == "MEETING"]:
            if is_meeting(token, number, analysis, told=told, officials=officials):
                told = True
            else:
                mention = cast(Mention, token.mention)
                gone.add(mention)
                analysis.take_apart(number, (mention,))  # what follows in the sentence sees words
    analysis.drop(gone)
    changed: dict[Mention, Mention] = {}
    for row in analysis.rows:
        meetings = [token for token in row if token.type == "MEETING"]
        if meetings:
            changed.update(_completed(row, meetings, analysis, index))
    analysis.replace(changed)


def _completed(
    row: Sequence[Any], meetings: Sequence[Any], analysis: Analysis, index: Index
) -> dict[Mention, Mention]:
    values: dict[int, dict[str, Any]] = {}
    text = analysis.view.matching
    for token in meetings:
        position = next(i for i, t in enumerate(row) if t is token)
        values[id(token)] = of_body(token, row, position, text)
        if not values[id(token)]:
            values[id(token)] = of_people(token, row, position)
    for field, value, start, stop in _phrases(text, row[0].span.start, row[-1].span.stop):
        target = _target(field, value, start, stop, row, meetings)
        own = values[id(target)] if target is not None else {}
        if target is not None and field not in own and not getattr(target.mention, field):
            own[field] = value
    changed: dict[Mention, Mention] = {}
    for token in meetings:
        own = values[id(token)]
        kind = own.get("kind", token.mention.kind)
        if "level" not in own and not token.mention.level and index.kinds[kind].level:
            own["level"] = index.kinds[kind].level
        if own:
            changed[token.mention] = evolve(token.mention, **own)
    return changed


@cache
def _patterns() -> tuple[tuple[str, str, Any], ...]:
    rows = load_lexicon(Phrase, PACKAGE, "phrases.csv")
    return tuple((row.field, row.value, stems(words)) for row in rows for words in row.words)


def _phrases(text: str, start: int, stop: int) -> list[tuple[str, str, int, int]]:
    """Find the words that say a level or format in a sentence; the longest at a place."""
    found: dict[tuple[str, int], tuple[str, str, int, int]] = {}
    sentence = text[start:stop].lower()
    for field, value, pattern in _patterns():
        for match in pattern.finditer(sentence):
            place = start + match.start(), start + match.end()
            old = found.get((field, place[0]))
            if old is None or old[3] < place[1]:
                found[field, place[0]] = (field, value, *place)
    return sorted(found.values(), key=lambda item: item[2])


def _target(
    field: str, value: str, start: int, stop: int, row: Sequence[Any], meetings: Sequence[Any]
) -> Any | None:
    """Choose the meeting that words of level or format belong to."""
    before = [t for t in meetings if t.span.stop <= start]
    after = [t for t in meetings if t.span.start >= stop]
    if value == "on_sidelines":
        # "на полях саммита состоялась встреча": the meeting governed is not the one described.
        after = [t for t in after if not _governed(row, stop, t)]
        words = [t for t in row if t.span.start >= stop][:1]
        if words and has_lemma(
            words[0], {"который"}
        ):  # "на сессии, на полях которой провёл беседы"
            return after[0] if after else None
        return before[-1] if before else after[0] if after else None
    if field == "level" or value in _STRICT:
        near = [t for t in before if _reaches(row, t.span.stop, start)]
        return near[-1] if near else None
    if before and start - before[-1].span.stop <= BEFORE and _joins(row, before[-1], start):
        return before[-1]
    return after[0] if after and after[0].span.start - stop <= AFTER else None


def _joins(row: Sequence[Any], token: Any, start: int) -> bool:
    """Tell whether no verb but one of holding stands between a meeting and words of format."""
    between = [t for t in row if token.span.stop <= t.span.start < start]
    return not any(_is_verb(t) and not has_lemma(t, context()["held"]) for t in between)


def _governed(row: Sequence[Any], start: int, token: Any) -> bool:
    between = [t for t in row if start <= t.span.start < token.span.start]
    return all(t.type in ("RU", "COUNTRY") and not _is_verb(t) for t in between)


def _is_verb(token: Any) -> bool:
    grams = token.forms[0].grams if getattr(token, "forms", None) else ()
    return "VERB" in grams or "PRTS" in grams


def _reaches(row: Sequence[Any], start: int, stop: int) -> bool:
    """Tell whether only the people of a meeting stand between it and words of level.

    "договорённости, достигнутые на высшем уровне" says nothing of a meeting before it.
    """
    between = [t for t in row if start <= t.span.start < stop]
    for token in between:
        if token.type == "RU" and any(
            gram in token.forms[0].grams for gram in ("NOUN", "PRTF", "INFN", "GRND")
        ):
            return False
        if token.value in (",", ";", ":"):
            return False
    return True
