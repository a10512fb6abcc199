"""Organisations: international ones, their bodies, platforms, and joint bodies of states.

Finds:
    Names in any case ("Шанхайской организации сотрудничества"), abbreviations as they are
    spelt ("ООН", "BRICS", "С5+1" in either script), bodies of organisations ("Секретариата
    ШОС"), joint bodies of states with what they are for ("Межправительственной комиссии по
    торгово-экономическому сотрудничеству"), formats ("Центральная Азия – Германия").
Does not find:
    News agencies, companies, their councils and forums, agencies and funds of one state
    ("JICA"), bodies of one state, a bare "союз" or "комиссия".
Fields:
    ``organization`` is an id of the lexicon. A body without an id of its own has none and
    holds the mention of its organisation: "Секретариата ШОС" and in it "ШОС". ``name`` is
    canonical where there is an id. ``countries`` are those of a joint body or format, from its
    adjectives and the names after it; a commission named without them ("МПК") has those of the
    one named before. A full name and the abbreviation in brackets after it are one mention,
    and the abbreviation is found in the whole document then.
    Weak abbreviations ("ЕК", "АС") stand only with evidence: a word near them, or the same
    organisation elsewhere in the document.
Sources:
    Our own reading of official documents; ids are ours.
Known gaps:
    Organisations outside the lexicon, but for bodies of those inside.
"""

from __future__ import annotations

from diplotext.entities import Source
from diplotext.entities.organizations.grammar import grammar
from diplotext.entities.organizations.normalize import Index, Row

__all__ = ["LEXICON", "Index", "Row", "grammar"]

LEXICON = Source(Row, __name__, "lexicon.csv")
