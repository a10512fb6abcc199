"""From the words of an area to its ids, its EuroVoc concepts and its nominative name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from diplotext.engine.lexicon import Lexicon, Word, load_lexicon
from diplotext.language.inflect import agree, restore
from diplotext.language.morph import Form, Morph, default_morph
from diplotext.language.phrases import form_in
from diplotext.language.tokens import Token
from diplotext.language.view import fold

__all__ = [
    "PACKAGE",
    "Area",
    "Compound",
    "Index",
    "agrees",
    "form_in",
    "may_name",
    "name_with_head",
]

PACKAGE = "diplotext.entities.areas"
QUOTES = frozenset("«»\"“”„'")
_JOINTS = frozenset({"и", "или", ",", "а", "также"})


@frozen
class Area:
    """A row of the lexicon: an area of cooperation and the words that name it.

    ``words`` are noun phrases in the nominative, ``adjectives`` their masculine singular;
    an adjective in several rows names several areas.
    """

    id: str
    tier: str
    name: str
    words: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    eurovoc: tuple[str, ...] = ()


@frozen
class Compound:
    """An adjective that names several areas in this order, or whose parts mislead."""

    adjective: str
    areas: tuple[str, ...]


@frozen
class Phrase:
    """A noun phrase of the lexicon as sets of lemmas, word by word."""

    text: str
    lemmas: tuple[frozenset[str], ...]
    area: str


@frozen(eq=False)
class Index:
    """The lexicon turned round: from lemmas to areas."""

    context: dict[str, frozenset[str]]
    adjectives: dict[str, tuple[str, ...]]
    eurovoc: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[Phrase, ...]]
    heads: frozenset[str]
    ends: frozenset[str]
    acronyms: dict[str, tuple[str, ...]]
    morph: Morph = field(factory=default_morph, repr=False)

    @classmethod
    def of(cls, areas: Lexicon[Area]) -> Index:
        """Index the rows of a lexicon, with the context words and compounds of the package."""
        morph = default_morph()
        context = {
            row.id: frozenset(fold(word) for word in row.words)
            for row in load_lexicon(Word, PACKAGE, "context.csv")
        }
        adjectives: dict[str, list[str]] = defaultdict(list)
        for row in areas:
            for word in row.adjectives:
                adjectives[fold(word)].append(row.id)
        known = {row.id for row in areas}
        compounds = {
            fold(row.adjective): [area for area in row.areas if area in known]
            for row in load_lexicon(Compound, PACKAGE, "compounds.csv")
        }
        # What a user adds to the lexicon stands before what is shipped as a compound.
        merged = {**compounds, **{k: v for k, v in adjectives.items() if k not in compounds}}
        phrases: dict[str, list[Phrase]] = defaultdict(list)
        heads, ends = set(), set()
        for row in areas:
            for words in (*row.words, row.name):
                phrase = Phrase(words, _lemma_sets(fold(words).split(), morph), row.id)
                for lemma in phrase.lemmas[0]:
                    phrases[lemma].append(phrase)
                heads |= _head_lemmas(fold(words).split(), morph)
                first, *rest = fold(words).split()
                ends |= _head_lemmas(rest, morph) if rest and _adjectival(first) else set()
        return cls(
            context=context,
            adjectives={word: tuple(ids) for word, ids in merged.items()},
            eurovoc={row.id: row.eurovoc for row in areas},
            phrases={lemma: tuple(items) for lemma, items in phrases.items()},
            heads=frozenset(heads),
            ends=frozenset(ends),
            acronyms=_acronyms(areas),
            morph=morph,
        )

    @property
    def fields(self) -> frozenset[str]:
        """The nouns of "в сфере", "в отрасли", "по направлению"."""
        return self.context["spheres"] | self.context["branches"] | self.context["directions"]

    def lemmas(self, word: str) -> set[str]:
        """Give the lemmas of all readings of a word."""
        return self.morph.normalized(word)

    def lemma(self, word: str, case: str | None = None) -> str:
        """Give the lemma of the likeliest noun, in a case if one is given."""
        for form in self.morph(word):
            if "NOUN" in form.grams and (case is None or case in form.grams):
                return form.normalized
        return word.lower()

    def codes(self, areas: Iterable[str]) -> tuple[str, ...]:
        """Give the EuroVoc ids of areas, in their order."""
        return tuple(dict.fromkeys(code for area in areas for code in self.eurovoc[area]))

    def of_adjective(self, word: str) -> tuple[str, ...]:
        """Give the areas of an adjective in any form; empty if it names none.

        A compound that the lexicon lacks is taken apart at the hyphen.
        """
        for form in self.morph(word):
            if form.normalized in self.adjectives and _is_adjective(form):
                return self.adjectives[form.normalized]
        *stems, last = word.lower().split("-")
        if not stems or not (areas := self.of_adjective(last)):
            return ()
        found = [area for stem in stems for area in self._of_stem(stem)]
        return tuple(dict.fromkeys((*found, *areas)))

    def _of_stem(self, stem: str) -> tuple[str, ...]:
        """Give the areas of the first part of a compound: "торгово", "военно"."""
        for ending in ("ый", "ий", "ой", "ный", "ческий"):
            if areas := self.adjectives.get(stem[:-1] + ending):
                return areas
        return ()

    def of_phrase(self, words: Sequence[str], case: str) -> tuple[tuple[str, ...], str | None]:
        """Give the areas of a noun phrase, and the phrase of the lexicon if it is one.

        The whole phrase counts first, then its head with what belongs to it, then what
        narrows a weak head ("нефтяной промышленности" is oil, not industry).
        """
        words = [word for word in words if word not in QUOTES]
        if not words:
            return (), None
        if len(_split(words)) > 1:
            parts = [self.of_phrase(part, case)[0] for part in _split(words)]
            return tuple(dict.fromkeys(area for part in parts for area in part)), None
        lemmas = _lemma_sets(words, self.morph)
        exact = [p for p in self._at(lemmas, 0) if len(p.lemmas) == len(lemmas)]
        if exact:
            return _ids(exact), exact[0].text
        head = next((i for i, word in enumerate(words) if form_in(word, case, "NOUN")), 0)
        return self._of_parts(words, lemmas, head), None

    def is_name(self, tokens: Sequence[Token], first: Sequence[Token]) -> bool:
        """Tell whether tokens are one phrase of the lexicon, of which the first part is none."""
        whole = _lemma_sets([token.value for token in tokens], self.morph)
        part = _lemma_sets([token.value for token in first], self.morph)
        exact = any(len(p.lemmas) == len(whole) for p in self._at(whole, 0))
        return exact and not any(len(p.lemmas) == len(part) for p in self._at(part, 0))

    def _of_parts(
        self, words: Sequence[str], lemmas: Sequence[frozenset[str]], head: int
    ) -> tuple[str, ...]:
        held = [p for i in range(head + 1) for p in self._at(lemmas, i) if i + len(p.lemmas) > head]
        longer = [p for p in held if len(p.lemmas) > 1]
        if longer:
            best = max(len(p.lemmas) for p in longer)
            return _ids(p for p in longer if len(p.lemmas) == best)
        weak = lemmas[head] & (self.context["weak"] | self.context["hollow"])
        if held and not weak:
            return _ids(held)
        narrow = [area for word in words[:head] for area in self.of_adjective(word)]
        if narrow:
            return tuple(dict.fromkeys(narrow))
        for i in range(head + 1, len(words)):
            if inner := self._at(lemmas, i):
                best = max(len(p.lemmas) for p in inner)
                return _ids(p for p in inner if len(p.lemmas) == best)
        inner_adjectives = [a for word in words[head + 1 :] for a in self.of_adjective(word)]
        return _ids(held) if held else tuple(dict.fromkeys(inner_adjectives))

    def _at(self, lemmas: Sequence[frozenset[str]], start: int) -> list[Phrase]:
        """Give the phrases of the lexicon that stand at a position."""
        candidates = {
            id(p): p for lemma in lemmas[start] for p in self.phrases.get(lemma, ())
        }.values()
        return [
            p
            for p in candidates
            if start + len(p.lemmas) <= len(lemmas)
            and all(a & b for a, b in zip(p.lemmas, lemmas[start:], strict=False))
        ]


def _acronyms(areas: Iterable[Area]) -> dict[str, tuple[str, ...]]:
    """Give "ИКТ", "АПК", "IT" with their areas."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in areas:
        for word in row.words:
            if word.isupper() and word.isalpha():
                found[fold(word)].append(row.id)
    return {word: tuple(ids) for word, ids in found.items()}


def name_with_head(word: str, head: str) -> str:
    """Name an adjective with its head, both in the nominative, in the number of the adjective.

    >>> name_with_head("культурно-гуманитарных", "связей")
    'культурно-гуманитарные связи'
    >>> name_with_head("политической", "сферах")
    'политическая сфера'
    >>> name_with_head("IT", "сферах")
    'IT-сфера'
    """
    morph = default_morph()
    nouns = [form for form in morph(head) if "NOUN" in form.grams] or morph(head)
    adjectives = [form for form in morph(word) if _is_adjective(form)]
    if not adjectives:
        return f"{word}-{nouns[0].normalized}"
    number, noun_form = "plur", nouns[0]
    for form in nouns:
        if pair := next((a for a in adjectives if _agree(a, form)), None):
            number, noun_form = ("plur" if "plur" in pair.grams else "sing"), form
            break
    gender = next((g for g in ("masc", "femn", "neut") if g in noun_form.grams), None)
    grams = {"nomn", number}
    return f"{agree(word, gender, number)} {restore(head, noun_form.inflect(grams))}".lower()


def may_name(word: str, index: Index) -> bool:
    """Tell whether a word that the lexicon lacks may name an area: relational, not valuing.

    >>> from diplotext.entities.areas import LEXICON
    >>> index = Index.of(LEXICON.load())
    >>> [may_name(word, index) for word in ("издательской", "важной", "двусторонних")]
    [True, False, False]
    """
    for form in default_morph()(word):
        if "ADJF" in form.grams:
            valuing = any(gram in form.grams for gram in ("Qual", "Apro", "Anum", "Supr", "Subx"))
            parts = {form.normalized, *form.normalized.split("-")}
            return word.islower() and not valuing and parts.isdisjoint(index.context["generic"])
        if "PRTF" in form.grams:
            return False
    return False


def agrees(word: str, head: str) -> bool:
    """Tell whether an adjective and a noun share a case."""
    morph = default_morph()
    return any(
        _agree(a, n)
        for a in morph(word)
        if _is_adjective(a)
        for n in morph(head)
        if "NOUN" in n.grams
    )


def _agree(adjective: Form, noun: Form) -> bool:
    case = any(
        a and b for a, b in zip(adjective.grams.case.mask, noun.grams.case.mask, strict=True)
    )
    if not case and "Fixd" not in noun.grams:
        return False
    if "plur" in noun.grams:  # "в политической и экономической сферах"
        return True
    gender = next((g for g in ("masc", "femn", "neut") if g in noun.grams), "")
    return "plur" not in adjective.grams and gender in adjective.grams


def _is_adjective(form: Form) -> bool:
    return "ADJF" in form.grams


def _ids(phrases: Iterable[Phrase]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrase.area for phrase in phrases))


def _lemma_sets(words: Sequence[str], morph: Morph) -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset((*morph.normalized(word), word.lower())) for word in words if word not in QUOTES
    )


def _head_lemmas(words: Sequence[str], morph: Morph) -> set[str]:
    head = next((word for word in words if form_in(word, "nomn", "NOUN")), words[-1])
    return {f.normalized for f in morph(head) if "NOUN" in f.grams} | {head.lower()}


def _split(words: Sequence[str]) -> list[list[str]]:
    """Give "сельского и водного хозяйства" as two phrases; others as one."""
    joint = next((i for i, word in enumerate(words) if word in _JOINTS), None)
    if not joint or joint + 2 >= len(words):
        return [list(words)]
    left, right = words[:joint], words[joint + 1 :]
    if not all(_adjectival(word) for word in (*left, right[0])):
        return [list(words)]
    tail = next(
        (i for i, word in enumerate(right) if not _adjectival(word) and word not in _JOINTS), 0
    )
    return [[*left, *right[tail:]], *_split(right)]


def _adjectival(word: str) -> bool:
    return any(_is_adjective(form) for form in default_morph()(word)[:1])
