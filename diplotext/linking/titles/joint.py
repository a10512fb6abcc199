"""The states of a joint body that does not name them: "Межправительственная комиссия", "МПК".

They are the two of its sentence, else the one there and that of the news, else the two sides of
the document. Bodies of organisations and those with an id have none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from attrs import evolve

from diplotext.engine.pipeline import Analysis
from diplotext.linking.sides import sides
from diplotext.linking.titles.clauses import Clauses
from diplotext.linking.titles.home import Datelines
from diplotext.types import Country, Mention, Organization

__all__ = ["resolve_joint"]

# What only two or more states have together; of another council nothing is known.
_JOINT = re.compile(
    r"межправ|межгосударств|совместн|двусторонн|смешанн|межпарламент|подкомисс|мпк|рабоч\w+ групп"
    r"|совет\w* (?:стратегическ|сотрудничеств|делового)|высш\w+ совет|групп\w* дружбы",
    re.IGNORECASE,
)


def resolve_joint(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Give the joint bodies without states whose states the text tells."""
    bodies = [m for m in mentions if isinstance(m, Organization)]
    bare = [m for m in bodies if not m.organization and not m.countries and _JOINT.search(m.name)]
    if not bare:
        return {}
    starts = sorted(m.start for m in bodies if m.organization)
    clauses, datelines = Clauses(analysis), Datelines(analysis)
    pair = sides(mentions)
    first = next((m.code for m in mentions if isinstance(m, Country)), None)
    changed: dict[Mention, Mention] = {}
    for body in bare:
        inner = bisect_right(starts, body.start)
        if inner < len(starts) and starts[inner] < body.stop:
            continue  # "Секретариат ШОС"
        home = datelines.at(body.start) or first
        codes = _codes(clauses, body, home, pair)
        if len(codes) == 2:
            changed[body] = evolve(body, countries=codes)
    return changed


def _codes(
    clauses: Clauses, body: Organization, home: str | None, pair: tuple[str, ...]
) -> tuple[str, ...]:
    named = tuple(dict.fromkeys(state.code for state in clauses.states(*clauses.span(body))))
    if len(named) == 2:
        return named
    if len(named) == 1 and named[0] in pair:
        return pair
    if len(named) == 1 and home is not None and home != named[0]:
        return home, named[0]
    return pair if not named or set(named) >= set(pair) else ()
