"""Whether a verb reports a meeting: who stands beside it, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diplotext.engine.grammar import Context
from diplotext.entities.meetings.actors import Actor, actors, boundaries, cases, is_word
from diplotext.entities.meetings.normalize import context
from diplotext.language.tokens import has_lemma, leaves

__all__ = ["fits", "is_delegation", "is_farewell", "is_place", "object_after"]

REACH = 10  # tokens from a verb to its object, adverbials of time and place between them
_AGO = ("назад", "ранее", "раньше", "спустя")  # "неделей ранее"
_ENVOYS = frozenset({"ambassador", "charge_daffaires", "envoy", "consul_general", "diplomat"})
_PEOPLE = frozenset({"TITLE", "PERSON"})


def fits(pattern: str, verb: Any, at: Context) -> bool:
    """Tell whether the sentence gives a verb the participants that its pattern asks for."""
    row = at.tokens
    index = next(i for i, token in enumerate(row) if token.span.start == verb.span.start)
    start, stop = boundaries(row, index)
    near = [actor for actor in actors(row) if start <= actor.start < stop]
    if _is_invited(row, index, start) or any(has_lemma(t, context()["sport"]) for t in row):
        return False
    return bool(_PATTERNS[pattern](row, index, near, (start, stop)))


def is_delegation(verb: Any, at: Context) -> bool:
    """Tell "делегация прибыла" from a visit of one."""
    row = at.tokens
    index = next(i for i, token in enumerate(row) if token.span.start == verb.span.start)
    start, _ = boundaries(row, index)
    return any(has_lemma(token, context()["delegation"], "nomn") for token in row[start:index])


def is_farewell(at: Context) -> bool:
    """Tell a meeting "по случаю завершения дипломатической миссии"."""
    words = [token.value.lower() for token in at.tokens]
    return any(
        word.startswith("завершен") and any(w.startswith("мисси") for w in words[i : i + 5])
        for i, word in enumerate(words)
    )


def _is_invited(row: Sequence[Any], index: int, start: int) -> bool:
    """Tell "пригласил коллегу посетить Оман": an invitation, not a visit."""
    if not any("INFN" in form.grams for form in row[index].forms):
        return False
    window = row[max(start, index - 8) : index]
    return any(has_lemma(token, context()["invite"]) for token in window)


def _subjects(near: Sequence[Actor], row: Sequence[Any]) -> list[Actor]:
    return [actor for actor in near if "nomn" in actor.cases and actor.preposition is None]


def _mutual(row: Any, index: int, near: Sequence[Actor], clause: tuple[int, int]) -> bool:
    they = any(a.pronoun and a.plural and a.cases == {"nomn"} for a in near)
    if they and any("plur" in form.grams for form in row[index].forms[:1]):
        return True  # `guards` asks whether a meeting was told before
    if _is_with_guest(row, index, near):
        return not _is_private(row, index, clause)
    near = [a for a in near if a.mention is not None or not _is_vague(row[a.start])]
    near = [a for a in near if not a.pronoun]
    subjects = _subjects(near, row)
    partners = [a for a in near if a.preposition in ("с", "со") and "ablt" in a.cases]
    partners = [a for a in partners if a.human or a.mention is not None]
    if _is_with_whom(row, clause, subjects) or _is_we(row, clause):
        return True
    if partners:
        return not _is_private(row, index, clause) or any(a.mention for a in partners)
    if any("plur" in form.grams for form in row[index].forms[:1]):
        return len(subjects) > 1 or any(actor.plural for actor in subjects)
    together = any(is_word(t, "с", "со") for t in row[index : clause[1]])
    named = any(actor.mention is not None for actor in subjects)
    return named and together and not _is_private(row, index, clause)


def _is_with_guest(row: Any, index: int, near: Sequence[Actor]) -> bool:
    """Tell "с гостем встретилась спикер", "N встретился с ней": who is meant was told before."""
    partners = [a for a in near if a.preposition in ("с", "со") and "ablt" in a.cases]
    meant = any(a.pronoun or has_lemma(row[a.start], {"гость", "гостья"}) for a in partners)
    named = [a for a in _subjects(near, row) if a.human and a.mention is not None]
    return meant and bool(named)


def _is_with_whom(row: Any, clause: tuple[int, int], subjects: Sequence[Actor]) -> bool:
    """Tell "с кем встретился посол N"."""
    first = row[clause[0] : clause[0] + 2]
    whom = len(first) == 2 and is_word(first[0], "с", "со") and is_word(first[1], "кем")
    return whom and any(a.mention is not None for a in subjects)


def _is_we(row: Any, clause: tuple[int, int]) -> bool:
    """Tell "мы с вами встречались"."""
    words = [token.value.lower() for token in row[clause[0] : clause[1]]]
    return any(words[i : i + 3] == ["мы", "с", "вами"] for i in range(len(words)))


def _is_vague(token: Any) -> bool:
    """Tell "представители", "участники": official only with a sender ("МИД Чили")."""
    return has_lemma(token, context()["vague"])


def _is_private(row: Any, index: int, clause: tuple[int, int]) -> bool:
    return any(has_lemma(t, context()["private"]) for t in row[index : clause[1]])


def object_after(row: Sequence[Any], index: int, stop: int) -> int | None:
    """Find the first thing after a verb that has no preposition, dates and adverbs skipped.

    Gives its place in the row: the head of an object ("принял в Акорде посла" -> "посла").
    """
    position = index + 1
    limit = min(stop, index + 1 + REACH)
    while position < limit:
        token = row[position]
        if token.type == "RU" and "PREP" in token.forms[0].grams:
            position = _after_phrase(row, position + 1, limit)
        elif token.type in ("DATE", "PUNCT", "INT", "OTHER") or _is_loose(token):
            position += 1
        elif position + 1 < limit and is_word(row[position + 1], *_AGO):
            position += 2
        else:
            return position
    return None


def _is_loose(token: Any) -> bool:
    if token.type == "COUNTRY":
        return bool(token.mention.form == "adjective")
    if token.type != "RU":
        return False
    return any(
        gram in token.forms[0].grams
        for gram in ("ADVB", "ADJF", "PRCL", "CONJ", "NUMR", "PRTF", "INFN")
    )


def _after_phrase(row: Sequence[Any], position: int, limit: int) -> int:
    """Skip what a preposition governs: adjectives, a noun, names in the genitive after it."""
    while position < limit and _is_loose(row[position]):
        position += 1
    position += 1
    while position < limit and row[position].type in ("COUNTRY", "INSTITUTION", "ORGANIZATION"):
        position += 1
    return position


def _is_person(row: Sequence[Any], index: int | None, case: str, near: Sequence[Actor]) -> bool:
    """Tell whether an official in a case begins at a place of the row."""
    return index is not None and any(
        actor.start <= index < actor.stop
        and actor.human
        and actor.preposition is None
        and case in actor.cases
        for actor in near
    )


def _receive(row: Any, index: int, near: Sequence[Actor], clause: tuple[int, int]) -> bool:
    after = object_after(row, index, clause[1])
    direct = _is_person(row, after, "accs", near) and not _is_pronoun(after, near)
    if direct and after is not None and not _only_subject(row, index, after, near):
        return True
    if _is_received_in(row, index, near, clause):
        return True
    # "Посла Туниса принял вице-премьер", "Делегацию она приняла": whatever the order, a host in
    # the nominative and a guest in the accusative, and no thing that is received.
    if after is not None and not _is_person(row, after, "nomn", near):
        thing = row[after].type == "RU" and "NOUN" in row[after].forms[0].grams
        if thing or not _is_person(row, after, "accs", near):
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
    return several and inside and bool(guests) and not _subjects(near, row)


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
    return "nomn" in actor.cases and not any(
        a.stop <= index and "nomn" in a.cases and a.preposition is None for a in near
    )


def _passive(row: Any, index: int, near: Sequence[Actor], clause: tuple[int, int]) -> bool:
    hosts = [a for a in near if a.human and "ablt" in a.cases and a.preposition is None]
    hosts = [a for a in hosts if a.start > index or "nomn" not in a.cases]
    guests = [a for a in near if a.human and "nomn" in a.cases and a.preposition is None]
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


def is_place(token: Any) -> bool:
    """Tell whether a token is a state or city, where somebody may arrive."""
    if token.type == "COUNTRY":
        return bool(token.mention.form in ("name", "abbreviation"))
    if has_lemma(token, context()["weak_object"]):
        return True
    return (
        token.type == "RU"
        and token.value[:1].isupper()
        and any("Geox" in form.grams for form in token.forms)
    )


def _visit(row: Any, index: int, near: Sequence[Actor], clause: tuple[int, int]) -> bool:
    after = object_after(row, index, clause[1])
    if (
        after is not None and row[after].type in _PEOPLE
    ):  # "Китай посетил министр", "посетил X Китай"
        after = object_after(row, after, clause[1]) or after
    if after is not None and is_place(row[after]):
        told = _has_visitor(row, index, near) or _is_reported(row, clause[0])
        return row[after].type == "COUNTRY" or told
    before = row[max(clause[0], index - 3) : index]
    placed = bool(before) and is_place(before[-1]) and "accs" in _cases_of(before[-1])
    return (
        placed
        and not _has_object(row, after)
        and any(actor.start > index and actor.human and "nomn" in actor.cases for actor in near)
    )


def _is_reported(row: Any, start: int) -> bool:
    """Tell "глава МИД напомнил, что посещал Осло": who says so is who went."""
    if not start or not is_word(row[start], "что"):
        return False
    said = [a for a in actors(row) if a.stop < start and a.human and a.preposition is None]
    return any("nomn" in a.cases and a.mention is not None for a in said)


def _has_object(row: Any, after: int | None) -> bool:
    return after is not None and row[after].type == "RU" and "accs" in _cases_of(row[after])


def _cases_of(token: Any) -> set[str]:
    return {gram for form in token.forms for gram in form.grams.values}


def _has_visitor(row: Any, index: int, near: Sequence[Actor]) -> bool:
    if any("PRTF" in form.grams for form in row[index].forms[:1]):
        return any(actor.human for actor in near)
    return any(
        actor.human and actor.preposition is None and "nomn" in actor.cases for actor in near
    )


def _motion(row: Any, index: int, near: Sequence[Actor], clause: tuple[int, int]) -> bool:
    neuter = all("neut" in form.grams for form in row[index].forms)
    if neuter or not _has_visitor(row, index, near):
        return False
    reach = range(max(clause[0], index - 5), min(clause[1], index + 8))
    if has_lemma(row[index], context()["states"]):  # "находится в Осло", not "у власти в Осло"
        near_words = row[index + 1 : index + 3]
        reach = range(index + 1, index + 1 + len(near_words))
        if any(is_word(token, "у", "под", "за", "при") for token in near_words):
            return False
    for position in reach:
        if is_word(row[position], "в", "во", "на") and _arrives(row, position + 1, clause[1]):
            return True
    return False


def _arrives(row: Any, position: int, stop: int) -> bool:
    while position < stop and _is_loose(row[position]):
        position += 1
    return position < stop and is_place(row[position])


def _call(row: Any, index: int, near: Sequence[Actor], clause: tuple[int, int]) -> bool:
    callers = [a for a in near if a.human and "nomn" in a.cases and a.preposition is None]
    called = [a for a in near if a.human and "datv" in a.cases and a.preposition is None]
    return bool(callers and any(a not in callers or len(called) > 1 for a in called))


def _summon(row: Any, index: int, near: Sequence[Actor], clause: tuple[int, int]) -> bool:
    """Ask for a diplomat and the ministry: "посол был вызван в МИД"."""
    called = any(
        getattr(t.mention, "role", None) in _ENVOYS
        or any(has_lemma(part, context()["summoned"]) for part in leaves(t))
        for t in row
    )
    return called and any(
        is_word(row[i], "в") and row[i + 1].type == "MINISTRY"
        for i in range(clause[0], clause[1] - 1)
    )


def _remote(row: Any, index: int, near: Sequence[Actor], clause: tuple[int, int]) -> bool:
    return any(actor.mention is not None or actor.plural for actor in near)


_PATTERNS = {
    "mutual": _mutual,
    "receive": _receive,
    "passive": _passive,
    "visit": _visit,
    "motion": _motion,
    "call": _call,
    "remote": _remote,
    "summon": _summon,
}
