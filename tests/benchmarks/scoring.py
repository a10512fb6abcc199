"""Compares found mentions with gold mentions of the same texts: spans, values, links.

Strict is the same span, or one that the gold row lists as an alternative; lenient is overlap,
one to one, the longest first. Gold mentions of one type that lie in one another make a nest:
whoever finds any of them has found it, since corpora differ in how far they nest. A gold row
with a flag that is ignored is neither wanted nor wrong. Values are compared on lenient pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

Span = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Row:
    """A mention has one end, a relation two; an end is its span and alternatives to it."""

    doc: str
    kind: str
    ends: tuple[tuple[Span, ...], ...]
    values: dict[str, Any] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[Span, ...]:
        return tuple(spans[0] for spans in self.ends)

    @property
    def size(self) -> int:
        return sum(stop - start for start, stop in self.key)

    def closeness(self, other: Row) -> tuple[int, float]:
        """Characters that both share, and their share in both; ``(0, 0)`` when an end is apart."""
        length, share = 0, 0.0
        mention = len(self.ends) == 1
        for mine, theirs in zip(self.ends, other.ends, strict=True):
            mine = mine[:1] if mention else mine
            best = max(_closeness(one, two) for one in mine for two in theirs)
            if not best[0]:
                return 0, 0.0
            length, share = length + best[0], share + best[1]
        return length, share

    def equals(self, other: Row) -> bool:
        return all(set(a) & set(b) for a, b in zip(self.ends, other.ends, strict=True))

    def within(self, other: Row) -> bool:
        pairs = zip(self.key, other.key, strict=True)
        return all(two[0] <= one[0] and one[1] <= two[1] for one, two in pairs)


@dataclass(frozen=True)
class Difference:
    """What is wrong: ``missed``, ``unexpected``, ``span``, or the keys of wrong values."""

    what: str
    wanted: Row | None
    found: Row | None


@dataclass
class Score:
    """Counts of one kind: all wanted and found, and the right ones of each, strict and lenient."""

    counts: Counter[str] = field(default_factory=Counter)
    values: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    differences: list[Difference] = field(default_factory=list)

    def prf(self, how: str) -> tuple[float, float, float]:
        """Precision, recall, F1; ``how`` is ``strict``, ``lenient`` or ``values``.

        >>> counts = {"wanted": 4, "strict found": 2, "found strict": 1, "wanted strict": 1}
        >>> Score(Counter(counts)).prf("strict")
        (0.5, 0.25, 0.3333333333333333)
        """
        precision = _share(self.counts[f"found {how}"], self.counts[f"{how} found"])
        recall = _share(self.counts[f"wanted {how}"], self.counts["wanted"])
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0


def score(
    wanted: Iterable[Row], found: Iterable[Row], ignored: Collection[str] = ()
) -> dict[str, Score]:
    """Score found rows against wanted ones, by kind; kinds that are never wanted are left out.

    >>> gold = [Row("d", "MONEY", (((0, 9),),), {"amount": "5", "currency": "USD"})]
    >>> found = [Row("d", "MONEY", (((2, 9),),), {"amount": "5.0", "currency": "EUR"})]
    >>> result = score(gold, found)["MONEY"]
    >>> result.prf("strict"), result.prf("lenient")
    ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0))
    >>> {key: tuple(counts.values()) for key, counts in result.values.items()}
    {'amount': (1, 1), 'currency': (1, 0)}
    """
    groups: dict[tuple[str, str], tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((wanted, found)):
        for row in rows:
            group = groups[row.kind, row.doc][side]
            if row.key not in {other.key for other in group}:
                group.append(row)
    scores: dict[str, Score] = defaultdict(Score)
    for (kind, _), (golds, preds) in groups.items():
        _add(scores[kind], golds, preds, frozenset(ignored))
    return {kind: one for kind, one in sorted(scores.items()) if one.counts["gold rows"]}


def same_value(wanted: Any, found: Any) -> bool:
    """Tell whether two values are the same: numbers by value, words without case and ё.

    >>> same_value("8100000", "8.1E+6"), same_value("Королёв", "королев"), same_value("1", None)
    (True, True, False)
    """
    if isinstance(wanted, list) or isinstance(found, list):
        both = isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found)
        return both and all(map(same_value, wanted, found))
    one, two = _fold(wanted), _fold(found)
    try:
        return Decimal(one) == Decimal(two)
    except InvalidOperation:
        return found is not None and one == two


def _add(total: Score, golds: Sequence[Row], preds: Sequence[Row], ignored: frozenset[str]) -> None:
    skipped = {gold for gold in golds if gold.flags & ignored}
    total.counts["gold rows"] += len(golds)
    pairs = _pairs(golds, preds, skipped, strict=False)
    exact = _pairs(golds, preds, skipped, strict=True)
    # What fits an ignored mention does not count, so that strict and lenient differ in all found.
    for how, fits in (("strict", exact), ("lenient", pairs)):
        to_ignored = sum(gold in skipped for gold, _ in fits)
        total.counts[f"{how} found"] += len(preds) - to_ignored
        total.counts[f"found {how}"] += len(fits) - to_ignored
    total.counts["found"] = total.counts["values found"] = total.counts["lenient found"]
    matched = {pred for _, pred in pairs}
    hits, exact_hits = {gold for gold, _ in pairs}, {gold for gold, _ in exact}
    for nest in _nests(golds):
        if all(gold in skipped for gold in nest):
            continue
        total.counts["wanted"] += 1
        total.counts["wanted strict"] += any(gold in exact_hits for gold in nest)
        total.counts["wanted lenient"] += any(gold in hits for gold in nest)
        if not any(gold in hits for gold in nest):
            total.differences.append(Difference("missed", nest[0], None))
    unexpected = [Difference("unexpected", None, pred) for pred in preds if pred not in matched]
    total.differences += unexpected
    same = {pred for _, pred in exact}
    for gold, pred in pairs:
        if gold not in skipped:
            _add_values(total, gold, pred, pred in same)


def _add_values(total: Score, gold: Row, pred: Row, same_span: bool) -> None:
    wrong = []
    for key, value in gold.values.items():
        if value is None:
            continue
        right = same_value(value, pred.values.get(key))
        total.values[key]["all"] += 1
        total.values[key]["right"] += right
        if not right:
            wrong.append(key)
    total.counts["found values"] += not wrong
    total.counts["wanted values"] += not wrong
    if wrong or not same_span:
        total.differences.append(Difference(", ".join(wrong) or "span", gold, pred))


def _pairs(
    golds: Sequence[Row], preds: Sequence[Row], skipped: Collection[Row], strict: bool
) -> list[tuple[Row, Row]]:
    near = []
    for i, gold in enumerate(golds):
        for j, pred in enumerate(preds):
            length, share = (int(gold.equals(pred)), 0.0) if strict else gold.closeness(pred)
            if length:
                near.append((-length, -share, gold in skipped, i, j))
    pairs: dict[int, int] = {}
    for *_, i, j in sorted(near):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(golds[i], preds[j]) for i, j in pairs.items()]


def _nests(golds: Sequence[Row]) -> list[list[Row]]:
    nests: list[list[Row]] = []
    for gold in sorted(golds, key=lambda row: -row.size):
        home = next((nest for nest in nests if gold.within(nest[0])), None)
        if home is None:
            nests.append([gold])
        else:
            home.append(gold)
    return nests


def _closeness(one: Span, two: Span) -> tuple[int, float]:
    common = max(0, min(one[1], two[1]) - max(one[0], two[0]))
    union = one[1] - one[0] + two[1] - two[0] - common
    return common, common / union if common else 0.0


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _fold(value: Any) -> str:
    return " ".join(str(value).lower().replace("ё", "е").split())
