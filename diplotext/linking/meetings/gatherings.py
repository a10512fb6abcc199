"""Who sits, speaks and attends: sessions, summits, forums, by their own sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diplotext.entities.meetings.actors import Actor, cases
from diplotext.entities.meetings.clauses import is_finite
from diplotext.language.tokens import has_lemma
from diplotext.linking.meetings.acting import is_done
from diplotext.linking.meetings.background import before_attributes, is_matter
from diplotext.linking.meetings.roles import Roles, mentions_of
from diplotext.linking.meetings.setting import Setting
from diplotext.linking.meetings.words import WORDS
from diplotext.types import Institution, Mention, Organization

__all__ = ["attending", "gathering"]


_TALKS = frozenset({"meeting", "talks", "conversation", "reception", "consultations"})


def gathering(at: Setting) -> Roles:
    """Give who sits at a gathering, speaks there or attends; the body where nobody is named."""
    found: list[Mention] = [*mentions_of(at.genitive())]
    body = _body(at)
    speaks = (_attends(at) or _is_speech(at) or _goes_to(at)) and not _is_beside(at)
    acts = (is_done(at) and not _is_frame(at) and not _is_beside(at)) or speaks
    speakers = list(mentions_of(at.agents() or at.subject() or _speakers(at))) if acts else []
    chairs = list(mentions_of(at.named(WORDS["attendance"])))
    between = list(mentions_of(at.after(["между"], "ablt")))
    people = [*speakers, *found, *between, *chairs]
    if at.kind == "session" and speaks and people and isinstance(body, Organization):
        people = [*people, body]  # who speaks there is no member of it
    elif at.kind in ("intergovernmental_commission", "session"):
        named = [one for one in people if not isinstance(one, Organization)]
        people = named or people  # the body sits by those who are named
    if not people and isinstance(body, Organization | Institution):
        people = [body]
    if at.kind in ("forum", "conference"):  # "посетили казахско-сербский бизнес-форум"
        people = [*people, *at.adjectives()]
    return Roles(tuple(dict.fromkeys(people or at.adjectives())))


def _body(at: Setting) -> Mention | None:
    """Give the body that sits: right after the noun, or after a genitive ("сессия съезда МОТ")."""
    for token in at.row[at.index + 1 : at.index + 4]:
        if token.type in ("ORGANIZATION", "INSTITUTION"):
            mention: Mention = token.mention
            return mention
        if token.type != "RU" or "gent" not in cases(token):
            return None
    return None


def _is_beside(at: Setting) -> bool:
    """Tell "на полях сессии", "в рамках недели сессии": who meets there does not sit there."""
    place = before_attributes(at.row, at.index)
    before = at.row[place] if place >= 0 else None
    fields = before is not None and has_lemma(before, WORDS["sidelines"])
    return fields or is_matter(at.row, at.index)


def _goes_to(at: Setting) -> bool:
    """Tell "прибудет на конференцию", "приглашён на форум", "съедутся на встречу"."""
    place = before_attributes(at.row, at.index)
    if place < 0 or at.row[place].value.lower() != "на" or "accs" not in cases(at.row[at.index]):
        return False
    verbs = [t for t in at.row[at.span[0] : place] if is_finite(t)]
    return bool(verbs) and any(has_lemma(verbs[-1], WORDS[key]) for key in ("arrive", "coming"))


def _is_frame(at: Setting) -> bool:
    """Tell "в рамках сессии министр провёл встречи": something else is what is done."""
    others = [i for i in range(*at.span) if at.row[i].type == "MEETING" and i > at.index]
    return at.background and bool(others)


def _speakers(at: Setting) -> list[Actor]:
    """Give who says something at a gathering: "сказал министр на конференции"."""
    return [a for a in at.near if a.human and "nomn" in a.cases and at.reports(a)][-1:]


def _attends(at: Setting) -> bool:
    """Tell "в работе форума приняли участие министры", not "обсудили участие министра в форуме"."""
    attended = {a.start - 1 for a in at.near if a.preposition is None and "gent" in a.cases}
    return any(
        has_lemma(at.row[i], WORDS["attending"])
        for i in range(*at.span)
        if i not in attended or not has_lemma(at.row[i], WORDS["attendance"])
    )


def _is_speech(at: Setting) -> bool:
    """Tell "сказал министр на конференции" of a gathering that somebody speaks at."""
    before = at.row[at.index - 1] if at.index else None
    return (
        before is not None
        and before.value.lower() == "на"
        and any(has_lemma(token, WORDS["speaking"]) for token in at.row[at.span[0] : at.index])
    )


def attending(at: Setting) -> list[Actor]:
    """Give who is told in "встреча, на которой были А и Б", "На встрече присутствовали А и Б"."""
    if at.verbal:
        return []
    for start, stop in at.relatives():
        if _are_there(at.row[start:stop]):
            return _told_of([a for a in at.every if start <= a.start < stop])
    if at.background and at.kind in _TALKS and _are_there(at.row[at.index : at.span[1]]):
        return _told_of([a for a in at.near if a.start > at.index and at.within(a)])
    return []


def _are_there(words: Sequence[Any]) -> bool:
    near = [token for token in words[1:3] if has_lemma(token, {"быть"}, "past")]
    return bool(near) or any(has_lemma(token, WORDS["attending"]) for token in words)


def _told_of(found: Sequence[Actor]) -> list[Actor]:
    return [a for a in found if a.human and a.may_be_subject]
