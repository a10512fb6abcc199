"""Persons (being written)."""

from __future__ import annotations

from diplotext.entities import Source
from diplotext.entities.persons.grammar import grammar
from diplotext.entities.persons.names import NameRow

__all__ = ["LEXICON", "NameRow", "grammar"]

LEXICON = Source(NameRow, __name__, "lexicon.csv")
