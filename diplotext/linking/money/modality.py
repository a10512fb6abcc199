"""Whether money is there, planned, aimed at, possible or approved: from what governs it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from diplotext.language.tokens import Token, has_lemma
from diplotext.linking.money.words import read_words

__all__ = ["modality"]

_GOVERNING = 8  # words from a governing verb to its infinitive
_BACK = 60  # words to look back for a verb
_AHEAD = 12
_DEADLINE = re.compile(
    r"\b(?:к|до) (?:концу |[а-я]+ )?(?:20[2-9]\d|21\d\d)\b"
    r"|\bв (?:ближайш|перспектив|будущ|среднесроч)"
)
_TENSES = ("futr", "pres", "past")


@cache
def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(items) for key, items in read_words()["modality"].items()}


def modality(words: Sequence[Token], start: int, stop: int) -> str:
    """Tell the modality of the amount ``words[start:stop]`` of a sentence.

    The nearest verb, participle or noun of intent before it decides, else the first after
    it; a reached or reported amount is ``actual``.
    """
    if any(has_lemma(token, _words()["pending_cues"]) for token in words[stop : stop + 4]):
        return "planned"
    if start and words[start - 1].value.lower() in ("с", "со") and _grows(words[stop : stop + 8]):
        return "actual"  # "увеличить с 2 до 3 млрд": the former is there
    if _approved_behind(words[stop : stop + 2]):
        return "approved"
    if _is_now(words[max(0, start - 4) : start]):
        return "actual"
    if _heads_for(words, start):
        return "target"
    if (own := _own_verb(words, start, stop)) is not None:
        return _verb(words, own, start, stop, changing=False) or "actual"
    changing = False
    for index in range(start - 1, max(-1, start - _BACK), -1):
        token = words[index]
        if has_lemma(token, _words()["change_nouns"]) and _is(token, "NOUN"):
            changing = True
            continue
        found = _noun(words, index) or _verb(words, index, start, stop, changing=changing)
        if found:
            return found
    if changing:
        return "target"
    for index in range(stop, min(stop + _AHEAD, len(words))):
        if words[index].value == ";":
            break
        if found := _verb(words, index, start, stop, changing=False):
            return found
    return "target" if _deadline(words, start, stop) else "actual"


def _heads_for(words: Sequence[Token], start: int) -> bool:
    """Tell "идёт к рубежу в 2 млрд" from "приблизился к отметке в 2 млрд"."""
    near = words[max(0, start - 3) : start]
    marked = any(has_lemma(token, _words()["marks"]) for token in near)
    to = any(token.value.lower() == "к" for token in near)
    before = words[max(0, start - _GOVERNING) : start]
    verbs = [token for token in before if _is(token, "VERB")]
    return marked and to and bool(verbs) and has_lemma(verbs[-1], _words()["heading"])


def _is_now(before: Sequence[Token]) -> bool:
    """Tell "против нынешних 2 млрд", "оцениваемый сегодня в 2 млрд"."""
    for place, token in enumerate(before):
        if has_lemma(token, _words()["now_adjectives"]) and place > 0 and place == len(before) - 1:
            return True
        told = place > 0 and _is(before[place - 1], "PRTF")
        if told and has_lemma(token, _words()["now"]):
            return True
    return False


def _own_verb(words: Sequence[Token], start: int, stop: int) -> int | None:
    """Give the verb of "еще 2 млн составит вклад", whose part of the sentence has no other."""
    place = stop + (stop < len(words) and words[stop].value == "—")
    if place >= len(words) or not (_is(words[place], "VERB") or _is(words[place], "PRTS")):
        return None
    for index in range(start - 1, -1, -1):
        token = words[index]
        if token.value in (",", ";", ":", "."):
            return place
        if _noun(words, index):
            return None
        if any(_is(token, pos) for pos in ("VERB", "PRTS", "INFN", "GRND", "ADJS", "PRTF")):
            return None
    return None


def _approved_behind(after: Sequence[Token]) -> bool:
    """Tell "кредит на 60 млн евро, одобренный в июле"."""
    apart = len(after) == 2 and after[0].value in (",", "(")
    return (
        apart
        and has_lemma(after[1], _words()["approved_cues"])
        and (_is(after[1], "PRTF") or _is(after[1], "PRTS"))
    )


def _grows(after: Sequence[Token]) -> bool:
    return any(token.value.lower() == "до" for token in after)


def _noun(words: Sequence[Token], index: int) -> str | None:
    """Judge a noun or adjective of intent: "цель", "потенциал", "подписанный"."""
    token, known = words[index], _words()
    if not (_is(token, "NOUN") or _is(token, "ADJF") or _is(token, "PRTF") or _is(token, "ADVB")):
        return None
    purpose = index > 0 and words[index - 1].value.lower() in ("на", "эти", "этих", "данные")
    if purpose and has_lemma(token, {"цель"}):
        return None  # "на эти цели выделено"
    if has_lemma(token, known["target_cues"]) or has_lemma(token, known["target_nouns"]):
        return _unless_done(words, index, "target")
    for name in ("potential", "approved", "planned"):
        if has_lemma(token, known[f"{name}_cues"]):
            due = name == "approved" and _is(token, "NOUN") and _awaited(words, index)
            return "planned" if due else name
    # "торговля, достигшая 2 млрд", "превышающая 2 млрд"
    reached = _is(token, "actv") and has_lemma(token, known["reached"])
    return "actual" if _is(token, "PRTF") and reached else None


def _awaited(words: Sequence[Token], index: int) -> bool:
    """Tell "ожидается подписание", "состоится подписание", "к подписанию готовится"."""
    for token in reversed(words[max(0, index - 4) : index]):
        if has_lemma(token, _words()["planned_cues"]) or _tense(token) == "futr":
            return True
    return False


def _verb(
    words: Sequence[Token], index: int, start: int, stop: int, *, changing: bool
) -> str | None:
    """Judge a verb; ``None`` for other words and for verbs of speech."""
    token, known = words[index], _words()
    verbal = any(_is(token, pos) for pos in ("VERB", "INFN", "PRTS", "GRND", "ADJS"))
    if not verbal or token.value.lower() in known["not_verbs"]:
        return None
    if has_lemma(token, known["potential_cues"]):
        return "actual" if _enabled(token) else "potential"
    if _is(token, "VERB") and has_lemma(token, known["aiming"]):
        return "target"
    if _is(token, "INFN") or (_is(token, "PRTS") and _is(words[index - 1], "INFN")):
        return _infinitive(words, index)  # "довести", "быть доведен"
    if has_lemma(token, known["planned_cues"]):
        return "target" if changing else "planned"
    if has_lemma(token, known["speech"]):
        return "actual" if changing and not _deadline(words, start, stop) else None
    if _is(token, "ADJS"):
        return None
    if _future(words, index):
        aimed = has_lemma(token, known["target_verbs"]) and _deadline(words, start, stop)
        up_to = start > 0 and words[start - 1].value.lower() == "до"
        aimed = aimed or (up_to and has_lemma(token, known["raised"]))
        return "target" if aimed else "planned"
    if has_lemma(token, known["approved_cues"]):
        return "approved"
    if has_lemma(token, {"быть", "стать"}):
        return None
    if changing and (_deadline(words, start, stop) or not has_lemma(token, known["fact_verbs"])):
        return "target"
    return _subject(words, index) if _tense(token) == "pres" else "actual"


def _subject(words: Sequence[Token], index: int) -> str:
    """Judge "потенциал оценивается в" by the subject of its verb."""
    for position in range(index - 1, max(-1, index - _GOVERNING), -1):
        if found := _noun(words, position):
            return found
    return "actual"


def _infinitive(words: Sequence[Token], index: int) -> str:
    """Judge an infinitive by what governs it: "удалось довести", "позволит увеличить"."""
    known = _words()
    before = words[max(0, index - _GOVERNING) : index]
    for token in reversed(before):
        if has_lemma(token, known["done_cues"]) or _enabled(token):
            return "actual"
        if has_lemma(token, known["potential_cues"]):
            return "potential"
        if has_lemma(token, known["target_cues"]):
            return "target"
    return "target" if has_lemma(words[index], known["target_verbs"]) else "planned"


def _unless_done(words: Sequence[Token], index: int, found: str) -> str:
    """Take a goal that was reached for a fact: "обеспечен выход на", "цель достигнута"."""
    for token in reversed(words[max(0, index - 3) : index]):
        if has_lemma(token, _words()["agreed"]):
            break  # "достигнута договоренность о доведении"
        if has_lemma(token, _words()["potential_cues"]) and _is(token, "NOUN"):
            return "potential"  # "потенциал наращивания экспорта"
        if has_lemma(token, {"обеспечить", "зафиксировать", "достигнуть"}) and _past(token):
            return "actual"
    return found


def _enabled(token: Token) -> bool:
    """Tell "позволило увеличить", a fact, from "позволит увеличить"."""
    return has_lemma(token, {"позволить", "позволять", "смочь"}) and _past(token)


def _future(words: Sequence[Token], index: int) -> bool:
    if _tense(words[index]) == "futr":
        return True
    auxiliary = words[max(0, index - 3) : index]
    return any(token.value.lower() in ("будет", "будут") for token in auxiliary)


def _past(token: Token) -> bool:
    return _tense(token) == "past"


def _tense(token: Token) -> str | None:
    forms: Sequence[Any] = getattr(token, "forms", ())
    found = next((tense for tense in _TENSES if forms and tense in forms[0].grams), None)
    if found == "futr" and any("VERB" in f.grams and "pres" in f.grams for f in forms):
        return "pres"  # "реализуются" may be either
    return found


def _is(token: Token, pos: str) -> bool:
    forms: Sequence[Any] = getattr(token, "forms", ())
    return bool(forms) and pos in forms[0].grams


def _deadline(words: Sequence[Token], start: int, stop: int) -> bool:
    """Tell whether a time to come stands in the sentence: "к 2030 году", "в перспективе"."""
    text = " ".join(token.value.lower() for token in words[max(0, start - 25) : stop + 8])
    return _DEADLINE.search(text) is not None
