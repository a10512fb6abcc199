"""Runs one yargy rule over tokens: the same matches as yargy's parser, much sooner.

An automaton finds the few stretches of tokens that may hold a match; a chart sees only
these, and only once for each sequence of surface forms. See ``docs/engine.md``.
"""

from __future__ import annotations

import warnings
from collections.abc import Hashable, Iterator, Sequence
from typing import Any, cast

from yargy import Parser
from yargy.parser import Match

from diplotext.engine.beginnings import Beginning, longest
from diplotext.engine.chart import ChartFull, Found, chart
from diplotext.engine.forest import Forest
from diplotext.engine.limits import Cache, Limits, LimitWarning, Overrun
from diplotext.engine.nfa import Nfa
from diplotext.engine.parse import matches_of
from diplotext.engine.rewriting import keep_parts
from diplotext.engine.scanner import Scanner
from diplotext.engine.symbols import Symbols, keys_of, token_key
from diplotext.engine.table import Table
from diplotext.engine.trees import BoundMatch, Template, template

__all__ = ["Matcher"]

keep_parts()
FEW = 20  # derivations of a range looked at when there would be no end of them
Parsed = tuple[tuple[Template, ...], tuple[str, ...]]


class Matcher:
    """Runs one yargy rule over token sequences; finds what ``yargy.Parser.findall`` finds.

    ``rule`` is any rule that ``yargy.Parser`` accepts whose predicates look at one token
    alone; ``tokenizer`` activates it. ``name`` stands in reports. Safe to use from several
    threads; pickles if the rule does, without its caches.
    """

    def __init__(
        self,
        rule: Any,
        tokenizer: Any,
        *,
        name: str = "",
        limits: Limits | None = None,
        tagger: Any = None,
    ) -> None:
        self.name = name
        self.limits = limits or Limits()
        self._source = rule, tokenizer, tagger
        self._parser = Parser(rule, tokenizer, tagger)
        self._parser.tokenizer = self._parser.tagger = _unchanged
        self.rule = self._parser.rule
        symbols = Symbols()
        self._table = Table(self.rule, symbols, self.limits.words)
        self._order_matters = self._table.order_matters()
        self._nfa = Nfa(self.rule, symbols)
        self._scanner = Scanner(self._nfa, self.limits)
        self._parsed: Cache[tuple[Hashable, ...], Parsed] = Cache(self.limits.regions)

    def findall(
        self,
        tokens: Sequence[Any],
        overruns: list[Overrun] | None = None,
        keys: Sequence[Hashable] | None = None,
    ) -> list[Match]:
        """Give the matches in the order of the text; they do not overlap.

        ``keys`` are those of the tokens, for a caller who has them (see `keys_of`).

        Where a limit is reached an `Overrun` is appended to ``overruns``, or a
        `LimitWarning` issued if no list is given. Raises what yargy raises for a rule that
        matches no tokens.
        """
        if self._nfa.nullable:
            return list(self._parser.findall(tokens))
        if keys is None:
            keys = keys_of(tokens)
        found: list[Match] = []
        for start, stop in self._scanner.regions(tokens, keys):
            for first, last in self._windows(start, stop, tokens, overruns):
                found.extend(self._region(keys[first:last], tokens[first:last], first, overruns))
        return found

    def may_begin(self, key: Hashable, token: Any) -> bool:
        """Tell whether a match, or the words before one, may begin with a token of this key.

        ``findall`` finds nothing in tokens of which this holds for none.
        """
        return self._nfa.nullable or self._scanner.wakes(key, token)

    def longest_beginning(
        self, tokens: Sequence[Any], spans: Sequence[tuple[int, int]] = ()
    ) -> Beginning | None:
        """Give the longest run of tokens that a match could begin with, outside of ``spans``.

        ``spans`` are offsets in the text, those of the matches for instance. None where no
        token begins a match.
        """
        accepted = [self._scanner.accepting(token_key(token), token) for token in tokens]
        taken = [any(start <= token.span.start < stop for start, stop in spans) for token in tokens]
        return longest(self._nfa, accepted, taken)

    def _windows(
        self, start: int, stop: int, tokens: Sequence[Any], overruns: list[Overrun] | None
    ) -> Iterator[tuple[int, int]]:
        size = self.limits.region_tokens
        if stop - start > size:
            self._report("region_tokens", tokens[start:stop], overruns)
        for first in range(start, stop, size):
            yield first, min(first + size, stop)

    def _report(self, limit: str, tokens: Sequence[Any], overruns: list[Overrun] | None) -> None:
        start, stop = tokens[0].span.start, tokens[-1].span.stop
        overrun = Overrun(name=self.name, limit=limit, start=start, stop=stop)
        if overruns is None:
            warnings.warn(str(overrun), LimitWarning, stacklevel=3)
        else:
            overruns.append(overrun)

    def _region(
        self,
        keys: Sequence[Hashable],
        tokens: Sequence[Any],
        first: int,
        overruns: list[Overrun] | None,
    ) -> list[Match]:
        """Parse a region, or remember its parse."""
        key = tuple(keys)
        parsed = self._parsed.young.get(key) or self._parsed.get(key)
        if parsed is None:
            matches, reached = self._parse(key, tokens)
            made = [template(match, tokens) for match in matches]
            if None in made:  # a predicate makes tokens of its own: nothing to remember
                for limit in reached:
                    self._report(limit, tokens, overruns)
                return [_shifted(match, first) for match in matches]
            parsed = self._parsed[key] = cast(tuple[Template, ...], tuple(made)), reached
        for limit in parsed[1]:
            self._report(limit, tokens, overruns)
        return [BoundMatch(item, tokens, first) for item in parsed[0]]

    def _parse(
        self, keys: Sequence[Hashable], tokens: Sequence[Any]
    ) -> tuple[list[Match], tuple[str, ...]]:
        accepted = [
            self._scanner.accepting(key, token) for key, token in zip(keys, tokens, strict=True)
        ]
        reached: list[str] = []
        found: Found | Forest
        try:
            found = chart(self._table, tokens, keys, accepted, self.limits.region_states)
        except ChartFull as full:
            found = {item: made[:FEW] for item, made in full.found.items()}
            if self._table.left_recursive:
                reached.append("region_states")
            else:
                found = Forest(self._table, tokens, keys, accepted)
                if self._order_matters:
                    reached.append("region_states")
        matches, enough = matches_of(self._table, tokens, found, self.limits.trials)
        if not enough:
            reached.append("trials")
        return matches, tuple(reached)

    def __reduce__(self) -> tuple[Any, ...]:
        rule, tokenizer, tagger = self._source
        return _restore, (rule, tokenizer, tagger, self.name, self.limits)


def _restore(rule: Any, tokenizer: Any, tagger: Any, name: str, limits: Limits) -> Matcher:
    return Matcher(rule, tokenizer, name=name, limits=limits, tagger=tagger)


def _unchanged(tokens: Sequence[Any]) -> Sequence[Any]:
    return tokens


def _shifted(match: Match, offset: int) -> Match:
    start, stop = match.tree.range
    match.tree.range = start + offset, stop + offset
    return match
