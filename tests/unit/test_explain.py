"""Explanations: what matched, by which rule, and how far the rest came."""

from __future__ import annotations

from typing import Any

from yargy import rule
from yargy.interpretation import fact
from yargy.predicates import eq, normalized

from diplotext.engine.explain import explain
from diplotext.engine.grammar import Found, Grammar
from diplotext.engine.pipeline import Layer
from diplotext.language.tokens import default_tokenizer
from diplotext.types import Statement

Visit = fact("Visit", ["noun"])
RULE = rule(eq("в"), eq("ходе"), normalized("визит").interpretation(Visit.noun))


def build(match: Any, context: Any) -> Any:
    place = context.span(match.tokens)
    yield Found(match.tokens, [Statement(**place)])


def layer() -> Layer:
    made = Grammar(name="visits", tag="VISIT", rule=RULE.interpretation(Visit), build=build)
    return Layer(made, default_tokenizer())


def test_match() -> None:
    found = explain("Сказал в ходе визита.", [layer()])
    (matched,) = found.matched
    assert (matched.grammar, matched.text, matched.start) == ("visits", "в ходе визита", 7)
    assert matched.tree == (
        "Visit",
        "  в  ← 'в', normal form в",
        "  ходе  ← 'ходе', normal form ход",
        "  Visit.noun",
        "    визита  ← dictionary(визит), normal form визит",
    )
    assert [mention.text for mention in matched.mentions] == ["в ходе визита"]
    assert found.partial == ()
    assert str(found).startswith("visits: «в ходе визита» [7, 20) matched\n    Visit\n")


def test_beginning() -> None:
    found = explain("Сказал в ходе поездки.", [layer()])
    assert found.matched == ()
    (partial,) = found.partial
    assert partial.tokens == (("в", "'в'"), ("ходе", "'ходе'"))
    assert (partial.met, partial.expected) == ("поездки", ("dictionary(визит)",))
    assert str(found).splitlines() == [
        "visits: «в ходе» [7, 13) began but did not match",
        "    в  ← 'в'",
        "    ходе  ← 'ходе'",
        "    then came «поездки»; expected dictionary(визит)",
    ]


def test_nothing() -> None:
    assert str(explain("", [layer()])) == ""
