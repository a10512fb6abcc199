"""Who is meant without a name beside a meeting: "он", "с ней", "гость", "министр", "спикеры".

A pronoun is the one person of its gender who is subject of the clause or sentence before; a
guest is the visitor of the visit told before; a plural office is the two who met before and
hold it. Where two could be meant nobody is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from attrs import evolve

from diplotext.engine.pipeline import Analysis
from diplotext.entities.meetings.actors import Actor, actors, boundaries
from diplotext.entities.meetings.clauses import WINDOW
from diplotext.entities.meetings.pronouns import FIRST
from diplotext.language.tokens import has_lemma
from diplotext.linking.meetings.repeats import Seen
from diplotext.linking.meetings.roles import mentions_of
from diplotext.linking.meetings.words import VISITS
from diplotext.linking.people.gender import gender_of
from diplotext.linking.people.identity import Identity
from diplotext.types import Mention, Person, Title

__all__ = ["Referents", "visitor"]

_REACH = 40  # tokens from a meeting to an official who is looked up
_BACK = 2  # sentences from a pronoun to whom it means
_NEAR = 2  # paragraphs from a plural office to the meeting of those who hold it
_GUEST = frozenset({"гость", "гостья", "визитер"})
_SENT = _GUEST | {"делегация"}
_PAST = "referenced_past"


class Referents:
    """The officials of each sentence, with those who are meant put for pronouns and the like."""

    def __init__(self, analysis: Analysis, identity: Identity) -> None:
        self.analysis = analysis
        self.identity = identity
        self._known: dict[int, list[Actor]] = {}

    def named(self, number: int) -> list[Actor]:
        """Give the officials of a sentence as they stand."""
        if number not in self._known:
            self._known[number] = actors(self.analysis.rows[number])
        return self._known[number]

    def of(
        self, number: int, index: int, seen: Sequence[Seen], visited: str | None = None
    ) -> list[Actor]:
        """Give the officials of a sentence, those near a place of it as they are meant.

        ``seen`` are the meetings told before it; ``visited`` is the state that a visit at
        this place goes to, from which its visitor is not.
        """
        return [
            self._meant(actor, number, seen, visited)
            if abs(actor.start - index) < _REACH
            else actor
            for actor in self.named(number)
        ]

    def _near(self, number: int, index: int) -> list[Actor]:
        """Give the officials of a sentence near a place of it."""
        found = self.named(number)
        first = bisect_left(found, index - WINDOW, key=lambda actor: actor.start)
        last = bisect_left(found, index + WINDOW, key=lambda actor: actor.start)
        return found[first:last]

    def _meant(self, actor: Actor, number: int, seen: Sequence[Seen], visited: str | None) -> Actor:
        if actor.pronoun:
            if has_lemma(self.analysis.rows[number][actor.start], FIRST):
                return actor  # who says "я" is not looked for
            if actor.plural:
                pair = self._both(number, seen)
                return evolve(actor, mention=pair[0], others=pair[1:]) if pair else actor
            abroad = visited if actor.cases == {"gent"} else None  # "его визит в Чили"
            person = self._person(actor, number, seen, abroad)
            return actor if person is None else evolve(actor, mention=person)
        title = actor.mention
        if title is None:
            token = self.analysis.rows[number][actor.start]
            known = has_lemma(token, _SENT) and not actor.plural
            return self._guest(actor, seen, has_lemma(token, {"гостья"})) if known else actor
        if not isinstance(title, Title) or title.holder or title.holders:
            return actor
        if title.plural:
            holders = self._of_states(title) or self._pair(title, number, seen)
            return evolve(actor, mention=evolve(title, holders=holders)) if holders else actor
        if title.role == "head_of_delegation":
            return self._guest(actor, seen)
        return self._office(actor, title, number, seen)

    def _guest(self, actor: Actor, seen: Sequence[Seen], woman: bool = False) -> Actor:
        guest = visitor(seen)
        fits = guest is not None and not (woman and gender_of(guest) == "masc")
        return evolve(actor, mention=guest) if fits else actor

    def _office(self, actor: Actor, title: Title, number: int, seen: Sequence[Seen]) -> Actor:
        """Put the visitor for a bare "министр", where nobody else named holds such an office."""
        guest = visitor(seen)
        if guest is None or (title.country and title.country != self.identity.state(guest)):
            return actor
        here = [a for a in self._near(number, actor.start) if a is not actor and not a.pronoun]
        rivals = [one for one in mentions_of(here) if self.identity.holds(one, title.role)]
        if rivals or not self.identity.holds(guest, title.role) or len(title.text.split()) > 2:
            return actor
        return evolve(actor, mention=guest)

    def _both(self, number: int, seen: Sequence[Seen]) -> tuple[Person, ...]:
        """Give the two who met in the sentence before, or in this one: "они увиделись"."""
        last = seen[-1] if seen else None
        if last is None or number - last.sentence > 1:
            return ()
        people = tuple(p for p in last.mention.participants if isinstance(p, Person))
        return people if len(people) == len(last.mention.participants) == 2 else ()

    def _pair(self, title: Title, number: int, seen: Sequence[Seen]) -> tuple[Person, ...]:
        """Find the two who met last and both hold an office: "министры", "спикеры"."""
        paragraph = self.analysis.sentences[number].paragraph
        for one in reversed(seen):
            if paragraph - one.paragraph > _NEAR:
                return ()
            people = [p for p in one.mention.participants if isinstance(p, Person)]
            if len(people) < 2 or one.mention.status == _PAST:
                continue
            both = [p for p in people if self.identity.holds(p, title.role)]
            states = {self.identity.state(p) for p in both}
            told = not title.countries or states == set(title.countries)
            return tuple(both) if len(both) == len(people) == 2 and told else ()
        return ()

    def _of_states(self, title: Title) -> tuple[Person, ...]:
        """Give who holds an office in each state of "министров Чили и Перу", if one does."""
        found = [self.identity.holder(title.role, code) for code in title.countries]
        people = tuple(one for one in found if one is not None)
        return people if len(people) == len(title.countries) > 1 else ()

    def _person(
        self, actor: Actor, number: int, seen: Sequence[Seen], visited: str | None
    ) -> Mention | None:
        row = self.analysis.rows[number]
        gender = _gender(row[actor.start])
        start, stop = boundaries(row, actor.start)
        near = self._near(number, actor.start)
        own = [a for a in near if start <= a.start < stop and not a.pronoun]
        beside = list(mentions_of(own))
        if visited is not None:  # who stands in the same clause may well be meant
            beside, near = [], self._abroad(near, visited)
        earlier = [a for a in near if a.stop <= start and a.human]
        found = self._one(earlier, gender, beside) if earlier else None
        if found is not None:
            return found
        paragraph = self.analysis.sentences[number].paragraph
        for place in range(number - 1, max(-1, number - 1 - _BACK), -1):
            if paragraph - self.analysis.sentences[place].paragraph > 1:
                break
            subjects = [a for a in self.named(place)[-WINDOW:] if a.human and a.may_be_subject]
            subjects = subjects if visited is None else self._abroad(subjects, visited)
            if any(True for _ in mentions_of(subjects)):
                found = self._one(subjects, gender, beside)
                break
        if found is None and "nomn" not in actor.cases:
            guest = visitor(seen)
            known = guest is not None and gender_of(guest) in (None, gender)
            found = guest if known and not self._among(guest, beside) else None
        return found

    def _abroad(self, found: Sequence[Actor], visited: str) -> list[Actor]:
        """Leave out those of the visited state; who is known to be of another comes first."""
        states = [(a, {self.identity.state(one) for one in mentions_of([a])}) for a in found]
        others = [a for a, own in states if visited not in own]
        known = [a for a, own in states if own - {None, visited}]
        return known or others

    def _one(
        self, found: Sequence[Actor], gender: str | None, beside: Sequence[Mention]
    ) -> Mention | None:
        """Give the one person of a gender, a subject if any is; ``None`` for several."""
        for group in ([a for a in found if a.may_be_subject], found):
            people = [p for p in mentions_of(group) if isinstance(p, Person)]
            people = [p for p in people if gender_of(p) in (None, gender)]
            people = [p for p in people if not self._among(p, beside)]
            every = self.identity.distinct(people)
            if every:
                return every[0] if len(every) == 1 else None
        return None

    def _among(self, one: Mention | None, others: Sequence[Mention]) -> bool:
        return one is not None and any(self.identity.known_as(one, other) for other in others)


def visitor(seen: Sequence[Seen]) -> Mention | None:
    """Give the guest of the visit told last, else of the reception; ``None`` where nobody is."""
    told = [one.mention for one in seen if one.mention.guest and one.mention.status != _PAST]
    visits = [m for m in told if m.kind in VISITS and isinstance(m.guest, Person)]
    others = [m for m in told if m.kind not in VISITS and isinstance(m.guest, Person)]
    last = (visits or others)[-1:]
    return last[0].guest if last else None


def _gender(token: object) -> str | None:
    forms = getattr(token, "forms", ())
    grams = [form.grams for form in forms if "NPRO" in form.grams]
    return "femn" if all("femn" in own for own in grams) else "masc"
