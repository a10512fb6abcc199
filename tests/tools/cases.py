"""Tools for case files: make a case of a text, show what fails, accept new results.

    python tests/tools/cases.py new "Кредит на 2 млрд тенге" [--only money]
    python tests/tools/cases.py show tests/cases/money.toml
    python tests/tools/cases.py accept tests/cases/money.toml

``new`` prints the cases of a text as the library reads it today; put right what is wrong
and paste it. ``accept`` rewrites the failing cases of a file to today's results, and gaps
that work into cases; look at every line of the diff before you commit it. It never touches
``[[none]]`` and leaves groups alone whose texts give different values.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import attrs
from casefile import CLOSE, OPEN, Case, read_cases

import diplotext

NAMES = sorted(name.removeprefix("find_") for name in diplotext.__all__ if "find_" in name)
SPAN = {"type", "start", "stop", "text"}


def found(text: str, name: str) -> tuple[diplotext.Mention, ...]:
    """Give the mentions of a text by the plural name of their type."""
    mentions: tuple[diplotext.Mention, ...] = getattr(diplotext.extract(text), name)
    return mentions


def mark(text: str, mentions: Iterable[diplotext.Mention]) -> str:
    """Put the marks of case files round mentions.

    >>> mark("в МИД", [diplotext.Mention(start=2, stop=5, text="МИД")])
    'в ⟦МИД⟧'
    """
    spans = [mention.span for mention in mentions]
    pieces = []
    for index in range(len(text) + 1):
        pieces.append(CLOSE * sum(stop == index for _, stop in spans))
        pieces.append(OPEN * sum(start == index for start, _ in spans))
        pieces.append(text[index : index + 1])
    return "".join(pieces)


def expected(mention: diplotext.Mention, keys: Iterable[str] = ()) -> dict[str, Any]:
    """Give the values of a mention to write down: those asked for, else all that are set."""
    data = mention.to_dict()
    if keys:
        return {key: short(data[key]) for key in keys}
    unset = {field.name: field.default for field in attrs.fields(type(mention))}
    return {
        key: short(value)
        for key, value in data.items()
        if key not in SPAN and value not in (None, [], unset[key])
    }


def short(value: Any) -> Any:
    """Give a value as case files write it; a mention inside is known by its text.

    >>> short([{"type": "person", "start": 0, "text": "Ван И", "name": "Ван И"}, None])
    [{'text': 'Ван И'}, 'none']
    """
    if isinstance(value, list):
        return [short(item) for item in value]
    if isinstance(value, dict):
        return {"text": value["text"]}
    return "none" if value is None else value


def toml(value: Any) -> str:
    """Write a value as TOML in one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(toml(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def block(section: str, entry: dict[str, Any]) -> str:
    """Write one entry of a case file; long lists take a line for each item."""
    lines = [f"[[{section}]]"]
    for key, value in entry.items():
        line = f"{key} = {toml(value)}"
        if isinstance(value, list) and len(line) > 100:
            line = f"{key} = [\n" + "".join(f"    {toml(item)},\n" for item in value) + "]"
        lines.append(line)
    return "\n".join(lines) + "\n"


def new(text: str, names: Sequence[str]) -> None:
    """Print the cases of a text, one for each type of which something was found."""
    for name in names:
        mentions = found(text, name)
        if mentions:
            values = [expected(mention) for mention in mentions]
            print(f"# tests/cases/{name}.toml")
            print(block("case", {"text": mark(text, mentions), "expect": values}))
    silent = [name for name in names if not found(text, name)]
    print(f"# nothing found: {', '.join(silent)}" if silent else "")


def show(path: Path) -> int:
    """Print every case that is not as expected, and every gap that works; gives their number."""
    wrong = 0
    for case in read_cases(path):
        problems = check(case, path.stem)
        if bool(problems) == (case.gap is not None):
            continue
        wrong += 1
        print(f"{case.id}: {case.text}")
        for problem in problems or ["works now: make it a [[case]]"]:
            print(f"    {problem}")
    print(f"{path.name}: {wrong} to look at")
    return wrong


def check(case: Case, name: str) -> list[str]:
    return case.check([mention.to_dict() for mention in found(case.text, name)])


def accept(path: Path) -> None:
    """Rewrite failing cases and working gaps of a file to today's results."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    starts = [n for n, line in enumerate(lines) if line.startswith("[[")] + [len(lines)]
    cases = read_cases(path)
    pieces = ["".join(lines[: starts[0]])]
    numbers: dict[str, int] = {}
    for start, stop in pairwise(starts):
        section = lines[start].strip().strip("[]")
        numbers[section] = numbers.get(section, 0) + 1
        prefix = f"{path.stem}-{section}-{numbers[section]}."
        old = "".join(lines[start:stop])
        mine = [case for case in cases if case.id.startswith(prefix)]
        pieces.append(accepted(section, old, mine, path.stem))
    path.write_text("".join(pieces), encoding="utf-8")


def accepted(section: str, old: str, cases: Sequence[Case], name: str) -> str:
    """Give the new text of an entry; the old one where nothing is to change."""
    failing = any(check(case, name) for case in cases)
    if section == "none" or failing == (section == "gap"):
        return old
    entry = tomllib.loads(old)[section][0]
    results = [found(case.text, name) for case in cases]
    keys = [tuple(values) for values in entry["expect"]]
    keys = keys if all(len(result) == len(keys) for result in results) else []
    values = [
        [expected(m, keys[n] if keys else ()) for n, m in enumerate(result)] for result in results
    ]
    if any(item != values[0] for item in values):
        print(f"left alone, its texts give different values:\n{old}")
        return old
    marked = [mark(case.text, result) for case, result in zip(cases, results, strict=True)]
    entry |= {"texts": marked} if section == "group" else {"text": marked[0]}
    entry |= {"expect": values[0]}
    if section == "gap":
        section = "case"
        entry.pop("why")
    tail = old[len(old.rstrip("\n")) :]
    comments = "".join(f"{line}\n" for line in old.splitlines()[1:] if line.startswith("#"))
    return block(section, entry) + comments + tail.removeprefix("\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the tool."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    adding = commands.add_parser("new", help="print the cases of a text")
    adding.add_argument("text")
    adding.add_argument("--only", choices=NAMES, help="one type alone")
    for name, help_ in (("show", "print what fails"), ("accept", "rewrite what fails")):
        commands.add_parser(name, help=help_).add_argument("files", nargs="+", type=Path)
    arguments = parser.parse_args(argv)
    if arguments.command == "new":
        new(arguments.text, [arguments.only] if arguments.only else NAMES)
        return 0
    if arguments.command == "accept":
        for path in arguments.files:
            accept(path)
        return 0
    return int(sum(show(path) for path in arguments.files) > 0)


if __name__ == "__main__":
    sys.exit(main())
