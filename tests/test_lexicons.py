"""The data files: sound, without doubles and dead words; errors that name file and line."""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path
from typing import Any

import attrs
import pytest

import diplotext
from diplotext.engine.lexicon import Lexicon, Word
from diplotext.entities import LAYERS, default_lexicon, make_grammar
from diplotext.errors import LexiconError, SettingsError

ROOT = Path(diplotext.__file__).parent
FILES = sorted([*ROOT.rglob("*.csv"), *ROOT.rglob("*.toml")])
MIXED = re.compile(r"[а-яё][a-z]|[a-z][а-яё]", re.IGNORECASE)
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))


def rows(path: Path) -> list[dict[str, Any]]:
    """Give the rows of a data file, of whatever tables."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        tables = [item for item in tomllib.loads(text).values() if isinstance(item, list)]
        return [row for table in tables for row in table if isinstance(row, dict)]
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def lists(row: dict[str, Any]) -> list[list[str]]:
    """Give the lists of words of a row."""
    found = []
    for key, value in row.items():
        if isinstance(value, list):
            found.append([item for item in value if isinstance(item, str)])
        elif isinstance(value, str) and ";" in value and key not in ("note", "source"):
            found.append([item.strip() for item in value.split(";")])
    return found


def test_there_are_data_files() -> None:
    assert len(FILES) >= len(LAYERS)


@each_file
def test_files_are_clean(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert "\t" not in text
    for number, line in enumerate(text.splitlines(), 1):
        assert line == line.rstrip(), f"{path.name}:{number}: space at the end"
        for found in MIXED.finditer(line):
            raise AssertionError(f"{path.name}:{number}: mixed letters near {found.group()!r}")


@each_file
def test_no_word_stands_twice_in_a_list(path: Path) -> None:
    for number, row in enumerate(rows(path), 1):
        for words in lists(row):
            twice = {word for word in words if words.count(word) > 1}
            assert not twice, f"{path.name}, row {number}: {sorted(twice)}"


@each_file
def test_no_row_stands_twice(path: Path) -> None:
    found = [tuple(sorted((key, str(value)) for key, value in row.items())) for row in rows(path)]
    assert len(found) == len(set(found))


@each_file
def test_rows_of_one_id_stand_together(path: Path) -> None:
    """Rows of one id may differ in what else they say; a second place for it is a mistake."""
    ids = [str(row["id"]) for row in rows(path) if row.get("id")]
    starts = [id_ for index, id_ in enumerate(ids) if index == 0 or ids[index - 1] != id_]
    assert sorted(set(starts)) == sorted(starts)


@each_file
def test_every_file_is_read_by_somebody(path: Path) -> None:
    sources = [module.read_text(encoding="utf-8") for module in path.parent.glob("*.py")]
    assert any(f'"{path.name}"' in source for source in sources)


@pytest.mark.parametrize("name", LAYERS)
def test_lexicons_load(name: str) -> None:
    lexicon = default_lexicon(name)
    assert len(lexicon) > 0
    assert all(isinstance(row, lexicon.schema) for row in lexicon)
    assert default_lexicon(name) is lexicon


@pytest.mark.parametrize("name", LAYERS)
def test_grammars_are_made_once(name: str) -> None:
    assert make_grammar(name) is make_grammar(name)
    assert make_grammar(name).name == name


@pytest.mark.parametrize("name", LAYERS)
def test_examples_are_found(name: str) -> None:
    examples = [text for row in default_lexicon(name) for text in getattr(row, "examples", ())]
    assert [text for text in examples if not getattr(diplotext.extract(text), name)] == []


def found_values(text: str, name: str, key: str) -> set[str]:
    return {getattr(mention, key) for mention in getattr(diplotext.extract(text), name)}


def test_names_of_countries_find_themselves() -> None:
    missed = []
    for row in default_lexicon("countries"):
        for name in (row.name, *row.names):
            found = diplotext.find_countries(f"Страна: {name}.")
            if row.code not in {code for m in found for code in (m.code, *m.alternatives)}:
                missed.append((row.code, name))
    assert missed == []


def test_names_of_organizations_find_themselves() -> None:
    missed = [
        (row.id, row.name)
        for row in default_lexicon("organizations")
        if row.id not in found_values(f"Это {row.name}.", "organizations", "organization")
    ]
    assert missed == []


def test_unknown_entity() -> None:
    with pytest.raises(SettingsError, match="unknown entity 'moneys'; did you mean 'money'"):
        default_lexicon("moneys")


# The reader of data files.


@attrs.frozen
class Row:
    """A row with a column of each type."""

    id: str
    words: tuple[str, ...] = ()
    name: str | None = None
    plural: bool = False
    count: int = 0


def read(text: str) -> tuple[Row, ...]:
    return Lexicon.read_csv(Row, text, "w.csv").rows


def test_columns_are_converted() -> None:
    text = "# words\nid,words,name,plural,count\nun,ООН; Объединённые Нации;,,true,5\nx,,Имя,,0\n"
    assert read(text) == (
        Row("un", ("ООН", "Объединённые Нации"), None, True, 5),
        Row("x", (), "Имя", False, 0),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,wrods\nun,ООН\n", "w.csv:2: unknown column 'wrods'; did you mean 'words'"),
        ("# words\n\nid,words\nun,ООН\nx,а,б\n", "w.csv:5: expected 2 columns"),
        ("id,words\nun\n", "w.csv:2: expected 2 columns"),
        ("words\nООН\n", "w.csv:2: column 'id' is missing"),
        ("id,plural\nun,maybe\n", "w.csv:2: plural: expected true or false, got 'maybe'"),
        ("id,count\nun,five\n", "w.csv:2: count: expected a whole number, got 'five'"),
        ("id,words\nun,ООН;Cовет\n", "w.csv:2: words: Latin and Cyrillic letters in one word"),
    ],
)
def test_errors_name_file_and_line(text: str, message: str) -> None:
    with pytest.raises(LexiconError) as error:
        read(text)
    assert str(error.value).startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[word]]\nid = 'a'\n\n[[word]]\nid = 'b'\nwrods = []\n", "w.toml:4: unknown column"),
        ("[[word]]\nid = 'a'\nwords = 5\n", "w.toml:1: words: expected a list, got 5"),
        ("[[word]]\nid = 'a'\nwords = [5]\n", "w.toml:1: words: expected text, got 5"),
        ("[[word]]\nid = 5\n", "w.toml:1: id: expected text, got 5"),
        ("[[words]]\nid = 'a'\n", "w.toml: unknown table 'word'; did you mean 'words'"),
        ("[[word]\n", "w.toml: "),
    ],
)
def test_errors_of_toml(text: str, message: str) -> None:
    with pytest.raises(LexiconError) as error:
        Lexicon.read_toml(Row, text, "w.toml", "word")
    assert str(error.value).startswith(message)


def test_add_gives_a_new_lexicon() -> None:
    old = Lexicon(Word, (Word("un", ("ООН",)),))
    new = old.add(id="sco", words=["ШОС"])
    assert [row.id for row in old] == ["un"]
    assert new.rows[1] == Word("sco", ("ШОС",))
    assert old.add(id="sco", words="ШОС;Организация").rows[1].words == ("ШОС", "Организация")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"id": "x", "word": "а"}, "added row: unknown column 'word'; did you mean 'words'"),
        ({"words": "а"}, "added row: column 'id' is missing"),
        ({"id": "x", "words": 5}, "added row: words: expected a list"),
    ],
)
def test_add_refuses_wrong_rows(values: dict[str, Any], message: str) -> None:
    with pytest.raises(LexiconError) as error:
        Lexicon(Word, ()).add(**values)
    assert str(error.value).startswith(message)


def test_extend_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("id,words\nsco,ШОС\n", encoding="utf-8")
    assert [row.id for row in Lexicon(Word, (Word("un"),)).extend(path)] == ["un", "sco"]
