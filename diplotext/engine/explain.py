"""Why a grammar matched, and how far it came where it did not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from attrs import field, frozen
from yargy.parser import Match
from yargy.tree import Leaf

from diplotext.engine.pipeline import Layer, prepare
from diplotext.types import Mention

if TYPE_CHECKING:
    from diplotext.engine.grammar import Context
    from diplotext.engine.matcher import Matcher

__all__ = ["Explanation", "Matched", "Partial", "explain"]

SHOWN = 8  # so many of the predicates that could have gone on are worth reading


@frozen(kw_only=True)
class Matched:
    """A match: what the rule made of which tokens, and the mentions that came of it.

    ``tree`` has a line for each named or interpreted rule and each token, indented by depth.
    """

    grammar: str
    start: int
    stop: int
    text: str
    tree: tuple[str, ...] = field(repr=False)
    mentions: tuple[Mention, ...] = ()

    def lines(self) -> Iterator[str]:
        """Give the explanation line by line."""
        yield f"{self.grammar}: «{self.text}» [{self.start}, {self.stop}) matched"
        yield from (f"    {line}" for line in self.tree)
        for mention in self.mentions:
            yield f"    = {mention!r}"
        if not self.mentions:
            yield "    = no mention: the grammar refused what stands there or around it"


@frozen(kw_only=True)
class Partial:
    """The beginning of a match that did not come to its end.

    ``tokens`` are the words read with what accepted them; ``met`` is the word that no
    expectation accepted, none at the end of the sentence; ``expected`` are a few of those.
    """

    grammar: str
    start: int
    stop: int
    text: str
    tokens: tuple[tuple[str, str], ...]
    met: str | None
    expected: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """Give the explanation line by line."""
        yield f"{self.grammar}: «{self.text}» [{self.start}, {self.stop}) began but did not match"
        yield from (f"    {value}  ← {label}" for value, label in self.tokens)
        end = "the end of the sentence" if self.met is None else f"«{self.met}»"
        yield f"    then came {end}; expected {' or '.join(self.expected) or 'nothing'}"


@frozen
class Explanation:
    """What each grammar did with a text, in the order in which the grammars ran.

    Printed, it is a text to read; ``matched`` and ``partial`` hold the same as data.
    """

    matched: tuple[Matched, ...]
    partial: tuple[Partial, ...]

    def __str__(self) -> str:
        items: tuple[Matched | Partial, ...] = (*self.matched, *self.partial)
        return "\n".join(line for item in items for line in item.lines())


def explain(text: str, layers: Sequence[Layer]) -> Explanation:
    """Run the layers over a text and tell what matched, and what nearly did.

    A beginning is told of where at least two tokens of it were read, the longest of each
    sentence and grammar, and none inside a match of the same grammar.
    """
    analysis = prepare(text, layers[0].limits if layers else None)
    matched: list[Matched] = []
    partial: list[Partial] = []
    for layer in layers:
        name, matcher = layer.grammar.name, layer.matcher
        seen: list[tuple[Match, Context]] = []
        for index, row in enumerate(analysis.rows):
            context = analysis.context(index)
            matches = matcher.findall(row, analysis.overruns)
            seen.extend((match, context) for match in matches)
            partial.extend(_partial(name, matcher, row, matches, context))
        known = set(map(id, analysis.mentions))
        layer.run(analysis)
        new = [mention for mention in analysis.mentions if id(mention) not in known]
        matched.extend(_matched(name, match, context, new) for match, context in seen)
    return Explanation(tuple(matched), tuple(partial))


def _matched(name: str, match: Match, context: Context, new: Iterable[Mention]) -> Matched:
    place = context.span(match.tokens)
    mentions = tuple(m for m in new if place["start"] <= m.start and m.stop <= place["stop"])
    tree = tuple(_tree(match.tree.root, 0))
    return Matched(grammar=name, tree=tree, mentions=mentions, **place)


def _tree(node: Any, depth: int) -> Iterator[str]:
    stack = [(node, depth)]
    while stack:
        node, depth = stack.pop()
        indent = "  " * depth
        if isinstance(node, Leaf):
            lemma = getattr(node.token, "normalized", node.token.value)
            yield f"{indent}{node.token.value}  ← {_label(node.predicate)}, normal form {lemma}"
            continue
        told = node.interpretator is not None or node.relation is not None or _named(node.rule)
        if told:
            key = getattr(node.production, "value", None)
            yield f"{indent}{node.rule.label}" + (f" ({key})" if isinstance(key, str) else "")
        stack.extend((child, depth + told) for child in reversed(node.children))


def _named(rule: Any) -> bool:
    """Tell whether the author named the rule; yargy numbers the others (R0, R1)."""
    name = rule.name or ""
    return bool(name) and not (name[0] == "R" and name[1:].isdigit())


def _label(predicate: Any) -> str:
    label = str(predicate.label)
    value = getattr(predicate, "value", None)
    if label.endswith("(...)") and isinstance(value, set | frozenset) and len(value) <= SHOWN:
        label = label.replace("...", ", ".join(sorted(map(str, value))))
    return label


def _partial(
    name: str,
    matcher: Matcher,
    row: Sequence[Any],
    matches: Sequence[Match],
    context: Context,
) -> Iterator[Partial]:
    begun = matcher.longest_beginning(row, [match.span for match in matches])
    if begun is None or begun.stop - begun.start < 2:
        return
    tokens = row[begun.start : begun.stop]
    read = tuple(
        (token.value, " or ".join(_labels(accepting)))
        for token, accepting in zip(tokens, begun.accepting, strict=True)
    )
    met = row[begun.stop].value if begun.stop < len(row) else None
    place = context.span(tokens)
    expected = tuple(_labels(begun.expected))
    yield Partial(grammar=name, tokens=read, met=met, expected=expected, **place)


def _labels(predicates: Iterable[Any]) -> list[str]:
    labels = list(dict.fromkeys(map(_label, predicates)))
    return labels[:SHOWN] + (["…"] if len(labels) > SHOWN else [])
