"""People of a document: the mentions of one person brought together.

Names in full come first, then names with initials, then surnames alone: each joins the person
whose name it can be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import define, field

from diplotext.engine.pipeline import Analysis
from diplotext.linking.people.names import compatible, is_initial, key, related
from diplotext.types import Mention, Person, PersonRecord, Title

__all__ = ["merge_people"]


def merge_people(analysis: Analysis, mentions: Sequence[Mention]) -> tuple[PersonRecord, ...]:
    """Give the persons of a document in the order of their first mentions.

    Takes all mentions in order, titles with their holders; the analysis is not changed.
    """
    persons = [mention for mention in mentions if isinstance(mention, Person)]
    titles = [mention for mention in mentions if isinstance(mention, Title)]
    groups: list[_Group] = []
    for person in sorted(persons, key=lambda p: (-_fullness(p), p.start)):
        group = _choose(person, groups)
        if group is None:
            group = _Group()
            groups.append(group)
        group.add(person)
    for group in groups:
        group.members.sort(key=lambda person: person.start)
    groups.sort(key=lambda group: group.members[0].start)
    return tuple(_record(group, titles) for group in groups)


@define
class _Group:
    """The mentions of one person so far."""

    members: list[Person] = field(factory=list)
    forms: dict[tuple[str | None, ...], Person] = field(factory=dict)

    def add(self, person: Person) -> None:
        """Take a mention in."""
        self.members.append(person)
        self.forms.setdefault(_form(person), person)

    def accepts(self, person: Person) -> bool:
        """Tell whether a mention can be of this person; it must fit all that say as much."""
        forms = self.forms.values()
        return any(related(person, form) for form in forms) and all(
            compatible(person, form) for form in forms
        )

    def distance(self, person: Person) -> tuple[bool, int]:
        """Measure how near a mention stands to those of this person, later ones after."""
        return min(
            (member.start > person.start, abs(member.start - person.start))
            for member in self.members
        )


def _form(person: Person) -> tuple[str | None, ...]:
    """Give what tells mentions of one person apart; the text does where a case is open."""
    text = None if person.first else person.text
    return person.first, person.middle, person.last, person.suffix, text


def _fullness(person: Person) -> int:
    """Rank mentions: names in full, then with initials, then one word."""
    if person.first and person.last:
        return 2 if not is_initial(person.first) else 1
    return 1 if person.first and person.middle else 0


def _choose(person: Person, groups: Iterable[_Group]) -> _Group | None:
    """Find the person of a mention: of several possible ones the one named last before it."""
    form, last = _form(person), key(person.last)
    fitting = [group for group in groups if form in group.forms or group.accepts(person)]
    exact = [g for g in fitting if any(last == key(f.last) for f in g.forms.values())]
    nearest = exact or fitting
    if len(nearest) < 2:
        return nearest[0] if nearest else None
    return min(nearest, key=lambda group: group.distance(person))


def _record(group: _Group, titles: Sequence[Title]) -> PersonRecord:
    spans = {member.span for member in group.members}
    held = [title for title in titles if any(who.span in spans for who in _holders(title))]
    return PersonRecord(
        name=_fullest(group.members),
        country=_country(held, spans),
        mentions=tuple(group.members),
        titles=tuple(held),
    )


def _holders(title: Title) -> tuple[Person, ...]:
    return title.holders if title.holder is None else (title.holder,)


def _fullest(members: Sequence[Person]) -> str:
    """Choose the name with the most words in full, of equal ones the commonest, then the first."""
    counts = Counter(member.name for member in members)
    return max(members, key=lambda m: (_words(m), counts[m.name], -m.start)).name


def _words(person: Person) -> tuple[int, int]:
    parts = [p for p in (person.first, person.middle, person.last, person.suffix) if p]
    full = [part for part in parts if not is_initial(part)]
    return len(full), len(parts)


def _country(titles: Sequence[Title], spans: set[tuple[int, int]]) -> str | None:
    """Choose the state that most of the offices belong to, present ones before others."""
    votes: Counter[str] = Counter()
    for title in titles:
        code = _state(title, spans)
        if code:
            votes[code] += 1 if title.status in ("former", "honorary") else 100
    return votes.most_common(1)[0][0] if votes else None


def _state(title: Title, spans: set[tuple[int, int]]) -> str | None:
    """Give the state of a title; "министры Чада и Нигера N и M" gives each his own."""
    holders = _holders(title)
    if len(holders) > 1 and len(holders) == len(title.countries):
        pairs = zip(holders, title.countries, strict=True)
        return next((code for who, code in pairs if who.span in spans), None)
    return title.country
