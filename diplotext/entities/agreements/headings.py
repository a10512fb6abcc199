"""What the line above a list says of its items: "По итогам подписаны:", then a line for each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from diplotext.engine.grammar import Context
from diplotext.entities.agreements.normalize import status_of
from diplotext.language.tokens import default_tokenizer

__all__ = ["status_above"]

_ITEMS = 30  # lines of a list looked through for the line above it
_LONGEST = 300  # characters of that line looked at
_BULLET = re.compile(r"\s*(?:[-—•*·●▪]|\d{1,2}[.)])\s*")


def status_above(word: Any, context: Context, words: Mapping[str, frozenset[str]]) -> str | None:
    """Give the status that the line above a list tells of an item that begins with a word."""
    text, start = context.view.matching, word.span.start
    begin = text.rfind("\n", 0, start) + 1
    bullet = _BULLET.match(text, begin, start)
    if not bullet or text[bullet.end() : start].strip(' «"“'):
        return None
    for _ in range(_ITEMS):
        if not begin:
            return None
        stop, begin = begin - 1, text.rfind("\n", 0, begin - 1) + 1
        heads = text[begin:stop].rstrip().endswith(":")  # "4. По итогам подписаны:" has a number
        if begin == stop or (not heads and _BULLET.match(text, begin, stop)):
            continue
        if not heads:
            return None
        head = text[max(begin, stop - _LONGEST) : stop]
        tokens = list(default_tokenizer().tokenize(head))
        return status_of(tokens, len(tokens), len(tokens), words)
    return None
