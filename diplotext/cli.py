"""The command line: ``python -m diplotext FILE…`` shows what communiqués say as typed data."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from attrs import evolve

import diplotext
from diplotext.api import explain, extract
from diplotext.document import Document
from diplotext.errors import DiplotextError, SettingsError, unknown_value
from diplotext.output import plover, records
from diplotext.output.highlight import underline
from diplotext.output.html import page
from diplotext.output.table import table, tables

__all__ = ["main"]

FORMATS = ("text", "table", "json", "jsonl", "plover", "html")

# The names of `find_*` and of the properties of a document, with the classes they give.
TYPES: dict[str, type[diplotext.Mention]] = {
    "countries": diplotext.Country,
    "ministries": diplotext.Ministry,
    "institutions": diplotext.Institution,
    "titles": diplotext.Title,
    "persons": diplotext.Person,
    "meetings": diplotext.Meeting,
    "money": diplotext.Money,
    "areas": diplotext.CooperationArea,
    "organizations": diplotext.Organization,
    "agreements": diplotext.Agreement,
    "statements": diplotext.Statement,
    "dates": diplotext.Date,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code: 0, or 2 for a wrong argument or file."""
    arguments = _parser().parse_args(argv)
    _accept_any_text()
    try:
        only = _only(arguments.only)
        documents = ((name, _keep(extract(text), only)) for name, text in _texts(arguments.files))
        form = "explain" if arguments.explain else arguments.format
        _print(documents, form, sys.stdout, several=len(arguments.files) > 1)
        sys.stdout.flush()
    except DiplotextError as error:
        print(f"diplotext: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # "diplotext … | head" is no error
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="diplotext",
        description="Show what Russian official and diplomatic prose says as typed data.",
        epilog="Without FILE the text is read from standard input.",
    )
    parser.add_argument("files", metavar="FILE", nargs="*", help="a text in UTF-8; - is stdin")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text: mentions underlined, then a table (default); json: one document, or a list of "
        "them; jsonl: a document a line; plover: an event a line, in codes; html: a page that "
        "needs nothing else",
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help="tell of each mention which values it has, by which rule and which other mentions; "
        "then which grammars matched, and which nearly did",
    )
    parser.add_argument(
        "--only",
        metavar="TYPES",
        help=f"show these types alone, apart by commas: {', '.join(TYPES)}",
    )
    version = f"diplotext {diplotext.__version__}"
    parser.add_argument("--version", action="version", version=version)
    return parser


def _accept_any_text() -> None:
    # A lone surrogate or a narrow terminal encoding must not end in a traceback.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _only(names: str | None) -> tuple[type[diplotext.Mention], ...] | None:
    if names is None:
        return None
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    for name in wanted or [""]:
        if name not in TYPES:
            raise SettingsError(f"--only: {unknown_value('type', name, TYPES)}")
    return tuple(TYPES[name] for name in wanted)


def _texts(files: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Read the inputs one after another; gives names and texts."""
    for file in files or ["-"]:
        if file == "-":
            name, data = "stdin", sys.stdin.buffer.read()
        else:
            name, data = Path(file).name, _read(file)
        try:
            yield name, data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            message = f"{file}: not UTF-8 (byte {error.start}); convert it, e.g. with iconv"
            raise DiplotextError(message) from None


def _read(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise DiplotextError(f"{file}: {error.strerror or error}") from None


def _keep(document: Document, only: tuple[type[diplotext.Mention], ...] | None) -> Document:
    """Keep mentions of some types, people with names or titles, events with meetings."""
    if only is None:
        return document
    people = {diplotext.Person, diplotext.Title} & set(only)
    return evolve(
        document,
        mentions=tuple(m for m in document.mentions if isinstance(m, only)),
        people=document.people if people else (),
        events=document.events if diplotext.Meeting in only else (),
        commitments=(),
    )


def _print(
    documents: Iterator[tuple[str, Document]], form: str, stream: TextIO, *, several: bool
) -> None:
    if form == "html":
        stream.write(page(list(documents)))
    elif form == "json":
        found = [document.to_dict() for _, document in documents]
        print(records.to_json(found if several else found[0], indent=2), file=stream)
    elif form == "jsonl":
        for _, document in documents:
            print(document.to_json(), file=stream, flush=True)
    elif form == "plover":
        for _, document in documents:
            stream.write(plover.lines(document))
    else:
        for name, document in documents:
            if several:
                print(f"== {name}", file=stream)
            print(_plain(document, form, stream), end="\n\n" if several else "\n", file=stream)


def _plain(document: Document, form: str, stream: TextIO) -> str:
    if form == "table":
        return table(document.mentions) or "nothing found"
    if form == "explain":
        trees = [document.explain(mention) for mention in document.mentions]
        return "\n".join([*trees, "", str(explain(document.text))])
    width = shutil.get_terminal_size((100, 24)).columns if stream.isatty() else 100
    color = stream.isatty() and not os.environ.get("NO_COLOR")
    marked = underline(document.text, document.mentions, width=min(width, 100), color=color)
    return f"{marked}\n\n{tables(document) or 'nothing found'}"
