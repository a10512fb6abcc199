"""From the words of an office to its role, portfolio, rank and status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, field, frozen

from diplotext.language.view import fold

__all__ = ["Index", "Office", "deputised", "national"]

# The office that a deputy of this one holds; a deputy of any other office keeps its role.
_DEPUTIES = {
    "minister": "deputy_minister",
    "foreign_minister": "deputy_minister",
    "prime_minister": "deputy_prime_minister",
    "president": "vice_president",
    "secretary_general": "deputy_secretary_general",
    "parliament_speaker": "deputy_speaker",
}
# States whose secretary of state is in charge of diplomacy.
DIPLOMACY_SECRETARY = frozenset({"US", "CH"})
# States whose secretaries of state lead ministries.
SECRETARIES_ARE_MINISTERS = frozenset({"GB"})
# States whose head, or collective head, is called a chairman.
CHAIRED = frozenset({"CN", "KP", "BA"})
_PORTFOLIO_ROLES = frozenset({"minister", "deputy_minister", "spokesperson", "foreign_minister"})


@frozen
class Office:
    """A row of the lexicon: head words, what they take, and the role both make."""

    role: str
    words: tuple[str, ...]
    takes: tuple[str, ...]
    rank: str | None = None
    note: str | None = None
    country: str | None = None


@frozen
class Index:
    """The head words of a lexicon, each with the offices that it may name."""

    offices: Mapping[str, tuple[Office, ...]]
    lengths: Mapping[str, int] = field(factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Office], compounds: Iterable[str]) -> Index:
        """Index the rows; ``compounds`` are deputies in one word, as "замглавы:глава"."""
        offices: dict[str, tuple[Office, ...]] = {}
        for row in rows:
            for word in row.words:
                offices[fold(word)] = (*offices.get(fold(word), ()), row)
        for entry in compounds:
            word, _, base = entry.partition(":")
            deputies = tuple(_deputy(row) for row in offices.get(base, ()))
            offices[word] = (*offices.get(word, ()), *deputies)
        return cls(offices)

    def taking(self, *bodies: str) -> list[str]:
        """Give the head words that take any of the bodies."""
        return [
            word
            for word, rows in self.offices.items()
            if any(body in row.takes for row in rows for body in bodies)
        ]

    def find(self, word: str, bodies: Sequence[str]) -> Office | None:
        """Give the office of a head word with a body, whose most specific name comes first.

        >>> rows = [Office("foreign_minister", ("глава",), ("foreign_affairs",)),
        ...         Office("minister", ("глава",), ("ministry",))]
        >>> index = Index.of(rows, [])
        >>> index.find("глава", ["foreign_affairs", "ministry"]).role
        'foreign_minister'
        >>> index.find("глава", ["defence", "ministry"]).role, index.find("глава", ["bare"])
        ('minister', None)
        """
        for body in bodies:
            for row in self.offices.get(word, ()):
                if body in row.takes:
                    return row
        return None


def _deputy(row: Office) -> Office:
    return evolve(row, role=_DEPUTIES.get(row.role, row.role), rank="deputy")


def deputised(role: str) -> str:
    """Give the role of a deputy.

    >>> deputised("foreign_minister"), deputised("department_director")
    ('deputy_minister', 'department_director')
    """
    return _DEPUTIES.get(role, role)


def national(role: str, portfolio: str | None, country: str | None) -> tuple[str, str | None]:
    """Adjust role and portfolio to the state: who leads diplomacy is the foreign minister.

    >>> national("state_secretary", None, "US"), national("state_secretary", None, "KZ")
    (('foreign_minister', 'foreign_affairs'), ('state_secretary', None))
    >>> national("minister", "foreign_affairs", "CL")
    ('foreign_minister', 'foreign_affairs')
    """
    if role == "state_secretary" and country in DIPLOMACY_SECRETARY:
        return "foreign_minister", "foreign_affairs"
    if role == "state_secretary" and country in SECRETARIES_ARE_MINISTERS:
        role = "minister" if portfolio else role
    if role in ("minister", "state_secretary") and portfolio == "foreign_affairs":
        return "foreign_minister", portfolio
    if role == "foreign_minister":
        return role, "foreign_affairs"
    return role, portfolio if role in _PORTFOLIO_ROLES else None
