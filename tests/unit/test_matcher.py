"""The matcher: limits and their reports, threads, pickles, tokens of other tokenizers."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from yargy import Parser, forward, or_, rule
from yargy.interpretation import fact
from yargy.predicates import custom, eq, gram, in_, normalized, type
from yargy.relations import gnc_relation
from yargy.rule.transformators import RuleTransformator

from diplotext.engine.limits import Cache, Limits, LimitWarning, Overrun
from diplotext.engine.matcher import Matcher
from diplotext.engine.parser import FastParser
from diplotext.engine.symbols import Symbols
from diplotext.engine.words import shaped
from diplotext.errors import SettingsError
from diplotext.language.tokens import default_tokenizer

TOKENIZER = default_tokenizer()
Visit = fact("Visit", ["kind", "noun"])
NOUNS = or_(rule(gram("NOUN")), rule(gram("NOUN"), gram("NOUN"))).repeatable()


def phrase() -> Any:
    agree = gnc_relation()
    return rule(
        gram("ADJF").match(agree).interpretation(Visit.kind.inflected()),
        normalized("визит").match(agree).interpretation(Visit.noun),
    ).interpretation(Visit)


def tokens(text: str) -> list[Any]:
    return list(TOKENIZER.tokenize(text))


def test_facts_and_spans() -> None:
    text = "в ходе официального визита; официальному визита; рабочим визитом"
    found = Matcher(phrase(), TOKENIZER).findall(tokens(text))
    assert [text[m.span.start : m.span.stop] for m in found] == [
        "официального визита",
        "рабочим визитом",
    ]
    assert [(m.fact.kind, m.fact.noun) for m in found] == [
        ("официальный", "визита"),
        ("рабочий", "визитом"),
    ]


def test_the_same_words_elsewhere_get_their_own_tokens() -> None:
    matcher = Matcher(phrase(), TOKENIZER)
    first, second = tokens("рабочий визит"), tokens("и рабочий визит")
    one, other = matcher.findall(first)[0], matcher.findall(second)[0]
    assert (one.span, one.tree.range) == ((0, 13), (0, 2))
    assert (other.span, other.tree.range) == ((2, 15), (1, 3))
    assert [token.span for token in other.tokens] == [(2, 9), (10, 15)]


def test_nothing_in_nothing() -> None:
    matcher = Matcher(phrase(), TOKENIZER)
    assert matcher.findall([]) == []
    assert matcher.longest_beginning([]) is None


def test_yargys_loss_after_a_repeated_part_is_kept() -> None:
    # An empty rule is completed once, for the states that wait by then: yargy's matches.
    made = rule(eq("н").repeatable(), eq("х").optional(), eq("б"))
    spans = [match.span for match in FastParser(made).findall("н н н н н б")]
    assert spans == [match.span for match in Parser(made, TOKENIZER).findall("н н н н н б")]
    assert spans == [(4, 11)]


@pytest.mark.parametrize("length", [22, 180])
def test_ambiguity_does_not_explode(length: int) -> None:
    overruns: list[Overrun] = []
    found = Matcher(NOUNS, TOKENIZER).findall(tokens("министр " * length), overruns)
    assert [match.tree.range for match in found] == [(0, length)]
    assert overruns == []


def test_long_stretches_are_cut_and_reported() -> None:
    matcher = Matcher(rule(gram("NOUN").repeatable()), TOKENIZER, name="nouns")
    overruns: list[Overrun] = []
    found = matcher.findall(tokens("министр " * 450), overruns)
    assert [match.tree.range for match in found] == [(0, 200), (200, 400), (400, 450)]
    assert overruns == [Overrun(name="nouns", limit="region_tokens", start=0, stop=3599)]


def test_without_a_list_an_overrun_warns() -> None:
    matcher = Matcher(NOUNS, TOKENIZER, name="nouns", limits=Limits(region_tokens=2))
    with pytest.warns(LimitWarning, match=r"nouns: region_tokens reached in \[0, 23\)"):
        matcher.findall(tokens("министр министр министр"))


def test_full_chart_of_an_order_that_matters_is_reported() -> None:
    made = rule(NOUNS, eq("х").optional(), eq("б"))
    matcher = Matcher(made, TOKENIZER, limits=Limits(region_states=50))
    overruns: list[Overrun] = []
    for _ in range(2):  # from memory too
        found = matcher.findall(tokens("министр " * 20 + "б"), overruns)
        assert [match.tree.range for match in found] == [(0, 21)]
    assert [overrun.limit for overrun in overruns] == ["region_states", "region_states"]


def test_left_recursion_that_never_ends_is_cut() -> None:
    itself = forward()
    itself.define(or_(itself, rule(gram("NOUN"))))
    overruns: list[Overrun] = []
    found = Matcher(itself, TOKENIZER).findall(tokens("министр"), overruns)
    assert [match.tree.range for match in found] == [(0, 1)]
    assert [overrun.limit for overrun in overruns] == ["region_states"]


def test_refused_relations_are_tried_so_many_times() -> None:
    agree = gnc_relation()
    word = rule(gram("NOUN").match(agree))
    made = rule(or_(word, rule(word, word)).repeatable(), gram("VERB").match(agree))
    matcher = Matcher(made, TOKENIZER, limits=Limits(trials=5))
    overruns: list[Overrun] = []
    assert matcher.findall(tokens("министр страны " * 4 + "сказала"), overruns) == []
    assert [overrun.limit for overrun in overruns] == ["trials"]


@pytest.mark.parametrize("field", ["words", "regions", "region_tokens", "region_states", "trials"])
def test_limits_are_positive(field: str) -> None:
    with pytest.raises(SettingsError, match=f"limit {field} must be"):
        Limits(**{field: 0})


def test_caches_stay_bounded() -> None:
    limits = Limits(words=10, states=5, regions=3)
    matcher = Matcher(rule(type("RU"), type("INT").repeatable()), TOKENIZER, limits=limits)
    for number in range(200):
        letters = "а" * (number % 80) + "б" * (number // 80)
        row = tokens(f"слово{letters} {number} {number + 1} и{letters}")
        assert len(matcher.findall(row)) == 1
    assert len(matcher._parsed) <= 6
    assert len(matcher._scanner._tables.words) <= 20


def test_cache_keeps_what_is_used() -> None:
    cache: Cache[int, str] = Cache(2)
    for number in range(10):
        cache[number] = str(number)
        cache[-1] = cache.get(-1) or "kept"
    assert cache.get(-1) == "kept"
    assert cache.get(1) is None


def test_threads_share_a_matcher() -> None:
    limits = Limits(words=3, states=3, regions=2)
    matcher = Matcher(phrase(), TOKENIZER, limits=limits)
    texts = ["рабочий визит", "официального визита и рабочим визитом", "и", "новые визиты"] * 50
    expected = [[m.span for m in Matcher(phrase(), TOKENIZER).findall(tokens(t))] for t in texts]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: [m.span for m in matcher.findall(tokens(text))], texts))
    assert found == expected


def test_pickle_keeps_the_rule_and_the_limits() -> None:
    matcher = Matcher(rule(normalized("визит")), TOKENIZER, name="x", limits=Limits(words=7))
    copy = pickle.loads(pickle.dumps(matcher))
    assert (copy.name, copy.limits) == ("x", Limits(words=7))
    assert [m.span for m in copy.findall(tokens("после визита"))] == [(6, 12)]


def test_a_predicate_that_raises_does_so_where_it_is_asked() -> None:
    made = rule(eq("№"), custom(lambda value: int(value) > 3))
    parser = FastParser(made)
    assert list(parser.findall("министр говорит")) == []
    assert [match.span for match in parser.findall("№ 5")] == [(0, 3)]
    with pytest.raises(ValueError, match="invalid literal"):
        parser.find("№ пять")


def test_a_rule_over_nothing_raises_as_in_yargy() -> None:
    with pytest.raises(ValueError, match="NoneType"):
        list(Parser(eq("х").optional(), TOKENIZER).findall("х"))
    with pytest.raises(ValueError, match="NoneType"):
        FastParser(eq("х").optional()).find("х")


def test_longest_beginning() -> None:
    matcher = Matcher(rule(eq("в"), eq("ходе"), normalized("визит")), TOKENIZER)
    begun = matcher.longest_beginning(tokens("он в ходе поездки"))
    assert begun is not None
    assert (begun.start, begun.stop) == (1, 3)
    assert [[p.label for p in accepting] for accepting in begun.accepting] == [["'в'"], ["'ходе'"]]
    assert [p.value for p in begun.expected] == [{"визит"}]


def test_rules_made_on_the_way_are_not_taken_for_others() -> None:
    # Each rule is dropped when it is rewritten, so that the next one has its place in memory.
    rewriting = RuleTransformator()
    made = [rewriting.visit(or_(rule(eq(str(n))), rule(eq("x")))) for n in range(200)]
    assert [item.rules[0].productions[0].terms[0].value for item in made] == list(
        map(str, range(200))
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (in_("—-"), in_("—-"), True),
        (in_("—-"), in_({"—", "-"}), False),  # "—-" is in the first alone
        (in_({"—", "-"}), in_(["-", "—"]), True),
        (shaped(r"\d{4}"), shaped(r"\d{4}"), True),
        (shaped(r"\d{4}"), shaped(r"\d{3}"), False),
    ],
)
def test_equal_predicates_have_one_number(one: Any, other: Any, same: bool) -> None:
    symbols = Symbols()
    assert (symbols.number(one) == symbols.number(other)) == same
