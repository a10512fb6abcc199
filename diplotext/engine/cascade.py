"""The layers of an extractor, with what is known of words to all of them at once."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from diplotext.engine.limits import Cache

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplotext.engine.pipeline import Analysis, Layer

__all__ = ["Cascade"]

Seen = list[tuple[Any, int]]


class Cascade(tuple["Layer", ...]):
    """Layers in the order in which they run; a tuple that passes over sentences.

    For each word one lookup tells which of the layers may begin a match with it, as bits: most
    sentences have nothing for most layers, and those layers are not asked.
    """

    _known: Cache[Hashable, int]

    def __new__(cls, layers: Iterable[Layer]) -> Cascade:
        """Take layers in a row."""
        made = super().__new__(cls, layers)
        made._known = Cache(max((layer.limits.words for layer in made), default=1))
        return made

    def run(self, analysis: Analysis) -> None:
        """Run each layer over the sentences that may have something for it."""
        seen: Seen = [(None, 0)] * len(analysis.rows)
        for number, layer in enumerate(self):
            layer.run(analysis, self._sentences(analysis, 2 << number, seen))

    def _sentences(self, analysis: Analysis, bit: int, seen: Seen) -> Iterator[int]:
        for sentence in range(len(seen)):
            keys = analysis.keys(sentence)
            known, bits = seen[sentence]
            if known is not keys:  # the row is another than for the layer before
                bits = self._bits(keys, analysis.rows[sentence])
                seen[sentence] = keys, bits
            if bits & bit:
                yield sentence

    def _bits(self, keys: Sequence[Hashable], row: Sequence[Any]) -> int:
        known, bits = self._known.young, 0
        for key, token in zip(keys, row, strict=True):
            bits |= known.get(key) or self._known.get(key) or self._ask(key, token)
        return bits

    def _ask(self, key: Hashable, token: Any) -> int:
        bits = 1  # asked
        for number, layer in enumerate(self):
            bits |= layer.matcher.may_begin(key, token) << number + 1
        self._known[key] = bits
        return bits
