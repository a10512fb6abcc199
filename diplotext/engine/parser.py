"""A drop-in for ``yargy.Parser`` that runs on the fast engine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yargy.parser import Match
from yargy.tagger import PassTagger

from diplotext.engine.limits import Limits, Overrun
from diplotext.engine.matcher import Matcher
from diplotext.language.tokens import default_tokenizer

__all__ = ["FastParser"]


class FastParser:
    """Finds what ``yargy.Parser(rule, tokenizer, tagger).findall`` finds, in the same order.

    Predicates must look at one token alone, which all of yargy's do. Without ``tokenizer``
    that of the library is used, with pymorphy3. Raises what yargy raises for a rule that
    it does not accept.

    >>> from yargy import rule
    >>> from yargy.predicates import gram, normalized
    >>> parser = FastParser(rule(normalized("министр"), gram("NOUN")))
    >>> [match.span for match in parser.findall("Министр экономики встретил министра труда")]
    [[0, 17), [27, 41)]
    """

    def __init__(
        self,
        rule: Any,
        tokenizer: Any = None,
        tagger: Any = None,
        *,
        name: str = "",
        limits: Limits | None = None,
    ) -> None:
        self.tokenizer = tokenizer or default_tokenizer()
        self.tagger = tagger or PassTagger()
        self.matcher = Matcher(rule, self.tokenizer, name=name, limits=limits, tagger=self.tagger)

    def findall(self, text: str, overruns: list[Overrun] | None = None) -> Iterator[Match]:
        """Give the matches in the order of the text; see `Matcher.findall` for ``overruns``."""
        tokens = list(self.tagger(self.tokenizer(text)))
        return iter(self.matcher.findall(tokens, overruns))

    def find(self, text: str) -> Match | None:
        """Give the first match, or none."""
        return next(self.findall(text), None)
