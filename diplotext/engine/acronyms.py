"""Abbreviations that a text defines: "Африканский союз (АС)" makes "АС" known in all of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import evolve
from yargy import or_, rule
from yargy.predicates import eq, in_

from diplotext.engine.pipeline import Analysis, Row
from diplotext.engine.words import chain, shaped
from diplotext.language.acronyms import SHAPE, abbreviates, is_acronym
from diplotext.language.tokens import MergedToken, Token, leaves, merge
from diplotext.types import Mention

__all__ = ["bracketed", "defined", "inside", "learn", "stands_for"]

_QUOTES = '«»"“”„'


def bracketed(*known: Any) -> Any:
    """Make a rule for an abbreviation in brackets: "(АС)", "(далее – АС)", "(далее «АС»)".

    ``known`` are rules for abbreviations that are no single word in capitals.
    """
    quote = in_(set(_QUOTES))
    acronym = or_(rule(shaped(SHAPE)), *known)
    said = rule(eq("далее"), in_(set("—-")).optional())
    return chain(eq("("), (said,), or_(acronym, rule(quote, acronym, quote)), eq(")"))


def defined(bracket: Sequence[Token]) -> Token | None:
    """Give the abbreviation between the tokens of a bracket, if it is a single word."""
    return next((token for token in bracket if is_acronym(token.value)), None)


def inside(bracket: Sequence[Token]) -> list[Token]:
    """Give the tokens of a bracket without the signs around the abbreviation."""
    signs = f"()—-{_QUOTES}"
    return [token for token in bracket if token.value not in signs and token.value != "далее"]


def stands_for(bracket: Sequence[Token], name: Sequence[Token]) -> bool:
    """Tell whether the abbreviation in brackets can be that of the words of a name."""
    acronym = defined(bracket)
    words = [leaf.value for token in name for leaf in leaves(token)]
    return acronym is not None and abbreviates(acronym.value, words)


def learn(analysis: Analysis, tag: str) -> None:
    """Find again, as plain words, the abbreviations in brackets inside mentions of a tag.

    The bracket stands at the end, or before the owner: "Комитет секретарей (КС) ОДКБ". An
    abbreviation that precedes a state is left: there it may be another state's body.
    """
    known: dict[str, Mention] = {}
    for token in analysis.merged(tag):
        whole = next((m for m in token.mentions if ")" in m.text), None)
        acronym = _in_brackets(list(leaves(token))) if whole is not None else None
        if whole is not None and acronym is not None:
            known.setdefault(acronym.value, whole)
    if known:
        for index in range(len(analysis.rows)):
            analysis.rows[index] = _found(analysis, analysis.rows[index], known, tag)


def _in_brackets(tokens: list[Token]) -> Token | None:
    opening = next((i for i, token in enumerate(tokens) if token.value == "("), len(tokens))
    return defined(tokens[opening:])


def _found(analysis: Analysis, row: Row, known: dict[str, Mention], tag: str) -> Row:
    if known.keys().isdisjoint([token.value for token in row]):
        return row
    result: list[Token] = []
    for position, token in enumerate(row):
        mention = None if isinstance(token, MergedToken) else known.get(token.value)
        following = row[position + 1].type if position + 1 < len(row) else ""
        if mention is None or following == "COUNTRY":
            result.append(token)
            continue
        start, stop = analysis.view.raw_span(token.span.start, token.span.stop)
        text = analysis.view.raw[start:stop]
        again = evolve(mention, start=start, stop=stop, text=text)
        analysis.mentions.append(again)
        result.append(merge([token], tag, (again,), analysis.view.matching))
    return tuple(result)
