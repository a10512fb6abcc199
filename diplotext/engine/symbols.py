"""Which predicates of a rule accept a token, found for each distinct surface form once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from yargy.predicates import bank
from yargy.predicates.constructors import AndPredicate, NotPredicate, OrPredicate
from yargy.token import is_morph_token

__all__ = ["Symbols", "keys_of", "token_key"]

_SIMPLE = (bank.eq, bank.caseless, bank.length_eq, bank.gte, bank.lte)
_PLAIN = (bank.true, bank.is_lower, bank.is_upper, bank.is_title, bank.is_capitalized)
_SETS = (set, frozenset, dict, list, tuple)


def token_key(token: Any) -> Hashable:
    """Give what determines every predicate over a token: its own ``key``, or its attributes.

    The span is left out, since it says where the token is and not what it is. A token with
    attributes that cannot be hashed is equal to itself alone.
    """
    key = getattr(token, "key", None)
    if key is not None:
        return key  # type: ignore[no-any-return]
    parts: list[Any] = [type(token)]
    for name in token.__attributes__:
        if name != "span":
            value = getattr(token, name)
            parts.append(tuple(map(_form_key, value)) if name == "forms" else value)
    try:
        hash(key := tuple(parts))
    except TypeError:
        return id(token), token
    return key


def keys_of(tokens: Sequence[Any]) -> list[Hashable]:
    """Give the key of each token."""
    try:
        return [token.key for token in tokens]
    except AttributeError:
        return [token_key(token) for token in tokens]


def _form_key(form: Any) -> Hashable:
    return form.normalized, frozenset(form.grams.values)


class Symbols:
    """The predicates of a rule, numbered, equal ones together.

    Predicates over the normal form, the text, the type and the grammemes are found through
    dictionaries, so that a pipeline of ten thousand phrases costs no more than one of ten;
    the others are called.
    """

    def __init__(self) -> None:
        self.predicates: list[Any] = []
        self._numbers: dict[Hashable, int] = {}
        self._known: dict[int, tuple[int, Any]] = {}
        self._by_value: dict[str, list[int]] = defaultdict(list)
        self._by_lower: dict[str, list[int]] = defaultdict(list)
        self._by_lemma: dict[str, list[int]] = defaultdict(list)
        self._by_type: dict[str, list[int]] = defaultdict(list)
        self._by_gram: dict[str, list[int]] = defaultdict(list)
        self._called: list[tuple[int, Any]] = []

    def number(self, predicate: Any) -> int:
        """Give the number of a predicate, a new one if it was not seen."""
        known = self._known.get(id(predicate))
        if known is not None:
            return known[0]
        key = _identity(predicate)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.predicates)
            self.predicates.append(predicate)
            self._index(number, predicate)
        self._known[id(predicate)] = number, predicate  # held, so that its id stays its own
        return number

    def accepting(self, token: Any) -> frozenset[int]:
        """Give the numbers of the predicates that accept a token.

        A predicate that raises counts as accepting, and ``~number`` is there too: the chart
        asks it again, and meets the error, only where it has to know.
        """
        value = token.value
        found: set[int] = set(self._by_value.get(value, ()))
        found.update(self._by_lower.get(value.lower(), ()))
        found.update(self._by_type.get(token.type, ()))
        if is_morph_token(token):
            forms = token.forms
            for lemma in {form.normalized for form in forms}:
                found.update(self._by_lemma.get(lemma, ()))
            for gram, numbers in self._by_gram.items():
                if any(gram in form.grams for form in forms):
                    found.update(numbers)
        elif self._by_lemma:
            found.update(self._by_lemma.get(token.normalized, ()))
        for number, predicate in self._called:
            try:
                if predicate(token):
                    found.add(number)
            except Exception:
                found.update((number, ~number))
        return frozenset(found)

    def _index(self, number: int, predicate: Any) -> None:
        kind: Any = type(predicate)
        value: Any = getattr(predicate, "value", None)
        if kind is bank.eq and isinstance(value, str):
            self._add(self._by_value, (value,), number)
        elif kind is bank.in_ and isinstance(value, _SETS):
            self._add(self._by_value, value, number)
        elif kind is bank.caseless:
            self._add(self._by_lower, (value,), number)
        elif kind is bank.in_caseless:
            self._add(self._by_lower, value, number)
        elif kind is bank.DictionaryPredicate and isinstance(value, _SETS):
            self._add(self._by_lemma, value, number)
        elif kind is bank.TypePredicate:
            self._add(self._by_type, (value,), number)
        elif kind is bank.GramPredicate:
            self._add(self._by_gram, (value,), number)
        else:
            self._called.append((number, predicate))

    @staticmethod
    def _add(index: dict[str, list[int]], keys: Iterable[Any], number: int) -> None:
        for key in set(keys):
            index[key].append(number)


def _identity(predicate: Any) -> Hashable:
    """Give what makes two predicates the same: class and value where that is certain."""
    kind = type(predicate)
    if kind in _PLAIN or kind is bank.is_single:
        return (kind,)
    if kind in _SIMPLE or kind in (bank.TypePredicate, bank.GramPredicate):
        value = predicate.value
        return (kind, type(value), value) if isinstance(value, str | int) else (id(predicate),)
    if kind in (bank.DictionaryPredicate, bank.in_, bank.in_caseless):
        value = predicate.value
        if isinstance(value, str):  # accepts what is a part of it
            return kind, value
        return (kind, frozenset(value)) if isinstance(value, _SETS) else (id(predicate),)
    if kind in (AndPredicate, OrPredicate):
        return (kind, *map(_identity, predicate.predicates))
    if kind is NotPredicate:
        return (kind, _identity(predicate.predicate))
    if kind is bank.CustomPredicate:
        return (kind, id(predicate.function), tuple(predicate.types or ()))
    return _by_attributes(predicate)


def _by_attributes(predicate: Any) -> Hashable:
    """Take a predicate of another class for what its attributes are, if it names them all."""
    kind: Any = type(predicate)
    names = tuple(kind.__attributes__)
    if set(vars(predicate)) == set(names):
        key = (kind, *(getattr(predicate, name) for name in names))
        try:
            hash(key)
        except TypeError:
            return id(predicate)
        return key
    return id(predicate)
