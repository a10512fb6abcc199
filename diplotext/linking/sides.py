"""The two sides of a document: "казахско-кыргызские", "главы МИД Чили и Перу"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplotext.types import Country, Mention, Organization, Title

__all__ = ["sides"]


def sides(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Give the states of the only pair that a document names, in the order of its first mention.

    Pairs are compound adjectives, joint bodies and plural offices of two states; empty where
    there is none or more than one.
    """
    pairs = {frozenset(pair): pair for pair in reversed(list(_pairs(mentions)))}
    return next(iter(pairs.values())) if len(pairs) == 1 else ()


def _pairs(mentions: Sequence[Mention]) -> Iterator[tuple[str, ...]]:
    previous: Country | None = None
    for mention in mentions:
        if isinstance(mention, Country):
            if previous is not None and _is_compound(previous, mention):
                yield previous.code, mention.code
            previous = mention
        elif isinstance(mention, Organization | Title) and len(mention.countries) == 2:
            yield mention.countries


def _is_compound(one: Country, other: Country) -> bool:
    """Tell a compound adjective: two mentions with a hyphen between them."""
    both = one.form == other.form == "adjective" and one.code != other.code
    return both and other.start - one.stop == 1
