"""What the engine may spend, and how it tells that it stopped short."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from attrs import Attribute, field, frozen

from diplotext.errors import SettingsError
from diplotext.language.tokens import LONGEST

__all__ = ["Cache", "LimitWarning", "Limits", "Overrun"]

K = TypeVar("K")
V = TypeVar("V")


def _at_least(least: int) -> Callable[[Any, Attribute[int], int], None]:
    def check(_: Any, attribute: Attribute[int], value: int) -> None:
        if not isinstance(value, int):
            raise TypeError(f"limit {attribute.name} must be int, not {type(value).__name__}")
        if value < least:
            raise SettingsError(f"limit {attribute.name} must be {least} or more, not {value}")

    return check


@frozen(kw_only=True)
class Limits:
    """Bounds on memory and work; none of them changes a result silently.

    ``words``: surface forms whose class is remembered. ``states``: automaton states before
    the automaton starts afresh. ``regions``: sequences of words whose parse is remembered.
    These three are for each matcher, and cost time only when exceeded.

    ``word_letters``: the longest word; a longer one is none. ``sentence_tokens``: the longest
    sentence; a longer one is cut, since what is asked about
    one word of a sentence may look at all the others. ``paragraph_tokens``: the longest
    paragraph; a longer one is cut between sentences. ``region_tokens``: the longest stretch
    parsed at once. ``region_states``: chart states spent on one stretch. ``trials``: trees
    of one stretch whose relations are checked, long ones counted by the square of their
    length. When one of these six is reached, an `Overrun` is reported. Raises
    `SettingsError` for a limit that is too low.

    >>> Limits(words=1000).region_tokens
    200
    """

    words: int = field(default=50_000, validator=_at_least(1))
    states: int = field(default=5_000, validator=_at_least(2))
    regions: int = field(default=20_000, validator=_at_least(1))
    word_letters: int = field(default=LONGEST, validator=_at_least(1))
    sentence_tokens: int = field(default=400, validator=_at_least(1))
    paragraph_tokens: int = field(default=5_000, validator=_at_least(1))
    region_tokens: int = field(default=200, validator=_at_least(1))
    region_states: int = field(default=50_000, validator=_at_least(1))
    trials: int = field(default=5_000, validator=_at_least(1))


@frozen(kw_only=True)
class Overrun:
    """A stretch of tokens that reached a limit: something may be missing there.

    ``limit`` is the name of the field of `Limits`; ``start`` and ``stop`` are offsets in
    the text of the tokens; ``name`` is the name of the matcher.
    """

    name: str
    limit: str
    start: int
    stop: int

    def __str__(self) -> str:
        return f"{self.name or 'rule'}: {self.limit} reached in [{self.start}, {self.stop})"


class LimitWarning(UserWarning):
    """Warns of an `Overrun` where the caller gave no list to put it into."""


class Cache(Generic[K, V]):
    """A mapping that forgets what was not used for long; safe to share between threads.

    Two dictionaries: what is read moves into the young one; when that is full it becomes
    the old one, and the old one is dropped. So between ``size`` and twice as many entries
    are kept, and neither reading nor writing takes a lock.

    >>> cache = Cache(2)
    >>> for word in "abcde":
    ...     cache[word] = word.upper()
    >>> cache.get("e"), cache.get("a")
    ('E', None)
    """

    __slots__ = ("_old", "_size", "_young")

    def __init__(self, size: int) -> None:
        self._size = size
        self._young: dict[K, V] = {}
        self._old: dict[K, V] = {}

    @property
    def young(self) -> Mapping[K, V]:
        """The entries read or written last, to look into first; `get` knows the others, too."""
        return self._young

    def get(self, key: K) -> V | None:
        """Give what is remembered, or none."""
        value = self._young.get(key)
        if value is None:
            value = self._old.get(key)
            if value is not None:
                self[key] = value
        return value

    def __setitem__(self, key: K, value: V) -> None:
        young = self._young
        if len(young) >= self._size:
            self._old = young
            self._young = young = {}
        young[key] = value

    def __len__(self) -> int:
        return len(self._young) + len(self._old)
