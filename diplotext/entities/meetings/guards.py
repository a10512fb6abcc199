"""What looks like a meeting and is none: sport, private life, courts, other senses of a noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from diplotext.engine.pipeline import Analysis
from diplotext.entities.meetings.actors import OFFICIAL, actors, boundaries, cases, is_word
from diplotext.entities.meetings.normalize import context
from diplotext.entities.meetings.verbs import is_place
from diplotext.language.tokens import has_lemma, leaves
from diplotext.types import Person

__all__ = ["is_meeting", "office_holders"]

_PEOPLE = ("TITLE", "PERSON")
_SESSIONS = ("заседание", "собрание", "сессия")
_VISITS = frozenset(
    [
        *("official_visit", "state_visit", "working_visit", "courtesy_visit", "return_visit"),
        *("private_visit", "delegation_visit", "visit"),
    ]
)
# Visits that only protocol knows: the words themselves say that officials meet.
_PROTOCOL = frozenset({"official_visit", "state_visit", "courtesy_visit"})


def is_meeting(
    token: Any, number: int, analysis: Analysis, *, told: bool, officials: frozenset[str]
) -> bool:
    """Tell whether a found meeting of a sentence stands, the document known.

    ``told``: a meeting was told before, which one without officials may repeat;
    ``officials``: the family names beside offices.
    """
    row = analysis.rows[number]
    index = next(i for i, item in enumerate(row) if item is token)
    head = token.parts[-1]
    if token.mention.kind == "credentials" or token.mention.kind in _PROTOCOL:
        return True
    if _is_verb(token):
        visit = token.mention.kind in _VISITS
        if not visit and not told and not _is_official(row, officials):
            return False  # "они увиделись" of nobody known
        return not visit or not (
            _has_visit_noun(row, index) or _is_unofficial(row, index, officials)
        )
    if _has_sport(row, analysis):
        return False
    noun = _noun(token)
    if token.mention.kind == "video_call" and _is_medium(row, index):
        return False
    if _is_other(row, index, noun) or _is_ceremony(row, index):
        return False
    official = _is_official(row, officials)
    if noun in context()["strict"]:
        repeats = (told and noun in context()["repeated"]) or _is_placed(row, index, noun)
        official = official or (repeats and _document_is_official(analysis))
        return official and _stands(row, index, noun, token, analysis)
    if official or head.value.lower().startswith("саммит"):
        return True
    return (told or not number) and _document_is_official(analysis)


def _is_placed(row: Sequence[Any], index: int, noun: str) -> bool:
    """Tell "в Осло состоится конференция": a gathering that names only its place."""
    if noun not in ("конференция", "симпозиум", "конгресс"):
        return False
    start, stop = boundaries(row, index)
    held = any(has_lemma(token, context()["held"]) for token in row[start:stop])
    places = range(start, min(stop, len(row) - 1))
    return held and any(is_word(row[i], "в", "во") and is_place(row[i + 1]) for i in places)


def _is_verb(token: Any) -> bool:
    return not any("NOUN" in form.grams for form in token.parts[-1].forms[:2]) or any(
        part.type == "RU" and any(g in part.forms[0].grams for g in ("VERB", "PRTS", "INFN"))
        for part in token.parts
    )


def _noun(token: Any) -> str:
    own: set[str] = {form.normalized for form in token.parts[-1].forms}
    every = own | {token.parts[-1].value.lower()}
    if every & {"консультация"}:
        return "консультации"
    return next((word for word in sorted(every) if word in context()["strict"]), sorted(own)[0])


def _has_visit_noun(row: Sequence[Any], index: int) -> bool:
    """Tell "посетил с официальным визитом": the noun is the mention, not the verb.

    Not a noun with a visitor of its own: "посетил Чили после визита министра".
    """
    start, stop = boundaries(row, index)
    for position in range(start, stop):
        token = row[position]
        if token.type != "MEETING" or token.mention.kind not in _VISITS or _is_verb(token):
            continue
        if position and has_lemma(row[position - 1], context()["stays"]):
            continue  # "в ходе визита побывали в Самарканде"
        after = row[position + 1] if position + 1 < stop else None
        owned = after is not None and after.type in ("TITLE", "PERSON") and "gent" in cases(after)
        if not owned:
            return True
    return False


def _is_unofficial(row: Sequence[Any], index: int, officials: frozenset[str]) -> bool:
    """Tell the journey of a person without an office in the document."""
    start, stop = boundaries(row, index)
    near = [a for a in actors(row) if start <= a.start < stop and a.human and not a.preposition]
    stays = any(has_lemma(part, context()["states"]) for part in row[index].parts)
    people = [a.mention for a in near if isinstance(a.mention, Person) and a.title is None]
    if not near or len(people) < len(near):
        return False
    # Anybody "находится" somewhere: no visit unless an office is known.
    return (stays or bool(officials)) and all(
        (person.last or person.name) not in officials for person in people
    )


@lru_cache(maxsize=64)
def _sport_words(text: str) -> int:
    sport = "|".join(sorted(re.escape(word[:6]) for word in context()["sport"] if len(word) > 4))
    return len(re.findall(rf"\b(?:{sport})", text.lower()))


def _has_sport(row: Sequence[Any], analysis: Analysis) -> bool:
    if any(has_lemma(token, context()["sport"]) for token in row):
        return True
    titled = any(token.type in ("TITLE", "MINISTRY") for token in row)
    return not titled and _sport_words(analysis.view.matching) >= 3


def _is_official(row: Sequence[Any], officials: frozenset[str]) -> bool:
    """Tell whether a sentence has somebody official: a mention, or a word for one.

    Where a document tells offices, a name without one is not official.
    """
    return any(
        _is_known(token.mention, officials)
        if token.type == "PERSON"
        else token.type in OFFICIAL or has_lemma(token, context()["official"])
        for token in row
    )


def _is_known(person: Any, officials: frozenset[str]) -> bool:
    name = person.last or person.name
    return not officials or name in officials


def office_holders(analysis: Analysis) -> frozenset[str]:
    """Give the family names that stand beside an office in the document."""
    return frozenset(
        after.mention.last or after.mention.name
        for row in analysis.rows
        for before, after in pairwise(row)
        if before.type == "TITLE" and isinstance(after.mention, Person)
    )


def _document_is_official(analysis: Analysis) -> bool:
    official = ("COUNTRY", "MINISTRY", "INSTITUTION", "ORGANIZATION", "TITLE")
    return any(token.type in official for row in analysis.rows for token in row)


def _is_other(row: Sequence[Any], index: int, noun: str) -> bool:
    """Tell "встреча выпускников", "заседание суда", "визит к врачу", "зимняя сессия"."""
    words = context()
    for position, token in enumerate(row[index + 1 : index + 5]):
        if token.type != "RU" or any(g in token.forms[0].grams for g in ("VERB", "PRTS")):
            break
        if has_lemma(token, words["private"], "NOUN"):
            return True
        if noun in _SESSIONS and position < 3 and has_lemma(token, words["not_body"]):
            return True
    if not index:
        return False
    before = row[index - 1]
    if noun in _SESSIONS:
        court = noun == "заседание" and any(has_lemma(token, words["court"]) for token in row)
        return court or has_lemma(before, words["not_session"])
    if noun in ("конференция", "конгресс", "съезд"):
        return has_lemma(before, words["not_conference"])
    return noun in words["journeys"] and has_lemma(before, words["not_visit"])


def _is_medium(row: Sequence[Any], index: int) -> bool:
    """Tell "заседание в режиме видеоконференции": how something else is held."""
    before = row[index - 1] if index else None
    means = before is not None and (
        has_lemma(before, {"режим", "формат", "посредство"}) or is_word(before, "по", "посредством")
    )
    return means and any(
        token.type == "MEETING" and position != index for position, token in enumerate(row)
    )


def _is_ceremony(row: Sequence[Any], index: int) -> bool:
    """Tell "церемония официальной встречи", which is an act of protocol."""
    before = row[max(0, index - 2) : index]
    return any(has_lemma(token, {"церемония"}) for token in before)


def _stands(row: Sequence[Any], index: int, noun: str, token: Any, analysis: Analysis) -> bool:
    """Ask of a noun with many senses for what makes it a meeting."""
    words = context()
    start, stop = boundaries(row, index)
    near = row[max(start, index - 5) : min(stop, index + 6)]
    held = any(has_lemma(item, words["held"]) for item in row[start:stop])
    typed = len(token.parts) > 1
    if noun == "звонок":
        return any(item.type in ("TITLE", "PERSON") for item in near)
    if noun == "вызов":
        after = row[index + 1 : index + 2]
        return any(has_lemma(part, words["summoned"]) for t in after for part in leaves(t))
    if noun in words["arrivals"]:
        return typed or _is_journey(row, index)
    if noun in words["meals"]:
        return typed or _has_adjective(row, index, words["meal_adjectives"]) or _in_honour(near)
    if noun == "прием":
        return _is_reception(row, index, typed)
    if noun == "диалог":
        series = index > 0 and _is_ordinal(row[index - 1])
        return held_beside(row, index) or series or token.parts[0].value.lower().startswith("раунд")
    if noun in ("раунд", "тур"):
        if typed:
            return True
        talks = re.search(r"переговор|консультац", analysis.view.matching)
        return bool(talks) and not re.search(r"выбор|голосован", analysis.view.matching)
    if noun == "собрание":
        return held and token.value.islower()
    if noun == "консультации":
        plural = any("plur" in form.grams for form in token.parts[-1].forms)
        return plural and not any(has_lemma(item, words["invite"] | {"вызвать"}) for item in near)
    if noun == "съезд":
        return not any(has_lemma(item, {"партия", "партийный"}) for item in near)
    return True


def held_beside(row: Sequence[Any], index: int) -> bool:
    """Tell "провели стратегический диалог" from a dialogue that merely goes on."""
    near = row[max(0, index - 3) : index + 3]
    return any(has_lemma(item, context()["held"]) for item in near)


def _has_adjective(row: Sequence[Any], index: int, words: frozenset[str]) -> bool:
    return any(has_lemma(item, words) for item in row[max(0, index - 2) : index])


def _in_honour(near: Sequence[Any]) -> bool:
    text = " ".join(item.value.lower() for item in near)
    return "в честь" in text or "от имени" in text


def _is_journey(row: Sequence[Any], index: int) -> bool:
    """Tell "прибытия главы МИД", "в ходе пребывания в Осло" from a stay in space."""
    before, after = row[max(0, index - 1) : index], row[index + 1 : index + 3]
    if any(has_lemma(item, context()["stays"]) for item in before):
        return not (after and after[0].type == "RU" and "NOUN" in after[0].forms[0].grams)
    if after and (after[0].type in ("TITLE", "PERSON", "COUNTRY") or _is_guest(after[0])):
        return True
    return len(after) > 1 and is_word(after[0], "в", "во", "на") and is_place(after[1])


def _is_guest(token: Any) -> bool:
    return has_lemma(token, context()["guest"], "gent")


def _is_reception(row: Sequence[Any], index: int, typed: bool) -> bool:
    before = row[max(0, index - 6) : index]
    after = row[index + 1 : index + 4]
    text = " ".join(item.value.lower() for item in after)
    if re.match(r"(заявк|заявлен|документ|граждан|лекарств|пищ|беженц|на работ|на обучен)", text):
        return False
    if typed or re.match(r"(в честь|от имени|по случаю|у )", text):
        return True
    if after and (_is_guest(after[0]) or (after[0].type in _PEOPLE and "gent" in cases(after[0]))):
        return True
    given = any(has_lemma(item, context()["venue"]) for item in before)
    return given or (
        any(is_word(item, "на") for item in before[-1:])
        and bool(any(item.type in OFFICIAL for item in after))
    )


def _is_ordinal(token: Any) -> bool:
    if token.type == "LATIN":
        return set(token.value) <= set("IVXL")
    return token.type == "RU" and any("Anum" in form.grams for form in token.forms)
