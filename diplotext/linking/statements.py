"""Statements: what was said, direct or reported, with its speaker and verb.

Found: dash paragraphs and quotations with an attribution, turns of a transcript, "отметил,
что …", "подчеркнув важность …", "по словам X, …", "как отметил X, …", "…, сообщил X", "Об
этом заявил X" (the sentence before). Not found: names and fragments in quotation marks,
items of a list, speech that only its context tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from diplotext.engine.pipeline import Analysis
from diplotext.linking.direct_speech import Quoted, direct_speech, headline, paragraphs
from diplotext.linking.speakers import (
    Speech,
    last_subject,
    saying,
    speaker_before,
    subject_of,
    words,
)
from diplotext.types import Mention, Statement

__all__ = ["find_statements"]

TO_THAT = 9  # tokens from a verb to its ", что"
SOURCE_REACH = 10  # tokens from "по словам" to the comma after the speaker
_TRIMMED = ' \t\n,.;:—-«»“”„"'


def find_statements(analysis: Analysis, mentions: Sequence[Mention]) -> list[Statement]:
    """Find the statements of a document whose other mentions are found and linked.

    Gives them in the order of the text; speakers are mentions of the document or ``None``.
    """
    quoted = direct_speech(analysis)
    blocks = paragraphs(analysis)
    quoted += [
        found for block in blocks if (found := headline(block)) and not _inside(found, quoted)
    ]
    speech = [(item, True) for item in quoted]
    for index in range(len(analysis.sentences)):
        speech += [(item, False) for item in _reported(analysis, index) if not _meets(item, quoted)]
    statements: dict[tuple[int, int], Statement] = {}
    known = {mention: mention for mention in mentions}
    for item, direct in sorted(speech, key=lambda pair: (pair[0].start, -pair[0].stop)):
        made = _statement(analysis, item, direct, known)
        if made is not None and not _clashes(made, statements.values()):
            statements.setdefault(made.span, made)
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
    speaker = item.speaker
    if isinstance(speaker, str):
        speaker = _antecedent(analysis, item.start)
    return Statement(**place, speaker=known.get(speaker), verb=item.verb, direct=direct)


def _antecedent(analysis: Analysis, before: int) -> Mention | None:
    """Give whom "он" means: the latest person or office that was a subject."""
    rows = [
        row
        for sentence, row in zip(analysis.sentences, analysis.rows, strict=True)
        if sentence.stop <= before
    ]
    return last_subject(iter(reversed(rows[-6:])))


def _inside(item: Quoted, others: Sequence[Quoted]) -> bool:
    return any(other.start <= item.start and item.stop <= other.stop + 2 for other in others)


def _meets(item: Quoted, others: Sequence[Quoted]) -> bool:
    """Tell whether any direct speech has a part of it: that is said already."""
    return any(other.start < item.stop and item.start < other.stop for other in others)


def _clashes(made: Statement, others: Any) -> bool:
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
            yield Quoted(previous.start, previous.stop, subject_of(tokens, backward), backward.verb)
        return
    inserted = list(_insertions(tokens, sentence.start, sentence.stop))
    yield from inserted
    for i, token in enumerate(tokens):
        if speech := saying(token, i):
            if clause := _clause(tokens, speech):
                start, stop = clause
                yield Quoted(start, stop, subject_of(tokens, speech), speech.verb)
            elif not inserted and (named := _object(tokens, speech)):
                yield Quoted(*named, subject_of(tokens, speech), speech.verb)
        elif (sure := _convinced(token, i)) and (clause := _clause(tokens, sure)):
            yield Quoted(*clause, speaker_before(tokens, i), sure.verb)


def _convinced(token: Any, index: int) -> Speech | None:
    """Read "уверен", "убеждён" before ", что"."""
    if token.type != "RU":
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
        if not any(_lemmas(token) & words()["opinions"] for token in named):
            return None
    that = _that(tokens, speech.index)
    if that is None:
        that = _colon(tokens, speech.index)
    if that is None or that + 1 >= len(tokens):
        return None
    end = _clause_end(tokens, that + 1)
    if "GRND" in speech.form.grams:
        end = min(end, _main_clause(tokens, that + 1))
    return tokens[that + 1].span.start, tokens[end - 1].span.stop


def _main_clause(tokens: Sequence[Any], start: int) -> int:
    """Give where the main clause begins after a gerund: "Отметив, что квоты растут, посол …"."""
    verb = False
    for i in range(start, len(tokens) - 1):
        verb = verb or _is_verb(tokens[i])
        if verb and tokens[i].value == "," and _is_subject(tokens[i + 1]):
            return i
    return len(tokens)


def _that(tokens: Sequence[Any], index: int) -> int | None:
    for i in range(index + 1, min(len(tokens) - 1, index + TO_THAT)):
        if tokens[i].value == "," and tokens[i + 1].value == "что":
            return i + 1
        if _is_verb(tokens[i]) or tokens[i].value in (":", "—", "«"):
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


def _clause_end(tokens: Sequence[Any], start: int) -> int:
    """Give where a reported clause ends: before "… , и подчеркнул, что", ", передаёт X"."""
    for i in range(start, len(tokens) - 1):
        if tokens[i].value not in (",", "и", ";"):
            continue
        verb = next((j for j in range(i + 1, min(i + 4, len(tokens))) if _is_verb(tokens[j])), None)
        if verb is None:
            continue
        between = [token.value for token in tokens[i + 1 : verb]]
        if not all(value in ("и", "а", "также", "при", "этом", "как") for value in between):
            continue
        speech = saying(tokens[verb], verb) or saying(tokens[verb], verb, "tail")
        if speech and (
            _that(tokens, verb) or _follows_speaker(tokens, verb) or "GRND" in speech.form.grams
        ):
            return i
    return len(tokens)


def _follows_speaker(tokens: Sequence[Any], verb: int) -> bool:
    after = tokens[verb + 1 : verb + 3]
    named = any(t.type in ("PERSON", "TITLE", "MINISTRY", "ORGANIZATION", "LATIN") for t in after)
    media = any(_lemmas(t) & words()["media"] for t in after)
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
            accusative = any("accs" in f.grams and "NOUN" in f.grams for f in token.forms)
            celebrated = _lemmas(token) & words()["celebrated"] or token.value.endswith("летие")
            if not accusative or celebrated or "anim" in form.grams:
                return None
            break
        if not ("ADJF" in form.grams or "PRTF" in form.grams or "CONJ" in form.grams):
            return None
    else:
        return None
    return tokens[first].span.start, tokens[_object_end(tokens, first) - 1].span.stop


def _object_end(tokens: Sequence[Any], start: int) -> int:
    """Give where an object ends: before another predicate or a gerund."""
    for i in range(start, len(tokens)):
        if tokens[i].value in (",", "и", ";"):
            following = tokens[i + 1 : i + 4]
            for token in following:
                if token.type == "RU" and {"VERB", "GRND"} & _kinds(token):
                    return i
                if token.value not in ("а", "также", "и", "при", "этом", "особо"):
                    break
    return len(tokens)


# --- "По словам X, …", "…, как отметил X, …", "…, сообщил X"


def _insertions(tokens: Sequence[Any], start: int, stop: int) -> Iterator[Quoted]:
    """Give the sentence that an attribution is put into or beside."""
    for i in range(len(tokens)):
        found = _by_words_of(tokens, i) or _as_said(tokens, i) or _said(tokens, i)
        if found is None:
            continue
        end, speaker, verb = found
        begins = i == 0
        if begins and end < len(tokens) - 1:
            yield Quoted(tokens[end + 1].span.start, stop, speaker, verb)
        elif end >= len(tokens) - 1 and i > 1:
            yield Quoted(start, tokens[i - 1].span.stop, speaker, verb)
        elif i > 1 and end < len(tokens) - 1:
            # "В заключение, как отмечается в сообщении, …": what stands before says nothing
            says = any(_is_verb(token) or _is_subject(token) for token in tokens[:i])
            yield Quoted(start if says else tokens[end + 1].span.start, stop, speaker, verb)
        else:
            continue
        return


def _is_subject(token: Any) -> bool:
    likely = getattr(token, "forms", ())[:1]
    return any("nomn" in form.grams and "NOUN" in form.grams for form in likely)


def _by_words_of(tokens: Sequence[Any], i: int) -> tuple[int, Any, None] | None:
    """Read "по словам X" at a position; gives its last token, speaker and no verb."""
    if tokens[i].value.lower() != "по" or (i and tokens[i - 1].value not in (",", "—")):
        return None
    source = next((j for j in (i + 1, i + 2) if j < len(tokens) and _is_source(tokens[j])), None)
    if source is None:
        return None
    end = _comma(tokens, source + 1, SOURCE_REACH)
    if end is None:
        return None
    if tokens[i + 1].value in _POSSESSIVES:  # "по его словам"
        return end, tokens[i + 1].value, None
    named = [t.mention for t in tokens[source + 1 : end] if t.type in _SOURCES]
    people = [t.mention for t in tokens[source + 1 : end] if t.type == "PERSON"]
    if not named and _lemmas(tokens[source]) & words()["documented"]:
        return None
    return end, (people or named or [None])[0], None


_POSSESSIVES = ("его", "ее", "их")
_SOURCES = ("PERSON", "TITLE", "MINISTRY", "INSTITUTION", "ORGANIZATION")


def _is_source(token: Any) -> bool:
    if token.type != "RU":
        return False
    return any("datv" in f.grams and f.normalized in words()["sources"] for f in token.forms)


def _as_said(tokens: Sequence[Any], i: int) -> tuple[int, Any, str] | None:
    """Read "как отметил X" at a position."""
    if tokens[i].value.lower() != "как" or (i and tokens[i - 1].value != ","):
        return None
    for j in range(i + 1, min(i + 5, len(tokens))):
        if tokens[j].value == ",":
            return None
        if speech := saying(tokens[j], j):
            end = _comma(tokens, j + 1, 2 * SOURCE_REACH)
            if end is None or not speech.finite:
                return None
            inner = tokens[i:end]
            shifted = Speech(j - i, speech.verb, speech.form)
            return end, subject_of(inner, shifted), speech.verb
    return None


def _said(tokens: Sequence[Any], i: int) -> tuple[int, Any, str] | None:
    """Read ", сообщил X" at the position of its verb: the speaker must follow."""
    if not i or tokens[i - 1].value not in (",", "—"):
        return None
    speech = saying(tokens[i], i)
    if speech is None or not speech.finite:
        return None
    end = _comma(tokens, i + 1, 2 * SOURCE_REACH)
    if end is None or (end + 1 < len(tokens) and tokens[end + 1].value == "что"):
        return None
    speaker = subject_of(tokens[i:end], Speech(0, speech.verb, speech.form))
    return (end, speaker, speech.verb) if isinstance(speaker, Mention) else None


def _comma(tokens: Sequence[Any], start: int, reach: int) -> int | None:
    """Give the comma that ends an insertion, or the end of the sentence."""
    for i in range(start, min(len(tokens), start + reach)):
        if tokens[i].value == ",":
            return i
    return len(tokens) - 1 if len(tokens) <= start + reach else None


def _is_verb(token: Any) -> bool:
    return token.type == "RU" and bool({"VERB", "PRTS"} & _kinds(token))


def _kinds(token: Any) -> set[str]:
    return {kind for kind in ("VERB", "PRTS", "GRND") if kind in token.forms[0].grams}


def _lemmas(token: Any) -> set[str]:
    return {form.normalized for form in token.forms} if token.type == "RU" else set()
