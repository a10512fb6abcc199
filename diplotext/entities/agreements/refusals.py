"""What is no document though its word stands there: "трудовой договор", "протокол допроса"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from diplotext.entities.agreements.normalize import Kind
from diplotext.entities.agreements.normalize import lemmas as lemmas_of

__all__ = ["refused"]

_QUOTES = frozenset('«»"“”„')


def refused(
    row: Sequence[Any],
    first: int,
    last: int,
    kind: Kind,
    tail: Sequence[Any],
    words: Mapping[str, frozenset[str]],
) -> bool:
    """Tell whether the kind word at ``row[first:last]`` means no document between parties."""
    before = [lemmas_of(token) for token in row[max(0, first - 3) : first]]
    near = set().union(*before[-1:])
    after = set().union(*(lemmas_of(token) for token in row[last : last + 2]))
    inside = set().union(*(lemmas_of(token) for token in tail[:4])) if tail else set()
    private = (after | inside) & words["private_names"]
    if kind.id in ("agreement", "memorandum") and tail and tail[0].value in ("о", "об"):
        private = set()  # "соглашение о займе"
    if kind.id == "note_verbale" and kind.signed:
        around = [*row[max(0, first - 4) : first], *row[last : last + 4]]
        return not any(lemmas_of(token) & words["hand"] for token in around)
    if kind.id == "contract" and tail and tail[0].value == "на":
        private = set()  # "контракт на поставку", not "договор поставки"
    typed = words["private"] - ({"кредитный"} if kind.id == "agreement" else set())
    if near & (words["bodies"] | typed) or private:
        return True
    if kind.id == "protocol" and (near & words["protocol_offices"] or (not tail and near & {"по"})):
        return True
    if kind.id == "agreement" and not tail:
        reached = set().union(*before) & words["verbal"]
        return bool(reached) or ("сторона" in after and "по" in near)
    if kind.id in ("joint_statement", "declaration") and not first and row[0].value.isupper():
        return True  # "СОВМЕСТНОЕ КОММЮНИКЕ": the heading of the text itself
    if kind.id == "joint_statement":
        spoken = set().union(*before) & words["speech"]
        return bool(spoken) or (not tail and "для" in {t.value for t in row[last : last + 1]})
    if kind.id == "roadmap" and kind.genitive and kind.signed:
        named = any(lemmas_of(token) & words["plans"] for token in tail)
        return not named and not (tail and tail[0].value in _QUOTES)
    return False
