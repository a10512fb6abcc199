"""Kind and level of a meeting by who meets: a body, heads of state, ministers, experts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from diplotext.engine.lexicon import load_lexicon
from diplotext.entities.meetings.actors import cases
from diplotext.entities.meetings.normalize import PACKAGE, Body, context, stems
from diplotext.language.tokens import has_lemma
from diplotext.types import Organization, Title

__all__ = ["of_body", "of_people"]

REACH = 90  # characters after a session in which its body begins
_SITTING = frozenset({"session", "meeting", "summit", "ministerial_meeting"})
_TALKS = ("talks", "consultations", "informal_meeting", "strategic_dialogue")
_SEVERAL = ("trilateral", "quadrilateral", "multilateral")
_LEVELS = {
    "president": "highest",
    "head_of_state": "highest",
    "monarch": "highest",
    "chairman_of_state": "highest",
    "prime_minister": "high",
    "deputy_prime_minister": "high",
    "minister": "ministerial",
    "foreign_minister": "ministerial",
    "deputy_minister": "deputy_ministerial",
    "ambassador": "ambassadorial",
    "parliament_speaker": "parliamentary",
    "member_of_parliament": "parliamentary",
    "governor": "regional",
}
# Plain words where no title was found.
_WORDS = {
    "президент": "highest",
    "министр": "ministerial",
    "замминистр": "deputy_ministerial",
    "посол": "ambassadorial",
    "эксперт": "expert",
    "парламентарий": "parliamentary",
    "депутат": "parliamentary",
    "губернатор": "regional",
    "аким": "regional",
}
_MULTILATERAL = {
    "highest": "summit",
    "high": "head_of_government_meeting",
    "ministerial": "ministerial_meeting",
}


@cache
def _bodies() -> tuple[tuple[Body, Any], ...]:
    rows = load_lexicon(Body, PACKAGE, "bodies.csv")
    return tuple((row, stems(words)) for row in rows for words in row.words)


def of_body(token: Any, row: Sequence[Any], index: int, text: str) -> dict[str, Any]:
    """Give kind and level of a session by the body that sits; empty for no known body.

    "заседание Совета глав государств" is a summit, that of a joint commission a session
    of its own kind.
    """
    mention = token.mention
    if mention.kind not in _SITTING:
        return {}
    after = row[index + 1 : index + 8]
    stop = next((t.span.start for t in after if _ends(t)), after[-1].span.stop if after else 0)
    words = text[token.span.stop : min(stop, token.span.stop + REACH)].lower()
    for body, pattern in _bodies():
        found = pattern.search(words)
        if found and _is_joint(body, words, after):
            return {"kind": body.kind, **({"level": body.level} if body.level else {})}
    return {}


def _ends(token: Any) -> bool:
    if token.value in (",", ";", ":", ".", "("):
        return True
    grams = token.forms[0].grams if token.type == "RU" else ()
    return any(gram in grams for gram in ("VERB", "PREP", "INFN", "PRTS"))


def _is_joint(body: Body, words: str, after: Sequence[Any]) -> bool:
    """Refuse a commission or working group of one state: "заседание комиссии парламента"."""
    if body.kind != "intergovernmental_commission":
        return True
    named = any(isinstance(getattr(token, "mention", None), Organization) for token in after)
    cues = ("межправ", "совместн", "смешанн", "двусторонн", "мпк", "межгосударственн", "трехсторон")
    pair = any(len(getattr(token, "mentions", ())) > 1 for token in after)
    return named or pair or any(cue in words for cue in cues)


def of_people(token: Any, row: Sequence[Any], index: int) -> dict[str, Any]:
    """Give level, and kind where it follows, by the people in the genitive after a meeting.

    Only plural offices count ("встреча министров"), never the rank of somebody named.
    """
    kind = token.mention.kind
    after = list(row[index + 1 : index + 4])
    while after and after[0].type == "COUNTRY" and after[0].mention.form == "adjective":
        after.pop(0)
    if not after:
        return {}
    if kind == "visit" and any(has_lemma(t, context()["delegation"], "gent") for t in after[:2]):
        return {"kind": "delegation_visit"}
    level = _level(after)
    if level is None or kind not in (*_SITTING, *_TALKS):
        return {"level": level} if level and kind == "consultative_meeting" else {}
    if level == "expert" and kind == "meeting":
        return {"kind": "expert_meeting", "level": level}
    if kind == "session":
        return {"level": level, **_kind(level)}
    several = level == "ministerial" and token.mention.format in _SEVERAL
    if kind == "meeting" and (several or _is_multilateral(row, index)):
        return {"level": level, **_kind(level)}
    return {"level": level}


def _kind(level: str) -> dict[str, str]:
    return {"kind": _MULTILATERAL[level]} if level in _MULTILATERAL else {}


def _level(after: Sequence[Any]) -> str | None:
    first = after[0]
    title = getattr(first, "mention", None)
    if isinstance(title, Title):
        if len(after) > 1 and has_lemma(after[1], {"государство"}, "plur", "gent"):
            return "highest"  # "глав государств", the office cut before the states
        return _LEVELS.get(title.role) if title.plural and "gent" in cases(first) else None
    if first.type != "RU":
        return None
    if has_lemma(first, {"рабочий"}) and len(after) > 1 and has_lemma(after[1], {"группа"}, "gent"):
        return "expert" if any("plur" in form.grams for form in first.forms) else None
    if has_lemma(first, {"глава", "лидер"}, "plur", "gent") and len(after) > 1:
        if has_lemma(after[1], {"государство"}):
            return "highest"
        return "high" if has_lemma(after[1], {"правительство"}) else None
    return next((v for word, v in _WORDS.items() if has_lemma(first, {word}, "plur", "gent")), None)


def _of_states(text: str) -> bool:
    """Tell "министров стран Центральной Азии" from "министров двух стран"."""
    words = text.lower().split()
    return "стран" in words[1:] and not {"двух", "обеих"} & set(words)


def _is_multilateral(row: Sequence[Any], index: int) -> bool:
    """Tell a meeting of many ("министров стран Центральной Азии") from one of two."""
    after = row[index + 1 : index + 8]
    for position, token in enumerate(after):
        if token.type == "RU" and any(g in token.forms[0].grams for g in ("VERB", "PRTS", "PREP")):
            break
        mention = getattr(token, "mention", None)
        if isinstance(mention, Title) and (
            mention.organization or len(mention.countries) > 2 or _of_states(mention.text)
        ):
            return True
        if isinstance(mention, Organization) and len(mention.countries) != 2:
            return True
        if token.type == "RU" and position and token.value.lower().startswith(("стран", "госуд")):
            before = after[position - 1]
            return not has_lemma(before, {"два", "оба", "двое"})
    return False
