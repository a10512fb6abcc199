"""Tokens: razdel's, in the shape that yargy wants."""

from __future__ import annotations

import pickle

import pytest
import razdel

from diplotext.language.tokens import default_tokenizer, merge
from diplotext.types import Country


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2млрд", ["2:INT", "млрд:RU"]),
        ("$1,5", ["$:PUNCT", "1,5:FLOAT"]),
        ("12 345,", ["12:INT", "345:INT", ",:PUNCT"]),
        ("20-21 июня", ["20:INT", "-:PUNCT", "21:INT", "июня:RU"]),
        ("24.04.2023", ["24:INT", ".:PUNCT", "04:INT", ".:PUNCT", "2023:INT"]),
        ("торгово-экономический", ["торгово-экономический:RU"]),
        ("О'Брайен", ["О'Брайен:RU"]),
        ("Кот-д'Ивуар", ["Кот-д'Ивуар:RU"]),
        ("'МИД'", ["':PUNCT", "МИД:RU", "':PUNCT"]),
        ("С.В.Громов", ["С:RU", ".:PUNCT", "В:RU", ".:PUNCT", "Громов:RU"]),
        ("C5+1", ["C:LATIN", "5:INT", "+:PUNCT", "1:INT"]),
        ("€5 — ₸", ["€:OTHER", "5:INT", "—:PUNCT", "₸:OTHER"]),
        ("30-летие", ["30:INT", "-:PUNCT", "летие:RU"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    tokens = list(default_tokenizer()(text))
    assert [f"{token.value}:{token.type}" for token in tokens] == expected
    assert all(text[t.span.start : t.span.stop] == t.value for t in tokens)


@pytest.mark.parametrize(
    "text",
    [
        "Глава МИД (г. Ош), 20-21 июня: «да», т.е. 1,5%…",
        "a.b@c.ru http://x.y/z?q=1 — С.В.Громов; 5/7, О'Брайен",
        "строка\nстрока\tслово\u00a0слово  два",
    ],
)
def test_chunks_are_cut_as_razdel_cuts_the_text(text: str) -> None:
    def rough(tokens: list[str]) -> str:
        return "|".join(tokens).replace("О|'|Брайен", "О'Брайен")

    whole = [token.text for token in razdel.tokenize(text)]
    by_chunk = [t.text for chunk in text.split() for t in razdel.tokenize(chunk)]
    assert rough(by_chunk) == rough(whole)


def test_sequence_passes_through() -> None:
    tokens = list(default_tokenizer()("МИД Чили"))
    assert default_tokenizer()(tokens) is tokens


def test_merged_token_has_the_grammemes_of_its_head() -> None:
    text = "Кыргызской Республикой"
    tokens = list(default_tokenizer()(text))
    mention = Country(start=0, stop=len(text), text=text, code="KG")
    token = merge(tokens, "COUNTRY", (mention,), text)
    assert (token.type, token.value, token.mention.code) == ("COUNTRY", text, "KG")
    assert "ablt" in token.forms[0].grams
    assert {form.normalized for form in token.forms} == {"<country>"}


def test_unknown_type_is_refused() -> None:
    with pytest.raises(ValueError, match="word"):
        default_tokenizer().check_type("word")


def test_pickle_gives_the_tokenizer_of_the_process() -> None:
    assert pickle.loads(pickle.dumps(default_tokenizer())) is default_tokenizer()
