"""From the words of a body to its kind, country and name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from diplotext.entities.ministries.normalize import decline
from diplotext.language.view import fold

__all__ = ["Body", "Index"]


@frozen
class Body:
    """A row of the lexicon: a body of one state, or a general word for such bodies."""

    id: str
    kind: str
    country: str | None
    name: str
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    guard: str | None = None
    examples: tuple[str, ...] = ()


@frozen
class Index:
    """The words of a lexicon by the way they are found.

    ``names`` are phrases in the nominative, ``words`` holds all forms of single words;
    acronyms in ``strict`` are something else without their state.
    """

    names: Mapping[str, Body]
    words: Mapping[str, Body]
    acronyms: Mapping[str, Body]
    strict: frozenset[str]

    @classmethod
    def of(cls, bodies: Iterable[Body]) -> Index:
        """Index the rows; of two bodies with one word the first keeps it."""
        names: dict[str, Body] = {}
        words: dict[str, Body] = {}
        acronyms: dict[str, Body] = {}
        strict: set[str] = set()
        for body in bodies:
            for name in (body.name, *body.names):
                if " " in name or not body.words:
                    names.setdefault(fold(name), body)
            for word in body.words:
                for form in decline(fold(word).lower()):
                    words.setdefault(form, body)
            for acronym in body.acronyms:
                acronyms.setdefault(acronym.rstrip("!"), body)
                if acronym.endswith("!"):
                    strict.add(acronym.rstrip("!"))
        return cls(names, words, acronyms, frozenset(strict))
