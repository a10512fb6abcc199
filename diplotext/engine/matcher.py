"""Runs one yargy rule over tokens: the same matches as yargy's parser, much sooner.

An automaton finds the few stretches of tokens that may hold a match; the parser sees only
these, and only once for each sequence of surface forms. See ``docs/engine.md``.
"""

from __future__ import annotations

import warnings
from collections.abc import Hashable, Iterator, Sequence
from typing import Any, cast

from yargy import Parser
from yargy.parser import Match

from diplotext.engine.limits import Cache, Limits, LimitWarning, Overrun
from diplotext.engine.nfa import Nfa
from diplotext.engine.resolve import resolve
from diplotext.engine.scanner import Scanner
from diplotext.engine.symbols import Symbols, token_key
from diplotext.engine.trees import BoundMatch, Template, parse, shift, template, token_range

__all__ = ["Matcher"]


class Matcher:
    """Runs one yargy rule over token sequences; finds what ``yargy.Parser.findall`` finds.

    ``rule`` is any rule that ``yargy.Parser`` accepts whose predicates look at one token
    alone; ``tokenizer`` activates it. ``name`` stands in reports. Safe to use from several
    threads; pickles if the rule does, without its caches.
    """

    def __init__(
        self, rule: Any, tokenizer: Any, *, name: str = "", limits: Limits | None = None
    ) -> None:
        self.name = name
        self.limits = limits or Limits()
        self._source = rule, tokenizer
        parser = Parser(rule, tokenizer)
        self.rule = parser.rule
        parser.tokenizer = parser.tagger = _unchanged
        self._parser = parser
        self._nfa = Nfa(parser.rule, Symbols())
        self._scanner = Scanner(self._nfa, self.limits)
        self._parsed: Cache[tuple[Hashable, ...], tuple[Template, ...]] = Cache(self.limits.regions)

    def findall(self, tokens: Sequence[Any], overruns: list[Overrun] | None = None) -> list[Match]:
        """Give the matches in the order of the text; they do not overlap.

        Where a limit is reached an `Overrun` is appended to ``overruns``, or a
        `LimitWarning` issued if no list is given. Raises what yargy raises for a rule that
        matches no tokens.
        """
        if self._nfa.nullable:
            return list(self._parser.findall(tokens))
        keys = [token_key(token) for token in tokens]
        found: list[Match] = []
        for start, stop in self._scanner.regions(tokens, keys):
            for first, last in self._windows(start, stop, tokens, overruns):
                part = tokens[first:last]
                found.extend(self._parse(tuple(keys[first:last]), part, first))
        if len(found) < 2:
            return found
        return [found[index] for index in resolve([token_range(match) for match in found])]

    def _windows(
        self, start: int, stop: int, tokens: Sequence[Any], overruns: list[Overrun] | None
    ) -> Iterator[tuple[int, int]]:
        size = self.limits.region_tokens
        if stop - start > size:
            span = tokens[start].span.start, tokens[stop - 1].span.stop
            self._report("region_tokens", span, overruns)
        for first in range(start, stop, size):
            yield first, min(first + size, stop)

    def _report(self, limit: str, span: tuple[int, int], overruns: list[Overrun] | None) -> None:
        overrun = Overrun(name=self.name, limit=limit, start=span[0], stop=span[1])
        if overruns is None:
            warnings.warn(str(overrun), LimitWarning, stacklevel=3)
        else:
            overruns.append(overrun)

    def _parse(self, key: tuple[Hashable, ...], tokens: Sequence[Any], first: int) -> list[Match]:
        parsed = self._parsed.get(key)
        if parsed is None:
            matches = parse(self._parser, tokens)
            made = [template(match, tokens) for match in matches]
            if None in made:  # a predicate makes tokens of its own: nothing to remember
                return [shift(match, first) for match in matches]
            parsed = self._parsed[key] = cast(tuple[Template, ...], tuple(made))
        return [BoundMatch(item, tokens, first) for item in parsed]

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (*self._source, self.name, self.limits)


def _restore(rule: Any, tokenizer: Any, name: str, limits: Limits) -> Matcher:
    return Matcher(rule, tokenizer, name=name, limits=limits)


def _unchanged(tokens: Sequence[Any]) -> Sequence[Any]:
    return tokens
