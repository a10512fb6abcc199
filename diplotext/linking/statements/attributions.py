"""Attributions put into or beside a sentence: "По словам X, …", "как отметил X", "…, сообщил X"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from diplotext.linking.statements.acts import Said, said
from diplotext.linking.statements.direct_speech import Quoted
from diplotext.linking.statements.speakers import (
    Speech,
    is_subject,
    is_verb,
    kinds_of,
    lemmas_of,
    saying,
    subject_of,
    words,
)

__all__ = ["cues", "insertions", "text_start"]

DATELINE = 12  # tokens of "Астана, 3 мая 2025 года, KHAZAR NEWS —"
TAIL = 9  # tokens of ", передаёт корреспондент агентства «Степь»."
OPENING = 5  # tokens in which a participle comes: ", не раз предлагавший"
SOURCE_REACH = 10  # tokens from "по словам" to the comma after the speaker


@cache
def cues() -> frozenset[str]:
    """Give the lemmas of the words with which an attribution may begin."""
    return words()["say"] | {"по", "согласно", "как"}


def insertions(
    tokens: Sequence[Any], start: int, stop: int, places: Iterable[int]
) -> Iterator[Quoted]:
    """Give the sentence that an attribution beginning at a place is put into or beside."""
    if tail := _agency(tokens):
        tokens, stop = tokens[: tail + 1], tokens[tail - 1].span.stop
    for i in (place for place in places if place < len(tokens)):
        if relative := _by_whose_words(tokens, i):
            end, speaker, how = relative
            if end + 1 < len(tokens):
                yield Quoted(tokens[end + 1].span.start, stop, speaker, how)
            return
        found = _by_words_of(tokens, i) or _as_said(tokens, i) or _said(tokens, i)
        if found is None:
            continue
        end, speaker, how = found
        begins = i == 0
        start = max(start, text_start(tokens))
        if begins and end < len(tokens) - 1:
            yield Quoted(tokens[end + 1].span.start, stop, speaker, how)
        elif end >= len(tokens) - 1 and i > 1:
            yield Quoted(start, tokens[i - 1].span.stop, speaker, how)
        elif i > 1 and end < len(tokens) - 1:
            if _subordinate(tokens, i):
                continue  # "квоты, которые, по словам посла, вырастут": what is told is not said
            # "В заключение, как отмечается в сообщении, …": what stands before says nothing
            parted = _adjunct(tokens[: i - 1]) or any(_says(tokens, n) for n in range(i - 1))
            yield Quoted(start if parted else tokens[end + 1].span.start, stop, speaker, how)
        else:
            continue
        return


def _adjunct(tokens: Sequence[Any]) -> bool:
    """Tell "в Лиме", "к маю", "на эти цели", which belong to what is said, from "в заключение"."""
    first = tokens[0]
    if first.type == "DATE" or any(token.value[:1].isupper() for token in tokens[1:]):
        return True
    preposition = first.type == "RU" and "PREP" in first.forms[0].grams
    return preposition and first.value.lower() not in words()["linking"]


def _agency(tokens: Sequence[Any]) -> int:
    """Give where ", передаёт Trend", ", передает корреспондент БЕЛТА." begins; 0 without one."""
    for i in range(len(tokens) - 1, max(0, len(tokens) - TAIL), -1):
        if tokens[i].value == "," and i + 2 < len(tokens):
            speech = saying(tokens[i + 1], i + 1, "tail") or saying(tokens[i + 1], i + 1)
            if speech is None or not speech.finite or "sing" not in speech.form.grams:
                return 0
            first = tokens[i + 2]
            media = lemmas_of(first) & (words()["media"] - words()["unnamed"] - words()["organs"])
            return i if media or first.type == "LATIN" else 0
    return 0


def _says(tokens: Sequence[Any], place: int) -> bool:
    """Tell a part of what is said: a predicate or a subject, not "в заключение", "вместе с тем"."""
    token = tokens[place]
    if is_verb(token) or token.value.lower() in words()["due"]:
        return True
    before = tokens[place - 1] if place else None
    governed = before is not None and before.type == "RU" and _may_be(before, "PREP")
    if token.type not in ("RU", *_NOUNS) or governed:
        return False
    if any(_may_be(token, kind) for kind in ("ADVB", "CONJ", "PREP")):
        return False
    return any("nomn" in form.grams and "NOUN" in form.grams for form in token.forms)


def _may_be(token: Any, kind: str) -> bool:
    return any(kind in form.grams for form in token.forms)


def _subordinate(tokens: Sequence[Any], i: int) -> bool:
    """Tell whether an insertion stands in a subordinate clause after its first words."""
    for place in range(i - 2, 0, -1):
        if tokens[place].value == ",":
            opening = tokens[place + 1 : place + 3]
            return any(
                token.value.lower() in _CONJUNCTIONS or "который" in token.lemmas
                for token in opening
            )
    return False


def text_start(tokens: Sequence[Any]) -> int:
    """Give where a sentence begins behind a dateline: "KHAZAR NEWS – | Оборот вырос"."""
    for i, token in enumerate(tokens[:DATELINE]):
        if token.value == "—" and i and i + 1 < len(tokens):
            words = [
                t for t in tokens[:i] if t.value not in (".", ",", "/", "(", ")", '"', "«", "»")
            ]
            capital = all(t.type == "LATIN" or t.value.isupper() for t in words)
            latin = len(words) > 1 and any(t.type == "LATIN" for t in words)
            # "КАЗИНФОРМ – …", not "ООН – …", "США – …"
            agency = bool(words) and all(t.type == "RU" and len(t.value) > 3 for t in words)
            dated = any(t.type == "DATE" for t in words) and not any(map(is_verb, words))
            named = dated or (capital and (latin or agency))
            return int(tokens[i + 1 if named else 0].span.start)
    return int(tokens[0].span.start) if tokens else 0


def _by_words_of(tokens: Sequence[Any], i: int) -> tuple[int, Any, None] | None:
    """Read "по словам X" at a position; gives its last token, speaker and no verb."""
    joined = (",", "—", ";", "а", "и", "но")
    if tokens[i].value.lower() not in ("по", "согласно") or (
        i and tokens[i - 1].value not in joined
    ):
        return None
    source = next((j for j in (i + 1, i + 2) if j < len(tokens) and _is_source(tokens[j])), None)
    if source is None:
        return None
    end = _comma(tokens, source + 1, SOURCE_REACH)
    if end is not None and end + 1 < len(tokens) and _participle(tokens[end + 1]):
        # "По данным агентства, принадлежащего банку, …": what belongs to the source is not said
        end = _comma(tokens, end + 1, 2 * SOURCE_REACH)
    if end is None:
        return None
    if tokens[i + 1].value in _POSSESSIVES:  # "по его словам"
        return end, tokens[i + 1].value, None
    within = tokens[source + 1 : _end(tokens, end)]
    named = [t.mention for t in within if t.type in _SOURCES]
    people = [t.mention for t in within if t.type == "PERSON"]
    if not named and lemmas_of(tokens[source]) & words()["documented"]:
        return None
    return end, (people or named or [None])[0], None


def _by_whose_words(tokens: Sequence[Any], i: int) -> tuple[int, Any, None] | None:
    """Read "…, по словам которого …": whose words they are stands before the comma."""
    words_of = tokens[i : i + 3]
    if len(words_of) < 3 or words_of[0].value.lower() != "по" or i < 2:
        return None
    relative = "который" in words_of[2].lemmas and tokens[i - 1].value == ","
    if not relative or not _is_source(words_of[1]) or tokens[i - 2].type not in _SOURCES:
        return None
    return i + 2, tokens[i - 2].mention, None


def _participle(token: Any) -> bool:
    if token.type != "RU":
        return False
    grams = token.forms[0].grams
    return "PRTF" in grams and "nomn" not in grams


_NOUNS = ("PERSON", "TITLE", "MINISTRY", "INSTITUTION", "ORGANIZATION", "MEETING", "AGREEMENT")
_CONJUNCTIONS = ("хотя", "чтобы", "если", "поскольку", "когда", "где", "что", "потому")
_POSSESSIVES = ("его", "ее", "их")
_SOURCES = ("PERSON", "TITLE", "MINISTRY", "INSTITUTION", "ORGANIZATION")


def _is_source(token: Any) -> bool:
    if token.type != "RU":
        return False
    return any("datv" in f.grams and f.normalized in words()["sources"] for f in token.forms)


def _as_said(tokens: Sequence[Any], i: int) -> tuple[int, Any, Said] | None:
    """Read "как отметил X" at a position."""
    if tokens[i].value.lower() != "как" or (i and tokens[i - 1].value != ","):
        return None
    for j in range(i + 1, min(i + 5, len(tokens))):
        if tokens[j].value == ",":
            return None
        if speech := saying(tokens[j], j):
            first = _after_gerund(tokens, j + 1)
            end = _comma(tokens, first, 2 * SOURCE_REACH)
            if end is None or not speech.finite:
                return None
            inner = [*tokens[i : j + 1], *tokens[first : _end(tokens, end)]]
            shifted = Speech(j - i, speech.verb, speech.form)
            return end, subject_of(inner, shifted), said(tokens, speech)
    return None


def _after_gerund(tokens: Sequence[Any], start: int) -> int:
    """Step over ", открывая форум," between "как отметил" and who did."""
    gerund = tokens[start + 1 : start + 2]
    if start < len(tokens) and tokens[start].value == "," and gerund:
        end = _comma(tokens, start + 1, SOURCE_REACH)
        if "GRND" in kinds_of(gerund[0]) and end is not None and end + 1 < len(tokens):
            return end + 1
    return start


def _said(tokens: Sequence[Any], i: int) -> tuple[int, Any, Said] | None:
    """Read ", сообщил X" at the position of its verb: the speaker must follow."""
    if not i or tokens[i - 1].value not in (",", "—"):
        return None
    speech = saying(tokens[i], i)
    if speech is None or not speech.finite:
        return None
    end = _comma(tokens, i + 1, 2 * SOURCE_REACH, (",", ":"))
    if end is None or (end + 1 < len(tokens) and tokens[end + 1].value == "что"):
        return None
    if end == i:
        return None  # "…, сообщает", cut off
    if _after_participle(tokens, i):
        return None  # "Чад, предлагавший мир, призывает стороны, …": the predicate
    within = tokens[i : _end(tokens, end)]
    speaker = subject_of(within, Speech(0, speech.verb, speech.form))
    unnamed = _is_unnamed(tokens[i + 1 : i + 3]) or _unnamed_within(within)
    if speaker is None and not unnamed and not (speech.impersonal and "VERB" in speech.form.grams):
        return None
    follows = kinds_of(tokens[end + 1]) if end + 1 < len(tokens) else set()
    if tokens[end].value == ":" or "GRND" in follows:
        # what follows explains, has an attribution of its own ("добавив, что"), or tells when
        end = len(tokens) - 1
    return end, speaker, said(tokens, speech)


def _after_participle(tokens: Sequence[Any], i: int) -> bool:
    """Tell whether the comma before a verb ends what a participle or "который" began."""
    for place in range(i - 2, 0, -1):
        if tokens[place].value == ",":
            opened = any(
                _is_participle(token) or "который" in token.lemmas
                for token in tokens[place + 1 : place + OPENING]
            )
            # "в Лиме, намеченная на май, …, сообщил X": what is said has a predicate
            return opened and not any(map(is_verb, tokens[:place]))
    return False


def _is_participle(token: Any) -> bool:
    found = token if token.type == "RU" else next(iter(getattr(token, "parts", ())), token)
    return any("PRTF" in form.grams for form in getattr(found, "forms", ())[:1])


def _unnamed_within(tokens: Sequence[Any]) -> bool:
    """Tell "сообщили Trend в пресс-службе": a verb in the plural, and where it was said."""
    if "plur" not in tokens[0].forms[0].grams:
        return False
    return any(
        left.value in ("в", "во") and lemmas_of(right) & words()["unnamed"]
        for left, right in pairwise(tokens[1:])
    )


def _is_unnamed(tokens: Sequence[Any]) -> bool:
    """Tell "источник", "пресс-служба ведомства": who says it has no name."""
    return any(is_subject(token) and lemmas_of(token) & words()["unnamed"] for token in tokens)


def _end(tokens: Sequence[Any], end: int) -> int:
    """Give where an insertion stops: before a mark, behind the last word of a headline."""
    last = end == len(tokens) - 1 and tokens[end].type != "PUNCT"
    return end + last


def _comma(
    tokens: Sequence[Any], start: int, reach: int, ends: tuple[str, ...] = (",",)
) -> int | None:
    """Give the comma that ends an insertion, or the end of the sentence."""
    for i in range(start, min(len(tokens), start + reach)):
        if tokens[i].value in ends:
            return i
    return len(tokens) - 1 if len(tokens) <= start + reach else None
