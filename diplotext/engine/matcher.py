"""Runs one yargy rule over the tokens of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yargy import Parser
from yargy.parser import Match

from diplotext.language.tokens import DocTokenizer, Token

__all__ = ["Matcher"]


class Matcher:
    """Finds in a sequence of tokens what ``yargy.Parser.findall`` finds."""

    def __init__(self, rule: Any, tokenizer: DocTokenizer, *, name: str = "") -> None:
        self.name = name
        self._parser = Parser(rule, tokenizer)

    def findall(self, tokens: Sequence[Token]) -> list[Match]:
        """Give the matches in the order of the text; they do not overlap."""
        return list(self._parser.findall(tokens))
