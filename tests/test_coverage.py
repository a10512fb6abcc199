"""Every condition of every grammar reads a word of a match in some case; so do rows of lexicons."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from casefile import read_cases
from firing import Firing

from diplotext.entities import LAYERS

CASES = Path(__file__).parent / "cases"


@cache
def firing() -> Firing:
    found = Firing()
    cases = (case for path in sorted(CASES.glob("*.toml")) for case in read_cases(path))
    for text in dict.fromkeys(case.text for case in cases):
        found.run(text)
    return found


@pytest.mark.parametrize("name", LAYERS)
def test_every_condition_fires_in_a_case(name: str) -> None:
    assert firing().silent(name) == []
