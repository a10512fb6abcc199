"""Tokens of razdel in the shape that yargy wants, with one more kind: merged tokens.

Types: ``RU`` a word in Cyrillic (hyphens and apostrophes inside: "торгово-экономический"),
``LATIN``, ``INT`` digits, ``FLOAT`` digits with a decimal comma or point, ``PUNCT``,
``OTHER``, and one type for each kind of mention (``COUNTRY``, ``TITLE``…), which a merged
token has: the words of a mention found earlier, seen by later grammars as one token.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from yargy.span import Span
from yargy.token import MorphToken
from yargy.token import Token as YargyToken
from yargy.tokenizer import MorphTokenizer

from diplotext.language.caches import CACHE_SIZE
from diplotext.language.morph import Form, Grams, Morph, default_morph
from diplotext.language.pieces import FLOAT, INT, LATIN, OTHER, PUNCT, RU, split

if TYPE_CHECKING:
    from collections.abc import Hashable

    from diplotext.types import Mention

__all__ = [
    "DocTokenizer",
    "MergedToken",
    "PlainToken",
    "Token",
    "WordToken",
    "default_tokenizer",
    "has_lemma",
    "leaves",
    "merge",
]

LONGEST = 100  # letters that a word may have: longer ones are no words


class PlainToken(YargyToken):  # type: ignore[misc]
    """A token without morphology: a number, a sign, a Latin word."""

    value: str
    mention: Mention | None = None
    key: Hashable
    """What determines every predicate over this token."""

    lemmas: frozenset[str] = frozenset()

    def __init__(self, value: str, span: Span, type: str) -> None:
        self.value = self.key = value
        self.span = span
        self.type = type


class Word:
    """What all occurrences of a surface form share: its readings, looked up when first asked for.

    >>> sorted(Word("стали", default_morph()).lemmas)
    ['сталь', 'стать']
    """

    __slots__ = ("_forms", "_lemmas", "morph", "value")

    def __init__(self, value: str, morph: Morph, forms: list[Form] | None = None) -> None:
        self.value = value
        self.morph = morph
        self._forms = forms
        self._lemmas: frozenset[str] | None = None

    @property
    def forms(self) -> list[Form]:
        """All readings, the likeliest first."""
        if self._forms is None:
            self._forms = self.morph(self.value)
        return self._forms

    @property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of all readings."""
        if self._lemmas is None:
            self._lemmas = frozenset(form.normalized for form in self.forms)
        return self._lemmas


class WordToken(MorphToken):  # type: ignore[misc]
    """A Russian word; its readings are looked up when a predicate first asks."""

    value: str
    type = RU
    mention: Mention | None = None
    key: Hashable
    """What determines every predicate over this token."""

    def __init__(self, word: Word, span: Span) -> None:
        self.value = self.key = word.value
        self.span = span
        self.word = word

    @property
    def forms(self) -> list[Form]:
        """All readings, the likeliest first."""
        return self.word.forms

    @property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of all readings, as a set that is kept."""
        return self.word.lemmas

    def constrained(self, forms: list[Form]) -> WordToken:
        """Give a copy that keeps only some of the readings."""
        return WordToken(Word(self.value, self.word.morph, forms), self.span)


class MergedToken(MorphToken):  # type: ignore[misc]
    """The words of one mention as a single token, with the grammemes of its head word.

    ``mention`` is the mention, ``mentions`` all those inside (a compound adjective has
    two countries), ``parts`` the tokens merged. Its normal form is artificial, so that
    rules about words never match it.
    """

    lemmas: frozenset[str] = frozenset()

    def __init__(
        self,
        value: str,
        span: Span,
        tag: str,
        forms: list[Form],
        mentions: tuple[Mention, ...],
        parts: tuple[Token, ...],
    ) -> None:
        self.value = value
        self.span = span
        self.type = tag
        self.forms = forms
        self.mentions = mentions
        self.parts = parts

    @property
    def mention(self) -> Mention:
        """The mention that these words are."""
        return self.mentions[0]

    @property
    def key(self) -> Hashable:
        """What determines every predicate over this token: of its mention that is the form."""
        form: str | None = getattr(self.mentions[0], "form", None)
        return self.type, self.value, tuple([form.grams for form in self.forms]), form

    def constrained(self, forms: list[Form]) -> MergedToken:
        """Give a copy that keeps only some of the readings."""
        return MergedToken(self.value, self.span, self.type, forms, self.mentions, self.parts)


Token = PlainToken | WordToken | MergedToken


def has_lemma(token: Any, words: Collection[str], *grams: str) -> bool:
    """Tell whether some reading of a plain word has a lemma of the words and all grammemes.

    >>> has_lemma(next(default_tokenizer().tokenize("стали")), {"стать"})
    True
    """
    if token.lemmas.isdisjoint(words):
        return False
    return not grams or any(
        form.normalized in words and all(gram in form.grams for gram in grams)
        for form in token.forms
    )


def merge(
    tokens: Sequence[Token], tag: str, mentions: tuple[Mention, ...], text: str
) -> MergedToken:
    """Merge the tokens of a mention into one; ``text`` is the matching text of the view."""
    span = Span(tokens[0].span.start, tokens[-1].span.stop)
    forms = _artificial(tag, tuple([form.grams for form in head_forms(tokens)]))
    value = text[span.start : span.stop]
    return MergedToken(value, span, tag, list(forms), mentions, tuple(tokens))


@lru_cache(maxsize=5_000)
def _artificial(tag: str, readings: tuple[Grams, ...]) -> tuple[Form, ...]:
    return tuple(Form(f"<{tag.lower()}>", grams) for grams in readings)


def head_forms(tokens: Sequence[Token]) -> list[Form]:
    """Give the readings of the head of a phrase: its first noun, else its first word.

    A participle that governs the noun is the head itself: "заведующим отделом".
    """
    if governs(tokens):
        return list(tokens[0].forms)
    first: list[Form] | None = None
    for token in tokens:
        if isinstance(token, MorphToken):
            forms: list[Form] = token.forms
            if "NOUN" in forms[0].grams or (len(forms) > 1 and "NOUN" in forms[1].grams):
                return forms
            first = first or forms
    return first or _NO_FORMS


def governs(tokens: Sequence[Any]) -> bool:
    """Tell whether a phrase begins with a participle and a noun that does not agree with it.

    >>> phrases = "исполняющим обязанности", "заведующего отделом", "действующего министра"
    >>> [governs(default_tokenizer().row(phrase)) for phrase in phrases]
    [True, True, False]
    """
    if len(tokens) < 2 or not all(isinstance(token, MorphToken) for token in tokens[:2]):
        return False
    first, second = tokens[0].forms, tokens[1].forms
    if not any("PRTF" in form.grams and "actv" in form.grams for form in first):
        return False
    return not any(_agree(form.grams, noun.grams) for form in first for noun in second)


def _agree(one: Grams, other: Grams) -> bool:
    same = any(case in one and case in other for case in _CASES)
    if "plur" in one or "plur" in other:
        return same and "plur" in one and "plur" in other
    return same and any(gender in one and gender in other for gender in _GENDERS)


_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_GENDERS = ("masc", "femn", "neut")
_NO_FORMS = [Form("", Grams(frozenset()))]


def leaves(token: Token) -> Iterator[Token]:
    """Give the plain tokens of a token, merged ones taken apart."""
    if isinstance(token, MergedToken):
        for part in token.parts:
            yield from leaves(part)
    else:
        yield token


class DocTokenizer(MorphTokenizer):  # type: ignore[misc]
    """razdel's tokens for yargy; a sequence of tokens passes through unchanged."""

    def __init__(self, morph: Morph | None = None, *, cache_size: int = CACHE_SIZE) -> None:
        super().__init__(morph=morph or default_morph())
        self.types = {RU, LATIN, INT, FLOAT, PUNCT, OTHER}
        self._short = lru_cache(cache_size)(self._pieces)

    def check_type(self, type: str) -> None:
        """Accept the types of words and, in capitals, those of merged tokens."""
        if type not in self.types and not type.isupper():
            raise ValueError(type)

    def __call__(self, text: str | Sequence[Token]) -> Iterator[Token] | Sequence[Token]:
        """Tokenise a text; offsets are those of the text."""
        return self.tokenize(text) if isinstance(text, str) else text

    def tokenize(self, text: str, offset: int = 0) -> Iterator[Token]:
        """Tokenise a text whose first character stands at ``offset`` of the document."""
        return iter(self.row(text, offset))

    def row(
        self,
        text: str,
        offset: int = 0,
        *,
        longest: int = LONGEST,
        overlong: list[Span] | None = None,
    ) -> tuple[Token, ...]:
        """Give the same tokens all at once.

        A word with more letters than ``longest`` has no readings; where it stands is noted in
        ``overlong``.
        """
        tokens: list[Token] = []
        position = 0
        # razdel never joins across a space, so its tokens are remembered by what stands
        # between two spaces: most are words seen a thousand times.
        short = min(_SHORT, longest)
        for chunk in text.split():
            position = text.find(chunk, position)
            base = offset + position
            position += len(chunk)
            known = len(chunk) <= short
            for start, stop, word, kind in self._short(chunk) if known else self._pieces(chunk):
                span = Span(base + start, base + stop)
                if type(word) is str:
                    tokens.append(PlainToken(word, span, kind))
                elif known or stop - start <= longest:
                    tokens.append(WordToken(word, span))
                else:
                    tokens.append(PlainToken(word.value, span, OTHER))
                    if overlong is not None:
                        overlong.append(span)
        return tuple(tokens)

    def _pieces(self, chunk: str) -> tuple[Piece, ...]:
        return tuple(
            (start, stop, Word(value, self.morph) if kind is RU else value, kind)
            for start, stop, value, kind in split(chunk)
        )

    def split(self, text: str) -> list[str]:
        """Give the values of the tokens of a text."""
        return [token.value for token in self.tokenize(text)]

    def __reduce__(self) -> tuple[Any, ...]:
        return default_tokenizer, ()


# Start, stop, the word or the value, type.
Piece = tuple[int, int, Any, str]
_SHORT = 40  # letters; longer chunks (addresses, garbage) are not worth the memory


@cache
def default_tokenizer() -> DocTokenizer:
    """Give the tokenizer of the process, made on first use."""
    return DocTokenizer()
