"""How names decline, and backwards: from a form of a name to its possible nominatives.

One set of paradigms serves both ways: `decline` gives the cases of a nominative,
`guesses` tries every nominative that a form could come from and keeps those whose
paradigm gives the form back. No word list is used here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from diplotext.language.caches import size

__all__ = ["CASES", "Guess", "decline", "guesses", "initial_cap", "shaped", "typical_surname"]

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")

_VOWELS = "аеёиоуыэюя"
_HUSHING = "жшчщц"
_POSSESSIVE = ("ов", "ев", "ёв", "ин", "ын")
_POSSESSIVE_FEMALE = ("ова", "ева", "ёва", "ина", "ына")
_ADJECTIVAL = ("ский", "цкий", "ой", "ый")
_ADJECTIVAL_FEMALE = ("ская", "цкая", "ая")
# Surnames that stay as they are in every case and gender.
_FIXED = ("ых", "их", "дзе", "швили", "ко", "оглу", "аго", "яго", "ово", "алды", "ерды", "ельды")
# Endings that make a word look like a surname to readers of Russian.
_TYPICAL = (
    *(*_POSSESSIVE, *_POSSESSIVE_FEMALE, "ский", "цкий", "ская", "цкая"),
    *(
        "енко",
        "дзе",
        "швили",
        "ян",
        "янц",
        "оглу",
        "заде",
        "зода",
        "зода",
        "баев",
        "иани",
        "уллаев",
    ),
    *("берди", "кызы", "улы", "ович", "евич", "ичук", "айтис", "онис", "авичюс", "ссон", "сен"),
)
# Consonant endings that are rather the case of another word: "Кубатом", "Кулубаевым".
_CASE_LIKE = ("ом", "ем", "ым", "ой", "ей", "ого", "ому", "ами")
# What a nominative can end in after a case ending is cut off, and the case endings.
_NOUN_ENDS = ("", "а", "я", "ь", "й")
_ADJECTIVE_ENDS = ("ий", "ый", "ой", "ая")
_NOUN_CASES = frozenset(["а", "у", "ом", "ем", "ым", "е", "я", "ю", "ы", "и", "ой", "ей", "ью"])
_ADJECTIVE_CASES = frozenset(["ого", "ому", "им", "ым", "ом", "ой", "ую", "ая"])
# The case forms of surnames in -ов, -ин, -ский and others that the eye knows.
_SHAPED = re.compile(
    r"..(?:(?:[оеё]в|[иы]н)(?:а|у|ым|е|ой)?|[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую)|ян(?:ц)?(?:а|у|ом|е)?"
    r"|енко|дзе|швили|оглу|заде|зод[аыеу]|зодой|иани|берди|кызы|улы|[ое]вич(?:а|у|ем|е)?|ичук(?:а|у|ом|е)?"
    r"|(?:айтис|онис|авичюс|ссон|сен)(?:а|у|ом|ем|е)?)$"
)


@frozen
class Guess:
    """A nominative that a form could come from; ``case`` is ``None`` where nothing declines.

    ``likely`` compares guesses of one form: 0 is ordinary, above is better.
    """

    lemma: str
    gender: str
    case: str | None
    likely: float = 0.0


@lru_cache(size(20_000))
def decline(name: str, gender: str, *, last: bool) -> tuple[str, ...] | None:
    """Give the six cases of a name in lower case, in the order of `CASES`; ``None`` if fixed.

    ``last`` says that it is a surname: only these decline like adjectives.

    >>> decline("жапаров", "masc", last=True)
    ('жапаров', 'жапарова', 'жапарову', 'жапарова', 'жапаровым', 'жапарове')
    >>> decline("жапарова", "femn", last=True)[4], decline("даниэль", "masc", last=False)[4]
    ('жапаровой', 'даниэлем')
    >>> decline("чавушоглу", "masc", last=True), decline("меркель", "femn", last=True)
    (None, None)
    """
    if len(name) < 2 or (last and name.endswith(_FIXED)):
        return None
    if last and (endings := _surname(name, gender)):
        return endings
    if name[-1] in "оуиэеыюё":
        return None
    if name[-1] in "ая":
        return _in_a(name)
    if gender == "masc":
        return _masculine(name)
    if name[-1] == "ь" and not last:
        stem = name[:-1]
        return name, stem + "и", stem + "и", name, stem + "ью", stem + "и"
    return None


def _surname(name: str, gender: str) -> tuple[str, ...] | None:
    """Decline surnames in -ов, -ин and the adjectival ones."""
    if gender == "masc" and name.endswith(_POSSESSIVE):
        return tuple(name + e for e in ("", "а", "у", "а", "ым", "е"))
    if gender == "femn" and name.endswith(_POSSESSIVE_FEMALE):
        return tuple(name[:-1] + e for e in ("а", "ой", "ой", "у", "ой", "ой"))
    if gender == "masc" and name.endswith(_ADJECTIVAL) and len(name) > 4:  # not "Цой"
        hard = "им" if name.endswith(("ий", "ской", "цкой")) else "ым"
        return name, *(name[:-2] + e for e in ("ого", "ому", "ого", hard, "ом"))
    if gender == "femn" and name.endswith(_ADJECTIVAL_FEMALE) and len(name) > 4:
        return tuple(name[:-2] + e for e in ("ая", "ой", "ой", "ую", "ой", "ой"))
    return None


def _in_a(name: str) -> tuple[str, ...] | None:
    stem = name[:-1]
    if name[-1] == "я":
        loct = "и" if name.endswith("ия") else "е"
        return name, stem + "и", stem + loct, stem + "ю", stem + "ей", stem + loct
    if not stem or stem[-1] in _VOWELS:  # Нобоа, Бенуа
        return None
    gent = "и" if stem[-1] in "гкх" + "жшчщ" else "ы"
    ablt = "ей" if stem[-1] in _HUSHING else "ой"
    return name, stem + gent, stem + "е", stem + "у", stem + ablt, stem + "е"


def _masculine(name: str) -> tuple[str, ...]:
    if name[-1] in "ьй":
        stem = name[:-1]
        loct = "и" if name.endswith("ий") else "е"
        return name, stem + "я", stem + "ю", stem + "я", stem + "ем", stem + loct
    ablt = "ем" if name[-1] in _HUSHING else "ом"
    return name, name + "а", name + "у", name + "а", name + ablt, name + "е"


@lru_cache(size(20_000))
def guesses(form: str, *, last: bool) -> tuple[Guess, ...]:
    """Give the nominatives that a form (lower case, one word, no hyphen) could come from.

    >>> [g.lemma for g in guesses("жээнбеком", last=False) if g.case == "ablt"]
    ['жээнбек']
    >>> sorted({(g.lemma, g.gender, g.case) for g in guesses("токаева", last=True) if g.likely > 1})
    [('токаев', 'masc', 'accs'), ('токаев', 'masc', 'gent'), ('токаева', 'femn', 'nomn')]
    """
    if not form:  # what follows the hyphen of "торгово-"
        return ()
    found: list[Guess] = []
    for lemma in _lemmas(form, last):
        for gender in _GENDERS:
            found += _matching(form, lemma, gender, last)
    found += [Guess(form, gender, None, _fixed_likely(form, gender, last)) for gender in _GENDERS]
    if last and len(form) > 5 and form.endswith(("овы", "евы")):  # "Елена и Иван Петровы"
        found += [
            Guess(form[:-1], "masc", "nomn", 1.0),
            Guess(form[:-1] + "а", "femn", "nomn", 1.0),
        ]
    return tuple(dict.fromkeys(found))


_GENDERS = ("masc", "femn")
_SOFT = ("оя", "ою", "оем")  # of "Аксой", "Цой"


def _lemmas(form: str, last: bool) -> Iterator[str]:
    """Give the form itself, and what it becomes with its ending changed."""
    yield form
    for cut in (1, 2, 3):
        stem, ending = form[:-cut], form[-cut:]
        if len(stem) < 2:
            return
        ends = _NOUN_ENDS if ending in _NOUN_CASES else ()
        if last and ending in _ADJECTIVE_CASES:
            ends = (*ends, *_ADJECTIVE_ENDS)
        yield from (stem + end for end in ends if _pronounceable(stem, end))


def _pronounceable(stem: str, end: str) -> bool:
    """Tell whether й follows a vowel and ь a consonant."""
    if end in ("й", "ь"):
        return (stem[-1] in _VOWELS) == (end == "й") and stem[-1] not in "ьй"
    return True


def _matching(form: str, lemma: str, gender: str, last: bool) -> list[Guess]:
    paradigms = [decline(lemma, gender, last=last)]
    if last and gender == "masc" and lemma.endswith(_POSSESSIVE):
        # Foreign ones decline as nouns: "с Дарвином", "с Цянь Цзиньпином".
        paradigms.append(_masculine(lemma))
    soft = last and gender == "masc" and lemma.endswith("ой") and form.endswith(_SOFT)
    if soft:  # "с Аксоем": no adjective, whatever the nominative looks like
        paradigms = [_masculine(lemma)]
    result = []
    for number, paradigm in enumerate(paradigms):
        if paradigm is None or form not in paradigm:
            continue
        likely = 0.0 if soft else _likely(lemma, gender, last) - number
        result += [
            Guess(lemma, gender, case, likely)
            for case, word in zip(CASES, paradigm, strict=True)
            if word == form
        ]
    return result


def _likely(lemma: str, gender: str, last: bool) -> float:
    """Weigh a nominative by how names usually look."""
    end = lemma[-1]
    if lemma.endswith(_CASE_LIKE):
        return -1.2
    if last:
        if typical_surname(lemma):
            female = lemma.endswith((*_POSSESSIVE_FEMALE, "ская", "цкая"))
            return 1.5 if female == (gender == "femn") or lemma.endswith(_FIXED) else -0.5
        if lemma.endswith(("ий", "ый", "ая", "яя")):  # the dictionary knows most in -ая
            return -1.4 if end in "ая" else -0.6
        if gender == "femn":
            return -0.8 if end in "ая" else -0.5
        if end in "ая":
            return -0.3 if lemma.endswith(("ия", "уа", "ава")) else -0.7
        return -0.2 if end in "ьй" else 0.0
    if end in "ая":
        return 0.0 if gender == "femn" else -1.0
    if gender == "femn":
        return -0.6
    if lemma.endswith(("ый", "ой")):
        return -1.5
    if lemma.endswith("ий"):
        return -0.8
    return -0.2 if end in "ьй" else 0.0


def _fixed_likely(form: str, gender: str, last: bool) -> float:
    """Weigh the reading that a form does not decline at all."""
    end = form[-1]
    if last and form.endswith((*_FIXED, "зода")):
        return 0.8
    if form.endswith("ии"):
        return -1.5
    if not last and len(form) > 4 and form.endswith(("ийн", "ын")):  # of the father, Mongolian
        return 0.3
    if last and form.endswith(("ого", "его")):  # "Лугового"; "Живаго" is another ending
        return -1.5
    if end in "оиэ":
        return 0.0
    if end in "уюе":
        return -1.2 if last and form.endswith(("аву", "иву", "ову", "еву", "ину")) else -0.4
    if end == "ы" and last:  # "Пожелы" is rather a genitive
        return -1.6
    if end in "ыё":
        return -0.6
    if form.endswith("ия"):
        return -1.0
    if end in "ая":
        return -0.2 if len(form) > 1 and form[-2] in _VOWELS else -2.0
    if gender == "femn" and not typical_surname(form):
        return -1.2 if form.endswith(_CASE_LIKE) else -0.6
    return -2.5


def typical_surname(lemma: str) -> bool:
    """Tell whether a nominative ends as surnames do.

    >>> typical_surname("Сагынбаева"), typical_surname("Бакиян"), typical_surname("Отиено")
    (True, True, False)
    """
    return len(lemma) > 4 and lemma.lower().endswith(_TYPICAL)


def shaped(form: str) -> bool:
    """Tell whether a form (lower case) is a case of what ends as surnames do.

    >>> [shaped(word) for word in ("омаровым", "загорской", "кобаладзе", "отиено", "вена")]
    [True, True, True, False, False]
    """
    return len(form) > 4 and bool(_SHAPED.search(form))


def initial_cap(display: str, matching: str, lemma: str) -> str:
    """Give a lower-case nominative the letters and capitals that the text shows.

    ``display`` is the form as written, ``matching`` the same in lower case as grammars see
    it. A word all in capitals gets ordinary ones.

    >>> initial_cap("САТОВЫМ", "сатовым", "сатов"), initial_cap("Фёдорова", "федорова", "федоров")
    ('Сатов', 'Фёдоров')
    >>> initial_cap("О'Брайена", "о'брайена", "о'брайен")
    "О'Брайен"
    >>> initial_cap("Жаном-Полем", "жаном-полем", "жан-поль")
    'Жан-Поль'
    """
    if len(display) > 2 and display.isupper():
        display = re.sub(r"[^\W\d_]+", lambda word: word.group().capitalize(), display)
    words = [word.split("-") for word in (display, matching, lemma)]
    if len({len(parts) for parts in words}) > 1:
        return _recased(display, matching, lemma)
    return "-".join(_recased(*parts) for parts in zip(*words, strict=True))


def _recased(display: str, matching: str, lemma: str) -> str:
    result, same = "", True
    for index, letter in enumerate(lemma):
        shown = display[index] if index < len(display) else ""
        same = same and index < len(matching) and matching[index] == letter
        capital = shown.isupper() and index < len(matching)
        result += shown if same else letter.upper() if capital else letter
    return result
