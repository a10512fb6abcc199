"""Word lists as data files: read, validated and extended.

A lexicon is an immutable sequence of rows of one attrs class. Its fields are the columns:
``str``, ``str | None``, ``int``, ``bool`` or ``tuple[str, ...]`` (a list; in CSV separated
by semicolons). Errors name file and line.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
import types
import typing
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Generic, TypeVar

import attrs

from diplotext.errors import LexiconError, unknown_value

__all__ = ["Lexicon", "load_lexicon"]

Row = TypeVar("Row")
_TRUE = {"1": True, "true": True, "yes": True, "": False, "0": False, "false": False, "no": False}
# Latin letters inside a Cyrillic word: a word that will never match.
_MIXED = re.compile(r"[а-яё][a-z]|[a-z][а-яё]", re.IGNORECASE)


@attrs.frozen
class Lexicon(Generic[Row]):
    r"""Rows of one class, in the order of the file.

    >>> from diplotext.errors import LexiconError
    >>> Lexicon.read_csv(Word, "id,words\nun,ООН;Объединённые Нации\n", "w.csv").rows[0].words
    ('ООН', 'Объединённые Нации')
    """

    schema: type[Row]
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def add(self, **values: Any) -> Lexicon[Row]:
        """Give a new lexicon with one row more; strings and lists as in the data files."""
        row = _row(self.schema, values, "added row")
        return Lexicon(self.schema, (*self.rows, row))

    def extend(self, path: str | Path) -> Lexicon[Row]:
        """Give a new lexicon with the rows of a CSV file added."""
        text = Path(path).read_text(encoding="utf-8")
        more = Lexicon.read_csv(self.schema, text, str(path))
        return Lexicon(self.schema, (*self.rows, *more.rows))

    @classmethod
    def read_csv(cls, schema: type[Row], text: str, name: str) -> Lexicon[Row]:
        """Read rows from CSV text with a header; lines with ``#`` first are comments."""
        lines = text.splitlines(keepends=True)
        kept = [(n, s) for n, s in enumerate(lines, 1) if s.strip() and not s.startswith("#")]
        reader = csv.DictReader(io.StringIO("".join(line for _, line in kept)))
        rows = []
        for values in reader:
            where = f"{name}:{kept[min(reader.line_num, len(kept)) - 1][0]}"
            if None in values or None in values.values():
                raise LexiconError(f"{where}: expected {len(reader.fieldnames or ())} columns")
            rows.append(_row(schema, values, where))
        return cls(schema, tuple(rows))

    @classmethod
    def read_toml(cls, schema: type[Row], text: str, name: str, table: str) -> Lexicon[Row]:
        """Read rows from the array of tables ``[[table]]`` of a TOML text."""
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise LexiconError(f"{name}: {error}") from None
        if table not in data:
            raise LexiconError(f"{name}: {unknown_value('table', table, data)}")
        header = f"[[{table}]]"
        starts = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == header]
        tables = zip(data.get(table, ()), starts, strict=True)
        return cls(schema, tuple(_row(schema, v, f"{name}:{line}") for v, line in tables))


@cache
def load_lexicon(schema: type[Row], package: str, file: str, table: str = "") -> Lexicon[Row]:
    """Read a data file of a package once; ``table`` names the array of tables of a TOML file."""
    text = resources.files(package).joinpath(file).read_text(encoding="utf-8")
    name = f"{package.rpartition('.')[2]}/{file}"
    if table:
        return Lexicon.read_toml(schema, text, name, table)
    return Lexicon.read_csv(schema, text, name)


@cache
def _hints(schema: type[Any]) -> dict[str, Any]:
    return typing.get_type_hints(schema)  # it compiles each annotation anew


def _row(schema: type[Row], values: Mapping[str, Any], where: str) -> Row:
    fields = attrs.fields_dict(schema)  # type: ignore[arg-type]
    hints = _hints(typing.cast(Any, schema))
    converted = {}
    for key, value in values.items():
        if key not in fields:
            raise LexiconError(f"{where}: {unknown_value('column', key, fields)}")
        converted[key] = _value(value, hints[key], f"{where}: {key}")
    for name, attribute in fields.items():
        if name not in converted and attribute.default is attrs.NOTHING:
            raise LexiconError(f"{where}: column {name!r} is missing")
    try:
        return schema(**converted)
    except (ValueError, TypeError) as error:
        raise LexiconError(f"{where}: {error}") from None


def _value(value: Any, hint: Any, where: str) -> Any:
    if typing.get_origin(hint) is tuple:
        items = value.split(";") if isinstance(value, str) else value
        if not isinstance(items, list | tuple):
            raise LexiconError(f"{where}: expected a list, got {value!r}")
        return tuple(_word(item, where) for item in items if str(item).strip())
    optional = typing.get_origin(hint) is types.UnionType
    if optional and value in ("", None):
        return None
    if hint is bool:
        if str(value).lower() not in _TRUE:
            raise LexiconError(f"{where}: expected true or false, got {value!r}")
        return _TRUE[str(value).lower()]
    if hint is int:
        if not str(value).lstrip("-").isdigit():
            raise LexiconError(f"{where}: expected a whole number, got {value!r}")
        return int(value)
    return _word(value, where)


def _word(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise LexiconError(f"{where}: expected text, got {value!r}")
    word = value.strip()
    if _MIXED.search(word):
        raise LexiconError(f"{where}: Latin and Cyrillic letters in one word: {word!r}")
    return word


@attrs.frozen
class Word:
    """The smallest row, for examples and tests."""

    id: str
    words: tuple[str, ...] = ()
