"""The output contract on one page: every class that extraction returns.

Offsets are Python string indexes into the text as given, the end exclusive, and
``text[mention.start:mention.stop] == mention.text`` always holds. All classes are
frozen attrs classes: immutable, comparable, hashable. A value that the text does not
give is ``None`` (one value) or an empty tuple (several).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, ClassVar

from attrs import field, frozen

__all__ = [
    "Agreement",
    "Commitment",
    "CooperationArea",
    "Country",
    "Date",
    "Event",
    "Institution",
    "Link",
    "Meeting",
    "Mention",
    "Ministry",
    "Money",
    "Organization",
    "Person",
    "PersonRecord",
    "Statement",
    "Title",
]

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class _Typed:
    """Gives a class its ``type``: the class name in snake_case."""

    __slots__ = ()

    type: ClassVar[str]

    def __init_subclass__(cls) -> None:
        cls.type = _CAMEL.sub("_", cls.__name__).lower()

    def to_dict(self) -> dict[str, Any]:
        """Give the values as plain data, ready for JSON.

        ``Decimal`` becomes a string, a tuple a list, an absent value ``None``; a mention
        inside (a holder, a participant) becomes its own dictionary.

        >>> Country(start=0, stop=2, text="РК", code="KZ", form="abbreviation").to_dict()["code"]
        'KZ'
        """
        # Imported late: `output` imports this module, and the contract wants a method here.
        from diplotext.output.records import to_dict

        return to_dict(self)


@frozen(kw_only=True, cache_hash=True)
class Mention(_Typed):
    """A span of the text that names something.

    ``start`` and ``stop`` count characters of the text as given, ``stop`` exclusive;
    ``text`` is what stands between them.
    """

    start: int
    stop: int
    text: str

    @property
    def span(self) -> tuple[int, int]:
        """``(start, stop)``."""
        return self.start, self.stop

    def contains(self, other: Mention) -> bool:
        """Tell whether the other mention lies within this one (equal spans included)."""
        return self.start <= other.start and other.stop <= self.stop


@frozen(kw_only=True, cache_hash=True)
class Country(Mention):
    """A state by its name, abbreviation or adjective, or a metonym that acts for it.

    ``code`` and ``alternatives`` are ISO 3166-1 alpha-2; ``form`` is ``name``,
    ``abbreviation``, ``adjective`` or ``metonym``.
    """

    code: str
    form: str = "name"
    alternatives: tuple[str, ...] = ()


@frozen(kw_only=True, cache_hash=True)
class Ministry(Mention):
    """A ministry, agency or service with its country; ``name`` is full and nominative."""

    portfolio: str
    country: str | None = None
    name: str
    plural: bool = False


@frozen(kw_only=True, cache_hash=True)
class Institution(Mention):
    """Another body of a state: government, parliament, embassy; ``name`` is nominative."""

    kind: str
    country: str | None = None
    name: str


@frozen(kw_only=True, cache_hash=True)
class Person(Mention):
    """The name of a person; its parts, as far as this mention says them, are nominative.

    ``name`` is the whole for display; initials stay initials.
    """

    first: str | None = None
    middle: str | None = None
    last: str | None = None
    suffix: str | None = None
    name: str


@frozen(kw_only=True, cache_hash=True)
class Title(Mention):
    """An office with rank, body and country, without its holder.

    ``rank`` is ``None``, ``deputy`` or ``first_deputy``; ``status`` is ``current``,
    ``acting``, ``former``, ``designate`` or ``honorary``; ``accredited_to`` is the
    receiving country of an ambassador. ``holder`` is the person of a singular title,
    ``holders`` are those of a plural one, in the order of the text.
    """

    role: str
    portfolio: str | None = None
    country: str | None = None
    countries: tuple[str, ...] = ()
    organization: str | None = None
    rank: str | None = None
    status: str = "current"
    accredited_to: str | None = None
    plural: bool = False
    name: str
    holder: Person | None = None
    holders: tuple[Person, ...] = ()


@frozen(kw_only=True, cache_hash=True)
class Organization(Mention):
    """An international organisation, platform or joint body; ``organization`` is its id.

    ``name`` is canonical where there is an id, else nominative; ``countries`` are the
    states of a joint body, in the order of the text.
    """

    organization: str | None = None
    name: str
    countries: tuple[str, ...] = ()


@frozen(kw_only=True, cache_hash=True)
class Date(Mention):
    """A date or period: ISO 8601 ``since`` and ``until``, as precise as the text is."""

    since: str
    until: str


@frozen(kw_only=True, cache_hash=True)
class Money(Mention):
    """An amount of money in major units; ``upper`` is the higher end of a range.

    ``currency`` is ISO 4217; ``bound`` is ``exact``, ``at_least``, ``at_most`` or ``about``.
    ``period`` is the date that bounds the amount ("за 2025 год"), ``deadline`` the one by
    which it is to be reached ("к 2030 году"). ``growth`` is signed per cent ("вырос на 12 %"
    is 12, "снизился на 3,5 %" is -3.5, "удвоился" is 100), ``base`` the amount from which it
    changed ("с 2 до 3 млрд"). ``countries`` are the states whose amount it is, ISO 3166-1, in
    the order of the text; of what goes from one state to another, the one it comes from first.
    """

    amount: Decimal
    upper: Decimal | None = None
    currency: str | None = None
    bound: str = "exact"
    role: str | None = None
    modality: str | None = None
    period: Date | None = None
    deadline: Date | None = None
    growth: Decimal | None = None
    base: Money | None = None
    countries: tuple[str, ...] = ()


@frozen(kw_only=True, cache_hash=True)
class CooperationArea(Mention):
    """An area in which states cooperate.

    ``areas`` are ids, several for a compound and none for an area outside the vocabulary;
    ``name`` is nominative, an adjective with its head; ``eurovoc`` are EuroVoc concept ids.
    """

    areas: tuple[str, ...] = ()
    name: str
    eurovoc: tuple[str, ...] = ()


@frozen(kw_only=True, cache_hash=True)
class Agreement(Mention):
    """A document between parties, from its kind word to the end of its name.

    ``parties`` are country codes or organisation ids, in the order of the text.
    """

    kind: str
    status: str | None = None
    parties: tuple[str, ...] = ()
    date: Date | None = None


@frozen(kw_only=True, cache_hash=True)
class Meeting(Mention):
    """The words that type a meeting, visit, call or session, and what is known of it.

    ``participants``, ``host`` and ``guest`` are mentions; ``place`` is nominative;
    ``plover`` and ``cameo`` are codes of these ontologies.
    """

    kind: str
    level: str | None = None
    format: str | None = None
    status: str | None = None
    participants: tuple[Mention, ...] = ()
    host: Mention | None = None
    guest: Mention | None = None
    place: str | None = None
    date: Date | None = None
    plover: str | None = None
    cameo: str | None = None


@frozen(kw_only=True, cache_hash=True)
class Statement(Mention):
    """What was said: ``speaker`` is who said it, ``direct`` is quoted speech.

    ``verb`` is the lemma of the word of saying, ``act`` what kind of act that makes it:
    ``say_neutral``, ``say_stress``, ``say_optimism``, ``say_concern``, ``say_condolence``,
    ``say_congratulate``, ``say_thanks``, ``say_praise``, ``say_accord``, ``say_support``,
    ``ready``, ``reaffirm``, ``promise``, ``offer``, ``appeal``, ``demand``, ``condemn`` or
    ``reject``; both ``None`` where no such word stands ("по словам министра").
    """

    speaker: Mention | None = None
    verb: str | None = None
    act: str | None = None
    direct: bool = False


@frozen(kw_only=True, cache_hash=True)
class PersonRecord(_Typed):
    """One person of a document: the fullest nominative name and all its mentions.

    ``mentions`` and ``titles`` are in the order of the text; ``country`` is ISO 3166-1.
    """

    name: str
    country: str | None = None
    mentions: tuple[Person, ...] = field(default=(), repr=False)
    titles: tuple[Title, ...] = field(default=(), repr=False)


@frozen(kw_only=True, cache_hash=True)
class Event(_Typed):
    """One meeting of a document, merged from its mentions, which are its evidence."""

    kind: str
    level: str | None = None
    format: str | None = None
    status: str | None = None
    participants: tuple[Mention, ...] = field(default=(), repr=False)
    host: Mention | None = field(default=None, repr=False)
    guest: Mention | None = field(default=None, repr=False)
    place: str | None = None
    date: Date | None = None
    topics: tuple[str, ...] = ()
    plover: str | None = None
    cameo: str | None = None
    mentions: tuple[Meeting, ...] = field(default=(), repr=False)


@frozen(kw_only=True, cache_hash=True)
class Commitment(_Typed):
    """What somebody undertakes to do: "стороны намерены довести товарооборот до 3 млрд долларов".

    ``kind`` is ``reaffirm``, ``ready``, ``offer``, ``invite``, ``intend``, ``set_target``,
    ``accept_invite``, ``promise``, ``promise_aid`` or ``agree_to``; ``strength`` ranks them
    from 1 (readiness, formulas) to 4 (agreed between sides). ``start``, ``stop`` and ``text``
    are what is undertaken, ``cue`` the words that say so. ``actors`` are mentions, none where
    the sentence names nobody ("поставлена цель"); ``money``, ``areas`` and ``deadline`` stand
    inside the span.
    """

    start: int
    stop: int
    text: str
    kind: str
    strength: int
    cue: str
    actors: tuple[Mention, ...] = field(default=(), repr=False)
    money: tuple[Money, ...] = field(default=(), repr=False)
    areas: tuple[CooperationArea, ...] = field(default=(), repr=False)
    deadline: Date | None = None
    plover: str | None = None
    cameo: str | None = None

    @property
    def span(self) -> tuple[int, int]:
        """``(start, stop)``."""
        return self.start, self.stop


@frozen(kw_only=True, cache_hash=True)
class Link(_Typed):
    """Why a value of a mention is what it is, where not its own words say it.

    ``source`` is the mention, ``field`` the name of its value, ``target`` the value: a
    mention, a string, a number, or a tuple. ``rule`` names who decided ("holders.beside");
    ``evidence`` are the mentions that it went by, in the order of the text.
    """

    source: Mention
    field: str
    target: Mention | str | Decimal | tuple[Mention | str, ...]
    rule: str
    evidence: tuple[Mention, ...] = ()
