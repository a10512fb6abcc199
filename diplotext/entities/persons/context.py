"""What stands beside a name: the evidence that it is one, and the case that it must have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from diplotext.entities.persons.agreement import MISMATCH, PRIOR, Demand
from diplotext.entities.persons.normalize import CASES

__all__ = ["Beside", "look"]

_PREPOSITIONS = {
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
# Tokens that stand between an office and its holder.
_INSIDE = {"COUNTRY", "MINISTRY", "INSTITUTION", "ORGANIZATION", "AREA", "DATE"}
_JOINING = {",", "и", "—", "-", ";", "также", "а"}
LOOK_BACK = 14
ATTRIBUTE = -0.9


@frozen
class Beside:
    """The neighbourhood of a name.

    ``evidence`` is ``title``, ``honorific``, ``noun`` (a word for a person, "дипломат"),
    or ``None``; ``named_after`` marks "площадь Абая"; ``subject`` that a verb of people
    follows or precedes, ``verb`` any finite verb after; ``starts`` that the sentence begins
    here; ``adjacent`` that the evidence stands directly before, ``unfinished`` that it is an
    office of something ("глава"); ``adjective`` that the noun after it may agree.
    """

    demand: Demand
    evidence: str | None = None
    named_after: bool = False
    subject: bool = False
    verb: bool = False
    starts: bool = False
    adjacent: bool = False
    unfinished: bool = False
    adjective: bool = False
    preposition: str | None = None


def look(left: Sequence[Any], right: Sequence[Any], words: Mapping[str, frozenset[str]]) -> Beside:
    """Look at the tokens before and after a name, both in the order of the text."""
    left = list(left)
    while left and left[-1].value in '«"“„(':
        left.pop()
    subject, agreeing = _verb(left, right, words)
    verb = bool(agreeing) and _finite(_first_word(right)) is not None
    beside = Beside(Demand(agreeing=agreeing), subject=subject, verb=verb)
    if not left or (len(left) == 1 and left[0].value in "—-:;"):
        return evolve(beside, starts=True)
    return _honoured(left, beside, words) or _governed(left, beside) or _headed(left, beside, words)


def _honoured(
    left: list[Any], beside: Beside, words: Mapping[str, frozenset[str]]
) -> Beside | None:
    honorific = _honorific(left, words)
    if honorific is None:
        return None
    token, gender, index = honorific
    genders = {g: 0.0 if g == gender else MISMATCH for g in ("masc", "femn")}
    demand = Demand(_narrowed(_cases(token), left[:index]), genders)
    return evolve(beside, demand=demand, evidence="honorific")


def _governed(left: list[Any], beside: Beside) -> Beside | None:
    value = left[-1].value.lower()
    if left[-1].type != "RU" or value not in _PREPOSITIONS:
        return None
    return evolve(beside, demand=Demand(_only(_PREPOSITIONS[value])), preposition=value)


def _headed(left: list[Any], beside: Beside, words: Mapping[str, frozenset[str]]) -> Beside:
    """Read the noun before the name: an office, a person, or what belongs to the person."""
    if _is_transitive(left[-1]) and not beside.demand.agreeing:
        cases = {case: PRIOR[case] - 0.5 for case in CASES} | {"accs": 0.0, "nomn": -0.1}
        return evolve(beside, demand=Demand(cases))
    head, index = _head(left)
    if _named_after(left, words):
        beside = evolve(beside, named_after=True)
    if head is None or index is None or head.type == "PERSON":
        return beside
    agreeing = beside.demand.agreeing
    if head.type == "TITLE" or _animate(head):
        cases = _narrowed(_cases(head), left[:index])
        # "советник Громова" is Громов's man; an office seldom.
        cases.setdefault("gent", ATTRIBUTE if head.type != "TITLE" else -3.0)
        genders = {"masc": -1.5} if _is_female(head) else {}
        demand = Demand(cases, genders, agreeing if "nomn" in cases else {})
        return evolve(
            beside,
            demand=demand,
            evidence="title" if head.type == "TITLE" else "noun",
            adjacent=index == len(left) - 1,
            unfinished=_lemma_in(_last_word(head), words["needs_complement"]),
        )
    if agreeing or index != len(left) - 1:
        return beside
    # "визит Лаврова": an attribute
    cases = {case: PRIOR[case] - 1.2 for case in CASES} | {"gent": 0.0}
    evidence = "noun" if _lemma_in(head, words["person_nouns"]) else None
    return evolve(beside, demand=Demand(cases), evidence=evidence, adjacent=True)


def _named_after(left: list[Any], words: Mapping[str, frozenset[str]]) -> bool:
    """Tell "площадь Абая", "города Иванова"; not "Омской области Иван Петров"."""
    at = len(left) - 2 if left[-1].value == "." and len(left) > 1 else len(left) - 1
    token = left[at]
    if token.type != "RU" or not _lemma_in(token, words["named_after"]):
        return False
    before = left[at - 1] if at else None
    return before is None or before.type != "RU" or "ADJF" not in before.forms[0].grams


def _only(cases: Sequence[str]) -> dict[str, float]:
    return {case: 0.0 - 0.8 * rank for rank, case in enumerate(cases)}


def _cases(token: Any) -> dict[str, float]:
    """Give the cases that a noun can be in, those of likelier readings first."""
    nouns = [f for f in token.forms if "NOUN" in f.grams or "ADJF" in f.grams]
    for gram in ("sing", "anim"):  # "посол" is a salting, too
        nouns = [f for f in nouns if gram in f.grams] or nouns
    found: dict[str, float] = {}
    for rank, form in enumerate(nouns):
        for case in CASES:
            if case in form.grams:
                found.setdefault(case, -0.15 * min(rank, 4))
    return found or dict(PRIOR)


def _narrowed(cases: dict[str, float], left: Sequence[Any]) -> dict[str, float]:
    """Keep the cases that the preposition before the phrase allows."""
    for token in reversed(left[-4:]):
        if token.type == "RU" and token.value.lower() in _PREPOSITIONS:
            allowed = _PREPOSITIONS[token.value.lower()]
            return {c: w for c, w in cases.items() if c in allowed} or cases
        if not (token.type == "RU" and any("ADJF" in f.grams for f in token.forms[:2])):
            break
    return cases


def _honorific(left: Sequence[Any], words: Mapping[str, frozenset[str]]) -> Any:
    """Find "господин" before the name; gives the token, its gender and index."""
    index = len(left) - 1
    if left[index].value == "." and index and left[index - 1].value.lower() in {"г-н", "г", "мл"}:
        index -= 1
    token = left[index]
    if token.type != "RU":
        return None
    if token.value.lower().startswith(("г-н", "г-ж")):
        return token, "masc" if "н" in token.value.lower() else "femn", index
    for gender in ("masc", "femn"):
        if _lemma_in(token, words[f"honorific_{gender}"]):
            return token, gender, index
    return None


def _head(left: Sequence[Any]) -> tuple[Any, int | None]:
    """Find the noun that the name explains or belongs to, across its own attributes.

    "начальник управления стран Африки МИД Чили [Р.Сото]" gives "начальник"; of several
    nouns the nearest one that means a person, else the nearest one at all.
    """
    nearest: tuple[Any, int | None] = (None, None)
    crossed_person = False
    for index in range(len(left) - 1, max(-1, len(left) - LOOK_BACK), -1):
        token = left[index]
        if token.type == "TITLE":
            return token, index
        if token.type == "PERSON":
            crossed_person = True
            continue
        if token.type in _INSIDE:
            continue
        if token.type != "RU":
            if (token.value in _JOINING and crossed_person) or token.value in '«»"“”':
                continue
            break
        if token.value.lower() in _JOINING and crossed_person:
            continue
        form = token.forms[0]
        if "NOUN" in form.grams:
            if crossed_person:
                break
            if nearest[0] is None:
                nearest = token, index
            if _animate(token):
                return token, index
            if "gent" not in form.grams and "Abbr" not in form.grams and "Fixd" not in form.grams:
                break
        elif "ADJF" not in form.grams and "PRTF" not in form.grams:
            break
    return nearest


def _animate(token: Any) -> bool:
    """Tell a common noun for a person ("дипломатом", "Посол")."""
    if token.type != "RU":
        return False
    form = token.forms[0]
    named = any(g in form.grams for g in ("Name", "Surn", "Patr", "Geox"))
    return "NOUN" in form.grams and "anim" in form.grams and not named


def _last_word(token: Any) -> Any:
    """Give the last word of an office: "директор" of "генеральный директор"."""
    while getattr(token, "parts", ()):
        token = token.parts[-1]
    return token


def _is_female(token: Any) -> bool:
    """Tell "христианкой"; offices in the masculine say nothing about their holders."""
    return bool(token.forms) and all("femn" in f.grams for f in token.forms if "NOUN" in f.grams)


def _is_transitive(token: Any) -> bool:
    """Tell a verb whose object the name may be ("встретил Омарову")."""
    if token.type != "RU":
        return False
    grams = token.forms[0].grams
    return "tran" in grams and any(pos in grams for pos in ("VERB", "INFN", "GRND"))


def _lemma_in(token: Any, lemmas: frozenset[str]) -> bool:
    return any(form.normalized in lemmas for form in getattr(token, "forms", ()))


def _verb(
    left: Sequence[Any], right: Sequence[Any], words: Mapping[str, frozenset[str]]
) -> tuple[bool, dict[tuple[str, str], float]]:
    """Look for a finite verb whose subject the name seems; gives its demand of gender."""
    for token, after in ((_first_word(right), True), (left[-1] if left else None, False)):
        form = _finite(token)
        if form is None or "plur" in form.grams or "neut" in form.grams:
            continue
        spoken = _lemma_in(token, words["speech_verbs"])
        if not after and (not spoken or _has_subject(left[:-1])):
            continue
        gender = next((g for g in ("masc", "femn") if g in form.grams), None)
        agreeing = {
            (g, "nomn"): 0.0 if gender in (g, None) else MISMATCH + 1 for g in ("masc", "femn")
        }
        others = -2.0 if spoken else -1.5
        agreeing |= {(g, c): PRIOR[c] + others for g in ("masc", "femn") for c in CASES[1:]}
        return spoken, agreeing
    return False, {}


def _has_subject(left: Sequence[Any]) -> bool:
    """Tell "Он посетил" from "Вчера посетил"."""
    if not left:
        return False
    if left[-1].type in ("PERSON", "TITLE", "COUNTRY", "MINISTRY", "INSTITUTION", "ORGANIZATION"):
        return True
    form = left[-1].forms[0] if left[-1].type == "RU" else None
    return (
        form is not None and "nomn" in form.grams and ("NPRO" in form.grams or "NOUN" in form.grams)
    )


def _first_word(right: Sequence[Any]) -> Any:
    """Skip "также", "в свою очередь" cannot be: only adverbs and particles are."""
    for token in right[:3]:
        if token.type != "RU":
            return None
        form = token.forms[0]
        if not any(g in form.grams for g in ("ADVB", "PRCL", "CONJ")):
            return token
    return None


def _finite(token: Any) -> Any:
    if token is None or token.type != "RU":
        return None
    form = token.forms[0]
    if any(pos in form.grams for pos in ("ADJS", "PRTS")):  # "известен", "назначена"
        return form
    finite = "VERB" in form.grams and "impr" not in form.grams
    return form if finite and ("past" in form.grams or "3per" in form.grams) else None
