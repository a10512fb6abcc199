"""How states are named: "Кыргызской Республики", "РК", "казахско-кыргызские", "Астана и Бишкек"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from yargy import and_, not_, or_, rule
from yargy.interpretation import fact
from yargy.parser import Match
from yargy.predicates import custom, eq, in_caseless

from diplotext.engine.grammar import Context, Found, Grammar, keys, slots
from diplotext.engine.lexicon import Lexicon, Word, load_lexicon
from diplotext.engine.words import lemmas, phrases, readings, surface
from diplotext.entities.countries.actors import (
    acts,
    is_actor,
    is_capital,
    is_part_of_name,
    of_one_case,
)
from diplotext.entities.countries.normalize import (
    Exclusion,
    Homonym,
    Index,
    Reading,
    State,
    split_compound,
)
from diplotext.language.morph import default_morph
from diplotext.language.tokens import has_lemma
from diplotext.language.view import fold
from diplotext.types import Country

__all__ = ["grammar"]

PACKAGE = "diplotext.entities.countries"

Words = fact(
    "Words",
    [
        "name",
        "abbreviation",
        "adjective",
        "compound",
        "chain",
        "residence",
        "subject",
        "first",
        "second",
        "excluded",
    ],
)


def grammar(states: Lexicon[State]) -> Grammar:
    """Make the grammar of states named by the words of a lexicon."""
    index = Index.of(states, load_lexicon(Reading, PACKAGE, "ambiguities.toml", "reading"))
    words = {row.id: row.words for row in load_lexicon(Word, PACKAGE, "context.csv")}
    homonyms = load_lexicon(Homonym, PACKAGE, "ambiguities.toml", "homonym")
    words["homonyms"] = tuple(fold(word) for row in homonyms for word in row.words)
    exclusions = load_lexicon(Exclusion, PACKAGE, "ambiguities.toml", "exclusion")
    words["excluded"] = tuple(fold(phrase) for row in exclusions for phrase in row.phrases)
    return Grammar(
        name="countries",
        tag="COUNTRY",
        rule=or_(_named(index, words), _acting(index, words)).interpretation(Words),
        build=_builder(index, words),
    )


def _named(index: Index, context: dict[str, tuple[str, ...]]) -> Any:
    # "Исламская Республика Иран": the long form is known even where the lexicon lacks it.
    style = readings(context["state_adjectives"], "ADJF")
    head = lemmas(context["state_heads"])
    name = rule(rule(style.optional(), style.optional(), head).optional(), phrases(index.names))
    adjective = readings(index.adjectives, "ADJF")
    lumps = tuple(phrase[:-2] for phrase in context["excluded"] if "-" in phrase)
    compound = custom(
        lambda value: (
            bool(split_compound(value, index.prefixes)) and not value.lower().startswith(lumps)
        ),
        types="RU",
    )
    # "треугольник Чили-Перу-ЕС", "газопровод Туркмения-Китай"
    chain = custom(
        lambda value: (
            "-" in value
            and value not in index.names
            and all(part in index.names or part == "ЕС" for part in value.split("-"))
            and any(part in index.names for part in value.split("-"))
        ),
        types="RU",
    )
    return or_(
        phrases(context["excluded"]).interpretation(Words.excluded),
        name.interpretation(Words.name),
        surface(index.abbreviations).interpretation(Words.abbreviation),
        adjective.interpretation(Words.adjective),
        rule(compound).interpretation(Words.compound),
        rule(chain).interpretation(Words.chain),
        phrases(index.metonyms).interpretation(Words.residence),
    )


def _acting(index: Index, context: dict[str, tuple[str, ...]]) -> Any:
    """Capitals that act for their states: a place is never meant."""
    capital = phrases(_towns_only(index))
    subject = capital.interpretation(Words.subject)
    first, second = (capital.interpretation(slot) for slot in (Words.first, Words.second))
    joint = or_(eq("и"), eq(","), eq("—"))
    finite = and_(readings(None, "VERB", "indc"), not_(lemmas(context["city_verbs"])))
    short = or_(*(readings(context["actor_adjectives"], kind) for kind in ("ADJS", "PRTS")))
    acts = or_(finite, short)
    also = rule(joint, second).optional()
    # "остаётся для Астаны надёжным партнёром"
    partner = rule(readings(None, "ADJF"), lemmas(context["partners"]))
    return or_(
        rule(subject, joint, second, acts),  # "Рабат и Мадрид возобновили"
        rule(subject, acts),  # "Минск выделит"
        rule(subject, or_(eq("не"), readings(None, "ADVB")), acts),  # "Ханой высоко оценил"
        # "которые провели Рабат и Мадрид", "Рабат и Мадрид, заявил посол, откроют"
        rule(readings(context["joint_verbs"], "VERB", "plur"), subject, joint, second),
        rule(subject, joint, second, eq(","), or_(lemmas(context["speech_verbs"]), eq("по"))),
        rule(in_caseless({"для"}), first, eq("это").optional(), partner),
        rule(in_caseless({"со"}), eq("стороны"), first),
        rule(
            readings(context["opinion_verbs"], "VERB", "plur"), eq("в"), first
        ),  # "как считают в Минске"
        rule(in_caseless({"между"}), first, joint, second),
        rule(lemmas(context["relation_nouns"]), first, joint, second),
        rule(lemmas(context["relation_nouns"]), eq("с"), first, also),
        rule(lemmas(context["addressed_verbs"]), first, also),
        rule(lemmas(context["giving_verbs"]), first),  # "предоставит Исламабаду"
        rule(subject, lemmas(context["giving_verbs"]), second),
        rule(in_caseless({"с", "со"}), first),  # "координирует с Пекином"
        rule(subject, lemmas(["остаться", "оставаться"]), short),  # "остаётся привержен"
        rule(lemmas(context["stance_nouns"]), first, also),  # "позиция Бишкека"
        rule(lemmas(["официальный"]), first),
    )


def _towns_only(index: Index) -> list[str]:
    """Leave out capitals that share a form with their state: Тунис, Бразилиа."""
    morph = default_morph()
    states = {lemma for name in index.names for lemma in morph.normalized(name)}
    return [name for name in index.capitals if states.isdisjoint(morph.normalized(name))]


def _builder(
    index: Index, words: dict[str, tuple[str, ...]]
) -> Callable[[Match, Context], Iterator[Found]]:
    def build(match: Match, context: Context) -> Iterator[Found]:
        found = slots(match)
        if "excluded" in found:
            return
        key = keys(match, found)
        if "chain" in found:
            yield from _chain(found["chain"], context, index)
        elif "compound" in found:
            yield from _compound(found["compound"], context, index)
        elif "adjective" in found:
            yield from _adjective(found["adjective"], context, index, words)
        elif "abbreviation" in found:
            tokens = found["abbreviation"]
            code = index.abbreviations[tokens[0].value]
            yield from _found(tokens, context, index, code, tokens[0].value, "abbreviation")
        elif "residence" in found:
            if acts(found["residence"], context, words):
                word = key["residence"]
                code = index.metonyms[word]
                yield from _found(found["residence"], context, index, code, word, "metonym")
        elif "name" in found:
            yield from _name(found["name"], key["name"], context, index, words)
        if is_actor(found, key, context, words):
            if "first" in found and "second" in found and not of_one_case(found):
                del found["second"]  # "позиция Рабата, Мадрид же"
            for slot in ("subject", "first", "second"):
                if slot in found and is_capital(found[slot], key[slot]):
                    code = index.capitals[key[slot]]
                    yield from _found(found[slot], context, index, code, key[slot], "metonym")

    return build


def _name(
    tokens: list[Any], key: str, context: Context, index: Index, words: dict[str, Any]
) -> Iterator[Found]:
    if not tokens[0].value[0].isupper() and not tokens[-1].value[0].isupper():
        return
    before = context.before(tokens)
    if before and has_lemma(before[-1], words["not_after"]):
        return
    of_body = bool(before) and _ends_body(before[-1], words["no_names"])
    if len(tokens) == 1 and not of_body and _is_person(tokens, context, key in words["homonyms"]):
        return
    plain = len(tokens) == 1 and key in words["homonyms"]
    if plain and _is_plain_word(tokens[0], key, context, starts=not before):
        return
    if len(tokens) == 1 and _is_quoted(tokens, context):
        return
    yield from _found(tokens, context, index, index.names[key], key, "name")


def _is_person(tokens: list[Any], context: Context, homonym: bool) -> bool:
    """Tell "Мартин Куба" and "Ливия Клаусова" from a state."""
    before, after = context.before(tokens), context.after(tokens)
    if before and is_part_of_name(before[0], "Name"):
        # An acronym is no given name: "МОН Чили".
        return not before[0].value.isupper() or tokens[0].value.isupper()
    nominative = any("nomn" in form.grams for form in tokens[0].forms)
    return homonym and nominative and bool(after) and is_part_of_name(after[0], "Surn")


_OPENING, _CLOSING = frozenset('«"“„'), frozenset('»"”“')


def _chain(tokens: list[Any], context: Context, index: Index) -> Iterator[Found]:
    """Give the states of "Чили-Перу-ЕС"."""
    start, mentions = tokens[0].span.start, []
    for part in tokens[0].value.split("-"):
        if code := index.names.get(part):
            place = context.slice(start, start + len(part))
            mentions.append(Country(**place, code=code, form="name"))
        start += len(part) + 1
    yield Found(tokens, mentions)


def _ends_body(token: Any, words: tuple[str, ...]) -> bool:
    """Tell words of names of parliaments from given names: "Маджлиси Оли", "Жогорку Кенеша"."""
    return token.value.lower() in words or has_lemma(token, words)


def _is_plain_word(token: Any, name: str, context: Context, *, starts: bool) -> bool:
    """Tell "Того же мнения" from "Куба приняла", самолёт "Ту-204" from Того."""
    forms = context.morph(token.value)
    same = token.value.lower() == name.lower()
    if not starts:
        nouns = ("Geox" in form.grams or "NOUN" in form.grams for form in forms)
        return not same and not any(nouns)
    named = same and "NOUN" in forms[0].grams
    return not named and "Geox" not in forms[0].grams


def _is_quoted(tokens: list[Any], context: Context) -> bool:
    """Tell авиакомпания «Чили», telecast «Чили 24»: a name of something else."""
    before, after = context.before(tokens), context.after(tokens, 2)
    if not before or before[-1].value not in _OPENING or not after:
        return False
    number = after[0].type == "INT" and len(after) > 1
    return after[1 if number else 0].value in _CLOSING


def _adjective(
    tokens: list[Any], context: Context, index: Index, words: dict[str, Any]
) -> Iterator[Found]:
    after = context.after(tokens)
    if after and has_lemma(after[0], words["not_before"]):
        return
    lemma = next(f.normalized for f in tokens[0].forms if f.normalized in index.adjectives)
    yield from _found(tokens, context, index, index.adjectives[lemma], lemma, "adjective")


def _compound(tokens: list[Any], context: Context, index: Index) -> Iterator[Found]:
    token = tokens[0]
    parts = split_compound(token.value, index.prefixes)
    mentions = [
        Country(
            **context.slice(token.span.start + a, token.span.start + b), code=c, form="adjective"
        )
        for c, a, b in parts
    ]
    last = context.morph(token.value.rpartition("-")[2])
    code = next(
        (index.adjectives[f.normalized] for f in last if f.normalized in index.adjectives), None
    )
    if code:  # "грузино-абхазские": the second part need not be a state
        place = context.slice(token.span.start + parts[-1][2] + 1, token.span.stop)
        mentions.append(Country(**place, code=code, form="adjective"))
    yield Found(tokens, mentions)


def _found(
    tokens: list[Any], context: Context, index: Index, code: str, word: str, form: str
) -> Iterator[Found]:
    """Make the mention, with the code that the document speaks for."""
    chosen, others = index.choose(word, context.view.matching) or (code, ())
    if chosen is not None:
        place = context.span(tokens)
        yield Found(tokens, (Country(**place, code=chosen, form=form, alternatives=others),))
