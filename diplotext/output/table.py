"""Mentions, people and events as an aligned table of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from diplotext.output.layout import Result, values
from diplotext.types import Mention

__all__ = ["table", "tables"]

TEXT_WIDTH = 44


def table(mentions: Iterable[Mention]) -> str:
    """Give one line for each mention: type, text, normalised values; empty for none.

    Texts longer than 44 characters are cut with an ellipsis.

    >>> from diplotext.types import Country
    >>> print(table([Country(start=0, stop=2, text="РК", code="KZ", form="abbreviation")]))
    type     text  values
    country  РК    code=KZ; form=abbreviation
    """
    lines = [(mention.type, _short(mention.text), _joined(mention)) for mention in mentions]
    return _aligned([("type", "text", "values"), *lines]) if lines else ""


def tables(result: Result) -> str:
    """Give the table of mentions, then those of people and events where there are any."""
    people = [(person.name, _joined(person, skip=("name", "mentions"))) for person in result.people]
    events = [(event.kind, _joined(event, skip=("kind", "mentions"))) for event in result.events]
    parts = [table(result.mentions)]
    parts += [_aligned([("person", "values"), *people])] if people else []
    parts += [_aligned([("event", "values"), *events])] if events else []
    return "\n\n".join(part for part in parts if part)


def _joined(item: Any, skip: Sequence[str] = ()) -> str:
    found = values(item)
    return "; ".join(f"{key}={value}" for key, value in found.items() if key not in skip)


def _short(text: str) -> str:
    """Give a text in one line, cut at the width of the column."""
    line = " ".join(text.replace("\u00ad", "").split())
    return line if len(line) <= TEXT_WIDTH else line[: TEXT_WIDTH - 1] + "…"


def _aligned(lines: Sequence[tuple[str, ...]]) -> str:
    """Join cells with two spaces, all columns but the last padded."""
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]) - 1)]
    return "\n".join(
        "  ".join([*(cell.ljust(size) for cell, size in zip(line, widths, strict=False)), line[-1]])
        for line in lines
    )
