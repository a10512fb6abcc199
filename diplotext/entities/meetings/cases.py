"""In which cases the words of an official may stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from diplotext.language.view import fold

__all__ = ["CASES", "cases", "cases_of_name"]

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_ALL = frozenset(CASES)
# What the end of a nominative becomes, and in which cases: names as grammars decline them.
_PARADIGMS: tuple[tuple[tuple[str, ...], dict[str, str]], ...] = (
    (
        ("ский", "цкий", "ий", "ый", "ой"),
        {"ого": "gent accs", "его": "gent accs", "ому": "datv", "ему": "datv"}
        | {"ым": "ablt", "им": "ablt", "ом": "loct", "ем": "ablt loct"}
        | {"ия": "gent accs", "ию": "datv", "ием": "ablt", "ии": "loct"}
        | {"оя": "gent accs", "ою": "datv", "оем": "ablt", "ое": "loct"},
    ),
    (("ая", "яя"), {"ой": "gent datv ablt loct", "ей": "gent datv ablt loct", "ую": "accs"}),
    (("ова", "ева", "ина", "ына"), {"ой": "gent datv ablt loct", "у": "accs"}),
    (
        ("а", "я"),
        {"ы": "gent", "и": "gent datv loct", "е": "datv loct", "у": "accs", "ю": "accs"}
        | {"ой": "ablt", "ей": "ablt", "ою": "ablt", "ею": "ablt"},
    ),
    (
        ("й", "ь", ""),
        {"а": "gent accs", "я": "gent accs", "у": "datv", "ю": "datv", "е": "loct datv"}
        | {"ом": "ablt", "ем": "ablt", "ым": "ablt", "и": "gent datv loct", "ью": "ablt"},
    ),
)
_VOWELS = "аеиоуыэюя"


def cases(token: Any) -> frozenset[str]:
    """Give the cases in which a token may stand; all where its words tell nothing.

    Offices are people: "главы" is no chapter, "премьера" no first night.
    """
    if token.type == "PERSON":
        return cases_of_name(token.value, getattr(token.mention, "name", ""))
    forms = [form for form in getattr(token, "forms", ()) if "NOUN" in form.grams] or list(
        getattr(token, "forms", ())
    )
    if token.type == "TITLE":
        forms = [form for form in forms if "anim" in form.grams] or forms
    if any("Fixd" in form.grams for form in forms[:1]) or token.value.isupper():
        return _ALL
    found = {case for form in forms for case in CASES if case in form.grams}
    return frozenset(found or _ALL)


def cases_of_name(words: str, nominative: str) -> frozenset[str]:
    """Give the cases in which a name stands, by what it is in the nominative.

    A word that changed decides; where none did it is the nominative, unless no word could.

    >>> sorted(cases_of_name("Ахмада Фаузи", "Ахмад Фаузи"))
    ['accs', 'gent']
    >>> sorted(cases_of_name("Анной Хансен", "Анна Хансен")), sorted(
    ...     cases_of_name("Ларс Хольм", "Ларс Хольм")
    ... )
    (['ablt'], ['nomn'])
    """
    pairs = list(_pairs(words, nominative))
    changed = [_of_word(word, base) for word, base in pairs if word != base]
    if not changed:
        return frozenset({"nomn"}) if _would_decline([w for w, _ in pairs]) else _ALL
    common = _ALL.intersection(*changed)
    return common or changed[-1]


def _pairs(words: str, nominative: str) -> Iterator[tuple[str, str]]:
    one, two = _words(words), _words(nominative)
    if len(one) != len(two):
        return
    yield from zip(one, two, strict=True)


def _words(name: str) -> list[str]:
    kept = "".join(char if char.isalpha() or char in "-'" else " " for char in fold(name).lower())
    return [word for word in kept.split() if len(word) > 1]


def _of_word(word: str, base: str) -> frozenset[str]:
    for ends, forms in _PARADIGMS:
        for end in ends:
            if not base.endswith(end) or (not end and base[-1] in _VOWELS):
                continue
            stem = base[: len(base) - len(end)]
            for ending, found in forms.items():
                fleeting = stem[:-2] + stem[-1:] if not end and len(stem) > 3 else stem
                if word in (stem + ending, fleeting + ending):
                    return frozenset(found.split())
    return _ALL - {"nomn"}


def _would_decline(words: list[str]) -> bool:
    """Tell whether some word of a name would change in another case.

    A family name alone need not: "М. Йованович" may be a woman, whose name stays.
    """
    if len(words) == 1 and words[0][-1] not in "аяй":
        return words[0].endswith(("ов", "ев", "ин", "ын"))
    return any(map(_declines, words))


def _declines(word: str) -> bool:
    return word[-1] not in "еиоуыэю" and len(word) > 2
