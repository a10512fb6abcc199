"""Laws that hold for every text: slices, order, nesting, no errors, round trips, surroundings."""

from __future__ import annotations

import pickle
import random
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diplotext
from diplotext import Document, Mention, extract
from diplotext.entities import LAYERS, default_lexicon

# Rubbish may be too long for the engine to look at whole: it says so, and goes on.
pytestmark = pytest.mark.filterwarnings("ignore::diplotext.engine.limits.LimitWarning")

COMMUNIQUES = Path(__file__).parent.parent / "examples" / "communiques"

SENTENCES = (
    "Министр иностранных дел РК Ермек Садыков посетил с официальным визитом Кыргызстан.",
    "Главу МИД Чили принял Президент Перу Хуан Рамос.",
    "Товарооборот вырос с 2 до 3 млрд долларов США, сообщил С.В. Петров.",
    "Стороны обсудили сотрудничество в сферах энергетики, транспорта и туризма.",
    "28 июня 2021 года в Астане подписан Меморандум о взаимопонимании между МВД двух стран.",
    "«Мы увеличим её до полутора миллиардов тенге», – заявил премьер-министр.",
    "Казахстанско-кыргызские переговоры прошли на полях Генеральной Ассамблеи ООН.",
)
WORDS = (
    *("министр", "глава МИД", "Президентом", "и.о.", "первый заместитель", "визит", "встретился"),
    *("полтора", "двух", "с половиной", "млрд", "тыс.", "долларов", "руб.", "тенге", "от", "до"),
    *("Ван И", "Касым-Жомарта", "С.В.", "Жээнбеком", "оглы", "в сферах", "по линии", "заявил"),
    *("торгово-", "казахско-", "Республики", "года", "июня", "XXI", "соглашение о", "и", "с"),
)
SIGNS = (
    *("1", "12 345", "2,5", "1.000,00", "007", "9" * 30, "½", "²", "№ 5", "%", "$", "€", "₽"),
    *(
        "\u00a0",
        "\u2009",
        "\u00ad",
        "\u200b",
        "\ufeff",
        "\u0301",
        "\u0308",
        "\t",
        "\r\n",
        "\n",
        "\n\n",
    ),
    *("«", "»", '"', "„", "“", "'", "’", "(", ")", "[", "—", "–", "-", "−", "...", "…", ".", ","),
    *(
        "ё",
        "Ё",
        "й",
        "и\u0306",
        "prезидeнт",
        "МИДa",
        "Қазақстан",
        "ӯ",
        "ʼ",
        "C5+1",
        "G20",
        "İ",
        "ß",
    ),
    *(
        "😀",
        "👨‍👩‍👧",
        "\ud800",
        "\udfff",
        "\x00",
        "\x1f",
        "\x85",
        "\u2028",
        "<b>",
        "&nbsp;",
        "&#8212;",
    ),
)


@cache
def lexicon_words() -> tuple[str, ...]:
    """Give a fixed sample of the words of all shipped lexicons."""
    words: set[str] = set()
    for name in LAYERS:
        for row in default_lexicon(name):
            values = [getattr(row, attribute.name) for attribute in attrs.fields(type(row))]
            words |= {word for value in values for word in flat(value)}
    return tuple(random.Random(0).sample(sorted(words), min(1500, len(words))))


def flat(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value) if isinstance(value, tuple) else []


def prose() -> st.SearchStrategy[str]:
    """Make text-like rubbish: words of the lexicons spliced with what breaks grammars."""
    word = st.one_of(st.sampled_from(WORDS), st.deferred(lambda: st.sampled_from(lexicon_words())))
    piece = st.one_of(word, word, st.sampled_from(SIGNS), st.text(max_size=3))
    glue = st.sampled_from((" ", " ", " ", "", "\u00a0", "\n", "-"))
    return st.lists(st.tuples(piece, glue), max_size=25).map(
        lambda pairs: "".join(part for pair in pairs for part in pair)
    )


def check_laws(text: str, doc: Document) -> None:
    assert doc.text == text
    for mention in doc.mentions:
        assert 0 <= mention.start < mention.stop <= len(text)
        assert text[mention.start : mention.stop] == mention.text
        assert mention.text == mention.text.strip(), "a mention begins and ends with a word"
        hash(mention)
    order = [(mention.start, -mention.stop) for mention in doc.mentions]
    assert order == sorted(order)
    check_nesting(doc.mentions)
    for record in (*doc.people, *doc.events):
        assert set(record.mentions) <= set(doc.mentions)


def check_nesting(mentions: tuple[Mention, ...]) -> None:
    last: dict[str, list[Mention]] = {}
    for mention in mentions:
        opened = [m for m in last.get(mention.type, []) if m.stop > mention.start]
        for outer in opened:
            assert outer.contains(mention), f"{outer} crosses {mention}"
            assert outer.span != mention.span, f"twice: {outer} and {mention}"
        last[mention.type] = [*opened, mention]


def check_round_trips(doc: Document) -> None:
    assert Document.from_dict(doc.to_dict()) == doc
    assert Document.from_json(doc.to_json()) == doc
    assert pickle.loads(pickle.dumps(doc)) == doc


@settings(max_examples=150)
@given(prose())
def test_any_prose(text: str) -> None:
    doc = extract(text)
    check_laws(text, doc)
    check_round_trips(doc)


@settings(max_examples=50)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check_laws(text, extract(text))


@settings(max_examples=40)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), st.data())
def test_cut_and_spliced_sentences(sentences: list[str], data: st.DataObject) -> None:
    text = " ".join(sentences)
    start = data.draw(st.integers(0, len(text)))
    sign = data.draw(st.sampled_from(SIGNS))
    text = text[:start] + sign + text[start:]
    doc = extract(text)
    check_laws(text, doc)
    check_round_trips(doc)


@pytest.mark.parametrize("path", sorted(COMMUNIQUES.glob("*.txt")), ids=lambda path: path.stem)
def test_communiques(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    doc = extract(text)
    check_laws(text, doc)
    check_round_trips(doc)
    assert extract(text) == doc


HOSTILE = ("1 ", "министр ", "и ", "«", "(", "с 2 до 3 ", "млрд ", "А.", "Ван И и ", "глава МИД ")


@pytest.mark.parametrize("piece", [*HOSTILE, "-", ".", "\n", "\u00ad", "ё", "РК, "])
def test_one_thing_many_times(piece: str) -> None:
    text = piece * 150
    check_laws(text, extract(text))


def gist(text: str, shift: int = 0) -> list[tuple[Any, ...]]:
    """Give what was found without the words as written: type, place, and the plain values."""
    return [
        (m.type, m.start - shift, m.stop - shift, *plain_values(m)) for m in extract(text).mentions
    ]


def plain_values(mention: Mention) -> list[Any]:
    data = mention.to_dict()
    kept = ("code", "portfolio", "country", "role", "kind", "amount", "currency", "areas", "since")
    return [data.get(key) for key in kept]


@pytest.mark.parametrize("text", SENTENCES, ids=range(len(SENTENCES)))
@pytest.mark.parametrize(
    ("old", "new"),
    [("ё", "е"), (" ", "\u00a0"), (" ", "\u2009"), ("«", "“"), ("–", "—"), ("-", "\u2011")],
)
def test_typography_does_not_matter(text: str, old: str, new: str) -> None:
    assert gist(text.replace(old, new)) == gist(text)


@pytest.mark.parametrize("text", SENTENCES, ids=range(len(SENTENCES)))
@pytest.mark.parametrize("after", ["\n", "\r\n", " ", "\n\n", " Погода была ясной."])
def test_what_follows_does_not_matter(text: str, after: str) -> None:
    assert gist(text + after) == gist(text)


@pytest.mark.parametrize("text", SENTENCES, ids=range(len(SENTENCES)))
@pytest.mark.parametrize(
    "before", ["\n", "  ", "\ufeff", "Погода была ясной. ", "Погода ясная.\n\n"]
)
def test_what_precedes_does_not_matter(text: str, before: str) -> None:
    assert gist(before + text, len(before)) == gist(text)


@pytest.mark.parametrize("text", SENTENCES, ids=range(len(SENTENCES)))
def test_soft_hyphens_do_not_matter(text: str) -> None:
    """A soft hyphen in a word changes offsets and nothing else."""
    word = max(text.split(), key=len)
    split = text.replace(word, f"{word[:3]}\u00ad{word[3:]}")
    assert [plain_values(m) for m in extract(split).mentions] == [
        plain_values(m) for m in extract(text).mentions
    ]


def test_pipe_gives_documents_in_order() -> None:
    assert list(diplotext.pipe(SENTENCES)) == [extract(text) for text in SENTENCES]


def test_pipe_in_processes() -> None:
    expected = [extract(text) for text in SENTENCES]
    assert list(diplotext.pipe(SENTENCES, processes=2)) == expected


def test_pipe_is_lazy() -> None:
    found = diplotext.pipe(iter([SENTENCES[0], None]))  # type: ignore[list-item]
    assert next(found).text == SENTENCES[0]


def test_pipe_in_processes_reads_a_few_chunks_ahead() -> None:
    taken: list[str] = []
    endless = (taken.append(text) or text for text in cycle(SENTENCES))
    found = diplotext.Extractor().pipe(endless, processes=2, chunk=3)
    documents = [next(found) for _ in range(4)]
    found.close()  # type: ignore[attr-defined]
    assert [doc.text for doc in documents] == taken[:4]
    assert len(taken) <= 18  # two chunks of three wait for each process; two are being given


@pytest.mark.parametrize("name", ["extractor", "document"])
def test_pickles(name: str) -> None:
    item = diplotext.Extractor() if name == "extractor" else extract(SENTENCES[0])
    assert pickle.loads(pickle.dumps(item)) == item
