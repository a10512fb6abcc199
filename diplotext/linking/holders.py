"""Who holds which office: the name beside a title.

"министр обороны Чили Ана Рохас", "Ана Рохас, министр обороны Чили", "послы Кубы – N, Чада –
N", two offices joined by a dash. A name right after a title is its holder, however it is
declined: names that no dictionary knows have no case to agree in. What could be a list of
people is left alone.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from importlib import resources
from typing import Any

from attrs import evolve

from diplotext.engine.pipeline import Analysis
from diplotext.language.tokens import leaves
from diplotext.types import Country, Mention, Person, Title

__all__ = ["link_beside"]

_WORDS: dict[str, Any] = tomllib.loads(
    resources.files("diplotext.linking").joinpath("holders.toml").read_text(encoding="utf-8")
)
_BETWEEN = frozenset(_WORDS["between"])
_RANKS = frozenset(_WORDS["ranks"])
_KIN = frozenset(_WORDS["kin"])
_DASHES = frozenset("—-")
_JOINTS = frozenset({",", "и", "—", "-", "а", "также", "("})
_CLOSING = frozenset('.,;:)!?…»"”')
_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_GAP = 4
# Offices that one person holds besides a ministry.
_SECOND = frozenset({"deputy_prime_minister", "state_secretary"})
# Who serves somebody, whose name may follow.
_SERVING = frozenset(
    {
        "spokesperson",
        "presidential_aide",
        "special_representative",
        "plenipotentiary_representative",
    }
)
# Family names that always decline: "указом президента Ю.Дроздовский" is not one person.
_MAN = re.compile(r"(?:[оеё]в|[иы]н|[сц]кий)$")
_SLAVIC = re.compile(r"(?:[оеё]в|[иы]н|[сц]кий|[оеё]ва|[иы]на|[сц]кая)$")


def link_beside(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Give the titles whose holder stands beside them, each with its new self.

    Takes the document and its mentions in order.
    """
    current = _Current(mentions)
    held: dict[Mention, Mention] = {}
    for row in analysis.rows:
        types = {token.type for token in row}
        if not {"TITLE", "PERSON"} <= types:
            continue
        for title, people, states in _Row(row, current).links():
            if title not in held:
                held[title] = _held(title, people, states)
                value = "holders" if title.plural else "holder"
                analysis.because(title, value, "holders.beside", *people)
    return held


def _held(title: Title, people: tuple[Person, ...], states: tuple[str, ...]) -> Title:
    if not title.plural:
        return evolve(title, holder=people[0])
    if states:
        # "послы Дании – N, Бразилии – M"
        countries = tuple(dict.fromkeys((*title.countries, *states)))
        return evolve(title, holders=people, countries=countries, country=None)
    return evolve(title, holders=people)


class _Current:
    """The mentions as they are now, found by those that the tokens remember."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._found = {(m.type, m.start, m.stop): m for m in mentions}

    def __call__(self, mention: Mention | None) -> Mention | None:
        if mention is None:
            return None
        return self._found.get((mention.type, mention.start, mention.stop))


class _Row:
    """One sentence: its tokens, and the titles and people among them."""

    def __init__(self, tokens: Sequence[Any], current: _Current) -> None:
        self.tokens = tokens
        self.mentions = [
            current(token.mention) if token.type in ("TITLE", "PERSON", "COUNTRY") else None
            for token in tokens
        ]
        self.current = current

    def links(self) -> Iterable[tuple[Title, tuple[Person, ...], tuple[str, ...]]]:
        """Give each title with its people and, of a plural one, the states beside them."""
        taken: set[int] = set()
        alone: list[tuple[int, Title]] = []
        for index, mention in enumerate(self.mentions):
            if not isinstance(mention, Title):
                continue
            if mention.plural:
                people, states = self._several(index)
                if len(people) > 1:  # "представители N" are his, not he
                    yield mention, people, states
                continue
            place = self._after(index)
            person = self._person(place) if place is not None else None
            if place is None or person is None:
                alone.append((index, mention))
            elif self._fits(index, place):
                taken.add(place)
                yield mention, (person,), ()
            elif inner := self._inner(index):
                yield inner, (person,), ()
        for index, mention in alone:
            place = self._before(index, taken)
            person = self._person(place) if place is not None else None
            if person is not None:
                yield mention, (person,), ()

    # --- what stands where -----------------------------------------------------------

    def _at(self, index: int) -> Any:
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def _value(self, index: int) -> str:
        token = self._at(index)
        return token.value if token is not None else ""

    def _title(self, index: int) -> Title | None:
        mention = self.mentions[index] if 0 <= index < len(self.tokens) else None
        return mention if isinstance(mention, Title) else None

    def _person(self, index: int) -> Person | None:
        mention = self.mentions[index] if 0 <= index < len(self.tokens) else None
        return mention if isinstance(mention, Person) else None

    def _state(self, index: int) -> Country | None:
        mention = self.mentions[index] if 0 <= index < len(self.tokens) else None
        return mention if isinstance(mention, Country) else None

    def _inner(self, index: int) -> Title | None:
        """Give the office that an aide serves."""
        for mention in self.tokens[index].mentions[1:]:
            found = self.current(mention)
            if isinstance(found, Title):
                return found
        return None

    # --- one title ---------------------------------------------------------------------

    def _after(self, index: int) -> int | None:
        """Give the place of the name after a title, over titles joined to it by a dash."""
        place = self._skip(index + 1)
        if self._person(place):
            return place
        beside = self._title(index + 1)
        if beside is not None and not beside.plural:  # "эмир Катара шейх N"
            return self._after(index + 1)
        if self._value(index + 1) in _DASHES:
            following = self._title(index + 2)
            if following is not None and not following.plural:
                return self._after(index + 2)
            if self._person(index + 2) and self._ends(index + 3) and not self._is_kin(index - 1):
                return index + 2
        if self._value(index + 1) == "," and self._is_second_office(index, index + 2):
            return self._after(index + 2)
        if (
            self._value(index + 1) == "("
            and self._person(index + 2)
            and self._value(index + 3) == ")"
        ):
            return index + 2
        return None

    def _skip(self, index: int) -> int:
        """Step over "г-н", "генерал", "81-летний", and a quoted name of a company."""
        if self._value(index) in '«"“„' and self._value(index):
            for stop in range(index + 1, min(index + 8, len(self.tokens))):
                if self._value(stop) in '»"”':
                    index = stop + 1
                    break
        for step in range(_GAP):
            if not self._is_between(index + step):
                return index + step
        return index

    def _is_between(self, index: int) -> bool:
        value = self._value(index).lower()
        if value in _BETWEEN or value.endswith("-летний"):
            return True
        forms = getattr(self._at(index), "forms", ())
        return any(form.normalized in _RANKS for form in forms)

    def _is_kin(self, index: int) -> bool:
        """Tell "супруга" of "супруга президента — Ана Рохас"."""
        forms = getattr(self._at(index), "forms", ())
        return any(form.normalized in _KIN for form in forms)

    def _is_second_office(self, index: int, other: int) -> bool:
        """Tell "заместитель премьер-министра, министр обороны N" from a list of people."""
        first, second = self._title(index), self._title(other)
        if first is None or second is None or second.plural:
            return False
        return first.role in _SECOND and second.role in ("minister", "foreign_minister")

    def _before(self, index: int, taken: set[int]) -> int | None:
        """Give the place of the name before a title: "N, посол Чада", "N – посол", "N (посол)"."""
        link, place = self._value(index - 1), index - 2
        person = self._person(place)
        if person is None or place in taken or not link:
            return None
        if link == "(":
            return place if self._value(index + 1) == ")" else None
        if link != "," and link not in _DASHES:
            return None
        if self._value(place - 1) in ("и", ",") and self._person(place - 2):
            return None  # the last name of a list
        return place if self._ends(index + 1) and self._agrees(index, place) else None

    def _ends(self, index: int) -> bool:
        value = self._value(index)
        if value[:1].isupper() and self._at(index).type == "RU":  # a name that goes on
            return True
        if value == "," and (self._person(index + 1) or self._title(index + 1)):
            return False
        return not value or value in _CLOSING or value in _DASHES

    # --- several ------------------------------------------------------------------------

    def _several(self, index: int) -> tuple[tuple[Person, ...], tuple[str, ...]]:
        """Give the names after a plural title, with the states between them."""
        people: list[Person] = []
        states: list[str] = []
        place = index + 1
        while place < len(self.tokens):
            person, state = self._person(place), self._state(place)
            if person:
                people.append(person)
            elif state and people and self._named_next(place):
                states.append(state.code)
            elif not self._joins(place, bool(people)):
                break
            place += 1
        return tuple(people), tuple(states)

    def _named_next(self, place: int) -> bool:
        """Tell "Чада – N": the state belongs to the name after it."""
        step = place + 1
        if self._value(step) in _DASHES or self._value(step) == "(":
            step += 1
        return self._person(step) is not None

    def _joins(self, place: int, begun: bool) -> bool:
        value = self._value(place).lower()
        if value == ")":
            return begun
        if value not in _JOINTS and value not in _BETWEEN:
            return False
        return begun or value in _DASHES or value == "(" or value in _BETWEEN

    # --- agreement ----------------------------------------------------------------------

    def _fits(self, index: int, place: int) -> bool:
        """Tell whether a name may follow its title in this case; names often do not decline."""
        title, person = self._title(index), self._person(place)
        if title is None or person is None:
            return False
        if self._value(place - 1) in _DASHES or title.role in _SERVING:
            return self._agrees(index, place)  # "пресс-секретарь Ивана Дроздова"
        last = person.text.split()[-1]
        undeclined = last == person.name.split()[-1] and bool(_SLAVIC.search(last))
        # A full name that is declined, or a foreign one, follows a title of any case.
        return not (undeclined or not person.first) or self._agrees(index, place)

    def _agrees(self, index: int, place: int) -> bool:
        token = self.tokens[index]
        title = {c for c in _CASES for form in token.forms if c in form.grams}
        person = self._cases(place)
        return not title or not person or bool(title & person)

    def _cases(self, place: int) -> frozenset[str]:
        """Give the cases that a name can be in, as far as its words are known for names."""
        words = [t for t in leaves(self.tokens[place]) if t.type == "RU" and len(t.value) > 2]
        known = [cases for word in words if (cases := _cases_of(word))]
        return frozenset.intersection(*known) if known else frozenset()


def _cases_of(word: Any) -> frozenset[str]:
    if _MAN.search(word.value):  # men's names in "-ов", "-ин", "-ский" are nominative
        return frozenset({"nomn"})
    names = [f for f in word.forms if any(gram in f.grams for gram in ("Name", "Surn", "Patr"))]
    return frozenset(c for c in _CASES for f in names if c in f.grams and "plur" not in f.grams)
