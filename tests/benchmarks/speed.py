"""Measures the engine against plain yargy and against the floor, in one interleaved run.

    python tests/benchmarks/speed.py CORPUS [--documents N] [--rounds N] [--write-docs]

CORPUS is a directory with texts (``*.txt``, UTF-8, found at any depth), or the environment
variable DIPLOTEXT_CORPORA. ``--list`` names a file with the stems of the texts to take.
Times are those of the process, so that others on the machine matter less; import, first result
and memory are those of a new one. ``--write-docs`` puts the tables into docs/engine.md and
draws docs/speed.svg.
"""

from __future__ import annotations

import argparse
import gc
import math
import os
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests/benchmarks")]

import natasha_grammars  # noqa: E402
import razdel  # noqa: E402
from tables import put_tables  # noqa: E402
from yargy import Parser  # noqa: E402

from diplotext.api import Extractor  # noqa: E402
from diplotext.engine.parser import FastParser  # noqa: E402
from diplotext.engine.pipeline import Layer, analyse, prepare  # noqa: E402
from diplotext.language.tokens import default_tokenizer  # noqa: E402

DOCS = ROOT / "docs" / "engine.md"
PLOT = ROOT / "docs" / "speed.svg"
NEW_PROCESS = """
import resource, sys, time
started = time.process_time()
import diplotext
imported = time.process_time()
diplotext.extract("Министр иностранных дел Чили прибыл в Перу.")
first = time.process_time()
for path in sys.argv[1:]:
    diplotext.extract(open(path, encoding="utf-8", newline="").read())
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(imported - started, first - imported, peak)
"""
Rows = list[tuple[str, ...]]


class PlainMatcher:
    """yargy as it ships behind the interface of the matcher."""

    def __init__(self, layer: Layer) -> None:
        self._parser = Parser(layer.grammar.rule, layer.tokenizer)

    def findall(self, tokens: Sequence[Any], overruns: Any = None, keys: Any = None) -> list[Any]:
        return list(self._parser.findall(tokens))


class PlainLayer(Layer):
    """A layer that runs on yargy's own parser."""

    @cached_property
    def matcher(self) -> Any:
        return PlainMatcher(self)


def main() -> None:
    arguments = parse_arguments()
    paths = chosen_texts(arguments)
    if not paths:
        print("no corpus: name a directory with texts, or set DIPLOTEXT_CORPORA")
        return
    texts = [path.read_bytes().decode("utf-8") for path in paths]
    warnings.simplefilter("ignore")
    process = measure_process(paths)
    speeds = measure(texts, arguments.rounds)
    growth = measure_growth(max(texts[:50], key=len))
    natasha = measure_natasha(texts[: max(5, len(texts) // 4)], arguments.rounds)
    tables = {
        "speed": speed_table(speeds),
        "growth": growth_table(growth),
        "process": process,
        "natasha": natasha_table(natasha),
    }
    letters = sum(map(len, texts))
    print(f"{len(texts)} documents, {letters:,} characters")
    for table in tables.values():
        print(as_markdown(table), end="\n\n")
    if arguments.write_docs:
        put_tables(DOCS, {name: as_markdown(rows) for name, rows in tables.items()})
        PLOT.write_text(plot(speeds, growth, natasha), encoding="utf-8")


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", nargs="?", default=os.environ.get("DIPLOTEXT_CORPORA", ""))
    parser.add_argument("--list", help="a file whose lines end with the stems of texts to take")
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write-docs", action="store_true", help="put tables and plot into docs")
    return parser.parse_args()


def chosen_texts(arguments: argparse.Namespace) -> list[Path]:
    if not arguments.corpus or not Path(arguments.corpus).is_dir():
        return []
    paths = sorted(Path(arguments.corpus).rglob("*.txt"))
    if arguments.list:
        lines = Path(arguments.list).read_text(encoding="utf-8").splitlines()
        wanted = {line.split()[-1] for line in lines if line.strip() and line[0] != "#"}
        paths = [path for path in paths if path.stem in wanted]
    step = max(1, len(paths) // arguments.documents)
    return paths[::step][: arguments.documents]


def elapsed(call: Callable[[], object]) -> float:
    started = time.process_time()
    call()
    return time.process_time() - started


def measure_process(paths: Sequence[Path]) -> Rows:
    """Measure in a new process what happens once: import, first result, memory after all texts."""
    command = [sys.executable, "-W", "ignore", "-c", NEW_PROCESS, *map(str, paths)]
    runs = [
        [
            float(value)
            for value in subprocess.run(
                command, check=True, capture_output=True, text=True, cwd=ROOT
            ).stdout.split()
        ]
        for _ in range(3)
    ]
    imported, first, peak = (min(column) for column in zip(*runs, strict=True))
    return [
        ("import", "first result", "peak memory"),
        (f"{imported:.2f} s", f"{first:.2f} s", f"{peak:.0f} MB"),
    ]


def floor(text: str) -> None:
    """Tokenise and look up each word, and nothing else."""
    morph = default_tokenizer().morph
    for token in razdel.tokenize(text):
        morph(token.text)


def match(extractor: Extractor, text: str) -> None:
    """Make tokens, and run all matchers over them as they are; nothing is built or merged."""
    analysis = prepare(text)
    for layer in extractor.layers:
        for sentence, row in enumerate(analysis.rows):
            layer.matcher.findall(row, analysis.overruns, analysis.keys(sentence))


def measure(texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Give characters per second of each way, the median of rounds; ways take turns."""
    warm, plain = Extractor(), Extractor()
    plain_layers = [PlainLayer(layer.grammar, layer.tokenizer) for layer in plain.layers]
    for text in texts:  # warms the morphology for all, and the caches of the engine
        floor(text)
        warm.extract(text)
    ways: dict[str, Callable[[str], object]] = {
        "plain yargy": lambda text: analyse(text, plain_layers),
        "tokens and sentences, warm": prepare,
        "matching besides, warm": partial(match, warm),
        "engine, warm": lambda text: analyse(text, warm.layers),
        "engine and linking, warm": warm.extract,
        "floor": floor,
    }
    size = sum(map(len, texts))
    spent: dict[str, list[float]] = {name: [] for name in ("engine, cold", *ways)}
    for _ in range(rounds):
        total = dict.fromkeys(spent, 0.0)
        cold = Extractor()
        for layer in cold.layers:
            _ = layer.matcher  # building it is no part of running it
        gc.collect()
        for text in texts:
            total["engine, cold"] += elapsed(partial(analyse, text, cold.layers))
            for name, way in ways.items():
                total[name] += elapsed(partial(way, text))
        for name, seconds in total.items():
            spent[name].append(seconds)
    return {name: size / statistics.median(times) for name, times in spent.items()}


def measure_growth(text: str) -> dict[int, float]:
    """Give seconds for 1, 2, 4, 8 copies of a document in one, the best of three."""
    extractor = Extractor()
    extractor.extract(text)
    found = {}
    for times in (1, 2, 4, 8):
        extract = partial(extractor.extract, "\n\n".join([text] * times))
        found[times] = min(elapsed(extract) for _ in range(3))
    return found


def measure_natasha(texts: Sequence[str], rounds: int) -> dict[str, tuple[float, float]]:
    """Give characters per second of natasha's grammars, plain and on the engine."""
    if not natasha_grammars.installed():
        return {}
    found = {}
    size = sum(map(len, texts))
    for module, name in natasha_grammars.GRAMMARS.items():
        slow = Parser(natasha_grammars.load(module), default_tokenizer())
        fast = FastParser(natasha_grammars.load(module), slow.tokenizer)
        for text in texts:
            list(fast.findall(text))
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(rounds):
            for parser, spent in zip((slow, fast), times, strict=True):
                spent.append(sum(elapsed(lambda: list(parser.findall(text))) for text in texts))  # noqa: B023
        found[name] = tuple(size / statistics.median(spent) for spent in times)
    return found  # type: ignore[return-value]


def speed_table(speeds: dict[str, float]) -> Rows:
    rows: Rows = [("", "characters/s", "× plain yargy", "× time of the floor")]
    for name, speed in speeds.items():
        ratio, share = speed / speeds["plain yargy"], speeds["floor"] / speed
        rows.append((name, thousands(speed), number(ratio), number(share)))
    return rows


def growth_table(growth: dict[int, float]) -> Rows:
    return [
        ("copies of one document", *(f"{times}×" for times in growth)),
        ("time", *(f"{seconds / growth[1]:.1f}×" for seconds in growth.values())),
    ]


def natasha_table(speeds: dict[str, tuple[float, float]]) -> Rows:
    rows: Rows = [("grammar", "plain yargy, characters/s", "engine, characters/s", "")]
    for name, (slow, fast) in speeds.items():
        rows.append((name, thousands(slow), thousands(fast), f"{fast / slow:.0f}×"))
    return rows


def thousands(value: float) -> str:
    return f"{value:,.0f}".replace(",", " ")


def number(value: float) -> str:
    return f"{value:.0f}" if value >= 20 else f"{value:.1f}"


def as_markdown(rows: Rows) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|---" * len(rows[0]) + "|")
    return "\n".join(lines)


def plot(
    speeds: dict[str, float],
    growth: dict[int, float],
    natasha: dict[str, tuple[float, float]],
) -> str:
    """Draw the speeds as bars on a logarithmic scale, as SVG that needs nothing else."""
    bars = list(speeds.items())
    for name, (slow, fast) in natasha.items():
        bars += [(f"natasha {name}, plain", slow), (f"natasha {name}, engine", fast)]
    rows = []
    for index, (name, speed) in enumerate(bars):
        top = 40 + 24 * index
        width = 90 * (math.log10(max(speed, 11)) - 1)
        rows.append(
            f'<text x="205" y="{top + 13}" text-anchor="end">{name}</text>'
            f'<rect x="215" y="{top}" width="{width:.0f}" height="17" fill="#4a7ab5"/>'
            f'<text x="{221 + width:.0f}" y="{top + 13}">{speed:,.0f}</text>'
        )
    height = 80 + 24 * len(bars)
    grown = ", ".join(f"{times}×: {growth[times] / growth[1]:.1f}" for times in growth)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="800" height="{height}" '
        'font-family="sans-serif" font-size="13">\n'
        f'<rect width="800" height="{height}" fill="white"/>\n'
        '<text x="10" y="22">Characters per second, logarithmic scale</text>\n'
        + "\n".join(rows)
        + f'\n<text x="10" y="{height - 16}">Time for copies of one document: {grown}</text>\n'
        "</svg>\n"
    )


if __name__ == "__main__":
    main()
