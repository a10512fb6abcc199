"""The shape of names: runs of capitalised words, initials and particles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from yargy import and_, not_, or_, rule
from yargy.parser import Match
from yargy.predicates import custom, eq, type

from diplotext.engine.grammar import Context, Found, Grammar
from diplotext.engine.lexicon import Lexicon, Word, load_lexicon
from diplotext.engine.words import capitalized, lemmas, surface
from diplotext.entities.persons.document import finisher
from diplotext.entities.persons.names import NameRow, Names
from diplotext.entities.persons.recognize import Reader

__all__ = ["grammar"]

PACKAGE = "diplotext.entities.persons"
LONGEST = 9
# Cases of Chinese given names that are states, too.
SYLLABLES = frozenset(["Гана", "Гану", "Гане", "Чада", "Чаду", "Чаде"])
SURNAME = ("ская", "ской", "скую", "ский", "ского", "скому", "ским", "ском")
ARTICLES = frozenset(
    ["аль", "эль", "уль", "ад", "аз", "ан", "ар", "ас", "ат", "аш", "эд", "эс", "эз", "эр"]
)


def grammar(rows: Lexicon[NameRow]) -> Grammar:
    """Make the grammar of names with the given and family names of a lexicon."""
    words = {row.id: frozenset(row.words) for row in load_lexicon(Word, PACKAGE, "context.csv")}
    reader = Reader(Names(rows), words)
    return Grammar(
        name="persons",
        tag="PERSON",
        rule=_run(words, reader.names),
        build=_builder(reader),
        finish=finisher(reader),
    )


def _run(words: dict[str, frozenset[str]], names: Names) -> Any:
    letter = custom(is_initial, types="RU")
    dotted = rule(letter, eq("."))  # "К.", "Дж."
    initial = or_(dotted, rule(letter, eq("."), eq("-"), letter, eq(".")))  # "Ю.-П."
    word = and_(capitalized(), not_(custom(is_long_capitals, types="RU")))
    article = custom(is_article, types="RU")  # "ас-Сабах"
    particle = surface(words["particle_arabic"] | words["particle_european"])
    suffix = or_(surface(words["suffix"], caseless=True), lemmas(["младший", "старший"]))
    shouted = and_(capitalized(), custom(is_shouted, types="RU"))
    name = or_(rule(word), rule(article), rule(particle, word), rule(particle, particle, word))
    # "Доминик Вебер", "Эмир Громов": a given name that is a country or an office elsewhere
    listed = custom(lambda value: value[0].isupper() and value.lower() in names.forms)
    country = and_(type("COUNTRY"), listed)
    office = and_(type("TITLE"), listed)
    # "Цинь Гана", the genitive of a given name; "Татьяна Грузинская"
    family = custom(lambda value: value.lower() in names.families, types="RU")
    like_country = and_(type("COUNTRY"), custom(lambda value: value in SYLLABLES))
    like_adjective = and_(type("COUNTRY"), custom(is_like_surname))
    start = or_(
        *(initial, name, rule(initial, shouted), rule(country, particle.optional(), word)),
        rule(office, and_(word, not_(listed))),
        rule(office, surface(words["particle_arabic"]), word),
        rule(and_(word, family), like_country),
        rule(and_(word, listed), like_adjective),
    )
    ordinal = custom(is_ordinal, types="LATIN")  # "Карл III"
    more = or_(initial, name, rule(suffix), rule(ordinal))
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
    if value[:2] in ("д'", "л'"):  # "д'Амброзио"
        return value[2:3].isupper()
    head, _, tail = value.partition("-")
    return head in ARTICLES and tail[:1].isupper()


def is_shouted(value: str) -> bool:
    """Tell a short surname in capitals, which only an initial tells from an abbreviation."""
    return value.isupper() and len(value) > 2 and any(letter in "АЕИОУЫЭЮЯ" for letter in value)


def is_like_surname(value: str) -> bool:
    """Tell an adjective of a state that has the form of a surname, of a woman or a man.

    >>> [is_like_surname(word) for word in ("Грузинская", "Чешским", "чешским", "Чешские")]
    [True, True, False, False]
    """
    return value[0].isupper() and value.endswith(SURNAME)


def is_ordinal(value: str) -> bool:
    """Tell a Roman number of a monarch."""
    return set(value) <= set("IVX")


def is_long_capitals(value: str) -> bool:
    """Tell an abbreviation: a short word in capitals ("МИД", "США").

    >>> [is_long_capitals(word) for word in ("ТАСС", "БАЙМУРАТОВ", "И", "Ли")]
    [True, False, False, False]
    """
    return len(value) > 1 and value.isupper() and len(value) < 5


def _builder(reader: Reader) -> Callable[[Match, Context], Iterator[Found]]:
    def build(match: Match, context: Context) -> Iterator[Found]:
        yield from reader.read(list(match.tokens), context)

    return build
