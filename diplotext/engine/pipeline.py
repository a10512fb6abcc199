"""The cascade: grammars run layer after layer, each over the sentences its predecessors left.

What a layer finds becomes one token for the layers after it, so that a title rule can say
"head + ministry" without knowing how ministries look. This keeps rules small, matching
fast, and nesting explicit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from attrs import define, field, frozen

from diplotext.engine.grammar import Context, Found, Grammar
from diplotext.engine.limits import Limits, Overrun
from diplotext.engine.matcher import Matcher
from diplotext.language.morph import Morph
from diplotext.language.segment import Sentence, join_lines, split_sentences
from diplotext.language.tokens import DocTokenizer, MergedToken, Token, default_tokenizer, merge
from diplotext.language.view import View, make_view
from diplotext.types import Mention

__all__ = ["Analysis", "Layer", "Reason", "analyse", "prepare"]

Reason = tuple[str, tuple[Mention, ...]]
"""A rule by its name, and the mentions that it went by."""


@define(eq=False)
class Analysis:
    """The state of one document: its view, sentences, rows of tokens, mentions so far."""

    view: View
    morph: Morph
    sentences: list[Sentence]
    rows: list[list[Token]]
    mentions: list[Mention] = field(factory=list)
    overruns: list[Overrun] = field(factory=list)
    reasons: dict[tuple[str, int, int, str], Reason] = field(factory=dict)

    def because(self, mention: Mention, value: str, rule: str, *evidence: Mention) -> None:
        """Note why a value of a mention is (to be) what it is; the last reason counts."""
        self.reasons[mention.type, mention.start, mention.stop, value] = rule, evidence

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
        self.mentions = [changed.get(mention, mention) for mention in self.mentions]
        for row in self.rows:
            for token in row:
                if isinstance(token, MergedToken):
                    _replace(token, changed)

    def drop(self, mention: Mention) -> None:
        """Take a mention back: its tokens become plain words again."""
        self.mentions.remove(mention)
        for index, row in enumerate(self.rows):
            split: list[Token] = []
            for token in row:
                gone = isinstance(token, MergedToken) and token.mentions == (mention,)
                split.extend(token.parts if gone else (token,))
            self.rows[index] = split


def _replace(token: MergedToken, changed: dict[Mention, Mention]) -> None:
    token.mentions = tuple(changed.get(mention, mention) for mention in token.mentions)
    for part in token.parts:
        if isinstance(part, MergedToken):
            _replace(part, changed)


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

    def run(self, analysis: Analysis) -> None:
        """Find what the grammar finds in every sentence, and merge it."""
        for index, row in enumerate(analysis.rows):
            matches = self.matcher.findall(row, analysis.overruns)
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

    def _merge(self, row: list[Token], found: Iterable[Found], text: str) -> list[Token]:
        starts = {token.span.start: index for index, token in enumerate(row)}
        result, position = [], 0
        for item in sorted(found, key=lambda item: item.tokens[0].span.start):
            tag = self.grammar.tag if item.tag is None else item.tag
            first, last = starts[item.tokens[0].span.start], starts[item.tokens[-1].span.start]
            if not tag or first < position:
                continue
            result.extend(row[position:first])
            result.append(merge(row[first : last + 1], tag, item.mentions, text))
            position = last + 1
        return result + row[position:]


def prepare(text: str) -> Analysis:
    """Split a text into sentences and tokens, before any layer has run."""
    tokenizer = default_tokenizer()
    view = make_view(text)
    joined = join_lines(view.matching, tokenizer.morph)
    sentences = list(split_sentences(joined))
    rows = [
        list(tokenizer.tokenize(joined[sentence.start : sentence.stop], sentence.start))
        for sentence in sentences
    ]
    return Analysis(view, tokenizer.morph, sentences, rows)


def analyse(text: str, layers: Sequence[Layer]) -> Analysis:
    """Run the layers over a text; ``overruns`` of the result tells which limits were reached."""
    analysis = prepare(text)
    for layer in layers:
        layer.run(analysis)
    return analysis
