"""Texts with gold in one form, from a folder of corpora or from the project's own documents.

A corpus SET is a folder ``SET`` with ``DOC.txt`` (UTF-8, offsets count its characters, line
ends kept) and a file ``SET.jsonl``, a mention or relation a line::

    {"doc": "d1", "type": "MONEY", "start": 4, "stop": 17, "norm": {"amount": "5", ...},
     "flags": ["elided"], "alt": [[0, 17]]}
    {"doc": "d1", "type": "REL", "name": "HOLDS", "arg1": [20, 31], "arg2": [4, 19], ...}
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]
sys.path.insert(0, str(Path(__file__).parent))

from goldfile import GoldDocument, GoldMention, read_all  # noqa: E402
from scoring import Row  # noqa: E402

import diplotext  # noqa: E402
from diplotext import types  # noqa: E402

# What reasonable extractors may or may not find, so that corpora mark it and nobody is measured.
IGNORED = ("generic", "monarch", "adjective", "historic", "subunit", "no_amount", "discontinuous")
# Types of corpora by the types of mentions. Corpora call the other bodies of a state
# organisations too, beside companies and media, which this library does not look for.
KINDS = {
    "money": "MONEY",
    "country": "COUNTRY",
    "title": "TITLE",
    "ministry": "MINISTRY",
    "meeting": "MEETING",
    "person": "PERSON",
    "organization": "ORG",
    "institution": "ORG",
    "date": "DATE",
}
# Corpora call these organisations, as they do companies.
SERVICES = frozenset({"central_bank", "prosecutor_general", "customs_service", "tax_service"}) | {
    *("foreign_intelligence", "national_security", "border_service", "statistics")
}
HOLDS = "HOLDS"


@dataclass(frozen=True)
class Corpus:
    """Texts by name, and the gold rows of them."""

    name: str
    texts: dict[str, str]
    gold: list[Any]


def read_corpus(folder: Path, name: str, docs: set[str] | None = None, sample: int = 0) -> Corpus:
    """Read a set; ``docs`` limits it to these documents, ``sample`` to so many, evenly taken."""
    paths = [p for p in sorted((folder / name).glob("*.txt")) if docs is None or p.stem in docs]
    paths = thin(paths, sample)
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in paths}
    lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = (json.loads(line) for line in lines if line.strip())
    gold = [row for data in rows if data["doc"] in texts and (row := _read_row(data))]
    return Corpus(name, texts, gold)


def read_own(split: str, sample: int = 0) -> Corpus:
    """Read the project's gold documents of a split as a corpus."""
    documents = thin(read_all(split), sample)
    rows = [row for gold in documents for row in _gold_rows(gold)]
    return Corpus(f"own {split}", {gold.name: gold.text for gold in documents}, rows)


def read_docs(path: Path) -> set[str]:
    """Read names of documents: the last word of each line, without comments (``#``)."""
    lines = (line.split("#")[0].split() for line in path.read_text(encoding="utf-8").splitlines())
    return {words[-1] for words in lines if words}


def thin(items: list[Any], sample: int) -> list[Any]:
    """Take so many items evenly; all with 0.

    >>> thin([1, 2, 3, 4, 5], 2)
    [1, 3]
    """
    return items[:: max(1, len(items) // sample)][:sample] if sample else items


def extract_rows(
    texts: dict[str, str], processes: int = 1, *, services: bool = True
) -> Iterator[Row]:
    """Extract from texts, as rows; without ``services`` banks and the like are no ministries."""
    documents = diplotext.pipe(texts.values(), processes=processes)
    for name, document in zip(texts, documents, strict=True):
        for mention in document.mentions:
            kind = KINDS.get(mention.type)
            if isinstance(mention, types.Ministry) and mention.portfolio in SERVICES:
                kind = kind if services else "ORG"
            if kind:
                yield Row(name, kind, ((mention.span,),), _values(mention))
            if isinstance(mention, types.Title):
                holders = (mention.holder,) if mention.holder else mention.holders
                for holder in holders:
                    yield Row(name, HOLDS, ((holder.span,), (mention.span,)))


def rows_of(predictions: Iterable[dict[str, Any]]) -> list[Row]:
    """Read what a peer found, data of the form above."""
    return [row for data in predictions if (row := _read_row(data))]


def context(text: str, span: tuple[int, int], width: int = 50) -> str:
    """Show a span within its text, on one line.

    >>> context("принял главу МИД", (7, 12), width=3)
    'ял [[главу]] МИ'
    """
    start, stop = span
    before, after = text[max(0, start - width) : start], text[stop : stop + width]
    line = f"{before}[[{text[start:stop]}]]{after}"
    return line.replace("\r", "").replace("\n", "⏎")


def _read_row(data: dict[str, Any]) -> Row | None:
    values, flags = dict(data.get("norm") or {}), frozenset(data.get("flags", ()))
    if data["type"] == "REL":
        ends = tuple(
            tuple(dict.fromkeys(map(tuple, [data[f"arg{n}"], *data.get(f"alt{n}", ())])))
            for n in (1, 2)
        )
        known = data["name"] == HOLDS and data.get("t2") != "MINISTRY"
        return Row(data["doc"], HOLDS, ends, values, flags) if known else None
    if data["type"] not in KINDS.values():
        return None
    if data["type"] != "PERSON":
        # Of states it is the form of the text; of bodies, where we give the full name instead.
        values.pop("normal", None)
    spans = [(data["start"], data["stop"]), *map(tuple, data.get("alt", ()))]
    return Row(data["doc"], data["type"], (tuple(dict.fromkeys(spans)),), values, flags)


def _values(mention: types.Mention) -> dict[str, Any]:
    match mention:
        case types.Money():
            amount: Any = f"{mention.amount:f}"
            if mention.upper is not None:
                amount = [amount, f"{mention.upper:f}"]
            return {"amount": amount, "currency": mention.currency}
        case types.Country():
            return {"iso": mention.code}
        case types.Person():
            return {"normal": mention.name}
    return {}


def _gold_rows(gold: GoldDocument) -> Iterator[Row]:
    for mention in gold.mentions:
        if mention.type not in KINDS:
            continue
        span = (mention.start, mention.stop)
        form = mention.values.get("form", "")
        flags = frozenset({form} & {"adjective"})
        yield Row(gold.name, KINDS[mention.type], ((span,),), _gold_values(mention), flags)
        holders = mention.values.get("holders") or [mention.values.get("holder")]
        for holder in filter(None, holders):
            person = gold.mention(holder)
            yield Row(gold.name, HOLDS, (((person.start, person.stop),), (span,)))


def _gold_values(mention: GoldMention) -> dict[str, Any]:
    values = mention.values
    if mention.type == "money":
        amount = values["amount"]
        amount = [amount, values["upper"]] if "upper" in values else amount
        return {"amount": amount, "currency": values.get("currency")}
    if mention.type == "country":
        return {"iso": values["code"]}
    if mention.type == "person":
        parts = [values[key] for key in ("first", "last") if key in values]
        # Names with more parts stand in an order that the values do not tell.
        return {"normal": " ".join(parts)} if len(parts) == len(mention.text.split()) else {}
    return {}
