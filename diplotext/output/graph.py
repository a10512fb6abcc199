"""People, bodies, states, agreements and events as a networkx graph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from diplotext.errors import DiplotextError
from diplotext.output.plover import Coded, country_name
from diplotext.types import (
    Agreement,
    Country,
    Event,
    Institution,
    Mention,
    Ministry,
    Organization,
    Person,
    PersonRecord,
    Title,
)

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = ["to_graph"]


def to_graph(result: Coded) -> MultiDiGraph:
    """Give who holds, represents, meets, hosts, visits and signs what.

    Nodes have ``kind`` (``person``, ``title``, ``body``, ``organization``, ``country``,
    ``agreement``, ``event``) and ``label``, with the values of the thing beside them; edges
    have a ``kind``: ``holds`` (person to body or state, with ``role``), ``represents``
    (person or body to state), ``participates`` (to event), ``hosts`` and ``visits`` (to event),
    ``parties`` (state or organisation to agreement). Attributes are plain data, and nodes and
    edges are in the order of the text. Raises `DiplotextError` without networkx.
    """
    try:
        from networkx import MultiDiGraph
    except ImportError as error:
        message = "a graph needs networkx: pip install 'diplotext[graph]'"
        raise DiplotextError(message) from error
    builder = _Builder(MultiDiGraph(), result)
    for record in result.people:
        builder.person(record)
    for mention in result.mentions:
        if isinstance(mention, Ministry | Institution | Organization):
            builder.node(mention)
        elif isinstance(mention, Agreement) and mention.parties:
            builder.agreement(mention)
    for number, event in enumerate(result.events):
        builder.event(number, event)
    return builder.graph


class _Builder:
    """A graph in the making."""

    def __init__(self, graph: Any, result: Coded) -> None:
        self.graph = graph
        self._people = {m.span: record for record in result.people for m in record.mentions}

    def person(self, record: PersonRecord) -> str:
        """Add a person with the offices held."""
        key = self._add(f"person:{record.name}", "person", record.name, country=record.country)
        for title in record.titles:
            office = None if title.plural else self._office(title)
            if office is not None:
                self._tie(key, office, "holds", role=title.role, status=title.status)
        if record.country:
            self._tie(key, self._state(record.country), "represents")
        return key

    def _office(self, title: Title) -> str | None:
        """Give the node of the body in which an office is, else of its state."""
        if title.organization:
            label = title.organization
            return self._add(f"organization:{label}", "organization", label)
        if title.portfolio and title.country:
            return self._body("ministry", title.portfolio, title.country, title.portfolio)
        bare = title.role == "minister"  # "министр" again: of what is said elsewhere
        return self._state(title.country) if title.country and not bare else None

    def node(self, mention: Mention) -> str:
        """Add what a mention names, and give its node; a person is the person merged."""
        if isinstance(mention, Person):
            record = self._people.get(mention.span)
            if record is not None:
                return self.person(record)
            return self._add(f"person:{mention.name}", "person", mention.name, country=None)
        if isinstance(mention, Country):
            return self._state(mention.code)
        if isinstance(mention, Ministry):
            return self._body("ministry", mention.portfolio, mention.country, mention.name)
        if isinstance(mention, Institution):
            return self._body(mention.kind, mention.kind, mention.country, mention.name)
        if isinstance(mention, Organization):
            own = mention.organization or mention.name
            return self._add(f"organization:{own}", "organization", mention.name)
        label = str(getattr(mention, "name", None) or " ".join(mention.text.split()))
        code = getattr(mention, "country", None)
        key = self._add(f"{mention.type}:{label}", mention.type, label, country=code)
        if code:
            self._tie(key, self._state(code), "represents")
        return key

    def agreement(self, mention: Agreement) -> None:
        """Add a document with its parties."""
        label = " ".join(mention.text.split())
        key = f"agreement:{mention.start}"
        self._add(key, "agreement", label, type=mention.kind, status=mention.status)
        for party in mention.parties:
            if party.isupper():
                self._tie(self._state(party), key, "parties")
            else:
                node = self._add(f"organization:{party}", "organization", party)
                self._tie(node, key, "parties")

    def event(self, number: int, event: Event) -> None:
        """Add an event with its participants, host and guest."""
        key = self._add(
            f"event:{number}",
            "event",
            event.kind,
            status=event.status,
            place=event.place,
            date=event.date.since if event.date else None,
            topics=list(event.topics),
        )
        sides = [side for side in (event.host, event.guest) if side is not None]
        for mention in _once([*event.participants, *sides]):
            self._tie(self.node(mention), key, "participates")
        if event.host is not None:
            self._tie(self.node(event.host), key, "hosts")
        if event.guest is not None:
            self._tie(self.node(event.guest), key, "visits")

    def _state(self, code: str) -> str:
        return self._add(f"country:{code}", "country", country_name(code), code=code)

    def _body(self, kind: str, charge: str, code: str | None, label: str) -> str:
        key = f"body:{charge}:{code or '?'}"
        known = self.graph.nodes.get(key)
        if known is not None and known["label"] == charge != label:
            known["label"] = label  # known from an office so far, now by its name
        self._add(key, "body", label, type=kind, charge=charge, country=code)
        if code:
            self._tie(key, self._state(code), "represents")
        return key

    def _add(self, key: str, kind: str, label: str, **values: Any) -> str:
        if key not in self.graph:
            self.graph.add_node(key, kind=kind, label=label, **values)
        return key

    def _tie(self, source: str, target: str, kind: str, **values: Any) -> None:
        key = f"{kind}:{values['role']}" if "role" in values else kind
        if not self.graph.has_edge(source, target, key=key):
            self.graph.add_edge(source, target, key=key, kind=kind, **values)


def _once(mentions: Iterable[Mention]) -> list[Mention]:
    return list(dict.fromkeys(mentions))
