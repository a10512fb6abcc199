"""The engine finds exactly what yargy finds: generated rules, our grammars, natasha's."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import natasha_grammars
import pytest
import yargy.parser
from generated_rules import (
    REFUSED,
    TOKENIZER,
    BoundedColumn,
    TooMuchError,
    describe,
    grammar_of,
    make_rule,
    make_text,
    plain,
)
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from yargy import Parser
from yargy.span import resolve_spans

from diplotext.api import Extractor
from diplotext.engine.limits import Limits
from diplotext.engine.parser import FastParser
from diplotext.engine.pipeline import Layer, prepare
from diplotext.engine.resolve import resolve
from diplotext.language.tokens import default_tokenizer

BESIDE = Path(__file__).parents[2] / "shared" / "corpora"
TINY = Limits(words=2, states=3, regions=1)
PACKED = Limits(region_states=1)


def both(seed: int, limits: Limits | None) -> tuple[Any, FastParser]:
    """Build the same rule for yargy and for the engine, or reject the example."""
    try:
        slow = plain(make_rule(Random(seed)))
        fast = FastParser(make_rule(Random(seed)), TOKENIZER, limits=limits)
    except REFUSED:
        assume(False)
    assume(grammar_of(slow.rule) == grammar_of(fast.matcher.rule))
    return slow, fast


def run(parser: Any, text: str, *overruns: list[Any]) -> Any:
    """Give the matches or the error; reject what yargy would work on for too long."""
    try:
        return list(parser.findall(text, *overruns)), None
    except TooMuchError:
        assume(False)
    except REFUSED as error:
        return [], type(error)


@pytest.fixture(autouse=True)
def bounded(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if request.node.originalname != "test_generated_rules":
        return
    monkeypatch.setattr(yargy.parser, "Column", BoundedColumn)


@pytest.mark.parametrize("limits", [None, TINY, PACKED], ids=["default", "tiny", "packed"])
@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
@given(seed=st.integers(0, 2**32))
def test_generated_rules(limits: Limits | None, seed: int) -> None:
    slow, fast = both(seed, limits)
    texts = Random(seed + 1)
    for _ in range(4):
        text = make_text(texts)
        expected, error = run(slow, text)
        for _ in range(2):  # the second time from memory
            overruns: list[Any] = []
            found, raised = run(fast, text, overruns)
            assume(not overruns)
            assert raised == error
            assert describe(found) == describe(expected)
            assert found == expected
            assert expected == found


spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda it: (it[0], it[0] + it[1])),
    max_size=40,
    unique=True,
).map(lambda items: sorted(items, key=lambda item: (item[0], -item[1])))


@given(spans)
def test_overlaps_are_resolved_as_yargy_does(items: list[tuple[int, int]]) -> None:
    assert [items[index] for index in resolve(items)] == list(resolve_spans(items))


def texts_of_corpora() -> list[Any]:
    """Give a few beginnings of texts beside the checkout, many whole ones of DIPLOTEXT_CORPORA.

    yargy reads some three hundred characters a second, so that more would take long.
    """
    asked = os.environ.get("DIPLOTEXT_CORPORA", "")
    files = sorted(Path(asked or BESIDE).glob("*/*.txt"))
    if not files:
        reason = "no texts in ../shared/corpora beside the checkout, nor in DIPLOTEXT_CORPORA"
        return [pytest.param("", id="corpora", marks=pytest.mark.skip(reason=reason))]
    count, size = (40, None) if asked else (6, 900)
    chosen = files[:: max(1, len(files) // count)][:count]
    return [pytest.param(path.read_bytes().decode()[:size], id=path.stem) for path in chosen]


TEXTS = [
    "Первый заместитель министра иностранных дел Республики Перу Аурелио Кастельянос принял "
    "посла Исландии и обсудил торгово-экономическое сотрудничество на 1,5 млрд долларов США.",
    "14 марта 2019 года президенты Чили и Кении подписали Соглашение о сотрудничестве в сфере "
    "сельского хозяйства, энергетики и транспорта.",
    "Глава МИД РК провёл телефонный разговор с Генеральным секретарём ООН; стороны договорились "
    "увеличить товарооборот с 2 до 3 млрд евро.",
]


@pytest.mark.parametrize("text", TEXTS + texts_of_corpora())
def test_grammars_of_the_library(text: str) -> None:
    layers = library_layers()
    analysis = prepare(text)
    for layer, parser in layers:
        for row in analysis.rows:
            assert describe(layer.matcher.findall(row)) == describe(list(parser.findall(row)))
        layer.run(analysis)


def library_layers(made: list[Any] = []) -> list[tuple[Layer, Parser]]:  # noqa: B006
    if not made:
        layers = Extractor().layers
        made += [(layer, Parser(layer.grammar.rule, layer.tokenizer)) for layer in layers]
    return made


@pytest.mark.parametrize("text", TEXTS + texts_of_corpora())
@pytest.mark.parametrize("module", natasha_grammars.GRAMMARS)
def test_grammars_of_natasha(module: str, text: str) -> None:
    slow, fast = natasha_parsers(module)
    expected, found = list(slow.findall(text)), list(fast.findall(text))
    # The facts are of classes made twice, so they are compared by what they hold.
    assert describe(found) == describe(expected)


@cache
def natasha_parsers(module: str) -> tuple[Parser, FastParser]:
    slow = Parser(natasha_grammars.load(module), default_tokenizer())
    fast = FastParser(natasha_grammars.load(module), slow.tokenizer)
    assert grammar_of(fast.matcher.rule) == grammar_of(slow.rule)
    return slow, fast
