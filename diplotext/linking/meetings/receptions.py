"""Who receives whom: receptions, letters of credence, summons, by their own sentence."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from diplotext.entities.meetings.actors import Actor
from diplotext.language.tokens import has_lemma
from diplotext.linking.meetings.acting import is_done
from diplotext.linking.meetings.roles import Roles, first_mention, host_and_guest, mentions_of
from diplotext.linking.meetings.setting import Setting
from diplotext.linking.meetings.words import WORDS
from diplotext.types import Mention, Person

__all__ = ["credentials", "reception", "summons"]


def reception(at: Setting) -> Roles:
    """Give who receives whom; empty where the sentence does not tell."""
    free = [a for a in at.near if a.preposition is None and a.human]
    own = [a for a in free if at.within(a)]
    free = own if len(own) > 1 else free
    if not at.verbal:
        return _given(at)
    if any("PRTS" in part.forms[0].grams for part in at.row[at.index].parts):
        host = first_mention(a for a in free if "ablt" in a.cases and "nomn" not in a.cases)
        return host_and_guest(host, first_mention(a for a in free if "nomn" in a.cases))
    before = [a for a in free if a.stop <= at.index]
    after = [a for a in free if a.start > at.index]
    if not any("nomn" in a.cases for a in free):
        guests = [a for a in free if "accs" in a.cases]
        return _received(at.house(), list(mentions_of(guests[:1])))
    if sure := _surely(at, free):
        return sure
    if not after:
        return Roles()
    inverted = before and "nomn" not in before[-1].cases and "nomn" in after[0].cases
    if inverted:
        return host_and_guest(first_mention(after), first_mention(before[-1:]))
    host = first_mention(a for a in reversed(before) if "nomn" in a.cases)
    if host is None and len(after) > 1 and "nomn" in after[0].cases and "accs" in after[1].cases:
        # "Принял президент посла"
        return host_and_guest(first_mention(after), first_mention(after[1:]))
    guests = [a for a in after if "accs" in a.cases]
    joined = at.with_joined(guests[0]) if guests else []
    every = list(mentions_of(joined))
    return _received(host, every)


def _given(at: Setting) -> Roles:
    """Give who gives a reception, in whose honour, and "приём гостьи президентом"."""
    if at.background:
        return Roles()
    honoured = at.named({"честь"})
    host = first_mention(a for a in at.near if a.preposition == "у" and a.start > at.index)
    guest = first_mention(at.subject()) if host else first_mention(honoured)
    received = [a for a in at.genitive() if a.human]
    if host is None and received:
        by = [a for a in at.near if a.human and a.preposition is None and a.start > at.index]
        host = first_mention(a for a in by if "ablt" in a.cases and "gent" not in a.cases)
        guest = first_mention(received)
    elif host is None and is_done(at):
        host = first_mention(a for a in at.subject() if a not in honoured)
    return host_and_guest(host, guest if host else None)


def _surely(at: Setting, free: Sequence[Actor]) -> Roles | None:
    """Give host and guests where their cases tell, whatever the order of words."""
    hosts = [a for a in free if "nomn" in a.cases and "accs" not in a.cases and not a.joined]
    guests = [a for a in free if "accs" in a.cases and "nomn" not in a.cases and not a.joined]
    doubtful = [a for a in free if {"nomn", "accs"} <= a.cases]
    if len(hosts) == len(doubtful) == 1 and not guests:
        # "Сену принял министр": a name that does not decline, on the other side of the verb.
        across = (hosts[0].start < at.index) != (doubtful[0].start < at.index)
        guests, doubtful = (doubtful, []) if across else (guests, doubtful)
    if not hosts or not guests or doubtful:
        return None
    host = min(hosts, key=lambda a: (abs(a.start - at.index), a.start))
    guest = min(guests, key=lambda a: (abs(a.start - at.index), a.start))
    return _received(
        first_mention([host]), list(mentions_of(a for a in at.with_joined(guest) if a.human))
    )


def _received(host: Mention | None, guests: Sequence[Mention]) -> Roles:
    """Give who received whom; of several guests none is the guest."""
    spans = {(one.start, one.stop) for one in guests}
    roles = host_and_guest(host, guests[0] if guests else None, *guests[1:])
    return roles if len(spans) < 2 else evolve(roles, guest=None)


def credentials(at: Setting) -> Roles:
    """Give the envoy as guest: "вручил грамоты Президенту", "принял грамоты у посла"."""
    given = [a for a in at.near if "datv" in a.cases and a.preposition is None and a.human]
    given = [a for a in given if "nomn" not in a.cases]
    if given:
        return _received(
            first_mention(given), list(mentions_of(a for a in _givers(at) if a not in given))
        )
    if any(has_lemma(token, WORDS["giving"]) for token in at.row[at.span[0] : at.span[1]]):
        return _received(None, list(mentions_of(_givers(at))))
    envoys = at.after(["у", "от"], "gent")
    return _received(first_mention(at.subject()), list(mentions_of(envoys)))


def _givers(at: Setting) -> list[Actor]:
    """Give the envoys, of a list "послы Дании – N, Чили – N и Перу – N" all that are named."""
    subject = at.subject()
    offices = [a for a in at.near if a.plural and a.title is not None and "nomn" in a.cases]
    if not offices:
        return subject
    named = [
        a
        for a in at.near
        if isinstance(a.mention, Person)
        and "nomn" in a.cases
        and a.start >= offices[0].start
        and (a.title is not None or a.joined or at.row[a.start - 1].value in ("–", "—", "-"))
    ]
    return named if len(named) > 1 else subject


def summons(at: Setting) -> Roles:
    """Give who summoned as host: the subject of "вызвал", else the ministry after "в"."""
    ministry = first_mention(a for a in at.near if a.preposition == "в" and not a.human)
    free = [a for a in at.near if a.preposition is None and a.human]
    if not at.verbal:
        return host_and_guest(ministry, first_mention(at.genitive()))
    parts = at.row[at.index].parts
    if any("PRTS" in form.grams for part in parts for form in part.forms[:1]):
        return host_and_guest(ministry, first_mention(a for a in free if "nomn" in a.cases))
    guest = first_mention(a for a in free if "accs" in a.cases and "nomn" not in a.cases)
    subject = [a for a in at.near if a.may_be_subject]
    host = first_mention(a for a in subject if a.mention != guest)
    return host_and_guest(host or ministry, guest)
