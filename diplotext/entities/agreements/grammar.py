"""How documents are named: "Соглашение о свободной торговле", "Парижского соглашения"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from yargy import or_, rule
from yargy.interpretation import fact
from yargy.parser import Match
from yargy.predicates import in_

from diplotext.engine.grammar import Context, Found, Grammar, keys, slots
from diplotext.engine.lexicon import Lexicon, Word, load_lexicon
from diplotext.engine.words import phrases
from diplotext.entities.agreements.dated import date_of
from diplotext.entities.agreements.grammar_names import QUOTES, Capital, Names, Unquoted
from diplotext.entities.agreements.headings import status_above
from diplotext.entities.agreements.normalize import Kind, parties_of, status_of
from diplotext.entities.agreements.normalize import lemmas as lemmas_of
from diplotext.entities.agreements.refusals import refused
from diplotext.language.view import fold
from diplotext.types import Agreement

__all__ = ["grammar"]

PACKAGE = "diplotext.entities.agreements"
_PLACE = re.compile(r"[сц]кий$")
LONGEST_QUOTE = 25  # tokens of a quoted name

Words = fact("Words", ["proper", "kind", "tail"])


def grammar(kinds: Lexicon[Kind]) -> Grammar:
    """Make the grammar of documents whose kind words are in a lexicon."""
    words = {
        row.id: frozenset(fold(word) for word in row.words)
        for row in load_lexicon(Word, PACKAGE, "context.csv")
    }
    known = {fold(word).lower(): row for row in kinds for word in row.words}
    return Grammar(
        name="agreements",
        tag="AGREEMENT",
        rule=_rule(known, words).interpretation(Words),
        build=partial(_build, known=known, words=words),
    )


def _rule(known: dict[str, Kind], words: dict[str, frozenset[str]]) -> Any:
    genitive = [word for word, row in known.items() if row.genitive]
    plain = [word for word, row in known.items() if not row.genitive]
    names = Names(known, words)
    before = rule(Capital()).interpretation(Words.proper).optional()
    tail = names.tail()
    for_what = rule(names.purpose()).interpretation(Words.tail)
    contracts = [word for word, row in known.items() if row.id == "contract"]
    # "план практических мер", "программа сотрудничества", "«дорожная карта» сотрудничества"
    plans = or_(rule(names.group("gent").repeatable()), names.swap("gent"), names.held())
    plans = or_(plans, rule(plans, names.bracketed()))
    of_plan = or_(rule(plans), rule(plans, tail.repeatable()), tail)
    quoted = rule(in_(set(QUOTES)), Unquoted().repeatable(max=LONGEST_QUOTE), in_(set(QUOTES)))
    name = or_(rule(tail), quoted).interpretation(Words.tail)
    plan_name = or_(rule(of_plan), quoted).interpretation(Words.tail)
    return or_(
        rule(before, phrases(plain).interpretation(Words.kind), name.optional()),
        rule(phrases(contracts).interpretation(Words.kind), for_what),
        rule(before, phrases(genitive).interpretation(Words.kind), plan_name.optional()),
    )


# --- from a match to a mention


def _build(
    match: Match, context: Context, known: dict[str, Kind], words: dict[str, frozenset[str]]
) -> Iterator[Found]:
    found = slots(match)
    kind = known[keys(match, found)["kind"]]
    word, tail = found["kind"], found.get("tail", [])
    tokens = [*word, *tail]
    row = list(context.tokens)
    starts = [token.span.start for token in row]
    first = starts.index(word[0].span.start)
    last = first + len(tokens)
    if refused(row, first, last, kind, tail, words):
        return
    status = status_of(row, first, last, words) or status_above(word[0], context, words)
    date = date_of(row, first, last)
    if date is not None and status in (None, "planned_signing"):
        status = "signed"
    if (
        kind.signed
        and kind.id != "note_verbale"
        and not (tail or found.get("proper"))
        and status is None
    ):
        return
    proper = found.get("proper", [])
    if proper and not _of_place(proper[0], words):
        proper = []
    tokens = [*proper, *tokens]
    inner = _inside(tail, known)
    if inner:  # "протокол об изменениях в соглашение от 3 мая": the date is of the latter
        yield _nested(context, row, inner, known)
        date = None
    yield Found(
        tokens,
        (
            Agreement(
                **context.span(tokens),
                kind=kind.id,
                status=status,
                parties=parties_of(row, first, last),
                date=date,
            ),
        ),
    )


def _inside(tail: Sequence[Any], known: dict[str, Kind]) -> Sequence[Any]:
    """Give the document within the name of another: "изменения в [соглашение о транзите]"."""
    for place, token in enumerate(tail[:-1]):
        found = next((known[lemma] for lemma in lemmas_of(token) if lemma in known), None)
        if place and found and not found.signed and tail[place + 1].value in ("о", "об"):
            years = [i for i, t in enumerate(tail) if i > place and t.value == "на"]
            return tail[place : years[-1] if years else len(tail)]
    return ()


def _nested(
    context: Context, row: Sequence[Any], tokens: Sequence[Any], known: dict[str, Kind]
) -> Found:
    """Give a document within another one: its status is not that of the whole."""
    first = [token.span.start for token in row].index(tokens[0].span.start)
    kind = next(known[lemma] for lemma in lemmas_of(tokens[0]) if lemma in known)
    date = date_of(row, first, first + len(tokens))
    return Found(tokens, (Agreement(**context.span(tokens), kind=kind.id, date=date),), tag="")


def _of_place(token: Any, words: dict[str, frozenset[str]]) -> bool:
    """Tell the first word of a name, "Парижское", from an adjective of type, "Временное"."""
    found = lemmas_of(token)
    return not found & words["typing"] and any(_PLACE.search(lemma) for lemma in found)
