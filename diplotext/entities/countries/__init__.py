"""Countries: states by name, abbreviation or adjective, and metonyms that act for them.

Finds:
    Names in any case ("в Замбии", "Кыргызской Республикой", "Республики Корея"),
    abbreviations ("РК"), adjectives ("иракский"), each part of a compound adjective
    ("казахско-кыргызские" is two mentions), capitals and residences where they act
    ("Астана и Бишкек договорились", "Кремль заявил").
Does not find:
    Currency names ("российский рубль"), languages ("на китайском языке"), seas, parts of
    the world ("Латинская Америка"), capitals as places ("в Москве"), regions of a state.
Fields:
    ``code`` ISO 3166-1 alpha-2; ``form``; ``alternatives`` where a word could mean another
    state. An ambiguous word follows the evidence of the document (`normalize.Index.choose`).
Sources:
    ISO 3166-1 and CLDR (the committed file is generated), official names and adjectives
    from our own reading of official documents.
Known gaps:
    Demonyms ("россияне") are no mentions. A capital in an oblique case acts for its state
    only beside a word of relations ("диалог Рабата и Мадрида").
"""

from __future__ import annotations

from diplotext.entities import Source
from diplotext.entities.countries.grammar import grammar
from diplotext.entities.countries.normalize import State

__all__ = ["LEXICON", "State", "grammar"]

LEXICON = Source(State, __name__, "lexicon.csv")
