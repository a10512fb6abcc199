"""Direct speech: dash paragraphs, and quotations with an attribution."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from diplotext.engine.pipeline import Analysis
from diplotext.language.view import fold
from diplotext.linking.statements.acts import Said, said
from diplotext.linking.statements.speakers import (
    Speech,
    lemmas_of,
    saying,
    speaker_after,
    subject_of,
    whole_name,
    words,
)
from diplotext.types import Mention

__all__ = ["Paragraph", "Quoted", "direct_speech", "is_dash", "paragraphs"]

_OPENING, _CLOSING = "«“„", "»”"
_MARKS = re.compile(f'[{_OPENING}{_CLOSING}"]')
_DASHES = "—-"
_LEADING = '.!?…:»”"—-'
_POINTING = frozenset(("такой", "так"))
VERB_REACH = 4  # tokens between the dash of an attribution and its verb
SHORTEST = 2  # words of a quotation that is speech


@frozen
class Paragraph:
    """A paragraph: offsets of the view and its tokens, sentences joined."""

    start: int
    stop: int
    tokens: tuple[Any, ...]


@frozen
class Quoted:
    """A stretch of speech: offsets of the view, speaker (or pronoun) and how it was said."""

    start: int
    stop: int
    speaker: Any
    said: Said | None


def paragraphs(analysis: Analysis) -> list[Paragraph]:
    """Give the paragraphs of a document, in order."""
    grouped: dict[int, list[int]] = {}
    for index, sentence in enumerate(analysis.sentences):
        grouped.setdefault(sentence.paragraph, []).append(index)
    return [
        Paragraph(
            analysis.sentences[indexes[0]].start,
            analysis.sentences[indexes[-1]].stop,
            tuple(token for index in indexes for token in analysis.rows[index]),
        )
        for indexes in grouped.values()
    ]


def direct_speech(
    analysis: Analysis, blocks: Sequence[Paragraph], turns: Sequence[Quoted]
) -> list[Quoted]:
    """Give the direct speech of paragraphs that is in none of the turns, in order."""
    text = analysis.view.matching
    ends = [turn.stop for turn in turns]
    found: list[Quoted] = []
    for number, block in enumerate(blocks):
        nearest = bisect_left(ends, block.start + 1)
        if nearest < len(turns) and turns[nearest].start < block.stop:
            continue
        if is_dash(block.tokens[0]):
            before = blocks[number - 1] if number else None
            found += _dashed(block, before)
        else:
            found += _quoted(block, text)
    return found


# --- "– Мы рады, – сказал Ержан Сатов."


def _dashed(block: Paragraph, before: Paragraph | None) -> Iterator[Quoted]:
    tokens = block.tokens
    for dash, speech in _attributions(tokens, 1):
        resumed = _resumption(tokens, speech.index)
        stop = tokens[dash].span.start if resumed is None else block.stop
        who = _attributed(tokens, dash, speech)
        yield Quoted(
            tokens[1].span.start,
            stop,
            subject_of(tokens[: _end(tokens, speech)], speech),
            said(tokens, speech),
        )
        return
    if before is None or before.tokens[-1].value != ":" or len(tokens) < SHORTEST + 2:
        return
    if led_in := _last_saying(before.tokens, len(before.tokens)):
        who = subject_of(before.tokens, led_in)
        yield Quoted(tokens[1].span.start, block.stop, who, said(before.tokens, led_in))


def _attributions(
    tokens: Sequence[Any], start: int, stop: int | None = None
) -> Iterator[tuple[int, Speech]]:
    """Give each dash that a verb of saying follows, with that verb; both before ``stop``."""
    stop = len(tokens) if stop is None else stop
    ends = (",", "!", "?", "…", "»", '"', "”", ".")
    for i in range(start, stop - 1):
        attributed = is_dash(tokens[i]) and tokens[i - 1].value in ends
        if attributed and (speech := _verb_near(tokens, i + 1, stop)):
            yield i, speech


def _verb_near(tokens: Sequence[Any], start: int, stop: int | None = None) -> Speech | None:
    stop = len(tokens) if stop is None else stop
    pointed = start < stop and bool(lemmas_of(tokens[start]) & _POINTING)
    for i in range(start, min(stop, start + VERB_REACH)):
        if pointed and (speech := _any_verb(tokens, i)):
            return speech  # "такую оценку дал посол"
        if tokens[i].value in (",", ".", ":") or is_dash(tokens[i]):
            return None
        if (speech := saying(tokens[i], i)) or (speech := saying(tokens[i], i, "tail")):
            return speech if speech.finite else None
    return _any_verb(tokens, start)


def _any_verb(tokens: Sequence[Any], place: int) -> Speech | None:
    """Read any verb with its subject after it as one of saying: "«Мы рады», — улыбнулся посол"."""
    if place + 1 >= len(tokens) or tokens[place].type != "RU":
        return None
    form = tokens[place].forms[0]
    if "VERB" not in form.grams or not {"past", "3per"} & set(form.grams.values):
        return None
    speech = Speech(place, form.raw.normal_form, form)
    return speech if isinstance(speaker_after(tokens, speech), Mention) else None


def _resumption(tokens: Sequence[Any], verb: int) -> int | None:
    """Give where speech goes on after the attribution: "…, – сказал он. – Мы ждём"."""
    for i in range(verb + 1, len(tokens) - 2):
        if tokens[i].value in (".", ",", ":") and is_dash(tokens[i + 1]):
            return i + 2
    return None


def _attributed(tokens: Sequence[Any], start: int, speech: Speech) -> Any:
    """Give the speaker named between the dash of an attribution and its end."""
    if fold(speech.verb) in words()["quoting"]:
        return _whose_words(tokens[speech.index + 1 : _end(tokens, speech)])
    within = tokens[start : _end(tokens, speech)]
    return subject_of(within, Speech(speech.index - start, speech.verb, speech.form))


def _whose_words(tokens: Sequence[Any]) -> Mention | None:
    """Give who is quoted: "цитирует министра пресс-служба", "приводит слова посла агентство"."""
    for i, token in enumerate(tokens[:VERB_REACH]):
        if token.type in ("PERSON", "TITLE"):
            return whole_name(tokens, i)
    return None


def _end(tokens: Sequence[Any], speech: Speech) -> int:
    """Give where an attribution ends."""
    for i in range(speech.index + 1, len(tokens)):
        if tokens[i].value in (".", "!", "?") or is_dash(tokens[i]):
            return i
    return len(tokens)


# --- «Мы рады», — сказал Ержан Сатов. Ержан Сатов сказал: «Мы рады».


def _quoted(block: Paragraph, text: str) -> Iterator[Quoted]:
    held: Quoted | None = None
    for start, stop in _quotations(text, block.start, block.stop):
        current = _one(block, text, start, stop)
        if current is None:
            resumed = held is not None and _leads(text, held.stop, start - 1)
            between = text.count(".", held.stop, start) if held is not None else 9
            if held is not None and resumed and between <= 2 and _sentence(text[start:stop]):
                held = Quoted(held.start, stop, held.speaker, held.said)
            continue
        if held is not None:
            yield held
        held = current
    if held is not None:
        yield held


def _leads(text: str, start: int, stop: int) -> bool:
    """Tell whether a sentence may begin at the end of a stretch, with a quotation mark."""
    begins = text[stop + 1 : stop + 2]
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if stop > start and text[stop - 1] in _DASHES and begins.islower():
        return False  # "не будет – «пообщаются на ногах», заметил посол": a fragment
    return stop <= start or text[stop - 1] in _LEADING


def _start(token: Any) -> int:
    return int(token.span.start)


def _one(block: Paragraph, text: str, start: int, stop: int) -> Quoted | None:
    """Give the speech of one quotation, if an attribution stands beside it."""
    if len(text[start:stop].split()) < SHORTEST:
        return None
    tokens = block.tokens
    first = bisect_left(tokens, start, key=_start)
    after = end = bisect_left(tokens, stop, first, key=_start)
    if first == end:
        return None
    while after < len(tokens) and tokens[after].value in (*_CLOSING, '"', ",", ".", "!", "?", "…"):
        after += 1
    joint = text[stop : tokens[after].span.start if after < len(tokens) else block.stop]
    dashed = after < len(tokens) and is_dash(tokens[after])
    leading = _leads(text, block.start, start - 1)
    if leading and (dashed or "," in joint) and (speech := _verb_near(tokens, after + dashed)):
        return Quoted(start, stop, _attributed(tokens, after, speech), said(tokens, speech))
    inside = next(_attributions(tokens, first + 1, end), None) if leading else None
    if inside is not None:  # «Мы рады, — сказал он. — Мы ждём»
        return Quoted(start, stop, _attributed(tokens, *inside), said(tokens, inside[1]))
    before = first - 1
    while before > 0 and tokens[before].value in (*_OPENING, '"', "—"):
        before -= 1
    if before > 0 and tokens[before].value == ":" and (verb := _last_saying(tokens, before)):
        return Quoted(start, stop, subject_of(tokens[:before], verb), said(tokens, verb))
    return None


def _last_saying(tokens: Sequence[Any], stop: int) -> Speech | None:
    """Give the verb of saying in the sentence that ends at a colon."""
    for i in range(stop - 1, -1, -1):
        if tokens[i].value in (".", "!", "?"):
            return None
        if (speech := saying(tokens[i], i)) and "INFN" not in speech.form.grams:
            return speech
    return None


def _quotations(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Give the insides of outermost quotation marks; an open one ends with the paragraph."""
    depth, begin = 0, start
    for mark in _MARKS.finditer(text, start, stop):
        i, char = mark.start(), mark.group()
        opens = char in _OPENING or (char == '"' and depth == 0)
        closes = char in _CLOSING or (char == '"' and depth > 0)
        if closes and depth and not (char == '"' and _opens(text, i)):
            depth -= 1
            if depth == 0:
                yield begin, i
        elif opens or (char == '"' and depth):
            depth += 1
            if depth == 1:
                begin = i + 1
    if depth:
        yield begin, stop


def _opens(text: str, index: int) -> bool:
    """Tell a straight mark that opens: a space before, none after."""
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    return (before == " " or before == "(") and after.isalnum()


def _sentence(text: str) -> bool:
    return text[:1].isupper() and len(text.split()) >= SHORTEST


def is_dash(token: Any) -> bool:
    """Tell a dash, long or short."""
    return token.value in ("—", "-")
