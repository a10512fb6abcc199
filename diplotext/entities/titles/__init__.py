"""Titles: offices with rank, body and country, without their holder.

Finds:
    Heads of state and government ("Президентом Кыргызской Республики", "глава Катара"),
    ministers by portfolio or ministry ("министр обороны", "глава МИД РК"), deputies ("первый
    заместитель министра", "вице-премьер"), envoys ("посол Габона в Индии"), heads of bodies and
    organisations ("Генеральный секретарь ООН"), spokespersons, aides, governors, mayors,
    long chains up to the name ("начальник управления стран Африки МИД Чили"). Bare words
    ("министр", "посол") are titles, too. The title that an aide serves is a title inside
    his ("пресс-секретарь Президента").
Does not find:
    Colleagues ("киргизский коллега": linking finds them), ranks, honorifics ("господин",
    "шейх" before a name), candidates ("кандидат в президенты"), other senses of the words
    ("новая глава", "премьера фильма", "посол доброй воли", отель «Президент»).
Fields:
    ``role`` from head and body together (lexicon.csv); ``portfolio`` of ministers, their
    deputies and spokespersons; ``countries`` all states in order, ``country`` if it is one;
    ``rank``, ``status``, ``accredited_to`` (also by the capital: "посол в Риме"); ``name``.
    "бывший", "избранный", "и.о." are in the span, "новый", "нынешний" are not. Of several
    portfolios the ministries' rule decides; of an unknown one ``portfolio`` is absent. An
    aide of whoever it be is a ``presidential_aide``, for want of another id.
Sources:
    Words from our own reading of official documents; portfolios are those of the ministries.
Known gaps:
    Bare "председатель", "директор", "лидеры" are no titles. "главы" alone between commas may
    be read in the wrong number. In "послы Кубы – N, Чада – M" the second state has no title
    of its own. Predicates ("стал министром") give no holder.
"""

from __future__ import annotations

from diplotext.entities import Source
from diplotext.entities.titles.grammar import grammar
from diplotext.entities.titles.normalize import Office

__all__ = ["LEXICON", "Office", "grammar"]

LEXICON = Source(Office, __name__, "lexicon.csv")
