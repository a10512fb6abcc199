"""Who stands in a sentence, in which case and after which preposition."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from attrs import evolve

from diplotext.entities.meetings.actor import Actor, closes, is_word
from diplotext.entities.meetings.cases import CASES, cases
from diplotext.entities.meetings.clauses import boundaries, holes
from diplotext.entities.meetings.joints import (
    before_phrase,
    joint_before,
    nouns_before,
    preposition_at,
)
from diplotext.entities.meetings.normalize import context
from diplotext.entities.meetings.pronouns import pronoun, relative
from diplotext.language.tokens import has_lemma
from diplotext.types import Country, Mention

__all__ = ["Actor", "actors", "boundaries", "cases", "has_lemma", "holes", "is_word"]

TAIL = 8  # tokens of what belongs to an office before the name of its holder
_HEADS = frozenset({"возглавлять", "возглавить"})
OFFICIAL = frozenset({"COUNTRY", "MINISTRY", "INSTITUTION", "ORGANIZATION", "TITLE", "PERSON"})


def actors(row: Sequence[Any]) -> list[Actor]:
    """Read the officials of a row of tokens, in order; a title with its name is one."""
    found: list[Actor] = []
    index = 0
    while index < len(row):
        which = relative(row, index, found)
        actor = which or _listed(row, index, found) or _actor(row, index)
        if actor is None:
            index += 1
            continue
        actor = which or _joined(row, actor, found)
        led = _led(row, found) if _is_head_of(row, actor) else None
        if led is not None:
            found[led] = evolve(found[led], mention=actor.mention, title=actor.title)
        else:
            found.append(actor)
        index = actor.stop
    return found


def _listed(row: Sequence[Any], index: int, before: Sequence[Actor]) -> Actor | None:
    """Read the rest of "главы МИД Кении N, Чили N и Перу – N": a state and its person."""
    if row[index].type != "COUNTRY" or not before or index + 1 >= len(row):
        return None
    last = before[-1]
    listed = (last.plural or last.title is not None) and last.stop == index - 1
    if not listed or row[index].mention.form == "adjective":
        return None
    if not is_word(row[index - 1], ",", "и", ";"):
        return None
    stop = index + 2 if row[index + 1].value in ("–", "—", "-") else index + 1
    if stop >= len(row) or row[stop].type != "PERSON":
        return None
    own = cases(row[stop])
    shared = own & last.cases or own
    return Actor(index, stop + 1, row[stop].mention, shared, plural=True, human=True)


def _led(row: Sequence[Any], found: Sequence[Actor]) -> int | None:
    """Find the delegation that somebody heads: the nearest, else whoever stands last."""
    near = range(len(found) - 1, max(-1, len(found) - 4), -1)
    named = (i for i in near if has_lemma(row[found[i].start], context()["delegation"]))
    adjective = (i for i in near if found[i].human and found[i].title is None)
    return next(named, next(adjective, len(found) - 1 if found else None))


def _is_head_of(row: Sequence[Any], actor: Actor) -> bool:
    """Tell "делегация во главе с министром", "возглавляемая им": he stands for the delegation."""
    before = row[max(0, actor.start - 3) : actor.start]
    if [token.value.lower() for token in before[:2]] == ["во", "главе"]:
        return True
    if not any(has_lemma(token, _HEADS) for token in row[max(0, actor.start - TAIL) : actor.start]):
        return False
    place = before_phrase(row, actor.start, ())
    led = place >= 0 and has_lemma(row[place + 1], _HEADS, "PRTF")
    return led and actor.human and "ablt" in actor.cases


def _actor(row: Sequence[Any], index: int) -> Actor | None:
    token = row[index]
    after = row[index + 1] if index + 1 < len(row) else None
    if token.type == "TITLE":
        mention, stop, own = token.mention, index + 1, cases(token)
        title = token.mention
        if after is not None and index + 2 < len(row) and _is_rank(after, own):
            after, stop = row[index + 2], index + 2
        if after is None or after.type != "PERSON":
            after, stop = _after_tail(row, index, own) or (after, stop)
        if after is not None and after.type == "PERSON":
            if title.status == "acting":  # "и.о. министра Ивану Сатову": the name declines
                own = frozenset(CASES)
            mention, stop, own = after.mention, stop + 1, (own & cases(after)) or own
        else:
            stop = index + 1
        return Actor(index, stop, mention, own, title.plural, title=title, human=True)
    if token.type == "PERSON":
        return Actor(index, index + 1, token.mention, cases(token), human=True)
    if token.type == "COUNTRY" and isinstance(token.mention, Country):
        if token.mention.form == "adjective":
            return _adjective(row, index)
        return Actor(index, index + 1, token.mention, cases(token))
    if token.type in OFFICIAL:
        plural = bool(getattr(token.mention, "plural", False))
        first = token.mention
        same = [m for m in token.mentions if m.type == first.type]
        others = tuple(m for m in same if m.start >= first.stop)
        return Actor(index, index + 1, token.mention, cases(token), plural, others=others)
    if _is_guest(token):
        if index and is_word(row[index - 1], "во"):  # "во главе с"
            return None
        plural = any("plur" in form.grams for form in token.forms)
        stop, sent_by, others = _sender(row, index + 1)
        actor = Actor(index, stop, sent_by, cases(token), plural, human=True, others=others)
        return _with_name(row, actor)
    return pronoun(row, index)


def _after_tail(row: Sequence[Any], index: int, own: frozenset[str]) -> tuple[Any, int] | None:
    """Read "директором банка по Азии Юкико Танакой": a name after what belongs to an office.

    The name stands in a case of the office, which the words between do not.
    """
    title = row[index].mention
    if title.holder is not None or title.plural:
        return None
    for place in range(index + 1, min(len(row), index + 1 + TAIL)):
        token = row[place]
        if token.type == "PERSON":
            fits = place > index + 1 and own & cases(token) and title.holder is None
            return (token, place) if fits else None
        if not _is_tail(token, own):
            return None
    return None


def _is_tail(token: Any, own: frozenset[str]) -> bool:
    if token.type in ("COUNTRY", "INSTITUTION", "ORGANIZATION", "MINISTRY", "LATIN", "AREA"):
        return True
    if token.value in ("(", ")", "«", "»", '"', "-"):
        return True
    if token.type != "RU":
        return False
    grams = token.forms[0].grams
    if "PREP" in grams:
        return is_word(token, "по", "в", "при", "на", "во")
    if is_word(token, "и"):
        return True
    dependent = "NOUN" in grams or "ADJF" in grams
    return dependent and bool({"gent", "datv", "loct"} & cases(token))


def _is_guest(token: Any) -> bool:
    """Tell a noun for an official, not "после", which may be read as one."""
    known = has_lemma(token, _guests(), "NOUN")
    return known and "PREP" not in token.forms[0].grams


@cache
def _guests() -> frozenset[str]:
    return context()["guest"] | {"сторона"}


def _is_rank(token: Any, own: frozenset[str]) -> bool:
    """Tell what stands between an office and a name: "генерал-полковник", "господином"."""
    noun = token.type == "RU" and all(g in token.forms[0].grams for g in ("NOUN", "anim"))
    bare = token.type == "TITLE" and not token.mention.country and not token.mention.plural
    return (noun or bare) and bool(own & cases(token))


def _sender(row: Sequence[Any], index: int) -> tuple[int, Mention | None, tuple[Mention, ...]]:
    """Read who sent "делегация Чили", "коллега из Омана", "представители МОМ и МИД Перу"."""
    start = index + 1 if index < len(row) and is_word(row[index], "из") else index
    if not _sends(row, start):
        return index, None, ()
    stop, others = start + 1, list[Mention]()
    while stop + 1 < len(row) and is_word(row[stop], "и", ",") and _sends(row, stop + 1):
        others.append(row[stop + 1].mention)
        stop += 2
    return stop, row[start].mention, tuple(others)


def _sends(row: Sequence[Any], index: int) -> bool:
    if index >= len(row) or row[index].type not in OFFICIAL - {"TITLE", "PERSON"}:
        return False
    mention = row[index].mention
    adjective = isinstance(mention, Country) and mention.form == "adjective"
    return "gent" in cases(row[index]) and not adjective


def _with_name(row: Sequence[Any], actor: Actor) -> Actor:
    """Put the person for "коллегой Араиком Оганяном"."""
    after = row[actor.stop] if actor.stop < len(row) else None
    if after is None or after.type != "PERSON" or not actor.cases & cases(after):
        return actor
    own = actor.cases & cases(after)
    return evolve(actor, mention=after.mention, cases=own, stop=actor.stop + 1)


def _adjective(row: Sequence[Any], index: int) -> Actor | None:
    """Read "латвийским коллегой", "турецкая делегация": the state stands for them."""
    for stop in range(index + 1, min(index + 3, len(row))):
        token = row[stop]
        if _is_guest(token):
            plural = any("plur" in form.grams for form in token.forms)
            mention, end = row[index].mention, stop + 1
            if end < len(row) and row[end].type == "PERSON":  # "индийский коллега Арджун Мехта"
                mention, end = row[end].mention, end + 1
            own = cases(token) & cases(row[index]) or cases(token)
            return Actor(index, end, mention, own, plural=plural, human=True)
        if token.type != "RU" or not any("ADJF" in form.grams for form in token.forms[:2]):
            return None
    return None


def _joined(row: Sequence[Any], actor: Actor, before: Sequence[Actor]) -> Actor:
    """Find the preposition of an actor, or of the one it is joined to by "и" or a comma."""
    place = before_phrase(row, actor.start, actor.cases)
    preposition = preposition_at(row, place)
    if preposition and actor.cases == {"nomn"} and place == actor.start - 1:
        # "с Нурай Йылмаз": a name that stays as it is.
        return evolve(actor, preposition=preposition, cases=frozenset(CASES) - {"nomn"})
    if preposition and actor.cases != {"nomn"}:
        return evolve(actor, preposition=preposition)
    joint = joint_before(row, place) if before else None
    near = before[-1:-3:-1] if joint is not None else ()  # "N из Чили" are two
    closing = [one for one in near if joint is not None and closes(row, one, joint)]
    last = next((one for one in closing if one.human == actor.human), None)
    last = last or next(iter(closing), None)
    if last is not None:
        both = last.cases & actor.cases
        # "министров А, Б и В": a list of holders stands in the case of the office.
        listed = getattr(last.title, "plural", False) and row[actor.start].type == "PERSON"
        both = both or (last.cases if listed else both)
        if not both:
            return actor
        title = last.title if listed else actor.title
        actor = evolve(actor, title=title)
        return evolve(actor, preposition=last.preposition, cases=both, joined=True)
    if joint is None:
        joint = joint_before(row, place)
    return _apposed(row, actor, place + 1 if joint is None else joint) if actor.human else actor


def _apposed(row: Sequence[Any], actor: Actor, stop: int) -> Actor:
    """Read "с членом Политбюро ЦК, министром N": what stands before it is no office we know."""
    for place, head in nouns_before(row, stop):
        both = actor.cases & cases(head)
        people = any("anim" in form.grams for form in getattr(head, "forms", ())[:1])
        if people and both and "nomn" not in both:
            return evolve(actor, preposition=preposition_at(row, place), cases=both)
    return actor
