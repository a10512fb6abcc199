"""Titles without a name beside them: who held the same office elsewhere in the document.

"Министр обороны Чили Ана Рохас" is meant again by "министр обороны Чили" and by "министр", if
nobody else can be; "министры" are the two whose offices were named. A wrong link is worse than
none: an office that many hold ("директор департамента") is nobody's without a name, and so is
one that two people of the document may hold.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any

from attrs import define, evolve, field

from diplotext.engine.pipeline import Analysis
from diplotext.language.data import read_toml
from diplotext.linking.people.names import initial_of, is_initial, same_person
from diplotext.linking.titles.anaphora import Anaphora
from diplotext.linking.titles.clauses import Clauses
from diplotext.linking.titles.home import Datelines
from diplotext.types import Mention, Person, Title

__all__ = ["NUMBERS", "holders_of", "refer", "sentence_of"]

_WORDS: dict[str, Any] = read_toml("diplotext.linking.titles", "holders.toml")
NUMBERS: dict[str, int] = _WORDS["numbers"]
_KINDS: dict[str, list[str]] = _WORDS["kinds"]
_PLACED = frozenset({"governor", "mayor"})  # whose place is in the name alone
_GENERIC = re.compile(r"\b(?:страны|республики|государства|королевства)$")
_ANY_RANK = frozenset({"diplomat", "co_chair", "head_of_delegation"})
_PRESENT = frozenset({"current", "acting", "designate"})
_COUNTED = re.compile(rf"\s+({'|'.join(NUMBERS)})\s+(?:стран|государств|республик|сторон)")


@define(eq=False)
class _Holder:
    """A person of the document: the fullest mention, and the titles held."""

    person: Person
    titles: list[Title] = field(factory=list)


Fitting = list[tuple[_Holder, Title]]


def refer(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Give the titles that have no name beside them but are certainly held by somebody.

    Takes the document and its mentions in order, titles with the holders known so far.
    """
    titles = [m for m in mentions if isinstance(m, Title)]
    document = _Document(analysis, titles, [m for m in mentions if isinstance(m, Person)])
    found: dict[Mention, Mention] = {}
    for title in titles:
        if title.holder or title.holders or not document.anaphora.may_refer(title):
            continue
        meant = document.meant(title)
        if meant:
            people = tuple(holder.person for holder in meant)
            offices = [next(t for t in h.titles if _may_be(title, t)) for h in meant]
            value = "holders" if title.plural else "holder"
            analysis.because(title, value, "references.same_office", *offices, *people)
            if title.plural:
                found[title] = evolve(title, holders=people)
            else:
                found[title] = evolve(title, holder=people[0])
    return found


def holders_of(title: Title) -> tuple[Person, ...]:
    """Give the people of a title, be it singular or plural."""
    return title.holders if title.holder is None else (title.holder,)


def sentence_of(analysis: Analysis) -> Callable[[Mention], int]:
    """Give a function from a mention to the number of its sentence."""
    starts = [start for start, _ in analysis.raw_spans()]
    return lambda mention: bisect_right(starts, mention.start)


class _Document:
    """Who holds what in a document, and where it is said."""

    def __init__(
        self, analysis: Analysis, titles: Sequence[Title], people: Sequence[Person]
    ) -> None:
        self.analysis = analysis
        self.clauses = Clauses(analysis)
        self.sentence = sentence_of(analysis)
        self.datelines = Datelines(analysis)
        self.lead = _lead(analysis)
        self.anaphora = Anaphora(analysis, titles)
        self.holders = _holders([t for t in titles if not self.anaphora.is_past(t)], people)
        self.unheld = [t for t in titles if t.countries and not holders_of(t) and not t.plural]

    def meant(self, title: Title) -> list[_Holder]:
        """Give who can be meant by a title; nobody where it is open."""
        fitting = [(h, t) for h in self.holders for t in h.titles if _may_be(title, t)]
        if self.anaphora.has_new(title):
            fitting = [f for f in fitting if self.anaphora.is_new(f[1])]
        if not fitting:
            return []
        return self._several(title, fitting) if title.plural else self._single(title, fitting)

    def _single(self, title: Title, fitting: Fitting) -> list[_Holder]:
        # An office that stands twice in one sentence is as a rule held by two.
        here = self.sentence(title)
        told = [holder for holder, office in fitting if self.sentence(office) == here]
        fitting = [f for f in fitting if self.sentence(f[1]) != here]
        if title.role == "head_of_delegation":
            fitting = [f for f in fitting if self.anaphora.heads(f[1])]
        if title.role == "diplomat":  # a minister is called so only where nobody else is
            fitting = [f for f in fitting if f[0] not in told]
            fitting = [f for f in fitting if f[1].role != "foreign_minister"] or fitting
        visited = self.clauses.visited(title)
        fitting = [f for f in fitting if f[1].country not in visited or f[1].country is None]
        if self.clauses.is_woman(title):
            fitting = [f for f in fitting if not self.clauses.is_man(f[0].person)]
        # Those named before count first; a headline may point forward.
        before = [f for f in fitting if f[1].start < title.start]
        meant = _one(before) or _one(fitting) or self._likelier(title, before)
        return meant if meant and not self._has_rival(title, meant[0], fitting) else []

    def _likelier(self, title: Title, fitting: Fitting) -> list[_Holder]:
        """Give whom the word itself tells from others, or the one of the state of the news.

        "Премьер-министр" is no chancellor; the news is about those whom it begins with; a press
        service calls its own minister "министр".
        """
        head = title.name.split()[0].lower()
        named = [f for f in fitting if f[1].name.split()[0].lower() == head]
        if meant := _one(named):
            return meant
        if meant := _one([f for f in fitting if self.sentence(f[1]) <= self.lead]):
            return meant
        home = self.datelines.at(title.start)
        if title.countries or home is None or _GENERIC.search(title.text):
            return []
        return _one([f for f in fitting if f[1].country == home])

    def _has_rival(self, title: Title, holder: _Holder, fitting: Fitting) -> bool:
        """Tell whether the same office of another state was named last, without a name."""
        if title.countries:
            return False
        own = {code for h, t in fitting if h is holder for code in t.countries}
        last = max((t.start for h, t in fitting if t.start < title.start), default=-1)
        return any(
            last < other.start < title.start
            and own.isdisjoint(other.countries)
            and _may_be(title, other)
            for other in self.unheld
        )

    def _several(self, title: Title, fitting: Fitting) -> list[_Holder]:
        if title.countries and len(title.countries) > 1:
            by_state = [[f for f in fitting if f[1].country == code] for code in title.countries]
            each = [_one(group) for group in by_state]
            return [holder for group in each for holder in group] if all(each) else []
        counted = _COUNTED.match(self.analysis.view.raw, title.stop)
        wanted = NUMBERS[counted[1].lower()] if counted else None
        if title.role == "co_chair":
            fitting = self._chairing(title, fitting)
        for pool in ([f for f in fitting if f[1].start < title.start], fitting):
            people = _distinct(pool)
            if len(people) == (wanted or 2):
                return people if self._are_pair(people, pool) else []
            if pair := _counterparts(pool):
                return pair
            if len(people) > 2 and (together := self._together(title, pool, wanted)):
                return together
        return []

    def _together(self, title: Title, fitting: Fitting, wanted: int | None) -> list[_Holder]:
        """Give those whose offices were named together: in a list, or last before the title."""
        people = _distinct(fitting)
        places = sorted({self.sentence(next(t for h, t in fitting if h is p)) for p in people})
        together = places[-1] - places[0] < len(places)
        if wanted in (None, len(people)) and together and not self._others(people, places):
            return people if self._are_pair(people, fitting) else []
        by_sentence: dict[int, list[_Holder]] = {}
        for holder, office in fitting:
            if office.start < title.start:
                by_sentence.setdefault(self.sentence(office), []).append(holder)
        groups = [list(dict.fromkeys(by_sentence[n])) for n in sorted(by_sentence, reverse=True)]
        last = next((group for group in groups if len(group) > 1), [])
        fits = len(last) == (wanted or 2) and self._are_pair(last, fitting)
        return last if fits else []

    def _are_pair(self, people: list[_Holder], fitting: Fitting) -> bool:
        """Tell people of different states, or those of one state who were named together."""
        if _of_different_states(people, fitting):
            return True
        places = [{self.sentence(t) for h, t in fitting if h is one} for one in people]
        return bool(set.intersection(*places))

    def _others(self, people: list[_Holder], places: list[int]) -> bool:
        """Tell whether somebody of a further state is named beside people, in another office."""
        own = {code for holder in people for title in holder.titles for code in title.countries}
        others = (h for h in self.holders if h not in people)
        return any(
            self.sentence(office) in places and not own.issuperset(office.countries)
            for holder in others
            for office in holder.titles
        )

    def _chairing(self, title: Title, fitting: Fitting) -> Fitting:
        """Keep those of a sentence that tells of its chairmen."""
        own = [f for f in fitting if f[1].role == "co_chair"]
        said = self.clauses.sentences_with("сопредседат")
        return own or [f for f in fitting if self.sentence(f[1]) in said]


def _holders(titles: Sequence[Title], people: Sequence[Person]) -> list[_Holder]:
    """Collect who holds what, in the order of the first title."""
    holders: dict[str, list[_Holder]] = {}
    full: dict[str, list[Person]] = {}
    for person in people:
        if person.first and person.last and not is_initial(person.first):
            full.setdefault(initial_of(person), []).append(person)
    found: list[_Holder] = []
    for title in titles:
        held = holders_of(title)
        if title.plural and len(title.countries) not in (0, 1, len(held)):
            continue
        for number, person in enumerate(held):
            alike = holders.setdefault(initial_of(person), [])
            holder = next((h for h in alike if same_person(h.person, person)), None)
            if holder is None:
                others = full.get(initial_of(person), ())
                holder = _Holder(next((o for o in others if same_person(person, o)), person))
                alike.append(holder)
                found.append(holder)
            holder.titles.append(_of_one(title, number))
    return found


def _lead(analysis: Analysis) -> int:
    """Give the number of the sentence with which the news begins, after a headline."""
    first = analysis.sentences[0] if analysis.sentences else None
    if first is None:
        return 0
    text = analysis.view.matching[first.start : first.stop].rstrip()
    return 1 if text.endswith((".", "!", "?", "…", "»")) else 2


def _of_one(title: Title, number: int) -> Title:
    """Give the office of one of the holders of a plural title."""
    if not title.plural:
        return title
    own = title.countries[number : number + 1] if len(title.countries) > 1 else title.countries
    return evolve(title, plural=False, countries=own, country=own[0] if own else None)


def _one(fitting: Fitting) -> list[_Holder]:
    found = _distinct(fitting)
    return found if len(found) == 1 else []


def _distinct(fitting: Fitting) -> list[_Holder]:
    return list(dict.fromkeys(holder for holder, _ in fitting))


def _of_different_states(people: list[_Holder], fitting: Fitting) -> bool:
    """Tell people of whom no two are of one state, as far as it is known."""
    states = [{code for h, t in fitting if h is one for code in t.countries} for one in people]
    known = [next(iter(codes)) for codes in states if len(codes) == 1]
    return len(set(known)) == len(known)


def _counterparts(fitting: Fitting) -> list[_Holder]:
    """Give the two of different states who have one and the same charge, if no others do."""
    charges: dict[tuple[str, str | None], list[tuple[_Holder, Title]]] = {}
    for holder, office in fitting:
        charges.setdefault((office.role, office.portfolio), []).append((holder, office))
    pairs = [p for group in charges.values() if len(p := _distinct(group)) > 1]
    alone = len(pairs) == 1 and len(pairs[0]) == 2
    return pairs[0] if alone and _of_different_states(pairs[0], fitting) else []


def _kinds(title: Title) -> Sequence[str]:
    """Give the roles by which the holder of a title may be known."""
    kinds = _KINDS.get(title.role, [title.role])
    if title.role == "head_of_delegation" and not title.plural:
        return _HEADS
    if title.role == "co_chair" and not title.plural:
        return ["co_chair"]
    leaders = title.plural and title.name.lower().startswith("лидер")
    return [*kinds, "prime_minister"] if leaders else kinds


# Who may head a delegation.
_HEADS = (
    *("minister", "foreign_minister", "deputy_minister", "deputy_prime_minister"),
    *("prime_minister", "parliament_speaker", "deputy_speaker", "mayor", "governor"),
    *("ambassador", "security_council_secretary", "head_of_delegation"),
)


def _may_be(title: Title, known: Title) -> bool:
    """Tell whether a title may be the office that somebody is known to hold."""
    if known.role not in _kinds(title):
        return False
    if (title.status in _PRESENT) != (known.status in _PRESENT):
        return False
    if title.status == "acting" and known.status != "acting":
        return False
    if title.role == "diplomat" and known.role == "spokesperson" and not known.portfolio:
        return False  # that of a president is none
    if title.rank != known.rank and title.role not in _ANY_RANK:
        bare = title.rank == "deputy" and known.rank == "first_deputy"  # "замминистра"
        if not bare:
            return False
    if title.role in _PLACED and not (title.name.islower() or title.name == known.name):
        return False
    for name in ("portfolio", "organization", "accredited_to"):
        said, other = getattr(title, name), getattr(known, name)
        if said and other and said != other:
            return False
        if said and not other and name == "portfolio":
            return False
    if title.countries:
        return bool(set(title.countries) & set(known.countries))
    return True
