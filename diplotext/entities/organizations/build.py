"""Makes organisations of what the rule found, and takes doubtful acronyms back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

from attrs import evolve, frozen

from diplotext.engine.acronyms import inside, learn, stands_for
from diplotext.engine.grammar import Context, Found
from diplotext.engine.pipeline import Analysis
from diplotext.entities.organizations.normalize import Index, Row
from diplotext.language.morph import default_morph
from diplotext.language.tokens import MergedToken, Token, WordToken, leaves
from diplotext.types import CooperationArea, Country, Mention, Organization

__all__ = ["Builder", "fits"]

Slots = Mapping[str, list[Any]]
NEAR = 3  # tokens on each side in which evidence for a weak acronym may stand


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
            return _found(tokens, self._mixed(tokens), context)
        for slot in ("phrase", "abbreviation"):
            if slot in found:
                row = self.index.find(keys[slot])
                proper = slot == "abbreviation" or _proper(found[slot], context)
                return _found(found[slot], row, context) if row and proper else None
        return None

    def _mixed(self, tokens: Sequence[Any]) -> Row | None:
        for phrase, row in self.index.mixed.items():
            pairs = zip(phrase, tokens, strict=False)
            morph = default_morph()
            if len(phrase) == len(tokens) and all(
                fits(word, morph.normalized(word), token) for word, token in pairs
            ):
                return row
        return None

    def _body(
        self, body: list[Any], inner: Found | None, found: Slots, context: Context
    ) -> Iterator[Found]:
        tokens = [*body, *(inner.tokens if inner else found.get("owners", ()))]
        countries = _codes(found.get("owners", ()))
        of_companies = any(_lemma_in(token, self.words["business"]) for token in body[:1])
        if not inner and "whole" not in found and (len(countries) < 2 or of_companies):
            return
        outer = Organization(
            **context.span(tokens),
            name=_nominative(body, tokens, context),
            countries=countries,
        )
        yield Found(tokens, [outer, *(inner.mentions if inner else ())])

    def _joint(self, found: Slots, context: Context) -> Iterator[Found]:
        qualities, head = found.get("qualities", []), found["head"]
        countries = _codes([*qualities, *found.get("owners", ())])
        joint = any(_lemma_in(token, self.words["joint"]) for token in qualities)
        if qualities and not joint and len(countries) < 2:
            return
        parts = [*qualities, *head, *found.get("tail", ()), *found.get("owners", ())]
        tokens = self._trim(sorted(parts, key=lambda token: token.span.start), head[-1])
        if not self._says_enough(qualities, head[0], len(countries)):
            return
        mention = Organization(
            **context.span(tokens), name=_nominative(tokens, tokens, context), countries=countries
        )
        yield Found(tokens, [mention])

    def _says_enough(self, qualities: Sequence[Any], head: Any, states: int) -> bool:
        """Tell a joint body from any commission or council of people."""
        if not qualities or states > 1 or qualities[0].value[0].isupper():
            return True
        between = any(
            _lemma_in(q, ("межправительственный", "межгосударственный")) for q in qualities
        )
        return between or _lemma_in(head, ("комиссия", "подкомиссия"))

    def _trim(self, tokens: list[Any], head: Any) -> list[Any]:
        """Cut a tail back to its last noun: "по торговле и новым" is "по торговле"."""
        while tokens[-1] is not head and not self._closes(tokens[-1]):
            tokens.pop()
        return tokens

    def _closes(self, token: Any) -> bool:
        if token.type in ("COUNTRY", "AREA") or token.value in '»"':
            return True
        return _lemma_in(token, self.words["topics"]) and token.value != "в"

    def _format(self, found: Slots, keys: Mapping[str, str], context: Context) -> Iterator[Found]:
        tokens = sorted([*found["region"], *found["partner"]], key=lambda token: token.span.start)
        start = context.before(tokens, 2)
        if any(_lemma_in(token, self.words["not_formats"]) for token in start):
            return
        partner = found["partner"][0]
        countries = _codes([partner])
        inner = None if countries else self._core(found, keys, context)
        own = "c5_plus_1" if countries == ("US",) else None
        mention = Organization(
            **context.span(tokens),
            organization=own,
            name=self._row_name(own) or f"Центральная Азия – {context.surface(found['partner'])}",
            countries=countries,
        )
        run = context.between(tokens[0], tokens[-1])
        yield Found(run, [mention, *(inner.mentions if inner else ())])

    def _row_name(self, identifier: str | None) -> str | None:
        rows = (*self.index.phrases.values(), *self.index.abbreviations.values())
        return next((row.name for row in rows if row.id == identifier), None)

    def finish(self, analysis: Analysis) -> None:
        """Take back the weak acronyms for which nothing speaks, and areas within names."""
        _drop_areas(analysis)
        refused: list[Mention] = []
        doubtful: list[Organization] = []
        known: set[str | None] = set()
        for row in analysis.rows:
            for position, token in enumerate(row):
                if not isinstance(token, MergedToken) or token.type != "ORGANIZATION":
                    continue
                mention = token.mentions[-1]
                entry = self._weak(token)
                if entry is not None and _of_state(row, position):
                    refused.append(mention)
                elif entry is None or _near(row, position, entry.evidence):
                    known.add(getattr(mention, "organization", None))
                elif isinstance(mention, Organization):
                    doubtful.append(mention)
        refused.extend(mention for mention in doubtful if mention.organization not in known)
        analysis.drop(set(refused))
        learn(analysis, "ORGANIZATION")
        analysis.replace(_referring(analysis))

    def _weak(self, token: MergedToken) -> Row | None:
        words = list(takewhile(lambda leaf: leaf.value != "(", leaves(token)))
        if len(words) == 1:
            return self.index.weak.get(token.value)
        morph = default_morph()
        for phrase, row in self.index.weak.items():
            parts = phrase.split()
            if len(parts) == len(words) and all(
                fits(part, morph.normalized(part), word)
                for part, word in zip(parts, words, strict=True)
            ):
                return row
        return None


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


def _lemma_in(token: Any, words: Sequence[str]) -> bool:
    return any(form.normalized in words for form in getattr(token, "forms", ()))


def _drop_areas(analysis: Analysis) -> None:
    """Take back areas within a name: "Организация Черноморского экономического сотрудничества"."""
    for token in analysis.merged("ORGANIZATION"):
        if getattr(token.mention, "organization", None) is None:
            continue
        for mention in [m for part in token.parts for m in getattr(part, "mentions", ())]:
            if isinstance(mention, CooperationArea) and mention in analysis.mentions:
                analysis.mentions.remove(mention)


def _referring(analysis: Analysis) -> dict[Mention, Mention]:
    """Give the commissions named without their states the states of the one named before."""
    tokens = analysis.merged("ORGANIZATION")
    bodies = [t.mention for t in tokens if not any(map(_has_id, t.mentions))]
    commissions = [m for m in bodies if isinstance(m, Organization) and _is_commission(m)]
    pairs = {m.countries for m in commissions if len(m.countries) > 1}
    last = pairs.pop() if len(pairs) == 1 else ()
    changed: dict[Mention, Mention] = {}
    for mention in commissions:
        if len(mention.countries) > 1:
            last = mention.countries
        elif not mention.countries and last:
            changed[mention] = evolve(mention, countries=last)
    return changed


def _is_commission(mention: Organization) -> bool:
    name = mention.name.lower()
    return "комиссия" in name or "мпк" in name


def _has_id(mention: Mention) -> bool:
    return getattr(mention, "organization", None) is not None


def _of_state(row: Sequence[Any], position: int) -> bool:
    """Tell a body of a state: "Совет безопасности России"."""
    beside = [*row[max(0, position - 1) : position], *row[position + 1 : position + 2]]
    return len(row[position].parts) > 1 and any(token.type == "COUNTRY" for token in beside)


def _near(row: Sequence[Any], position: int, evidence: Sequence[str]) -> bool:
    """Tell whether a word of evidence stands near a place of a sentence."""
    around = [*row[max(0, position - NEAR) : position], *row[position + 1 : position + 1 + NEAR]]
    for token in around:
        if token.value in evidence or _lemma_in(token, evidence):
            return True
        if isinstance(token, MergedToken) and any(part.value in evidence for part in token.parts):
            return True
    return False
