"""Who takes part in a meeting, by its own sentence: subject, object, "с", "между", genitive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import evolve, frozen

from diplotext.entities.meetings.actors import Actor, boundaries, holes
from diplotext.entities.meetings.clauses import is_finite
from diplotext.entities.meetings.joints import before_phrase
from diplotext.language.tokens import has_lemma
from diplotext.linking.meetings.setting import Setting, follows_noun
from diplotext.linking.meetings.status import VISITS, WORDS, is_matter
from diplotext.types import Country, Institution, Mention, Organization, Person, Title

__all__ = ["Roles", "attending_in_relative", "mentions_of", "roles_of"]

_WITH = frozenset({"с", "со"})
_FAMILIES = {row["name"]: frozenset(row["kinds"]) for row in WORDS["family"]}
_DOING = frozenset(WORDS["doing"])


@frozen
class Roles:
    """The participants of a meeting as its sentence tells them."""

    participants: tuple[Mention, ...] = ()
    host: Mention | None = None
    guest: Mention | None = None


def mentions_of(found: Iterable[Actor]) -> Iterator[Mention]:
    """Give what takes part: the person for an office whose holder is known."""
    for actor in found:
        mention = actor.mention
        if isinstance(mention, Title) and mention.holder is not None:
            yield mention.holder
        elif isinstance(mention, Title) and mention.holders:
            yield from mention.holders
        elif mention is not None:
            yield mention
            yield from actor.others


def _first(found: Iterable[Actor]) -> Mention | None:
    return next(mentions_of(found), None)


def _roles(host: Mention | None, guest: Mention | None, *more: Mention) -> Roles:
    both = (
        (guest, host)
        if host is None or guest is None or guest.start < host.start
        else (
            host,
            guest,
        )
    )
    every = tuple(dict.fromkeys(m for m in (*both, *more) if m is not None))
    every = tuple(sorted(every, key=lambda mention: mention.start)) if more else every
    return Roles(every, host, guest if guest != host else None)


def roles_of(at: Setting) -> Roles:
    """Give the participants that the sentence of a meeting tells; empty where it tells none."""
    if at.kind == "courtesy_visit":
        host = _first(a for a in at.near if "datv" in a.cases and not a.preposition and a.human)
        return _roles(host, _visitor(at)) if host else _visit(at)
    if at.kind in VISITS:
        return _visit(at)
    if at.kind == "reception":
        return _reception(at)
    if at.kind == "credentials":
        return _credentials(at)
    if at.kind == "summons":
        return _summons(at)
    if at.kind in _FAMILIES["gatherings"] and at.kind != "informal_meeting":
        return _gathering(at)
    return _mutual(at)


def _visit(at: Setting) -> Roles:
    host = _visited(at)
    return _roles(host, _visitor(at))


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


def _visitor(at: Setting) -> Mention | None:
    if not at.verbal:
        # "с визитом Перу": what does not decline may be the object of "посетил".
        found = _first(actor for actor in at.genitive() if actor.mention != _visited(at))
        if found:
            return found
        if at.background and at.place is None and _visited(at) is None:
            return None
        if is_matter(at.row, at.index):
            return None
    participle = at.row[at.index].parts[-1]
    if at.verbal and "PRTF" in participle.forms[0].grams:  # "с министром, прибывшим в Осло"
        before = [a for a in at.near if a.stop <= at.index and a.human]
        return _first(before[-1:])
    owner = _participle(at)
    if owner is not None:
        return owner
    return _first(a for a in at.people() if at.verbal or not at.reports(a))


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
            return _first([a for a in at.near if a.stop == position - 1][-1:])
        after = [a for a in at.near if a.start > at.index and a.human]
        before = [before_phrase(row, a.start, a.cases) for a in after[:1]]
        return _first(after[:1]) if before and before[0] < position else None
    return None


def _reception(at: Setting) -> Roles:
    free = [a for a in at.near if a.preposition is None and a.human]
    own = [a for a in free if at.within(a)]
    free = own if len(own) > 1 else free
    if not at.verbal:
        host = _first(a for a in at.near if a.preposition == "у" and a.start > at.index)
        guest = None if at.background else _first(at.subject())
        return _roles(host, guest if host else None)
    if any("PRTS" in part.forms[0].grams for part in at.row[at.index].parts):
        host = _first(a for a in free if "ablt" in a.cases and "nomn" not in a.cases)
        return _roles(host, _first(a for a in free if "nomn" in a.cases))
    before = [a for a in free if a.stop <= at.index]
    after = [a for a in free if a.start > at.index]
    if sure := _surely(at, free):
        return sure
    if not after:
        return Roles()
    inverted = before and "nomn" not in before[-1].cases and "nomn" in after[0].cases
    if inverted:
        return _roles(_first(after), _first(before[-1:]))
    host = _first(a for a in reversed(before) if "nomn" in a.cases)
    if host is None and len(after) > 1 and "nomn" in after[0].cases and "accs" in after[1].cases:
        return _roles(_first(after), _first(after[1:]))  # "Принял президент посла"
    guests = [a for a in after if "accs" in a.cases]
    joined = at.with_joined(guests[0]) if guests else []
    every = list(mentions_of(joined))
    return _received(host, every)


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
    return _received(_first([host]), list(mentions_of(a for a in at.with_joined(guest) if a.human)))


def _received(host: Mention | None, guests: Sequence[Mention]) -> Roles:
    """Give who received whom; of several guests none is the guest."""
    spans = {(one.start, one.stop) for one in guests}
    roles = _roles(host, guests[0] if guests else None, *guests[1:])
    return roles if len(spans) < 2 else evolve(roles, guest=None)


def _credentials(at: Setting) -> Roles:
    """Give the envoy as guest: "вручил грамоты Президенту", "принял грамоты у посла"."""
    given = [a for a in at.near if "datv" in a.cases and a.preposition is None and a.human]
    given = [a for a in given if "nomn" not in a.cases]
    if given:
        return _received(_first(given), list(mentions_of(a for a in _givers(at) if a not in given)))
    if any(has_lemma(token, WORDS["giving"]) for token in at.row[at.span[0] : at.span[1]]):
        return _received(None, list(mentions_of(_givers(at))))
    envoys = at.after(["у", "от"], "gent")
    return _received(_first(at.subject()), list(mentions_of(envoys)))


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


def _summons(at: Setting) -> Roles:
    """Give who summoned as host: the subject of "вызвал", else the ministry after "в"."""
    ministry = _first(a for a in at.near if a.preposition == "в" and not a.human)
    free = [a for a in at.near if a.preposition is None and a.human]
    if not at.verbal:
        return _roles(ministry, _first(at.genitive()))
    parts = at.row[at.index].parts
    if any("PRTS" in form.grams for part in parts for form in part.forms[:1]):
        return _roles(ministry, _first(a for a in free if "nomn" in a.cases))
    guest = _first(a for a in free if "accs" in a.cases and "nomn" not in a.cases)
    subject = [a for a in at.near if a.preposition is None and "nomn" in a.cases]
    host = _first(a for a in subject if a.mention != guest)
    return _roles(host or ministry, guest)


def _mutual(at: Setting) -> Roles:
    found: list[Mention] = []
    between = at.after(["между"], "ablt")
    partners = list(mentions_of(at.after(_WITH, "ablt")))
    owners = [] if at.verbal else list(mentions_of(at.genitive()))
    found = list(mentions_of(between)) or owners
    if not at.verbal and not found:
        found = at.adjectives()
    enough = len(found) > 1 or (found and partners)
    acts = at.verbal or (not at.is_subject() and (partners or _is_done(at)))
    if not enough and acts:
        found = [*mentions_of(at.subject()), *found]
    found += [*partners, *mentions_of(at.named(WORDS["attendance"]))]
    if at.kind == "phone_call":
        found += list(
            mentions_of(a for a in at.near if a.preposition is None and a.cases == {"datv"})
        )
    participants = tuple(dict.fromkeys(found))
    return Roles(participants)


def _is_done(at: Setting) -> bool:
    """Tell "министры провели переговоры" from "переговоры прошли"."""
    if at.background:
        return False
    start, stop = at.span
    return any(
        has_lemma(at.row[position], _DOING) and not _is_offered(at.row, position)
        for position in range(start, stop)
    )


def _is_offered(row: Sequence[Any], position: int) -> bool:
    """Tell "поддержал предложение соседей провести встречу": others will hold it."""
    if "INFN" not in (row[position].forms[0].grams if row[position].type == "RU" else ()):
        return False
    return any(has_lemma(token, WORDS["ahead"], "NOUN") for token in row[position - 5 : position])


def _gathering(at: Setting) -> Roles:
    found: list[Mention] = [*mentions_of(at.genitive())]
    following = at.row[at.index + 1 : at.index + 2]
    body = getattr(following[0], "mention", None) if following else None
    speaks = _attends(at) or _is_speech(at)
    acts = (_is_done(at) and not _is_frame(at)) or speaks
    speakers = list(mentions_of(at.subject() or _speakers(at))) if acts else []
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
    return Roles(tuple(dict.fromkeys(people or at.adjectives())))


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


def attending_in_relative(at: Setting) -> list[Actor]:
    """Give who is told in "встреча, на которой присутствовали министры А и Б"; mostly nobody."""
    if at.verbal:
        return []
    after = at.span[1] + 1
    for start, stop in (*holes(at.row, at.index), (after, _end_of_clause(at.row, after))):
        which = start + 1 < len(at.row) and has_lemma(at.row[start + 1], {"который"})
        own = at.index < start and not any(map(is_finite, at.row[at.index + 1 : start]))
        words = at.row[start:stop]
        if which and own and any(has_lemma(token, WORDS["attending"]) for token in words):
            inside = [a for a in at.every if start <= a.start < stop]
            return [a for a in inside if "nomn" in a.cases and a.preposition is None]
    return []


def _end_of_clause(row: Sequence[Any], start: int) -> int:
    return boundaries(row, start)[1] if start < len(row) else start
