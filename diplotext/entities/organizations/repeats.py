"""Bodies named again in short: "СМО" of a "Совет министров обороны", a bare "Совета"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve

from diplotext.engine.pipeline import Analysis, Row
from diplotext.language.acronyms import is_acronym
from diplotext.language.inflect import nominative
from diplotext.language.tokens import MergedToken, Token, WordToken, leaves, merge
from diplotext.types import Organization

__all__ = ["find_repeats", "initials"]

_TAG = "ORGANIZATION"
_SHORTEST = 3  # letters: "СМ" of a "Совет министров" is also somebody's


def find_repeats(analysis: Analysis, words: Mapping[str, Sequence[str]]) -> None:
    """Find again the bodies of a document by their initials, or by their head alone.

    ``words`` are the lists of ``context.csv``. Nothing is found before the body is named.
    """
    told = _Told(analysis, words)
    for number, row in enumerate(analysis.rows):
        glance = analysis.glance(number)
        if _TAG in glance.types or told.is_near(row, glance.lemmas):
            analysis.rows[number] = tuple(told.again(row))


class _Told:
    """The bodies told so far, the latest of each head and of each initials."""

    def __init__(self, analysis: Analysis, words: Mapping[str, Sequence[str]]) -> None:
        self.analysis = analysis
        self.heads = frozenset(words["repeated"])
        self.leads = frozenset(words["repeat_leads"])
        self.by_head: dict[str, Organization] = {}
        self.by_letters: dict[str, Organization] = {}
        self.several: set[str] = set()  # heads of organisations of which more than one is told

    def is_near(self, row: Row, lemmas: frozenset[str]) -> bool:
        """Tell whether a sentence can name a body again."""
        if not self.by_head.keys().isdisjoint(lemmas):
            return True
        return bool(self.by_letters) and any(t.value in self.by_letters for t in row)

    def again(self, row: Row) -> Iterator[Token]:
        """Give the tokens of a sentence with those that repeat a body merged."""
        for position, token in enumerate(row):
            if isinstance(token, MergedToken):
                if token.type == _TAG:
                    self._tell(token)
                yield token
                continue
            body = self._meant(row, position) if isinstance(token, WordToken) else None
            yield self._merged(token, body) if body else token

    def _tell(self, token: MergedToken) -> None:
        body = token.mention
        if not isinstance(body, Organization):
            return
        own = list(self._own_words(token))
        head = next((head for leaf in own for head in leaf.lemmas & self.heads), None)
        if head is not None:
            other = self.by_head.get(head)
            if other is not None and other.organization != body.organization:
                self.several.add(head)
            self.by_head[head] = body
        letters = initials([leaf.value for leaf in own])
        if len(letters) >= _SHORTEST:
            self.by_letters[letters] = body

    def _own_words(self, token: MergedToken) -> Iterator[Token]:
        """Give the words of a body before its bracket, its owner or what it is for."""
        inner = min((mention.start for mention in token.mentions[1:]), default=None)
        for part in token.parts:
            if part.type == "COUNTRY":
                continue
            for leaf in leaves(part):
                start, _ = self.analysis.view.raw_span(leaf.span.start, leaf.span.stop)
                if start == inner or leaf.value in ("(", "по", "между"):
                    return
                yield leaf

    def _meant(self, row: Row, position: int) -> Organization | None:
        """Give the body that a word repeats, if it does."""
        token = row[position]
        if body := self.by_letters.get(token.value):
            return body if is_acronym(token.value) else None
        if token.lemmas.isdisjoint(self.by_head):
            return None
        if not any("sing" in form.grams and "NOUN" in form.grams for form in token.forms):
            return None
        head = next(head for head in token.lemmas if head in self.by_head)
        body = self.by_head[head]
        if body.organization and head in self.several:
            return None
        return body if self._stands_alone(row, position) else None

    def _stands_alone(self, row: Row, position: int) -> bool:
        """Tell "заседание Совета" from "совет директоров" and "новый совет".

        In lower case it wants a word of joint bodies before it: "сопредседатель комиссии".
        """
        if not position or row[position - 1].value in '«"“„' or _qualifies(row[position - 1]):
            return False
        if position + 1 < len(row) and _specifies(row[position + 1]):
            return False
        led = not row[position - 1].lemmas.isdisjoint(self.leads)
        return led or bool(row[position].value[0].isupper())

    def _merged(self, token: Token, body: Organization) -> Token:
        view = self.analysis.view
        start, stop = view.raw_span(token.span.start, token.span.stop)
        text = view.raw[start:stop]
        mention = evolve(body, start=start, stop=stop, text=text)
        if not body.organization and not is_acronym(token.value):
            mention = evolve(mention, name=nominative([text], self.analysis.morph))
        self.analysis.mentions.append(mention)
        return merge([token], _TAG, (mention,), view.matching)


def initials(words: Sequence[str]) -> str:
    """Give the first letters of the words of a name, in capitals; joints have none.

    >>> initials(["Совета", "министров", "обороны"]), initials(["Мир", "и", "труд"])
    ('СМО', 'МТ')
    """
    return "".join(word[0].upper() for word in words if word[:1].isalpha() and word != "и")


def _qualifies(token: Any) -> bool:
    """Tell an adjective or a state before a word: "российский совет"."""
    if isinstance(token, MergedToken):
        return token.type in ("COUNTRY", "AREA")
    return any("ADJF" in form.grams for form in getattr(token, "forms", ())[:1])


def _specifies(token: Any) -> bool:
    """Tell a genitive, a name, a purpose or an owner after a word: it is then another one."""
    if isinstance(token, MergedToken):
        return token.type != "DATE"
    if token.value in '«"“„(' or token.value in ("по", "при"):
        return True
    readings = [form.grams for form in getattr(token, "forms", ())]
    verbal = any("VERB" in grams for grams in readings)  # "примет" is of "примета" too
    genitive = any("gent" in g and ("NOUN" in g or "ADJF" in g) for g in readings[:2])
    return (genitive and not verbal) or bool(token.value[0].isupper())
