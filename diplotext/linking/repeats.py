"""Which earlier meeting a mention repeats: "в ходе беседы", "участники встречи", "визита"."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from diplotext.linking.identity import Identity
from diplotext.linking.status import WORDS
from diplotext.types import Meeting

__all__ = ["Seen", "antecedent", "fits_kind"]

_FAMILIES = tuple((frozenset(row["kinds"]), frozenset(row["generic"])) for row in WORDS["family"])
_OFF = frozenset({"planned", "cancelled", "postponed"})


@frozen
class Seen:
    """A meeting met before: the mention, whether it only recalls one, whether of many."""

    mention: Meeting
    background: bool
    plural: bool = False
    sentence: int = 0


def fits_kind(later: str, earlier: str) -> bool:
    """Tell whether a noun of one kind may repeat a meeting of another.

    >>> fits_kind("conversation", "reception"), fits_kind("talks", "official_visit")
    (True, False)
    """
    return later == earlier or any(
        later in kinds and earlier in kinds and later in generic for kinds, generic in _FAMILIES
    )


def antecedent(seen: Sequence[Seen], later: Seen, identity: Identity) -> int | None:
    """Find the meeting that a later mention repeats; gives its place, ``None`` for a new one.

    A recalled mention repeats the nearest meeting of its kind with participants that agree;
    any other one only a meeting with the same participants, time and form.
    """
    for place in range(len(seen) - 1, -1, -1):
        earlier = seen[place]
        if later.background:
            if _recalls(earlier, later, identity):
                return place
        elif _repeats(earlier, later, identity):
            return place
    return None


def _recalls(earlier: Seen, later: Seen, identity: Identity) -> bool:
    one, two = earlier.mention, later.mention
    if two.status == "referenced_past" or later.plural or one.status == "referenced_past":
        return False
    if not fits_kind(two.kind, one.kind):
        return False
    if one.status in _OFF and two.status not in _OFF and two.status is not None:
        return False
    return not two.participants or identity.agree(two.participants, one.participants)


def _repeats(earlier: Seen, later: Seen, identity: Identity) -> bool:
    one, two = earlier.mention, later.mention
    if not (fits_kind(two.kind, one.kind) or fits_kind(one.kind, two.kind)):
        return False
    if later.plural or earlier.plural or _differ(one.format, two.format):
        return False
    if (one.status in _OFF) != (two.status in _OFF) or "referenced_past" in (
        one.status,
        two.status,
    ):
        return False
    if one.date and two.date and one.date.since != two.date.since:
        return False
    if one.kind != two.kind and later.sentence == earlier.sentence:
        return False
    if not two.participants or not one.participants:
        return one.kind == two.kind and not two.participants and two.place in (None, one.place)
    return identity.agree(two.participants, one.participants)


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other
