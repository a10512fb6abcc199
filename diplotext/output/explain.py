"""What the values of a mention are and why, as a short tree for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from diplotext.errors import DiplotextError
from diplotext.output.layout import values
from diplotext.types import Commitment, Link, Mention

__all__ = ["Explained", "explain"]

WIDTH = 60  # characters of a quoted text


class Explained(Protocol):
    """What can be explained: a `Document`, or anything with these."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, in order."""

    @property
    def links(self) -> tuple[Link, ...]:
        """Why their values are what they are."""

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """What is undertaken."""


def explain(result: Explained, mention: Mention) -> str:
    """Give the values of a mention, each linked one with its rule and its evidence.

    Raises `DiplotextError` for a mention that is none of the result.
    """
    if mention not in result.mentions:
        raise DiplotextError(f"not a mention of this document: {_quoted(mention)}")
    links = {link.field: link for link in result.links if link.source == mention}
    return "\n".join([f"{mention.type} {_quoted(mention)}", *_lines(mention, links)])


def _lines(mention: Mention, links: dict[str, Link]) -> Iterator[str]:
    shown = values(mention)
    for name, link in links.items():
        if name not in shown:  # which person, which event
            shown[name] = _target(link)
    for number, (name, value) in enumerate(shown.items(), 1):
        last = number == len(shown)
        yield f"{'└' if last else '├'}─ {name}: {' '.join(value.split())}"
        bar = " " if last else "│"
        if name in links:
            yield f"{bar}     by {links[name].rule}"
            for found in links[name].evidence:
                yield f"{bar}     from {found.type} {_quoted(found)}"


def _target(link: Link) -> str:
    target = link.target
    if isinstance(target, Mention):
        return _quoted(target)
    if isinstance(target, Sequence) and not isinstance(target, str):
        return ", ".join(item if isinstance(item, str) else _quoted(item) for item in target)
    return str(target)


def _quoted(mention: Mention) -> str:
    text = " ".join(mention.text.split())
    short = text if len(text) <= WIDTH else f"{text[: WIDTH - 1]}…"
    return f"«{short}» [{mention.start}, {mention.stop})"
