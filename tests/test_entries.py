"""Every row of a lexicon is found by its own words, in the sentence that its column is for.

States, currencies, roles, meetings and areas in all their forms are in test_vocabulary.py, names of
ministries, institutions and organisations in unit/; here is what these leave out. GAPS are words
that are not found yet: a test fails when one of them starts to be, and when another is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import pytest
from vocabulary import adjective, decline, morph

import diplotext
from diplotext import Document
from diplotext.engine.lexicon import load_lexicon
from diplotext.entities import default_lexicon
from diplotext.entities.areas.normalize import Compound
from diplotext.entities.countries.normalize import Exclusion, Reading
from diplotext.entities.meetings.normalize import Modifier, Phrase, Verb
from diplotext.entities.titles.words import Words

ENTITIES = "diplotext.entities"


class Entry(NamedTuple):
    """A word of a lexicon, a sentence that has it, and whether a document understood it."""

    word: str
    text: str
    fits: Callable[[Document], bool]


GAPS: dict[str, set[str]] = {
    # Shared by two currencies and told by the document alone.
    "currencies": {"XAF КФА", "XAF CFA", "XOF КФА", "XOF CFA"},
    "abbreviations": {"UZ РУ"},  # mostly something else
    "capitals": {"Брюссель"},  # the seat of the EU
    "prefixes": {"CG конголезско"},  # of two states
    "given names": {"Шейх", "Шейха", "Франс"},  # titles; a news agency
    "family names": {"Тонг"},  # a state
}


def some(field: str, **values: Any) -> Callable[[Document], bool]:
    """Tell whether a document has a mention of these values; ``has`` is a part of its text."""
    part = values.pop("has", "")

    def fits(doc: Document) -> bool:
        return any(
            part.lower() in mention.text.lower()
            and all(getattr(mention, key) == value for key, value in values.items())
            for mention in getattr(doc, field)
        )

    return fits


def of_state(code: str) -> Callable[[Document], bool]:
    return lambda doc: any(code in (m.code, *m.alternatives) for m in doc.countries)


# --- money

WORDLIKE = {"ALL", "CUP", "TOP", "TRY", "PEN", "MOP", "SOS", "GEL", "RON", "AMD"}


def currencies() -> Iterator[Entry]:
    for row in default_lexicon("money"):
        known = some("money", currency=row.code)
        fixed = len(row.surfaces) == len(row.forms)
        for word in row.abbreviations:
            yield Entry(f"{row.code} {word}", f"Взнос — 5 млн {word}. в год.", known)
        for noun in row.forms:
            forms = [noun] if fixed else [f for f in row.surfaces if f.endswith(("ов", "ев", "ей"))]
            form = decline(noun, "gent", "plur") if decline(noun, "gent", "plur") in forms else None
            form = form or (forms[-1] if forms else decline(noun, "gent", "plur") or noun)
            for word in row.adjectives:
                words = f"{adjective(word, 'gent', 'plur', 'masc')} {form}"
                yield Entry(f"{row.code} {word} {noun}", f"Взнос — 5 млн {words}.", known)
            for word in row.qualifiers:
                yield Entry(f"{row.code} {word}", f"Взнос — 5 млн {form} {word}.", known)


def signs() -> Iterator[Entry]:
    for row in default_lexicon("money"):
        for sign in row.symbols:
            shared = sign == "¥"  # yuan and yen
            known = some("money", has=sign, **({} if shared else {"currency": row.code}))
            yield Entry(f"{row.code} after", f"Взнос — 5 млн {sign} в год.", known)
            if sign not in WORDLIKE:
                yield Entry(f"{row.code} before", f"Взнос — {sign} 5 млн в год.", known)


# --- countries


def adjectives() -> Iterator[Entry]:
    for row in default_lexicon("countries"):
        for word in row.adjectives:
            yield Entry(f"{row.code} {word}", f"Прибыл {word} посол.", of_state(row.code))


def abbreviations() -> Iterator[Entry]:
    readings = list(load_lexicon(Reading, f"{ENTITIES}.countries", "ambiguities.toml", "reading"))
    open_ones = {row.surface for row in readings} - {r.surface for r in readings if r.default}
    for row in default_lexicon("countries"):
        for word in row.abbreviations:
            if word not in open_ones:
                yield Entry(f"{row.code} {word}", f"Прибыл посол {word}.", of_state(row.code))


def prefixes() -> Iterator[Entry]:
    for row in default_lexicon("countries"):
        for word in row.prefixes:
            text = f"Речь шла о {word}-замбийских связях."
            yield Entry(f"{row.code} {word}", text, of_state(row.code))


def capitals() -> Iterator[Entry]:
    for row in default_lexicon("countries"):
        for word in row.capital:
            yield Entry(word, f"{word} и Лусака возобновили переговоры.", of_state(row.code))
        for word in row.metonyms:
            yield Entry(word, f"{word} выразил протест.", of_state(row.code))


def exclusions() -> Iterator[Entry]:
    for row in load_lexicon(Exclusion, f"{ENTITIES}.countries", "ambiguities.toml", "exclusion"):
        for phrase in row.phrases:
            yield Entry(phrase, f"Это {phrase}.", lambda doc: not doc.countries)


def evidence() -> Iterator[Entry]:
    for row in load_lexicon(Reading, f"{ENTITIES}.countries", "ambiguities.toml", "reading"):
        none = _without(row.surface)
        for phrase in row.evidence:
            text = f"Это {phrase}. Прибыл посол {row.surface}."
            fits = of_state(row.code) if row.code else none
            yield Entry(f"{row.surface} {row.code} {phrase}", text, fits)


def _without(surface: str) -> Callable[[Document], bool]:
    return lambda doc: all(mention.text != surface for mention in doc.countries)


# --- agreements, areas, dates


def agreements() -> Iterator[Entry]:
    for row in default_lexicon("agreements"):
        tail = "сотрудничества" if row.genitive else "о дружбе"
        for word in row.words:
            text = f"Президенты подписали: {word} {tail}."
            if row.id == "note_verbale":
                text = f"Послу вручена {word}."
            yield Entry(f"{row.id} {word}", text, some("agreements", kind=row.id))


def compounds() -> Iterator[Entry]:
    for row in load_lexicon(Compound, f"{ENTITIES}.areas", "compounds.csv"):
        word = adjective(row.adjective, "nomn", "sing", "neut")
        text = f"Обсуждено {word} сотрудничество."
        yield Entry(row.adjective, text, some("areas", has=word, areas=row.areas))


# Sentences by the id of a row of dates; of what is a number, what it begins with.
DATES = {
    "month": ("Форум {} 2024 года.", "2024-{:02}"),
    "short": ("Форум 5 {}. 2024 года.", "2024-{:02}-05"),
    "day": ("Форум {} мая 2024 года.", "2024-05-{:02}"),
    "season": ("Форум {} 2024 года.", "2024-{:02}"),
    "ordinal": ("Форум в {} квартале 2024 года.", "2024-"),
    "tens": ("Форум {} первого мая 2024 года.", "2024-05-"),
    "weekday": ("Форум в {}, 5 мая 2024 года.", "2024-05-05"),
    "quarter": ("Форум первого {} 2024 года.", "2024-01"),
    "half": ("Форум первого {} 2024 года.", "2024-01"),
    "part": ("Форум первой {} 2024 года.", "2024-01"),
    "months": ("Форум пяти {} 2024 года.", "2024-01"),
    "which_year": ("Форум 5 мая {} года.", ""),
    "ending": ("Форум 5-{} мая 2024 года.", "2024-05-05"),
    "decade": ("Форум 1990-{} годов.", "1990"),
    "before_month": ("Форум {} мае.", "--05"),
    "before_year": ("Форум {} 2024.", "2024"),
    "year": ("Форум 2024 {}", "2024"),
    "years": ("Форум 2024–2025 {}", "2024"),
}
OUTSIDE = {"before_month", "before_year"}  # words that are no part of the date


def dates() -> Iterator[Entry]:
    for row in default_lexicon("dates"):
        kind, _, number = row.id.partition(".")
        for word in row.words:
            if kind == "not_after":
                yield Entry(word, f"Это {word} 8 Марта.", lambda doc: not doc.dates)
                continue
            frame, since = DATES[kind]
            since = since.format(int(number)) if "{" in since else since
            part = "" if kind in OUTSIDE else word
            yield Entry(f"{kind} {word}", frame.format(word), _since(part, since))


def _since(part: str, since: str) -> Callable[[Document], bool]:
    return lambda doc: any(
        part.lower() in mention.text.lower() and (mention.since or "").startswith(since)
        for mention in doc.dates
    )


# --- persons


def given_names() -> Iterator[Entry]:
    rows = [row for row in default_lexicon("persons") if row.kind == "first"]
    names = dict.fromkeys((word, row.gender) for row in rows for word in row.words)
    for word, gender in names:
        last = "Громова" if gender == "femn" else "Громов"
        fits = some("persons", text=f"{word} {last}")
        yield Entry(word, f"Вчера {word} {last} приехал{'а' * (gender == 'femn')}.", fits)


def family_names() -> Iterator[Entry]:
    rows = [row for row in default_lexicon("persons") if row.kind == "family"]
    for word in dict.fromkeys(word for row in rows for word in row.words):
        yield Entry(word, f"Прибыл посол {word} Мубинь.", some("persons", last=word))


# --- titles


def statuses() -> Iterator[Entry]:
    words = Words.load()
    for status in ("former", "designate", "honorary", "interim"):
        meant = "acting" if status == "interim" else status
        for word in words[status]:
            text = f"Прибыл {word} посол Чили."
            yield Entry(word, text, some("titles", has=word, status=meant))
    for word in words["acting"]:
        text = f"Прибыл {word} обязанности посла Чили."
        yield Entry(word, text, some("titles", has=word, status="acting"))
    for word in words["acting_short"]:
        text = f"Прибыл {word} посла Чили."
        yield Entry(word, text, some("titles", has=word, status="acting"))


def deputies() -> Iterator[Entry]:
    words = Words.load()
    for word in words["deputy"]:
        text = f"Прибыл {word} министра обороны Чили."
        yield Entry(word, text, some("titles", has=word, rank="deputy"))
    for pair in words["compounds"]:
        word, _, head = pair.partition(":")
        bodies = {"глава": "делегации", "председатель": "правительства", "секретарь": "Совбеза"}
        body = bodies.get(head, "департамента МИД")
        text = f"Прибыл {word} {body} Чили."
        yield Entry(word, text, some("titles", has=word, rank="deputy"))


def places_of_office() -> Iterator[Entry]:
    words = Words.load()
    for word in words["units"]:
        if word != "комиссия":  # of a parliament
            text = f"Прибыл директор {decline(word, 'gent') or word} МИД Чили."
            yield Entry(word, text, some("titles", text=text[len("Прибыл ") : -1]))
    for word in words["region_heads"]:
        text = f"Прибыл губернатор Ангорской {decline(word, 'gent')}."
        yield Entry(word, text, some("titles", text=text[len("Прибыл ") : -1]))
    for word in words["region_names"]:
        text = f"Прибыл аким {word.capitalize()}."
        yield Entry(word, text, some("titles", text=text[len("Прибыл ") : -1]))


# --- meetings

MEETINGS = {
    "mutual": "Министр обороны Чили {} с министром обороны Перу.",
    "receive": "Министр обороны Чили {} посла Перу.",
    "summon": "Посла Перу {}и в МИД Чили.",
    "visit": "Министр обороны Чили {} Перу.",
    "motion": "Министр обороны Чили {} в Перу.",
    "call": "Министр обороны Чили {} министру обороны Перу.",
    "remote": "Министр обороны Чили {} поставки с министром обороны Перу по телефону.",
}
NOUNS = {
    "visit": "визит",
    "meeting": "встреча",
    "conversation": "беседа",
    "consultations": "консультации",
    "talks": "переговоры",
    "strategic_dialogue": "диалог",
    "session": "заседание",
    "conference": "конференция",
    "forum": "форум",
    "informal_meeting": "ужин",
    "reception": "приём",
}


def verbs_of_meeting() -> Iterator[Entry]:
    for row in load_lexicon(Verb, f"{ENTITIES}.meetings", "verbs.csv"):
        for word in row.words:
            (past,) = [morph().parse(word)[0].inflect({"past", "masc", "sing"})]
            text = MEETINGS[row.pattern].format(past.word)
            yield Entry(f"{row.pattern} {word}", text, some("meetings", kind=row.kind))


def adjectives_of_meeting() -> Iterator[Entry]:
    for row in load_lexicon(Modifier, f"{ENTITIES}.meetings", "modifiers.csv"):
        for word in row.words:
            for kind in row.kinds or ("talks",):
                noun = morph().parse(NOUNS[kind])[0]
                form = adjective(word, "nomn", noun.tag.number, noun.tag.gender or "masc")
                text = f"В Лиме прошли {form} {NOUNS[kind]} Чили и Перу."
                values = {"level": row.level} if row.level else {}
                yield Entry(f"{word} {kind}", text, some("meetings", has=form, **values))


def phrases_of_meeting() -> Iterator[Entry]:
    for row in load_lexicon(Phrase, f"{ENTITIES}.meetings", "phrases.csv"):
        for words in row.words:
            text = f"В Лиме прошли переговоры Чили и Перу {words}."
            yield Entry(words, text, some("meetings", **{row.field: row.value}))


GROUPS: dict[str, Callable[[], Iterable[Entry]]] = {
    group.__name__.replace("_", " "): group
    for group in (
        *(currencies, signs, adjectives, abbreviations, prefixes, capitals, exclusions, evidence),
        *(agreements, compounds, dates, given_names, family_names, statuses, deputies),
        *(places_of_office, verbs_of_meeting, adjectives_of_meeting, phrases_of_meeting),
    )
}


@pytest.mark.parametrize("name", GROUPS)
def test_words_find_themselves(name: str) -> None:
    entries = list(GROUPS[name]())
    assert entries
    lost = {entry.word for entry in entries if not entry.fits(diplotext.extract(entry.text))}
    assert lost == GAPS.get(name, set())
