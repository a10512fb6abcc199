"""How bodies of states are named: "Правительство РФ", "посольство Ганы в Индии", "Мажилис"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yargy import or_, rule
from yargy.interpretation import fact
from yargy.parser import Match
from yargy.predicates import in_caseless, type

from diplotext.engine.acronyms import bracketed
from diplotext.engine.grammar import Context, Found, Grammar, keys, slots
from diplotext.engine.lexicon import Lexicon, Word, load_lexicon
from diplotext.engine.words import chain, lemmas, phrases, readings, surface
from diplotext.entities.countries.grammar_owner import (
    country_form,
    owner_adjective,
    owner_generic,
    owner_names,
)
from diplotext.entities.institutions.build import Builder
from diplotext.entities.institutions.normalize import Body, Index

__all__ = ["grammar"]

PACKAGE = "diplotext.entities.institutions"

Named = fact(
    "Named",
    [
        *(
            "adjective",
            "style",
            "name",
            "word",
            "acronym",
            "office",
            "of_state",
            "holder",
            "middle",
            "parent",
            "parent_word",
        ),
        *("bracket", "owners", "generic", "closing", "host", "organization"),
    ],
)


def grammar(bodies: Lexicon[Body]) -> Grammar:
    """Make the grammar of the bodies of a lexicon."""
    index = Index.of(bodies)
    words = {row.id: row.words for row in load_lexicon(Word, PACKAGE, "context.csv")}
    builder = Builder(index, words)

    def build(match: Match, context: Context) -> Iterator[Found]:
        found = slots(match)
        return builder(found, keys(match, found), context)

    return Grammar(
        name="institutions",
        tag="INSTITUTION",
        rule=_rule(index, words),
        build=build,
        finish=builder.finish,
    )


def _rule(index: Index, words: dict[str, tuple[str, ...]]) -> Any:
    name = phrases(index.names)
    word = rule(surface(index.words, caseless=True))
    body = or_(
        name.interpretation(Named.name),
        word.interpretation(Named.word),
        rule(surface(index.acronyms)).interpretation(Named.acronym),
        # "администрация корейского президента"
        rule(
            lemmas(words["administrations"]).interpretation(Named.office),
            owner_adjective().interpretation(Named.of_state),
            lemmas(["президент"]).interpretation(Named.holder),
        ),
    )
    # "Сенат Парламента", "Законодательная палата Олий Мажлиса"
    parent = rule(
        owner_adjective().interpretation(Named.middle).optional(),
        or_(name.interpretation(Named.parent), word.interpretation(Named.parent_word)),
    )
    owners = or_(
        owner_names().interpretation(Named.owners),
        owner_generic().interpretation(Named.generic),
    )
    host = rule(in_caseless({"в", "во", "на"}), country_form("name", "abbreviation", case="loct"))
    to = rule(lemmas(["при"]), type("ORGANIZATION"))
    word_in = rule(surface(index.words, caseless=True))  # "Великий хурал (парламент) Монголии"
    bracket = bracketed(word_in).interpretation(Named.bracket)
    closing = bracketed().interpretation(Named.closing)
    return rule(
        owner_adjective().interpretation(Named.adjective).optional(),
        rule(readings(words["styles"], "ADJF")).interpretation(Named.style).optional(),
        body,
        parent.optional(),
        bracket.optional(),
        chain(owners, (closing,)).optional(),
        or_(host.interpretation(Named.host), to.interpretation(Named.organization)).optional(),
    ).interpretation(Named)
