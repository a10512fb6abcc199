"""The gold format, and that every gold document is well-formed."""

from __future__ import annotations

from pathlib import Path

import pytest
from goldfile import GOLD, parse_marks, read_gold

FILES = [path for path in sorted(GOLD.glob("*.toml")) if path.stem != "ids"]
GOOD = """
genre = "visit"
country = "KZ"
split = "dev"
text = "⟦title1|Глава ⟦ministry1|МИД⟧⟧ ⟦person1|Ержан Сатов⟧ провёл ⟦meeting1|встречу⟧"
[mentions]
title1 = { role = "foreign_minister", status = "current", holder = "person1" }
ministry1 = { portfolio = "foreign_affairs" }
person1 = { name = "Ержан Сатов" }
meeting1 = { kind = "meeting", participants = ["title1"] }
[[people]]
name = "Ержан Сатов"
mentions = ["person1"]
titles = ["title1"]
[[events]]
kind = "meeting"
mentions = ["meeting1"]
participants = ["Ержан Сатов"]
"""


def gold(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_gold_is_well_formed(path: Path) -> None:
    document = read_gold(path)
    assert 800 <= len(document.text) <= 3000


def test_reading(tmp_path: Path) -> None:
    document = read_gold(gold(tmp_path, GOOD))
    assert document.text == "Глава МИД Ержан Сатов провёл встречу"
    assert [(m.id, m.type, m.text) for m in document.mentions][:2] == [
        ("title1", "title", "Глава МИД"),
        ("ministry1", "ministry", "МИД"),
    ]
    assert document.mention("person1").values == {"name": "Ержан Сатов"}
    assert document.people[0]["titles"] == ["title1"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("встречу⟧", "встречу", "⟦ without ⟧"),
        ("встречу⟧", "встречу⟧⟧", "⟧ without ⟦"),
        ("⟦person1|", "⟦", "without an id"),
        ("ministry1|", "ministry2|", "ministry2 has no values; ministry1 is not marked"),
        ("⟦person1|", "⟦person1| ", "begins or ends with a space"),
        ('"foreign_minister"', '"fm"', "unknown id 'fm'"),
        ("portfolio =", "office =", "has no value office"),
        ('participants = ["title1"]', 'participants = ["title9"]', "no mention title9"),
        ('mentions = ["person1"]', "mentions = []", "person1 is in 0 records"),
        ('split = "dev"', 'split = "test"', "split is 'test'"),
        ('genre = "visit"', 'genre = "visit"\nplace = "x"', "unknown key place"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in GOOD
    with pytest.raises(ValueError, match=problem.replace("[", r"\[")):
        read_gold(gold(tmp_path, GOOD.replace(old, new)))


def test_marks_are_taken_out() -> None:
    assert parse_marks("⟦date1|5 мая⟧ и") == ("5 мая и", (("date1", 0, 5),))
