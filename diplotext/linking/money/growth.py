"""By how much an amount changed, and from what: "вырос на 12 % и составил 2 млрд".

A per cent is growth only beside a word of growth, and that of an amount only where the two
are joined: the same subject reaches the amount ("вырос на 12 %, до 2 млрд"), or the growth is
told right behind it ("2 млрд, что на 12 % больше"; "2 млрд (+12 %)"). Not the growth of
another quantity ("добыча выросла на 12 %, экспорт составил 2 млрд").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from attrs import frozen

from diplotext.language.numerals import plain
from diplotext.language.tokens import Token, has_lemma
from diplotext.linking.money.places import Sentence
from diplotext.linking.money.roles import Roles
from diplotext.linking.money.words import first_is, is_finite, read_words

__all__ = ["bases", "growths"]

_BACK = 12  # words from "вырос" to its per cent: "вырос по сравнению с прошлым годом на"
_TO = 14  # words from the per cent to the amount reached
_FROM = 5  # words from an amount to the growth told behind it
_SUBJECT = 15  # words from a subject to its verb of growth
_WORDS: Mapping[str, frozenset[str]] = {
    key: frozenset(words) for key, words in read_words()["growth"].items()
}
_FACTORS = {word: Decimal(percent) for word, percent in read_words()["growth_factors"].items()}
_FRACTIONS = frozenset({"четверть", "половина"})
_DASHES = frozenset("—-")


@frozen
class _Growth:
    """A change in per cent, told by ``words[start:stop]``; ``word`` is the one of growth."""

    start: int
    stop: int
    word: int
    percent: Decimal


def growths(sentence: Sentence, roles: Roles, given: Sequence[str | None]) -> dict[int, Decimal]:
    """Give the growth of amounts of a sentence, signed per cent, by their number from 0.

    ``given`` are the roles of the amounts.
    """
    found: dict[int, Decimal] = {}
    reached = {base: number for number, base in bases(sentence).items()}
    for growth in _growths(sentence.words):
        if (inside := _inside(sentence, growth)) is not None:
            found.setdefault(inside, growth.percent)
            continue
        after = next((n for n, m in enumerate(sentence.money) if m.start >= growth.stop), None)
        before = (len(sentence.money) if after is None else after) - 1
        if after is not None and _reaches(sentence, growth, after, roles, given[after]):
            found.setdefault(reached.get(after, after), growth.percent)
        elif before >= 0 and _told_behind(sentence, growth, before, roles, given[before]):
            found.setdefault(before, growth.percent)
    return found


def bases(sentence: Sentence) -> dict[int, int]:
    """Give which amount of a sentence changed from which, by their numbers from 0."""
    found: dict[int, int] = {}
    words = sentence.words
    for number, (one, two) in enumerate(zip(sentence.money, sentence.money[1:], strict=False)):
        opened = words[one.start - 1].value.lower() if one.start else ""
        between = [token.value.lower() for token in words[one.stop : two.start]]
        if opened in ("с", "со") and "до" in between and not {",", ";"} & set(between):
            found[number + 1] = number
        elif "против" in between[-2:] or between[-3:-1] == ["сравнению", "с"]:
            found[number] = number + 1
    return found


# --- changes -----------------------------------------------------------------------------


def _growths(words: Sequence[Token]) -> Iterator[_Growth]:
    """Find the changes in per cent of a sentence, in order."""
    reached = 0
    last: _Growth | None = None
    for index in range(len(words)):
        if index < reached:
            continue
        change = _percent(words, index) or _factor(words, index)
        if change and (growth := _governed(words, *change) or _repeated(words, last, *change)):
            reached = growth.stop
            last = growth
            yield growth


def _repeated(
    words: Sequence[Token], last: _Growth | None, start: int, stop: int, percent: Decimal
) -> _Growth | None:
    """Read "выросла на 18 % и достигла 3 млрд, а за семь месяцев – на 4 %, до 2 млрд"."""
    lead = [word.value.lower() for word in words[max(0, start - 2) : start]]
    if last is None or lead not in (["—", "на"], ["-", "на"]):
        return None
    return _signed(start - 1, stop, last.word, percent, down=last.percent < 0)


def _percent(words: Sequence[Token], index: int) -> tuple[int, int, Decimal] | None:
    """Read "12 %", "3,5 процента", "12 проц."; no range, and nothing compared in "п. п."."""
    token = words[index]
    if token.type not in ("INT", "FLOAT") or index + 1 >= len(words):
        return None
    mark = words[index + 1]
    if mark.value != "%" and not has_lemma(mark, _WORDS["per_cent"]):
        return None
    before = words[index - 1].value if index else ""
    if before in _DASHES and index > 1 and words[index - 2].type in ("INT", "FLOAT"):
        return None
    stop = index + 2
    stop += stop < len(words) and mark.value != "%" and words[stop].value == "."
    if any(has_lemma(word, {"пункт"}) for word in words[stop : stop + 1]):
        return None
    return index, stop, Decimal(token.value.replace(",", "."))


def _factor(words: Sequence[Token], index: int) -> tuple[int, int, Decimal] | None:
    """Read "вдвое", "в 2,4 раза", "удвоился", "на четверть" as per cent."""
    token = words[index]
    for lemma in token.lemmas:
        if lemma in _FACTORS:
            return index, index + 1, _FACTORS[lemma]
    if index + 2 >= len(words) or token.value.lower() != "в":
        return None
    number, times = words[index + 1], words[index + 2]
    if not has_lemma(times, {"раз"}):
        return None
    if number.type in ("INT", "FLOAT"):
        factor = Decimal(number.value.replace(",", "."))
    elif number.value.lower() in ("полтора", "полторы"):
        factor = Decimal("1.5")
    else:
        return None
    return (index, index + 3, (factor - 1) * 100) if factor > 1 else None


def _governed(words: Sequence[Token], start: int, stop: int, percent: Decimal) -> _Growth | None:
    """Find the word of growth of a per cent, before it or right behind it."""
    token = words[start]
    if has_lemma(token, _WORDS["doubled"]):
        return _Growth(start, stop, start, percent)
    sign = words[start - 1].value if start else ""
    if sign in ("+", "-", "—") and start > 1 and words[start - 2].value == "(":
        return _signed(start - 1, stop, start - 1, percent, down=sign != "+")
    last = start - 1
    if [word.value for word in words[max(0, start - 2) : start]] == [",", "на"]:
        last -= 2  # "упала с 4 до 3 млн, на 25 %"
    for index in range(last, max(-1, start - _BACK - 1), -1):
        word = words[index]
        if word.value in (";", ",", ".", "(") or word.value == "%":
            break
        up, down = _direction(word)
        if not (up or down):
            continue
        if not _is_linked(words, index, start):
            return None
        if has_lemma(word, {"рост"}) and index and has_lemma(words[index - 1], {"темп"}):
            percent -= 100 if percent > 100 else 0
            return _signed(index - 1, stop, index, percent, down=down)
        return _signed(
            index, stop, index, _lost(words[start], percent) if down else percent, down=down
        )
    if start and words[start - 1].value.lower() in _WORDS["by"]:
        for index in range(stop, min(stop + 2, len(words))):
            up, down = _direction(words[index], behind=True)
            if up or down:
                return _signed(start - 1, index + 1, index, percent, down=down)
    return None


def _is_linked(words: Sequence[Token], index: int, start: int) -> bool:
    """Tell whether "на" leads from the word of growth to its per cent, or nothing at all does."""
    value = words[start - 1].value.lower()
    factor = words[start].value.lower() == "в" or has_lemma(words[start], _FACTORS)
    if factor or value in _WORDS["by"]:
        return True
    noun = first_is(words[index], "NOUN")
    close = start - index <= 6
    return noun and close and (start - index == 1 or value in _WORDS["is"] or value in _DASHES)


def _direction(token: Token, *, behind: bool = False) -> tuple[bool, bool]:
    words = ("up", "down", "higher", "lower") if behind else ("up", "down")
    told = [has_lemma(token, _WORDS[key]) for key in words]
    return any(told[::2]), any(told[1::2])


def _lost(token: Token, percent: Decimal) -> Decimal:
    """Give what is lost where something becomes so many times less; 100 if that is no decimal."""
    if has_lemma(token, _FRACTIONS) or token.type != "RU":
        return percent
    factor = 1 + percent / 100
    rest = 100 / factor
    return plain(100 - rest) if rest == round(rest, 2) else Decimal(100)


def _signed(start: int, stop: int, word: int, percent: Decimal, *, down: bool) -> _Growth | None:
    if down and percent >= 100:
        return None
    return _Growth(start, stop, word, plain(-percent if down else percent))


# --- whose change ------------------------------------------------------------------------


def _inside(sentence: Sentence, growth: _Growth) -> int | None:
    """Give the amount in "вырос с 2 до 3 млрд на 50 %"."""
    found = [n for n, m in enumerate(sentence.money) if growth.start <= m.start < growth.stop]
    if not found:
        return None
    start = sentence.money[found[-1]].start
    return found[-1] if sentence.words[start - 1].value.lower() == "до" else None


def _reaches(
    sentence: Sentence, growth: _Growth, number: int, roles: Roles, role: str | None
) -> bool:
    """Tell "вырос на 12 % и составил 2 млрд": what grew is what the amount tells of."""
    words, money = sentence.words, sentence.money[number]
    gap = words[growth.stop : money.start]
    values = [token.value.lower() for token in gap]
    if len(gap) > _TO or not {";", "а", "но", ":"}.isdisjoint(values):
        return False
    lead = next((value for value in values if value.isalpha()), "")
    led = lead in ("до", "с", "со") and len(gap) <= _FROM
    led = led or values[-2:] == [",", "до"]  # "по сравнению с прошлым годом, до"
    if not led and not any(has_lemma(token, _WORDS["reach"]) for token in gap):
        return False
    if len(gap) > 1 and any(has_lemma(token, _WORDS["other_year"]) for token in gap[-2:]):
        return False
    told = _subject(words, growth, roles, role)
    if told is False:
        return False
    # "На 12 % вырос экспорт, составив 2 млрд": the subject may stand behind.
    for place in range(growth.stop, money.start):
        cue = roles.at(words, place)
        if cue is not None and cue[0] != role:
            return False
        if cue is None and _is_subject(words, place):
            return False
        if cue is not None and told is None and is_finite(words[growth.word]):
            told = True
    return told is not None or is_finite(words[growth.word])


def _subject(
    words: Sequence[Token], growth: _Growth, roles: Roles, role: str | None
) -> bool | None:
    """Tell whether what grew is money of a role; ``None`` where no subject is told."""
    if first_is(words[growth.word], "NOUN"):
        owner = _owner(words, growth, roles)
        return None if owner is None else owner == (role or owner)
    for place in range(growth.start - 1, max(-1, growth.start - _SUBJECT), -1):
        if words[place].value == ";":
            return None
        if cue := roles.at(words, place):
            return cue[0] == role or roles.head(words, *cue) == role
        if _is_subject(words, place):
            return False
    return None


def _owner(words: Sequence[Token], growth: _Growth, roles: Roles) -> str | None:
    """Give the role of what grew in "рост экспорта на 12 %"; "" for another quantity."""
    for place in range(growth.word + 1, growth.stop):
        if cue := roles.at(words, place):
            return cue[0]
        told = first_is(words[place], "NOUN") and "gent" in words[place].forms[0].grams
        preposition = first_is(words[place - 1], "PREP", "ADJF")
        if told and not preposition and not has_lemma(words[place], _WORDS["same"]):
            return ""
    return None


def _is_subject(words: Sequence[Token], place: int) -> bool:
    """Tell a nominative noun that begins something else: ", добыча"."""
    token: Any = words[place]
    if not first_is(token, "NOUN") or "nomn" not in token.forms[0].grams:
        return False
    if has_lemma(token, _WORDS["same"]) or has_lemma(token, _WORDS["up"] | _WORDS["down"]):
        return False
    return not any(first_is(before, "PREP") for before in words[max(0, place - 2) : place])


def _told_behind(
    sentence: Sentence, growth: _Growth, number: int, roles: Roles, role: str | None
) -> bool:
    """Tell "2 млрд, что на 12 % больше", "2 млрд (рост на 12 %)", "2 млрд, увеличившись на"."""
    words, money = sentence.words, sentence.money[number]
    gap = [token.value.lower() for token in words[money.stop : growth.start]]
    if not gap or len(gap) > _FROM or not _WORDS["behind"].issuperset(gap):
        return False
    if first_is(words[growth.word], "NOUN"):
        owner = _owner(words, growth, roles)
        return owner is None or owner == role
    return not any(
        _is_subject(words, place) or roles.at(words, place)
        for place in range(growth.start, growth.stop)
    )
