"""Reported speech of one sentence: "отметил, что …", "подчеркнув важность …", "Об этом заявил"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from attrs import frozen

from diplotext.engine.pipeline import Analysis
from diplotext.linking.statements.acts import said
from diplotext.linking.statements.attributions import cues, insertions, text_start
from diplotext.linking.statements.direct_speech import Quoted
from diplotext.linking.statements.speakers import (
    Speech,
    is_subject,
    is_verb,
    kinds_of,
    lemmas_of,
    saying,
    speaker_after,
    speaker_before,
    subject_of,
    words,
)

__all__ = ["reported"]

TO_THAT = 9  # tokens from a verb to its ", что"
TO_COLON = 14  # tokens from a verb to the colon after its object
JOINT = 5  # tokens from the end of a clause to the verb that goes on: ", и высоко оценил"
AUTHOR = 3  # tokens from "следует" to its infinitive
_JOINING = (",", "и", "а", "также", "при", "этом", "как")
_ANTECEDENTS = ("ту", "тот", "те", "та", "тех", "всё", "все")
_QUESTIONS = ("спросить", "спрашивать")


def reported(analysis: Analysis, index: int) -> Iterator[Quoted]:
    """Give what a sentence reports, in order; "Об этом заявил X" reports the one before."""
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
    told = _Told()
    for i in analysis.places(index, _reporting()):
        token = tokens[i]
        if i < told.stop:
            continue  # what a reported clause reports in turn is no statement of its own
        if sure := _convinced(token, i):
            if clause := _clause(tokens, sure):
                yield _quoted(tokens, clause, speaker_before(tokens, i), sure)
        elif speech := saying(token, i):
            if _is_authors(tokens, speech) or _is_denied(tokens, speech):
                continue
            if clause := _clause(tokens, speech, explained=not inserted):
                told = _Told(clause[1], told.subject(tokens, speech))
                yield _quoted(tokens, clause, told.speaker, speech)
            elif not inserted and (named := _object(tokens, speech)):
                yield _quoted(tokens, named, subject_of(tokens, speech), speech)


@frozen
class _Told:
    """The clause reported last: the place where it ends, and who said it."""

    stop: int = 0
    speaker: Any = None

    def subject(self, tokens: Sequence[Any], speech: Speech) -> Any:
        """Give the speaker of the next verb: "отметил, что …, и напомнил, что …" has one."""
        joined = tokens[self.stop : speech.index]
        goes_on = bool(self.stop) and len(joined) < JOINT and all(map(_joins, joined))
        if goes_on and self.speaker is not None and speaker_after(tokens, speech) is None:
            return self.speaker
        return subject_of(tokens, speech)


def _joins(token: Any) -> bool:
    return token.value in _JOINING or _is_adverb(token)


def _quoted(tokens: Sequence[Any], places: tuple[int, int], who: Any, speech: Speech) -> Quoted:
    first, stop = places
    return Quoted(tokens[first].span.start, tokens[stop - 1].span.stop, who, said(tokens, speech))


def _is_authors(tokens: Sequence[Any], speech: Speech) -> bool:
    """Tell what the author says of the text: "следует отметить, что", "важно напомнить, что"."""
    before = tokens[max(0, speech.index - AUTHOR) : speech.index]
    due = any(token.value.lower() in words()["due"] for token in before)
    return "INFN" in speech.form.grams and due and speaker_before(tokens, speech.index) is None


def _is_denied(tokens: Sequence[Any], speech: Speech) -> bool:
    """Tell "не сказал, что", "не стал говорить, что": nothing was said."""
    before = [token.value.lower() for token in tokens[max(0, speech.index - 2) : speech.index]]
    infinitive = "INFN" in speech.form.grams
    return before[-1:] == ["не"] or (infinitive and before[:1] == ["не"])


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


def _clause(
    tokens: Sequence[Any], speech: Speech, *, explained: bool = True
) -> tuple[int, int] | None:
    """Give the clause of "отметил, что …", to the end of the sentence or another verb of saying.

    ``explained`` says that a colon may stand for ", что".
    """
    if saying(tokens[speech.index], 0, "nominal"):
        named = tokens[speech.index + 1 : speech.index + TO_THAT]
        if not any(lemmas_of(token) & words()["opinions"] for token in named):
            return None
    that = None if speech.verb in _QUESTIONS else _that(tokens, speech.index)
    if that is None and explained:
        that = _colon(tokens, speech.index)
    if that is None or that + 1 >= len(tokens):
        return None
    end = _clause_end(tokens, that + 1, speech)
    if "GRND" in speech.form.grams:
        end = min(end, _main_clause(tokens, that + 1))
    return that + 1, end


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
        if tokens[i + 1].value == "," and saying(tokens[i], i) and kinds_of(tokens[i]) == {"GRND"}:
            return None  # "сказал он, добавив, что": it belongs to the gerund
    return None


def _colon(tokens: Sequence[Any], index: int) -> int | None:
    """Give the colon after a verb of saying and its object, before words without quotation marks.

    After an object a clause must follow: "предложил создать группу по экспорту: она соберётся".
    """
    for i in range(index + 1, min(len(tokens) - 2, index + TO_COLON)):
        if tokens[i].value == ":":
            explains = bool(lemmas_of(tokens[index]) & words()["explaining"])
            clause = any(is_verb(t) or t.value == "—" for t in tokens[i + 1 :])
            told = i == index + 1 or (explains and clause)
            return i if told and tokens[i + 1].value not in '«"“„—' else None
        if tokens[i].value in (",", "—") or (i > index + 2 and is_verb(tokens[i])):
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
        near = range(i + 1, min(i + JOINT, len(tokens)))
        verb = next((j for j in near if kinds_of(tokens[j])), None)
        if verb is None:
            continue
        between = tokens[i + 1 : verb]
        if not all(map(_joins, between)):
            continue
        joined = tokens[i].value == "," and any(token.value in ("и", "а") for token in between)
        if joined and _goes_on(tokens, verb, main):
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
    kinds = ("plur", "masc", "femn")
    same = all((gram in grams) == (gram in main.form.grams) for gram in kinds)
    # "и высоко оценила уровень": a noun of another gender is the object
    return same and not any(
        is_subject(token)
        and all((gram in grams) == (gram in token.forms[0].grams) for gram in kinds)
        for token in tokens[verb + 1 : verb + 2]
    )


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
    return first, _object_end(tokens, first)


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


def _is_adverb(token: Any) -> bool:
    return token.type == "RU" and any("ADVB" in form.grams for form in token.forms)
