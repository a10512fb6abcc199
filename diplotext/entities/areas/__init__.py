"""Areas of cooperation: "в сферах энергетики и транспорта", "торгово-экономические связи".

Finds:
    Nouns after "в сфере", "в области", "в секторе", "по линии", "по направлениям", "таких,
    как", and after "сотрудничество в": each conjunct with its dependents ("возобновляемых
    источников энергии"). Adjectives of "сотрудничество", "взаимодействие", "связи",
    "отношения", "диалог", "сфера"…: each adjective ("торгового", "экономического").
Does not find:
    Provinces ("Павлодарская область"), adjectives that value or scope ("тесные",
    "двусторонние", "дружественные"), "других сферах", nouns outside these contexts
    ("товарооборот вырос"), adjectives within the name of an organisation or ministry.
Fields:
    ``areas`` ids of the lexicon, several for a compound ("торгово-экономический"), none for
    an area outside it ("геодезии"); ``name`` nominative, an adjective with its head;
    ``eurovoc`` ids of EuroVoc concepts, in the order of ``areas``.
Sources:
    Ids and EuroVoc concepts were checked against the thesaurus (2021-06); Russian words are
    our own reading of official documents.
Known gaps:
    A list that goes on in the next sentence; numbered lists; heads far from their adjectives
    ("сотрудничество, прежде всего торговое").
"""

from __future__ import annotations

from diplotext.entities import Source
from diplotext.entities.areas.grammar import grammar
from diplotext.entities.areas.normalize import Area

__all__ = ["LEXICON", "Area", "grammar"]

LEXICON = Source(Area, __name__, "lexicon.csv")
