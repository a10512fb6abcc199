"""Persons: names of people, whole, with their parts in the nominative.

Finds:
    Runs of capitalised words with initials on either side ("С.В.Громов", "Громов С.В."),
    patronymics, "оглы" and its kin, particles ("бин", "аль-", "де", "фон"), hyphens,
    apostrophes, surnames in capitals ("Ержан БАЙМУРАТОВ"); names that begin with the family
    ("Ван Лэй", "Ким Чен Сук", "Нгуен Тхань Бинь"). A surname alone after an office, after
    "господин", beside a verb of people, and wherever a fuller mention of the document has it.
Does not find:
    Given names alone (but "принц Фахд"), names in capitals throughout, what is named after
    people ("площадь Абая"), quoted names of things ("«Север Сервис»"), names in Latin letters.
Fields:
    ``first``, ``middle``, ``last``, ``suffix`` as far as the mention says them. Initials stay
    initials with their dot; ``name`` keeps order and spacing of the text. Family names that
    stand first are ``last``, all that follows is ``first``. Between given name and surname
    stands ``middle``: patronymic, father's name ("бин Сауд"; "Гасан" with suffix "оглы"),
    further given names. Particles before a surname belong to ``last`` ("фон дер Гольц").
How:
    `grammar` matches runs, `segments` cuts them, `belief` decides, `shape` tells the parts,
    `agreement` scores all genders and cases over all words of a name with what `context`
    demands (office, preposition, verb), `document` lets the mentions of a text settle
    what one of them leaves open. A `Name` of `pieces` keeps what does not depend on its
    place, the `Traits` of `neighbours` what a word is beside any name.
Sources:
    Given and family names by origin: our own reading, in the spelling of Russian prose; the
    names of pymorphy3 besides. No office-holders.
Known gaps:
    Two unknown words without an office, a verb or a preposition beside them; a name glued to
    the next without a comma; foreign names whose given name is a common word at the start of
    a sentence.
"""

from __future__ import annotations

from diplotext.entities import Source
from diplotext.entities.persons.grammar import grammar
from diplotext.entities.persons.names import NameRow

__all__ = ["LEXICON", "NameRow", "grammar"]

LEXICON = Source(NameRow, __name__, "lexicon.csv")
