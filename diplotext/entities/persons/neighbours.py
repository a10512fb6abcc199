"""What single words are to a name beside them: offices, verbs, nouns, prepositions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from attrs import frozen

from diplotext.entities.persons.agreement import PRIOR
from diplotext.entities.persons.normalize import CASES

__all__ = ["PREPOSITIONS", "Traits", "preposition"]

PREPOSITIONS = {
    "с": ("ablt", "gent"),
    "со": ("ablt", "gent"),
    "к": ("datv",),
    "ко": ("datv",),
    "по": ("datv",),
    "о": ("loct",),
    "об": ("loct",),
    "обо": ("loct",),
    "при": ("loct",),
    "в": ("loct", "accs"),
    "на": ("accs", "loct"),
    "за": ("accs", "ablt"),
    "перед": ("ablt",),
    "над": ("ablt",),
    "под": ("ablt",),
    "между": ("ablt",),
    "через": ("accs",),
    "про": ("accs",),
    "благодаря": ("datv",),
    "согласно": ("datv",),
    "вопреки": ("datv",),
    "навстречу": ("datv",),
} | dict.fromkeys(
    ("от", "из", "у", "для", "без", "до", "против", "после", "около", "кроме", "вокруг", "среди",
     "вместо", "ради", "возле", "помимо", "касательно", "относительно"), ("gent",)
)  # fmt: skip


def preposition(token: Any) -> str | None:
    """Give the preposition that a token is, in lower case."""
    if token.type != "RU":
        return None
    value: str = token.value.lower()
    return value if value in PREPOSITIONS else None


@frozen(eq=False, slots=False)
class Traits:
    """What a Russian word or a merged token is to a name; looked up when first asked for.

    ``forms`` are its readings, ``last`` those of the last word of an office ("директор" of
    "генеральный директор"), ``words`` the lists of the lexicon.
    """

    value: str
    forms: list[Any]
    last: list[Any]
    words: Mapping[str, frozenset[str]]
    plain: bool

    @cached_property
    def cases(self) -> dict[str, float]:
        """The cases that it can be in as a noun, those of likelier readings first."""
        nouns = [f for f in self.forms if any(k in f.grams for k in ("NOUN", "ADJF", "PRTF"))]
        for gram in ("sing", "anim"):  # "посол" is a salting, too
            nouns = [f for f in nouns if gram in f.grams] or nouns
        found: dict[str, float] = {}
        for rank, form in enumerate(nouns):
            for case in CASES:
                if case in form.grams:
                    found.setdefault(case, -0.15 * min(rank, 4))
        return found or dict(PRIOR)

    @cached_property
    def office_cases(self) -> frozenset[str]:
        """All cases that it can be in."""
        return frozenset(case for form in self.forms for case in CASES if case in form.grams)

    @cached_property
    def honorific(self) -> str | None:
        """The gender that it tells as "господин", "г-жа"."""
        if not self.plain:
            return None
        if self.value.lower().startswith(("г-н", "г-ж")):
            return "masc" if "н" in self.value.lower() else "femn"
        genders = (g for g in ("masc", "femn") if self.is_in(f"honorific_{g}"))
        return next(genders, None)

    @cached_property
    def names_things(self) -> bool:
        """Whether a name after it is one of a thing ("площадь Абая")."""
        return self.plain and self.is_in("named_after")

    @cached_property
    def is_name(self) -> bool:
        """Whether it is the word "имя"."""
        return any(form.normalized == "имя" for form in self.forms)

    @cached_property
    def of_person(self) -> bool:
        """Whether it is of people ("визит", "речь")."""
        return self.is_in("person_nouns")

    @cached_property
    def spoken(self) -> bool:
        """Whether it is a verb of people ("заявить")."""
        return self.is_in("speech_verbs")

    @cached_property
    def unfinished(self) -> bool:
        """Whether it is an office of something ("глава")."""
        lemmas = self.words["needs_complement"]
        return any(form.normalized in lemmas for form in self.last)

    @cached_property
    def of_place(self) -> bool:
        """Whether a place in the form of an adjective follows it ("патриарх Московский")."""
        return any(form.normalized in self.words["sees"] for form in self.last)

    @cached_property
    def animate(self) -> bool:
        """Whether it is a common noun for a person ("дипломатом", "Посол")."""
        if not self.plain:
            return False
        grams = self.forms[0].grams
        named = any(g in grams for g in ("Name", "Surn", "Patr", "Geox"))
        return "NOUN" in grams and "anim" in grams and not named

    @cached_property
    def several(self) -> bool:
        """Whether it is a genitive plural in its likeliest reading."""
        grams = self.forms[0].grams
        return "plur" in grams and "gent" in grams

    @cached_property
    def female(self) -> bool:
        """Whether it is "христианкой"; offices in the masculine say nothing about holders."""
        forms = self.forms
        return bool(forms) and all("femn" in f.grams for f in forms if "NOUN" in f.grams)

    @cached_property
    def noun(self) -> bool:
        """Whether it is a noun."""
        return "NOUN" in self.forms[0].grams

    @cached_property
    def attribute(self) -> bool:
        """Whether it may stand between a noun and the name that belongs to it."""
        grams = self.forms[0].grams
        if "NOUN" in grams:
            return "gent" in grams or "Abbr" in grams or "Fixd" in grams
        return "ADJF" in grams or "PRTF" in grams

    @cached_property
    def adjective(self) -> bool:
        """Whether it is an adjective in its likeliest reading."""
        return "ADJF" in self.forms[0].grams

    @cached_property
    def like_adjective(self) -> bool:
        """Whether it is one in its two likeliest readings."""
        return self.plain and any("ADJF" in form.grams for form in self.forms[:2])

    @cached_property
    def transitive(self) -> bool:
        """Whether it is a verb whose object the name may be ("встретил Омарову")."""
        if not self.plain:
            return False
        grams = self.forms[0].grams
        return "tran" in grams and any(pos in grams for pos in ("VERB", "INFN", "GRND"))

    @cached_property
    def adverb(self) -> bool:
        """Whether it may stand between a name and its verb ("также")."""
        grams = self.forms[0].grams
        return any(g in grams for g in ("ADVB", "PRCL", "CONJ"))

    @cached_property
    def subject(self) -> bool:
        """Whether it may be the subject of a verb after it ("Он посетил")."""
        grams = self.forms[0].grams
        return self.plain and "nomn" in grams and ("NPRO" in grams or "NOUN" in grams)

    @cached_property
    def predicate(self) -> tuple[str | None, bool, bool] | None:
        """Gender as a finite verb, whether plural or neuter, and `spoken`; "известен" counts."""
        if not self.plain or not self._finite:
            return None
        grams = self.forms[0].grams
        gender = next((g for g in ("masc", "femn") if g in grams), None)
        return gender, "plur" in grams or "neut" in grams, self.spoken

    @cached_property
    def _finite(self) -> bool:
        grams = self.forms[0].grams
        if any(pos in grams for pos in ("ADJS", "PRTS")):  # "известен", "назначена"
            return True
        finite = "VERB" in grams and "impr" not in grams
        return finite and ("past" in grams or "3per" in grams)

    def is_in(self, name: str) -> bool:
        """Tell whether some reading is a word of a list of the lexicon."""
        lemmas = self.words[name]
        return any(form.normalized in lemmas for form in self.forms)
