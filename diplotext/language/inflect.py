"""A phrase put into the nominative as a whole, letter case and ё kept.

Never word by word: the head noun and the adjectives that agree with it change, its
dependents stay ("Шанхайской организации сотрудничества" -> "Шанхайская организация
сотрудничества").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from diplotext.language.caches import size
from diplotext.language.morph import Form, Morph, default_morph

__all__ = ["agree", "nominative", "restore"]

_ADJECTIVAL = ("ADJF", "PRTF")
_CONJUNCTIONS = frozenset({"и", ",", "или", "—", "-"})
_OPENING = frozenset("«(„")
_CLOSING = frozenset(",.;:»)”!")
_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


def nominative(
    words: Sequence[str], morph: Morph | None = None, *, number: str | None = None
) -> str:
    """Put a phrase, given as its words, into the nominative and join it with spaces.

    ``number`` is ``sing`` or ``plur``; without it the number of the phrase is kept.

    >>> nominative(["Шанхайской", "организации", "сотрудничества"])
    'Шанхайская организация сотрудничества'
    >>> nominative(["Чрезвычайным", "и", "Полномочным", "Послом", "Габона"])
    'Чрезвычайный и Полномочный Посол Габона'
    """
    return _nominative(tuple(words), morph or default_morph(), number)


@lru_cache(size(20_000))
def _nominative(words: tuple[str, ...], morph: Morph, number: str | None) -> str:
    changed = list(words)
    head = _head(words, morph)
    if head is None:
        return join(changed)
    adjectives = [i for i in range(head) if words[i].lower() not in _CONJUNCTIONS]
    reading = _reading(words, head, adjectives, morph)
    wanted = number or ("plur" if "plur" in reading.grams else "sing")
    changed[head] = restore(words[head], _inflect(reading, {"nomn", wanted}))
    gender = _gender(reading)
    for index in adjectives:
        changed[index] = agree(words[index], gender, wanted, morph)
    return join(changed)


def agree(word: str, gender: str | None, number: str, morph: Morph | None = None) -> str:
    """Put an adjective into the nominative of a gender (``masc``…) and number.

    >>> agree("торгово-экономического", "femn", "sing")
    'торгово-экономическая'
    """
    morph = morph or default_morph()
    first, hyphen, last = word.rpartition("-")
    if hyphen and not morph.is_known(word):  # a compound that is guessed at is guessed badly
        return f"{first}-{agree(last, gender, number, morph)}"
    for form in morph(word):
        if any(pos in form.grams for pos in _ADJECTIVAL):
            grams = {"nomn", number} | ({gender} if number == "sing" and gender else set())
            return restore(word, _inflect(form, grams))
    return word


def restore(surface: str, word: str) -> str:
    """Give a lower-case word the letter case of the surface, and its ё where letters agree.

    >>> restore("КИТАЯ", "китай"), restore("Касым-Жомарта", "касым-жомарт")
    ('КИТАЙ', 'Касым-Жомарт')
    >>> restore("Тимёру", "тимер")
    'Тимёр'
    """
    kept = 0
    for left, right in zip(surface.lower(), word, strict=False):
        if left != right and left.replace("ё", "е") != right.replace("ё", "е"):
            break
        kept += 1
    result = surface[:kept].lower() + word[kept:]
    if len(surface) > 1 and surface.isupper():
        return result.upper()
    parts = zip(result.split("-"), surface.split("-"), strict=False)
    cased = [part[:1].upper() + part[1:] if model[:1].isupper() else part for part, model in parts]
    return "-".join(cased + result.split("-")[len(cased) :])


def join(words: Sequence[str]) -> str:
    """Join words with spaces, none before closing or after opening punctuation.

    >>> join(["фонд", "«", "Новый", "мир", "»", ",", '"', "Юг", '"', "и", "банк"])
    'фонд «Новый мир», "Юг" и банк'
    """
    text, quoted, opened = "", False, True
    for word in words:
        straight = word == '"'
        closes = word in _CLOSING or (straight and quoted)
        text += word if opened or closes else f" {word}"
        opened = word in _OPENING or (straight and not quoted)
        quoted ^= straight
    return text


def _head(words: Sequence[str], morph: Morph) -> int | None:
    """Find the head: the first noun after nothing but adjectives and conjunctions."""
    for index, word in enumerate(words):
        if word.lower() in _CONJUNCTIONS:
            continue
        readings = morph(word)
        adjectival = any(pos in form.grams for form in readings for pos in _ADJECTIVAL)
        if "NOUN" in readings[0].grams and not (adjectival and _goes_on(words, index, morph)):
            return index
        if not adjectival:
            nouns = any("NOUN" in form.grams for form in readings)
            return index if nouns else None
        if index == len(words) - 1:  # a lone adjective that stands for a noun
            return index
    return None


def _goes_on(words: Sequence[str], index: int, morph: Morph) -> bool:
    """Tell "Главного таможенного управления" from "главного": the next word agrees with it."""
    if index + 1 == len(words):
        return False
    following = morph(words[index + 1])[0]
    nominal = "NOUN" in following.grams or "ADJF" in following.grams
    return nominal and any(_agrees(form, following) for form in morph(words[index]))


def _reading(words: Sequence[str], head: int, adjectives: list[int], morph: Morph) -> Form:
    """Choose the reading of the head with which most of the adjectives agree."""
    best, best_score = None, -1
    for form in morph(words[head]):
        if "NOUN" not in form.grams and "ADJF" not in form.grams:
            continue
        agreeing = sum(any(_agrees(a, form) for a in morph(words[i])) for i in adjectives)
        if agreeing > best_score:
            best, best_score = form, agreeing
    return best or morph(words[head])[0]


def _agrees(adjective: Form, noun: Form) -> bool:
    if not any(pos in adjective.grams for pos in _ADJECTIVAL):
        return False
    if not any(case in adjective.grams and case in noun.grams for case in _CASES):
        return False
    if "plur" in noun.grams or "plur" in adjective.grams:
        return "plur" in noun.grams and "plur" in adjective.grams
    return _gender(noun) in adjective.grams.values or "Fixd" in noun.grams


def _gender(form: Form) -> str | None:
    return next((g for g in ("masc", "femn", "neut") if g in form.grams), None)


def _inflect(form: Form, grams: set[str]) -> str:
    if "Fixd" in form.grams or form.raw is None:
        return str(form.raw.word) if form.raw is not None else form.normalized
    inflected = form.inflected(frozenset(grams))
    if "Supr" in form.grams and inflected:  # "высшего" is "высший", not "высочайший"
        return _closest(form.raw, grams, inflected)
    if inflected is None and "Pltm" in form.grams:
        inflected = form.inflected(frozenset({"nomn"}))
    return inflected or str(form.raw.normal_form)


def _closest(parse: Any, grams: set[str], default: str) -> str:
    """Choose among forms of equal grammemes the one that begins most like the word."""
    words = [p.word for p in parse.lexeme if "Supr" in p.tag and grams <= set(p.tag.grammemes)]
    return max(words, key=lambda word: _shared(word, parse.word), default=default)


def _shared(left: str, right: str) -> int:
    """Count the letters with which both words begin."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(left), len(right)))
