"""Who goes where: visitor and visited state of a visit, by its own sentence."""

from __future__ import annotations

from diplotext.entities.meetings.joints import before_phrase
from diplotext.language.tokens import has_lemma
from diplotext.linking.meetings.background import is_matter
from diplotext.linking.meetings.roles import Roles, first_mention, host_and_guest
from diplotext.linking.meetings.setting import Setting, follows_noun
from diplotext.linking.meetings.words import WORDS
from diplotext.types import Country, Mention

__all__ = ["visit", "visitor_of"]

_REACH = 12  # tokens from a visit back to the words that invite to it


def visit(at: Setting) -> Roles:
    """Give visitor and visited state; empty where the sentence tells neither."""
    host = _visited(at)
    return host_and_guest(host, visitor_of(at))


def _visited(at: Setting) -> Mention | None:
    for actor in at.near:  # "посетил Чили"
        state = isinstance(actor.mention, Country) and actor.mention.form != "adjective"
        governed = actor.preposition is None and "accs" in actor.cases and not actor.human
        near = actor.start > at.index - 6 and not follows_noun(at.row, actor, "RU")
        if state and governed and near and _has_visiting_verb(at):
            return actor.mention
    if at.place is None:
        return None
    return at.place.mention or at.countries.get(at.place.country or "")


def _has_visiting_verb(at: Setting) -> bool:
    words = at.row[at.index].parts if at.verbal else at.row[at.span[0] : at.span[1]]
    return any(has_lemma(token, {"посетить", "посещать"}) for token in words)


def visitor_of(at: Setting) -> Mention | None:
    """Give who goes; ``None`` where the sentence does not tell."""
    if not at.verbal:
        # "с визитом Перу": what does not decline may be the object of "посетил".
        found = first_mention(actor for actor in at.genitive() if actor.mention != _visited(at))
        if found:
            return found
        if at.background and at.place is None and _visited(at) is None:
            return None
        if is_matter(at.row, at.index):
            return None
    inviting = _inviting(at)
    if inviting is not None:
        return _invited(at, inviting)
    participle = at.row[at.index].parts[-1]
    if at.verbal and "PRTF" in participle.forms[0].grams:  # "с министром, прибывшим в Осло"
        before = [a for a in at.near if a.stop <= at.index and a.human]
        return first_mention(before[-1:])
    owner = _participle(at)
    if owner is not None:
        return owner
    return first_mention(a for a in at.people() if at.verbal or not at.reports(a))


def _participle(at: Setting) -> Mention | None:
    """Give whom a participle describes: "с премьером Кении, находящимся в Осло с визитом".

    It may stand before the noun too: "с находящимся в Осло с визитом премьером Кении".
    """
    row = at.row
    for position in range(at.index - 1, max(at.span[0], at.index - 10) - 1, -1):
        token = row[position]
        if token.type == "RU" and "VERB" in token.forms[0].grams:
            return None
        if token.type != "RU" or "PRTF" not in token.forms[0].grams:
            continue
        if position and row[position - 1].value == ",":
            return first_mention([a for a in at.near if a.stop == position - 1][-1:])
        after = [a for a in at.near if a.start > at.index and a.human]
        before = [before_phrase(row, a.start, a.cases) for a in after[:1]]
        return first_mention(after[:1]) if before and before[0] < position else None
    return None


def _inviting(at: Setting) -> int | None:
    """Find "пригласил", "передал приглашение" before a visit; ``None`` where nobody invites."""
    for place in range(at.index - 1, max(at.span[0], at.index - _REACH) - 1, -1):
        token = at.row[place]
        if has_lemma(token, WORDS["inviting"]):
            passive = any("PRTS" in form.grams for form in token.forms[:1])
            return None if passive else place
        if has_lemma(token, {"приглашение"}):
            near = at.row[max(at.span[0], place - _REACH) : place]
            return place if any(has_lemma(item, WORDS["giving"]) for item in near) else None
    return None


def _invited(at: Setting, place: int) -> Mention | None:
    """Give who is invited: "пригласил коллегу", "передал коллеге приглашение"."""
    noun = has_lemma(at.row[place], {"приглашение"})
    start = at.span[0] if noun else place
    inside = [a for a in at.near if start <= a.start < at.index and a.human]
    subject = next((a for a in at.near if a.may_be_subject), None)
    free = [a for a in inside if a.preposition is None and a is not subject]
    case = "datv" if noun else "accs"
    return first_mention([a for a in free if case in a.cases][-1:])
