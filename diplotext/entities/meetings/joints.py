"""What stands before an official: attributes, a preposition, "и" and what it joins."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

__all__ = ["before_phrase", "is_attribute", "joint_before", "nouns_before", "preposition_at"]

_REACH = 12  # tokens of a participle with all it governs
_OTHERS = frozenset({"PERSON", "MEETING", "TITLE"})  # no part of a noun phrase before a name
_BREAKS = ("VERB", "INFN", "CONJ", "GRND")
_TITLES = frozenset({"г-н", "г-жа", "г-ном", "г-жой", "г-на", "г-жи", "г-ну", "г-же"})
_AND = ((",", "а", "также"), (",", "как", "и"), ("а", "также"), ("и", "также"), ("и",), (",",))


def before_phrase(row: Sequence[Any], index: int, cases: Collection[str]) -> int:
    """Give the place before all that describes a noun at ``index``; -1 at the head of the row.

    Attributes ("его венгерский коллега") and a participle with what it governs ("с прибывшим в
    Осло с рабочим визитом главой МИД") belong to the noun. ``cases`` are those of the noun.
    """
    place = _before_attributes(row, index, cases)
    participle = _participle(row, place, cases)
    return place if participle is None else _before_attributes(row, participle, cases)


def _before_attributes(row: Sequence[Any], index: int, cases: Collection[str]) -> int:
    place = index - 1
    while place >= 0 and is_attribute(row[place]) and _agrees(row[place], cases):
        place -= 1
    return place


def _agrees(token: Any, cases: Collection[str]) -> bool:
    """Tell whether an attribute may stand in one of the cases; "до того министры" is none."""
    if not cases or token.type != "RU" or token.value.lower() in _TITLES:
        return True
    described = [f.grams for f in token.forms if "ADJF" in f.grams or "PRTF" in f.grams]
    return not described or any(case in grams for grams in described for case in cases)


def is_attribute(token: Any) -> bool:
    """Tell an adjective, a participle, "его" or "г-н" before a noun."""
    if token.type == "COUNTRY":
        return bool(token.mention.form == "adjective")
    if token.type != "RU":
        return False
    if token.value.lower() in _TITLES or token.value.lower() in ("его", "ее", "их"):
        return True
    grams = token.forms[0].grams
    return "ADJF" in grams or "PRTF" in grams


def _participle(row: Sequence[Any], place: int, cases: Collection[str]) -> int | None:
    """Find the participle whose words end at a place, in a case of the noun after it."""
    for start in range(place - 1, max(-1, place - _REACH), -1):
        token = row[start]
        if token.value in (",", ";", ":", "(", ")") or token.type == "PERSON":
            return None
        forms = _participle_forms(token)
        if not forms:
            if token.type == "RU" and "VERB" in token.forms[0].grams:
                return None
            continue
        agrees = any(case in form.grams for form in forms for case in cases)
        return start if agrees and _opens(row, start + 1) else None
    return None


def _participle_forms(token: Any) -> list[Any]:
    words = token.parts if token.type == "MEETING" else (token,) if token.type == "RU" else ()
    return [
        form for word in words[:1] for form in getattr(word, "forms", ()) if "PRTF" in form.grams
    ]


def _opens(row: Sequence[Any], index: int) -> bool:
    """Tell whether a participle governs what follows it: "в Осло", "накануне", "Чили"."""
    token = row[index]
    if token.type != "RU":
        return bool(token.type in ("DATE", "COUNTRY", "INT"))
    return any(gram in token.forms[0].grams for gram in ("PREP", "ADVB"))


def preposition_at(row: Sequence[Any], place: int) -> str | None:
    """Give the preposition at a place of the row, ``None`` where there is none."""
    if place < 0 or row[place].type != "RU" or "PREP" not in row[place].forms[0].grams:
        return None
    return str(row[place].value.lower())


def joint_before(row: Sequence[Any], place: int) -> int | None:
    """Give where the conjunction that ends at a place begins: "и", ",", ", а также"."""
    for words in _AND:
        start = place - len(words) + 1
        if start >= 0 and [t.value.lower() for t in row[start : place + 1]] == list(words):
            return start
    return None


def nouns_before(row: Sequence[Any], stop: int) -> Iterator[tuple[int, Any]]:
    """Give each preposition of the phrase that ends at ``stop`` with the noun after it, last first.

    "с заместителем главы комитета по развитию" gives "по" with its noun, then "с" with its own.
    """
    for place in range(stop - 1, max(-1, stop - _REACH), -1):
        token = row[place]
        if preposition_at(row, place) is not None:
            head = next((t for t in row[place + 1 : stop] if not is_attribute(t)), None)
            if head is not None:
                yield place, head
        elif (
            token.value in (",", ";", ":", "–", "—")
            or token.type in _OTHERS
            or (token.type == "RU" and any(gram in token.forms[0].grams for gram in _BREAKS))
        ):
            return
