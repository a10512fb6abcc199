"""Which earlier meeting a mention repeats: "в ходе беседы", "участники встречи", "визита"."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from diplotext.linking.identity import Identity
from diplotext.linking.status import WORDS
from diplotext.types import Meeting

__all__ = ["Seen", "antecedent", "fits_kind"]

_FAMILIES = tuple((frozenset(row["kinds"]), frozenset(row["generic"])) for row in WORDS["family"])
_LOOSE = frozenset({"meeting", "talks", "conversation", "reception"})
_OFF = frozenset({"planned", "cancelled", "postponed"})


@frozen
class Seen:
    """A meeting as later mentions see it.

    ``background``: it only recalls a meeting; ``plural``: it is several; ``other``: it is
    said to be another one ("следующая встреча"); ``subject``: it may be a subject.
    """

    mention: Meeting
    background: bool
    plural: bool = False
    other: bool = False
    subject: bool = True
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
    places = range(len(seen) - 1, -1, -1)
    if later.background:
        for loosely in (False, True):
            for place in places:
                if _recalls(seen[place], later, identity, loosely=loosely):
                    return place
        return None
    return next((place for place in places if _repeats(seen[place], later, identity)), None)


def _recalls(earlier: Seen, later: Seen, identity: Identity, *, loosely: bool) -> bool:
    one, two = earlier.mention, later.mention
    if two.status == "referenced_past" or later.plural or one.status == "referenced_past":
        return False
    # "провёл встречу … В ходе переговоров": looser than a repeat of the same noun.
    fits = fits_kind(two.kind, one.kind)
    if not (fits or (loosely and {one.kind, two.kind} <= _LOOSE)):
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
        placed = one.place is None or two.place in (None, one.place)
        told = one.kind == two.kind and not two.participants and later.subject
        return told and placed and not later.other and later.sentence - earlier.sentence < 3
    return identity.agree(two.participants, one.participants)


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other
