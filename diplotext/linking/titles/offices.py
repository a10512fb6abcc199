"""What a document tells of the states of its offices, from the certain to the likely."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache

from diplotext.engine.pipeline import Analysis
from diplotext.language.view import fold
from diplotext.linking.cities import cities
from diplotext.linking.people.names import initial_of, same_person
from diplotext.linking.sides import sides
from diplotext.linking.titles.clauses import Clauses
from diplotext.linking.titles.delegations import Delegations
from diplotext.linking.titles.greetings import Greetings
from diplotext.linking.titles.home import Datelines
from diplotext.linking.titles.kinds import ALIKE, WORDS
from diplotext.linking.titles.plurals import Plurals
from diplotext.linking.titles.references import holders_of, sentence_of
from diplotext.linking.titles.strangers import Strangers
from diplotext.types import Country, Institution, Mention, Ministry, Person, Title

__all__ = ["Offices", "Way"]

_SECRETARIES = frozenset(WORDS["other_state_secretaries"])
# "министр экономики страны": the state named last.
_GENERIC = re.compile(
    r"(?<!глав[аыеу] )(?<!главой )\b(?:страны|республики|государства|королевства)$"
)
_PART = re.compile(rf"\W+(?:{'|'.join(WORDS['parts'])})\s+\w+(?:ет|ют|ил|ила|или|ал|ала)\s+$")
_ALONE = frozenset(WORDS["alone"])
_ABROAD = frozenset((*WORDS["sent"], "diplomat"))
_SENT, _MISSIONS = frozenset(WORDS["sent"]), frozenset(WORDS["missions"])
_THIS_POST = re.compile(r"\bэт(?:от|у|ой|ом|ого) (?:пост|должност)", re.IGNORECASE)
_OWN_GOVERNORS = ("аким", "хоким", "хаким", "заместитель акима", "заместитель хокима")
_FEW = 8  # offices without a state that are looked at for another holder
_LEAD = 4  # sentences that tell who visits whom

Way = Callable[[Title], str | None]


def _is_abroad(owner: Mention) -> bool:
    """Tell an embassy and an ambassador."""
    if isinstance(owner, Institution):
        return owner.kind in _MISSIONS
    return isinstance(owner, Title) and owner.role in _ABROAD


class Offices:
    """What a document says about the states of its offices."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Mention]) -> None:
        self.analysis = analysis
        self.mentions = mentions
        self.clauses = Clauses(analysis)
        self.sentence = sentence_of(analysis)
        self.titles = [m for m in mentions if isinstance(m, Title)]
        self.starts = [title.start for title in self.titles]
        self.states = Counter(m.code for m in mentions if isinstance(m, Country))
        self.owners = [m for m in mentions if isinstance(m, Ministry | Institution | Title)]
        self.owner_starts = [m.start for m in self.owners]
        said = [m for m in self.owners if m.country and self._is_said(m)]
        self.offices = Counter(m.country for m in said)
        self.at_seat = frozenset(m.country for m in said if not _is_abroad(m))
        self.roles: defaultdict[str, list[Title]] = defaultdict(list)
        self.bare: defaultdict[str, list[Title]] = defaultdict(list)
        self.held: defaultdict[str, list[tuple[Person, str]]] = defaultdict(list)
        for title in self.titles:
            if title.countries:
                self.roles[title.role].append(title)
            elif title.holder and len(self.bare[title.role]) < _FEW:
                self.bare[title.role].append(title)
            for person, code in _pairs(title):
                self.held[initial_of(person)].append((person, code))
        self.pair = sides(mentions)
        self.plurals = Plurals(analysis, self.clauses, self.titles, self.pair, self.offices)
        self.delegations = Delegations(analysis, self.clauses, self.titles)
        self.strangers = Strangers(self.titles, self.clauses)
        self.greetings = Greetings(analysis, self.clauses, mentions)
        self.datelines = Datelines(analysis)
        self.lead = None if self.datelines.codes else self._lead()

    def home(self, title: Title) -> str | None:
        """Give the state that the news is from in which a title stands."""
        code = self.datelines.at(title.start) if self.datelines.codes else self.lead
        return code if code in self.states else None

    def _lead(self) -> str | None:
        """Give the state of the first office that is named, if none is named more often."""
        first = next((t for t in self.titles if t.country and self._is_said(t)), None)
        if first is None or first.country is None or first.country in self._visited_in_lead:
            return None
        if _is_abroad(first):
            return None
        most = max(self.states.values(), default=0)
        return first.country if self.states[first.country] == most else None

    def _is_said(self, owner: Mention) -> bool:
        """Tell whether the state of an office or body stands in its words."""
        named = self.clauses.states(owner.start, owner.stop)
        return bool(named) or isinstance(owner, Institution)

    def certain(self) -> tuple[tuple[str, Way], ...]:
        """Give the ways to a state by what belongs to the title itself."""
        return (
            ("inside", self.inside),
            ("joined", self.joined),
            ("same_holder", lambda t: self.of_holder(t.holder)),
            ("part", self.part),
            ("delegation", self.delegations.side),
            ("host", self.host),
            ("appointer", self.delegations.appointer),
            ("conveyed", self.greetings.state),
            ("last_state", self.last_state),
            ("place", self.place),
            ("this_post", self.this_post),
        )

    def likely(self) -> tuple[tuple[str, Way], ...]:
        """Give the ways to a state by the document as a whole."""
        return (
            ("same_office", self.elsewhere),
            ("other_state", self.remaining),
            ("dateline", self.at_home),
            ("only_office", self.only_office),
            ("only_state", self.only),
        )

    def inside(self, title: Title) -> str | None:
        """Give the state of the body or office in a title, or of an aide around it."""
        first = bisect_left(self.owner_starts, title.start)
        for owner in self.owners[first:]:
            if owner.start >= title.stop:
                break
            if owner.country and owner is not title:
                return owner.country
        return None

    def joined(self, title: Title) -> str | None:
        """Give the state of the second of two offices: "заместитель премьера – министр Чили"."""
        other = next(iter(self.titles[bisect_left(self.starts, title.stop) :]), None)
        if other is None or len(other.countries) != 1:
            return None
        between = self.analysis.view.raw[title.stop : other.start].strip()
        return other.country if len(between) == 1 and between in "-–—" else None

    def of_holder(self, holder: Person | None) -> str | None:
        """Give the state of the other offices of a person, if it is one."""
        if holder is None:
            return None
        held = self.held.get(initial_of(holder), ())
        return _agreed(code for person, code in held if same_person(person, holder))

    def last_state(self, title: Title) -> str | None:
        """Give the state that "страны" in a title means: the one named last before it.

        In its sentence, else the only one in the sentence before.
        """
        if title.role == "head_of_state" or not _GENERIC.search(title.text.lower()):
            return None
        start, _ = self.clauses.span(title)
        if before := self.clauses.states(start, title.start):
            return before[-1].code
        if self.datelines.codes and title.text.lower().endswith("страны"):
            return self.home(title)
        number = self.clauses.number(title)
        previous = self.clauses.states(*self.clauses.spans[number - 1]) if number else []
        return _agreed(state.code for state in previous)

    def part(self, title: Title) -> str | None:
        """Give the state of "венгерскую часть возглавляет госсекретарь"."""
        raw = self.analysis.view.raw
        start = max(self.clauses.span(title)[0], title.start - 80)
        for state in self.clauses.states(start, title.start)[-1:]:
            if state.form == "adjective" and _PART.fullmatch(raw[state.stop : title.start]):
                return state.code
        return None

    def host(self, title: Title) -> str | None:
        """Give the state of the place where somebody receives; without one that of the news."""
        if not self.delegations.receives(title):
            return None
        dated = self.home(title) if self.datelines.codes else None
        return self.delegations.place(title) or dated

    def place(self, title: Title) -> str | None:
        """Give the state of the city that a mayor or governor is over ("мэр Лимы")."""
        if title.role not in ("mayor", "governor"):
            return None
        for word in title.text.split()[1:]:
            lemmas = {*self.analysis.morph.normalized(fold(word)), fold(word).lower()}
            for lemma in lemmas if word[0].isupper() else ():
                if (lemma,) in cities():
                    return cities()[(lemma,)][1]
        return None

    def this_post(self, title: Title) -> str | None:
        """Give the state of the same office named last before "этот пост занимал посол N"."""
        start, stop = self.clauses.span(title)
        if not _speaks_of_post(self.analysis.view.raw, start, stop):
            return None
        alike = ALIKE.get(title.role, frozenset({title.role}))
        before = [t for r in alike for t in self.roles[r] if t.start < start]
        return max(before, key=lambda t: t.start).country if before else None

    def elsewhere(self, title: Title) -> str | None:
        """Give the state of the same office elsewhere in the document, if it is always one.

        An office that stands twice in one sentence is as a rule held by two.
        """
        here = self.sentence(title)
        same = [t for t in self._same_office(title) if self.sentence(t) != here]
        code = _agreed(
            code
            for other in same
            if not _different(title.holder, other.holder)
            # "министр N" is no "министр торговли" of whom no name is told
            if not (title.holder and other.holder is None and other.portfolio != title.portfolio)
            for code in other.countries
        )
        return None if code in self.clauses.visited(title) and title.holder is None else code

    def remaining(self, title: Title) -> str | None:
        """Give the other of two states, when the first has somebody else in this office."""
        if title.holder is None or len(self.states) != 2:
            return None
        others = [t for t in self._same_office(title) if _different(title.holder, t.holder)]
        code = _agreed(code for other in others for code in other.countries)
        if code not in self.states:
            return None
        return next(other for other in self.states if other != code)

    def at_home(self, title: Title) -> str | None:
        """Give the state of the dateline, unless its own office has somebody else.

        A title without a name may be of the guest, where one visits that state.
        """
        home = self.home(title)
        if title.role in _SENT:  # who stays with others is as a rule theirs
            return None
        if home is None or (title.holder is None and home in self._visited_in_lead):
            return None
        if title.holder is None and not self.datelines.codes:
            return None
        if title.holder is not None:
            rivals = [t for t in self._same_office(title) if home in t.countries]
            rivals += self._told_before(title)
            if any(_different(title.holder, rival.holder) for rival in rivals):
                return None
        return None if home in self.clauses.visited(title) else home

    @cached_property
    def _visited_in_lead(self) -> set[str]:
        lead = [title for title in self.titles if self.sentence(title) <= _LEAD]
        return {code for title in lead for code in self.clauses.visited(title)}

    def only_office(self, title: Title) -> str | None:
        """Give the only state that has offices and bodies here, if it is named most by far."""
        if len(self.offices) != 1:
            return None
        code = next(iter(self.offices))
        if code is None or not self._may_sit_in(title, code):
            return None
        rest = max((count for other, count in self.states.items() if other != code), default=0)
        enough = self.states[code] + self.offices[code] >= 2 * rest
        return code if enough and not self._is_elsewhere(title, code) else None

    def only(self, title: Title) -> str | None:
        """Give the only state of a document; a secretary of state is as a rule American."""
        american = title.role == "state_secretary" and self.states["US"]
        if american and not _SECRETARIES & set(self.states):
            return "US"
        named = set(self.states) | set(self.offices)
        code = named.pop() if len(named) == 1 else None
        foreign = title.role in ("mayor", "governor") and not title.name.islower()
        if foreign and not title.name.lower().startswith(_OWN_GOVERNORS):
            return None  # the region may be of any state
        elsewhere = self._is_elsewhere(title, code) or not self._may_sit_in(title, code)
        return None if elsewhere else code

    def _may_sit_in(self, title: Title, code: str | None) -> bool:
        """Tell whether an office can be of the only state with offices here.

        Where an embassy is, the ministers are of its host; ministers receive foreign ambassadors.
        """
        return code not in self.offices or (code in self.at_seat) != (title.role in _SENT)

    def _is_elsewhere(self, title: Title, code: str | None) -> bool:
        """Tell an office of a state that is visited: "король прибыл в Лиму, где его ждал посол"."""
        others = self.clauses.visited(title) | self.strangers.not_of(title.holder)
        if code in others or (code and self._meets_like(title, code)):
            return True
        rivals = self._same_office(title) if title.role in _ALONE and title.holder else []
        if any(code in t.countries and _different(title.holder, t.holder) for t in rivals):
            return True
        return title.holder is None and self.delegations.place(title) not in (None, code)

    def _meets_like(self, title: Title, code: str) -> bool:
        """Tell "министр" who met the "министр Чили"; those of a list may be of one state."""
        before = self.analysis.view.raw[max(0, title.start - 3) : title.start].strip()
        if title.plural or before == "и" or before.endswith(","):
            return False
        number = self.sentence(title)
        return any(
            code in other.countries and self.sentence(other) == number
            for other in self._same_office(title)
            if not other.plural and other.rank == title.rank
            if not (title.holder and other.holder and same_person(title.holder, other.holder))
        )

    def _told_before(self, title: Title) -> list[Title]:
        """Give the titles without a state, before one, of an office that a state has once."""
        if title.role not in _ALONE:
            return []
        bare = [t for role in ALIKE.get(title.role, (title.role,)) for t in self.bare[role]]
        return [t for t in bare if t.start < title.start]

    def _same_office(self, title: Title) -> list[Title]:
        alike = ALIKE.get(title.role, frozenset({title.role}))
        same = [t for role in alike for t in self.roles[role]]
        same = [t for t in same if t.status == title.status and t is not title]
        if title.portfolio:
            same = [t for t in same if t.portfolio in (title.portfolio, None)]
        return same


def _pairs(title: Title) -> Iterable[tuple[Person, str]]:
    """Give the holders of a title, each with his state, as far as it says whose is which."""
    people = holders_of(title)
    codes = title.countries * len(people) if len(title.countries) == 1 else title.countries
    return zip(people, codes, strict=True) if len(people) == len(codes) else ()


def _different(one: Person | None, other: Person | None) -> bool:
    return one is not None and other is not None and not same_person(one, other)


def _agreed(codes: Iterable[str]) -> str | None:
    found = set(codes)
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=64)
def _speaks_of_post(raw: str, start: int, stop: int) -> bool:
    """Tell whether a sentence says "этот пост"; asked for each title in it."""
    return bool(_THIS_POST.search(raw, start, stop))
