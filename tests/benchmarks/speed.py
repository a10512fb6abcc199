"""Measures the engine against plain yargy and against the floor, in one interleaved run.

    python tests/benchmarks/speed.py CORPUS [--documents N] [--rounds N] [--plot docs/speed.svg]

CORPUS is a directory with texts (``*.txt``, UTF-8, found at any depth), or the environment
variable DIPLOTEXT_CORPORA. ``--list`` names a file with the stems of the texts to take.
With natasha installed (a group of its own: it brings pymorphy2) its grammars run too.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import importlib.util
import math
import os
import resource
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

STARTED = time.perf_counter()
import diplotext  # noqa: E402

IMPORT = time.perf_counter() - STARTED

import razdel  # noqa: E402
from yargy import Parser  # noqa: E402

from diplotext.api import Extractor  # noqa: E402
from diplotext.engine.parser import FastParser  # noqa: E402
from diplotext.engine.pipeline import Layer, analyse  # noqa: E402
from diplotext.language.tokens import default_tokenizer  # noqa: E402

NATASHA = {"name": "NAME", "date": "DATE", "money": "MONEY", "addr": "ADDR_PART"}


class PlainMatcher:
    """yargy as it ships behind the interface of the matcher."""

    def __init__(self, layer: Layer) -> None:
        self._parser = Parser(layer.grammar.rule, layer.tokenizer)

    def findall(self, tokens: Sequence[Any], overruns: list[Any] | None = None) -> list[Any]:
        return list(self._parser.findall(tokens))


class PlainLayer(Layer):
    """A layer that runs on yargy's own parser."""

    @cached_property
    def matcher(self) -> Any:
        return PlainMatcher(self)


def main() -> None:
    arguments = parse_arguments()
    texts = read_texts(arguments)
    if not texts:
        print("no corpus: name a directory with texts, or set DIPLOTEXT_CORPORA")
        return
    warnings.simplefilter("ignore")
    first = elapsed(lambda: diplotext.extract("Министр иностранных дел Чили прибыл в Перу."))
    print(f"import {IMPORT:.3f} s, first result {first:.2f} s")
    speeds = measure(texts, arguments.rounds)
    print_speeds(speeds)
    growth = measure_growth(max(texts[:50], key=len))
    print_growth(growth)
    natasha = measure_natasha(texts[: max(5, len(texts) // 4)], arguments.rounds)
    print_natasha(natasha)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    if arguments.plot:
        Path(arguments.plot).write_text(plot(speeds, growth, natasha), encoding="utf-8")


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", nargs="?", default=os.environ.get("DIPLOTEXT_CORPORA", ""))
    parser.add_argument("--list", help="a file whose lines end with the stems of texts to take")
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--plot", help="where to write the plot (SVG)")
    return parser.parse_args()


def read_texts(arguments: argparse.Namespace) -> list[str]:
    if not arguments.corpus or not Path(arguments.corpus).is_dir():
        return []
    paths = sorted(Path(arguments.corpus).rglob("*.txt"))
    if arguments.list:
        lines = Path(arguments.list).read_text(encoding="utf-8").splitlines()
        wanted = {line.split()[-1] for line in lines if line.strip() and line[0] != "#"}
        paths = [path for path in paths if path.stem in wanted]
    step = max(1, len(paths) // arguments.documents)
    return [path.read_bytes().decode("utf-8") for path in paths[::step][: arguments.documents]]


def elapsed(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def floor(text: str) -> None:
    """Tokenise and look up each word, and nothing else."""
    morph = default_tokenizer().morph
    for token in razdel.tokenize(text):
        morph(token.text)


def measure(texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Give characters per second of each way, the median of rounds; ways take turns."""
    warm, plain = Extractor(), Extractor()
    plain_layers = [PlainLayer(layer.grammar, layer.tokenizer) for layer in plain.layers]
    for text in texts:  # warms the morphology for all, and the caches of the engine
        floor(text)
        warm.extract(text)
    ways: dict[str, Callable[[str], object]] = {
        "plain yargy": lambda text: analyse(text, plain_layers),
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
    if importlib.util.find_spec("natasha") is None:
        return {}
    found = {}
    size = sum(map(len, texts))
    for module, name in NATASHA.items():
        grammar = importlib.import_module(f"natasha.grammars.{module}")
        slow = Parser(getattr(grammar, name))
        fast = FastParser(getattr(importlib.reload(grammar), name), slow.tokenizer)
        for text in texts:
            list(fast.findall(text))
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(rounds):
            for parser, spent in zip((slow, fast), times, strict=True):
                spent.append(sum(elapsed(lambda: list(parser.findall(text))) for text in texts))  # noqa: B023
        found[name] = tuple(size / statistics.median(spent) for spent in times)
    return found  # type: ignore[return-value]


def print_speeds(speeds: dict[str, float]) -> None:
    print(f"{'':26}{'characters/s':>14}{'× plain':>9}{'floor ×':>9}")
    for name, speed in speeds.items():
        ratio, share = speed / speeds["plain yargy"], speeds["floor"] / speed
        print(f"{name:26}{speed:14,.0f}{ratio:9.1f}{share:9.1f}")


def print_growth(growth: dict[int, float]) -> None:
    for times, seconds in growth.items():
        print(f"{times}× of one document: {seconds:.3f} s, {seconds / growth[1]:.1f}×")


def print_natasha(speeds: dict[str, tuple[float, float]]) -> None:
    for name, (slow, fast) in speeds.items():
        print(f"natasha {name:12} plain {slow:10,.0f}  engine {fast:10,.0f}  {fast / slow:.1f}×")


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
            f'<text x="190" y="{top + 13}" text-anchor="end">{name}</text>'
            f'<rect x="200" y="{top}" width="{width:.0f}" height="17" fill="#4a7ab5"/>'
            f'<text x="{206 + width:.0f}" y="{top + 13}">{speed:,.0f}</text>'
        )
    height = 80 + 24 * len(bars)
    grown = ", ".join(f"{times}×: {growth[times] / growth[1]:.1f}" for times in growth)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="720" height="{height}" '
        'font-family="sans-serif" font-size="13">\n'
        '<text x="10" y="22">Characters per second, logarithmic</text>\n'
        + "\n".join(rows)
        + f'\n<text x="10" y="{height - 16}">Time for copies of one document: {grown}</text>\n'
        "</svg>\n"
    )


if __name__ == "__main__":
    main()
