"""Whether a verb reports a meeting: who stands beside it, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diplotext.engine.grammar import Context
from diplotext.entities.meetings.actors import Actor, actors, boundaries, is_word
from diplotext.entities.meetings.normalize import context
from diplotext.entities.meetings.objects import is_loose, object_after
from diplotext.entities.meetings.receiving import is_received, receives
from diplotext.language.tokens import has_lemma, leaves

__all__ = ["fits", "is_delegation", "is_farewell", "is_place"]

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


def _mutual(row: Any, index: int, near: Sequence[Actor], clause: tuple[int, int]) -> bool:
    they = any(a.pronoun and a.plural and a.cases == {"nomn"} for a in near)
    if they and any("plur" in form.grams for form in row[index].forms[:1]):
        return True  # `guards` asks whether a meeting was told before
    if _is_with_guest(row, index, near):
        return not _is_private(row, index, clause)
    near = [a for a in near if a.mention is not None or not _is_vague(row[a.start])]
    near = [a for a in near if not a.pronoun]
    subjects = [a for a in near if a.may_be_subject]
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
    named = [a for a in near if a.may_be_subject and a.human and a.mention is not None]
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
    while position < stop and is_loose(row[position]):
        position += 1
    return position < stop and is_place(row[position])


def _call(row: Any, index: int, near: Sequence[Actor], clause: tuple[int, int]) -> bool:
    callers = [a for a in near if a.human and a.may_be_subject]
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
    "receive": receives,
    "passive": is_received,
    "visit": _visit,
    "motion": _motion,
    "call": _call,
    "remote": _remote,
    "summon": _summon,
}
