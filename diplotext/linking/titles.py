"""The state of a title that does not say it: "министр", "глава государства", "госсекретарь"."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from importlib import resources
from typing import Any

from attrs import evolve

from diplotext.engine.pipeline import Analysis
from diplotext.entities.titles.normalize import national
from diplotext.linking.clauses import Clauses
from diplotext.linking.home import dateline
from diplotext.linking.names import key, same_person
from diplotext.linking.references import holders_of, sentence_of
from diplotext.linking.sides import sides
from diplotext.types import Country, Institution, Mention, Ministry, Person, Title

__all__ = ["resolve", "resolve_certain"]

_WORDS: dict[str, Any] = tomllib.loads(
    resources.files("diplotext.linking").joinpath("titles.toml").read_text(encoding="utf-8")
)
_NATIONAL = frozenset(_WORDS["national"])
_ALIKE = {role: frozenset(roles) for roles in _WORDS["alike"] for role in roles}
_OF_BOTH = frozenset(_WORDS["of_both_sides"])
_SECRETARIES = frozenset(_WORDS["other_state_secretaries"])
# "министр экономики страны": the state named last.
_GENERIC = re.compile(r"\b(?:страны|республики|государства|королевства)$")
_PART = re.compile(rf"\W+(?:{'|'.join(_WORDS['parts'])})\s+\w+(?:ет|ют|ил|ила|или|ал|ала)\s+$")
_TWO = re.compile(r"\s+(?:двух|обеих)\s+(?:стран|государств|республик|сторон)")
_LEVEL = re.compile(r"\bуровне\s+$")
_LEAD = 4  # sentences that tell who visits whom

Way = Callable[[Title], str | None]


def resolve_certain(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Give the titles whose state the text tells by what belongs to them.

    Evidence, the strongest first: a body or office inside the title, an office joined by a
    dash, another office of the holder, "страны", "венгерскую часть возглавляет". Where it
    disagrees with itself the title stays without a state.
    """
    document = _Document(analysis, mentions)
    return _resolve(analysis, document, document.certain(), mentions)


def resolve(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Give the titles whose state the document as a whole tells, besides the certain ones.

    It is the state that the same office has elsewhere, that of the dateline, the only one that
    has offices here, the only one named; for plurals the two sides of the document.
    """
    document = _Document(analysis, mentions)
    return _resolve(analysis, document, (*document.certain(), *document.likely()), mentions)


def _resolve(
    analysis: Analysis,
    document: _Document,
    ways: Iterable[tuple[str, Way]],
    mentions: Sequence[Mention],
) -> dict[Mention, Mention]:
    placed: dict[Mention, Mention] = {}
    for title in document.titles:
        if title.countries or title.organization or title.role not in _NATIONAL:
            continue
        codes, rule = _plural(title, document, ways) if title.plural else _found(title, ways)
        if not codes:
            continue
        new = placed[title] = _placed(title, codes)
        witnesses = _witnesses(title, codes, rule, mentions)
        for value in ("country", "countries", "role", "portfolio"):
            if getattr(title, value) != getattr(new, value):
                analysis.because(title, value, f"titles.{rule}", *witnesses)
    return placed


def _found(title: Title, ways: Iterable[tuple[str, Way]]) -> tuple[tuple[str, ...], str]:
    """Try one kind of evidence after another; gives the state and the name of the evidence."""
    for rule, find in ways:
        if code := find(title):
            return (code,), rule
    return (), ""


def _plural(
    title: Title, document: _Document, ways: Iterable[tuple[str, Way]]
) -> tuple[tuple[str, ...], str]:
    if title.holders:
        codes = [document.of_holder(person) for person in title.holders]
        return (tuple(dict.fromkeys(c for c in codes if c)) if all(codes) else ()), "holders"
    if not any(rule == "only_state" for rule, _ in ways):
        return (), ""
    if title.role == "member_of_parliament":
        code = document.only_office(title)
        return ((code,) if code else ()), "only_office"
    if codes := document.last_plural(title):
        return codes, "same_office"
    return document.of_both(title), "sides"


class _Document:
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
        self.offices = Counter(m.country for m in self.owners if m.country and self._is_said(m))
        self.roles: defaultdict[str, list[Title]] = defaultdict(list)
        self.held: defaultdict[str, list[tuple[Person, str]]] = defaultdict(list)
        for title in self.titles:
            if title.countries:
                self.roles[title.role].append(title)
            for person, code in _pairs(title):
                self.held[_initial(person)].append((person, code))
        self.pair = sides(mentions)
        self.home = self._home()

    def _home(self) -> str | None:
        code = dateline(self.analysis)
        return code if code in self.states else None

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
            ("last_state", self.last_state),
            ("part", self.part),
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
        held = self.held.get(_initial(holder), ())
        return _agreed(code for person, code in held if same_person(person, holder))

    def last_state(self, title: Title) -> str | None:
        """Give the state that "страны" in a title means: the last one in its sentence."""
        if title.role == "head_of_state" or not _GENERIC.search(title.text.lower()):
            return None
        before = self.clauses.states(self.clauses.span(title)[0], title.start)
        return before[-1].code if before else None

    def part(self, title: Title) -> str | None:
        """Give the state of "венгерскую часть возглавляет госсекретарь"."""
        raw = self.analysis.view.raw
        start = max(self.clauses.span(title)[0], title.start - 80)
        for state in self.clauses.states(start, title.start)[-1:]:
            if state.form == "adjective" and _PART.fullmatch(raw[state.stop : title.start]):
                return state.code
        return None

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
        home = self.home
        if home is None or (title.holder is None and home in self._visited_in_lead()):
            return None
        if title.holder is not None:
            rivals = [t for t in self._same_office(title) if home in t.countries]
            if any(_different(title.holder, rival.holder) for rival in rivals):
                return None
        return None if home in self.clauses.visited(title) else home

    def _visited_in_lead(self) -> set[str]:
        lead = [title for title in self.titles if self.sentence(title) <= _LEAD]
        return {code for title in lead for code in self.clauses.visited(title)}

    def only_office(self, title: Title) -> str | None:
        """Give the only state that has offices and bodies here, if it is named most by far."""
        if len(self.offices) != 1:
            return None
        code = next(iter(self.offices))
        rest = max((count for other, count in self.states.items() if other != code), default=0)
        enough = self.states[code] + self.offices[code] >= 2 * rest
        return code if enough and code not in self.clauses.visited(title) else None

    def only(self, title: Title) -> str | None:
        """Give the only state of a document; a secretary of state is as a rule American."""
        american = title.role == "state_secretary" and self.states["US"]
        if american and not _SECRETARIES & set(self.states):
            return "US"
        code = next(iter(self.states)) if len(self.states) == 1 else None
        return None if code in self.clauses.visited(title) else code

    def last_plural(self, title: Title) -> tuple[str, ...]:
        """Give the states of the plural office before that a bare one repeats."""
        if _TWO.match(self.analysis.view.raw, title.stop):
            return ()
        alike = _ALIKE.get(title.role, frozenset({title.role}))
        for other in reversed(self.titles[: bisect_left(self.starts, title.start)]):
            if other.plural and other.role in alike and other.rank == title.rank:
                fits = title.portfolio in (None, other.portfolio)
                return other.countries if fits and len(other.countries) > 1 else ()
        return ()

    def of_both(self, title: Title) -> tuple[str, ...]:
        """Give the two sides for an office that both have ("вице-премьеры двух стран")."""
        raw = self.analysis.view.raw
        both = _TWO.match(raw, title.stop) or _LEVEL.search(raw[: title.start][-20:])
        return self.pair if both or title.role in _OF_BOTH else ()

    def _same_office(self, title: Title) -> list[Title]:
        alike = _ALIKE.get(title.role, frozenset({title.role}))
        same = [t for role in alike for t in self.roles[role]]
        same = [t for t in same if t.status == title.status and t is not title]
        if title.portfolio:
            same = [t for t in same if t.portfolio in (title.portfolio, None)]
        return same


def _placed(title: Title, codes: tuple[str, ...]) -> Title:
    country = codes[0] if len(codes) == 1 else None
    role, portfolio = national(title.role, title.portfolio, country)
    return evolve(
        title,
        role=role,
        portfolio=portfolio or title.portfolio,
        country=country,
        countries=codes,
    )


def _witnesses(
    title: Title, codes: tuple[str, ...], rule: str, mentions: Sequence[Mention]
) -> Sequence[Mention]:
    """Give the mentions by which a title got its state, of many alike the first."""
    if rule == "holders":
        return title.holders
    code = codes[0]
    of_state = [m for m in mentions if code in (getattr(m, "country", None), _code(m))]
    titles = [m for m in of_state if isinstance(m, Title)]
    if rule == "inside":
        return [m for m in of_state if title.contains(m) or m.contains(title)][:1]
    if rule == "joined":
        return [m for m in titles if m.start >= title.stop][:1]
    if rule == "same_holder" and title.holder is not None:
        who = title.holder
        return [m for m in titles if any(same_person(p, who) for p in holders_of(m))][:1]
    if rule == "same_office":
        alike = _ALIKE.get(title.role, frozenset({title.role}))
        return [m for m in titles if m.role in alike][:1]
    countries = [m for m in of_state if isinstance(m, Country)]
    if rule in ("last_state", "part"):
        return [m for m in countries if m.start < title.start][-1:]
    if rule == "only_office":
        return [m for m in of_state if not isinstance(m, Country)][:1]
    return countries[:1]


def _code(mention: Mention) -> str | None:
    return mention.code if isinstance(mention, Country) else None


def _pairs(title: Title) -> Iterable[tuple[Person, str]]:
    """Give the holders of a title, each with his state, as far as it says whose is which."""
    people = holders_of(title)
    codes = title.countries * len(people) if len(title.countries) == 1 else title.countries
    return zip(people, codes, strict=True) if len(people) == len(codes) else ()


def _initial(person: Person) -> str:
    return key(person.last or person.first or person.name)[:1]


def _different(one: Person | None, other: Person | None) -> bool:
    return one is not None and other is not None and not same_person(one, other)


def _agreed(codes: Iterable[str]) -> str | None:
    found = set(codes)
    return found.pop() if len(found) == 1 else None
