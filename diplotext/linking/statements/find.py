"""Statements: what was said, direct or reported, with its speaker and verb.

Found: dash paragraphs and quotations with an attribution, turns of a transcript, "отметил,
что …", "подчеркнув важность …", "по словам X, …", "как отметил X, …", "…, сообщил X", "Об
этом заявил X" (the sentence before). Not found: names and fragments in quotation marks,
items of a list, speech that only its context tells.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Any

from diplotext.engine.pipeline import Analysis
from diplotext.linking.people.counterparts import colleague
from diplotext.linking.statements.acts import said
from diplotext.linking.statements.attributions import cues, insertions, text_start
from diplotext.linking.statements.direct_speech import Quoted, direct_speech, headline, paragraphs
from diplotext.linking.statements.speakers import (
    Speech,
    is_subject,
    is_verb,
    kinds_of,
    last_subject,
    lemmas_of,
    saying,
    speaker_before,
    subject_of,
    words,
)
from diplotext.types import Country, Institution, Mention, Ministry, Organization, Statement

__all__ = ["find_statements"]

_BODIES = (Ministry, Institution, Organization)
_GENDERS = {"он": "masc", "его": "masc", "она": "femn", "ее": "femn"}
TO_THAT = 9  # tokens from a verb to its ", что"
_ANTECEDENTS = ("ту", "тот", "те", "та", "тех", "всё", "все")
_QUESTIONS = ("спросить", "спрашивать")
_TRIMMED = ' \t\n,.;:—-«»“”„"'


def find_statements(analysis: Analysis, mentions: Sequence[Mention]) -> list[Statement]:
    """Find the statements of a document whose other mentions are found and linked.

    Gives them in the order of the text; speakers are mentions of the document or ``None``.
    """
    quoted = direct_speech(analysis)
    blocks = paragraphs(analysis)
    known_speech = _Stretches(quoted)
    heads = [f for block in blocks if (f := headline(block)) and not known_speech.hold(f)]
    # "Посол Чада: мы открыты", but what a body says in a headline is reported
    speech = [(item, True) for item in quoted]
    speech += [(item, not isinstance(item.speaker, _BODIES)) for item in heads]
    direct_ones = _Stretches(quoted + heads)
    for index in range(len(analysis.sentences)):
        reported = _reported(analysis, index)
        speech += [(item, False) for item in reported if not direct_ones.meet(item)]
    statements: dict[tuple[int, int], Statement] = {}
    open_ones: list[Statement] = []  # those that end behind the start of the one looked at
    known = {mention: mention for mention in mentions}
    for item, direct in sorted(speech, key=lambda pair: (pair[0].start, -pair[0].stop)):
        made = _statement(analysis, item, direct, known)
        if made is None:
            continue
        open_ones = [other for other in open_ones if other.stop >= item.start]
        if not _clashes(made, open_ones) and made.span not in statements:
            statements[made.span] = made
            open_ones.append(made)
    return sorted(statements.values(), key=lambda made: (made.start, -made.stop))


def _statement(
    analysis: Analysis, item: Quoted, direct: bool, known: dict[Mention, Mention]
) -> Statement | None:
    text = analysis.view.matching
    start, stop = item.start, item.stop
    while start < stop and text[start] in _TRIMMED:
        start += 1
    while stop > start and text[stop - 1] in _TRIMMED:
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
    if isinstance(speaker, Country) and speaker.form == "adjective":
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


# --- reported speech of one sentence


def _reported(analysis: Analysis, index: int) -> Iterator[Quoted]:
    tokens = analysis.rows[index]
    sentence = analysis.sentences[index]
    if backward := _about_this(tokens):
        if index and analysis.sentences[index - 1].paragraph >= sentence.paragraph - 1:
            previous = analysis.sentences[index - 1]
            start = max(previous.start, text_start(analysis.rows[index - 1]))
            yield Quoted(start, previous.stop, subject_of(tokens, backward), said(tokens, backward))
        return
    beside = analysis.places(index, cues())
    inserted = list(insertions(tokens, sentence.start, sentence.stop, beside)) if beside else []
    yield from inserted
    told = 0  # what a reported clause reports in turn is no statement of its own
    for i in analysis.places(index, _reporting()):
        token = tokens[i]
        if token.span.start < told:
            continue
        if speech := saying(token, i):
            if clause := _clause(tokens, speech):
                told = clause[1]
                yield Quoted(*clause, subject_of(tokens, speech), said(tokens, speech))
            elif not inserted and (named := _object(tokens, speech)):
                yield Quoted(*named, subject_of(tokens, speech), said(tokens, speech))
        elif (sure := _convinced(token, i)) and (clause := _clause(tokens, sure)):
            yield Quoted(*clause, speaker_before(tokens, i), said(tokens, sure))


@cache
def _reporting() -> frozenset[str]:
    return words()["say"] | words()["convinced"]


def _convinced(token: Any, index: int) -> Speech | None:
    """Read "уверен", "убеждён" before ", что"."""
    if token.lemmas.isdisjoint(words()["convinced"]):
        return None
    for form in token.forms:
        short = "ADJS" in form.grams or "PRTS" in form.grams
        if short and form.normalized in words()["convinced"]:
            return Speech(index, form.raw.normal_form, form)
    return None


def _about_this(tokens: Sequence[Any]) -> Speech | None:
    """Give the verb of "Об этом сообщил X"."""
    if len(tokens) < 3 or [t.value.lower() for t in tokens[:2]] != ["об", "этом"]:
        return None
    for i, token in enumerate(tokens[2:9], 2):
        if speech := saying(token, i):
            return speech if speech.finite else None
    return None


def _clause(tokens: Sequence[Any], speech: Speech) -> tuple[int, int] | None:
    """Give the clause of "отметил, что …", to the end of the sentence or another verb of saying."""
    if saying(tokens[speech.index], 0, "nominal"):
        named = tokens[speech.index + 1 : speech.index + TO_THAT]
        if not any(lemmas_of(token) & words()["opinions"] for token in named):
            return None
    that = None if speech.verb in _QUESTIONS else _that(tokens, speech.index)
    if that is None:
        that = _colon(tokens, speech.index)
    if that is None or that + 1 >= len(tokens):
        return None
    end = _clause_end(tokens, that + 1, speech)
    if "GRND" in speech.form.grams:
        end = min(end, _main_clause(tokens, that + 1))
    return tokens[that + 1].span.start, tokens[end - 1].span.stop


def _main_clause(tokens: Sequence[Any], start: int) -> int:
    """Give where the main clause begins after a gerund: "Отметив, что квоты растут, посол …"."""
    verb = False
    for i in range(start, len(tokens) - 1):
        verb = verb or is_verb(tokens[i])
        if verb and tokens[i].value == "," and is_subject(tokens[i + 1]):
            return i
    return len(tokens)


def _that(tokens: Sequence[Any], index: int) -> int | None:
    for i in range(index + 1, min(len(tokens) - 1, index + TO_THAT)):
        if tokens[i].value == "," and tokens[i + 1].value == "что":
            return None if tokens[i - 1].value in _ANTECEDENTS else i + 1
        if is_verb(tokens[i]) or tokens[i].value in (":", "—", "«"):
            return None
    return None


def _colon(tokens: Sequence[Any], index: int) -> int | None:
    """Give the colon right after a verb of saying, before words without quotation marks."""
    for i in range(index + 1, min(len(tokens) - 2, index + 4)):
        if tokens[i].value == ":":
            return i if tokens[i + 1].value not in '«"“„—' else None
        if tokens[i].value in (",", "—"):
            return None
    return None


def _clause_end(tokens: Sequence[Any], start: int, main: Speech) -> int:
    """Give where a reported clause ends: before "… , и подчеркнул, что", ", передаёт X".

    A comma, "и" and a verb in the form of the ``main`` one go on with its subject:
    "сообщил, что планирует визит, | и пригласил посла".
    """
    for i in range(start, len(tokens) - 1):
        if tokens[i].value not in (",", "и", ";"):
            continue
        verb = next((j for j in range(i + 1, min(i + 4, len(tokens))) if is_verb(tokens[j])), None)
        if verb is None:
            continue
        between = [token.value for token in tokens[i + 1 : verb]]
        if not all(value in ("и", "а", "также", "при", "этом", "как") for value in between):
            continue
        if tokens[i].value == "," and between and _goes_on(tokens, verb, main):
            return i
        speech = saying(tokens[verb], verb) or saying(tokens[verb], verb, "tail")
        if speech and (
            _that(tokens, verb) or _follows_speaker(tokens, verb) or "GRND" in speech.form.grams
        ):
            return i
    return len(tokens)


def _goes_on(tokens: Sequence[Any], verb: int, main: Speech) -> bool:
    """Tell whether a verb in the past has the number and gender of the main one, and no subject."""
    grams = tokens[verb].forms[0].grams
    if "past" not in grams or "past" not in main.form.grams:
        return False
    same = all((gram in grams) == (gram in main.form.grams) for gram in ("plur", "masc", "femn"))
    return same and not any(is_subject(token) for token in tokens[verb + 1 : verb + 2])


def _follows_speaker(tokens: Sequence[Any], verb: int) -> bool:
    after = tokens[verb + 1 : verb + 3]
    named = any(t.type in ("PERSON", "TITLE", "MINISTRY", "ORGANIZATION", "LATIN") for t in after)
    media = any(lemmas_of(t) & words()["media"] for t in after)
    return named or media or any(t.value[:1].isupper() or t.value in '«"' for t in after[:1])


def _object(tokens: Sequence[Any], speech: Speech) -> tuple[int, int] | None:
    """Give the object of "подчеркнул важность …": what was said, as a noun phrase."""
    active = "VERB" in speech.form.grams or "GRND" in speech.form.grams
    if not active or not saying(tokens[speech.index], 0, "object"):
        return None
    first = speech.index + 1
    if first >= len(tokens) or tokens[first].type != "RU":
        return None
    for token in tokens[first : first + 4]:
        if token.type != "RU":
            return None
        form = token.forms[0]
        if "NOUN" in form.grams:
            if _may_be_subject(token, speech) and speaker_before(tokens, speech.index) is None:
                return None
            accusative = any("accs" in f.grams and "NOUN" in f.grams for f in token.forms)
            if not accusative or not lemmas_of(token) & words()["claims"]:
                return None
            break
        if not ("ADJF" in form.grams or "PRTF" in form.grams or "CONJ" in form.grams):
            return None
    else:
        return None
    return tokens[first].span.start, tokens[_object_end(tokens, first) - 1].span.stop


def _may_be_subject(token: Any, speech: Speech) -> bool:
    """Tell whether a noun after a verb agrees with it: "– подчеркнул источник"."""
    nominative = [form.grams for form in token.forms if "nomn" in form.grams]
    agreeing = ("plur",) if "plur" in speech.form.grams else ("sing", "masc", "femn", "neut")
    wanted = {gram for gram in agreeing if gram in speech.form.grams}
    return any(all(gram in grams for gram in wanted) for grams in nominative)


def _object_end(tokens: Sequence[Any], start: int) -> int:
    """Give where an object ends: before another predicate or a gerund."""
    for i in range(start, len(tokens)):
        if tokens[i].value in (",", "и", ";"):
            following = tokens[i + 1 : i + 4]
            for token in following:
                if token.type == "RU" and {"VERB", "GRND"} & kinds_of(token):
                    return i
                if token.value not in ("а", "также", "и", "при", "этом", "особо"):
                    break
    return len(tokens)
