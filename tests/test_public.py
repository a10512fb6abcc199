"""The public names, and what importing them costs."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from attrs import evolve

import diplotext
from diplotext.engine.limits import Limits
from diplotext.entities import default_lexicon

# A change here is a change of the public interface: it goes into CHANGELOG.md.
PUBLIC = {
    "Agreement",
    "Commitment",
    "CooperationArea",
    "Country",
    "Date",
    "DiplotextError",
    "Document",
    "Event",
    "Extractor",
    "Institution",
    "LexiconError",
    "Link",
    "Meeting",
    "Mention",
    "Ministry",
    "Money",
    "Organization",
    "Person",
    "PersonRecord",
    "SettingsError",
    "Statement",
    "Title",
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
}


def test_public_names() -> None:
    assert set(diplotext.__all__) == PUBLIC
    assert dir(diplotext) == sorted(PUBLIC)


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(diplotext, name).__doc__


def test_unknown_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'find_moneys'"):
        diplotext.find_moneys  # type: ignore[attr-defined]  # noqa: B018


def test_import_does_no_work() -> None:
    code = (
        "import sys, diplotext\n"
        "heavy = {'yargy', 'pymorphy3', 'razdel', 'cattrs'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_importing_calls_loads_no_words() -> None:
    code = (
        "import diplotext\n"
        "from diplotext.engine.lexicon import load_lexicon\n"
        "from diplotext.language.morph import default_morph\n"
        "diplotext.extract, diplotext.Extractor()\n"
        "assert load_lexicon.cache_info().currsize == 0\n"
        "assert default_morph.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("wrong", [None, b"text", 1, ["text"]])
def test_only_str_is_text(wrong: object) -> None:
    with pytest.raises(TypeError, match="text must be str, not"):
        diplotext.extract(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="text must be str, not"):
        diplotext.find_money(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="text must be str, not"):
        list(diplotext.pipe([wrong]))  # type: ignore[list-item]


def test_unknown_lexicon_is_refused() -> None:
    with pytest.raises(diplotext.SettingsError, match="did you mean 'money'"):
        diplotext.Extractor(lexicons={"moneys": default_lexicon("money")})


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"lexicons": ["money"]}, "lexicons must be a mapping, not list"),
        ({"lexicons": {"money": ()}}, "lexicon 'money' must be a Lexicon, not tuple"),
        ({"grammars": ["money"]}, "grammars"),
        ({"limits": 5}, "limits"),
    ],
)
def test_settings_of_wrong_types_are_refused(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        diplotext.Extractor(**settings)


def test_settings_can_be_evolved() -> None:
    words = default_lexicon("money")
    extractor = evolve(diplotext.Extractor(lexicons={"money": words}), limits=Limits(words=9))
    assert (extractor.lexicons, extractor.limits.words) == ((("money", words),), 9)


def test_too_low_numbers_are_refused() -> None:
    with pytest.raises(diplotext.SettingsError, match="limit states must be 2 or more, not 1"):
        Limits(states=1)
    with pytest.raises(TypeError, match="limit words must be int, not str"):
        Limits(words="many")  # type: ignore[arg-type]
    with pytest.raises(diplotext.SettingsError, match="processes must be 1 or more, not 0"):
        diplotext.pipe([], processes=0)
    with pytest.raises(TypeError, match="processes must be int, not str"):
        diplotext.pipe([], processes="two")  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", ["text", b"text", None])
def test_one_text_is_no_series_of_texts(wrong: Any) -> None:
    with pytest.raises(TypeError, match="texts must be an iterable of str, not"):
        diplotext.pipe(wrong)


def test_empty_text_gives_an_empty_document() -> None:
    doc = diplotext.extract("")
    assert (doc.text, doc.mentions, doc.people, doc.events) == ("", (), (), ())
