"""The catalogue of phenomena, the cases that name its ids, and the page made of both agree."""

from __future__ import annotations

from pathlib import Path

import phenomena as tool
import pytest
from catalogue import Phenomenon, cases, groups, phenomena, unit_tests

ROOT = Path(__file__).parent.parent
each_phenomenon = pytest.mark.parametrize("entry", phenomena().values(), ids=phenomena())


def named(side: str) -> set[str]:
    """Give the ids that cases name in ``rule`` ("shows") or "near", but for gaps."""
    return {name for _, case in cases() if not case.gap for name in getattr(case, side)}


def test_ids_are_numbered_without_holes() -> None:
    for group in groups():
        numbers = range(1, len(group.phenomena) + 1)
        assert [entry.id for entry in group.phenomena] == [f"{group.id}{n}" for n in numbers]


def test_every_id_that_is_named_is_in_the_catalogue() -> None:
    everywhere = {name for _, case in cases() for name in (*case.shows, *case.near)}
    assert everywhere | set(unit_tests()) <= set(phenomena())


def test_no_case_shows_a_phenomenon_and_stands_near_it() -> None:
    for _, case in cases():
        assert not set(case.shows) & set(case.near), case.id


@each_phenomenon
def test_every_phenomenon_has_a_case(entry: Phenomenon) -> None:
    if entry.elsewhere:
        assert entry.elsewhere in unit_tests().get(entry.id, set())
    else:
        assert entry.id in named("shows") | named("near")


@each_phenomenon
def test_frequent_phenomena_and_traps_have_both_sides(entry: Phenomenon) -> None:
    if entry.both:
        assert entry.id in named("shows"), "nothing is found in any case"
        assert entry.id in named("near"), "no case stands near it"


def test_few_have_no_case() -> None:
    assert [entry.id for entry in phenomena().values() if entry.elsewhere] == ["PE27"]


def test_page_is_up_to_date() -> None:
    page = tool.PAGE.read_text(encoding="utf-8")
    assert page == tool.page(), "write it anew: python tests/tools/phenomena.py"
