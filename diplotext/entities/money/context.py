"""What the words around an amount make of it: bounds, rates, other quantities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from attrs import frozen

from diplotext.engine.grammar import Context
from diplotext.entities.money.normalize import Amount
from diplotext.language.tokens import has_lemma
from diplotext.language.view import fold

__all__ = ["Surroundings", "has_lemma", "is_verbal"]

_VERBAL = ("VERB", "INFN", "GRND", "PRTS")
_COUNTED = ("NOUN", "ADJF", "PRTF", "NUMR")
_PREPOSITIONS = ("", " на", " в", " до", " с", " чем", " чем на", " чем в", " чем до", " чем с")
# "$1990-х", "5-й": what is glued to a number makes it another one.
_GOES_ON = re.compile(r"-[а-яa-z]|[.,:/]?\d|%", re.IGNORECASE)
_GOVERNING = 40  # tokens between "вырос" and "до": "вырос до 2 млрд, а экспорт товаров – до"
_REACH = 7  # tokens between "превысил" and its amount: "превысил в прошлом году отметку в"


@frozen(eq=False)
class Surroundings:
    """The words of ``context.csv``, and the questions they answer about a place in the text."""

    bounds: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    currencies: frozenset[str]

    @classmethod
    def of(cls, rows: Mapping[str, tuple[str, ...]], currencies: Iterable[str]) -> Surroundings:
        """Index the rows; ``currencies`` are the words and signs of all currencies."""
        bounds = {
            fold(phrase) + tail: kind
            for kind in ("at_least", "at_most", "about")
            for phrase in rows[kind]
            for tail in _PREPOSITIONS
        }
        words = {key: frozenset(fold(word) for word in items) for key, items in rows.items()}
        return cls(bounds, words, frozenset(currencies))

    def bound(self, tokens: Sequence[Any], context: Context, *, growth: bool) -> str:
        """Tell the bound: ``exact``, ``at_least``, ``at_most`` or ``about``.

        ``growth`` says that the amount is an end of "с 2 до 3 млрд".
        """
        after = " ".join(token.value.lower() for token in context.after(tokens, 2))
        if after in self.words["bound_after"]:
            return "at_least"
        before = list(context.before(tokens, 16))
        if kind := self._phrase(before):
            return kind
        while before and before[-1].value.lower() in self.words["bound_bridges"]:
            before.pop()
            if kind := self._phrase(before):
                return kind
        if before and before[-1].value.lower() == "до":
            governing = context.before(tokens, _GOVERNING)
            return "exact" if growth or self._changes(governing) else "at_most"
        return self._verb(context.before(tokens, _REACH))

    def _phrase(self, before: list[Any]) -> str | None:
        values = [token.value.lower() for token in before[-5:]]
        for start in range(len(values)):
            if kind := self.bounds.get(" ".join(values[start:])):
                return kind
        return None

    def _verb(self, before: Sequence[Any]) -> str:
        """Find "превысил" a few words before, with nothing between but time and adjectives."""
        for position in range(len(before) - 1, -1, -1):
            token = before[position]
            negated = position > 0 and before[position - 1].value.lower() == "не"
            if has_lemma(token, self.words["exceed"]):
                return "at_most" if negated else "at_least"
            if has_lemma(token, self.words["approach"]):
                return "about"
            number = token.type == "FLOAT" or (token.type == "INT" and len(token.value) != 4)
            if token.type == "PUNCT" or number or is_verbal(token):
                break
        return "exact"

    def _changes(self, before: Sequence[Any]) -> bool:
        """Tell whether what governs "до" is a change: "вырос до", "доведение до"."""
        for place in range(len(before) - 1, -1, -1):
            token = before[place]
            if has_lemma(token, self.words["change_nouns"]) and self._spent(before, place):
                continue  # "вложить в расширение порта до 5 млн"
            if has_lemma(token, self.words["change_verbs"] | self.words["change_nouns"]):
                return True
            if token.value == "%" or has_lemma(token, {"процент"}):
                return True  # "на 20%, до 1,5 млрд"
            if is_verbal(token):
                return False
        return False

    def _spent(self, before: Sequence[Any], place: int) -> bool:
        """Tell whether a noun of change is what money goes into: "вложить в расширение"."""
        if not place or before[place - 1].value.lower() not in ("в", "на"):
            return False
        verb = next((t for t in reversed(before[:place]) if is_verbal(t)), None)
        return verb is not None and has_lemma(verb, self.words["spend"])

    def refuses(self, tokens: Sequence[Any], amount: Amount, context: Context) -> bool:
        """Tell whether the amount is a piece of a longer number or another kind of number."""
        text, start = context.view.matching, tokens[0].span.start
        glued = text[max(0, start - 2) : start]
        if tokens[0].type in ("INT", "FLOAT") and re.search(r"(?:\w|\d[-+/.,:—])\Z", glued):
            return True
        if tokens[-1].type in ("INT", "FLOAT") and _GOES_ON.match(text, tokens[-1].span.stop):
            return True
        around = [*context.before(tokens, 3), *context.after(tokens, 2)]
        if amount.scale == 1 and any(has_lemma(token, self.words["weight"]) for token in around):
            return any(has_lemma(token, {"фунт"}) for token in tokens)
        before = [token for token in context.before(tokens, 2) if token.value != "."]
        if not before:
            return False
        if amount.scale == 1 and before[-1].value in ("-", "—") and glued.endswith(("-", "—")):
            return True  # "-0,31 тенге"
        signs = before[-1].value.lower() in self.words["not_after"]
        return signs and (amount.scale == 1 or before[-1].value == "№")

    def counts(self, tokens: Sequence[Any], context: Context) -> bool:
        """Tell whether an amount without a currency counts what follows: "млн тонн"."""
        after = [token for token in context.after(tokens, 2) if token.value != "."]
        if not after:
            return False
        word = after[0]
        if word.value.lower() in self.words["units"]:
            return True
        if has_lemma(word, self.words["always_money"]):
            return False  # "300 миллионов долга"
        if word.type == "RU":
            if word.value.islower() or not any("NOUN" in form.grams for form in word.forms):
                grams = word.forms[0].grams
                year = word.value.lower() in ("год", "годом", "году")  # "5 млн годом ранее"
                return any(pos in grams for pos in _COUNTED) and not year
            # "в 3 миллиарда Украина получила": a name is counted in the genitive only
            return any("gent" in form.grams for form in word.forms)
        return word.type in ("LATIN", "INT", "FLOAT") or word.value in "%°"

    def is_rate(
        self, amounts: Sequence[Amount], tokens: Sequence[Sequence[Any]], context: Context
    ) -> bool:
        """Tell an exchange rate: "1 доллар — 147 тенге", "92 рубля за евро", "курс — 92 рубля"."""
        if not amounts:
            return False
        after = context.after(tokens[-1], 5)
        if after and after[0].value.lower() in ("за", "к", "против"):
            return self._names_one(after[1:])
        if any(amount.scale != 1 for amount in amounts):
            return False
        before = context.before(tokens[0], 10)
        first, last = amounts[0], amounts[-1]
        if first.low == 1 and first.tender is not None:
            other = first.tender != last.tender or (last.high or last.low) > 10
            linked = bool(after) and self._links(after[0])
            if other or linked or (bool(before) and before[-1].value.lower() == "за"):
                return True
        return self._of_rate(self._near(before), first)

    def _near(self, before: Sequence[Any]) -> list[Any]:
        """Give what precedes within the clause, up to a thing that has a price."""
        near: list[Any] = []
        for token in reversed(before):
            if token.value in (",", ";") or has_lemma(token, self.words["priced"]):
                break
            near.insert(0, token)
        return near

    def _of_rate(self, before: Sequence[Any], amount: Amount) -> bool:
        """Look back for "курс", for "1 доллар =" and for a currency that moves."""
        values = [token.value.lower() for token in before]
        for token, following in pairwise((*before, None)):
            aimed = following is not None and following.value.lower() == "на"  # "курс на рост"
            if has_lemma(token, self.words["rate_nouns"]) and not aimed:
                return True
        for position in range(len(values) - 1, -1, -1):
            if values[position] not in self.currencies or amount.tender is None:
                continue
            previous = before[position - 1] if position else None
            if previous is None or previous.value in ("1", "один"):
                return previous is not None or self._moves(before[position + 1 :])
            counted = previous.type in ("INT", "FLOAT") or has_lemma(previous, self.words["scales"])
            return not counted and self._moves(before[position + 1 :])
        return False

    def _moves(self, between: Sequence[Any]) -> bool:
        return any(
            has_lemma(token, self.words["change_verbs"] | self.words["rate_verbs"])
            for token in between
        )

    def _links(self, token: Any) -> bool:
        return token.value in ("=", "—", "-", ":") or has_lemma(token, self.words["rate_verbs"])

    def _names_one(self, after: Sequence[Any]) -> bool:
        """Tell whether one unit of a currency follows: "доллар", "1 доллар", "$1"."""
        rest = [t for t in after if t.value not in ("1", "10", "100", "1000", "один", "одного")]
        if not rest:
            return False
        if len(rest) > 1 and has_lemma(rest[0], self.words["currency_adjectives"]):
            rest = rest[1:]
        return rest[0].value.lower() in self.currencies or rest[0].value in self.currencies


def is_verbal(token: Any) -> bool:
    """Tell whether the likeliest reading of a word is a verb other than a full participle."""
    forms: Sequence[Any] = getattr(token, "forms", ())
    return bool(forms) and any(pos in forms[0].grams for pos in _VERBAL)
