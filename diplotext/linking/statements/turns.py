"""Turns of a transcript or an interview, and headlines that say whose words they are.

Found: "А.Омаров: Рад видеть Вас.", "Вопрос. … Ответ. …", paragraphs that begin with a dash
and are questions and answers by turns, "Посол Чада: мы открыты", "Визит перенесён — МИД Чада".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from attrs import frozen

from diplotext.engine.pipeline import Analysis
from diplotext.linking.statements.direct_speech import Paragraph, Quoted, is_dash
from diplotext.linking.statements.speakers import (
    SPEAKERS,
    is_verb,
    saying,
    speaker_before,
    subject_of,
    words,
)
from diplotext.types import Mention

__all__ = ["headline", "sourced", "turns"]

_OPENING = "«“„"
_SENTENCE_ENDS = (".", "!", "?", "…", "»", '"')
_BODIES = ("MINISTRY", "INSTITUTION", "ORGANIZATION")
_HEAD = 9  # tokens before the colon of a turn: "С.Гарби (как переведено):"
_LABEL = 7  # tokens before the colon of a turn: "Корреспондент (перевод):"
_SOURCE = 4  # tokens of a source behind a dash
_CLOCK = re.compile(r"\d{1,2}:\d\d")


@frozen
class _Head:
    """Where a turn begins in a paragraph, whose it is, and whether it asks."""

    block: int
    start: int
    speaker: Any
    asks: bool = False


def turns(analysis: Analysis, blocks: Sequence[Paragraph]) -> list[Quoted]:
    """Give the turns of a transcript; one turn alone is a headline and not here.

    A turn goes on over paragraphs, up to the next one, to a heading, or to prose that tells
    who says what.
    """
    named = [
        head
        for number, block in enumerate(blocks)
        if (head := _labelled(number, block) or _named(number, block))
    ]
    heads = named if len(named) > 1 else _dashed(blocks)
    if not heads:
        return []
    asked = any(head.asks for head in heads)
    answering = _interviewee(analysis, blocks[: heads[0].block]) if asked else None
    found = []
    for number, head in enumerate(heads):
        stop = heads[number + 1].block if number + 1 < len(heads) else len(blocks)
        last = head.block
        open_end = stop == len(blocks) and is_dash(blocks[head.block].tokens[0])
        while not open_end and last + 1 < stop and _goes_on(blocks[last + 1]):
            last += 1
        answers = head.speaker is None and not head.asks
        who = answering if answers else head.speaker
        found.append(Quoted(head.start, blocks[last].stop, who, None))
    return found


def headline(block: Paragraph) -> Quoted | None:
    """Give the speech of a headline: "Посол Чада: мы открыты"; a body's is reported."""
    tokens = _behind_clock(block.tokens)
    turn = _turn(tokens)
    told = any(map(is_verb, tokens))
    if turn and tokens[0].type not in ("PERSON", "TITLE") and not told:
        return None  # "МИД Чада: итоги визита"
    if turn and not told and tokens[-2].value == ":":
        return None  # "Посол Чада: биография"
    return Quoted(turn[0], block.stop, turn[1], None) if turn else None


def sourced(block: Paragraph) -> Quoted | None:
    """Give the speech of a headline with its source at the end: "Визит перенесён — МИД Чада".

    A body may stand so in a whole sentence, too; an office or a person behind a dash names
    somebody there: "Делегацию возглавил министр – Ержан Сатов."
    """
    tokens = _behind_clock(block.tokens)
    end = len(tokens) - (tokens[-1].value == ".") if tokens else 0
    first = next((i for i in range(end - 1, max(0, end - _SOURCE), -1) if is_dash(tokens[i])), 0)
    source = tokens[first + 1 : end]
    if not first or not source or any(token.type not in SPEAKERS for token in source):
        return None
    body = source[0].type in _BODIES or _is_seat(source[0])
    if not body and (end < len(tokens) or source[0].type not in ("TITLE", "PERSON")):
        return None
    said = tokens[:first]
    like = _BODIES if body else SPEAKERS
    if said[-1].type in like or not any(map(_predicates, said)):
        return None  # "Новый глава ведомства – Ержан Сатов", "Совет возглавил министр – Сами Гарби"
    return Quoted(tokens[0].span.start, said[-1].span.stop, source[-1].mention, None)


def _predicates(token: Any) -> bool:
    acts = token.type == "MEETING" and "VERB" in token.forms[0].grams
    return acts or is_verb(token)


def _is_seat(token: Any) -> bool:
    """Tell "Кремль", which acts for its state, from a state."""
    return bool(token.type == "COUNTRY" and token.mention.form == "metonym")


def _behind_clock(tokens: Sequence[Any]) -> Sequence[Any]:
    """Step over the time of a ticker: "12:20 Визит перенесён"."""
    if len(tokens) < 4 or tokens[0].type != "INT":
        return tokens
    clock = "".join(token.value for token in tokens[:3])
    return tokens[3:] if _CLOCK.fullmatch(clock) else tokens


# --- "А.Омаров: Рад видеть Вас, господин Министр."


def _named(number: int, block: Paragraph) -> _Head | None:
    turn = _turn(block.tokens)
    return _Head(number, *turn) if turn else None


def _turn(tokens: Sequence[Any]) -> tuple[int, Mention] | None:
    """Give where a turn begins and whose it is."""
    colon = next((i for i, token in enumerate(tokens[:_HEAD]) if token.value == ":"), None)
    if not colon or colon + 1 >= len(tokens) or tokens[colon + 1].value in _OPENING:
        return None
    head = tokens[:colon]
    if head[-1].value == ")":  # "С.Гарби (перевод):"
        head = head[: next((i for i, token in enumerate(head) if token.value == "("), 0)]
    named = [token for token in head if token.type in SPEAKERS]
    if not named or named[0] is not head[0] or named[-1] is not head[-1]:
        return None
    if any(is_dash(token) or token.value == "," or is_verb(token) for token in head):
        return None  # "Чад – Мали: новый этап"
    return tokens[colon + 1].span.start, named[-1].mention


def _goes_on(block: Paragraph) -> bool:
    """Tell a paragraph that may be spoken: a whole sentence in which nobody is said to speak."""
    tokens = block.tokens
    if tokens[-1].value not in _SENTENCE_ENDS or is_dash(tokens[0]):
        return False
    if not any(token.type == "RU" for token in tokens):
        return False
    for i, token in enumerate(tokens):
        speech = saying(token, i)
        if speech is not None and speech.finite and subject_of(tokens, speech) is not None:
            return False
    return True


# --- "Вопрос. Когда откроют рейс? Ответ. В мае."


@cache
def _labels() -> dict[str, bool]:
    """Give the words before a turn, with whether they ask."""
    asking = dict.fromkeys(words()["asking"], True)
    return asking | dict.fromkeys(words()["answering"], False)


def _labelled(number: int, block: Paragraph) -> _Head | None:
    """Read "Вопрос:", "Ответ.", "Корреспондент (перевод):" at the head of a paragraph."""
    tokens = block.tokens
    asks = _labels().get(tokens[0].value.lower()) if tokens[0].value[:1].isupper() else None
    if asks is None:
        return None
    plain = tokens[0].value.lower() in words()["plain_labels"]
    for i in range(1, min(_LABEL, len(tokens) - 1)):
        value = tokens[i].value
        if value == ":" or (value == "." and i == 1 and plain):
            return _Head(number, tokens[i + 1].span.start, None, asks)
        if value not in ("(", ")", ".", ",") and tokens[1].value != "(":
            return None
    return None


# --- "– Когда откроют рейс? – В мае."


def _dashed(blocks: Sequence[Paragraph]) -> list[_Head]:
    """Give the turns of an interview: a question in a paragraph of its own, then its answer.

    The dash of the question may be left out. Two of them at least: one question may stand
    anywhere.
    """
    heads: list[_Head] = []
    for number, (block, answer) in enumerate(pairwise(blocks)):
        if block.tokens[-1].value == "?" and _answers(answer):
            first = block.tokens[is_dash(block.tokens[0])]
            heads.append(_Head(number, first.span.start, None, asks=True))
            heads.append(_Head(number + 1, answer.tokens[1].span.start, None))
    return heads if len(heads) > 3 else []


def _answers(block: Paragraph) -> bool:
    opens = len(block.tokens) > 2 and is_dash(block.tokens[0])
    return opens and block.tokens[-1].value in (".", "!", "…", "»", '"')


def _interviewee(analysis: Analysis, before: Sequence[Paragraph]) -> Any:
    """Give who answers: "… ответила на вопросы", "интервью министра N", or the headline's person.

    Without any of these it is whom the paragraphs before the first question name, if that is
    one person alone.
    """
    for block in reversed(before):
        if named := _answerer(block.tokens):
            return named
    titled = [turn[1] for block in before[:2] if (turn := _turn(block.tokens))]
    people = {t.mention.name: t.mention for block in before for t in block.tokens if _person(t)}
    return titled[0] if titled else next(iter(people.values())) if len(people) == 1 else None


def _answerer(tokens: Sequence[Any]) -> Any:
    for i, token in enumerate(tokens):
        if token.lemmas.isdisjoint(words()["interviews"]):
            continue
        speech = saying(token, i)
        if speech and speech.finite:
            asked = any(t.value.lower() in ("вопрос", "вопросы") for t in tokens[i + 1 : i + 5])
            who = subject_of(tokens, speech) if asked else None
            if isinstance(who, Mention):
                return who
        elif any("NOUN" in form.grams for form in token.forms[:1]):
            who = next((t.mention for t in tokens[i + 1 : i + 6] if _person(t)), None)
            who = who or speaker_before(tokens, i)
            if isinstance(who, Mention):
                return who
    return None


def _person(token: Any) -> bool:
    return bool(token.type == "PERSON")
