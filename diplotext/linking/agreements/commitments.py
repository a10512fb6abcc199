"""Commitments: who undertakes what, how firmly, with which money, areas and deadline.

Found: predicates of readiness, intention, promise, target and agreement ("намерены довести",
"выразил готовность содействовать", "поставлена цель", "договорились о продлении"). Not found:
what is negated, only wished for ("важно увеличить"), or told by a noun alone ("готовность
сторон"). The text is the sentence's own; across sentences goes only who "стороны" and "мы" are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from attrs import frozen

from diplotext.engine.lexicon import load_lexicon
from diplotext.engine.pipeline import Analysis
from diplotext.language.view import fold
from diplotext.linking.agreements.parties import Parties
from diplotext.types import Commitment, CooperationArea, Date, Meeting, Mention, Money

__all__ = ["Cue", "cues", "find_commitments"]

_NOUN_REACH = 5  # tokens between a verb and its noun: "выразили общую твёрдую готовность"
_REACH = 7  # tokens between a cue and the infinitive or "о" that it takes
_LONGEST = 120  # tokens of what is undertaken
_DASHES = frozenset("—-–")
_TRIMMED = frozenset(',"«»—-–')
_ENDS = frozenset(".;!?:")
_JOINTS = frozenset({",", "и", "а", "но"})
_CONTRAST = frozenset({"однако", "хотя", "тогда"})
_BETWEEN = frozenset({"а", "также", "и", "при", "этом", "не", "но", "были", "было", "была", "был"})
_FIRM = frozenset({"set_target", "agree_to", "promise_aid", "give_aid"})
_PREPOSITIONS = {"к": "to", "в": "in"}
_MILITARY = frozenset({"defence", "military_technical"})
_LEGAL = frozenset({"legal", "law_enforcement"})
_AGREED_MEETING = "036"


@frozen
class Cue:
    """A row of the words: predicates that undertake, and what they take."""

    id: str
    strength: int
    words: tuple[str, ...]
    nouns: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    tense: str | None = None
    plover: str | None = None
    cameo: str | None = None


@frozen(eq=False)
class _Place:
    """A cue in its sentence: tokens ``start`` to ``stop`` say it, ``verb`` is its predicate."""

    cue: Cue
    row: Sequence[Any]
    start: int
    stop: int
    verb: int
    form: Any


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """Give the rows by the lemma of the predicate, those with a noun first."""
    found: dict[str, list[Cue]] = {}
    for row in load_lexicon(Cue, "diplotext.linking.agreements", "commitments.csv"):
        for word in row.words:
            found.setdefault(fold(word), []).append(row)
    return {word: tuple(sorted(rows, key=lambda r: not r.nouns)) for word, rows in found.items()}


def find_commitments(analysis: Analysis, mentions: Sequence[Mention]) -> tuple[Commitment, ...]:
    """Give the commitments of a document whose mentions are found and linked, in order.

    Takes the document and all its mentions in order, statements too. Readiness, offers,
    intentions and promises count only where the text names who has them, or money or areas.
    """
    parties = Parties(analysis, mentions)
    values = [m for m in mentions if isinstance(m, Money | CooperationArea | Date | Meeting)]
    found: list[Commitment] = []
    for number, row in analysis.with_lemmas(_cue_lemmas()):
        reached = 0
        for index in analysis.places(number, _cue_lemmas()):
            place = _cue(row, index) if index >= reached else None
            if place is None:
                continue
            made = _commitment(analysis, number, place, parties, values)
            if made is not None:
                found.append(made)
                reached = place.stop
    return tuple(found)


def _commitment(
    analysis: Analysis,
    number: int,
    place: _Place,
    parties: Parties,
    values: Sequence[Mention],
) -> Commitment | None:
    row = place.row
    actors, after = parties.of(number, place.verb, place.stop, place.form)
    start = max(after, _complement(place))
    stop = _end(row, start, gerund="GRND" in place.form.grams)
    while start < stop and row[start].value in _TRIMMED:
        start += 1
    if start >= stop:
        return None
    context = analysis.context(number)
    span = context.slice(row[start].span.start, row[stop - 1].span.stop)
    cue = context.slice(row[place.start].span.start, row[place.stop - 1].span.stop)
    first = bisect_left(values, span["start"], key=lambda value: value.start)
    last = bisect_left(values, span["stop"], key=lambda value: value.start)
    inside = [value for value in values[first:last] if value.stop <= span["stop"]]
    money = tuple(v for v in inside if isinstance(v, Money))
    areas = tuple(v for v in inside if isinstance(v, CooperationArea))
    if place.cue.id not in _FIRM and not (actors or money or areas):
        return None
    return Commitment(
        **span,
        kind=place.cue.id,
        strength=place.cue.strength,
        cue=str(cue["text"]),
        actors=actors,
        money=money,
        areas=areas,
        deadline=_deadline(row[start:stop], inside),
        plover=place.cue.plover,
        cameo=_cameo(place.cue, money, areas, inside),
    )


# --- the cue ---------------------------------------------------------------------------


def _cue(row: Sequence[Any], index: int) -> _Place | None:
    """Read the cue that begins at a token, or whose noun does ("цель поставлена")."""
    token = row[index]
    if token.lemmas.isdisjoint(_cue_lemmas()) or _negated(row, index):
        return None
    for form in token.forms:
        for cue in cues().get(form.normalized, ()):
            if _is_predicate(form, cue) and (span := _span(row, index, cue)):
                return _Place(cue, row, *span, index, form)
    return None


@cache
def _cue_lemmas() -> frozenset[str]:
    return frozenset(cues())


def _negated(row: Sequence[Any], index: int) -> bool:
    """Tell what is no undertaking: "не намерен", ", как обещает министр,", "готов ли он"."""
    before = _value(row, index - 1) if index else ""
    return before in ("не", "как") or _value(row, index + 1) == "ли"


def _is_predicate(form: Any, cue: Cue) -> bool:
    if cue.tense and cue.tense not in form.grams:
        return False
    return any(gram in form.grams for gram in ("VERB", "GRND", "PRTS", "ADJS"))


def _span(row: Sequence[Any], index: int, cue: Cue) -> tuple[int, int] | None:
    """Give the tokens of a cue: its predicate, its noun, where it takes what it must."""
    if not cue.nouns:
        return (index, index + 1) if _taken(row, index + 1, cue.takes) is not None else None
    for place in range(index + 1, min(len(row), index + 1 + _NOUN_REACH)):
        if cue.tense and row[place].type == "MONEY":
            return index, index + 1
        if row[place].value in (",", ":") or _is_finite(row[place]):
            break
        if _has(row[place], cue.nouns):
            # What is given belongs to what is undertaken: "выделит | кредит на 2 млн евро".
            return (index, index + 1) if cue.tense else (index, place + 1)
    before = index - 1
    if before >= 0 and _is_passive(row[index]) and _has(row[before], cue.nouns):
        return before, index + 1
    return None


def _is_passive(token: Any) -> bool:
    """Tell whether a token is a passive predicate: "поставлена", "достигнута"."""
    return any("PRTS" in form.grams for form in token.forms[:1])


def _has(token: Any, words: Sequence[str]) -> bool:
    return token.type == "RU" and any(
        "NOUN" in form.grams and form.normalized in map(fold, words) for form in token.forms
    )


# --- what is undertaken -------------------------------------------------------------------


def _complement(place: _Place) -> int:
    if place.cue.nouns:
        return place.stop
    taken = _taken(place.row, place.stop, place.cue.takes)
    return place.stop if taken is None else taken


def _taken(row: Sequence[Any], start: int, takes: Sequence[str]) -> int | None:
    """Give where begins what a predicate takes; ``None`` where it takes nothing of the kind."""
    if "noun" in takes and start < len(row) and _addressed(row, start):
        return None
    for place in range(start, min(len(row), start + _REACH)):
        token = row[place]
        value = token.value.lower()
        if "that" in takes and value == "," and _value(row, place + 1) == "что":
            return place + 2
        if value in (",", ":", "«", '"') or value in _DASHES or _is_finite(token):
            break
        if "infinitive" in takes and _is(token, "INFN"):
            return start
        if "about" in takes and value in ("о", "об", "обо"):
            return place
        if place == start and (
            ("to" in takes and value == "к") or ("in" in takes and value == "в")
        ):
            return place
    if "noun" in takes and start < len(row):
        first = row[start]
        named = first.type != "PUNCT" and not _is_finite(first) and not _is_preposition(first)
        agent = _is_passive(row[start - 1]) and _is_agent(row, start)
        return start if named and not agent else None
    return None


def _is_agent(row: Sequence[Any], start: int) -> bool:
    """Tell by whom it was done: "согласовано | представителями сторон"."""
    for token in row[start : start + 4]:
        if _is(token, "NOUN") or token.type not in ("RU", "COUNTRY"):
            return any("ablt" in form.grams for form in getattr(token, "forms", ())[:1])
    return False


def _addressed(row: Sequence[Any], start: int) -> bool:
    """Tell an appeal from an offer: "предложил министрам ускорить работу"."""
    token = row[start]
    dative = any("datv" in f.grams for f in getattr(token, "forms", ())[:1])
    return dative and any(_is(t, "INFN") for t in row[start + 1 : start + 4])


def _end(row: Sequence[Any], start: int, *, gerund: bool = False) -> int:
    """Give where a clause ends: a stop, an attribution, or the next predicate joined to it."""
    depth, reach = 0, min(len(row), start + _LONGEST)
    for place in range(start, reach):
        value = row[place].value
        depth += value in "«“„"
        depth -= value in "»”"
        follows = _value(row, place + 1)
        if depth < 0 or value in _ENDS or (value == "," and follows in _DASHES):
            return place
        if value in _JOINTS and _next_is_predicate(row, place + 1):
            return place
        if value == "," and follows in _CONTRAST:
            return place
        joined = follows in ("а", "но", "и")
        if value == "," and (joined or gerund) and _next_is_clause(row, place + 1 + joined):
            return place
    return reach


def _next_is_predicate(row: Sequence[Any], start: int) -> bool:
    for token in row[start : start + 4]:
        if _is_finite(token) or _is(token, "GRND") or _is(token, "ADJS"):
            return True
        if token.value.lower() not in _BETWEEN:
            return False
    return False


def _next_is_clause(row: Sequence[Any], start: int) -> bool:
    """Tell ", а банк рассматривает" from ", а также поддержке"."""
    for token in row[start : start + _REACH]:
        if token.value in (",", "также", ".") or _is(token, "INFN"):
            return False
        if _is_finite(token):
            return True
    return False


def _deadline(tokens: Sequence[Any], inside: Sequence[Mention]) -> Date | None:
    """Give the date after "к" or "до": "к 2030 году"."""
    for before, token in pairwise(tokens):
        if before.value.lower() in ("к", "до") and isinstance(_mention(token), Date):
            own = token.mention
            return next((d for d in inside if isinstance(d, Date) and d.span == own.span), None)
    return None


def _cameo(
    cue: Cue,
    money: Sequence[Money],
    areas: Sequence[CooperationArea],
    inside: Sequence[Mention],
) -> str | None:
    """Give the CAMEO code; what is undertaken decides where the words leave it open (030)."""
    if cue.cameo != "030":
        return cue.cameo
    if cue.strength > 1 and any(isinstance(m, Meeting) and m.status == "planned" for m in inside):
        return _AGREED_MEETING
    named = {area for mention in areas for area in mention.areas}
    if named and named <= _MILITARY:
        return "0312"
    if named and named <= _LEGAL:
        return "0313"
    return "0311" if money else "030"


# --- tokens ------------------------------------------------------------------------------


def _value(row: Sequence[Any], index: int) -> str:
    return str(row[index].value).lower() if index < len(row) else ""


def _mention(token: Any) -> Mention | None:
    return getattr(token, "mention", None)


def _is(token: Any, gram: str) -> bool:
    forms = getattr(token, "forms", ())
    if token.type == "MEETING":
        forms = token.parts[-1].forms
    return any(gram in form.grams for form in forms[:1])


def _is_finite(token: Any) -> bool:
    return _is(token, "VERB") or _is(token, "PRTS")


def _is_preposition(token: Any) -> bool:
    return _is(token, "PREP")
