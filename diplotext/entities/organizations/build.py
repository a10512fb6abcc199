"""Makes organisations of what the rule found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from diplotext.engine.acronyms import inside, stands_for
from diplotext.engine.grammar import Context, Found
from diplotext.entities.organizations.normalize import Index, Row
from diplotext.language.morph import default_morph
from diplotext.language.tokens import Token, WordToken
from diplotext.types import Country, Organization

__all__ = ["Builder", "fits", "lemma_in"]

Slots = Mapping[str, list[Any]]
_SHORT = ("межправкомиссия", "мпк")


@frozen
class Builder:
    """Makes mentions of one match; ``words`` are the lists of ``context.csv``."""

    index: Index
    words: Mapping[str, tuple[str, ...]]

    def __call__(self, found: Slots, keys: Mapping[str, str], context: Context) -> Iterator[Found]:
        """Give the organisation, the one that it is a body of, and one in brackets, if any."""
        results = list(self._named(found, keys, context))
        if bracket := found.get("bracket"):
            acronym = context.plain(inside(bracket))
            row = self.index.find(keys.get("bracket", acronym))
            results = self._bracketed(results, bracket, row, context)
        yield from results

    def _bracketed(
        self, results: list[Found], bracket: list[Any], row: Row | None, context: Context
    ) -> list[Found]:
        """Add the abbreviation in brackets to the name before it, if it is the same one."""
        if results:
            tokens, (outer, *inner) = results[-1].tokens, results[-1].mentions
            known = getattr(outer, "organization", None)
            same = known == row.id if known and row else stands_for(bracket, tokens)
            full = len(tokens) > 1 or not tokens[0].value.isupper()
            if same and full and context.after(tokens)[0] is bracket[0]:
                tokens = (*tokens, *bracket)
                whole = evolve(outer, **context.span(tokens))
                return [*results[:-1], Found(tokens, [whole, *inner])]
        own = _found(inside(bracket), row, context)
        return [*results, own] if own else results

    def _named(self, found: Slots, keys: Mapping[str, str], context: Context) -> Iterator[Found]:
        if "region" in found:
            yield from self._format(found, keys, context)
            return
        if "head" in found:
            yield from self._joint(found, context)
            return
        inner = self._core(found, keys, context)
        body = found.get("whole") or found.get("body")
        if body is None:
            if inner:
                yield inner
        elif inner or "owners" in found or body[0].value[0].isupper():
            yield from self._body(body, inner, found, context)
        elif inner:
            yield inner

    def _core(self, found: Slots, keys: Mapping[str, str], context: Context) -> Found | None:
        if "mixed" in found:
            tokens = found["mixed"]
            phrase = self._mixed(tokens)
            return self._with_inner(tokens, phrase, self.index.mixed.get(phrase), context)
        for slot in ("phrase", "abbreviation"):
            if slot in found:
                row = self.index.find(keys[slot])
                proper = slot == "abbreviation" or _proper(found[slot], context)
                spelling = keys[slot].split()
                return self._with_inner(found[slot], spelling, row if proper else None, context)
        return None

    def _with_inner(
        self, tokens: Sequence[Token], spelling: Sequence[str], row: Row | None, context: Context
    ) -> Found | None:
        """Make the organisation, and the other one that its name holds: "Генассамблея ООН"."""
        found = _found(tokens, row, context)
        if found is None or (inner := self.index.inner.get(" ".join(spelling))) is None:
            return found
        first, last, other = inner
        held = _found(tokens[first:last], other, context)
        return Found(tokens, [*found.mentions, *held.mentions]) if held else found

    def _mixed(self, tokens: Sequence[Any]) -> tuple[str, ...]:
        morph = default_morph()
        for phrase in self.index.mixed:
            pairs = zip(phrase, tokens, strict=False)
            if len(phrase) == len(tokens) and all(
                fits(word, morph.normalized(word), token) for word, token in pairs
            ):
                return phrase
        return ()

    def _body(
        self, body: list[Any], inner: Found | None, found: Slots, context: Context
    ) -> Iterator[Found]:
        short = found.get("short", [])
        if short and not stands_for(short, body):
            if inner:
                yield inner
            return
        body = [*body, *found.get("of_states", ())]
        tokens = [*body, *short, *(inner.tokens if inner else found.get("owners", ()))]
        countries = _codes(found.get("owners", ()))
        of_companies = any(lemma_in(token, self.words["business"]) for token in body[:1])
        if not inner and "whole" not in found and (len(countries) < 2 or of_companies):
            return
        outer = Organization(
            **context.span(tokens),
            name=_nominative(body, [t for t in tokens if t not in short], context),
            countries=countries,
        )
        yield Found(tokens, [outer, *(inner.mentions if inner else ())])

    def _joint(self, found: Slots, context: Context) -> Iterator[Found]:
        qualities, head = found.get("qualities", []), found["head"]
        countries = _codes([*qualities, *found.get("owners", ())])
        joint = any(lemma_in(token, self.words["joint"]) for token in qualities)
        # "рабочая группа по энергетике", but not "рабочая группа по расследованию"
        working = any(lemma_in(token, ("рабочий",)) for token in qualities) and any(
            token.type == "AREA" for token in found.get("tail", ())
        )
        part = self._part_before([*qualities, *head], context)
        if qualities and not joint and not working and not part and len(countries) < 2:
            return
        bare = not qualities and not lemma_in(head[0], _SHORT)
        led = found.get("tail", [*head])[0].value == "по"  # no "советы безопасности Чили и Перу"
        if bare and not (led and (part or len(countries) > 1)):
            return
        parts = [*qualities, *head, *found.get("tail", ()), *found.get("owners", ())]
        tokens = self._trim(sorted(parts, key=lambda token: token.span.start), head[-1])
        if not (working or self._says_enough(qualities, head[0], len(countries))):
            return
        mention = Organization(
            **context.span(tokens), name=_nominative(tokens, tokens, context), countries=countries
        )
        yield Found(tokens, [mention])

    def _part_before(self, tokens: Sequence[Any], context: Context) -> bool:
        """Tell "чилийскую часть подкомиссии": what has parts of states is joint."""
        before = context.before(tokens, 2)
        parts = len(before) == 2 and lemma_in(before[1], self.words["parts"])
        return parts and before[0].type == "COUNTRY"

    def _says_enough(self, qualities: Sequence[Any], head: Any, states: int) -> bool:
        """Tell a joint body from any commission or council of people."""
        if not qualities or states > 1 or qualities[0].value[0].isupper():
            return True
        between = any(
            lemma_in(q, ("межправительственный", "межгосударственный")) for q in qualities
        )
        return between or lemma_in(head, ("комиссия", "подкомиссия"))

    def _trim(self, tokens: list[Any], head: Any) -> list[Any]:
        """Cut a tail back to its last noun: "по торговле и новым" is "по торговле"."""
        while tokens[-1] is not head and not self._closes(tokens[-1]):
            tokens.pop()
        return tokens

    def _closes(self, token: Any) -> bool:
        if token.type in ("COUNTRY", "AREA") or token.value in '»"':
            return True
        return lemma_in(token, self.words["topics"]) and token.value != "в"

    def _format(self, found: Slots, keys: Mapping[str, str], context: Context) -> Iterator[Found]:
        tokens = sorted([*found["region"], *found["partner"]], key=lambda token: token.span.start)
        start = context.before(tokens, 2)
        if any(lemma_in(token, self.words["not_formats"]) for token in start):
            return
        partner = found["partner"][0]
        countries = _codes([partner])
        row = None if countries else self.index.find(context.plain(found["partner"]))
        inner = _found(found["partner"], row, context)
        own = "c5_plus_1" if countries == ("US",) else None
        mention = Organization(
            **context.span(tokens),
            organization=own,
            name=self._row_name(own) or _format_name(found, tokens, context),
            countries=countries,
        )
        run = context.between(tokens[0], tokens[-1])
        yield Found(run, [mention, *(inner.mentions if inner else ())])

    def _row_name(self, identifier: str | None) -> str | None:
        rows = (*self.index.phrases.values(), *self.index.abbreviations.values())
        return next((row.name for row in rows if row.id == identifier), None)


def _found(tokens: Sequence[Token], row: Row | None, context: Context) -> Found | None:
    if row is None:
        return None
    mention = Organization(**context.span(tokens), organization=row.id, name=row.name)
    return Found(tokens, [mention])


def _proper(tokens: Sequence[Any], context: Context) -> bool:
    """Tell a name from common words: short names want a capital letter."""
    first = tokens[0].value
    if len(tokens) > 2:
        return True
    if not first[0].isupper():
        return False
    return first != "Содружество" or len(tokens) > 1 or bool(context.before(tokens))


def fits(word: str, lemmas: set[str], token: Any) -> bool:
    """Tell whether a token is a word of a phrase, or what an earlier layer made of it.

    ``lemmas`` are those of the word; "@KZ" is any word for that state, "@AREA" any area.
    """
    if isinstance(token, WordToken):
        return any(form.normalized in lemmas for form in token.forms)
    if not word.startswith("@"):
        return bool(token.value == word)
    if word == "@AREA":
        return bool(token.type == "AREA")
    return isinstance(token.mention, Country) and token.mention.code == word[1:]


def _format_name(found: Slots, tokens: Sequence[Any], context: Context) -> str:
    """Name a format in full, with the sign between its sides that the text has."""
    between = context.between(tokens[0], tokens[-1])
    sign = "+" if any(token.value in ("+", "плюс") for token in between) else "–"
    sides = ["Центральная Азия", context.surface(found["partner"])]
    return f" {sign} ".join(sides if tokens[0] is found["region"][0] else reversed(sides))


def _codes(tokens: Sequence[Any]) -> tuple[str, ...]:
    """Give the states that tokens name, in order, each once."""
    found = [
        mention.code
        for token in tokens
        for mention in getattr(token, "mentions", ())
        if isinstance(mention, Country)
    ]
    return tuple(dict.fromkeys(found))


def _nominative(head: list[Any], tokens: list[Any], context: Context) -> str:
    """Put the head into the nominative, the rest as the text has it."""
    rest = [token for token in tokens if token.span.start > head[-1].span.start]
    parts = [context.nominative(head), context.plain(rest) if rest else ""]
    return " ".join(part for part in parts if part)


def lemma_in(token: Any, words: Sequence[str]) -> bool:
    """Tell whether a token is a form of one of the words."""
    return any(form.normalized in words for form in getattr(token, "forms", ()))
