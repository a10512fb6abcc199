"""The calls of the library: `extract`, `find_*`, `pipe`, and `Extractor` for settings."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache, cached_property
from itertools import islice
from typing import Any

from attrs import field, frozen
from attrs.validators import deep_iterable, instance_of

from diplotext import types
from diplotext.document import Document
from diplotext.engine.cascade import Cascade
from diplotext.engine.explain import Explanation
from diplotext.engine.explain import explain as explain_grammars
from diplotext.engine.grammar import Grammar
from diplotext.engine.lexicon import Lexicon
from diplotext.engine.limits import Limits
from diplotext.engine.pipeline import Layer, analyse
from diplotext.entities import LAYERS, make_grammar
from diplotext.errors import SettingsError, unknown_value
from diplotext.language.tokens import default_tokenizer
from diplotext.linking import link

__all__ = [
    "Extractor",
    "explain",
    "extract",
    "find_agreements",
    "find_areas",
    "find_countries",
    "find_dates",
    "find_institutions",
    "find_meetings",
    "find_ministries",
    "find_money",
    "find_organizations",
    "find_persons",
    "find_statements",
    "find_titles",
    "pipe",
]


_AHEAD = 2  # chunks that wait for each process, so that none runs dry


def _lexicons(value: Any) -> tuple[tuple[str, Lexicon[Any]], ...]:
    """Check the lexicons given, a mapping or (from `attrs.evolve`) its sorted items."""
    if not isinstance(value, Mapping | tuple):
        raise TypeError(f"lexicons must be a mapping, not {type(value).__name__}")
    own = dict(value)
    for name, lexicon in own.items():
        if name not in LAYERS:
            raise SettingsError(unknown_value("lexicon", name, LAYERS))
        if not isinstance(lexicon, Lexicon):
            raise TypeError(f"lexicon {name!r} must be a Lexicon, not {type(lexicon).__name__}")
    return tuple(sorted(own.items()))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector from looking again and again at what is being built to stay."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@frozen
class Extractor:
    """An immutable set of words and grammars to extract with.

    ``lexicons`` replaces the words of entities (see `diplotext.entities.default_lexicon`);
    ``grammars`` are your own, run after those of the library; ``limits`` bound memory and
    work (see `diplotext.engine.limits`). Raises `SettingsError` for the name of an unknown
    lexicon, `TypeError` for what is no lexicon, grammar or limits.

    >>> Extractor().extract("в МИД Чили").ministries[0].country
    'CL'
    """

    lexicons: tuple[tuple[str, Lexicon[Any]], ...] = field(
        default={}, converter=_lexicons, repr=False
    )
    grammars: tuple[Grammar, ...] = field(
        default=(), converter=tuple, repr=False, validator=deep_iterable(instance_of(Grammar))
    )
    limits: Limits = field(factory=Limits, repr=False, validator=instance_of(Limits))

    @cached_property
    def layers(self) -> Cascade:
        """The layers in the order in which they run; built on first use."""
        own = dict(self.lexicons)
        with _uncollected():
            tokenizer = default_tokenizer()
            grammars = [make_grammar(name, own.get(name)) for name in LAYERS]
            layers = [Layer(g, tokenizer, self.limits) for g in (*grammars, *self.grammars)]
            for layer in layers:
                _ = layer.matcher  # built here, too
        return Cascade(layers)

    def extract(self, text: str) -> Document:
        """Find everything in a text.

        Takes any ``str``; raises `TypeError` for anything else.
        """
        if not isinstance(text, str):
            raise TypeError(f"text must be str, not {type(text).__name__}")
        analysis = analyse(text, self.layers)
        linked = link(analysis)
        return Document(
            text=text,
            mentions=linked.mentions,
            people=linked.people,
            events=linked.events,
            commitments=linked.commitments,
            links=linked.links,
            overruns=tuple(map(str, analysis.overruns)),
        )

    def explain(self, text: str) -> Explanation:
        """Tell which grammars matched in a text, and which nearly did; printed, it is to be read.

        Why the mentions are linked as they are is told by `Document.explain`.
        """
        return explain_grammars(text, self.layers)

    def pipe(
        self, texts: Iterable[str], *, processes: int = 1, chunk: int = 16
    ) -> Iterator[Document]:
        """Extract from many texts, lazily and in their order.

        With several ``processes``, each builds its grammars once and gets ``chunk`` texts at
        a time; only a few chunks are read ahead, so that texts may be endless. Raises
        `TypeError` for a single ``str``, `SettingsError` for numbers below one.
        """
        if isinstance(texts, str | bytes) or not isinstance(texts, Iterable):
            raise TypeError(f"texts must be an iterable of str, not {type(texts).__name__}")
        _at_least_one(processes=processes, chunk=chunk)
        if processes == 1:
            return map(self.extract, texts)
        return _shared(self, texts, processes, chunk)


def _at_least_one(**numbers: int) -> None:
    for name, number in numbers.items():
        if not isinstance(number, int):
            raise TypeError(f"{name} must be int, not {type(number).__name__}")
        if number < 1:
            raise SettingsError(f"{name} must be 1 or more, not {number}")


def _shared(
    extractor: Extractor, texts: Iterable[str], processes: int, chunk: int
) -> Iterator[Document]:
    """Share texts among processes; documents come in the order of the texts."""
    rest = iter(texts)
    waiting: deque[Future[list[Document]]] = deque()
    with ProcessPoolExecutor(processes, initializer=_begin, initargs=(extractor,)) as pool:
        try:
            while texts := list(islice(rest, chunk)):
                waiting.append(pool.submit(_extract_all, texts))
                if len(waiting) > _AHEAD * processes:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


# The extractor of a worker process: sent once, since its grammars and caches are built there.
_worker: Extractor | None = None


def _begin(extractor: Extractor) -> None:
    global _worker
    _worker = extractor


def _extract_all(texts: Sequence[str]) -> list[Document]:
    assert _worker is not None, "the pool begins each of its processes"
    return [_worker.extract(text) for text in texts]


@cache
def _default() -> Extractor:
    return Extractor()


def extract(text: str) -> Document:
    """Find everything in a text.

    Takes any ``str``; gives a `Document`, empty where nothing is found. Raises
    `TypeError` for anything but ``str``.

    >>> [m.code for m in extract("Визит в Чили и Перу").countries]
    ['CL', 'PE']
    """
    return _default().extract(text)


def explain(text: str) -> Explanation:
    """Tell which grammars matched in a text, and which nearly did; printed, it is to be read.

    >>> [found.grammar for found in explain("в МИД Чили").matched]
    ['countries', 'ministries']
    """
    return _default().explain(text)


def pipe(texts: Iterable[str], *, processes: int = 1) -> Iterator[Document]:
    """Extract from many texts, lazily and in their order.

    ``processes`` above one shares the work among that many processes. Raises `TypeError`
    for a single ``str``, `SettingsError` for a number below one.

    >>> [len(doc.countries) for doc in pipe(["Чили", "Чили и Перу"])]
    [1, 2]
    """
    return _default().pipe(texts, processes=processes)


def find_countries(text: str) -> tuple[types.Country, ...]:
    """Find states by name, abbreviation, adjective or metonym, in the order of the text.

    >>> [(m.text, m.code) for m in find_countries("казахско-кыргызские отношения")]
    [('казахско', 'KZ'), ('кыргызские', 'KG')]
    """
    return extract(text).countries


def find_ministries(text: str) -> tuple[types.Ministry, ...]:
    """Find ministries, agencies and services, in the order of the text.

    >>> [(m.portfolio, m.country) for m in find_ministries("глава МИД РК")]
    [('foreign_affairs', 'KZ')]
    """
    return extract(text).ministries


def find_institutions(text: str) -> tuple[types.Institution, ...]:
    """Find the other bodies of states, in the order of the text.

    >>> [(m.kind, m.country) for m in find_institutions("в посольстве Чили")]
    [('embassy', 'CL')]
    """
    return extract(text).institutions


def find_titles(text: str) -> tuple[types.Title, ...]:
    """Find offices with rank, body and country, in the order of the text.

    >>> [(m.role, m.country) for m in find_titles("встреча с главой МИД Чили")]
    [('foreign_minister', 'CL')]
    """
    return extract(text).titles


def find_persons(text: str) -> tuple[types.Person, ...]:
    """Find names of persons, in the order of the text.

    >>> [m.name for m in find_persons("с министром Ержаном Сатовым")]
    ['Ержан Сатов']
    """
    return extract(text).persons


def find_meetings(text: str) -> tuple[types.Meeting, ...]:
    """Find meetings, visits, calls and sessions, in the order of the text.

    >>> [(m.text, m.kind) for m in find_meetings("прибыл с официальным визитом")]
    [('официальным визитом', 'official_visit')]
    """
    return extract(text).meetings


def find_money(text: str) -> tuple[types.Money, ...]:
    """Find amounts of money, in the order of the text.

    >>> [(m.amount, m.currency) for m in find_money("более 1,5 млрд долларов")]
    [(Decimal('1500000000'), 'USD')]
    """
    return extract(text).money


def find_areas(text: str) -> tuple[types.CooperationArea, ...]:
    """Find areas of cooperation, in the order of the text.

    >>> [m.areas for m in find_areas("сотрудничество в сферах энергетики и туризма")]
    [('energy',), ('tourism',)]
    """
    return extract(text).areas


def find_organizations(text: str) -> tuple[types.Organization, ...]:
    """Find international organisations and joint bodies, in the order of the text.

    >>> [m.organization for m in find_organizations("в рамках ООН и ШОС")]
    ['un', 'sco']
    """
    return extract(text).organizations


def find_agreements(text: str) -> tuple[types.Agreement, ...]:
    """Find treaties, memoranda and other documents, in the order of the text.

    >>> [m.kind for m in find_agreements("подписан Меморандум о взаимопонимании")]
    ['memorandum']
    """
    return extract(text).agreements


def find_statements(text: str) -> tuple[types.Statement, ...]:
    """Find what was said, direct or reported, in the order of the text.

    >>> [m.verb for m in find_statements("Министр отметил, что торговля растёт.")]
    ['отметить']
    """
    return extract(text).statements


def find_dates(text: str) -> tuple[types.Date, ...]:
    """Find dates and periods, in the order of the text.

    >>> [m.since for m in find_dates("28 июня 2021 года")]
    ['2021-06-28']
    """
    return extract(text).dates
