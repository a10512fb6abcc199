"""How areas are named: "в сферах энергетики и транспорта", "торгово-экономических связей"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import Any

from yargy import or_, rule
from yargy.interpretation import attribute, fact
from yargy.parser import Match
from yargy.predicates import custom, eq, in_, type

from diplotext.engine.grammar import Context, Found, Grammar, slots
from diplotext.engine.lexicon import Lexicon
from diplotext.engine.words import lemmas, readings
from diplotext.entities.areas.items import inner_bond, is_bond, whole_items
from diplotext.entities.areas.normalize import (
    QUOTES,
    Area,
    Index,
    agrees,
    may_name,
    name_with_head,
)
from diplotext.entities.areas.places import (
    before_subject,
    bond_before,
    in_body,
    is_direction,
    joined,
    listed_under_field,
    of_list,
    of_states,
)
from diplotext.language.phrases import form_in, nominative_of
from diplotext.types import CooperationArea

__all__ = ["grammar"]

_ABBREVIATED = re.compile(r"[А-ЯA-Z]{2,4}-[а-я]+")
CASES = ("gent", "nomn", "accs", "loct", "datv")
PREPOSITIONS = ("в", "во", "из", "для", "по", "на", "В", "Во", "По", "На")
BULLETS = ("—", "-", "•", "*", "·", "●", "▪")
ARE = (
    "являются", "стали", "остаются", "названы", "определены", "обозначены", "станут", "—",
)  # fmt: skip

Words = fact(
    "Words",
    ["adjectives", "bond", "field", "line", "place", "matter", "bullet", "group"]
    + [attribute(case).repeatable() for case in CASES],
)


def grammar(areas: Lexicon[Area]) -> Grammar:
    """Make the grammar of areas named by the words of a lexicon."""
    index = Index.of(areas)
    return Grammar(
        name="areas",
        tag="AREA",
        rule=or_(_adjectival(index), *_lists(index)).interpretation(Words),
        build=partial(_build, index=index),
    )


# --- what a token may be; each predicate looks at one word alone


@cache  # one predicate for each case: the engine asks equal predicates once
def _noun(case: str, index: Index, known: bool = False, bare: bool = False) -> Any:
    """A noun that may belong to the name of an area: in lower case, or an acronym.

    ``bare`` is for one without adjectives: "вопросы безопасности" are about security. With
    adjectives a barred noun may end a name of the lexicon: "электронное правительство".
    """
    barred = index.context["barred"] | (index.context["matters"] if bare else set())
    if not bare:
        barred = barred - (index.ends - index.fields - index.context["bonds"])

    def fits(value: str) -> bool:
        if value in index.context["spelled"]:
            return True
        form = form_in(value, case, "NOUN")
        # "ИТ-технологий" too
        plain = value.islower() or value.isupper() or _ABBREVIATED.fullmatch(value)
        if form is None or not plain:
            return False
        if known and form.normalized not in index.heads:
            return False
        return form.normalized not in barred

    return custom(fits, types=("RU", "LATIN"))


@cache
def _modifier(case: str) -> Any:
    """An adjective that may stand before such a noun."""

    def fits(value: str) -> bool:
        form = form_in(value, case, "ADJF", "PRTF")
        lower = value.islower() or value.isupper()
        return lower and form is not None and "Apro" not in form.grams

    return custom(fits, types="RU")


def _separator() -> Any:
    return or_(
        rule(or_(eq(","), eq("и"), eq("или"))),
        rule(eq(","), eq("и")),
        rule(eq(",").optional(), eq("а"), eq("также")),
        rule(eq(","), eq("в"), eq("том"), eq("числе")),
        rule(eq(","), eq("прежде"), eq("всего")),
        rule(eq(","), eq("так"), eq("и")),
        rule(eq(","), in_(["включая", "особенно"])),
    )


# --- noun phrases and lists of them


def _group(case: str, index: Index, known: bool = False) -> Any:
    """Adjectives and a noun: "сельского и водного хозяйства", "«зелёной» энергетики"."""
    quote, joint = in_(QUOTES), or_(eq(","), eq("и"), eq("или"))
    adverb = in_(index.context["adverbs"])  # "критически важных минералов"
    one = rule(quote.optional(), _modifier(case), quote.optional())
    adjective = or_(one, rule(adverb, one))
    more = rule(joint.optional(), adjective).repeatable().optional()
    bare = _noun(case, index, known, bare=True)
    return or_(rule(bare), rule(adjective, more, _noun(case, index, known)))


def _phrase(case: str, index: Index, known: bool = False) -> Any:
    """A noun phrase with its genitives, or with the other case that its last noun governs."""
    first = _group(case, index, known)
    inner = _group("gent", index).repeatable()

    def governed(by: str, other: str, *prepositions: str) -> Any:
        group = rule(_group(other, index), inner.optional())
        items = rule(group, rule(or_(eq("и"), eq(",")), group).repeatable().optional())
        head = readings(index.context[by], case if case == "gent" else "NOUN")
        return rule(head, in_(prepositions), items) if prepositions else rule(head, items)

    # "противодействия терроризму", "управления водными ресурсами", "борьбы с коррупцией"
    complement = or_(
        governed("dative", "datv"),
        governed("instrumental", "ablt"),
        governed("prepositional", "ablt", "с", "со", "над"),
        governed("prepositional", "datv", "к"),
    )
    # "в энергетике и водном секторе"
    sector = rule(_modifier(case), readings(index.fields, "NOUN", case))
    more = rule(or_(eq(","), eq("и")), _modifier(case)).repeatable()
    sector = or_(sector, rule(_modifier(case), more, readings(index.fields, "NOUN", case)))
    return or_(
        rule(first),
        rule(first, inner),
        sector,
        complement,
        rule(_modifier(case), complement),
        rule(first, complement),
        rule(first, inner, eq("в"), eq("мирных"), eq("целях")),
    )


def _list(case: str, index: Index, known: bool = False) -> Any:
    item = _phrase(case, index, known).interpretation(getattr(Words, case))
    return or_(rule(item), rule(item, rule(_separator(), item).repeatable()))


def _lists(index: Index) -> Iterator[Any]:
    fields = index.fields - index.context["directions"]
    field = lemmas(fields).interpretation(Words.field)
    direction = readings(index.context["directions"], "plur").interpretation(Words.field)
    genitive, nominative = _list("gent", index), _list("nomn", index)
    scope = or_(_modifier("loct"), _modifier("gent")).optional()
    yield rule(in_(PREPOSITIONS), scope, field, genitive)
    yield rule(readings(["сфера"], "NOUN"), genitive)
    yield rule(in_(["по", "По"]), eq("линии").interpretation(Words.line), genitive)
    # "по следующим направлениям: торговля", "в таких областях сотрудничества, как медицина"
    between = rule(_group("gent", index)).optional()
    comma, such = eq(",").optional(), lemmas(["такой"])
    toward = _modifier("datv").optional()
    yield rule(in_(["по", "По"]), toward, direction, eq(":").optional(), or_(genitive, nominative))
    yield rule(field, eq(":"), nominative)
    field = or_(field, direction)
    yield rule(such, scope, field, between, comma, eq("как"), nominative)
    yield rule(field, between, comma, such, comma, eq("как"), nominative)
    # "в сфере транспорта, включая авиацию"
    whole = rule(_group("gent", index).interpretation(Words.gent)).optional()
    yield rule(field, whole, comma, in_(["включая", "охватывая"]), _list("accs", index))
    # "сотрудничество двух стран в энергетике": the bond before is sought by the builder
    place = in_(["в", "во"]).interpretation(Words.place)
    yield rule(place, _list("loct", index, known=True))
    # "сотрудничество охватывает энергетику и оборону"
    covers = readings(index.context["covers"], "VERB").interpretation(Words.place)
    yield rule(covers, _list("accs", index, known=True))
    matter = readings(index.context["matters"], "plur").interpretation(Words.matter)
    yield rule(in_(["в", "по"]).interpretation(Words.place), matter, genitive)
    # "приоритетными сферами сотрудничества являются энергетика и транспорт"
    named = lemmas(index.fields)
    yield rule(or_(rule(named), rule(named, _group("gent", index))), in_(ARE), nominative)
    # "рабочая группа по станкостроению", "Совместная комиссия по торговле и инвестициям"
    group = lemmas(index.context["groups"]).interpretation(Words.group)
    item = _group("datv", index, known=True).interpretation(Words.datv)
    yield rule(group, eq("по"), item, rule(_separator(), item).repeatable().optional())
    # items under "сотрудничество по направлениям:", each a line of its own
    yield rule(in_(BULLETS).interpretation(Words.bullet), nominative)


def _adjectival(index: Index) -> Any:
    """Adjectives, however joined, before the noun whose field they name."""
    adjective = or_(readings(None, "ADJF"), type("COUNTRY"), in_(index.acronyms))
    joint = in_([",", "и", "или", "а", "также", "так", "как", "в", "во", "-", *QUOTES])
    names = index.fields | index.context["bonds"]
    return rule(
        or_(rule(adjective), rule(adjective, or_(adjective, joint).repeatable())).interpretation(
            Words.adjectives
        ),
        readings(names, "NOUN").interpretation(Words.bond),
    )


# --- from a match to mentions


def _build(match: Match, context: Context, index: Index) -> Iterator[Found]:
    found = slots(match)
    if "adjectives" in found:
        yield from _of_bond(found["adjectives"], found["bond"][0], context, index)
        return
    refused, starts = _refused(match, found, context, index), not context.before(match.tokens)
    for case in CASES:
        for tokens in whole_items(found.get(case, ()), match.tokens, index):
            # "– развитие торгового сотрудничества": the adjectives count anywhere
            if inner := inner_bond(tokens, case, index):
                first, last = inner
                yield from _of_bond(tokens[first:last], tokens[last], context, index)
            elif refused and len(tokens) > 1 and is_bond(tokens[-1], found, index):
                yield from _of_bond(tokens[:-1], tokens[-1], context, index)
            elif not refused:
                kept = before_subject(tokens, index) if starts and case == "gent" else tokens
                yield from _of_noun(kept, case, "field" in found, context, index)


def _refused(match: Match, found: dict[str, Any], context: Context, index: Index) -> bool:
    if "bullet" in found:
        return not listed_under_field(match.tokens, context, index)
    if "group" in found:
        return not of_states(found["group"], context, index)
    if "place" in found:
        after = context.after(match.tokens)
        if match.tokens[-1].value == "связи" and after and after[0].value in ("с", "со"):
            return True
        return not bond_before(found["place"], context, index, near="matter" in found)
    honours = index.context["credentials"]
    before = context.before(match.tokens, 4)
    return any(token.type == "RU" and index.lemmas(token.value) & honours for token in before)


def _of_noun(
    tokens: Sequence[Any], case: str, trusted: bool, context: Context, index: Index
) -> Iterator[Found]:
    """Make the area of a noun phrase; one outside the lexicon needs a trusted context."""
    words = [token.value for token in tokens]
    head = next((i for i, word in enumerate(words) if form_in(word, case, "NOUN")), 0)
    lemma = index.lemma(words[head], case)
    if head and lemma in index.context["bonds"] | index.fields:
        yield from _of_bond(tokens[:head], tokens[head], context, index, listed=True)
        return
    areas, text = index.of_phrase(words, case)
    abbreviated = _ABBREVIATED.fullmatch(words[0]) is not None  # "ИТ-технологий"
    empty = index.context["hollow"] | (index.context["bonds"] - {"связь"})
    empty |= index.context["barred"]
    if areas or (trusted and lemma not in empty):
        names = context.words(tokens)
        sign, hyphen, names[0] = names[0].rpartition("-") if abbreviated else ("", "", names[0])
        name = sign + hyphen + nominative_of(names, case, None if abbreviated else text)
        yield _found(tokens, context, index, areas, name)


def _of_bond(
    tokens: Sequence[Any], bond: Any, context: Context, index: Index, *, listed: bool = False
) -> Iterator[Found]:
    """Make the areas of adjectives before "сотрудничество", "связи", "сферах".

    ``listed`` tells that the phrase stands in a list of areas, and so needs no preposition.
    """
    before = context.before(tokens, 6)
    if in_body(before, index):
        return
    lemma = index.lemma(bond.value)
    field = lemma in index.fields
    led = listed or (bool(before) and before[-1].value in PREPOSITIONS)
    if led and lemma == "отношение" and "plur" not in bond.forms[0].grams:
        return  # "в культурном отношении"
    if field and lemma not in index.context["spheres"] and not led:
        return
    if led and is_direction(bond):
        led = False
    names = [t for t in tokens if t.type in ("RU", "LATIN") and t.value in index.acronyms]
    if not field:
        names = []
    adjectives = [t for t in tokens if t.type == "RU" and agrees(t.value, bond.value)]
    words = of_list(tokens, adjectives, names)
    known = {token.span.start for token in words if index.of_adjective(token.value)}
    for i, token in enumerate(words):
        areas = index.of_adjective(token.value) or index.acronyms.get(token.value, ())
        beside = {word.span.start for word in words[max(0, i - 1) : i + 2]} & known
        believed = (field and led) or (beside and joined(token, tokens))
        place = lemma == "область" and "ск" in token.value
        if areas or (believed and not place and may_name(token.value, index)):
            head, word = context.words([bond])[0], context.words([token])[0]
            yield _found([token], context, index, areas, name_with_head(word, head))


def _found(
    tokens: Sequence[Any], context: Context, index: Index, areas: tuple[str, ...], name: str
) -> Found:
    place = context.span(tokens)
    codes = index.codes(areas)
    return Found(tokens, (CooperationArea(**place, areas=areas, name=name, eurovoc=codes),))
