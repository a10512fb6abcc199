"""The two sides of a document: "казахско-кыргызские", "главы МИД Чили и Перу"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from diplotext.types import Country, Mention, Organization, Title

__all__ = ["sides"]

_CLEAR = 3  # times as often as any other pair


def sides(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Give the states of the pair that a document is about, in the order of its first mention.

    Pairs are compound adjectives, joint bodies and plural offices of two states; where there
    is none, the only two states whose office-holders are named. Empty where it is open.
    """
    pairs: dict[frozenset[str], tuple[str, ...]] = {}
    votes: Counter[frozenset[str]] = Counter()
    for pair in _pairs(mentions):
        pairs.setdefault(frozenset(pair), pair)
        votes[frozenset(pair)] += 1
    ranked = votes.most_common(2)
    if not ranked:
        return _of_holders(mentions)
    clear = len(ranked) == 1 or ranked[0][1] >= _CLEAR * ranked[1][1]
    return pairs[ranked[0][0]] if clear else ()


def _of_holders(mentions: Sequence[Mention]) -> tuple[str, ...]:
    held = (m for m in mentions if isinstance(m, Title) and m.holder and m.country)
    codes = tuple(dict.fromkeys(m.country for m in held if m.country and m.status == "current"))
    return codes if len(codes) == 2 else ()


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
