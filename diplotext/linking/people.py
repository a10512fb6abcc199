"""People of a document: the mentions of one person brought together.

Names in full come first, then names with initials, then surnames alone: each joins the person
whose name it can be. Relatives (Сатов, Сатова) and namesakes stay apart; one spelling more or
less ("Файсал", "Фейсал") does not make two people of one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import define, field

from diplotext.engine.pipeline import Analysis
from diplotext.language.view import fold
from diplotext.types import Mention, Person, PersonRecord, Title

__all__ = ["merge_people"]

_SHORT = 5  # words shorter than this have no spelling variants


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
        if _form(person) in self.forms:
            return True
        forms = self.forms.values()
        return any(_related(person, form) for form in forms) and all(
            _compatible(person, form) for form in forms
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
        return 2 if not _is_initial(person.first) else 1
    return 1 if person.first and person.middle else 0


def _choose(person: Person, groups: Iterable[_Group]) -> _Group | None:
    """Find the person of a mention: of several possible ones the one named last before it."""
    fitting = [group for group in groups if group.accepts(person)]
    exact = [g for g in fitting if any(_key(person.last) == _key(f.last) for f in g.forms.values())]
    nearest = exact or fitting
    if len(nearest) < 2:
        return nearest[0] if nearest else None
    return min(nearest, key=lambda group: group.distance(person))


def _related(one: Person, other: Person) -> bool:
    """Tell whether two mentions share a word that names: the surname, or the given name alone."""
    if one.last and other.last:
        return _same_surname(one, other)
    if one.last or other.last:  # "принц Фахд" is "Фахд бин Сауд Аль Рашид"
        alone, full = (other, one) if one.last else (one, other)
        return bool(alone.first and full.first) and _same_word(alone.first, full.first)
    return _same_word(one.first, other.first) and _key(one.suffix) == _key(other.suffix)


def _compatible(one: Person, other: Person) -> bool:
    """Tell whether two mentions contradict each other nowhere."""
    return (
        _agree(one.first, other.first)
        and _agree(one.middle, other.middle)
        and (not (one.last and other.last) or _same_surname(one, other))
        and (not (one.suffix and other.suffix) or _key(one.suffix) == _key(other.suffix))
    )


def _agree(one: str | None, other: str | None) -> bool:
    """Compare given names: an initial agrees with what begins so, absence with anything."""
    if not one or not other:
        return True
    if _is_initial(one) or _is_initial(other):
        left, right = (_key(name).split(".")[0] for name in (one, other))
        return left.startswith(right) or right.startswith(left)
    return _same_word(one, other)


def _same_surname(one: Person, other: Person) -> bool:
    if _same_word(one.last, other.last):
        return True
    # A genitive that was read as the nominative of a woman, or the other way round.
    for alone, full in ((one, other), (other, one)):
        if not alone.first and full.first and not _is_initial(full.first):
            return _is_case_of(alone, full)
    return False


def _is_case_of(alone: Person, full: Person) -> bool:
    """Tell whether a surname alone, as it stands, is a genitive of a man's surname in full."""
    written, surname = _key(alone.text), _key(full.last)
    man = not _key(full.first).endswith(("а", "я"))
    return man and written == surname + "а" and surname.endswith(("в", "н"))


def _same_word(one: str | None, other: str | None) -> bool:
    """Compare names, one letter more, less or other allowed inside long ones.

    >>> _same_word("Арагчиев", "Аракчиев"), _same_word("Сатов", "Сатова")
    (True, False)
    """
    left, right = _key(one), _key(other)
    if left == right:
        return True
    if min(len(left), len(right)) < _SHORT or left[:1] != right[:1] or left[-2:] != right[-2:]:
        return False
    return _one_edit(left, right)


def _one_edit(left: str, right: str) -> bool:
    """Tell whether one letter is changed, dropped or added."""
    if len(left) > len(right):
        left, right = right, left
    if len(right) - len(left) > 1:
        return False
    same = 0
    while same < len(left) and left[same] == right[same]:
        same += 1
    rest = left[same + 1 :] if len(left) == len(right) else left[same:]
    return rest == right[same + 1 :]


def _key(name: str | None) -> str:
    return fold(name).lower() if name else ""


def _is_initial(name: str) -> bool:
    return name.endswith(".")


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
    full = [part for part in parts if not _is_initial(part)]
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
