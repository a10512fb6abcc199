"""Measures what is found in texts with gold, and writes the tables of docs/accuracy.md.

    python tests/benchmarks/accuracy.py CORPORA [--errors N] [--peers PYTHON] [--write-docs]

CORPORA is a folder as corpora.py describes it, or the environment variable DIPLOTEXT_CORPORA;
without it only the project's own gold documents are measured. Official documents of NEREL are
those that ``official.txt`` in that folder names, or ``--docs nerel_train=FILE``. PYTHON is an
interpreter of an environment that has natasha and pullenti, or one of them. Errors of held-out
documents are never shown: nobody tunes by them.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import corpora
from corpora import HOLDS, KINDS, Corpus
from gold_report import Report
from goldfile import TYPES, read_all
from peers import FINDS, PEERS, available, run_peer
from scoring import Difference, Row, Score, score
from tables import put_tables

DOCS = Path(__file__).parents[2] / "docs" / "accuracy.md"
SPLITS = ("dev", "held-out")
# The sets that are known, with the types worth measuring there: RURED marks every company and
# the bare noun of a job; the base forms of BSNLP are the only ones written by people.
SETS = {
    "nerel_train": (*dict.fromkeys(KINDS.values()), HOLDS),
    "rured_train": ("MONEY", "COUNTRY", "PERSON", "TITLE", "MINISTRY", "DATE", HOLDS),
    "factru_dev": ("PERSON", "COUNTRY", "TITLE", "MINISTRY", HOLDS),
    "bsnlp_train": ("PERSON",),
}
LISTS = {"nerel_train": "official.txt"}
WITHOUT_PEERS = {"factru_dev"}  # it has nothing that the others do not measure better
PEER_TYPES = ("MONEY", "COUNTRY", "MINISTRY", "TITLE", "PERSON", "DATE")
Scores = dict[str, Score]
Table = list[list[str]]


def main() -> None:
    options = parse_arguments()
    tables: dict[str, Table] = {}
    for split in SPLITS:
        tables[f"own {split}"] = own_table(split, options.errors if split == "dev" else 0, options)
    measured = [corpora.read_own("held-out", options.sample)] if options.peers else []
    measured += read_sets(options)
    for corpus in measured:
        types = SETS.get(corpus.name, PEER_TYPES)
        ours = corpus.name.startswith("own")
        rows = list(corpora.extract_rows(corpus.texts, options.processes, services=ours))
        scores = pick(score(corpus.gold, rows, options.ignored), types)
        if corpus.name in SETS:
            tables[corpus.name] = corpus_table(scores)
        if options.errors and corpus.name in SETS:
            print_errors(corpus, scores, options)
        if options.peers and corpus.name not in WITHOUT_PEERS:
            tables[f"peers {corpus.name}"] = peers_table(run_systems(corpus, rows, options))
    for name, table in tables.items():
        print(f"\n## {name}\n\n{as_markdown(table)}")
    if options.write_docs:
        put_tables(DOCS, {name: as_markdown(table) for name, table in tables.items()})


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", nargs="?", default=os.environ.get("DIPLOTEXT_CORPORA", ""))
    parser.add_argument("--sets", default=",".join(SETS), help="which sets, by commas")
    parser.add_argument("--docs", action="append", default=[], metavar="SET=FILE")
    parser.add_argument("--sample", type=int, default=0, help="so many texts of each set")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N of each kind")
    parser.add_argument("--types", default="", help="show errors of these types only")
    parser.add_argument("--ignored", default=",".join(corpora.IGNORED), help="flags, by commas")
    parser.add_argument("--peers", default="", metavar="PYTHON", help="environment of the peers")
    parser.add_argument("--peers-sample", type=int, default=40, help="texts of a set for peers")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--write-docs", action="store_true", help="put the tables into the docs")
    options = parser.parse_args()
    options.ignored = set(options.ignored.split(","))
    options.types = {name.upper() for name in options.types.split(",") if name}
    return options


def read_sets(options: argparse.Namespace) -> Iterator[Corpus]:
    folder = Path(options.corpora)
    if not options.corpora or not folder.is_dir():
        print("no corpora: name their folder, or set DIPLOTEXT_CORPORA")
        return
    lists = {name: folder / file for name, file in LISTS.items() if (folder / file).exists()}
    lists |= {name: Path(file) for name, _, file in (it.partition("=") for it in options.docs)}
    for name in options.sets.split(","):
        if not (folder / f"{name}.jsonl").exists():
            print(f"no set {name}")
            continue
        docs = corpora.read_docs(lists[name]) if name in lists else None
        yield corpora.read_corpus(folder, name, docs, options.sample)


def own_table(split: str, errors: int, options: argparse.Namespace) -> Table:
    report = Report()
    for gold in corpora.thin(read_all(split), options.sample):
        report.add(gold)
    if errors:
        shown = [e for e in sorted(report.errors) if in_types(e[0].split(".")[0], options.types)]
        for kind, message in shown:
            print(f"[{kind}] {message}")
    table = [["type", "gold", "found", "P", "R", "F1", "F1, overlap", "values right"]]
    for kind in (*TYPES, "PEOPLE", "EVENTS"):
        counts, scores = report.spans[kind], [f"{one:.3f}" for one in report.scores(kind)]
        values = [f"{key} {a}/{b}" for key, (a, b) in report.values(kind).items()]
        scores += [""] * (4 - len(scores))
        row = [kind.lower(), str(counts["wanted"]), str(counts["found"]), *scores]
        table.append([*row, ", ".join(values)])
    return table


def in_types(kind: str, types: set[str]) -> bool:
    names = {kind.upper(), KINDS.get(kind.lower(), "")}
    return not types or bool(names & types)


def pick(scores: Scores, types: Iterable[str]) -> Scores:
    return {kind: scores[kind] for kind in types if kind in scores}


def corpus_table(scores: Scores) -> Table:
    table = [["type", "gold", "found", *_heads("strict"), *_heads("overlap"), "values right"]]
    for kind, one in scores.items():
        numbers = [f"{x:.3f}" for how in ("strict", "lenient") for x in one.prf(how)]
        values = [f"{key} {c['right']}/{c['all']}" for key, c in one.values.items()]
        counts = [str(one.counts["wanted"]), str(one.counts["found"])]
        table.append([kind, *counts, *numbers, ", ".join(values)])
    return table


def run_systems(corpus: Corpus, rows: list[Row], options: argparse.Namespace) -> dict[str, Scores]:
    """Score this library and the peers, on the same part of the texts."""
    names = set(corpora.thin(list(corpus.texts), options.peers_sample))
    texts = {name: text for name, text in corpus.texts.items() if name in names}
    gold = [row for row in corpus.gold if row.doc in names]
    ours = score(gold, [row for row in rows if row.doc in names], options.ignored)
    systems = {"diplotext": pick(ours, SETS.get(corpus.name, PEER_TYPES))}
    for peer in PEERS:
        if not available(peer, options.peers):
            print(f"no {peer} in {options.peers}")
            continue
        name, found = run_peer(peer, options.peers, texts)
        systems[name] = pick(score(gold, corpora.rows_of(found), options.ignored), FINDS[peer])
    return systems


def peers_table(systems: dict[str, Scores]) -> Table:
    """F1 of each system: strict, overlapping, and overlapping with all values right."""
    table = [["type", "gold", *systems]]
    ours = systems["diplotext"]
    for kind in PEER_TYPES:
        if kind not in ours:
            continue
        cells = []
        for scores in systems.values():
            hows = ["strict", "lenient"] + ["values"] * bool(ours[kind].values)
            one = scores.get(kind)
            cells.append(" / ".join(f"{one.prf(how)[2]:.3f}" for how in hows) if one else "")
        table.append([kind, str(ours[kind].counts["wanted"]), *cells])
    return table


def print_errors(corpus: Corpus, scores: Scores, options: argparse.Namespace) -> None:
    for kind, one in scores.items():
        groups: dict[str, list[str]] = {}
        for difference in one.differences:
            groups.setdefault(difference.what, []).append(_describe(corpus, difference))
        if not in_types(kind, options.types):
            continue
        for what, lines in groups.items():
            print(f"\n{corpus.name} {kind} {what}: {len(lines)}")
            print("\n".join(f"  {line}" for line in lines[: options.errors]))


def as_markdown(table: Table) -> str:
    head, *rows = table
    last = len(head) - 1 if head[-1] == "values right" else len(head)
    rule = ["---" if n in (0, last) else "---:" for n in range(len(head))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))


def _heads(prefix: str) -> list[str]:
    return [f"{prefix} P", "R", "F1"]


def _describe(corpus: Corpus, difference: Difference) -> str:
    wanted, found = difference.wanted, difference.found
    row = wanted or found
    assert row is not None
    shown = " … ".join(corpora.context(corpus.texts[row.doc], span) for span in row.key)
    if wanted is None or found is None:
        return f"{row.doc} {shown}"
    words = [corpus.texts[row.doc][a:b] for a, b in found.key]
    if difference.what == "span":
        return f"{row.doc} {shown}  found {words}"
    return f"{row.doc} {shown}  found {found.values}, gold {wanted.values}"


if __name__ == "__main__":
    main()
