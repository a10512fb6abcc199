"""Compares what two versions find in the same texts: gains, losses and changes in context.

    python tests/benchmarks/compare.py OLD NEW TEXTS [--sample N] [--types money,title] [--show N]

OLD and NEW are git revisions, each checked out into a folder of temporary files and run in a
process of its own; a full stop means the working tree as it is. TEXTS is a folder with ``*.txt``
(UTF-8), found at any depth. A mention of the same type and place with other values is a change,
as is one that overlaps one of the other version; what overlaps none is a gain or a loss.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
# Runs in the process of a version: paths on standard input, their mentions on standard output.
# Linked mentions are told by their words, so that a change inside one is not told again.
RUN = """
import json, sys
import diplotext

def plain(value):
    if isinstance(value, dict):
        return value["text"] if "text" in value else {k: plain(v) for k, v in value.items()}
    return [plain(one) for one in value] if isinstance(value, list) else value

paths = json.load(sys.stdin)
texts = [open(path, encoding="utf-8", newline="").read() for path in paths]
for path, doc in zip(paths, diplotext.pipe(texts)):
    rows = [{k: plain(v) for k, v in m.to_dict().items()} for m in doc.mentions]
    print(json.dumps([path, rows], ensure_ascii=False), flush=True)
"""
Mention = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """A difference of one type: ``gain``, ``loss``, ``span``, or the keys of other values."""

    type: str
    what: str
    old: Mention | None
    new: Mention | None


def main() -> None:
    options = parse_arguments()
    paths = sorted(str(path.resolve()) for path in Path(options.texts).rglob("*.txt"))
    if not paths:
        print(f"no texts in {options.texts}")
        return
    if options.sample:
        paths = paths[:: max(1, len(paths) // options.sample)][: options.sample]
    with checkout(options.old) as old, checkout(options.new) as new, ThreadPoolExecutor(2) as pool:
        before, after = pool.map(lambda folder: run(folder, paths), (old, new))
    totals = (count(before), count(after))
    changes = [(p, change) for p in paths for change in compare(before[p], after[p])]
    if options.types:
        changes = [(p, change) for p, change in changes if change.type in options.types.split(",")]
    show(changes, options.show)
    summarise(changes, totals)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("old", help="a revision, or a full stop for the working tree")
    parser.add_argument("new")
    parser.add_argument("texts", help="a folder with texts")
    parser.add_argument("--sample", type=int, default=0, help="so many texts, evenly taken")
    parser.add_argument("--types", default="", help="types to compare, by commas")
    parser.add_argument("--show", type=int, default=20, help="examples of each type and kind")
    return parser.parse_args()


@contextmanager
def checkout(revision: str) -> Iterator[Path]:
    """Give a folder with a version, removed afterwards; the working tree is given as it is."""
    if revision == ".":
        yield ROOT
        return
    with tempfile.TemporaryDirectory(prefix="diplotext-compare-") as parent:
        folder = Path(parent) / "tree"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run(
            [*git, "add", "--quiet", "--detach", "--force", str(folder), revision], check=True
        )
        try:
            yield folder
        finally:
            subprocess.run([*git, "remove", "--force", str(folder)], check=True)


def run(folder: Path, paths: list[str]) -> dict[str, list[Mention]]:
    """Extract from texts with the version in a folder; raises ``CalledProcessError``."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", RUN],
        input=json.dumps(paths),
        env=os.environ | {"PYTHONPATH": str(folder)},
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return dict(json.loads(line) for line in done.stdout.splitlines())


def compare(old: list[Mention], new: list[Mention]) -> Iterator[Change]:
    """Give the changes of a text, by type.

    >>> old = [{"type": "money", "start": 0, "stop": 5, "amount": "1"}]
    >>> new = [
    ...     {"type": "money", "start": 0, "stop": 5, "amount": "2"},
    ...     {"type": "money", "start": 9, "stop": 12, "amount": "3"},
    ... ]
    >>> [change.what for change in compare(old, new)]
    ['amount', 'gain']
    """
    for kind in sorted({mention["type"] for mention in (*old, *new)}):
        before = {(m["start"], m["stop"]): m for m in old if m["type"] == kind}
        after = {(m["start"], m["stop"]): m for m in new if m["type"] == kind}
        for span in before.keys() & after.keys():
            one, two = before[span], after[span]
            keys = [key for key in one.keys() | two.keys() if one.get(key) != two.get(key)]
            if keys:
                yield Change(kind, ", ".join(sorted(keys)), one, two)
        gone = {span: before[span] for span in sorted(before.keys() - after.keys())}
        come = {span: after[span] for span in sorted(after.keys() - before.keys())}
        for span, mention in gone.items():
            partner = next((s for s in come if s[0] < span[1] and span[0] < s[1]), None)
            if partner is None:
                yield Change(kind, "loss", mention, None)
            else:
                yield Change(kind, "span", mention, come.pop(partner))
        for mention in come.values():
            yield Change(kind, "gain", None, mention)


def show(changes: list[tuple[str, Change]], limit: int) -> None:
    shown: Counter[tuple[str, str]] = Counter()
    for path, change in sorted(changes, key=lambda it: (it[1].type, it[1].what, it[0])):
        shown[change.type, change.what] += 1
        number = shown[change.type, change.what]
        if number == 1 and limit:
            print(f"\n[{change.type}] {change.what}")
        if number <= limit:
            print(f"  {Path(path).stem}: {describe(path, change)}")
        elif number == limit + 1 and limit:
            print("  …")


def describe(path: str, change: Change, width: int = 40) -> str:
    text = Path(path).read_bytes().decode("utf-8")
    mention = change.new or change.old
    assert mention is not None
    start, stop = mention["start"], mention["stop"]
    before, after = text[max(0, start - width) : start], text[stop : stop + width]
    line = f"{before}[[{text[start:stop]}]]{after}".replace("\r", "").replace("\n", "⏎")
    if change.old is None or change.new is None:
        return line
    if change.what == "span":
        return f"{line}  was {change.old['text']!r}"
    keys = change.what.split(", ")
    told = [f"{key} {change.old.get(key)!r} → {change.new.get(key)!r}" for key in keys]
    return f"{line}  {'; '.join(told)}"


def count(found: dict[str, list[Mention]]) -> Counter[str]:
    return Counter(mention["type"] for mentions in found.values() for mention in mentions)


def summarise(changes: list[tuple[str, Change]], totals: tuple[Counter[str], ...]) -> None:
    kinds = Counter(
        (change.type, what if (what := change.what) in ("gain", "loss", "span") else "values")
        for _, change in changes
    )
    columns = ("gain", "loss", "span", "values")
    print(f"\n{'':22}{'old':>7}{'new':>7}{'net':>6}" + "".join(f"{it:>8}" for it in columns))
    for kind in sorted(totals[0] | totals[1]):
        old, new = totals[0][kind], totals[1][kind]
        row = "".join(f"{kinds[kind, column]:8}" for column in columns)
        print(f"{kind:22}{old:7}{new:7}{new - old:+6}{row}")


if __name__ == "__main__":
    main()
