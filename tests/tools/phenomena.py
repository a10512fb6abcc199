"""Writes docs/phenomena.md of the catalogue and the cases: ``python tests/tools/phenomena.py``.

The example of a phenomenon is the first case that names few others beside it; gaps are none.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from casefile import Case
from catalogue import Group, Phenomenon, cases, groups

from diplotext.cli import TYPES

PAGE = Path(__file__).parents[2] / "docs" / "phenomena.md"
SIGNS = {"\n": "⏎", "\u00a0": "␣", "\u202f": "␣", "\u00ad": "¬", "\u200b": "¬"}
MOST = 3  # mentions whose values are shown
NUMBERS = ("amount", "upper")  # decimals, which cases write as strings

HEAD = """# Phenomena

What official Russian prose does, and what the library makes of it. What is found is bold, with its
values below; what stands near and is not so is in the last column. Each row is tested: the examples
come from `tests/cases`, and this page is generated of them and of `tests/phenomena.toml`.

{frequent} of the {total} matter most, being frequent and hard: they are marked with \\*. Each of
these, and each trap, is tested from both sides. In the examples ⏎ is a line break, ␣ a no-break
space, ¬ a soft hyphen. Sentences and names are invented.
"""
GAPS = """
## Not there yet

What is right and not done, with the reason. A test fails when one of these starts to work.

| example | wanted | why not |
|---|---|---|
"""


def page() -> str:
    """Give the whole page."""
    entries = [entry for group in groups() for entry in group.phenomena]
    head = HEAD.format(frequent=sum(entry.frequent for entry in entries), total=len(entries))
    return head + "".join(section(group) for group in groups()) + gaps()


def section(group: Group) -> str:
    """Give a group: a heading and a table."""
    rows = "".join(row(entry) for entry in group.phenomena)
    return f"\n## {group.title}\n\n| phenomenon | found | not so |\n|---|---|---|\n{rows}"


def row(entry: Phenomenon) -> str:
    """Give the line of a phenomenon in the table of its group."""
    mark = r"\*" if entry.frequent else ""
    name = f"**{entry.id}**{mark} {escape(entry.name)}<br>*{entry.right}*"
    found, other = (example(entry.id, side) for side in ("shows", "near"))
    if entry.elsewhere:
        found = found or f"see `{entry.elsewhere}`"
    return f"| {name} | {found} | {other} |\n"


def example(name: str, side: str) -> str:
    """Give the case that shows a phenomenon best, formatted; empty where there is none."""
    fitting = [
        (kind, case) for kind, case in cases() if name in getattr(case, side) and not case.gap
    ]
    if not fitting:
        return ""
    kind, case = min(fitting, key=lambda item: len(item[1].shows + item[1].near))
    return f"{bold(case)}<br>{values(kind, case)}"


def gaps() -> str:
    """Give the table of what does not work yet."""
    rows = [
        f"| {bold(case)} | {values(kind, case)} | {escape(case.gap)} |\n"
        for kind, case in cases()
        if case.gap
    ]
    return GAPS + "".join(rows)


def bold(case: Case) -> str:
    """Give the text of a case with its outermost mentions in bold."""
    pieces, last = [], 0
    for start, stop in case.spans:
        if start >= last:
            pieces += [escape(case.text[last:start]), f"**{escape(case.text[start:stop])}**"]
            last = stop
    return "".join(pieces) + escape(case.text[last:])


def escape(text: str) -> str:
    """Write a text so that Markdown leaves it alone, and signs that cannot be seen as others.

    >>> escape("2\\u00a0*|")
    '2␣\\\\*\\\\|'
    """
    text = re.sub(r"([\\`*_\[\]<>|$])", r"\\\1", text)
    return text.translate(str.maketrans(SIGNS))


def values(kind: str, case: Case) -> str:
    """Give the values that a case expects, as calls; for no mention that there is none."""
    name = TYPES[kind].__name__
    if not case.expect:
        return f"no `{name}`"
    calls = [f"`{name}({', '.join(items(expected))})`" for expected in case.expect]
    return "<br>".join([*calls[:MOST], *(["…"] if calls[MOST:] else [])])


def items(expected: dict[str, Any], head: str = "") -> Iterator[str]:
    """Give ``name=value`` for each value; of a mention inside, ``host.role=value``.

    >>> list(items({"kind": "visit", "host": {"code": "PE"}, "date": "none"}))
    ['kind="visit"', 'host.code="PE"', 'date=None']
    """
    for key, value in expected.items():
        if isinstance(value, dict):
            yield from items(value, f"{head}{key}.")
        else:
            number = key in NUMBERS and value != "none"
            yield f"{head}{key}={value if number else literal(value)}"


def literal(value: Any) -> str:
    """Write one value as Python does, lists as tuples.

    >>> literal(["KZ", {"role": "president", "country": "CL"}])
    '("KZ", (role="president", country="CL"))'
    """
    if isinstance(value, list):
        return tuple_of(literal(item) for item in value)
    if isinstance(value, dict):
        return tuple_of(items(value), single=True)
    if value == "none":
        return "None"
    return f'"{value}"' if isinstance(value, str) else str(value)


def tuple_of(parts: Iterable[str], *, single: bool = False) -> str:
    """Write parts in brackets; one alone with a comma, if it is no single thing."""
    written = list(parts)
    comma = "," if len(written) == 1 and not single else ""
    return f"({', '.join(written)}{comma})"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
