"""Work grows as the text does, memory has an end, threads and processes do not matter."""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from diplotext import Extractor, extract
from diplotext.engine.limits import Cache, Limits
from diplotext.engine.pipeline import prepare

HOSTILE = (
    *("министр ", "и ", "1", "1 ", "а", "а-", "Казахстан-", "Глава МИД РК ", "отметил, что "),
    *("«", "«а ", "а» ", '"а ', "(", ") ", ", ", "\n", "А. ", "— ", "встреча ", "посетил "),
    *("2 млрд долларов ", "Иван Иванов ", "Соглашение о ", "в сфере энергетики, ", "в Чили "),
    *("российский коллега ", "по словам ", "14 марта ", "договорились выделить ", "министр ("),
    *("Визит в Чили. ", "2 млрд долларов. ", "– Да, – сказал министр. ", "ООН (АС) "),
    *("Министр сказал: «да нет да нет да». ", "Министр отметил, что встреча прошла. "),
    "Президент Чили Иван Иванов встретился с министром Перу. ",
)
SLACK = 2.5  # what a busy machine and the caches of its processor add to a ratio


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_as_the_text_does(piece: str) -> None:
    """Eight times the text takes about eight times as long, not sixty-four times."""
    letters = 3_000
    extract(piece * (letters // len(piece)))
    short, long = (spent(piece * (size // len(piece))) for size in (letters, 8 * letters))
    assert long <= 8 * SLACK * max(short, 0.03)


def spent(text: str) -> float:
    """Give the seconds that the process itself worked on a text, the least of three.

    The garbage collector is kept out: it looks at all that the tests before have left.
    """
    times = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(3):
            started = time.process_time()
            extract(text)
            times.append(time.process_time() - started)
    finally:
        gc.enable()
    return min(times)


def test_a_word_too_long_is_told() -> None:
    assert extract("Чили и " + "а" * 100).overruns == ()
    doc = extract("Чили и " + "а" * 101)
    assert [country.code for country in doc.countries] == ["CL"]
    assert doc.overruns == ("text: word_letters reached in [7, 108)",)


def test_a_sentence_too_long_is_cut_and_told() -> None:
    doc = Extractor(limits=Limits(sentence_tokens=3)).extract("в Чили и в Перу. В Чаде.")
    assert [country.code for country in doc.countries] == ["CL", "PE", "TD"]
    assert doc.overruns == ("text: sentence_tokens reached in [0, 16)",)


def test_a_paragraph_too_long_is_cut_and_told() -> None:
    limits = Limits(paragraph_tokens=6)
    analysis = prepare("Мы рады. Мы ждём. Мы идём.\nМы рады.", limits)
    assert [sentence.paragraph for sentence in analysis.sentences] == [0, 0, 1, 2]
    assert [str(overrun) for overrun in analysis.overruns] == [
        "text: paragraph_tokens reached in [18, 26)"
    ]


def words(count: int, seed: int) -> str:
    """Make a text of words that no dictionary and no text has."""
    letters = Random(seed)
    made = ("".join(letters.choices("абвгдеиклмнопрст", k=9)) for _ in range(count))
    return " ".join(f"Министр {word.capitalize()} в {word}." for word in made)


GROWTH = """
import gc, sys, tracemalloc
from diplotext import Extractor
from diplotext.engine.limits import Limits
from test_bounds import words

extractor = Extractor(limits=Limits(words=100, states=200, regions=100))
extractor.extract(words(50, 0))
tracemalloc.start()
for seed in range(1, 13):
    extractor.extract(words(120, seed))
    gc.collect()
    print(tracemalloc.get_traced_memory()[0])
"""


def test_memory_of_many_distinct_words_has_an_end() -> None:
    """Once full, the caches keep no more, however many words come that no text had before."""
    environment = {**os.environ, "DIPLOTEXT_CACHE": "100", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-W", "ignore", "-c", GROWTH]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    kept = [int(line) for line in done.stdout.split()]
    assert max(kept[8:]) < 1.2 * max(kept[4:8])


def test_a_cache_keeps_twice_its_size_at_most() -> None:
    cache: Cache[int, int] = Cache(10)
    for number in range(1000):
        cache[number] = number
        cache.get(number // 2)
    assert len(cache) <= 20


def test_threads_find_the_same() -> None:
    """A new extractor, its caches too small and all threads in them at once."""
    texts = [
        f"Министр обороны Чили Иван Громов {day} мая 2021 года прибыл в Перу. Он отметил, что "
        f"товарооборот достиг {day},5 млрд долларов."
        for day in range(1, 25)
    ]
    shared = Extractor(limits=Limits(words=20, states=30, regions=10))
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(shared.extract, texts * 2))
    assert found == [extract(text) for text in texts * 2]


def test_an_extractor_is_sent_without_what_it_has_learnt() -> None:
    used = Extractor()
    used.extract("Министр обороны Чили прибыл в Перу.")
    sent = pickle.dumps(used)
    assert len(sent) < 1000
    assert pickle.loads(sent).extract("в Чили") == used.extract("в Чили")
