"""Ministries, agencies and services of a state, with the state they belong to.

Finds:
    Acronyms ("МИД РК", "в МИДе"), portmanteaux ("Минобороны", "с Минюстом Чили"), full names
    ("Министерство науки и высшего образования"), descriptions ("иранского
    внешнеполитического ведомства"), names of one state ("Госдепартамент", "ФСБ").
Does not find:
    A bare "министерство" or "ведомство" (these are found when the document is linked, see
    `diplotext.linking.titles.repeated`), adjectives ("межмидовский"), a name in quotation
    marks of its own («МИД»), ministers.
Fields:
    ``portfolio`` by the first known head, in the longest known combination that begins with it;
    ``other`` for a ministry that the vocabulary does not have. ``country`` by the adjective
    before, the name after, or the name itself; that of a bare ministry is left to the document
    (`diplotext.linking.titles.ministries`). ``name`` is the text's own words where it gives a
    full name, else that of the lexicon; then the state in the genitive, by its short name unless
    the text has a name: "МИД РК" is "Министерство иностранных дел Казахстана". A full name
    without a state stays as it is. ``plural`` is one mention of several ministries: "МИД двух
    стран" (span "МИД"). A full name and the acronym in brackets after it or after its state are one
    mention, and the acronym is found in the whole document then, unless a state follows it.
    Several ministries that share a word are several mentions, the first of which has the shared
    word: "МИД Чили" and "Перу" of "МИД Чили и Перу", "министерствам труда" and "спорта" of
    "министерствам труда и спорта". Their merged token is one and carries them all.
Sources:
    Our own reading of official documents.
Known gaps:
    A list of adjectives without "и" gives the last ministry only.
"""

from __future__ import annotations

from functools import cache

from diplotext.engine.lexicon import load_lexicon
from diplotext.entities import Source
from diplotext.entities.ministries.grammar import grammar
from diplotext.entities.ministries.normalize import Index, National, Portfolio

__all__ = ["LEXICON", "Index", "National", "Portfolio", "default_index", "grammar"]

LEXICON = Source(Portfolio, __name__, "portfolios.toml", "portfolio")


@cache
def default_index() -> Index:
    """Give the words of the shipped lexicon, indexed.

    >>> default_index().portfolio(["иностранных", "дел"])
    'foreign_affairs'
    """
    return Index.of(LEXICON.load(), load_lexicon(National, __name__, "national.csv"))
