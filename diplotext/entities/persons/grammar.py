"""The shape of names: runs of capitalised words, initials and particles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from yargy import and_, not_, or_, rule
from yargy.parser import Match
from yargy.predicates import custom, eq

from diplotext.engine.grammar import Context, Found, Grammar
from diplotext.engine.lexicon import Lexicon, Word, load_lexicon
from diplotext.engine.words import capitalized, surface
from diplotext.entities.persons.names import NameRow, Names
from diplotext.entities.persons.recognize import Reader
from diplotext.entities.persons.document import finisher

__all__ = ["grammar"]

PACKAGE = "diplotext.entities.persons"
LONGEST = 9


def grammar(rows: Lexicon[NameRow]) -> Grammar:
    """Make the grammar of names with the given and family names of a lexicon."""
    words = {row.id: frozenset(row.words) for row in load_lexicon(Word, PACKAGE, "context.csv")}
    reader = Reader(Names(rows), words)
    return Grammar(
        name="persons",
        tag="PERSON",
        rule=_run(words),
        build=_builder(reader),
        finish=finisher(reader),
    )


def _run(words: dict[str, frozenset[str]]) -> Any:
    letter = custom(is_initial, types="RU")
    initial = rule(letter, eq("."))  # "К.", "Дж.", "Ю.-П."
    word = and_(capitalized(), not_(custom(is_long_capitals, types="RU")))
    article = custom(is_article, types="RU")  # "ас-Сабах"
    particle = surface(words["particle_arabic"] | words["particle_european"])
    suffix = surface(words["suffix"], caseless=True)
    name = or_(rule(word), rule(article), rule(particle, word), rule(particle, particle, word))
    start = or_(initial, name)
    more = or_(initial, name, rule(suffix))
    return rule(start, more.repeatable(max=LONGEST).optional())


def is_initial(value: str) -> bool:
    """Tell whether a word is an initial: one letter, or a digraph as in "Дж.".

    >>> [is_initial(word) for word in ("К", "Дж", "Ю-П", "Да", "к")]
    [True, True, True, False, False]
    """
    return value in {"Дж", "Дз", "Чж", "Ал", "Ж-Ж"} or (
        value.isupper() and all(len(part) == 1 for part in value.split("-"))
    )


def is_article(value: str) -> bool:
    """Tell whether a word begins with an Arabic article in lower case."""
    head, hyphen, tail = value.partition("-")
    articles = {"аль", "эль", "ад", "аз", "ан", "ар", "ас", "ат", "аш", "эд", "эс", "эз", "эр"}
    return head in articles and tail[:1].isupper()


def is_long_capitals(value: str) -> bool:
    """Tell an abbreviation: capitals without a vowel or short ("МИД", "США").

    >>> [is_long_capitals(word) for word in ("ТАСС", "БАЙМУРАТОВ", "И", "Ли")]
    [True, False, False, False]
    """
    return len(value) > 1 and value.isupper() and len(value) < 5


def _builder(reader: Reader) -> Callable[[Match, Context], Iterator[Found]]:
    def build(match: Match, context: Context) -> Iterator[Found]:
        yield from reader.read(list(match.tokens), context)

    return build
