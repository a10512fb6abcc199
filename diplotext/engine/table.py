"""A BNF rule as numbered rules, productions and items, with what can be known beforehand."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from yargy.pipelines import PipelineBNFRule
from yargy.rule.bnf import BNFRule, is_rule

from diplotext.engine.limits import Cache
from diplotext.engine.symbols import Symbols

__all__ = ["DONE", "READ", "RULE", "Table"]

DONE, RULE, READ = 0, 1, 2
Choice = tuple[int, int]  # rank, first item of the production


class Table:
    """The items of a rule: ``kind[item]`` says what stands after the dot, ``what[item]`` which.

    After ``DONE`` stands the number of the production, after ``RULE`` that of a rule, after
    ``READ`` that of a predicate. The item after the dot has moved is the next number.
    """

    def __init__(self, rule: Any, symbols: Symbols, size: int) -> None:
        self.rules: list[Any] = list(rule.walk(types=BNFRule))
        self.number = {id(item): number for number, item in enumerate(self.rules)}
        self.productions: list[Any] = []
        self.rule_of: list[int] = []
        self.production_of: dict[int, int] = {}  # by first item
        self.kind: list[int] = []
        self.what: list[int] = []
        self.term: list[Any] = []
        self._choices: list[list[Choice]] = []
        self._items: list[dict[int, int]] = []
        for number, item in enumerate(self.rules):
            self._add(number, item, symbols)
        self.relations = any(item.relation for item in self.rules)
        self.nullable = self._nullable()
        self.first, self._pure = self._corners()
        self._predicted: Cache[tuple[int, Hashable], list[Choice]] = Cache(size)

    def predict(
        self, rule: int, accepted: frozenset[int], token: Any, key: Hashable
    ) -> list[Choice]:
        """Give the productions worth predicting before a token, with their ranks.

        Left out are those that the token rules out at once, unless predicting them could
        complete an empty rule earlier than otherwise (see ``docs/engine.md``).
        """
        item = self.rules[rule]
        pipeline = isinstance(item, PipelineBNFRule)
        if pipeline and token is None:
            return []
        where = rule, (key if pipeline else accepted)
        choices = self._predicted.get(where)
        if choices is None:
            choices = self._pipeline(rule, token) if pipeline else self._choices[rule]
            choices = [choice for choice in choices if self._viable(choice[1], accepted)]
            self._predicted[where] = choices
        return choices

    def _add(self, number: int, rule: Any, symbols: Symbols) -> None:
        items: dict[int, int] = {}
        choices = []
        for rank, production in enumerate(rule.productions):
            if id(production) in items:
                continue  # predicted twice, it is one state with the first rank
            items[id(production)] = len(self.kind)
            self.production_of[len(self.kind)] = len(self.productions)
            choices.append((rank, len(self.kind)))
            for term in production.terms:
                inner = is_rule(term)
                self.term.append(term)
                self.kind.append(RULE if inner else READ)
                self.what.append(self.number[id(term)] if inner else symbols.number(term))
            self.kind.append(DONE)
            self.term.append(None)
            self.what.append(len(self.productions))
            self.productions.append(production)
            self.rule_of.append(number)
        self._choices.append(choices)
        self._items.append(items)

    def _pipeline(self, rule: int, token: Any) -> list[Choice]:
        items = self._items[rule]
        found: dict[int, int] = {}
        for rank, production in enumerate(self.rules[rule].predict(token)):
            found.setdefault(items[id(production)], rank)
        return [(rank, item) for item, rank in found.items()]

    def _viable(self, item: int, accepted: frozenset[int]) -> bool:
        kind, what = self.kind[item], self.what[item]
        if kind == READ:
            return what in accepted
        return kind == DONE or not self._pure[what] or not self.first[what].isdisjoint(accepted)

    def _nullable(self) -> list[bool]:
        nullable = [False] * len(self.rules)
        changed = True
        while changed:
            changed = False
            for number in range(len(self.rules)):
                if not nullable[number] and any(
                    all(kind == RULE and nullable[what] for kind, what in self.terms(item))
                    for _, item in self._choices[number]
                ):
                    nullable[number] = changed = True
        return nullable

    def terms(self, item: int) -> list[tuple[int, int]]:
        """Give kind and number of each term from an item to the end of its production."""
        terms = []
        while self.kind[item] != DONE:
            terms.append((self.kind[item], self.what[item]))
            item += 1
        return terms

    def _corners(self) -> tuple[list[frozenset[int]], list[bool]]:
        """Give for each rule the predicates it may begin with, and whether nothing empty does."""
        read: list[set[int]] = []
        inner: list[set[int]] = []
        for number in range(len(self.rules)):
            read.append(set())
            inner.append(set())
            for _, item in self._choices[number]:
                for kind, what in self.terms(item):
                    (read if kind == READ else inner)[number].add(what)
                    if kind == READ or not self.nullable[what]:
                        break
        first, pure = [], []
        self.left_recursive = False
        for number in range(len(self.rules)):
            seen, queue = {number}, [number]
            for rule in queue:
                self.left_recursive = self.left_recursive or number in inner[rule]
                new = inner[rule] - seen
                seen |= new
                queue.extend(new)
            first.append(frozenset().union(*(read[rule] for rule in seen)))
            pure.append(not any(self.nullable[rule] for rule in seen))
        return first, pure

    def order_matters(self) -> bool:
        """Tell whether yargy may miss parses where a rule matches nothing.

        It completes an empty rule once in a column, for the states that wait by then. Those
        that scanned a token to get there always do; a lone prediction is what asked for it.
        """
        before: dict[int, list[bool]] = {}
        for item, (kind, what) in enumerate(zip(self.kind, self.what, strict=True)):
            if kind == RULE and self.nullable[what]:
                begins = item == 0 or self.kind[item - 1] == DONE
                before.setdefault(what, []).append(not begins and self.kind[item - 1] == READ)
        lone = {
            self.what[item]
            for items in self._items
            for item in items.values()
            if self.kind[item] == RULE
        }
        return any(
            not all(reads) and not (len(reads) == 1 and rule in lone)
            for rule, reads in before.items()
        )
