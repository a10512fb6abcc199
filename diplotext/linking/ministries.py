"""The state of a bare "МИД", "правительство", "ГКНБ": from its neighbours, then the document.

A wrong state is worse than none: where two states could be meant, the body has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from diplotext.engine.pipeline import Analysis
from diplotext.entities.countries.names import genitive_name
from diplotext.entities.ministries import default_index
from diplotext.types import Country, Institution, Mention, Ministry, Title

__all__ = ["resolve"]

Body = Ministry | Institution
_JOINTS = frozenset({"и", ",", "а также"})
# "МИД страны": the state named last before it.
_GENERIC = ("страны", "республики", "королевства", "государства")


def resolve(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Give the ministries and institutions without a state whose state the text tells.

    Takes the document and its mentions in order; gives each with its new self.
    """
    bodies = [m for m in mentions if isinstance(m, Ministry | Institution)]
    changed: dict[Mention, Mention] = {}
    evidence = _Evidence(mentions, analysis)
    for position in reversed(range(len(bodies))):  # the states of lists come from the right
        body = bodies[position]
        if body.country is not None or (isinstance(body, Ministry) and body.plural):
            continue
        follower = bodies[position + 1] if position + 1 < len(bodies) else None
        code = _from_list(body, changed.get(follower, follower), analysis) if follower else None
        code = code or evidence.code(body)
        if code:
            changed[body] = _with_country(body, code)
    return changed


def _from_list(body: Body, follower: Mention | None, analysis: Analysis) -> str | None:
    """Give the state at the end of a list: "МИД и Минобороны Чили"."""
    if not isinstance(follower, Ministry | Institution) or follower.country is None:
        return None
    between = analysis.view.raw[body.stop : follower.start].strip()
    own = follower.text.strip()
    named = own.count(" ") > 0  # a follower that names its state, not one like "ФСБ"
    return follower.country if between in _JOINTS and named else None


@frozen
class _Evidence:
    """What a document says about the states of its bodies."""

    mentions: Sequence[Mention]
    analysis: Analysis

    def code(self, body: Body) -> str | None:
        """Give the only state that a body can belong to, if there is one."""
        if body.text.lower().endswith(_GENERIC):
            return self._last_state(body)
        alike = set(self._alike(body))
        if len(alike) == 1:
            return alike.pop()
        if shared := _shared(body):
            return self._of_these(shared)
        if alike:
            return None
        states = {m.code for m in self.mentions if isinstance(m, Country)}
        return states.pop() if len(states) == 1 else None

    def _alike(self, body: Body) -> Iterator[str]:
        """Give the states of the bodies and offices of the same charge."""
        for other in self.mentions:
            if isinstance(other, Title) and isinstance(body, Ministry):
                if other.portfolio == body.portfolio and other.country:
                    yield other.country
            elif type(other) is type(body) and other.country and _charge(other) == _charge(body):
                yield other.country

    def _last_state(self, body: Body) -> str | None:
        before = [m for m in self.mentions if isinstance(m, Country) and m.stop <= body.start]
        return before[-1].code if before else None

    def _of_these(self, codes: Sequence[str]) -> str:
        votes: Mapping[str, int] = Counter(
            m.code for m in self.mentions if isinstance(m, Country) and m.code in codes
        )
        return max(codes, key=lambda code: votes.get(code, 0))


def _shared(body: Body) -> tuple[str, ...]:
    """Give the states that have a body of this very name."""
    index = default_index()
    for table in (index.acronyms, index.names, index.words):
        for key in (body.text, body.name, body.text.lower()):
            if key in table:
                return table[key].shared
    return ()


def _charge(body: Mention) -> str | None:
    return getattr(body, "portfolio", None) or getattr(body, "kind", None)


def _with_country(body: Body, code: str) -> Body:
    genitive = genitive_name(code)
    name = f"{body.name} {genitive}" if genitive and genitive not in body.name else body.name
    return evolve(body, country=code, name=name)
