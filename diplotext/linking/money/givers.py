"""What money is by who gives it to whom: "Токио выделил республике 2 млрд иен" is aid."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from diplotext.language.tokens import Token, has_lemma
from diplotext.linking.money.places import Placed, Sentence
from diplotext.linking.money.words import first_is, read_words
from diplotext.types import Money

__all__ = ["donors_near", "given"]

_ENDS = frozenset({",", ";", ":", "(", ")", "."})
_OPEN = frozenset({None, "budget_funding"})  # roles that the words alone leave open


@cache
def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(items) for key, items in read_words()["givers"].items()}


def donors_near() -> frozenset[str]:
    """Give the lemmas that tell a text about donors."""
    return _words()["donors"]


def given(
    sentence: Sentence,
    place: Placed[Money],
    role: str | None,
    before: str | None,
    *,
    donors: bool,
) -> str | None:
    """Tell the role of an amount whose ``role`` is open by its giver, receiver and manner.

    ``before`` is the role of the amount before it in the sentence, ``donors`` says that the
    text around speaks of donors. A bank approves loans; what it gives otherwise may be either.
    """
    if role not in _OPEN:
        return role
    words, known = sentence.words, _words()
    clause = range(*_clause(words, place))
    if any(has_lemma(words[i], known["freely"]) for i in clause):
        return "grant"
    if any(has_lemma(words[i], known["own"]) for i in clause):
        return role
    giving = any(has_lemma(words[i], known["giving"]) for i in clause)
    if any(_is_bank(words, i) for i in clause):
        if any(has_lemma(words[i], known["approving"]) for i in clause):
            return "loan"
        return None if giving else role
    if not giving:
        elided = role is not None and before == "aid"
        return "aid" if elided else role  # "Чад выделит 2 млн, Перу – 3 млн"
    return "aid" if donors or _receives(sentence, clause) else role


def _clause(words: Sequence[Token], place: Placed[Money]) -> tuple[int, int]:
    """Give the stretch about an amount between commas, brackets and other marks."""
    start, stop = place.start, place.stop
    while start and words[start - 1].value not in _ENDS:
        start -= 1
    while stop < len(words) and words[stop].value not in _ENDS:
        stop += 1
    return start, stop


def _is_bank(words: Sequence[Token], index: int) -> bool:
    """Tell a bank that may be the subject."""
    token = words[index]
    if token.value.isupper():  # the dictionary takes "ЕАБР" for a form of another word
        return token.value.lower() in _words()["banks"]
    return has_lemma(token, _words()["banks"]) and first_is(token, "nomn")


def _receives(sentence: Sentence, clause: range) -> bool:
    """Tell a state or its people in the dative: "выделил Чаду", "передал пострадавшим"."""
    states = {i for state in sentence.states for i in range(state.start, state.stop)}
    for index in clause:
        token = sentence.words[index]
        dative = any("datv" in form.grams for form in getattr(token, "forms", ())[:2])
        governed = index > 0 and first_is(sentence.words[index - 1], "PREP")
        told = index in states or has_lemma(token, _words()["receivers"])
        if dative and told and not governed and not first_is(token, "nomn", "ADJF"):
            return True
    return False
