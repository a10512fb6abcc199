"""From the words of a ministry to its portfolio, country and full name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from diplotext.language.view import fold

__all__ = ["Body", "Index", "National", "Portfolio", "decline", "split_portfolios"]

OTHER = "other"  # a ministry whose portfolio the vocabulary does not have
JOINTS = frozenset({"и", ","})
_TOKEN = re.compile(r"[\w'-]+|,")


@frozen
class Portfolio:
    """A row of the lexicon: what a ministry is in charge of, and how it is called."""

    id: str
    kind: str
    name: str
    phrases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    periphrases: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@frozen
class National:
    """Words for the ministry of one state; ``shared`` are the states that have one so called.

    A word that ends in ``*`` wants the name of the state itself in that place.
    """

    portfolio: str
    country: str
    words: tuple[str, ...]
    shared: tuple[str, ...]
    name: str


@frozen
class Body:
    """What a word says about a ministry.

    A ``strict`` word means it only beside a state; ``own`` is a full name, to be kept;
    ``shared`` are the states between which the document decides.
    """

    portfolio: str
    name: str
    country: str | None = None
    strict: bool = False
    own: bool = False
    shared: tuple[str, ...] = ()


@frozen
class Index:
    """The words of a lexicon by the way they are found.

    ``phrases`` holds what follows "министерство", as lower-case words; ``acronyms`` and
    ``words`` hold all their forms; ``names`` whole names in the nominative; ``banks`` the
    beginnings of names that end in the state, by state.
    """

    phrases: Mapping[tuple[str, ...], str]
    acronyms: Mapping[str, Body]
    words: Mapping[str, Body]
    names: Mapping[str, Body]
    prefixed: Mapping[str, Mapping[str, Body]]
    titles: Mapping[str, str]

    @classmethod
    def of(cls, portfolios: Iterable[Portfolio], national: Iterable[National]) -> Index:
        """Index the rows; what a state calls its ministry goes before the general words."""
        portfolios = tuple(portfolios)
        phrases = {tokens(p): row.id for row in portfolios for p in row.phrases}
        acronyms: dict[str, Body] = {}
        words: dict[str, Body] = {}
        names: dict[str, Body] = {}
        prefixed: dict[str, dict[str, Body]] = {}
        for spelling, body in (*_national(national), *_general(portfolios)):
            if spelling.endswith("*"):
                start = fold(spelling.removesuffix("*").strip())
                prefixed.setdefault(start, {})[body.country or ""] = body
            elif " " in spelling or spelling[-1].isdigit():
                names.setdefault(fold(spelling), body)
            elif sum(map(str.isupper, spelling)) > 1 and len(spelling) < 8:
                for form in _acronym_forms(spelling):
                    acronyms.setdefault(form, body)
            else:
                for form in decline(fold(spelling).lower()):
                    words.setdefault(form, body)
        titles = {row.id: row.name for row in portfolios}
        return cls(phrases, acronyms, words, names, prefixed, titles)

    @property
    def vocabulary(self) -> frozenset[str]:
        """All words that stand in the phrases after "министерство", in lower case."""
        return frozenset(word for phrase in self.phrases for word in phrase) - JOINTS

    def portfolio(self, words: Sequence[str]) -> str | None:
        """Find the portfolio of what follows "министерство" or "министр".

        The first known head decides, in the longest combination that begins with it.

        >>> phrases = {"a": ("труда",), "b": ("спорта",), "c": ("спорта и туризма",)}
        >>> index = Index.of([Portfolio(i, "", "", p) for i, p in phrases.items()], [])
        >>> index.portfolio(["спорта", "и", "туризма"]), index.portfolio(["труда", "и", "спорта"])
        ('c', 'a')
        """
        found = list(self._known([fold(word).lower() for word in words]))
        return min(found)[2] if found else None

    def _known(self, words: Sequence[str]) -> Iterator[tuple[bool, int, str]]:
        """Give the longest known phrase of each place; those that begin a conjunct go first."""
        for start in range(len(words)):
            for stop in range(len(words), start, -1):
                if identifier := self.phrases.get(tuple(words[start:stop])):
                    begins = start == 0 or words[start - 1] in JOINTS
                    yield not begins, start, identifier
                    break


def tokens(phrase: str) -> tuple[str, ...]:
    """Give the lower-case words and commas of a phrase.

    >>> tokens("Спорта, Туризма")
    ('спорта', ',', 'туризма')
    """
    return tuple(_TOKEN.findall(fold(phrase).lower()))


def _national(rows: Iterable[National]) -> Iterator[tuple[str, Body]]:
    for row in rows:
        country = None if row.shared else row.country
        for word in row.words:
            yield word, Body(row.portfolio, row.name, country, own=True, shared=row.shared)


def _general(rows: Iterable[Portfolio]) -> Iterator[tuple[str, Body]]:
    for row in rows:
        for acronym in row.acronyms:
            strict = acronym.endswith("!")
            yield acronym.rstrip("!"), Body(row.id, row.name, strict=strict)
        for word in (*row.words, *row.periphrases):
            yield word, Body(row.id, row.name)
        for name in row.names:
            yield name, Body(row.id, name, own=True)


def _acronym_forms(acronym: str) -> tuple[str, ...]:
    # "МИДа", "МИДом" are alive in speech; other acronyms in -Д are read by letters.
    if acronym != "МИД":
        return (acronym,)
    return tuple(acronym + ending for ending in ("", *_CONSONANT[1:]))


_CONSONANT = ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах")
_ENDINGS = {
    "й": ("й", "я", "ю", "ем", "е", "и", "ев"),
    "ь": ("ь", "и", "ью"),
    "ка": ("ка", "ки", "ке", "ку", "кой"),
    "а": ("а", "ы", "е", "у", "ой"),
    "ия": ("ия", "ии", "ию", "ией"),
    "во": ("во", "ва", "ву", "вом", "ве", "в", "вам", "вами", "вах"),
    "ие": ("ие", "ия", "ию", "ием", "ии"),
}


def decline(word: str) -> tuple[str, ...]:
    """Give the forms of a lower-case portmanteau; dictionaries have but some of them.

    >>> decline("минюст")[:4], decline("минобороны"), decline("погранслужба")[3]
    (('минюст', 'минюста', 'минюсту', 'минюстом'), ('минобороны',), 'погранслужбу')
    """
    for ending, forms in _ENDINGS.items():
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return tuple(stem + form for form in forms)
    if word[-1] in "аеёиоуыэюя":
        return (word,)
    return tuple(word + ending for ending in _CONSONANT)


def split_portfolios(words: Sequence[str], index: Index) -> list[tuple[int, int]]:
    """Split the portfolios that share one plural head; gives the bounds of each.

    An unknown part stays with the one before it.

    >>> phrases = {"a": ("труда",), "b": ("спорта",)}
    >>> index = Index.of([Portfolio(i, "", "", p) for i, p in phrases.items()], [])
    >>> split_portfolios(["труда", "и", "спорта"], index)
    [(0, 1), (2, 3)]
    """
    bounds: list[tuple[int, int]] = []
    start = 0
    for position in (*(i for i, word in enumerate(words) if word in JOINTS), len(words)):
        if bounds and index.portfolio(words[start:position]) is None:
            bounds[-1] = bounds[-1][0], position
        elif position > start:
            bounds.append((start, position))
        start = position + 1
    return bounds
