"""Reads gold documents, tests/gold/*.toml: whole texts with every mention and link valued by hand.

The text carries marks ``⟦id|words⟧``, which nest; the letters of an id say the type of the
mention, ``[mentions]`` holds its values, ``[[people]]`` and ``[[events]]`` what is merged over
the document. Values refer to other mentions by their ids. A value that is not written is not
known to the annotator and not compared: only the values written are measured.

Conventions, where the contract leaves a choice:

* The holder of a title is written where the text tells it, by apposition or by reference.
* A bare «министр» has the role ``minister``; its portfolio is not written.
* The name of a title is written as the text words it, nominative; that of a ministry or an
  institution too, but not where it has an abbreviation, a periphrasis or a plural to expand.
* Links of a meeting (participants, host, guest, place, date) are written on the mention whose
  sentence tells them; a mention that merely repeats the event («в ходе беседы») has none.
* ``kind`` follows the noun, so «визит» repeats an official visit as ``visit``.
* «заседание» beside the commission's name is ``intergovernmental_commission``, alone ``session``.
* A statement is the words said: without quotation marks, dash or «что», without the verb. Objects
  of a verb of speech («отметил важность») and verbs without a clause are none.
* A range «с 4 по 6 мая» is one date, from the first number on, without «с».
* Relative words («сегодня», «прошлый год») are no dates; «т.г.» follows the document's year.
* Areas within the names of joint bodies and agreements are marked.
* «МИД А и Б» are two ministries, the second one «Б» alone; a title «главы МИД А и Б» is one.
* «верительные грамоты» is both the meeting (without «вручение») and an agreement's kind.
* «оглы», «кызы», «уулу» are the ``suffix`` of the middle name.
* «Ранее …», «напомним» recall: ``referenced_past``. The place of a dateline is no event's place.
* «Об этом сообщил …» makes the sentence before it a statement; an insertion («…, сказал он, …») is
  part of its statement. A question of an interview is a statement without a speaker.
* What is reported without a speaker («отмечалось», «как сообщалось») is a statement; what the
  author of the text announces («следует отметить, что») is none.
* Of nested bodies of one state («Сената Парламента») only the outermost is an institution.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import attrs

from diplotext import types

GOLD = Path(__file__).parent / "gold"
TYPES: dict[str, type[types.Mention]] = {
    "country": types.Country,
    "ministry": types.Ministry,
    "institution": types.Institution,
    "title": types.Title,
    "person": types.Person,
    "organization": types.Organization,
    "date": types.Date,
    "money": types.Money,
    "area": types.CooperationArea,
    "meeting": types.Meeting,
    "agreement": types.Agreement,
    "statement": types.Statement,
}
SPLITS = {"dev", "held-out"}
# Values that are ids of other mentions, or lists of them.
LINKS = {
    "title": {"holder", "holders"},
    "meeting": {"participants", "host", "guest", "date"},
    "agreement": {"date"},
    "statement": {"speaker"},
}
# Which list of ids.toml a value must come from.
VOCABULARY = {
    ("country", "form"): "form",
    ("ministry", "portfolio"): "portfolio",
    ("institution", "kind"): "institution",
    ("title", "role"): "role",
    ("title", "portfolio"): "portfolio",
    ("title", "rank"): "rank",
    ("title", "status"): "title_status",
    ("title", "organization"): "organization",
    ("organization", "organization"): "organization",
    ("money", "bound"): "bound",
    ("money", "role"): "money_role",
    ("money", "modality"): "modality",
    ("area", "areas"): "area",
    ("meeting", "kind"): "meeting",
    ("meeting", "level"): "level",
    ("meeting", "format"): "format",
    ("meeting", "status"): "meeting_status",
    ("agreement", "kind"): "agreement",
    ("agreement", "status"): "agreement_status",
}
STATE = "[A-Z]{2}"
CODES = {
    "code": STATE,
    "country": STATE,
    "countries": STATE,
    "accredited_to": STATE,
    "currency": "[A-Z]{3}",
    "since": r"\d{4}(-\d\d(-\d\d)?)?|--\d\d(-\d\d)?",
    "until": r"\d{4}(-\d\d(-\d\d)?)?|--\d\d(-\d\d)?",
    "amount": r"\d+(\.\d+)?",
    "upper": r"\d+(\.\d+)?",
}
REQUIRED = {
    "country": {"code", "form"},
    "ministry": {"portfolio"},
    "institution": {"kind"},
    "title": {"role", "status"},
    "person": set[str](),
    "organization": {"name"},
    "date": {"since", "until"},
    "money": {"amount", "bound"},
    "area": {"areas", "name"},
    "meeting": {"kind"},
    "agreement": {"kind"},
    "statement": {"direct"},
}
PEOPLE = {"name", "country", "mentions", "titles"}
EVENTS = {
    *("kind", "level", "format", "status", "mentions", "participants"),
    *("host", "guest", "place", "date"),
}
_MARK = re.compile(r"⟦(?:([a-z]+)([0-9]+)\|)?|⟧|[^⟦⟧]+")


@attrs.frozen
class GoldMention:
    """A marked span with its values as plain data."""

    id: str
    type: str
    start: int
    stop: int
    text: str
    values: dict[str, Any]


@attrs.frozen
class GoldDocument:
    """A text without marks, its mentions in the order of the text, people and events."""

    name: str
    genre: str
    country: str
    split: str
    text: str
    mentions: tuple[GoldMention, ...]
    people: tuple[dict[str, Any], ...]
    events: tuple[dict[str, Any], ...]

    def mention(self, id: str) -> GoldMention:
        return next(mention for mention in self.mentions if mention.id == id)


def parse_marks(marked: str) -> tuple[str, tuple[tuple[str, int, int], ...]]:
    """Take the marks out of a text; gives it with ``(id, start, stop)``, by start, outer first.

    >>> parse_marks("⟦title1|глава ⟦ministry1|МИД⟧⟧ прибыл")
    ('глава МИД прибыл', (('title1', 0, 9), ('ministry1', 6, 9)))
    """
    text, opened, marks = "", [], []
    for match in _MARK.finditer(marked):
        piece = match.group()
        if piece.startswith("⟦"):
            if match[1] not in TYPES:
                raise ValueError(f"a mark without an id at {marked[match.start() :][:40]!r}")
            marks.append([match[1] + match[2], len(text), -1])
            opened.append(marks[-1])
        elif piece == "⟧":
            if not opened:
                raise ValueError(f"⟧ without ⟦ after {text[-40:]!r}")
            opened.pop()[2] = len(text)
        else:
            text += piece
    if opened:
        raise ValueError(f"⟦ without ⟧: {opened[0][0]}")
    return text, tuple((str(id), int(start), int(stop)) for id, start, stop in marks)


def read_gold(path: Path) -> GoldDocument:
    """Read a gold file; raises ``ValueError`` with everything that is wrong in it."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    text, marks = parse_marks(data["text"])
    values = data.get("mentions", {})
    ids = [id for id, _, _ in marks]
    problems = [f"{id} is marked twice" for id in set(ids) if ids.count(id) > 1]
    problems += [f"{id} has no values" for id in ids if id not in values]
    problems += [f"{id} is not marked" for id in values if id not in ids]
    mentions = tuple(
        GoldMention(id, id.rstrip("0123456789"), start, stop, text[start:stop], values.get(id, {}))
        for id, start, stop in marks
    )
    gold = GoldDocument(
        name=path.stem,
        genre=data["genre"],
        country=data["country"],
        split=data["split"],
        text=text,
        mentions=mentions,
        people=tuple(data.get("people", ())),
        events=tuple(data.get("events", ())),
    )
    known = set(data) - {"genre", "country", "split", "text", "mentions", "people", "events"}
    problems += [f"unknown key {key}" for key in sorted(known)]
    problems += _document_problems(gold)
    if problems:
        raise ValueError(f"{path.name}: " + "; ".join(problems))
    return gold


def read_all(split: str = "all") -> list[GoldDocument]:
    """Read all gold documents of a split, by name."""
    documents = [read_gold(path) for path in sorted(GOLD.glob("*.toml")) if path.stem != "ids"]
    return [gold for gold in documents if split in ("all", gold.split)]


def _document_problems(gold: GoldDocument) -> list[str]:
    problems = [] if gold.split in SPLITS else [f"split is {gold.split!r}"]
    vocabulary = tomllib.loads((GOLD / "ids.toml").read_text(encoding="utf-8"))
    ids = {mention.id for mention in gold.mentions}
    for mention in gold.mentions:
        if mention.text != mention.text.strip():
            problems.append(f"{mention.id} begins or ends with a space: {mention.text!r}")
        problems += [f"{mention.id} {it}" for it in _value_problems(mention, vocabulary, ids)]
    spans = [(mention.type, mention.start, mention.stop) for mention in gold.mentions]
    problems += [f"marked twice: {span}" for span in set(spans) if spans.count(span) > 1]
    return problems + _merged_problems(gold, ids)


def _value_problems(mention: GoldMention, vocabulary: dict[str, Any], ids: set[str]) -> list[str]:
    values, kind = mention.values, mention.type
    fields = {field.name for field in attrs.fields(TYPES[kind])} - {"start", "stop", "text"}
    problems = [f"has no value {key}" for key in values if key not in fields]
    problems += [f"lacks {key}" for key in REQUIRED[kind] if key not in values]
    for key, value in values.items():
        if key in LINKS.get(kind, ()):
            problems += [f"{key}: no mention {id}" for id in _many(value) if id not in ids]
        if legal := vocabulary.get(VOCABULARY.get((kind, key), "")):
            problems += [f"{key}: unknown id {id!r}" for id in _many(value) if id not in legal]
        if (code := CODES.get(key)) and not all(re.fullmatch(code, one) for one in _many(value)):
            problems.append(f"{key}: no code {value!r}")
    return problems


def _merged_problems(gold: GoldDocument, ids: set[str]) -> list[str]:
    problems = []
    for number, person in enumerate(gold.people, 1):
        problems += [f"people {number}: unknown {key}" for key in set(person) - PEOPLE]
        linked = [*person["mentions"], *person["titles"]]
        problems += [f"people {number}: no mention {id}" for id in linked if id not in ids]
    for number, event in enumerate(gold.events, 1):
        problems += [f"events {number}: unknown {key}" for key in set(event) - EVENTS]
        problems += [f"events {number}: no mention {i}" for i in event["mentions"] if i not in ids]
    for kind, merged in (("person", gold.people), ("meeting", gold.events)):
        listed = [id for entry in merged for id in entry["mentions"]]
        for mention in gold.mentions:
            if mention.type == kind and listed.count(mention.id) != 1:
                problems.append(f"{mention.id} is in {listed.count(mention.id)} records")
    return problems


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
