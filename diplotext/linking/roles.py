"""Who takes part in a meeting, by its own sentence: subject, object, "с", "между", genitive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import field, frozen

from diplotext.entities.meetings.actors import Actor, actors, boundaries, has_lemma
from diplotext.linking.places import Place
from diplotext.linking.status import VISITS, WORDS, is_background
from diplotext.types import Country, Mention, Organization, Title

__all__ = ["Roles", "Setting", "roles_of"]

_WITH = frozenset({"с", "со"})
_FAMILIES = {row["name"]: frozenset(row["kinds"]) for row in WORDS["family"]}
_DOING = frozenset(WORDS["doing"])


@frozen
class Roles:
    """The participants of a meeting as its sentence tells them."""

    participants: tuple[Mention, ...] = ()
    host: Mention | None = None
    guest: Mention | None = None


@frozen(eq=False)
class Setting:
    """A meeting in its sentence: the row of tokens, its place there, its clause, its place."""

    row: Sequence[Any]
    index: int
    place: Place | None
    countries: dict[str, Country]
    span: tuple[int, int] = field(init=False)
    near: list[Actor] = field(init=False)
    verbal: bool = field(init=False)
    background: bool = field(init=False)

    def __attrs_post_init__(self) -> None:
        put = object.__setattr__
        start, stop = boundaries(self.row, self.index)
        put(self, "span", (start, stop))
        put(self, "near", [a for a in actors(self.row) if start <= a.start < stop])
        put(self, "verbal", _is_verbal(self.row[self.index]))
        put(self, "background", not self.verbal and is_background(self.row, self.index))

    @property
    def kind(self) -> str:
        """The kind of the meeting."""
        return str(self.row[self.index].mention.kind)

    def subject(self) -> list[Actor]:
        """Give the nominative officials nearest to the meeting, before it rather than after."""
        free = [a for a in self.near if a.preposition is None and "nomn" in a.cases]
        free = [a for a in free if a.human or not _follows_noun(self.row, a)]
        before = [a for a in free if a.stop <= self.index and not a.joined]
        after = [a for a in free if a.start > self.index and not a.joined]
        # A form that is surely nominative comes before one that may be genitive too.
        sure = [a for a in before if "gent" not in a.cases and "accs" not in a.cases]
        if before:
            return self._with_joined((sure or before)[-1])
        return self._with_joined(after[0]) if after else []

    def _with_joined(self, first: Actor) -> list[Actor]:
        position = self.near.index(first)
        group = [first]
        for actor in self.near[position + 1 :]:
            if not actor.joined:
                break
            group.append(actor)
        return group

    def after(self, prepositions: Iterable[str], case: str) -> list[Actor]:
        """Give the officials after one of the prepositions, those joined to them too."""
        stop = next(
            (
                i
                for i in range(self.index + 1, self.span[1])
                if self.row[i].type == "MEETING" and not _is_verbal(self.row[i])
            ),
            self.span[1],
        )
        found = [a for a in self.near if a.preposition in prepositions and case in a.cases]
        near = [a for a in found if self.index < a.start < stop]
        if near or self.background:
            return near
        # "провёл с послом переговоры": between the verb and the noun.
        start = max(self.span[0], self.index - 8)
        return [a for a in found if start <= a.start < self.index]

    def genitive(self) -> list[Actor]:
        """Give the officials in the genitive right after the noun ("встреча Сатова и Рохас")."""
        start = self.index + 1
        for actor in self.near:
            if actor.start < start or actor.joined:
                continue
            between = self.row[start : actor.start]
            if actor.preposition is None and "gent" in actor.cases and all(map(_is_loose, between)):
                return self._with_joined(actor)
            return []
        return []

    def named(self, words: Iterable[str]) -> list[Actor]:
        """Give the officials in the genitive after a noun, as in "с участием министров"."""
        for position in range(*self.span):
            if has_lemma(self.row[position], words, "NOUN"):
                found = [a for a in self.near if a.start == position + 1 and "gent" in a.cases]
                if found:
                    return self._with_joined(found[0])
        return []

    def adjectives(self) -> list[Mention]:
        """Give the states in adjectives before the noun ("российско-турецкие переговоры")."""
        found: list[Mention] = []
        position = self.index - 1
        parts = [part for part in self.row[self.index].parts if part.type == "COUNTRY"]
        while position >= self.span[0] and _is_loose(self.row[position]):
            if self.row[position].type == "COUNTRY":
                parts.insert(0, self.row[position])
            position -= 1
        for part in parts:
            found.extend(m for m in part.mentions if isinstance(m, Country))
        return found


def _is_verbal(token: Any) -> bool:
    return any(
        part.type == "RU"
        and any(g in part.forms[0].grams for g in ("VERB", "INFN", "PRTS", "GRND"))
        for part in token.parts
    ) or ("PRTF" in token.parts[-1].forms[0].grams)


def _is_loose(token: Any) -> bool:
    if token.type == "COUNTRY":
        return bool(token.mention.form == "adjective")
    return token.type == "RU" and any(
        gram in token.forms[0].grams for gram in ("ADJF", "PRTF", "ADVB", "PRCL")
    )


def _follows_noun(row: Sequence[Any], actor: Actor, *types: str) -> bool:
    before = row[actor.start - 1] if actor.start else None
    if before is None or before.type not in (types or ("RU", "MEETING")):
        return False
    return "NOUN" in before.forms[0].grams


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
        near = actor.start > at.index - 6 and not _follows_noun(at.row, actor, "RU")
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
        if at.background and _visited(at) is None:
            return None
    participle = at.row[at.index].parts[-1]
    if at.verbal and "PRTF" in participle.forms[0].grams:  # "с министром, прибывшим в Осло"
        before = [a for a in at.near if a.stop <= at.index and a.human]
        return _first(before[-1:])
    owner = _participle(at)
    if owner is not None:
        return owner
    return _first(a for a in at.subject() if a.human)


def _participle(at: Setting) -> Mention | None:
    """Give who is described in "с премьером Кении, находящимся в Осло с визитом"."""
    for position in range(at.index - 1, max(at.span[0], at.index - 10), -1):
        token = at.row[position]
        participle = token.type == "RU" and "PRTF" in token.forms[0].grams
        if participle and at.row[position - 1].value == ",":
            return _first([a for a in at.near if a.stop == position - 1][-1:])
        if token.type == "RU" and "VERB" in token.forms[0].grams:
            return None
    return None


def _reception(at: Setting) -> Roles:
    free = [a for a in at.near if a.preposition is None and a.human]
    if not at.verbal:
        host = _first(a for a in at.near if a.preposition == "у" and a.start > at.index)
        guest = None if at.background else _first(at.subject())
        return _roles(host, guest if host else None)
    if any("PRTS" in part.forms[0].grams for part in at.row[at.index].parts):
        host = _first(a for a in free if "ablt" in a.cases and "nomn" not in a.cases)
        return _roles(host, _first(a for a in free if "nomn" in a.cases))
    before = [a for a in free if a.stop <= at.index]
    after = [a for a in free if a.start > at.index]
    if not after:
        return Roles()
    inverted = before and "nomn" not in before[-1].cases and "nomn" in after[0].cases
    if inverted:
        return _roles(_first(after), _first(before[-1:]))
    host = _first(a for a in reversed(before) if "nomn" in a.cases)
    if host is None and len(after) > 1 and "nomn" in after[0].cases and "accs" in after[1].cases:
        return _roles(_first(after), _first(after[1:]))  # "Принял президент посла"
    guests = [a for a in after if "accs" in a.cases]
    joined = at._with_joined(guests[0]) if guests else []
    every = list(mentions_of(joined))
    return _roles(host, every[0] if every else None, *every[1:])


def _credentials(at: Setting) -> Roles:
    """Give the envoy as guest: "вручил грамоты Президенту", "принял грамоты у посла"."""
    given = [a for a in at.near if "datv" in a.cases and a.preposition is None and a.human]
    given = [a for a in given if "nomn" not in a.cases]
    if given:
        return _roles(_first(given), _first(a for a in at.subject() if a not in given))
    envoys = at.after(["у", "от"], "gent")
    every = list(mentions_of(envoys))
    return _roles(_first(at.subject()), every[0] if every else None, *every[1:])


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
    if not enough and (at.verbal or _is_done(at) or partners):
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
    return any(has_lemma(token, _DOING) for token in at.row[at.span[0] : at.span[1]])


def _gathering(at: Setting) -> Roles:
    found: list[Mention] = [*mentions_of(at.genitive())]
    following = at.row[at.index + 1 : at.index + 2]
    if following and isinstance(getattr(following[0], "mention", None), Organization):
        found = found or [following[0].mention]
    found = found or at.adjectives()
    if _is_done(at):
        found = [*mentions_of(at.subject()), *found]
    found += mentions_of(at.after(["между"], "ablt"))
    found += mentions_of(at.named(WORDS["attendance"]))
    return Roles(tuple(dict.fromkeys(found)))
