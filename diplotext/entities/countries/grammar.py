"""How states are named: "Кыргызской Республики", "РК", "казахско-кыргызские", "Астана и Бишкек"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from yargy import and_, not_, or_, rule
from yargy.interpretation import fact
from yargy.parser import Match
from yargy.predicates import custom, eq, gram

from diplotext.engine.grammar import Context, Found, Grammar, keys, slots
from diplotext.engine.lexicon import Lexicon, Word, load_lexicon
from diplotext.engine.pipeline import Analysis
from diplotext.engine.words import lemmas, phrases, readings, surface
from diplotext.entities.countries.normalize import Ambiguity, Index, State, choose, split_compound
from diplotext.types import Country

__all__ = ["grammar"]

PACKAGE = "diplotext.entities.countries"

Named = fact("Named", ["name", "abbreviation", "adjective", "compound", "residence"])
Acting = fact("Acting", ["first", "second"])


def grammar(states: Lexicon[State]) -> Grammar:
    """Make the grammar of states named by the words of a lexicon."""
    ambiguities = load_lexicon(Ambiguity, PACKAGE, "ambiguities.toml", "ambiguity")
    index = Index.of(states, ambiguities)
    context = {row.id: row.words for row in load_lexicon(Word, PACKAGE, "context.csv")}
    return Grammar(
        name="countries",
        tag="COUNTRY",
        rule=or_(_named(index, context), _acting(index, context)),
        build=_builder(index, context),
        finish=_resolver(index),
    )


def _named(index: Index, context: dict[str, tuple[str, ...]]) -> Any:
    # "Исламская Республика Иран": the long form is known even where the lexicon lacks it.
    style = readings(context["state_adjectives"], "ADJF")
    head = lemmas(context["state_heads"])
    name = rule(rule(style.optional(), style.optional(), head).optional(), phrases(index.names))
    adjective = readings(index.adjectives, "ADJF")
    compound = custom(lambda value: bool(split_compound(value, index.prefixes)), types="RU")
    return or_(
        name.interpretation(Named.name),
        surface(index.abbreviations).interpretation(Named.abbreviation),
        adjective.interpretation(Named.adjective),
        rule(compound).interpretation(Named.compound),
        phrases(index.metonyms).interpretation(Named.residence),
    ).interpretation(Named)


def _acting(index: Index, context: dict[str, tuple[str, ...]]) -> Any:
    """Capitals that act for their states: a place is never meant."""
    capital = phrases(index.capitals)
    first, second = (capital.interpretation(slot) for slot in (Acting.first, Acting.second))
    joint = or_(eq("и"), eq(","), eq("—"))
    verb = or_(readings(context["actor_verbs"], "VERB"), readings(context["actor_verbs"], "ADJS"))
    plural = and_(readings(None, "VERB", "plur"), not_(gram("impr")))
    relation = lemmas(context["relation_nouns"])
    return or_(
        rule(first, joint, second, plural),  # "Рабат и Мадрид возобновили"
        rule(first, verb),  # "Минск заявил"
        rule(relation, eq("между").optional(), first, joint, second),
        rule(lemmas(context["stance_nouns"]), first),  # "позиция Бишкека"
        rule(lemmas(["официальный"]), first),
    ).interpretation(Acting)


def _builder(
    index: Index, words: dict[str, tuple[str, ...]]
) -> Callable[[Match, Context], Iterator[Found]]:
    def build(match: Match, context: Context) -> Iterator[Found]:
        found, key = slots(match), keys(match)
        if "compound" in found:
            yield from _compound(found["compound"], context, index)
        elif "adjective" in found:
            yield from _adjective(found["adjective"], context, index, words)
        elif "abbreviation" in found:
            tokens = found["abbreviation"]
            yield _found(tokens, context, index, index.abbreviations, tokens[0].value)
        elif "residence" in found:
            if _acts(found["residence"], context, words):
                yield _metonym(found["residence"], context, index, index.metonyms, key["residence"])
        elif "name" in found:
            yield from _name(found["name"], context, index, words, match)
        for slot in ("first", "second"):
            if slot in found and found[slot][0].value[0].isupper():
                yield _metonym(found[slot], context, index, index.capitals, key[slot])

    return build


def _name(
    tokens: list[Any], context: Context, index: Index, words: dict[str, Any], match: Match
) -> Iterator[Found]:
    if not tokens[0].value[0].isupper() and not tokens[-1].value[0].isupper():
        return
    key = _phrase(match, index)
    before = context.before(tokens)
    if before and _has_lemma(before[-1], words["not_after"]):
        return
    if not before and len(tokens) == 1 and _is_plain_word(tokens[0], context):
        return
    yield _found(tokens, context, index, index.names, key)


def _phrase(match: Match, index: Index) -> str:
    """Find the lexicon phrase that the match went through, however deep it lies."""
    for node in match.tree.walk():
        value = getattr(getattr(node, "production", None), "value", None)
        if value in index.names:
            return str(value)
    raise LookupError("no phrase in the match")


def _is_plain_word(token: Any, context: Context) -> bool:
    """Tell "Того же мнения" from "Того": at the start of a sentence capitals prove nothing."""
    likeliest = context.morph(token.value)[0]
    return "Geox" not in likeliest.grams and context.morph.is_known(token.value)


def _adjective(
    tokens: list[Any], context: Context, index: Index, words: dict[str, Any]
) -> Iterator[Found]:
    after = context.after(tokens)
    if after and _has_lemma(after[0], words["not_before"]):
        return
    lemma = next(f.normalized for f in tokens[0].forms if f.normalized in index.adjectives)
    mention = _country(tokens, context, index, index.adjectives, lemma, "adjective")
    yield Found(tokens, (mention,))


def _compound(tokens: list[Any], context: Context, index: Index) -> Iterator[Found]:
    token = tokens[0]
    parts = split_compound(token.value, index.prefixes)
    mentions = [
        Country(**context.slice(token.span.start + a, token.span.start + b), code=c, form="adjective")
        for c, a, b in parts
    ]
    last = token.value.rpartition("-")[2]
    for form in context.morph(last):
        if code := index.adjectives.get(form.normalized):
            place = context.slice(token.span.start + parts[-1][2] + 1, token.span.stop)
            mentions.append(Country(**place, code=code, form="adjective"))
            yield Found(tokens, mentions)
            return


def _acts(tokens: list[Any], context: Context, words: dict[str, Any]) -> bool:
    """Tell a residence that acts from one where something happens."""
    if not tokens[0].value[0].isupper():
        return False
    before, after = context.before(tokens), context.after(tokens)
    if before and before[-1].value.lower() in words["place_prepositions"]:
        return bool(after) and _has_lemma(after[0], words["speech_verbs"])
    return True


def _found(
    tokens: list[Any], context: Context, index: Index, codes: Any, word: str
) -> Found:
    form = "abbreviation" if codes is index.abbreviations else "name"
    return Found(tokens, (_country(tokens, context, index, codes, word, form),))


def _metonym(
    tokens: list[Any], context: Context, index: Index, codes: Any, word: str
) -> Found:
    return Found(tokens, (_country(tokens, context, index, codes, word, "metonym"),))


def _country(
    tokens: list[Any], context: Context, index: Index, codes: Any, word: str, form: str
) -> Country:
    row = index.ambiguities.get(word)
    alternatives = tuple(c for c in row.alternatives if c != "-") if row else ()
    code = row.default if row and form != "adjective" else codes[word]
    return Country(**context.span(tokens), code=code, form=form, alternatives=alternatives)


def _has_lemma(token: Any, words: tuple[str, ...]) -> bool:
    return any(form.normalized in words for form in getattr(token, "forms", ()))


def _resolver(index: Index) -> Callable[[Analysis], None]:
    def resolve(analysis: Analysis) -> None:
        countries = [m for m in analysis.mentions if isinstance(m, Country)]
        open_ones = [m for m in countries if m.alternatives or _row(m, index)]
        if not open_ones:
            return
        votes = Counter(m.code for m in countries if m not in open_ones)
        changed: dict[Any, Any] = {}
        for mention in open_ones:
            row = _row(mention, index)
            code = choose(row, votes, analysis.view.matching) if row else mention.code
            if code is None:
                analysis.drop(mention)
            elif code != mention.code:
                changed[mention] = _recoded(mention, code)
        analysis.replace(changed)

    return resolve


def _row(mention: Country, index: Index) -> Ambiguity | None:
    return index.ambiguities.get(mention.text)


def _recoded(mention: Country, code: str) -> Country:
    others = (mention.code, *(c for c in mention.alternatives if c != code))
    return Country(
        start=mention.start,
        stop=mention.stop,
        text=mention.text,
        code=code,
        form=mention.form,
        alternatives=others,
    )
