"""From the parts of a matched title to the mention: what counts and where it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from attrs import evolve, frozen

from diplotext.engine.grammar import Context, Found, keys, slots
from diplotext.entities.titles import tokens as see
from diplotext.entities.titles.bodies import bodies
from diplotext.entities.titles.guards import (
    ends_in_name,
    is_candidacy,
    is_name,
    is_plural,
    stands_alone,
)
from diplotext.entities.titles.names import display_name
from diplotext.entities.titles.normalize import CHAIRED, Index, Office
from diplotext.entities.titles.values import values
from diplotext.entities.titles.words import Words
from diplotext.types import Title

__all__ = ["Parts", "builder"]

# What may stand after the head, in order; all of it goes when it makes no office.
COMPLEMENTS = (
    *("early", "portfolio", "body", "origin", "literal", "region", "quoted", "latin"),
    *("place", "states", "unit", "host", "under"),
)


@frozen
class Parts:
    """The slots of a match, their lexicon phrases, and the tokens that the title keeps."""

    slots: dict[str, list[Any]]
    phrases: dict[str, str]
    tokens: tuple[Any, ...]
    plural: bool = False

    def __contains__(self, slot: str) -> bool:
        return slot in self.slots

    def __getitem__(self, slot: str) -> list[Any]:
        return self.slots.get(slot, [])

    @property
    def head(self) -> str:
        """The head words as the lexicon has them."""
        return self.phrases["head"].removeprefix("экс-")

    @property
    def governor(self) -> str:
        """The slot of the word that shows case and number of the whole."""
        return next(slot for slot in ("aide", "deputy", "head") if slot in self)

    @property
    def noun(self) -> Any:
        """The noun of the governing words, with the readings that are meant."""
        phrase = self.phrases.get(self.governor, "").removeprefix("экс-")
        return see.noun(self[self.governor], phrase)

    def upto(self, token: Any) -> Parts:
        """Keep the tokens up to one, and the slots that have some left."""
        return self._keep([t for t in self.tokens if t.span.stop <= token.span.stop])

    def since(self, token: Any) -> Parts:
        """Keep the tokens from one on."""
        return self._keep([t for t in self.tokens if t.span.start >= token.span.start])

    def _keep(self, tokens: list[Any]) -> Parts:
        kept = {token.span.start for token in tokens}
        slots = {k: [t for t in value if t.span.start in kept] for k, value in self.slots.items()}
        return evolve(self, tokens=tuple(tokens), slots={k: v for k, v in slots.items() if v})


def builder(index: Index, words: Words) -> Callable[[Any, Context], Iterator[Found]]:
    """Make the function that turns a match into mentions."""

    def build(match: Any, context: Context) -> Iterator[Found]:
        found = slots(match)
        parts = Parts(found, keys(match, found), tuple(match.tokens))
        titles = _titles(parts, context, index, words)
        if titles:
            whole = titles[0]
            yield Found([t for t in match.tokens if _inside(t, whole, context)], titles)

    return build


def _inside(token: Any, title: Title, context: Context) -> bool:
    start, stop = context.view.raw_span(token.span.start, token.span.stop)
    return title.start <= start and stop <= title.stop


def _titles(parts: Parts, context: Context, index: Index, words: Words) -> list[Title]:
    """Give the title and, of an aide, the office served; nothing for a false find."""
    if parts["head"][0].value.lower() == "после":  # the preposition, hardly ever "о после"
        return []
    before = context.before(parts.tokens)
    if before and before[-1].value.lower() == "во" and parts.governor == "head":
        return []  # "во главе делегации"
    if before and is_candidacy(before[-1], parts["head"][-1]):
        return []
    if parts.governor != "head" and not any(see.has(t, "gent") for t in parts["head"]):
        return []
    parts = _topic_as_head(parts, index)
    parts = _topic_as_portfolio(parts, index, words)
    office, parts = _office(parts, context, index, words)
    if office is None:
        return []
    if _is_bare(parts) and not stands_alone(parts, context, words):
        office = index.find(parts.head, ["company"]) if parts.head == "вице-президент" else None
        if office is None:
            return []
    parts = _trim(parts, office, context, words)
    if _is_bare(parts) and is_name(parts, context, words):
        return []
    if parts.plural and parts.head in words["no_plural"]:
        return []
    if "aide" not in parts:
        return [_title(parts, office, context, words)]
    served = parts.since(_after(parts, "aide"))
    if "topic" in served:
        served = served.upto(_before(served, "topic"))
    served = evolve(served, plural=is_plural(served, context))
    return _aided(parts, served, office, context, index, words)


def _topic_as_head(parts: Parts, index: Index) -> Parts:
    """Read "посол по особым поручениям", where the lexicon has it, as one office."""
    head = " ".join([parts.head, *(token.value.lower() for token in parts["topic"])])
    if "topic" not in parts or head not in index.offices:
        return parts
    slots = {name: value for name, value in parts.slots.items() if name != "topic"}
    slots["head"] = [*parts["head"], *parts["topic"]]
    return evolve(parts, slots=slots, phrases={**parts.phrases, "head": head})


def _topic_as_portfolio(parts: Parts, index: Index, words: Words) -> Parts:
    """Read "министр по чрезвычайным ситуациям" as a portfolio, not as an aide's topic."""
    topic = parts["topic"]
    if len(topic) < 2 or "portfolio" in parts or index.find(parts.head, ["portfolio"]) is None:
        return parts
    asked = any(form.normalized == "вопрос" for form in topic[1].forms)
    known = not asked and words.portfolio(" ".join(t.value for t in topic)) is not None
    alone = "deputy" not in parts and "aide" not in parts
    opens = words.is_portfolio_dative(topic[1]) or (
        "late" in parts and words.is_open_dative(topic[1])
    )
    if not known and not (alone and opens):
        return parts
    slots = {name: value for name, value in parts.slots.items() if name != "topic"}
    return evolve(parts, slots={**slots, "portfolio": topic})


def _after(parts: Parts, slot: str) -> Any:
    last = parts[slot][-1]
    return next(t for t in parts.tokens if t.span.start >= last.span.stop)


def _before(parts: Parts, slot: str) -> Any:
    first = parts[slot][0]
    return [t for t in parts.tokens if t.span.stop <= first.span.start][-1]


def _office(
    parts: Parts, context: Context, index: Index, words: Words
) -> tuple[Office | None, Parts]:
    """Find the office of head and complement, else of the head alone, without complement."""
    if "first" in parts and f"первый {parts.head}" in index.offices:
        phrases = {**parts.phrases, "head": f"первый {parts.head}"}
        joined = {**parts.slots, "head": [*parts["first"], *parts["head"]]}
        joined.pop("first")
        parts = evolve(parts, phrases=phrases, slots=joined)
    named = bodies(parts, context, words)
    office = index.find(parts.head, named)
    if office and office.role == "chairman_of_state" and named == ["country"]:
        office = office if CHAIRED.intersection(see.codes(parts["states"][0])) else None
    if office is not None:
        return office, parts
    return index.find(parts.head, ["bare"]), parts.upto(parts["head"][-1])


def _is_bare(parts: Parts) -> bool:
    others = ("prefix", "inner", "aide", "deputy", "cut", *COMPLEMENTS)
    return not any(slot in parts for slot in others)


def _trim(parts: Parts, office: Office, context: Context, words: Words) -> Parts:
    """Tell the number, and leave out what is not of this office."""
    parts = evolve(parts, plural=is_plural(parts, context))
    if "cut" in parts:
        parts = parts.upto(parts["head"][-1])
    whose = [*parts["portfolio"], *parts["body"]]
    vague = "literal" in parts and "region" not in parts and whose
    vague = vague and whose[0].span.start < parts["literal"][0].span.start
    if vague and all(see.only(token, "plur") for token in parts["literal"]):
        parts = parts.upto(_before(parts, "literal"))  # "министры обороны стран"
    if "topic" in parts and not _is_topic(parts, office, words):
        parts = parts.upto(_before(parts, "topic"))
    if "place" in parts and ends_in_name(parts, context):
        parts = parts.upto(
            _before(parts, "place") if len(parts["place"]) < 2 else parts["place"][-2]
        )
    if "prefix" in parts and not _agrees(parts, words):
        parts = parts.since(_after(parts, "prefix"))
    if "first" in parts and office.rank is None and office.role != "president":
        parts = parts.since(_after(parts, "first"))  # "первый посол Чада" is an ordinal
    if "host" in parts and office.role != "consul_general":
        last = parts["host"][-1]
        if not see.codes(last) and see.is_city(last) and "host" not in parts.phrases:
            parts = parts.upto(_before(parts, "host"))
    if not parts.plural:
        for slot in ("body", "states"):
            if len(parts[slot]) > 1:
                parts = parts.upto(parts[slot][0])
    return parts


def _is_topic(parts: Parts, office: Office, words: Words) -> bool:
    governed = "aide" in parts or "deputy" in parts
    if parts["topic"][0].value.lower() == "в":  # "полпред Президента в Ошской области"
        return parts.phrases.get("aide", "").startswith(("полпред", "полномочный"))
    if not see.has(parts["topic"][-1], "NOUN") and parts["topic"][-1].type == "RU":
        return False  # "по международным" of what the text spells wrong
    own = "unit" in parts or not {"topic", "organization_topic"}.isdisjoint(office.takes)
    if not governed and not own:
        return False
    for number, token in enumerate(parts["topic"][1:]):
        if see.names_state(token):
            return True
        forms = getattr(token, "forms", ())
        lemmas = {form.normalized for form in forms if "datv" in form.grams}
        if lemmas.intersection(words["topic_heads"]):
            # "обсудил с заместителем министра по вопросам…" is about the talks.
            asked = "вопрос" in lemmas and not number
            return not asked or "aide" in parts or "unit" in parts or not governed
    if "unit" in parts:
        return True
    return any(words.is_part_of_world(t) or see.has(t, "Geox", "datv") for t in parts["topic"])


def _agrees(parts: Parts, words: Words) -> bool:
    """Tell "избранный президент" from "избранный президентом"."""
    adjectives = [t for t in parts["prefix"] if words.is_status(t)]
    return all(see.agree(adjective, parts.noun) for adjective in adjectives)


def _title(parts: Parts, office: Office, context: Context, words: Words) -> Title:
    return Title(
        **context.span(parts.tokens),
        **values(parts, office, words),
        plural=parts.plural,
        name=display_name(parts, context, words),
    )


def _aided(
    parts: Parts, served: Parts, office: Office, context: Context, index: Index, words: Words
) -> list[Title]:
    inner = _title(served, office, context, words)
    row = index.find(parts.phrases["aide"], ["office"])
    if row is None:
        return [inner]
    known = {"country": inner.country, "countries": inner.countries}
    whole = Title(
        **context.span(parts.tokens),
        **{**values(parts, row, words), **known, "organization": inner.organization},
        plural=parts.plural,
        name=display_name(parts, context, words),
    )
    secretary = inner.role == "foreign_minister" and "секретарь" in parts.head
    if secretary and parts.phrases["aide"] == "помощник":
        # An assistant secretary of the US is a deputy, not an aide.
        deputy: dict[str, Any] = {
            "role": "deputy_minister",
            "portfolio": "foreign_affairs",
            "rank": "deputy",
        }
        return [evolve(whole, **deputy)]
    if row.role == "spokesperson" and inner.role in ("minister", "foreign_minister"):
        whole = evolve(whole, portfolio=inner.portfolio)
    return [whole, inner]
