"""Who takes part in a meeting, by its own sentence: subject, object, "с", "между", genitive."""

from __future__ import annotations

from diplotext.language.tokens import has_lemma
from diplotext.linking.meetings.acting import is_done
from diplotext.linking.meetings.gatherings import gathering
from diplotext.linking.meetings.receptions import credentials, reception, summons
from diplotext.linking.meetings.roles import Roles, first_mention, host_and_guest, mentions_of
from diplotext.linking.meetings.setting import Setting
from diplotext.linking.meetings.visits import visit, visitor_of
from diplotext.linking.meetings.words import VISITS, WORDS
from diplotext.types import Mention

__all__ = ["roles_of"]

_WITH = frozenset({"с", "со"})
_FAMILIES = {row["name"]: frozenset(row["kinds"]) for row in WORDS["family"]}


def roles_of(at: Setting) -> Roles:
    """Give the participants that the sentence of a meeting tells; empty where it tells none."""
    if at.kind == "courtesy_visit":
        host = first_mention(
            a for a in at.near if "datv" in a.cases and not a.preposition and a.human
        )
        return host_and_guest(host, visitor_of(at)) if host else visit(at)
    if at.kind in VISITS:
        return visit(at)
    if at.kind == "reception":
        return reception(at)
    if at.kind == "credentials":
        return credentials(at)
    if at.kind == "summons":
        return summons(at)
    if at.kind in _FAMILIES["gatherings"] and at.kind != "informal_meeting":
        return gathering(at)
    return _mutual(at)


def _mutual(at: Setting) -> Roles:
    between = list(mentions_of(at.after(["между"], "ablt")))
    partners = list(mentions_of(at.after(_WITH, "ablt")))
    found = between or ([] if at.verbal else list(mentions_of(at.genitive())))
    if not at.verbal and not found:
        found = at.adjectives()
    enough = len(found) > 1 or (found and partners)
    agents = at.agents()
    acts = at.verbal or (not at.is_subject() and (partners or is_done(at)))
    if not enough and (acts or agents):
        found = [*mentions_of(agents or at.subject()), *found]
    found += [*partners, *mentions_of(at.named(WORDS["attendance"]))]
    if at.kind == "phone_call":
        found += mentions_of(a for a in at.near if a.preposition is None and a.cases == {"datv"})
    participants = tuple(dict.fromkeys(found or _held_in_relative(at)))
    host = at.house() if len(participants) == 1 else None
    if host is not None:
        return host_and_guest(host, participants[0])
    return Roles(participants)


def _held_in_relative(at: Setting) -> list[Mention]:
    """Give who held "переговоры, которые министр провёл с коллегой", "которые провели А и Б"."""
    if at.verbal:
        return []
    for start, stop in at.relatives():
        words = at.row[start:stop]
        held = any(has_lemma(token, WORDS["doing"]) for token in words)
        if held and not any(has_lemma(token, WORDS["attending"]) for token in words):
            inside = [a for a in at.every if start < a.start < stop]
            acting = [a for a in inside if a.may_be_subject]
            partners = [a for a in inside if a.preposition in _WITH and "ablt" in a.cases]
            return list(mentions_of([*acting, *partners]))
    return []
