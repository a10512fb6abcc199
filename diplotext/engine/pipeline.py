"""The cascade: grammars run layer after layer, each over the sentences its predecessors left.

What a layer finds becomes one token for the layers after it, so that a title rule can say
"head + ministry" without knowing how ministries look. This keeps rules small, matching
fast, and nesting explicit.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from attrs import define, evolve, field, frozen

from diplotext.engine.cascade import Cascade
from diplotext.engine.grammar import Context, Found, Grammar
from diplotext.engine.limits import Limits, Overrun
from diplotext.engine.matcher import Matcher
from diplotext.engine.symbols import keys_of
from diplotext.language.morph import Morph
from diplotext.language.segment import Sentence, join_lines, split_sentences
from diplotext.language.tokens import DocTokenizer, MergedToken, Token, default_tokenizer, merge
from diplotext.language.view import View, make_view
from diplotext.types import Mention

__all__ = ["Analysis", "Glance", "Layer", "Reason", "Row", "analyse", "prepare"]

Row = tuple[Token, ...]

Reason = tuple[str, tuple[Mention, ...]]
"""A rule by its name, and the mentions that it went by."""


class Glance:
    """What stands in a row, so that who looks for something may pass over it."""

    __slots__ = ("_lemmas", "_merged", "_types", "row")

    def __init__(self, row: Row) -> None:
        self.row = row
        self._types: frozenset[str] | None = None
        self._lemmas: frozenset[str] | None = None
        self._merged: list[MergedToken] | None = None

    @property
    def types(self) -> frozenset[str]:
        """The types of its tokens."""
        if self._types is None:
            self._types = frozenset([token.type for token in self.row])
        return self._types

    @property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of all readings of its plain words."""
        if self._lemmas is None:
            self._lemmas = frozenset[str]().union(*[token.lemmas for token in self.row])
        return self._lemmas

    @property
    def merged(self) -> list[MergedToken]:
        """Its merged tokens and those merged into them."""
        if self._merged is None:
            self._merged = [token for token in self.row if isinstance(token, MergedToken)]
            for token in self._merged:
                self._merged.extend(part for part in token.parts if isinstance(part, MergedToken))
        return self._merged


@define(eq=False)
class Analysis:
    """The state of one document: its view, sentences, rows of tokens, mentions so far.

    A row holds the tokens of a sentence. It is never changed in place: what a layer merges
    makes a new one, so that what was found out about a row holds as long as the row.
    """

    view: View
    morph: Morph
    sentences: list[Sentence]
    rows: list[Row]
    mentions: list[Mention] = field(factory=list)
    overruns: list[Overrun] = field(factory=list)
    reasons: dict[tuple[str, int, int, str], Reason] = field(factory=dict)
    _keys: dict[int, tuple[Row, list[Hashable]]] = field(factory=dict, init=False)
    _glances: dict[int, Glance] = field(factory=dict, init=False)
    _spans: list[tuple[int, int]] | None = field(default=None, init=False)

    def because(self, mention: Mention, value: str, rule: str, *evidence: Mention) -> None:
        """Note why a value of a mention is (to be) what it is; the last reason counts."""
        self.reasons[mention.type, mention.start, mention.stop, value] = rule, evidence

    def overran(self, limit: str, start: int, stop: int) -> None:
        """Note that a limit of the text was reached from an offset of the view to another."""
        self.overruns.append(Overrun(name="text", limit=limit, start=start, stop=stop))

    def keys(self, sentence: int) -> list[Hashable]:
        """Give the keys of the tokens of a sentence, kept while its row is the same."""
        row = self.rows[sentence]
        kept = self._keys.get(sentence)
        if kept is None or kept[0] is not row:
            kept = self._keys[sentence] = row, keys_of(row)
        return kept[1]

    def glance(self, sentence: int) -> Glance:
        """Give what stands in a sentence, kept while its row is the same."""
        row = self.rows[sentence]
        kept = self._glances.get(sentence)
        if kept is None or kept.row is not row:
            kept = self._glances[sentence] = Glance(row)
        return kept

    def raw_spans(self) -> list[tuple[int, int]]:
        """Give where the sentences are in the raw text; they do not change."""
        if self._spans is None:
            self._spans = [self.view.raw_span(s.start, s.stop) for s in self.sentences]
        return self._spans

    def with_types(self, *types: str) -> Iterator[tuple[int, Row]]:
        """Give number and row of the sentences that have tokens of all the types."""
        for sentence, row in enumerate(self.rows):
            if self.glance(sentence).types.issuperset(types):
                yield sentence, row

    def with_lemmas(self, words: Collection[str]) -> Iterator[tuple[int, Row]]:
        """Give number and row of the sentences that have a form of any of the words."""
        for sentence, row in enumerate(self.rows):
            if not self.glance(sentence).lemmas.isdisjoint(words):
                yield sentence, row

    def places(self, sentence: int, words: Collection[str]) -> list[int]:
        """Give the places in a row where a form of any of the words stands."""
        if self.glance(sentence).lemmas.isdisjoint(words):
            return []
        row = self.rows[sentence]
        return [i for i, token in enumerate(row) if not token.lemmas.isdisjoint(words)]

    def context(self, sentence: int) -> Context:
        """Give the context of a sentence as it stands now."""
        return Context(self.view, self.morph, sentence, self.rows[sentence])

    def merged(self, tag: str) -> Iterable[MergedToken]:
        """Give all merged tokens of a tag on the surface of the rows, in order."""
        for row in self.rows:
            for token in row:
                if token.type == tag and isinstance(token, MergedToken):
                    yield token

    def replace(self, changed: dict[Mention, Mention]) -> None:
        """Put changed mentions in place of their old selves, in tokens too."""
        if not changed:
            return
        self._keys.clear()
        self.mentions = [changed.get(mention, mention) for mention in self.mentions]
        for sentence in range(len(self.rows)):
            for token in self.glance(sentence).merged:
                if not changed.keys().isdisjoint(token.mentions):
                    token.mentions = tuple(changed.get(one, one) for one in token.mentions)

    def drop(self, gone: Collection[Mention]) -> None:
        """Take mentions back: their tokens become plain words again."""
        if not gone:
            return
        self.mentions = [mention for mention in self.mentions if mention not in gone]
        for sentence in range(len(self.rows)):
            self.take_apart(sentence, gone)

    def take_apart(self, sentence: int, gone: Collection[Mention]) -> None:
        """Make the tokens of mentions in one sentence plain words again."""
        row = self.rows[sentence]
        if any(_holds(token, gone) for token in row):
            split = ((token.parts if _holds(token, gone) else (token,)) for token in row)
            self.rows[sentence] = tuple(chain.from_iterable(split))


def _holds(token: Any, gone: Collection[Mention]) -> bool:
    return isinstance(token, MergedToken) and len(token.mentions) == 1 and token.mention in gone


@frozen(eq=False)
class Layer:
    """A grammar made ready to run; its matcher is built on first use."""

    grammar: Grammar
    tokenizer: DocTokenizer = field(repr=False)
    limits: Limits = field(factory=Limits, repr=False)

    @cached_property
    def matcher(self) -> Matcher:
        """The matcher of the rule."""
        rule, name = self.grammar.rule, self.grammar.name
        return Matcher(rule, self.tokenizer, name=name, limits=self.limits)

    def run(self, analysis: Analysis, sentences: Iterable[int] | None = None) -> None:
        """Find what the grammar finds in every sentence, or in some, and merge it."""
        findall, overruns, keys = self.matcher.findall, analysis.overruns, analysis.keys
        for index in range(len(analysis.rows)) if sentences is None else sentences:
            row = analysis.rows[index]
            matches = findall(row, overruns, keys(index))
            if not matches:
                continue
            context = analysis.context(index)
            found = [item for match in matches for item in self.grammar.build(match, context)]
            if not found:
                continue
            for item in found:
                analysis.mentions.extend(item.mentions)
            analysis.rows[index] = self._merge(row, found, analysis.view.matching)
        if self.grammar.finish:
            self.grammar.finish(analysis)

    def _merge(self, row: Row, found: Iterable[Found], text: str) -> Row:
        starts = [token.span.start for token in row]
        result: list[Token] = []
        position = 0
        for item in sorted(found, key=lambda item: item.tokens[0].span.start):
            tag = self.grammar.tag if item.tag is None else item.tag
            first = bisect_left(starts, item.tokens[0].span.start)
            last = bisect_left(starts, item.tokens[-1].span.start, first)
            if not tag or first < position:
                continue
            result.extend(row[position:first])
            result.append(merge(row[first : last + 1], tag, item.mentions, text))
            position = last + 1
        return (*result, *row[position:])


def prepare(text: str, limits: Limits | None = None) -> Analysis:
    """Split a text into sentences and tokens, before any layer has run."""
    limits = limits or Limits()
    tokenizer = default_tokenizer()
    view = make_view(text)
    joined = join_lines(view.matching, tokenizer.morph)
    sentences = list(split_sentences(joined))
    overlong: list[Any] = []
    known: dict[str, Any] = {"longest": limits.word_letters, "overlong": overlong}
    rows = [tokenizer.row(joined[s.start : s.stop], s.start, **known) for s in sentences]
    analysis = Analysis(view, tokenizer.morph, sentences, rows)
    for span in overlong:
        analysis.overran("word_letters", span.start, span.stop)
    if sum(map(len, rows)) > min(limits.sentence_tokens, limits.paragraph_tokens):
        _cut_sentences(analysis, limits.sentence_tokens)
        _cut_paragraphs(analysis, limits.paragraph_tokens)
    return analysis


def _cut_sentences(analysis: Analysis, longest: int) -> None:
    """Cut the sentences that have more tokens than ``longest``, and report them."""
    whole = list(zip(analysis.sentences, analysis.rows, strict=True))
    analysis.sentences, analysis.rows = [], []
    for sentence, row in whole:
        if len(row) <= longest:
            analysis.sentences.append(sentence)
            analysis.rows.append(row)
            continue
        analysis.overran("sentence_tokens", sentence.start, sentence.stop)
        for first in range(0, len(row), longest):
            part = row[first : first + longest]
            start, stop = part[0].span.start, part[-1].span.stop
            analysis.sentences.append(Sentence(start, stop, sentence.paragraph))
            analysis.rows.append(part)


def _cut_paragraphs(analysis: Analysis, longest: int) -> None:
    """Begin new paragraphs where one has more tokens than ``longest``, and report it."""
    paragraph, shift, size = -1, 0, 0
    for number, (sentence, row) in enumerate(zip(analysis.sentences, analysis.rows, strict=True)):
        size = len(row) + (size if sentence.paragraph == paragraph else 0)
        paragraph = sentence.paragraph
        if size > longest and size > len(row):
            analysis.overran("paragraph_tokens", sentence.start, sentence.stop)
            shift, size = shift + 1, len(row)
        if shift:
            analysis.sentences[number] = evolve(sentence, paragraph=paragraph + shift)


def analyse(text: str, layers: Sequence[Layer]) -> Analysis:
    """Run the layers over a text; ``overruns`` of the result tells which limits were reached."""
    analysis = prepare(text, layers[0].limits if layers else None)
    if isinstance(layers, Cascade):
        layers.run(analysis)
    else:
        for layer in layers:
            layer.run(analysis)
    return analysis
