"""Where the name of an area stands: what comes before it, beside it, above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from diplotext.engine.grammar import Context
from diplotext.entities.areas.normalize import Index

__all__ = [
    "before_subject",
    "bond_before",
    "in_body",
    "is_direction",
    "joined",
    "listed_under_field",
    "of_list",
    "of_states",
]

WINDOW = 10  # tokens looked through between "сотрудничество" and "в энергетике"
FAR = 20  # the same before ", а также в образовании"
NEAR = 4  # between "сотрудничество" and "по вопросам"
_GOING_ON = (",", "и", "также", "всего", "числе", "так", "как", "особенно", "включая")
_ITEMS = 12  # lines of a list looked through for its head
_BULLET = re.compile(r"\s*(?:[-—•*·●▪]|\d{1,2}[.)])\s")
_HEAD = re.compile(
    r"(?:сфер|област|направлени|отрасл|сектор)[а-я]*(?:\s[а-я]+){0,3}\s*:\s*$", re.IGNORECASE
)


def bond_before(
    place: Sequence[Any], context: Context, index: Index, *, near: bool = False
) -> bool:
    """Tell whether a word of cooperation stands before, with no verb between but its own.

    Its own is that of "сотрудничество развивается в энергетике". The word may stand farther
    where a list goes on ("…, а также в образовании"), and must be ``near`` before "по вопросам".
    """
    before = context.before(place, FAR)
    reach = FAR if before and before[-1].value in _GOING_ON else WINDOW
    for token in reversed(before[-(NEAR if near else reach) :]):
        lemmas = index.lemmas(token.value) if token.type == "RU" else set()
        if lemmas & index.context["partners"]:
            return True
        verbal = any("VERB" in form.grams for form in getattr(token, "forms", ())[:1])
        if verbal and not lemmas & index.context["goes"]:
            return False
    return False


def of_states(group: Sequence[Any], context: Context, index: Index) -> bool:
    """Tell a joint group or commission from one of a parliament: "комиссия по энергетике"."""
    if not index.lemmas(group[0].value).isdisjoint(index.context["joint_groups"]):
        return True
    for token in reversed(context.before(group, 4)):
        if token.type == "COUNTRY" or not token.lemmas.isdisjoint(index.context["joint"]):
            return True
        if not any("ADJF" in form.grams for form in getattr(token, "forms", ())):
            return False
    return False


def in_body(before: Sequence[Any], index: Index) -> bool:
    """Tell the name of a body: "Организация экономического сотрудничества", "…-Тихоокеанское".

    Its other words may stand between: "министр торговли и внешнеэкономических связей".
    """
    if not before:
        return False
    last = before[-1]
    geographic = last.type == "RU" and "-" in last.value and last.value[0].isupper()
    if geographic or last.value in ("Черноморское", "Черноморского"):
        return True
    for token in reversed(before):
        if token.type == "RU" and not index.lemmas(token.value).isdisjoint(index.context["bodies"]):
            return True
        inside = token.value in (",", "и") or (
            token.type == "RU" and any("gent" in form.grams for form in token.forms[:3])
        )
        if not inside:
            return False
    return False


def joined(token: Any, tokens: Sequence[Any]) -> bool:
    """Tell whether a comma or conjunction stands beside an adjective."""
    position = next(i for i, other in enumerate(tokens) if other is token)
    sides = [*tokens[max(0, position - 1) : position], *tokens[position + 1 : position + 2]]
    return any(side.value in (",", "и", "или", "также") for side in sides)


def is_direction(field: Any) -> bool:
    """Tell "вложено в ненефтяной сектор": where something goes, not what is spoken of."""
    cases = {
        case for form in field.forms for case in ("accs", "loct", "datv") if case in form.grams
    }
    return cases == {"accs"}


def of_list(tokens: Sequence[Any], adjectives: Sequence[Any], acronyms: Sequence[Any]) -> list[Any]:
    """Give adjectives and acronyms of a list before its noun, in order.

    An acronym stands before the noun ("IT сферах", "IT-сфере") or an adjective that does.
    """
    if tokens[-1].value in (",", "и", "или", "в", "во"):
        acronyms = ()
    last = max((t.span.start for t in adjectives), default=-1)
    ends = [t for t in tokens if t.value != "-"][-1:]
    kept = [t for t in acronyms if t in ends or t.span.start < last]
    return sorted([*adjectives, *kept], key=lambda token: token.span.start)


def listed_under_field(tokens: Sequence[Any], context: Context, index: Index) -> bool:
    """Tell an item, whole on its line, of a list under "сотрудничество по направлениям:"."""
    after = context.after(tokens)
    if context.before(tokens) or (after and after[0].value not in (";", ",", ".")):
        return False
    text, end = context.view.matching, tokens[0].span.start
    for _ in range(_ITEMS):
        end = text.rfind("\n", 0, end)
        if end < 0:
            return False
        line = text[text.rfind("\n", 0, end) + 1 : end]
        if line.strip() and not _BULLET.match(line):
            words = re.findall(r"[а-я-]+", line.lower())
            spoken = any(index.lemmas(word) & index.context["bonds"] for word in words[-12:])
            return spoken and _HEAD.search(line) is not None
    return False


def before_subject(tokens: Sequence[Any], index: Index) -> Sequence[Any]:
    """Cut what may be the subject: "В области медицины | награды вручены"."""
    for i, token in enumerate(tokens[1:], 1):
        forms: Sequence[Any] = getattr(token, "forms", ())
        nominative = any("nomn" in form.grams and "plur" in form.grams for form in forms)
        if nominative and "NOUN" in forms[0].grams:
            whole = index.of_phrase([t.value for t in tokens], "gent")[1]
            part = index.of_phrase([t.value for t in tokens[:i]], "gent")[1]
            if part and not whole:
                return tokens[:i]
    return tokens
