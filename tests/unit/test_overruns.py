"""Limits are settable, and reaching one is told in the result."""

from __future__ import annotations

from diplotext import Extractor, extract
from diplotext.engine.limits import Limits


def test_prose_reaches_no_limit() -> None:
    assert extract("Министр иностранных дел Чили прибыл в Перу.").overruns == ()


def test_a_limit_reached_is_told() -> None:
    doc = Extractor(limits=Limits(region_tokens=2)).extract("сумма в 12 345 678 900 сомов")
    assert any(line.startswith("money: region_tokens reached in") for line in doc.overruns)
