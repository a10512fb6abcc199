"""From the words of a meeting to its kind, level, format and codes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from attrs import frozen

from diplotext.engine.lexicon import Lexicon, Word, load_lexicon
from diplotext.language.morph import default_morph
from diplotext.language.view import fold

__all__ = ["PACKAGE", "Body", "Index", "Kind", "Modifier", "Phrase", "Verb", "codes", "context"]

PACKAGE = "diplotext.entities.meetings"

# PLOVER: what is still to come is an agreement to meet, what is called off a rejection.
PLANNED = ("AGREE", "036")
CANCELLED = ("REJECT", "125")


@frozen
class Kind:
    """A row of the lexicon: a kind of meeting, what it is called, its codes."""

    id: str
    name: str
    nouns: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    level: str | None = None
    plover: str | None = None
    mode: str | None = None
    cameo: str | None = None


@frozen
class Modifier:
    """Adjectives that belong to the words of a meeting, with the level or format they say."""

    words: tuple[str, ...]
    level: str | None = None
    format: str | None = None
    kinds: tuple[str, ...] = ()


@frozen
class Verb:
    """Verbs that report a meeting, and who must stand beside them."""

    words: tuple[str, ...]
    kind: str
    pattern: str


@frozen
class Body:
    """Bodies whose session is a meeting of a kind of its own; beginnings of their words."""

    kind: str
    level: str | None
    words: tuple[str, ...]


@frozen
class Phrase:
    """Words beside a meeting that say its format or level; beginnings of words."""

    field: str
    value: str
    words: tuple[str, ...]


@frozen(eq=False)
class Index:
    """The kinds by noun and by adjective with noun."""

    kinds: Mapping[str, Kind]
    nouns: Mapping[str, str]
    typed: Mapping[tuple[str, str], str]
    modifiers: Mapping[str, tuple[Modifier, ...]]

    @classmethod
    def of(cls, kinds: Lexicon[Kind], modifiers: Iterable[Modifier]) -> Index:
        """Index the rows; of two rows with one word the first keeps it."""
        nouns: dict[str, str] = {}
        typed: dict[tuple[str, str], str] = {}
        for kind in kinds:
            for noun in kind.nouns:
                nouns.setdefault(fold(noun), kind.id)
            for phrase in kind.typed:
                adjective, noun = fold(phrase).split()
                typed.setdefault((_adjective(adjective), noun), kind.id)
        by_word: dict[str, tuple[Modifier, ...]] = {}
        for row in modifiers:
            for word in row.words:
                by_word[fold(word)] = (*by_word.get(fold(word), ()), row)
        return cls({kind.id: kind for kind in kinds}, nouns, typed, by_word)

    @property
    def phrases(self) -> tuple[str, ...]:
        """All nouns that type a meeting, alone or with an adjective."""
        return tuple(dict.fromkeys((*self.nouns, *(noun for _, noun in self.typed))))

    def kind(self, noun: str, adjectives: Collection[str]) -> str | None:
        """Give the kind of a noun with adjectives (lemmas); ``None`` for no meeting.

        Of several adjectives the one whose kind comes first in the lexicon counts.
        """
        for (adjective, word), kind in self.typed.items():
            if word == noun and adjective in adjectives:
                return kind
        return self.nouns.get(noun)

    def modifier(self, adjective: str, noun: str, kind: str) -> Modifier | None:
        """Give what an adjective (lemma) says of a meeting; ``None`` where it types nothing."""
        base = self.nouns.get(noun, kind)
        for row in self.modifiers.get(adjective, ()):
            if not row.kinds or base in row.kinds or kind in row.kinds:
                return row
        return Modifier((adjective,)) if (adjective, noun) in self.typed else None


def _adjective(word: str) -> str:
    readings = [form for form in default_morph()(word) if "ADJF" in form.grams]
    return readings[0].normalized if readings else word


@cache
def context() -> Mapping[str, frozenset[str]]:
    """Give the lists of words that stand beside meetings."""
    rows = load_lexicon(Word, PACKAGE, "context.csv")
    return {row.id: frozenset(fold(word).lower() for word in row.words) for row in rows}


def stems(words: str) -> re.Pattern[str]:
    """Make a pattern for words given by their beginnings, side by side.

    >>> bool(stems("в узк состав").search("встреча в узком составе"))
    True
    """
    return re.compile(r"(?<!\w)" + r"\s+".join(re.escape(w) + r"\w*" for w in fold(words).split()))


def codes(kind: Kind, status: str | None) -> tuple[str | None, str | None]:
    """Give the PLOVER event and the CAMEO code of a kind in a status.

    >>> visit = Kind("visit", "визит", plover="CONSULT", cameo="042")
    >>> codes(visit, "completed"), codes(visit, "planned"), codes(visit, "cancelled")
    (('CONSULT', '042'), ('AGREE', '036'), ('REJECT', '125'))
    """
    if status in ("planned", "postponed"):
        return PLANNED
    if status == "cancelled":
        return CANCELLED
    return kind.plover, kind.cameo
