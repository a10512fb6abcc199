"""Makes texts of the grammars themselves: what a rule may match, in words that it has matched.

    python tests/derivations.py [SECONDS] [SEED]

looks for a text for so long that extraction does not survive, and prints it.
"""

from __future__ import annotations

import random
import sys
import time
import traceback
from pathlib import Path
from typing import Any

from yargy.pipelines import PipelineBNFRule
from yargy.rule.bnf import BNFRule, is_rule

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from casefile import read_cases
from firing import Firing

import diplotext
from diplotext.entities import LAYERS

CASES = Path(__file__).parent / "cases"
DEEP = 20  # rules in rules, from where on the shortest way out is taken
LONGEST = 60  # words of a text
BEFORE = ("", "", "Прибыл ", "В Лиме ", "с ", "Министр заявил, что ")
AFTER = ("", ".", " прибыл.", " Чили", ", сообщает", ", — сказал Бахрам Сатов, и это так.")


def read_all_cases() -> Firing:
    """Run the grammars over the texts of all cases."""
    firing = Firing()
    cases = (case for path in sorted(CASES.glob("*.toml")) for case in read_cases(path))
    for text in dict.fromkeys(case.text for case in cases):
        firing.run(text)
    return firing


class Derivations:
    """Derives texts from the grammars at random, the same for the same seed."""

    def __init__(self, firing: Firing, seed: int) -> None:
        self._firing = firing
        self._random = random.Random(seed)
        self._heights = {name: heights(firing.rule(name)) for name in LAYERS}
        self._words: dict[tuple[str, int], list[str]] = {}

    def text(self, name: str) -> str:
        """Give a text that one grammar, or two of them, may match."""
        words = self._derive(name, self._firing.rule(name), 0)[:LONGEST]
        if self._random.random() < 0.3:
            other = self._random.choice(LAYERS)
            words += self._derive(other, self._firing.rule(other), 0)[:LONGEST]
        text = self._random.choice(BEFORE) + " ".join(words) + self._random.choice(AFTER)
        text = text.replace(" ,", ",").replace(" .", ".")
        return text[:1].upper() + text[1:] if self._random.random() < 0.5 else text

    def _derive(self, name: str, term: Any, depth: int) -> list[str]:
        if not is_rule(term):
            known = self._words.get((name, id(term)))
            if known is None:
                known = self._words[name, id(term)] = self._firing.words(name, term)
            return [self._random.choice(known)] if known else []
        productions = term.productions
        if isinstance(term, PipelineBNFRule):
            return str(self._random.choice(productions).value).split()
        if depth > DEEP:
            high = self._heights[name]
            productions = [min(productions, key=lambda p: max(_heights_of(p, high), default=0))]
        chosen = self._random.choice(productions)
        return [word for inner in chosen.terms for word in self._derive(name, inner, depth + 1)]


def heights(rule: Any) -> dict[int, int]:
    """Give how many rules stand in each other at least below each rule, by its id."""
    rules, known = list(rule.walk(types=BNFRule)), dict[int, int]()
    while len(known) < len(rules):
        for item in rules:
            below = [_heights_of(production, known) for production in item.productions]
            ready = [max(found, default=0) for found in below if None not in found]
            if id(item) not in known and ready:
                known[id(item)] = 1 + min(ready)
    return known


def _heights_of(production: Any, known: dict[int, int]) -> list[Any]:
    return [known.get(id(term)) for term in production.terms if is_rule(term)]


def hunt(seconds: float, seed: int) -> None:
    """Print the texts that raise, one for each place."""
    derive, end, count, seen = Derivations(read_all_cases(), seed), time.time() + seconds, 0, set()
    while time.time() < end:
        text, count = derive.text(LAYERS[count % len(LAYERS)]), count + 1
        try:
            diplotext.extract(text)
        except Exception as error:
            frame = traceback.extract_tb((error.__cause__ or error).__traceback__)[-1]
            if (place := (frame.filename, frame.lineno)) not in seen:
                seen.add(place)
                print(f"{frame.filename}:{frame.lineno}: {error!r}\n  {text}", flush=True)
    print(f"{count} texts, {len(seen)} failures")


if __name__ == "__main__":
    hunt(float((sys.argv[1:2] or ["60"])[0]), int((sys.argv[2:3] or ["0"])[0]))
