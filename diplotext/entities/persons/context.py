"""What stands beside a name: the evidence that it is one, and the case that it must have."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from attrs import field, frozen

from diplotext.engine.limits import Cache
from diplotext.entities.persons.agreement import MISMATCH, PLAIN, PRIOR, Demand, demand
from diplotext.entities.persons.neighbours import PREPOSITIONS, Traits, preposition
from diplotext.entities.persons.normalize import CASES
from diplotext.language.caches import size

__all__ = ["Beside", "Neighbours"]

# Tokens that stand between an office and its holder.
_INSIDE = {"COUNTRY", "MINISTRY", "INSTITUTION", "ORGANIZATION", "AREA", "DATE"}
_JOINING = {",", "и", "—", "-", ";", "также", "а"}
LOOK_BACK = 14
ATTRIBUTE = -0.9


_CACHE = size(20_000)
_ACTORS = frozenset({"PERSON", "TITLE", "COUNTRY", "MINISTRY", "INSTITUTION", "ORGANIZATION"})


@frozen
class Beside:
    """The neighbourhood of a name.

    ``evidence`` is ``title``, ``honorific``, ``noun`` (a word for a person, "дипломат"),
    or ``None``; ``named_after`` marks "площадь Абая"; ``subject`` that a verb of people
    follows or precedes, ``verb`` any finite verb after; ``starts`` that the sentence begins
    here; ``adjacent`` that the evidence stands directly before, ``unfinished`` that it is an
    office of something ("глава"), ``of_place`` one of a see or fief.
    """

    demand: Demand
    evidence: str | None = None
    named_after: bool = False
    subject: bool = False
    verb: bool = False
    starts: bool = False
    adjacent: bool = False
    unfinished: bool = False
    of_place: bool = False
    preposition: str | None = None


@frozen(eq=False)
class Neighbours:
    """Looks at the words beside names, with the word lists of the lexicon."""

    words: Mapping[str, frozenset[str]] = field(repr=False)
    _traits: Cache[Hashable, Traits] = field(factory=lambda: Cache(_CACHE), init=False, repr=False)

    def look(self, left: Sequence[Any], right: Sequence[Any]) -> Beside:
        """Look at the tokens before and after a name, both in the order of the text."""
        size = len(left)
        while size and left[size - 1].value in '«"“„(':
            size -= 1
        left = left[:size]
        verb, after = self._verb(left, right)
        subject = verb is not None and verb[1]
        if not left or (size == 1 and left[0].value in "—-:;"):
            return Beside(_verbal(verb), subject=subject, verb=after, starts=True)
        return (
            self._honoured(left, subject, after)
            or _governed(left[-1], subject, after)
            or self._headed(left, verb, subject, after)
        )

    def office(self, token: Any) -> frozenset[str]:
        """Give the cases of a token that is an office, none of another."""
        return self.traits(token).office_cases if token.type == "TITLE" else frozenset()

    def is_thing(self, token: Any) -> bool:
        """Tell a noun for a thing, which a name may follow ("округа Верстон")."""
        if token.type != "RU" or not token.value.islower():
            return False
        traits = self.traits(token)
        return traits.noun and not (traits.animate or traits.of_person)

    def traits(self, token: Any) -> Traits:
        """Give what a Russian word or a merged token is to a name."""
        key = token.key
        found = self._traits.get(key)
        if found is None:
            plain = token.type == "RU"
            forms = _governing(token)
            last = forms if plain else getattr(_last_word(token), "forms", [])
            found = self._traits[key] = Traits(token.value, forms, last, self.words, plain)
        return found

    def _honoured(self, left: Sequence[Any], subject: bool, verb: bool) -> Beside | None:
        """Read "господин" before the name."""
        index = len(left) - 1
        if left[index].value == "." and index and left[index - 1].value.lower() in _DOTTED:
            index -= 1
        token = left[index]
        if token.type != "RU":
            return None
        traits = self.traits(token)
        gender = traits.honorific
        if gender is None:
            return None
        needs = _honorific_demand(traits, self._allowed(left, index), gender)
        return Beside(needs, evidence="honorific", subject=subject, verb=verb)

    def _headed(
        self, left: Sequence[Any], verb: _Verb | None, subject: bool, after: bool
    ) -> Beside:
        """Read the noun before the name: an office, a person, or what belongs to the person."""
        if verb is None and left[-1].type == "RU" and self.traits(left[-1]).transitive:
            return Beside(_OBJECT, subject=subject, verb=after)
        head, index = self._head(left)
        named = self._named_after(left)
        if head is None or index is None:
            return Beside(_verbal(verb), named_after=named, subject=subject, verb=after)
        traits = self.traits(head)
        adjacent = index == len(left) - 1
        if head.type == "TITLE" or traits.animate:
            return Beside(
                _office_demand(traits, self._allowed(left, index), head.type == "TITLE", verb),
                evidence="title" if head.type == "TITLE" else "noun",
                named_after=named,
                subject=subject,
                verb=after,
                adjacent=adjacent,
                unfinished=traits.unfinished,
                of_place=adjacent and traits.of_place,
            )
        if verb is not None or not adjacent:
            return Beside(_verbal(verb), named_after=named, subject=subject, verb=after)
        # "визит Лаврова": an attribute
        evidence = "noun" if traits.of_person else None
        return Beside(
            _ATTRIBUTE, evidence=evidence, named_after=named, subject=subject, verb=after,
            adjacent=True,
        )  # fmt: skip

    def _named_after(self, left: Sequence[Any]) -> bool:
        """Tell "площадь Абая", "города Иванова"; not "Омской области Иван Петров"."""
        at = len(left) - 2 if left[-1].value == "." and len(left) > 1 else len(left) - 1
        token = left[at]
        if token.type != "RU" or not self.traits(token).names_things:
            return False
        before = left[at - 1] if at else None
        if self.traits(token).is_name:  # "имени", but neither "от имени" nor "имя"
            return token.value.lower() in ("имени", "им") and not (before and preposition(before))
        return before is None or before.type != "RU" or not self.traits(before).adjective

    def _allowed(self, left: Sequence[Any], index: int) -> tuple[str, ...] | None:
        """Give the cases that the preposition before the phrase at an index allows."""
        for place in range(index - 1, max(index - 5, -1), -1):
            token = left[place]
            word = preposition(token)
            if word:
                return PREPOSITIONS[word]
            if token.type != "RU" or not self.traits(token).like_adjective:
                break
        return None

    def _head(self, left: Sequence[Any]) -> tuple[Any, int | None]:
        """Find the noun that the name explains or belongs to, across its own attributes.

        "начальник управления стран Африки МИД Чили [Р.Сото]" gives "начальник"; of several
        nouns the nearest one that means a person, else the nearest one at all.
        """
        nearest: tuple[Any, int | None] = (None, None)
        crossed_person = False
        for index in range(len(left) - 1, max(-1, len(left) - LOOK_BACK), -1):
            token = left[index]
            kind = token.type
            if kind == "TITLE":
                return token, index
            if kind == "PERSON":
                crossed_person = True
            elif kind == "RU":
                if crossed_person and token.value.lower() in _JOINING:
                    continue
                traits = self.traits(token)
                if traits.noun:
                    if crossed_person:
                        break
                    if nearest[0] is None:
                        nearest = token, index
                    if traits.animate and not traits.several:  # "мать пятерых детей [Лола]"
                        return token, index
                if not traits.attribute:
                    break
            elif kind not in _INSIDE and not (
                (token.value in _JOINING and crossed_person) or token.value in '«»"“”'
            ):
                break
        return nearest

    def _verb(self, left: Sequence[Any], right: Sequence[Any]) -> tuple[_Verb | None, bool]:
        """Look for a finite verb whose subject the name seems, and tell if it comes after."""
        token = self._first_word(right)
        found = self.traits(token).predicate if token is not None else None
        if found and not found[1]:
            return (found[0], found[2]), True
        if left and left[-1].type == "RU":
            before = self.traits(left[-1]).predicate
            if before and not before[1] and before[2] and not self._has_subject(left):
                return (before[0], True), found is not None
        return None, False

    def _has_subject(self, left: Sequence[Any]) -> bool:
        """Tell "Он посетил" from "Вчера посетил"."""
        if len(left) < 2:
            return False
        token = left[-2]
        return token.type in _ACTORS or (token.type == "RU" and self.traits(token).subject)

    def _first_word(self, right: Sequence[Any]) -> Any:
        """Skip "также", "в свою очередь" cannot be: only adverbs and particles are."""
        for token in right[:3]:
            if token.type != "RU":
                return None
            if not self.traits(token).adverb:
                return token
        return None


def _governing(token: Any) -> Any:
    """Give the readings that tell the case: of "исполняющим" where the minister is acting."""
    parts: Sequence[Any] = getattr(token, "parts", ()) if token.type == "TITLE" else ()
    acting = bool(parts) and parts[0].value.lower().startswith("исполняющ")
    return parts[0].forms if acting else token.forms


def _last_word(token: Any) -> Any:
    while getattr(token, "parts", ()):
        token = token.parts[-1]
    return token


def _governed(token: Any, subject: bool, verb: bool) -> Beside | None:
    word = preposition(token)
    if word is None:
        return None
    return Beside(_GOVERNED[word], preposition=word, subject=subject, verb=verb)


# The gender that a verb tells, and whether it is one of people.
_Verb = tuple[str | None, bool]
_DOTTED = frozenset({"г-н", "г", "мл"})
_OBJECT = demand({case: PRIOR[case] - 0.5 for case in CASES} | {"accs": 0.0, "nomn": -0.1})
_ATTRIBUTE = demand({case: PRIOR[case] - 1.2 for case in CASES} | {"gent": 0.0})
_GOVERNED = {
    word: demand({case: 0.0 - 0.8 * rank for rank, case in enumerate(cases)})
    for word, cases in PREPOSITIONS.items()
}


def _agreeing(verb: _Verb) -> dict[tuple[str, str], float]:
    gender, spoken = verb
    others = -2.0 if spoken else -1.5
    nominative = {
        (g, "nomn"): 0.0 if gender in (g, None) else MISMATCH + 1 for g in ("masc", "femn")
    }
    return nominative | {(g, c): PRIOR[c] + others for g in ("masc", "femn") for c in CASES[1:]}


_VERBAL = {
    (gender, spoken): demand(agreeing=_agreeing((gender, spoken)))
    for gender in ("masc", "femn", None)
    for spoken in (True, False)
}


def _verbal(verb: _Verb | None) -> Demand:
    return PLAIN if verb is None else _VERBAL[verb]


def _narrowed(cases: Mapping[str, float], allowed: tuple[str, ...] | None) -> dict[str, float]:
    kept = {c: w for c, w in cases.items() if allowed is None or c in allowed}
    return kept or dict(cases)


@lru_cache(_CACHE)
def _honorific_demand(traits: Traits, allowed: tuple[str, ...] | None, gender: str) -> Demand:
    genders = {g: 0.0 if g == gender else MISMATCH for g in ("masc", "femn")}
    return demand(_narrowed(traits.cases, allowed), genders)


@lru_cache(_CACHE)
def _office_demand(
    traits: Traits, allowed: tuple[str, ...] | None, title: bool, verb: _Verb | None
) -> Demand:
    cases = _narrowed(traits.cases, allowed)
    # "советник Громова" is Громов's man; an office seldom.
    cases.setdefault("gent", -3.0 if title else ATTRIBUTE)
    genders = {"masc": -1.5} if traits.female else {}
    agreeing = _agreeing(verb) if verb and "nomn" in cases else None
    return demand(cases, genders, agreeing)
