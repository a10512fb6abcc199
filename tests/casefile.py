"""Reads case files: expected mentions are marked inside the sentence.

``⟦…⟧`` marks a mention; marks nest, and ``expect`` lists the values in order of start,
outer first. Only the values written are compared: a string, number, boolean or list as in
``mention.to_dict()``; the string ``"none"`` stands for an absent value. A mention inside
(a holder, a participant) is a table, of which again only the values written are compared.

Ids of ``phenomena.toml`` tie a case to what it shows: in ``rule`` what is found there, in
``near`` what it only looks like. The ids of a ``[[none]]`` are always of the second sort.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from attrs import frozen

OPEN, CLOSE = "⟦", "⟧"
KEYS = {
    "case": {"text", "expect", "rule", "near", "split", "why"},
    "group": {"texts", "expect", "rule", "near", "split", "why"},
    "none": {"texts", "rule", "why", "split"},
    "gap": {"text", "expect", "why", "rule", "near", "split"},
}
ID = re.compile(r"\b(?:TX|MI|TI|PE|ME|MO|AR|CO|OR|AG|ST|DA|T)\d+\b")


@frozen
class Case:
    """A text without marks, the spans that were marked, and the values expected of them."""

    id: str
    text: str
    spans: tuple[tuple[int, int], ...]
    expect: tuple[dict[str, Any], ...]
    gap: str | None = None
    split: str = "dev"
    shows: tuple[str, ...] = ()
    near: tuple[str, ...] = ()

    def check(self, found: list[dict[str, Any]]) -> list[str]:
        """Say how the found mentions (as dictionaries) differ from the expected ones."""
        wanted = list(zip(self.spans, self.expect, strict=True))
        spans = [(item["start"], item["stop"]) for item in found]
        problems = [
            f"missed {self.text[start:stop]!r}"
            for (start, stop), _ in wanted
            if (start, stop) not in spans
        ]
        problems += [
            f"unexpected {item['text']!r}"
            for item in found
            if (item["start"], item["stop"]) not in self.spans
        ]
        for span, values in wanted:
            for item in found:
                if (item["start"], item["stop"]) == span:
                    problems += _differences(item, values)
        return problems


def _differences(item: dict[str, Any], values: dict[str, Any]) -> list[str]:
    return [
        f"{item['text']!r}: {key} is {item.get(key)!r}, expected {value!r}"
        for key, value in values.items()
        if not _matches(item.get(key, "absent"), value)
    ]


def _matches(actual: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict):
        return isinstance(actual, dict) and all(
            _matches(actual.get(key, "absent"), value) for key, value in wanted.items()
        )
    if isinstance(wanted, list):
        return (
            isinstance(actual, list)
            and len(actual) == len(wanted)
            and all(_matches(*pair) for pair in zip(actual, wanted, strict=True))
        )
    return bool(actual == (None if wanted == "none" else wanted))


def parse_marks(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Take the marks out of a text; gives it with their spans, by start, outer first.

    >>> parse_marks("⟦глава ⟦МИД⟧⟧ прибыл")
    ('глава МИД прибыл', ((0, 9), (6, 9)))
    """
    text, spans, opened = "", [], []
    for char in marked:
        if char == OPEN:
            opened.append(len(text))
        elif char == CLOSE:
            if not opened:
                raise ValueError(f"{CLOSE} without {OPEN}: {marked!r}")
            spans.append((opened.pop(), len(text)))
        else:
            text += char
    if opened:
        raise ValueError(f"{OPEN} without {CLOSE}: {marked!r}")
    return text, tuple(sorted(spans, key=lambda span: (span[0], -span[1])))


def read_cases(path: Path) -> list[Case]:
    """Read all cases of a file; raises ``ValueError`` for unknown keys and wrong counts."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    cases = []
    for section, entries in data.items():
        if section not in KEYS:
            raise ValueError(f"{path.name}: unknown section [[{section}]]; known: {sorted(KEYS)}")
        for number, entry in enumerate(entries, 1):
            if unknown := set(entry) - KEYS[section]:
                raise ValueError(f"{path.name}: [[{section}]] {number}: unknown keys {unknown}")
            cases += _cases(section, f"{path.stem}-{section}-{number}", entry)
    return cases


def _cases(section: str, name: str, entry: dict[str, Any]) -> list[Case]:
    texts = entry["texts"] if "texts" in entry else [entry["text"]]
    expect = tuple(entry.get("expect", ()))
    gap = entry["why"] if section == "gap" else None
    split = entry.get("split", "dev")
    shows, near = (tuple(ID.findall(entry.get(key, ""))) for key in ("rule", "near"))
    if section == "none":
        shows, near = (), shows
    cases = []
    for number, marked in enumerate(texts, 1):
        text, spans = parse_marks(marked)
        if len(spans) != len(expect):
            raise ValueError(f"{name}: {len(spans)} marks, {len(expect)} expected in {marked!r}")
        cases.append(Case(f"{name}.{number}", text, spans, expect, gap, split, shows, near))
    return cases
