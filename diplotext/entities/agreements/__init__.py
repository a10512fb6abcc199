"""Agreements: treaties, memoranda, declarations, joint statements, plans, contracts, notes.

Finds:
    A document from its kind word to the end of its name: "Соглашение о свободной торговле",
    "меморандум о взаимопонимании в сфере геологии", "План действий на 2026–2028 годы",
    "Тегеранская декларация", "протокол" beside a verb of signing.
Does not find:
    What is only agreed by word ("договорились", "договорённости", "достигли соглашения"),
    laws and decrees, numbers of documents ("24 документа"), private papers ("трудовой
    договор"), the protocol department, the treaty in the name of an organisation.
Fields:
    ``kind``; ``status`` from the words around (signed, planned_signing, in_force, ratified,
    implementation) or from the line above a list, or None; ``parties`` codes and organisation
    ids after "между", "с", in an adjective, or the subjects, else (from the document) the states
    that met; ``date`` of "от 4 мая 2011 года", "подписанный 29 мая 2015 года".
Sources:
    Our own reading of official documents.
Known gaps:
    Parties by reference ("соседняя страна"); adjectives before the kind word
    are outside the span unless they are its name ("Парижское соглашение").
"""

from __future__ import annotations

from diplotext.entities import Source
from diplotext.entities.agreements.grammar import grammar
from diplotext.entities.agreements.normalize import Kind

__all__ = ["LEXICON", "Kind", "grammar"]

LEXICON = Source(Kind, __name__, "lexicon.csv")
