"""Puts the tables of a benchmark into a page of the documentation."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["put_tables"]


def put_tables(page: Path, tables: dict[str, str]) -> None:
    """Put each table between its marks, ``<!-- table: NAME -->`` and ``<!-- end -->``."""
    text = page.read_text(encoding="utf-8")
    for name, table in tables.items():
        marked = re.compile(rf"(<!-- table: {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
        if not marked.search(text):
            print(f"no marks for the table {name}")
        text = marked.sub(lambda it: f"{it[1]}\n{table}\n\n{it[2]}", text)  # noqa: B023
    page.write_text(text, encoding="utf-8")
