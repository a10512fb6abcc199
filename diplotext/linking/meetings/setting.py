"""A meeting in its sentence: who stands near it, its subject, its partners, its owners."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from attrs import field, frozen

from diplotext.entities.meetings.actors import Actor, boundaries, cases, holes
from diplotext.entities.meetings.clauses import is_finite, part
from diplotext.entities.meetings.joints import before_phrase
from diplotext.language.tokens import has_lemma
from diplotext.linking.meetings.background import is_background
from diplotext.linking.meetings.words import VISITS, WORDS
from diplotext.linking.places import Place
from diplotext.types import Country, Institution, Mention, Ministry

__all__ = ["Setting", "follows_noun"]

_MISSIONS = frozenset({"embassy", "consulate", "permanent_mission"})  # houses of others, too


@frozen(eq=False)
class Setting:
    """A meeting in its sentence: the row of tokens, its place there, its clause, its place.

    ``every`` are the officials of the whole sentence, ``near`` those of the clause.
    """

    row: Sequence[Any]
    index: int
    place: Place | None
    countries: dict[str, Country]
    every: Sequence[Actor]
    span: tuple[int, int] = field(init=False)
    part: tuple[int, int] = field(init=False)
    holes: tuple[tuple[int, int], ...] = field(init=False)
    near: list[Actor] = field(init=False)
    verbal: bool = field(init=False)
    background: bool = field(init=False)

    def __attrs_post_init__(self) -> None:
        put = object.__setattr__
        start, stop = boundaries(self.row, self.index)
        put(self, "span", (start, stop))
        put(self, "part", part(self.row, self.index, (start, stop)))
        put(self, "holes", holes(self.row, self.index))
        put(self, "near", _within(self.every, (start, stop), self.holes))
        put(self, "verbal", _is_verbal(self.row[self.index]))
        put(self, "background", not self.verbal and is_background(self.row, self.index))

    @property
    def kind(self) -> str:
        """The kind of the meeting."""
        return str(self.row[self.index].mention.kind)

    def subject(self) -> list[Actor]:
        """Give the nominative officials nearest to the meeting, before it rather than after."""
        free = [a for a in self.near if a.may_be_subject]
        free = [a for a in free if (a.human or self._may_act(a)) and not self.reports(a)]
        free = [a for a in free if self.within(a)] or free
        free = [a for a in free if not a.joined or self._follows_speaker(a)]
        before = [a for a in free if a.stop <= self.index]
        after = [a for a in free if a.start > self.index and (a.human or "accs" not in a.cases)]
        # A form that is surely nominative comes before one that may be genitive too.
        sure = [a for a in before if "gent" not in a.cases and "accs" not in a.cases]
        if before:
            return self.with_joined((sure or before)[-1])
        return self.with_joined(after[0]) if after else self._elided()

    def agents(self) -> list[Actor]:
        """Give who acts in the passive: "министрами проведено заседание"."""
        words = self.row[self.span[0] : self.span[1]]
        if not any(has_lemma(token, WORDS["doing"], "PRTS") for token in words):
            return []
        free = [a for a in self.near if a.human and a.preposition is None and self.within(a)]
        free = [a for a in free if "ablt" in a.cases and "nomn" not in a.cases]
        return self.with_joined(free[0]) if free else []

    def house(self) -> Mention | None:
        """Give the body in whose house a guest is: "в МИД Чили прошли переговоры с послом"."""
        inside = [a for a in self.near if a.preposition in ("в", "во") and "loct" in a.cases]
        found = [a.mention for a in inside if isinstance(a.mention, Ministry | Institution)]
        bodies = [one for one in found if getattr(one, "kind", None) not in _MISSIONS]
        return bodies[0] if len(bodies) == 1 else None

    def people(self) -> list[Actor]:
        """Give the subject as far as it is people, an inverted one too ("Чили посетил Сатов")."""
        found = [a for a in self.subject() if a.human]
        if found or not self.verbal:
            return found
        after = [a for a in self.near if a.start > self.index and a.human and not a.preposition]
        return self.with_joined(after[0]) if after and "nomn" in after[0].cases else []

    def within(self, actor: Actor) -> bool:
        """Tell whether an official stands in the part of the clause that tells of the meeting."""
        return self.part[0] <= actor.start < self.part[1]

    def reports(self, actor: Actor) -> bool:
        """Tell who merely says: "как сообщила Рохас, сроки визита согласуют"."""
        after = self.row[actor.stop : actor.stop + 1]
        if after and has_lemma(after[0], WORDS["speaking"]):
            rest = self.row[actor.stop + 1 : self.span[1]]
            return not any(has_lemma(token, WORDS["doing"]) for token in rest)
        for place in range(actor.start - 1, max(-1, actor.start - 4), -1):
            token = self.row[place]
            if has_lemma(token, WORDS["speaking"]):
                return True
            if token.value == "," or is_finite(token):
                return False
        return False

    def _follows_speaker(self, actor: Actor) -> bool:
        """Tell "как сообщил N, министр встретится": the comma ends an insertion, no list."""
        place = self.near.index(actor)
        comma = self.row[actor.start - 1].value == "," if actor.start else False
        return comma and place > 0 and self.reports(self.near[place - 1])

    def _may_act(self, actor: Actor) -> bool:
        visited = actor.start and self.row[actor.start - 1]
        if visited and visited.type == "MEETING" and visited.mention.kind in VISITS:
            return False
        return not follows_noun(self.row, actor)

    def _elided(self) -> list[Actor]:
        """Give the subject of the clause before: "Сатов сообщил, что посетит Чили"."""
        start = self.span[0]
        if not start or not has_lemma(self.row[start], {"что", "где"}):
            return []
        free = [a for a in self.every if a.stop < start and a.human and a.preposition is None]
        return [a for a in free if "nomn" in a.cases][-1:]

    def with_joined(self, first: Actor) -> list[Actor]:
        """Give an official with those joined to it by "и" and commas."""
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
        known = frozenset[str | None](prepositions)
        found = [a for a in self.near if a.preposition in known and case in a.cases]
        found = [a for a in found if self.within(a)] or found
        near = [a for a in found if self.index < a.start and self._before(a) < stop]
        if near or self.background:
            return near
        # "провёл с послом переговоры": between the verb and the noun.
        start = max(self.span[0], self.part[0], self.index - 8)
        return [a for a in found if start <= a.start < self.index]

    def _before(self, actor: Actor) -> int:
        """Give where the phrase of an actor begins ("с прибывшим с визитом министром")."""
        return actor.start if actor.joined else before_phrase(self.row, actor.start, actor.cases)

    def genitive(self) -> list[Actor]:
        """Give the officials in the genitive after the noun ("встреча Сатова и Рохас").

        Attributes and where one goes may stand between ("визит в Литву министра обороны").
        """
        start = self._after_direction()
        for actor in self.near:
            if actor.start < start or (actor.joined and actor.preposition is not None):
                continue
            between = self.row[start : actor.start]
            if actor.preposition is None and "gent" in actor.cases and all(map(_is_loose, between)):
                return [] if self._is_subject(actor) else self.with_joined(actor)
            break
        return [a for a in self.near if self._owns(a)]

    def _owns(self, actor: Actor) -> bool:
        """Tell "её" in "её встречи с N"."""
        if not actor.pronoun or actor.cases != {"gent"} or actor.stop > self.index:
            return False
        return all(map(_is_loose, self.row[actor.stop : self.index]))

    def _after_direction(self) -> int:
        """Give where the owner of a meeting may begin, "в Литву" and "в Осло" skipped."""
        start = self.index + 1
        words = self.row[start : start + 3]
        if (
            self.kind not in VISITS
            or len(words) < 3
            or words[0].value.lower() not in ("в", "во", "на")
        ):
            return start
        after = start + 1
        while after < len(self.row) and _is_loose(self.row[after]):
            after += 1
        owner = after + 1 < len(self.row) and self.row[after + 1].type in ("TITLE", "PERSON")
        named = self.row[after : after + 1] and (
            self.row[after].type == "COUNTRY"
            or self.row[after].value[:1].isupper()
            or has_lemma(self.row[after], WORDS["lands"])
        )
        return after + 1 if owner and named else start

    def _is_subject(self, actor: Actor) -> bool:
        """Tell "на полях встречи Сену имел беседу", where a name does not decline."""
        if not self.background or "nomn" not in actor.cases:
            return False
        return not any(
            "nomn" in other.cases and other.preposition is None
            for other in self.near
            if other is not actor and not other.joined
        )

    def is_subject(self) -> bool:
        """Tell a noun that is told of itself: "запланированы переговоры с N", "встреча прошла".

        The verb next to it, in its part of the clause, is one that needs nobody who acts.
        """
        if self.verbal or "nomn" not in cases(self.row[self.index]):
            return False
        verbs = [i for i in range(*self.span) if i != self.index and is_finite(self.row[i])]
        near = min(verbs, key=lambda i: abs(i - self.index), default=None)
        if near is None:
            return False
        passive = "PRTS" in getattr(self.row[near], "forms", [])[0].grams
        return passive or has_lemma(self.row[near], WORDS["taking_place"])

    def relatives(self) -> Iterator[tuple[int, int]]:
        """Give the clauses after the noun that "которые" begins ("встречи, которые провёл N")."""
        after = self.span[1] + 1
        for start in (*(start for start, _ in self.holes), after):
            which = any(has_lemma(t, {"который"}) for t in self.row[start : start + 2])
            if not which or self.index >= start:
                continue
            if not any(map(is_finite, self.row[self.index + 1 : start])):
                inner = [stop for first, stop in self.holes if first == start]
                yield start, inner[0] if inner else boundaries(self.row, start)[1]

    def named(self, words: Collection[str]) -> list[Actor]:
        """Give the officials in the genitive after a noun, as in "с участием министров"."""
        for position in range(*self.span):
            if has_lemma(self.row[position], words, "NOUN"):
                found = [a for a in self.near if a.start == position + 1 and "gent" in a.cases]
                if found:
                    return self.with_joined(found[0])
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
        for token in parts:
            found.extend(m for m in token.mentions if isinstance(m, Country))
        return found


def _within(
    every: Sequence[Actor], span: tuple[int, int], without: Sequence[tuple[int, int]]
) -> list[Actor]:
    inside = [actor for actor in every if span[0] <= actor.start < span[1]]
    return [a for a in inside if not any(start <= a.start < stop for start, stop in without)]


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
        gram in token.forms[0].grams for gram in ("ADJF", "PRTF", "ADVB", "PRCL", "NUMR")
    )


def follows_noun(row: Sequence[Any], actor: Actor, *types: str) -> bool:
    """Tell whether an actor stands right after a noun, as its genitive does."""
    before = row[actor.start - 1] if actor.start else None
    if before is None or before.type not in (types or ("RU", "MEETING")):
        return False
    return "NOUN" in before.forms[0].grams
