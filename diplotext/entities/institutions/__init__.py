"""Bodies of states that are no ministries: governments, parliaments, embassies, chambers.

Finds:
    Governments, presidential administrations, security councils, parliaments and their
    chambers ("Жогорку Кенеш", "Сенат Парламента РК"), embassies with sender and host
    ("посольство Ганы в Индии"), missions ("постпредство при ООН"), consulates, chambers of
    commerce. A general word alone is found where it means a body of some state: "правительство"
    and "парламент" always, "Сенат" with a capital letter. A doubtful acronym ("ЖК") beside a
    deputy or an act, or where the document names the body.
Does not find:
    Bodies of regions and towns ("правительство Москвы"), "палата" or "совет" alone, metonyms
    ("Кремль": these are countries), bodies of organisations (these are organisations), the
    administration of a president by name ("администрация президента Хилла").
Fields:
    ``kind``; ``country`` by the adjective before, the name after, or the name itself, of an
    embassy the sender; ``name`` nominative in the text's own words and letter case, with the
    state as the text names it, else by its short name in the genitive; an acronym becomes the
    full name. The state that only the document tells is in ``country``, not in ``name``. A host
    state belongs to the span, a town does not. Of "парламентов Чили и Перу" the second mention is
    "Перу". An acronym in brackets belongs to the name.
Sources:
    Our own reading of official documents.
Known gaps:
    A region without a geographic reading in the dictionary passes for a state's.
"""

from __future__ import annotations

from diplotext.entities import Source
from diplotext.entities.institutions.grammar import grammar
from diplotext.entities.institutions.normalize import Body, Index

__all__ = ["LEXICON", "Body", "Index", "grammar"]

LEXICON = Source(Body, __name__, "lexicon.csv")
