"""Every condition of every grammar reads a word of a match in some case, and no match is a fault.

What the grammars may match is derived from them at random, in the words that their conditions read
in the cases (derivations.py).
"""

from __future__ import annotations

from functools import cache

import pytest
from derivations import Derivations, read_all_cases
from firing import Firing

from diplotext import extract
from diplotext.entities import LAYERS


@cache
def firing() -> Firing:
    return read_all_cases()


def test_every_condition_fires_in_a_case() -> None:
    """One test, so that one process runs the cases."""
    silent = {name: firing().silent(name) for name in LAYERS}
    assert {name: labels for name, labels in silent.items() if labels} == {}


@pytest.mark.filterwarnings("ignore::diplotext.engine.limits.LimitWarning")
def test_whatever_a_grammar_matches_is_built() -> None:
    derive = Derivations(firing(), seed=1)
    for number in range(1000):
        text = derive.text(LAYERS[number % len(LAYERS)])
        for mention in extract(text).mentions:
            assert text[mention.start : mention.stop] == mention.text
