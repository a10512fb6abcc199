"""From the words of an amount to decimals and ISO 4217 codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from attrs import frozen

from diplotext.language.data import read_toml
from diplotext.language.numerals import parse_number, parse_pair, plain, scale_of
from diplotext.language.view import fold

__all__ = [
    "Amount",
    "Currency",
    "Names",
    "Shared",
    "Tender",
    "combine",
    "read_amount",
    "shared_names",
]

_SLACK = re.compile(r"\s(?:с (?:лишним|небольшим|хвостиком)|и (?:более|больше))\b", re.IGNORECASE)
_THOUSAND = re.compile(r"(?<=\d)\s?т\.?$", re.IGNORECASE)
_PAIR = re.compile(r"[а-яё]+-[а-яё]+", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


@frozen
class Currency:
    """A row of the lexicon: a currency and all that it is called.

    ``forms`` are nouns, ``surfaces`` these in all cases; ``qualifiers`` stand behind the
    noun ("США"), ``adjectives`` before it; ``countries`` are those whose money it is;
    ``note`` begins with "until" for a currency withdrawn.
    """

    code: str
    name: str
    forms: tuple[str, ...] = ()
    surfaces: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    minor: str | None = None
    note: str | None = None


@frozen
class Shared:
    """A noun or sign of several currencies and the one it means where nothing else tells."""

    candidates: tuple[str, ...]
    default: str | None = None


@frozen
class Tender:
    """The currency that words name: ``code``, or ``candidates`` while it is open.

    ``weak`` is set for a noun that is mostly another word ("марка", "лев").
    """

    code: str | None
    candidates: tuple[str, ...] = ()
    weak: bool = False


@frozen(eq=False)
class Names:
    """The words of all currencies, ready to be looked up."""

    words: Mapping[str, tuple[str, ...]]
    signs: Mapping[str, tuple[str, ...]]
    adjectives: Mapping[str, frozenset[str]]
    qualifiers: Mapping[str, frozenset[str]]
    defaults: Mapping[frozenset[str], str | None]
    countries: Mapping[str, frozenset[str]]
    withdrawn: frozenset[str]
    weak: frozenset[str]
    abbreviations: frozenset[str]

    @classmethod
    def of(
        cls,
        currencies: Iterable[Currency],
        shared: Iterable[Shared],
        weak: Iterable[str] = (),
    ) -> Names:
        """Index the rows of the lexicon."""
        rows = tuple(currencies)
        feeble = {fold(word) for word in weak}
        return cls(
            words=_index((row.code, (*row.surfaces, *_short(row, rows))) for row in rows),
            signs={
                fold(sign): tuple(row.code for row in rows if sign in row.symbols)
                for sign in dict.fromkeys(sign for row in rows for sign in row.symbols)
            },
            adjectives=_sets((row.code, row.adjectives) for row in rows),
            qualifiers=_sets((row.code, row.qualifiers) for row in rows),
            defaults={frozenset(row.candidates): row.default for row in shared},
            countries={row.code: frozenset(row.countries) for row in rows},
            withdrawn=frozenset(row.code for row in rows if (row.note or "").startswith("until")),
            weak=frozenset(
                fold(surface)
                for row in rows
                for surface in (*row.surfaces, *row.abbreviations)
                if feeble & {fold(word) for word in (*row.forms, *row.abbreviations)}
            ),
            abbreviations=frozenset(_key(word) for row in rows for word in row.abbreviations),
        )

    @property
    def tokens(self) -> frozenset[str]:
        """All words and signs of currencies."""
        return frozenset(self.words) | frozenset(self.signs)

    def is_abbreviation(self, words: Sequence[str]) -> bool:
        """Tell whether the words end in an abbreviation, whose stop is its own: "руб"."""
        plain = [word.lower() for word in words if word != "."]
        return any(" ".join(plain[start:]) in self.abbreviations for start in range(len(plain)))

    def wants_stop(self, words: Sequence[str]) -> bool:
        """Tell whether this is nothing without a stop: "р"."""
        return len(words) == 1 and len(words[0]) == 1 and words[0].lower() in self.abbreviations

    def sign(self, text: str) -> Tender | None:
        """Read a sign or code as written: "$", "US$", "EUR"."""
        codes = self.signs.get(text)
        if codes is None:
            return None
        return self._tender(codes, text)

    def read(self, words: Sequence[str], lemmas: Sequence[Iterable[str]]) -> Tender | None:
        """Read words such as "белорусских рублей"; ``lemmas`` are those of each word."""
        read = [
            (word.lower(), found) for word, found in zip(words, lemmas, strict=True) if word != "."
        ]
        plain = [word for word, _ in read]
        for start, word in enumerate(plain):
            for stop in range(len(plain), start, -1):
                if codes := self.words.get(" ".join(plain[start:stop])):
                    rest = " ".join(plain[stop:])
                    before = {lemma for _, found in read[:start] for lemma in found}
                    return self._chosen(codes, before, rest, word)
        return self.sign("".join(words))

    def _chosen(
        self, codes: tuple[str, ...], adjectives: Iterable[str], rest: str, word: str
    ) -> Tender:
        for adjective in adjectives:
            if named := [code for code in codes if code in self.adjectives.get(adjective, ())]:
                return Tender(named[0])
        if named := [code for code in codes if code in self.qualifiers.get(rest, ())]:
            return self._tender(tuple(named), "")
        return self._tender(codes, word)

    def _tender(self, codes: tuple[str, ...], word: str) -> Tender:
        default = self.defaults.get(frozenset(codes), codes[0] if len(codes) == 1 else None)
        current = tuple(code for code in codes if code not in self.withdrawn)
        return Tender(default, current if len(codes) > 1 else (), word in self.weak)

    def choose(self, tender: Tender, countries: Iterable[str]) -> str | None:
        """Choose among the candidates the one whose country is there, if it is but one."""
        there = set(countries)
        fitting = [code for code in tender.candidates if self.countries[code] & there]
        if tender.code in fitting:
            return tender.code
        return fitting[0] if len(fitting) == 1 else None

    def commonest(self, tender: Tender, countries: Mapping[str, int]) -> str | None:
        """Choose among the candidates the one of whose states a text speaks most, if one is."""
        told = {
            code: sum(countries.get(state, 0) for state in self.countries[code])
            for code in tender.candidates
        }
        most = max(told.values(), default=0)
        fitting = [code for code, count in told.items() if count == most]
        return fitting[0] if most and len(fitting) == 1 else None


@frozen
class Amount:
    """An amount as read: ``high`` is the upper end of "два-три", ``scale`` that of "млрд"."""

    low: Decimal
    high: Decimal | None = None
    scale: Decimal = Decimal(1)
    more: bool = False
    tender: Tender | None = None
    named: bool = False

    def scaled(self, factor: Decimal) -> Amount:
        """Give the same, so many times larger."""
        high = None if self.high is None else plain(self.high * factor)
        scale = self.scale * factor
        return Amount(plain(self.low * factor), high, scale, self.more, self.tender, self.named)

    def of(self, tender: Tender | None) -> Amount:
        """Give the same in a currency."""
        return Amount(self.low, self.high, self.scale, self.more, tender, self.named)

    @property
    def looks_like_year(self) -> bool:
        """Tell whether this may be a year: four digits, no scale, no currency."""
        return self.tender is None and self.scale == 1 and bool(_YEAR.fullmatch(str(self.low)))


def read_amount(text: str, elided: Decimal | None = None) -> Amount | None:
    """Read the number phrase of an amount; ``None`` where it is no number.

    ``elided`` is a scale that the text leaves to its neighbour ("1,385 до 2 млрд").

    >>> read_amount("два-три миллиарда").high, read_amount("3 с лишним млрд").more
    (Decimal('3000000000'), True)
    >>> read_amount("20 т.").low, read_amount("десятки миллиардов")
    (Decimal('20000'), None)
    """
    if elided is not None:
        amount = read_amount(f"{text} тыс")
        return amount and amount.scaled(elided / 1000)
    words, slack = _SLACK.subn("", text)
    words = _THOUSAND.sub(" тыс", words)
    pair = _PAIR.search(words)
    ends = parse_pair(fold(pair.group()).lower()) if pair else None
    if pair and ends:
        texts = [
            words[: pair.start()] + end + words[pair.end() :] for end in pair.group().split("-")
        ]
        low, high = (parse_number(item) for item in texts)
        if low is None or high is None or low >= high:
            return None
        return Amount(low, high, scale_of(words))
    value = parse_number(words)
    return None if value is None else Amount(value, None, scale_of(words), bool(slack))


def combine(left: Amount, link: str, right: Amount, before: str) -> tuple[str, Amount, Amount]:
    """Say what two joined amounts are, and fill in the currency that one of them leaves out.

    ``link`` joins them, ``before`` is the preposition. Gives ``range`` (one mention),
    ``both`` (two) or ``right`` (the left one is no amount), with the amounts.

    >>> two, three = read_amount("2", Decimal(10**9)), read_amount("3 млрд")
    >>> [combine(two, "до", three, before)[0] for before in ("от", "с")]
    ['range', 'both']
    >>> combine(read_amount("2024"), "—", three, "")[0]
    'right'
    """
    if left.looks_like_year and right.scale > 1:
        return "right", left, right
    dashed = link in {"-", "—", "до"}
    if left.tender is None:
        left = left.of(right.tender)
    elif right.tender is None and dashed and not left.named:
        right = right.of(left.tender)  # "$2–3 млрд"; but "3 млн евро и 5 процентов"
    if left.tender != right.tender:
        return "both", left, right
    if link in {"и", "из"}:
        joined = before == "между" and link == "и"
    else:
        joined = link in {"-", "—", "или"} or before == "от"
    if not joined:
        return "both", left, right
    if left.low >= right.low or left.high or right.high:
        return "right", left, right
    return "range", left, right


def _index(rows: Iterable[tuple[str, Iterable[str]]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, words in rows:
        for word in words:
            key = _key(word)
            if code not in found.get(key, ()):
                found[key] = (*found.get(key, ()), code)
    return found


def _short(row: Currency, rows: Iterable[Currency]) -> Iterable[str]:
    """Give the abbreviations of a currency; "руб" is that of all that are called "рубль"."""
    yield from row.abbreviations
    for other in rows:
        for noun in set(row.forms).intersection(other.forms):
            yield from filter(noun.startswith, other.abbreviations)


def _key(phrase: str) -> str:
    return fold(phrase).lower().replace(".", "")


def _sets(rows: Iterable[tuple[str, Iterable[str]]]) -> dict[str, frozenset[str]]:
    return {word: frozenset(codes) for word, codes in _index(rows).items()}


def shared_names(currencies: Iterable[Currency]) -> Names:
    """Index the words of currencies together with the declared ambiguities of the package."""
    data = read_toml("diplotext.entities.money", "ambiguities.toml")
    shared = [
        Shared(tuple(row["candidates"]), default=row.get("default"))
        for row in (*data["noun"], *data["sign"])
    ]
    return Names.of(currencies, shared, [word for words in data["weak"].values() for word in words])
