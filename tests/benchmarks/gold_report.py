"""Measures extraction over the gold documents: python tests/benchmarks/gold_report.py --split dev

Prints for each type strict precision, recall and F1 (same span), F1 of overlapping spans, for
each key the share of right values among the mentions found, the same for people and events,
and with ``--errors`` every disagreement in its context. Held-out documents are for numbers
alone: nobody looks at their errors to tune a rule.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

from goldfile import LINKS, TYPES, GoldDocument, GoldMention, read_all  # noqa: E402

import diplotext  # noqa: E402
from diplotext import types  # noqa: E402

NAMES = {cls: name for name, cls in TYPES.items()}
EVENT_KEYS = ("kind", "level", "format", "status", "place", "date")
EVENT_LINKS = ("participants", "host", "guest")


class Report:
    """Counts over documents; ``errors`` are lines to print."""

    def __init__(self) -> None:
        self.spans: dict[str, Counter[str]] = defaultdict(Counter)
        self.keys: dict[str, Counter[str]] = defaultdict(Counter)
        self.errors: list[tuple[str, str]] = []

    def add(self, gold: GoldDocument) -> None:
        doc = diplotext.extract(gold.text)
        who = Entities(gold, doc)
        for kind, cls in TYPES.items():
            wanted = {(m.start, m.stop): m for m in gold.mentions if m.type == kind}
            found = {m.span: m for m in doc.mentions if type(m) is cls}
            self._count(kind, list(wanted), list(found), gold)
            for span in wanted.keys() & found.keys():
                self._values(gold, wanted[span], found[span], who)
        self._people(gold, doc)
        self._events(gold, doc, who)

    def _count(self, kind: str, wanted: list[Any], found: list[Any], gold: GoldDocument) -> None:
        counts = self.spans[kind]
        counts["wanted"] += len(wanted)
        counts["found"] += len(found)
        counts["right"] += len(set(wanted) & set(found))
        counts["wanted~"] += sum(_overlaps(span, found) for span in wanted)
        counts["found~"] += sum(_overlaps(span, wanted) for span in found)
        for span in wanted:
            if span not in found:
                near = [gold.text[a:b] for a, b in found if _overlaps(span, [(a, b)])]
                note = f"  (found: {near})" if near else ""
                self.errors.append((kind, f"{gold.name} missed {_context(gold, span)}{note}"))
        for span in found:
            if span not in wanted and not _overlaps(span, wanted):
                self.errors.append((kind, f"{gold.name} unexpected {_context(gold, span)}"))

    def _values(
        self, gold: GoldDocument, wanted: GoldMention, found: types.Mention, who: Entities
    ) -> None:
        data = found.to_dict()
        for key, value in wanted.values.items():
            if key == "date":
                date = gold.mention(value).values
                expected: Any = [date["since"], date["until"]]
                actual: Any = data[key] and [data[key]["since"], data[key]["until"]]
            elif key in LINKS.get(wanted.type, ()):
                ids = value if isinstance(value, list) else [value]
                expected = who.all_of_gold(gold.mention(id) for id in ids)
                links = getattr(found, key)
                links = links if isinstance(links, tuple) else [links] if links else []
                actual = who.all_of_found(links)
            elif key == "parties":  # in no order that the contract tells
                expected, actual = sorted(value), sorted(data[key])
            else:
                expected, actual = value, data[key]
                if key in ("amount", "upper") and actual is not None:
                    actual = f"{getattr(found, key):f}"
                if key == "name":  # the letter ё is written or not
                    expected, actual = expected.replace("ё", "е"), (actual or "").replace("ё", "е")
            where = f"{gold.name} {wanted.type} {_context(gold, (wanted.start, wanted.stop))}"
            self._compare(wanted.type, key, expected, actual, where)

    def _compare(self, kind: str, key: str, expected: Any, actual: Any, where: str) -> None:
        self.keys[kind][f"{key} all"] += 1
        if expected == actual:
            self.keys[kind][f"{key} right"] += 1
        else:
            self.errors.append((f"{kind}.{key}", f"{where}: {actual!r}, gold {expected!r}"))

    def _people(self, gold: GoldDocument, doc: diplotext.Document) -> None:
        spans = {m.id: (m.start, m.stop) for m in gold.mentions}
        counts = self.spans["PEOPLE"]
        counts["wanted"] += len(gold.people)
        counts["found"] += len(doc.people)
        records = {record.name: record for record in doc.people}
        for person in gold.people:
            record = records.get(person["name"])
            if record is None:
                near = sorted(records.keys() - {other["name"] for other in gold.people})
                message = f"{gold.name} missed {person['name']!r} (others: {near})"
                self.errors.append(("PEOPLE", message))
                continue
            counts["right"] += 1
            where = f"{gold.name} {person['name']}"
            self._compare("PEOPLE", "country", person.get("country"), record.country, where)
            for key, linked in (("mentions", record.mentions), ("titles", record.titles)):
                expected = sorted(spans[id] for id in person[key])
                actual = sorted(mention.span for mention in linked)
                texts = [[gold.text[a:b] for a, b in side] for side in (expected, actual)]
                self.keys["PEOPLE"][f"{key} all"] += 1
                self.keys["PEOPLE"][f"{key} right"] += expected == actual
                if expected != actual:
                    message = f"{where}: {texts[1]}, gold {texts[0]}"
                    self.errors.append((f"PEOPLE.{key}", message))

    def _events(self, gold: GoldDocument, doc: diplotext.Document, who: Entities) -> None:
        counts = self.spans["EVENTS"]
        counts["wanted"] += len(gold.events)
        counts["found"] += len(doc.events)
        for wanted in gold.events:
            marks = [gold.mention(id) for id in wanted["mentions"]]
            spans = {(m.start, m.stop) for m in marks}
            best = max(
                doc.events,
                key=lambda event: len(spans & {m.span for m in event.mentions}),
                default=None,
            )
            where = f"{gold.name} {_context(gold, min(spans))}"
            if best is None or not spans & {m.span for m in best.mentions}:
                self.errors.append(("EVENTS", f"{where}: no event"))
                continue
            same = spans == {m.span for m in best.mentions}
            counts["right"] += same
            if not same:
                texts = [m.text for m in best.mentions]
                note = f"{where}: {texts}, gold {[m.text for m in marks]}"
                self.errors.append(("EVENTS", note))
            for key in EVENT_KEYS:
                actual = getattr(best, key)
                if key == "date" and actual is not None:
                    actual = [actual.since, actual.until]
                if key in wanted:
                    self._compare("EVENTS", key, wanted[key], actual, where)
            for key in EVENT_LINKS:
                value = wanted.get(key, [])
                linked = getattr(best, key)
                linked = linked if isinstance(linked, tuple) else [linked] if linked else []
                names = sorted(value if isinstance(value, list) else [value])
                if names:
                    actual = sorted({who.of_found(mention) for mention in linked})
                    self._compare("EVENTS", key, names, actual, where)

    def scores(self, kind: str) -> list[float]:
        """Give strict precision, recall, F1, and for mentions F1 of overlapping spans."""
        counts = self.spans[kind]
        right = counts["right"]
        row = _scores(right, counts["found"], right, counts["wanted"])
        loose = _scores(counts["found~"], counts["found"], counts["wanted~"], counts["wanted"])
        return row + loose[2:] if kind in TYPES else row

    def values(self, kind: str) -> dict[str, tuple[int, int]]:
        """Give for each key how many values are right, of how many."""
        counts = self.keys[kind]
        keys = [key[:-4] for key in counts if key.endswith(" all")]
        return {key: (counts[f"{key} right"], counts[f"{key} all"]) for key in keys}

    def print(self, errors: bool) -> None:
        print(f"{'':14}{'gold':>6}{'found':>7}{'P':>8}{'R':>8}{'F1':>8}{'F1 ~':>8}")
        for kind, counts in self.spans.items():
            numbers = "".join(f"{value:8.3f}" for value in self.scores(kind))
            print(f"{kind:14}{counts['wanted']:6}{counts['found']:7}{numbers}")
        print()
        for kind in self.keys:
            shares = [f"{key} {right}/{of}" for key, (right, of) in self.values(kind).items()]
            print(f"{kind:14}{', '.join(shares)}")
        if errors:
            for kind, message in sorted(self.errors):
                print(f"[{kind}] {message}")


class Entities:
    """What a mention stands for: a person's name, a country code, an organisation, else words."""

    def __init__(self, gold: GoldDocument, doc: diplotext.Document) -> None:
        self.gold, self.doc = gold, doc
        self.names = {id: person["name"] for person in gold.people for id in person["mentions"]}
        self.spans = {(m.type, m.start, m.stop): m for m in gold.mentions}

    def all_of_gold(self, mentions: Iterable[GoldMention]) -> list[str]:
        """Name mentions of the gold, a plural office by those who hold it."""
        return sorted({name for mention in mentions for name in self._held(mention)})

    def all_of_found(self, mentions: Iterable[types.Mention]) -> list[str]:
        """Name mentions that were found, a plural office by those who hold it."""
        return sorted({self.of_found(one) for m in mentions for one in _holders(m)})

    def _held(self, mention: GoldMention) -> list[str]:
        if mention.type == "title" and mention.values.get("plural"):
            if holders := mention.values.get("holders"):
                return [self.of_gold(self.gold.mention(id)) for id in holders]
            # Who they are is not written in the gold: whoever was found to hold the office.
            same = [t for t in self.doc.titles if t.span == (mention.start, mention.stop)]
            found = [self.of_found(one) for title in same for one in _holders(title)]
            return found or [mention.text]
        return [self.of_gold(mention)]

    def of_gold(self, mention: GoldMention) -> str:
        if mention.type == "person":
            return self.names[mention.id]
        if holder := mention.values.get("holder"):
            return self.names[holder]
        values = mention.values
        if mention.type == "country":
            return str(values["code"])
        return str(values.get("organization") or values.get("name") or mention.text)

    def of_found(self, mention: types.Mention) -> str:
        if isinstance(mention, types.Title) and mention.holder:
            return self.of_found(mention.holder)
        if isinstance(mention, types.Country):
            return mention.code
        if gold := self.spans.get((NAMES[type(mention)], mention.start, mention.stop)):
            return self.of_gold(gold)
        if isinstance(mention, types.Person):
            return next((p.name for p in self.doc.people if mention in p.mentions), mention.name)
        if isinstance(mention, types.Organization) and mention.organization:
            return mention.organization
        return str(getattr(mention, "name", mention.text))


def _holders(mention: types.Mention) -> Sequence[types.Mention]:
    holders = mention.holders if isinstance(mention, types.Title) else ()
    return holders or (mention,)


def _overlaps(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(span[0] < stop and start < span[1] for start, stop in others)


def _scores(right_found: int, found: int, right_wanted: int, wanted: int) -> list[float]:
    precision = right_found / found if found else 1.0
    recall = right_wanted / wanted if wanted else 1.0
    total = precision + recall
    return [precision, recall, 2 * precision * recall / total if total else 0.0]


def _context(gold: GoldDocument, span: tuple[int, int], width: int = 40) -> str:
    text, (start, stop) = gold.text, span
    marked = f"{text[max(0, start - width) : start]}[{text[start:stop]}]{text[stop : stop + width]}"
    return repr(marked.replace("\n", "⏎"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--split", choices=["dev", "held-out", "all"], default="dev")
    parser.add_argument("--errors", action="store_true", help="print every disagreement")
    parser.add_argument("--only", default="", help="documents whose names begin so")
    options = parser.parse_args()
    report = Report()
    for gold in read_all(options.split):
        if gold.name.startswith(options.only):
            report.add(gold)
    report.print(options.errors)


if __name__ == "__main__":
    main()
