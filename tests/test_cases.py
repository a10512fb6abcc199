"""Every case of every case file: exact spans, exact values."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import diplotext

sys.path.insert(0, str(Path(__file__).parent))

from casefile import Case, read_cases

CASES = Path(__file__).parent / "cases"
ALL = [
    pytest.param(
        path.stem,
        case,
        id=case.id,
        marks=pytest.mark.xfail(reason=case.gap, strict=True) if case.gap else (),
    )
    for path in sorted(CASES.glob("*.toml"))
    for case in read_cases(path)
]


@pytest.mark.parametrize(("name", "case"), ALL)
def test_case(name: str, case: Case) -> None:
    found = getattr(diplotext.extract(case.text), name)
    assert case.check([mention.to_dict() for mention in found]) == []
