"""What single words can be: given name, surname, family name that stands first, or no name."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from itertools import chain

from attrs import evolve, field, frozen

from diplotext.engine.lexicon import Lexicon
from diplotext.engine.limits import Cache
from diplotext.entities.persons.dictionary import (
    DICTIONARY_BONUS,
    add_forms,
    from_common,
    hyphen_name,
    is_common,
    is_many,
    lemma_of,
    like_patronymic,
    nominal,
)
from diplotext.entities.persons.normalize import CASES, Guess, guesses, shaped
from diplotext.language.caches import size
from diplotext.language.morph import Form, Morph, default_morph
from diplotext.language.view import fold

__all__ = ["Kinds", "NameRow", "Names"]

# No surname that another mention shows is worth a reading as bad as this.
UNLIKELY = -2.0
_CACHE = size(20_000)
_CHAINED = frozenset(
    ["arabic", "persian", "turkish", "south_asian", "african", "iberian", "southeast_asian"]
)
_EASTERN = frozenset({"kazakh", "kyrgyz", "uzbek", "tajik", "turkmen", "azerbaijani"})


@frozen
class NameRow:
    """Names of one origin, kind (``first``, ``family``, ``opening``…, see the file) and gender."""

    origin: str
    kind: str
    gender: str | None
    words: tuple[str, ...]


@frozen
class Kinds:
    """What a word can be; ``known`` tells that the dictionary or the lexicon has it.

    ``first``, ``surname``: a known given name, a known or typical surname; ``family``: an
    Asian family name; ``place``: a known place or organisation; ``common``: an ordinary
    word, ``service`` one that is neither noun nor adjective; ``patronymic``;
    ``shaped`` what ends as surnames do ("Омаров" is also many lobsters);
    ``listed`` a given name of the lexicon.
    """

    first: bool = False
    surname: bool = False
    family: bool = False
    place: bool = False
    common: bool = False
    service: bool = False
    patronymic: bool = False
    shaped: bool = False
    known: bool = False
    listed: bool = False

    @property
    def name(self) -> bool:
        """Tell whether it is any kind of name."""
        return self.first or self.surname or self.family or self.patronymic


@frozen(eq=False)
class Names:
    """The given and family names of a lexicon, with the dictionary of pymorphy3."""

    rows: Lexicon[NameRow]
    morph: Morph = field(factory=default_morph)
    _kinds: Cache[str, Kinds] = field(factory=lambda: Cache(_CACHE), init=False, repr=False)
    _guesses: Cache[tuple[str, bool], tuple[Guess, ...]] = field(
        factory=lambda: Cache(_CACHE), init=False, repr=False
    )
    _surnames: Cache[str, frozenset[str]] = field(
        factory=lambda: Cache(_CACHE), init=False, repr=False
    )

    @cached_property
    def families(self) -> frozenset[str]:
        """Family names that stand before the given name, in lower case."""
        return frozenset(w for row in self.rows if row.kind == "family" for w in _folded(row.words))

    @cached_property
    def openings(self) -> frozenset[str]:
        """First halves of Arabic given names, in lower case."""
        return frozenset(
            w for row in self.rows if row.kind == "opening" for w in _folded(row.words)
        )

    @cached_property
    def forms(self) -> dict[str, list[Guess]]:
        """Every case of every given name of the lexicon."""
        forms: dict[str, list[Guess]] = {}
        for row in self.rows:
            if row.kind == "first" and row.gender:
                for word in row.words:
                    add_forms(forms, word.lower(), row.gender)
        return forms

    @cached_property
    def surname_forms(self) -> dict[str, list[Guess]]:
        """Every case of every surname of the lexicon: those that look like other cases."""
        forms: dict[str, list[Guess]] = {}
        for row in self.rows:
            if row.kind == "surname":
                for word in _folded(row.words):
                    add_forms(forms, word, "masc", last=True)
                    woman = word[:-2] + "ая" if word.endswith("ой") else word
                    add_forms(forms, woman, "femn", last=True)
        return forms

    def kinds(self, word: str) -> Kinds:
        """Tell what a word can be, its letter case ignored.

        >>> from diplotext.entities import default_lexicon
        >>> names = Names(default_lexicon("persons"))
        >>> names.kinds("Ермеком").first, names.kinds("Жапарова").surname
        (True, True)
        >>> names.kinds("договоров").surname
        False
        """
        key = word.lower().replace("ё", "е")
        found = self._kinds.get(key)
        if found is None:
            found = self._kinds[key] = self._look_up(key)
        return found

    def readings(self, word: str, *, last: bool) -> tuple[Guess, ...]:
        """Give the nominatives of a form (lower case, ё kept), weighed by what is known.

        ``last`` asks for it as a surname. Hyphenated names decline in their last part, and
        in the others where these are names of their own ("Анной-Марией").
        """
        key = word, last
        found = self._guesses.get(key)
        if found is None:
            found = self._guesses[key] = self._read(word, last)
        return found

    def is_patronymic(self, word: str, given: str) -> bool:
        """Tell "Кемелевич" after "Касым-Жомарт" from the surname of "Сергей Хацкевич".

        The dictionary knows patronymics; of others those in -ович count after given names
        of the Turkic and Iranian East, and after all others where they are made of one.
        """
        kinds = self.kinds(word)
        if not kinds.patronymic:
            return False
        parts = given.lower().replace("ё", "е").split("-")
        east = any(g.lemma in self.eastern for part in parts for g in self.forms.get(part, ()))
        key, male, _ = word.lower().replace("ё", "е").partition("вич")
        if male and key.endswith("ко") and key[:-1] not in self.forms and not east:
            return False  # "Левкович", but "Маркович", "Кайрат Бекович"
        genders = {
            guess.gender for guess in self.readings(given.lower(), last=False) if guess.likely > 1
        }
        if male and genders == {"femn"}:
            return False
        if not kinds.surname or kinds.known:
            return not kinds.surname
        if east:
            return True
        if not any(g.lemma in self.slavic for part in parts for g in self.forms.get(part, ())):
            return False  # "Небойша Стоянович"
        return any(key[:-1] + end in self.forms for end in ("", "й", "ь"))

    @cached_property
    def eastern(self) -> frozenset[str]:
        """Given names, in lower case, of peoples whose patronymics are like Russian ones."""
        return self._of(_EASTERN)

    @cached_property
    def slavic(self) -> frozenset[str]:
        """Given names, in lower case, beside which a patronymic may stand."""
        return self._of({"slavic"})

    @cached_property
    def iberian(self) -> frozenset[str]:
        """Given names, in lower case, of peoples who have two surnames."""
        return self._of({"iberian"})

    @cached_property
    def chained(self) -> frozenset[str]:
        """Given names, in lower case, of peoples whose names are chains of them."""
        return self._of(_CHAINED)

    @cached_property
    def _seconds(self) -> frozenset[str]:
        words = (_folded(row.words) for row in self.rows if row.kind == "second")
        return frozenset(chain.from_iterable(words))

    def is_second(self, word: str) -> bool:
        """Tell "Резой", the second half of "Мохаммадом Резой"."""
        key = fold(word).lower()
        return any(guess.lemma in self._seconds for guess in self.forms.get(key, ()))

    def is_iberian(self, word: str) -> bool:
        """Tell "Хуаном", "Мария", a given name in any case."""
        return any(guess.lemma in self.iberian for guess in self.forms.get(fold(word).lower(), ()))

    def is_chained(self, word: str) -> bool:
        """Tell "Мухаммада" in any case."""
        return any(guess.lemma in self.chained for guess in self.forms.get(fold(word).lower(), ()))

    def _of(self, origins: Collection[str]) -> frozenset[str]:
        return frozenset(
            word
            for row in self.rows
            if row.kind == "first" and row.origin in origins
            for word in _folded(row.words)
        )

    def given_syllable(self, word: str) -> tuple[Guess, ...]:
        """Give the nominatives of what follows an Asian family name ("Ши Мином", "Кхоем").

        Names of other peoples that look alike ("Мина", "Яна") say nothing about it.
        """
        if "-" in word:
            return self.readings(word, last=False)
        return tuple(
            evolve(guess, likely=0.0)
            if guess.case and guess.gender == "masc" and guess.lemma.endswith(("ой", "ей"))
            else guess
            for guess in guesses(word, last=False)
        )

    def surnames(self, word: str) -> frozenset[str]:
        """Give the surnames that a word could be a case of, in lower case."""
        found = self._surnames.get(word)
        if found is None:
            guessed = self.readings(word.lower(), last=True)
            found = frozenset(guess.lemma for guess in guessed if guess.likely > UNLIKELY)
            self._surnames[word] = found
        return found

    def is_family(self, word: str) -> bool:
        """Tell an Asian family name in any case ("Паком"), which may be an ordinary word too."""
        return not self.families.isdisjoint({word.lower(), *self.surnames(word)})

    def given(self, word: str) -> frozenset[str]:
        """Give the known given names that a word could be a case of, in lower case."""
        guessed = self.readings(word.lower(), last=False)
        return frozenset(guess.lemma for guess in guessed if guess.likely > 1)

    def _read(self, word: str, last: bool) -> tuple[Guess, ...]:
        whole = self._known(word, last)
        if whole:
            rules = guesses(word, last=last) if "-" not in word else ()
            return (*whole, *rules)
        head, hyphen, tail = word.rpartition("-")
        if not hyphen:
            return guesses(word, last=last)
        if len(tail) < 2 or len(head) < 2:
            return tuple(Guess(word, gender, None) for gender in ("masc", "femn"))
        ends = self.readings(tail, last=last)
        starts = [g for g in self.readings(head, last=last) if g.likely > 1 and g.lemma != head]
        both = tuple(
            Guess(f"{s.lemma}-{e.lemma}", e.gender, e.case, e.likely + 0.5)
            for e in ends
            for s in starts
            if s.case == e.case and s.gender == e.gender
        )
        return both + tuple(Guess(f"{head}-{e.lemma}", e.gender, e.case, e.likely) for e in ends)

    def _known(self, word: str, last: bool) -> tuple[Guess, ...]:
        key = word.lower().replace("ё", "е")
        listed = (self.surname_forms if last else self.forms).get(key, [])
        found = [] if not self.morph.is_known(key) else self.morph(key)
        guessed = [guess for form in found for guess in self._from_dictionary(form, last)]
        if last and not guessed:
            guessed = [guess for form in found for guess in from_common(form)]
            # Given names that are surnames, too: "Джонсону", "Альбрехта".
            given = (g for form in found for g in self._from_dictionary(form, False))
            guessed += [evolve(g, likely=0.5) for g in given if g.gender == "masc" and g.case]
        if listed:  # the dictionary knows rare names ("Асий") that the lexicon speaks against
            lemmas = {guess.lemma for guess in listed}
            guessed = [g if g.lemma in lemmas else evolve(g, likely=g.likely - 1) for g in guessed]
        return tuple(dict.fromkeys([*listed, *guessed]))

    def _from_dictionary(self, form: Form, last: bool) -> list[Guess]:
        grams = form.grams
        wanted = ("Surn",) if last else ("Name", "Patr")
        if not any(g in grams for g in wanted) or "sing" not in grams or "voct" in grams:
            return []
        lemma = lemma_of(form)
        genders = [g for g in ("masc", "femn") if g in grams] or ["masc", "femn"]
        bonus = DICTIONARY_BONUS + float(form.raw.score) / 2
        if "Fixd" in grams:
            return [Guess(lemma, gender, None, bonus - 0.5) for gender in genders]
        case = next((c for c in CASES if c in grams), None)
        return [Guess(lemma, gender, case, bonus) for gender in genders]

    def _look_up(self, key: str) -> Kinds:
        tail = key.rpartition("-")[2]
        in_lexicon = key in self.forms or ("-" in key and hyphen_name(key, self.forms))
        known = self.morph.is_known(key)
        readings = self.morph(key) if known else []
        first = any("Name" in r.grams and "sing" in r.grams for r in readings)
        surname = any("Surn" in r.grams for r in readings) or key in self.surname_forms
        patronymic = any("Patr" in r.grams for r in readings) or (
            not known and like_patronymic(key)
        )
        place = any("Geox" in r.grams or "Orgn" in r.grams for r in readings)
        common = any(is_common(r) for r in readings) or self._ends_common(key, tail, known)
        like_surname = shaped(tail) and all(is_many(r) for r in readings if is_common(r))
        return Kinds(
            first=first or bool(in_lexicon),
            surname=surname or (like_surname and not known),
            shaped=like_surname,
            family=key in self.families,
            place=place,
            common=common,
            service=bool(readings) and not any(nominal(r) for r in readings[:3]),
            patronymic=patronymic,
            known=known or bool(in_lexicon),
            listed=bool(in_lexicon),
        )

    def _ends_common(self, key: str, tail: str, known: bool) -> bool:
        """Tell "экс-советник" from "Касым-Жомарт" by the last part."""
        if (
            known
            or tail == key
            or not self.morph.is_known(tail)
            or self.kinds(key[: -len(tail) - 1]).first
        ):
            return False
        form = self.morph(tail)[0]
        return is_common(form) and "anim" in form.grams


def _folded(words: Iterable[str]) -> list[str]:
    return [fold(word).lower() for word in words]
