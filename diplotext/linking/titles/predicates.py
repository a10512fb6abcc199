"""Offices that a sentence says of somebody: "N избран президентом", "N занимает пост посла".

The office is a predicate, so it means whoever the sentence says, and nobody told before: where
the sentence does not tell, it is nobody's. What is hoped, feared, planned or denied makes no
holder ("может стать", "не стал", "предложил назначить"), nor does a subject that is no name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import evolve, frozen

from diplotext.engine.pipeline import Analysis
from diplotext.entities.meetings.actors import cases
from diplotext.language.data import read_toml
from diplotext.language.view import fold
from diplotext.linking.statements.speakers import is_verb
from diplotext.types import Date, Mention, Person, Title

__all__ = ["Predicate", "link_predicates", "predicates"]

_WORDS: dict[str, frozenset[str]] = {
    key: frozenset(fold(word) for word in words)
    for key, words in read_toml("diplotext.linking.titles", "predicates.toml").items()
}
_ENDS = frozenset({",", ";", ":", "—", "-", "«", "»", '"', "(", ")", "“", "”", ".", "!", "?"})
_PRONOUNS = frozenset({"он", "она", "они", "я", "мы", "вы", "кто"})
_CLAUSES = frozenset({"что", "чтобы", "если", "когда", "поскольку", "хотя", "чем", "как"})
_LEFT, _RIGHT = 8, 4  # tokens from an office to the verb that says it of somebody
_FAR = 8  # tokens from a verb to the name that follows it
_SUBJECT = 25  # tokens from a verb back to its subject


@frozen
class Predicate:
    """What a sentence says of an office: the one who holds it, if it tells; ``past`` if no more."""

    person: Person | None = None
    past: bool = False


def link_predicates(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Give the titles that a sentence says of a person, each with its holder.

    Takes the document and its mentions in order.
    """
    said = predicates(analysis)
    held: dict[Mention, Mention] = {}
    for title in mentions:
        if isinstance(title, Title) and title.holder is None:
            person = said.get(title.span, Predicate()).person
            if person is not None:
                held[title] = evolve(title, holder=person)
                analysis.because(title, "holder", "holders.predicate", person)
    return held


def predicates(analysis: Analysis) -> dict[tuple[int, int], Predicate]:
    """Give what the sentences of a document say of the offices in them, by the spans of these."""
    found: dict[tuple[int, int], Predicate] = {}
    for _, row in analysis.with_types("TITLE"):
        for index, token in enumerate(row):
            title = token.mention if token.type == "TITLE" else None
            if isinstance(title, Title) and not title.plural and (verb := _verb_of(row, index)):
                found[title.span] = verb.read()
    return found


def _verb_of(row: Sequence[Any], index: int) -> _Verb | None:
    """Give the word that says an office of somebody, in whatever way it does."""
    own = cases(row[index])
    start = _skip(row, index - 1)
    before = row[start] if start >= 0 else None
    if before is not None and not _WORDS["posts"].isdisjoint(before.lemmas):
        if "gent" in own:
            return _near(row, start, index, ("take", "leave", "dismiss", "name"))
        return None
    if "ablt" not in own or (before is not None and _is_preposition(before)):
        return None
    return _near(row, start + 1, index, ("be", "become", "name"))


def _near(row: Sequence[Any], first: int, index: int, kinds: tuple[str, ...]) -> _Verb | None:
    """Find the verb before an office, over another office in a list; else the one after it."""
    for place in range(first - 1, max(-1, first - 1 - _LEFT), -1):
        token = row[place]
        if verb := _Verb.at(row, place, first, index, kinds):
            return verb
        if is_verb(token):
            return None
        listed = token.value in (",", "и") and row[place - 1].type == "TITLE"
        if token.value in _ENDS and not listed:
            break
    for place in range(index + 1, min(len(row), index + 1 + _RIGHT)):
        if verb := _Verb.at(row, place, first, index, kinds):
            return verb
        if row[place].value in _ENDS or is_verb(row[place]) or row[place].type == "PERSON":
            return None
    return None


def _skip(row: Sequence[Any], place: int) -> int:
    """Step back over "новым", "13-м", "первым в истории"."""
    while place >= 0:
        token = row[place]
        numbered = token.type == "INT" or (token.value == "-" and row[place - 1].type == "INT")
        if not numbered and token.lemmas.isdisjoint(_WORDS["adjectives"]) and token.value != "м":
            break
        place -= 1
    return place


@frozen
class _Verb:
    """A word that says the office at ``index`` of somebody; ``first`` is where that begins."""

    row: Sequence[Any]
    place: int
    first: int
    index: int
    kind: str
    form: Any

    @classmethod
    def at(
        cls, row: Sequence[Any], place: int, first: int, index: int, kinds: Sequence[str]
    ) -> _Verb | None:
        token = row[place]
        if token.type != "RU":
            return None
        for kind in kinds:
            if token.lemmas.isdisjoint(_WORDS[kind]):
                continue
            for form in token.forms:
                verbal = any(g in form.grams for g in ("VERB", "PRTS", "PRTF", "INFN", "GRND"))
                if verbal and form.normalized in _WORDS[kind]:
                    return cls(row, place, first, index, kind, form)
        return None

    def read(self) -> Predicate:
        """Give whom the office is said of."""
        if self._is_unreal():
            return Predicate()
        if "PRTF" in self.form.grams:
            person = self._described()
        elif self.kind in ("name", "dismiss") and "PRTS" not in self.form.grams:
            person = self._object()
        else:
            person = self._subject()
        return Predicate(person, past=self._is_past())

    def _is_unreal(self) -> bool:
        around = self.row[max(0, self.place - 1) : self.place + 2]
        if any(token.value.lower() in ("не", "бы") for token in around):
            return True
        return any(gram in self.form.grams for gram in ("INFN", "GRND", "impr"))

    def _is_past(self) -> bool:
        if self.kind in ("leave", "dismiss") or (self.kind == "be" and "past" in self.form.grams):
            return True
        start = max(0, min(self.place, self.first) - _LEFT)
        near = self.row[start : max(self.index, self.place) + _RIGHT]
        words = {token.value.lower() for token in self.row[start : self.place]}
        dates = [token.mention for token in near if token.type == "DATE"]
        years = any(isinstance(date, Date) and len(date.since) == 4 for date in dates)
        return years or not words.isdisjoint(_WORDS["past"])

    def _described(self) -> Person | None:
        """Give the person before ", занимавший пост министра"."""
        comma = self.place - 1
        if comma < 1 or self.row[comma].value != ",":
            return None
        before = self.row[comma - 1]
        fits = before.type == "PERSON" and bool(cases(before) & cases(self.row[self.place]))
        return _who(before) if fits else None

    def _object(self) -> Person | None:
        """Give the one person who is appointed: "президент назначил N послом"."""
        found = []
        stop = min(len(self.row), max(self.index, self.place) + 1 + _FAR)
        for place in range(self.place + 1, stop):
            token = self.row[place]
            if token.value in _ENDS or is_verb(token):
                break
            named = token.type == "PERSON" and _may_be_object(token)
            if named and not _is_preposition(self.row[place - 1]):
                found.append(token.mention)
        return found[0] if len(found) == 1 else None

    def _subject(self) -> Person | None:
        """Give the person of whom it is said: after the verb, if the office is before it."""
        if self.first < self.place and (after := self._after()):
            return after
        return self._before()

    def _after(self) -> Person | None:
        for place in range(self.place + 1, min(len(self.row), self.place + 1 + _FAR)):
            token = self.row[place]
            if token.value in (*_ENDS, "вместо") or is_verb(token) or _is_preposition(token):
                return None
            if token.type == "PERSON":
                return _who(token) if self._agrees(token) else None
        return None

    def _before(self) -> Person | None:
        """Go back to the subject; another noun for a human, a pronoun, a clause ends the search."""
        crossed = 0
        place = min(self.place, self.first) - 1
        last = max(-1, place - _SUBJECT)
        while place > last:
            token = self.row[place]
            if token.value == ")":
                place = _opening(self.row, place)
                continue
            if token.lemmas and "который" in token.lemmas:
                return self._antecedent(place)
            if token.type == "PERSON" and self._agrees(token) and not self._is_governed(place):
                return _who(token)
            if token.value in _ENDS and token.value != ",":
                return None
            if token.value.lower() in _PRONOUNS | _CLAUSES or _is_human(token):
                return None
            crossed += is_verb(token)
            if crossed > 1:
                return None
            place -= 1
        return None

    def _antecedent(self, place: int) -> Person | None:
        """Give the person before ", который"."""
        token, before = self.row[place], self.row[max(0, place - 2)]
        subject = any("nomn" in form.grams for form in token.forms)
        named = place > 1 and self.row[place - 1].value == "," and before.type == "PERSON"
        return _who(before) if subject and named else None

    def _is_governed(self, place: int) -> bool:
        return place > 0 and _is_preposition(self.row[place - 1])

    def _agrees(self, token: Any) -> bool:
        """Tell whether a person can be the subject, by case, number and gender."""
        if "nomn" not in cases(token) or "plur" in self.form.grams:
            return False
        wanted = {gram for gram in ("masc", "femn") if gram in self.form.grams}
        told = {g for form in token.forms for g in ("masc", "femn") if g in form.grams}
        return not wanted or not told or bool(wanted & told)


def _may_be_object(token: Any) -> bool:
    """Tell a name in the accusative; foreign ones often do not decline ("назначил Ли Хе Рин")."""
    if cases(token) & {"accs", "gent"}:
        return True
    return token.value.split()[-1][-1] not in "вий"


def _who(token: Any) -> Person | None:
    return token.mention if isinstance(token.mention, Person) else None


def _is_preposition(token: Any) -> bool:
    return token.type == "RU" and "PREP" in token.forms[0].grams


def _is_human(token: Any) -> bool:
    """Tell a word or office in the nominative that may be the subject itself."""
    if token.type == "TITLE":
        return "nomn" in cases(token)
    if token.type != "RU":
        return False
    grams = token.forms[0].grams
    return "NOUN" in grams and "anim" in grams and "nomn" in grams


def _opening(row: Sequence[Any], place: int) -> int:
    """Step back over what stands in brackets."""
    while place >= 0 and row[place].value != "(":
        place -= 1
    return place - 1
