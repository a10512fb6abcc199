"""Whether "принял", "был принят" tell of a host and a guest, not of a thing that is taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diplotext.entities.meetings.actors import Actor, cases
from diplotext.entities.meetings.normalize import context
from diplotext.entities.meetings.objects import REACH, is_person_at, object_after
from diplotext.language.tokens import has_lemma

__all__ = ["is_received", "receives"]


def receives(row: Any, index: int, near: Sequence[Actor], clause: tuple[int, int]) -> bool:
    """Tell "принял посла", in whatever order, from "принял закон"."""
    after = object_after(row, index, clause[1])
    direct = is_person_at(row, after, "accs", near) and not _is_pronoun(after, near)
    if direct and after is not None and not _only_subject(row, index, after, near):
        return True
    if _is_received_in(row, index, near, clause):
        return True
    # "Посла Туниса принял вице-премьер", "Делегацию она приняла": whatever the order, a host in
    # the nominative and a guest in the accusative, and no thing that is received.
    if after is not None and not is_person_at(row, after, "nomn", near):
        thing = row[after].type == "RU" and "NOUN" in row[after].forms[0].grams
        if thing or not is_person_at(row, after, "accs", near):
            return False
    free = [a for a in near if a.human and a.preposition is None]
    guests = [a for a in free if "accs" in a.cases and "nomn" not in a.cases]
    hosts = [a for a in free if "nomn" in a.cases and a not in guests]
    sure = [a for a in hosts if "accs" not in a.cases]
    if not guests and len(sure) == 1:  # "Сену принял министр": a name that does not decline
        before = sure[0].start < index
        guests = [a for a in hosts if a not in sure and (a.start < index) != before]
        hosts = sure
    named = any(not a.pronoun for a in (*guests, *hosts) if a.mention is not None)
    named = named or any(has_lemma(row[a.start], context()["received"]) for a in guests)
    return bool(guests and hosts) and named and _are_beside(index, guests, hosts)


def _is_received_in(row: Any, index: int, near: Sequence[Actor], clause: tuple[int, int]) -> bool:
    """Tell "Короля Туниса примут в парламенте Чили": who receives is the house."""
    several = all("plur" in form.grams and "VERB" in form.grams for form in row[index].forms[:1])
    guests = [a for a in near if a.human and a.preposition is None and a.mention is not None]
    guests = [a for a in guests if "accs" in a.cases and "nomn" not in a.cases]
    houses = [a for a in near if a.preposition in ("в", "во") and "loct" in a.cases]
    inside = any(row[a.start].type in ("INSTITUTION", "MINISTRY") for a in houses)
    return several and inside and bool(guests) and not any(a.may_be_subject for a in near)


def _is_pronoun(index: int | None, near: Sequence[Actor]) -> bool:
    return any(actor.start == index and actor.pronoun for actor in near)


def _are_beside(index: int, guests: Sequence[Actor], hosts: Sequence[Actor]) -> bool:
    """Tell whether guest and host stand near the verb, one of them right beside it or nearly."""
    nearest = [min(_distance(index, a) for a in side) for side in (guests, hosts)]
    return min(nearest) <= 3 and max(nearest) <= REACH


def _distance(index: int, actor: Actor) -> int:
    return actor.start - index if actor.start > index else index - actor.stop + 1


def _only_subject(row: Any, index: int, after: int, near: Sequence[Actor]) -> bool:
    """Tell "решение принял министр" where a form could be either case."""
    actor = next(a for a in near if a.start <= after < a.stop)
    return "nomn" in actor.cases and not any(a.stop <= index and a.may_be_subject for a in near)


def is_received(row: Any, index: int, near: Sequence[Actor], clause: tuple[int, int]) -> bool:
    """Tell "посол был принят министром" from "закон был принят депутатами"."""
    hosts = [a for a in near if a.human and "ablt" in a.cases and a.preposition is None]
    hosts = [a for a in hosts if a.start > index or "nomn" not in a.cases]
    guests = [a for a in near if a.human and a.may_be_subject]
    # "Решение было принято министром", "закон принят депутатами": no thing is received.
    if any("PRTS" in form.grams and "neut" in form.grams for form in row[index].forms):
        return False
    words = [t for t in row[clause[0] : index] if t.type == "RU" and "NOUN" in t.forms[0].grams]
    people = [t for t in words if any(a.start <= row.index(t) < a.stop for a in guests)]
    things = [t for t in words if t not in people and _may_be_thing(t)]
    things = [t for t in things if not _is_governed(row, row.index(t))]
    return bool(hosts) and not things


def _is_governed(row: Sequence[Any], index: int) -> bool:
    """Tell whether a noun follows a preposition, attributes between ("в тот же день").

    So it is where it depends on a noun that does ("в ходе пребывания").
    """
    position = index - 1
    if position >= 0 and "gent" in cases(row[index]):
        before = row[position]
        if before.type == "RU" and "NOUN" in before.forms[0].grams:
            return True
    while position >= 0 and row[position].type == "RU":
        grams = row[position].forms[0].grams
        if "PREP" in grams:
            return True
        if not any(g in grams for g in ("ADJF", "PRTF", "PRCL", "Apro", "NUMR")):
            return False
        position -= 1
    return False


def _may_be_thing(token: Any) -> bool:
    return any(all(g in form.grams for g in ("NOUN", "inan", "nomn")) for form in token.forms)
