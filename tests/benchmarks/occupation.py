"""Measures who holds which office against occupation facts.

    python tests/benchmarks/occupation.py CORPORA [--set factru_dev] [--errors] [--write FILE]

CORPORA is a folder as corpora.py describes it, or the environment variable DIPLOTEXT_CORPORA;
without it there is nothing to measure, and the script says so. A fact of the gold is

    {"doc": "d1", "type": "FACT", "name": "Occupation", "args": [
        {"role": "who", "spans": [[31, 43]]}, {"role": "position", "spans": [[12, 30]]}, ...]}

A person and an office found are right where both overlap the same fact. Recall counts the
facts whose position is an office of a state or an organisation of states (``OFFICES`` below):
a goalkeeper, a director of a shop and a captain are no offices here. ``--write`` keeps the
facts found, a line each, for another scorer.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

import diplotext
from diplotext.types import Country, Institution, Ministry, Organization

Span = tuple[int, int]
# Positions that are offices by their first words, whoever they serve.
OFFICES = re.compile(
    r"(?:бывш\w+ |экс-|перв\w+ |исполняющ\w+ обязанности |чрезвычайн\w+ |федеральн\w+ |народн\w+ )*"
    r"(?:вице-)?(?:президент|премьер|министр|замминистр|заместител\w+ (?:министр|госсекретар)|"
    r"посол|посл|полпред|постпред|губернатор|мэр|канцлер|госсекретар|государственн\w+ секретар|"
    r"помощник (?:госсекретар|заместител|президент)|спикер|депутат|сенатор|парламентари|корол|"
    r"генеральн\w+ (?:секретар|прокурор)|официальн\w+ представител|пресс-секретар|сопредседател|"
    r"глав\w* (?:государств|правительств|мид))"
)


def main() -> int:
    """Measure, and print."""
    options = parse_arguments()
    folder = Path(options.corpora) / options.set if options.corpora else None
    if folder is None or not folder.is_dir():
        print("no corpus of occupation facts here: nothing measured")
        return 0
    gold = list(read_facts(folder.with_suffix(".jsonl")))
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))}
    found = {name: list(facts_of(text)) for name, text in texts.items()}
    if options.write:
        rows = [{"doc": doc, **fact} for doc, facts in found.items() for fact in facts]
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        Path(options.write).write_text(lines, encoding="utf-8")
    report(gold, found, texts, options.errors)
    return 0


def parse_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="?", default=os.environ.get("DIPLOTEXT_CORPORA"))
    parser.add_argument("--set", default="factru_dev")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--write", metavar="FILE")
    return parser.parse_args()


def read_facts(path: Path) -> Iterator[dict[str, Any]]:
    """Give the occupation facts of a file that say a person and a position."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line) if line.strip() else {}
        if row.get("type") == "FACT" and row.get("name") == "Occupation":
            roles = {arg["role"]: arg for arg in row["args"] if arg.get("spans")}
            if "who" in roles and "position" in roles:
                yield {"doc": row["doc"], **roles}


def facts_of(text: str) -> Iterator[dict[str, Any]]:
    """Give a fact for each office of each person, with all its mentions."""
    doc = diplotext.extract(text)
    for person in doc.people:
        offices: dict[tuple[Any, ...], list[Any]] = {}
        for title in person.titles:
            offices.setdefault((title.role, title.rank, title.status), []).append(title)
        for titles in offices.values():
            where = [list(m.span) for m in doc.mentions if any(_serves(t, m) for t in titles)]
            args = [
                {"role": "who", "spans": [list(m.span) for m in person.mentions]},
                {"role": "position", "spans": [list(t.span) for t in titles]},
            ]
            if where:
                args.append({"role": "where", "spans": where})
            yield {"type": "FACT", "name": "Occupation", "args": args}


def _serves(title: Any, mention: Any) -> bool:
    bodies = isinstance(mention, Country | Ministry | Institution | Organization)
    if bodies and title.contains(mention):
        return True
    return isinstance(mention, Country) and mention.code in title.countries


def report(
    gold: list[dict[str, Any]],
    found: dict[str, list[dict[str, Any]]],
    texts: dict[str, str],
    errors: bool,
) -> None:
    """Print precision over what was found, and recall over all positions and over offices."""
    counts: Counter[str] = Counter()
    for doc, facts in found.items():
        wanted = [fact for fact in gold if fact["doc"] == doc]
        for fact in facts:
            who, position = (_spans(arg) for arg in fact["args"][:2])
            right = any(_meet(who, f["who"]) and _meet(position, f["position"]) for f in wanted)
            counts["found"] += 1
            counts["right"] += right
            if errors and not right:
                print(f"wrong   {doc} {_show(texts[doc], who)}: {_show(texts[doc], position)}")
        for want in wanted:
            hit = any(
                _meet(_spans(f["args"][0]), want["who"])
                and _meet(_spans(f["args"][1]), want["position"])
                for f in facts
            )
            start, stop = want["position"]["spans"][0]
            office = bool(OFFICES.match(texts[doc][start : stop + 20].lower()))
            counts["all"] += 1
            counts["all hit"] += hit
            counts["offices"] += office
            counts["offices hit"] += office and hit
            if errors and not hit:
                spans = [tuple(s) for s in want["who"]["spans"]]
                kind = "missed office" if office else "missed other"
                print(f"{kind} {doc} {_show(texts[doc], spans)}: {texts[doc][start:stop]!r}")
    print(f"precision          {_share(counts, 'right', 'found')}")
    print(f"recall, offices    {_share(counts, 'offices hit', 'offices')}")
    print(f"recall, everything {_share(counts, 'all hit', 'all')}")


def _spans(arg: dict[str, Any]) -> list[Span]:
    return [(start, stop) for start, stop in arg["spans"]]


def _meet(spans: list[Span], arg: dict[str, Any]) -> bool:
    return any(a < d and c < b for a, b in spans for c, d in arg["spans"])


def _show(text: str, spans: list[Span]) -> str:
    return ", ".join(repr(text[start:stop]) for start, stop in dict.fromkeys(spans))


def _share(counts: Counter[str], part: str, whole: str) -> str:
    share = counts[part] / counts[whole] if counts[whole] else 0.0
    return f"{share:.3f}  ({counts[part]} of {counts[whole]})"


if __name__ == "__main__":
    sys.exit(main())
