"""Whose greetings are conveyed: "министр Чили передал приветствие от президента N"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from diplotext.engine.pipeline import Analysis
from diplotext.linking.people.names import same_person
from diplotext.linking.titles.clauses import Clauses
from diplotext.linking.titles.references import holders_of
from diplotext.types import Mention, Person, Title

__all__ = ["Greetings"]

_REACH = 120  # characters from the greeting to the last of those who send it
# "передал … приветствие (от) президента N (и премьер-министра)": the sender in the genitive.
_CONVEYED = re.compile(
    r"\bпередал[аи]?\b[^.;:]*\b(?:привет|приветстви[ея]|послани[ея]|пожелани[яе]|приглашени[ея]|письмо)"
    r"(?P<sender>(?:\s+(?!президенту|премьер-министру|для\b)[\w.-]+){0,8}\s+)$"
)
_LEADERS = frozenset({"president", "head_of_state", "monarch", "prime_minister", "minister"})


class Greetings:
    """Who conveys what is sent; takes the mentions of a document in order."""

    def __init__(self, analysis: Analysis, clauses: Clauses, mentions: Sequence[Mention]) -> None:
        self.raw, self.morph = analysis.view.raw, analysis.morph
        self.clauses = clauses
        self.people = [m for m in mentions if isinstance(m, Title | Person)]
        self.starts = [m.start for m in self.people]

    def state(self, title: Title) -> str | None:
        """Give the state of the one who conveys the greetings of an office, if it is told.

        Who conveys is the first one named in the sentence; the office is in the genitive.
        """
        if title.role not in _LEADERS or title.plural:
            return None
        start, _ = self.clauses.span(title)
        before = self.raw[max(start, title.start - 3 * _REACH) : title.start]
        if not _CONVEYED.search(before) or not self._is_genitive(title):
            return None
        first = bisect_left(self.starts, start)
        who = self.people[first] if first < len(self.people) else None
        if who is None or who.start >= title.start:
            return None
        return self._state_of(who)

    def _state_of(self, who: Title | Person) -> str | None:
        """Give the state of an office or person by their other mentions."""
        if isinstance(who, Title) and who.country:
            return who.country
        titles = [t for t in self.people if isinstance(t, Title) and t.country]
        people = [who] if isinstance(who, Person) else holders_of(who)
        if people:
            held = [t for t in titles for p in holders_of(t) if same_person(people[0], p)]
        else:
            held = [t for t in titles if isinstance(who, Title) and t.role == who.role]
        codes = {title.country for title in held}
        return codes.pop() if len(codes) == 1 else None

    def _is_genitive(self, title: Title) -> bool:
        word = title.text.split()[0].lower()
        return any("gent" in form.grams for form in self.morph(word))
