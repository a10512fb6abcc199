"""What every way to show a result needs: nested marks, rows of marks, values as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

import attrs
from attrs import frozen

from diplotext.types import Event, Mention, PersonRecord

__all__ = ["Mark", "Result", "rows", "values", "walk"]

_SPAN = {attribute.name for attribute in attrs.fields(Mention)}


class Result(Protocol):
    """What can be shown: a `Document`, or anything with these four."""

    @property
    def text(self) -> str:
        """The text as given."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, in order."""

    @property
    def people(self) -> tuple[PersonRecord, ...]:
        """Persons, merged from mentions."""

    @property
    def events(self) -> tuple[Event, ...]:
        """Meetings, merged from mentions."""


@frozen
class Mark:
    """The begin (``opens``) or end of a mention, or of a piece of one that crosses another."""

    mention: Mention
    opens: bool


def walk(text: str, mentions: Iterable[Mention]) -> Iterator[str | Mark]:
    """Give the text in pieces with the marks of mentions between, properly nested.

    Mentions that cross are cut, so that the marks always nest; the pieces of text join to
    the whole text.

    >>> found = [Mention(start=0, stop=9, text="глава МИД"), Mention(start=6, stop=9, text="МИД")]
    >>> [m if isinstance(m, str) else "[" if m.opens else "]" for m in walk("глава МИД", found)]
    ['[', 'глава ', '[', 'МИД', ']', ']']
    """
    waiting = sorted(mentions, key=lambda m: (-m.start, m.stop))
    opened: list[Mention] = []
    position = 0
    while waiting or opened:
        stops = [mention.stop for mention in opened]
        following = min([*stops, waiting[-1].start] if waiting else stops)
        if following > position:
            yield text[position:following]
            position = following
        yield from _close(opened, position)
        while waiting and waiting[-1].start <= position:
            opened.append(waiting.pop())
            yield Mark(opened[-1], True)
    if position < len(text):
        yield text[position:]


def _close(opened: list[Mention], position: int) -> Iterator[Mark]:
    """Close what ends here; what crosses it is closed too and opened again."""
    ending = [index for index, mention in enumerate(opened) if mention.stop <= position]
    if not ending:
        return
    kept = [mention for mention in opened[ending[0] :] if mention.stop > position]
    for mention in reversed(opened[ending[0] :]):
        yield Mark(mention, False)
    del opened[ending[0] :]
    for mention in kept:
        opened.append(mention)
        yield Mark(mention, True)


def rows(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Share mentions among rows so that none overlap in a row, outer ones in earlier rows.

    >>> outer = Mention(start=0, stop=9, text="глава МИД")
    >>> inner = Mention(start=6, stop=9, text="МИД")
    >>> [[m.text for m in row] for row in rows([inner, outer])]
    [['глава МИД'], ['МИД']]
    """
    result: list[list[Mention]] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.stop)):
        for row in result:
            if row[-1].stop <= mention.start:
                row.append(mention)
                break
        else:
            result.append([mention])
    return result


def values(item: Any) -> dict[str, str]:
    """Give the values of a mention or record as text for people; those not set are left out.

    What reads the same in a list is said once.

    >>> from diplotext.types import Money
    >>> from decimal import Decimal
    >>> values(Money(start=0, stop=2, text="$5", amount=Decimal(5), currency="USD"))
    {'amount': '5', 'currency': 'USD'}
    """
    found = {}
    for attribute in attrs.fields(type(item)):
        value = getattr(item, attribute.name)
        if attribute.name not in _SPAN and value not in (None, (), False, attribute.default):
            found[attribute.name] = _text(value)
    return found


def _text(value: Any) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(dict.fromkeys(_text(item) for item in value))
    if isinstance(value, Mention):
        return str(getattr(value, "name", None) or " ".join(value.text.split()))
    if value is True:
        return "yes"
    return format(value, "f") if hasattr(value, "as_tuple") else str(value)
