"""Reports the words of the lexicons that never occur in a folder of texts.

    python tests/benchmarks/unseen.py TEXTS [--lexicons areas,titles] [--list]

TEXTS is a folder with ``*.txt`` (UTF-8), found at any depth, or the environment variable
DIPLOTEXT_CORPORA. A phrase occurs when its words stand side by side in any form (lemmas compared, ё
as е, letter case aside). What no text holds is not wrong, but nobody has seen it work.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs

sys.path.insert(0, str(Path(__file__).parents[2]))

from diplotext.entities import LAYERS, default_lexicon
from diplotext.language.morph import default_morph

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
# Columns that hold no words of texts.
OTHER = {"id", "code", "codes", "country", "countries", "note", "examples", "eurovoc", "kind"}
OTHER |= {"tier", "takes", "role", "rank", "guard", "plover", "mode", "cameo", "level", "gender"}
OTHER |= {"surfaces", "source", "portfolio", "origin", "shared", "symbols", "areas"}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("texts", nargs="?", default=os.environ.get("DIPLOTEXT_CORPORA", ""))
    parser.add_argument("--lexicons", default=",".join(LAYERS), help="which, by commas")
    parser.add_argument("--list", action="store_true", help="name the words, not only count them")
    options = parser.parse_args()
    paths = sorted(Path(options.texts).rglob("*.txt")) if options.texts else []
    if not paths:
        print("no texts: name their folder, or set DIPLOTEXT_CORPORA")
        return
    wanted = {name: phrases(name) for name in options.lexicons.split(",")}
    starts: dict[str, set[tuple[str, ...]]] = {}
    for words in wanted.values():
        for key in map(key_of, words):
            starts.setdefault(key[0], set()).add(key)
    seen: set[tuple[str, ...]] = set()
    for path in paths:
        seen.update(occurring(path.read_bytes().decode("utf-8", "replace"), starts))
    print(f"{'':16}{'words':>7}{'unseen':>8}")
    for name, words in wanted.items():
        unseen = [word for word in words if key_of(word) not in seen]
        print(f"{name:16}{len(words):7}{len(unseen):8}")
        if options.list and unseen:
            print(f"  {'; '.join(unseen)}")


def phrases(name: str) -> list[str]:
    """Give the words of a lexicon, in its order, without doubles."""
    return [*dict.fromkeys(word for row in default_lexicon(name) for word in words_of(row))]


def words_of(row: Any) -> Iterator[str]:
    for field in attrs.fields(type(row)):
        value = getattr(row, field.name)
        if field.name in OTHER or not value:
            continue
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, str) and WORD.search(item) and not re.search("[@*]", item):
                yield item.rstrip("!")


@cache
def lemma(word: str) -> str:
    return str(default_morph()(word)[0].normalized).replace("ё", "е")


@cache
def key_of(phrase: str) -> tuple[str, ...]:
    return tuple(lemma(word.lower().replace("ё", "е")) for word in WORD.findall(phrase))


def occurring(text: str, starts: dict[str, set[tuple[str, ...]]]) -> Iterable[tuple[str, ...]]:
    """Give the phrases that occur in a text, by their lemmas."""
    lemmas = key_of(text)
    for index, first in enumerate(lemmas):
        for key in starts.get(first, ()):
            if lemmas[index : index + len(key)] == key:
                yield key


if __name__ == "__main__":
    main()
