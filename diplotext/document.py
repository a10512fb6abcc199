"""The result for one text: mentions in order, people and events."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import field, frozen

from diplotext import types
from diplotext.errors import DiplotextError
from diplotext.output import graph, html, plover, records
from diplotext.output.explain import explain

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = ["Document"]

M = TypeVar("M", bound=types.Mention)


@frozen(kw_only=True)
class Document:
    """A text and what it says.

    ``mentions`` holds all mentions, sorted by ``(start, -stop)``; the properties give
    those of one type in the same order. ``people`` and ``events`` are merged from them;
    ``commitments`` are what they undertake, in order.

    ``links`` tells why values are what they are: it is no part of the result itself, so it
    does not count in comparisons and is not written into plain data. No more does
    ``overruns``, which names the stretches of text where a limit was reached and matches may
    be missing; it is empty for prose.
    """

    text: str = field(repr=False)
    mentions: tuple[types.Mention, ...] = field(default=(), repr=False)
    people: tuple[types.PersonRecord, ...] = field(default=(), repr=False)
    events: tuple[types.Event, ...] = field(default=(), repr=False)
    commitments: tuple[types.Commitment, ...] = field(default=(), repr=False)
    links: tuple[types.Link, ...] = field(default=(), repr=False, eq=False)
    overruns: tuple[str, ...] = field(default=(), repr=False, eq=False)

    def of_type(self, cls: type[M]) -> tuple[M, ...]:
        """Give the mentions of a class, in order."""
        return tuple(mention for mention in self.mentions if isinstance(mention, cls))

    @property
    def countries(self) -> tuple[types.Country, ...]:
        """Countries, in order."""
        return self.of_type(types.Country)

    @property
    def ministries(self) -> tuple[types.Ministry, ...]:
        """Ministries, in order."""
        return self.of_type(types.Ministry)

    @property
    def institutions(self) -> tuple[types.Institution, ...]:
        """Other bodies of states, in order."""
        return self.of_type(types.Institution)

    @property
    def titles(self) -> tuple[types.Title, ...]:
        """Offices, in order."""
        return self.of_type(types.Title)

    @property
    def persons(self) -> tuple[types.Person, ...]:
        """Names of persons, in order; see ``people`` for the persons themselves."""
        return self.of_type(types.Person)

    @property
    def meetings(self) -> tuple[types.Meeting, ...]:
        """Words that name meetings, in order; see ``events`` for the meetings themselves."""
        return self.of_type(types.Meeting)

    @property
    def money(self) -> tuple[types.Money, ...]:
        """Amounts, in order."""
        return self.of_type(types.Money)

    @property
    def areas(self) -> tuple[types.CooperationArea, ...]:
        """Areas of cooperation, in order."""
        return self.of_type(types.CooperationArea)

    @property
    def organizations(self) -> tuple[types.Organization, ...]:
        """International organisations and joint bodies, in order."""
        return self.of_type(types.Organization)

    @property
    def agreements(self) -> tuple[types.Agreement, ...]:
        """Documents between parties, in order."""
        return self.of_type(types.Agreement)

    @property
    def statements(self) -> tuple[types.Statement, ...]:
        """What was said, in order."""
        return self.of_type(types.Statement)

    @property
    def dates(self) -> tuple[types.Date, ...]:
        """Dates and periods, in order."""
        return self.of_type(types.Date)

    def to_dict(self) -> dict[str, Any]:
        """Give ``text``, ``mentions``, ``people``, ``events`` and ``commitments`` as plain data."""
        return {
            "text": self.text,
            "mentions": [records.to_dict(mention) for mention in self.mentions],
            "people": [records.to_dict(person) for person in self.people],
            "events": [records.to_dict(event) for event in self.events],
            "commitments": [records.to_dict(item) for item in self.commitments],
        }

    def to_plover(self) -> list[dict[str, Any]]:
        """Give the events of the document in PLOVER codes, each a dictionary ready for JSON.

        See `diplotext.output.plover` for what is coded and how; meetings come first, then
        agreements, then commitments.
        """
        return plover.events(self)

    def to_graph(self) -> MultiDiGraph:
        """Give people, bodies, countries, agreements and events as a networkx graph.

        See `diplotext.output.graph` for kinds of nodes and edges. Raises `DiplotextError`
        where networkx is not installed (``pip install diplotext[graph]``).
        """
        return graph.to_graph(self)

    def explain(self, mention: types.Mention) -> str:
        """Tell of a mention, for people, what its values are and why.

        For each value that its own words do not say: the rule that decided, and the mentions
        by which it did, with their offsets. Raises `DiplotextError` for a mention of another
        document. A document read from JSON has the values without the reasons.
        """
        return explain(self, mention)

    def _repr_html_(self) -> str:
        return html.fragment(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """Give the same as JSON, Cyrillic kept readable."""
        return records.to_json(self.to_dict(), indent=indent)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Document:
        """Give back the document that `to_dict` was called on.

        Raises `DiplotextError` for data of another shape.
        """
        if not isinstance(data, dict) or not isinstance(data.get("text"), str):
            raise DiplotextError("not a document: expected a dict with 'text', 'mentions', …")
        lists = {
            key: tuple(records.from_dict(item) for item in data.get(key, ()))
            for key in ("mentions", "people", "events", "commitments")
        }
        return cls(text=data["text"], **lists)

    @classmethod
    def from_json(cls, text: str) -> Document:
        """Give back the document that `to_json` was called on.

        Raises `DiplotextError` for text that is no such JSON.
        """
        try:
            data = json.loads(text)
        except ValueError as error:
            raise DiplotextError(f"not JSON: {error}") from error
        return cls.from_dict(data)
