"""The case format and its tools: a test that tests the tests."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import cases as tool
import pytest
from casefile import Case, parse_marks, read_cases

import diplotext
from diplotext import Country, Document, Money


def file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "countries.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_marks_nest() -> None:
    assert parse_marks("⟦а ⟦б⟧⟧ ⟦в⟧") == ("а б в", ((0, 3), (2, 3), (4, 5)))


@pytest.mark.parametrize("marked", ["⟦а", "а⟧", "⟧⟦"])
def test_unbalanced_marks(marked: str) -> None:
    with pytest.raises(ValueError, match="without"):
        parse_marks(marked)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[cases]]\ntext = ''", "unknown section"),
        ("[[case]]\ntext = ''\nexpected = []", "unknown keys {'expected'}"),
        ("[[case]]\ntext = '⟦а⟧'", "1 marks, 0 expected"),
        ("[[none]]\ntexts = ['⟦а⟧']", "1 marks, 0 expected"),
    ],
)
def test_wrong_files_are_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_cases(file(tmp_path, text))


def case(*expect: dict[str, object]) -> Case:
    return Case("id", "в Чили", tuple((2, 6) for _ in expect), expect)


FOUND = Country(start=2, stop=6, text="Чили", code="CL").to_dict()


def test_check_compares_what_is_written() -> None:
    assert case({"code": "CL", "alternatives": []}).check([FOUND]) == []
    assert case({"code": "PE"}).check([FOUND]) == ["'Чили': code is 'CL', expected 'PE'"]
    assert case({"cod": "CL"}).check([FOUND]) == ["'Чили': cod is None, expected 'CL'"]
    assert case({"code": "CL"}).check([]) == ["missed 'Чили'"]
    assert case().check([FOUND]) == ["unexpected 'Чили'"]


def test_check_looks_into_mentions() -> None:
    found = [FOUND | {"holder": {"name": "Ван И", "suffix": None}}]
    assert case({"holder": {"name": "Ван И", "suffix": "none"}}).check(found) == []
    assert case({"holder": {"name": "Ван"}}).check(found) != []
    assert case({"holder": "none"}).check(found) != []


@pytest.fixture
def _fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find Чили as a country and the dollar sign as money, whatever the library does."""

    def extract(text: str) -> Document:
        start = text.find("Чили")
        here = {"start": start, "stop": start + 4, "text": "Чили"}
        found = [Country(**here, code="CL")] if start >= 0 else []
        money = [Money(start=0, stop=2, text="$5", amount=Decimal(5), currency="USD")]
        return Document(text=text, mentions=(*money * text.startswith("$5"), *found))

    monkeypatch.setattr(diplotext, "extract", extract)


@pytest.mark.usefixtures("_fixed")
def test_new(capsys: pytest.CaptureFixture[str]) -> None:
    assert tool.main(["new", "$5 для Чили", "--only", "money"]) == 0
    out = capsys.readouterr().out
    assert "# tests/cases/money.toml" in out
    assert 'text = "⟦$5⟧ для Чили"' in out
    assert 'expect = [{ amount = "5", currency = "USD" }]' in out


OLD = """# a comment

[[case]]
text = "в ⟦Чили⟧"
expect = [{ code = "PE" }]
rule = "CO1"
# why it matters

[[case]]
text = "в ⟦Чили⟧ и Перу"
expect = [{ code = "CL" }]

[[none]]
texts = ["Чили"]

[[gap]]
text = "⟦Чили⟧"
expect = [{ code = "CL" }]
why = "one day"
"""

NEW = """# a comment

[[case]]
text = "в ⟦Чили⟧"
expect = [{ code = "CL" }]
rule = "CO1"
# why it matters

[[case]]
text = "в ⟦Чили⟧ и Перу"
expect = [{ code = "CL" }]

[[none]]
texts = ["Чили"]

[[case]]
text = "⟦Чили⟧"
expect = [{ code = "CL" }]
"""


@pytest.mark.usefixtures("_fixed")
def test_show_and_accept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = file(tmp_path, OLD)
    assert tool.main(["show", str(path)]) == 1
    out = capsys.readouterr().out
    assert "code is 'CL', expected 'PE'" in out
    assert "works now" in out
    assert "3 to look at" in out
    tool.main(["accept", str(path)])
    assert path.read_text(encoding="utf-8") == NEW
