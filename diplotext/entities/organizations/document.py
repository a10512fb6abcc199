"""What a document says of its organisations: doubtful acronyms, areas, states of repeats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from attrs import evolve

from diplotext.engine.acronyms import learn
from diplotext.engine.pipeline import Analysis
from diplotext.entities.organizations.build import fits, lemma_in
from diplotext.entities.organizations.normalize import Index, Row
from diplotext.entities.organizations.repeats import find_repeats
from diplotext.language.morph import default_morph
from diplotext.language.tokens import MergedToken, leaves
from diplotext.types import CooperationArea, Mention, Organization

__all__ = ["finish"]

NEAR = 3  # tokens on each side in which evidence for a weak acronym may stand


def finish(analysis: Analysis, index: Index, words: Mapping[str, Sequence[str]]) -> None:
    """Take back the weak acronyms for which nothing speaks, and areas within names; find repeats.

    ``words`` are the lists of ``context.csv``.
    """
    _drop_areas(analysis)
    refused: list[Mention] = []
    doubtful: list[Organization] = []
    known: set[str | None] = set()
    for row in analysis.rows:
        for position, token in enumerate(row):
            if not isinstance(token, MergedToken) or token.type != "ORGANIZATION":
                continue
            entry = _weak(token, index)
            if entry is not None and _of_state(row, position):
                refused.append(token.mentions[-1])
            elif entry is None or _near(row, position, entry.evidence):
                known.update(getattr(mention, "organization", None) for mention in token.mentions)
            elif isinstance(token.mentions[-1], Organization):
                doubtful.append(token.mentions[-1])
    refused.extend(mention for mention in doubtful if mention.organization not in known)
    analysis.drop(set(refused))
    learn(analysis, "ORGANIZATION")
    find_repeats(analysis, words)
    analysis.replace(_referring(analysis))


def _weak(token: MergedToken, index: Index) -> Row | None:
    words = list(takewhile(lambda leaf: leaf.value != "(", leaves(token)))
    if len(words) == 1:
        return index.weak.get(token.value)
    morph = default_morph()
    for phrase, row in index.weak.items():
        parts = phrase.split()
        if len(parts) == len(words) and all(
            fits(part, morph.normalized(part), word)
            for part, word in zip(parts, words, strict=True)
        ):
            return row
    return None


def _of_state(row: Sequence[Any], position: int) -> bool:
    """Tell a body of a state: "Совет безопасности России"."""
    beside = [*row[max(0, position - 1) : position], *row[position + 1 : position + 2]]
    return len(row[position].parts) > 1 and any(token.type == "COUNTRY" for token in beside)


def _near(row: Sequence[Any], position: int, evidence: Sequence[str]) -> bool:
    """Tell whether a word of evidence stands near, or an acronym anywhere in the sentence."""
    around = [*row[max(0, position - NEAR) : position], *row[position + 1 : position + 1 + NEAR]]
    for token in around:
        if token.value in evidence or lemma_in(token, evidence):
            return True
        if isinstance(token, MergedToken) and any(part.value in evidence for part in token.parts):
            return True
    acronyms = {word for word in evidence if word.isupper()}
    return bool(acronyms) and any(token.value in acronyms for token in row)


def _drop_areas(analysis: Analysis) -> None:
    """Take back areas within a name: "Организация Черноморского экономического сотрудничества"."""
    for token in analysis.merged("ORGANIZATION"):
        if getattr(token.mention, "organization", None) is None:
            continue
        for mention in [m for part in token.parts for m in getattr(part, "mentions", ())]:
            if isinstance(mention, CooperationArea) and mention in analysis.mentions:
                analysis.mentions.remove(mention)


def _referring(analysis: Analysis) -> dict[Mention, Mention]:
    """Give the commissions named without their states the states of the one named before."""
    tokens = analysis.merged("ORGANIZATION")
    bodies = [t.mention for t in tokens if not any(map(_has_id, t.mentions))]
    commissions = [m for m in bodies if isinstance(m, Organization) and _is_commission(m)]
    pairs = {m.countries for m in commissions if len(m.countries) > 1}
    last = pairs.pop() if len(pairs) == 1 else ()
    changed: dict[Mention, Mention] = {}
    for mention in commissions:
        if len(mention.countries) > 1:
            last = mention.countries
        elif not mention.countries and last:
            changed[mention] = evolve(mention, countries=last)
    return changed


def _is_commission(mention: Organization) -> bool:
    name = mention.name.lower()
    return "комиссия" in name or "мпк" in name


def _has_id(mention: Mention) -> bool:
    return getattr(mention, "organization", None) is not None
