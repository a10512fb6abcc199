"""What an amount is, from the word that governs it: "товарооборот", "кредит", "грант"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from attrs import frozen

from diplotext.language.morph import Morph
from diplotext.language.tokens import Token, has_lemma
from diplotext.linking.money.words import first_is, read_words

__all__ = ["Roles"]

_FAR = 25  # words to look back for the subject
_NEAR = 12  # words to look ahead: "2 млрд долларов составил товарооборот"
_PHRASE = 5  # words of one phrase: "доходы республиканского бюджета от экспорта"
_NOT_IN_PHRASE = ("VERB", "INFN", "GRND", "PRTS", "NUMR")
_AS = frozenset({"в", "виде", "форме", "качестве", "как", "составляющие"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_BROADER = {"investment_stock": "investment"}
_DEMONSTRATIVE = frozenset({"данный", "этот", "такой", "тот", "указанный", "сей"})
_LEFT_ENDS = frozenset({".", ";", "(", ")", ":", ",", "—", "и", "а"})


@frozen(eq=False)
class Roles:
    """The cues of roles by their last word, ready to be looked up."""

    cues: Mapping[str, tuple[tuple[tuple[frozenset[str], ...], str], ...]]
    words: Mapping[str, frozenset[str]]
    last: Mapping[str, frozenset[str]]

    @classmethod
    @cache
    def default(cls, morph: Morph) -> Roles:
        """Read the cues of ``money.toml``."""
        cues: dict[str, list[tuple[tuple[frozenset[str], ...], str]]] = {}
        for role, phrases in read_words()["roles"].items():
            for phrase in phrases:
                lemmas = tuple(frozenset(morph.normalized(word)) for word in phrase.split())
                for lemma in lemmas[-1]:
                    cues.setdefault(lemma, []).append((lemmas, role))
        longest = {k: tuple(sorted(v, key=lambda cue: -len(cue[0]))) for k, v in cues.items()}
        words = {key: frozenset(items) for key, items in read_words()["words"].items()}
        known = read_words()["growth"], read_words()["modality"]
        words["changing"] = frozenset(
            (*known[0]["up"], *known[0]["down"], *known[1]["target_verbs"])
        )
        last = {role: frozenset(items) for role, items in read_words()["last"].items()}
        return cls(longest, words, last)

    def role(
        self, words: Sequence[Token], start: int, stop: int, inherited: str | None
    ) -> str | None:
        """Tell the role of the amount ``words[start:stop]``; ``inherited`` is that of the last.

        What stands right behind counts first ("5 млн долларов гранта"), then the nearest
        word before and its head, then what follows, then "привлечено", "направлено".
        """
        found, ended = self._told(words, start, stop, inherited)
        if found == "investment" and self._gathered(words[max(0, start - _FAR) : start]):
            return "investment_stock"
        if found or ended:
            return found
        near = words[max(0, start - _NEAR) : start]
        for token in reversed(near):
            for role, cues in self.last.items():
                if has_lemma(token, cues):
                    return role
        valued = any(has_lemma(token, self.words["valued"]) for token in near[-4:])
        works = any(has_lemma(t, self.words["works"]) for t in words[max(0, start - _FAR) : start])
        return "project_cost" if valued and works else None

    def _gathered(self, before: Sequence[Token]) -> bool:
        """Tell what has come since: "с 2005 года", "за годы независимости", "накоплено"."""
        if any(has_lemma(token, self.words["gathered"]) for token in before):
            return True
        values = [token.value.lower() for token in before]
        for index, value in enumerate(values[:-2]):
            if value == "с" and _YEAR.fullmatch(values[index + 1]) and values[index + 2] == "года":
                return "по" not in values[index + 3 : index + 4]
            if value == "за" and values[index + 1 : index + 2] == ["последние"]:
                return {"годы", "года", "лет"} & set(values[index + 2 : index + 5]) != set()
        return False

    def _told(
        self, words: Sequence[Token], start: int, stop: int, inherited: str | None
    ) -> tuple[str | None, bool]:
        """Give the role by its cues; the flag says that it is money of another kind."""
        if attached := self._attached(words, stop) or self._made_up(words, stop):
            return attached, False
        if apposed := self._apposed(words, start, stop):
            return apposed, False
        if _out_of_those(words, start):
            return inherited, False
        left, ended = self._left(words, start, inherited)
        if left and left not in self.words["weak_roles"]:
            return left, False
        if ended:
            return None, True
        purpose = self._attached(words, stop, ("на", "для"))
        if left and purpose in self.words["weak_roles"]:
            purpose = None  # "выделено 5 млн на строительство": what is given, not what it costs
        if found := purpose or left or self._right(words, stop):
            return found, False
        if _is_elliptical(words, start):
            return inherited, False
        far = words[max(0, start - _FAR) : start]
        before = {token.value.lower() for token in far}
        changed = any(has_lemma(token, self.words["changing"]) for token in far)
        if ("до" in before and changed) or not before.isdisjoint(self.words["pronouns"]):
            return inherited, False
        return None, False

    def at(self, words: Sequence[Token], index: int) -> tuple[str, int] | None:
        """Give the role of the longest cue that ends at a word, and where the cue begins."""
        idiom = any(has_lemma(t, self.words["idioms"]) for t in words[index + 1 : index + 2])
        if idiom and has_lemma(words[index], {"поставить", "ставить"}):
            return None  # "поставили задачу"
        for form in getattr(words[index], "forms", ()):
            for lemmas, role in self.cues.get(form.normalized, ()):
                if role == "energy_price" and not self._is_of_energy(words, index):
                    continue
                if role == "fund_size" and _is_purse(words, index):
                    continue
                first = index - len(lemmas) + 1
                if first >= 0 and all(
                    has_lemma(words[first + offset], accepted)
                    for offset, accepted in enumerate(lemmas)
                ):
                    return role, first
        return None

    def _is_of_energy(self, words: Sequence[Token], index: int) -> bool:
        """Tell the price of a unit of energy or of goods from that of anything else."""
        around = words[max(0, index - _PHRASE) : index + _NEAR]
        units = self.words["price_units"] | self.words["fuels"]
        return any(has_lemma(token, units) for token in around)

    def any_in(self, words: Sequence[Token], start: int, stop: int) -> bool:
        """Tell whether a cue ends at some word of ``words[start:stop]``."""
        return any(self.at(words, index) for index in range(start, stop))

    def governing(
        self, words: Sequence[Token], start: int, stop: int, role: str | None
    ) -> tuple[int, int] | None:
        """Give the words of the cue of a role nearest to ``words[start:stop]``, those before first.

        The first word of the cue and the one after its last; ``None`` where there is none.
        """
        before = range(start - 1, max(-1, start - _FAR - 1), -1)
        for index in (*before, *range(stop, min(stop + _NEAR, len(words)))):
            cue = self.at(words, index)
            if cue and cue[0] in (role, _BROADER.get(role or "")):
                return cue[1], index + 1
        return None

    def _left(
        self, words: Sequence[Token], start: int, inherited: str | None
    ) -> tuple[str | None, bool]:
        """Look back for a cue; the flag says that the search ended at another kind of money."""
        for index in range(start - 1, max(-1, start - _FAR - 1), -1):
            if has_lemma(words[index], self.words["no_role"]):
                return None, True
            if cue := self.at(words, index):
                return self.head(words, *cue), False
            pointed = index > 0 and has_lemma(words[index - 1], _DEMONSTRATIVE)
            if pointed and has_lemma(words[index], self.words["anaphora"]):
                return inherited, False
        return None, False

    def head(self, words: Sequence[Token], role: str, first: int) -> str:
        """Go from a cue to the head of its phrase: "кредит на поддержку экспорта"."""
        feeble = has_lemma(words[first], self.words["feeble"])
        hangs = feeble or _depends(words, first)
        position = first - 1
        while position >= 0 and first - position <= _PHRASE:
            if not hangs and not any(
                pos in form.grams for form in _forms(words[position]) for pos in ("ADJF", "PRTF")
            ):
                return role  # "получил от фонда транш", but "накопленные чешские инвестиции"
            cue = self.at(words, position)
            if cue and (cue[0] not in self.words["weak_roles"] or feeble):
                return self.head(words, *cue)
            if _ends(words[position]):
                return role
            position -= 1
        return role

    def _attached(
        self, words: Sequence[Token], stop: int, prepositions: Sequence[str] = ()
    ) -> str | None:
        """Read what hangs on the amount: "гранта", "в виде кредита", "— кредит", "за баррель"."""
        index = stop
        after = [token.value.lower() for token in words[stop : stop + 4]]
        if after[:1] == ["за"] and any(
            has_lemma(token, self.words["price_units"]) for token in words[stop + 1 : stop + 4]
        ):
            return "energy_price"
        if prepositions:
            if after[:1] == [] or after[0] not in prepositions:
                return None
            index += 1
        dashed = after[:1] == ["—"]
        index += dashed
        # "5 млн в виде кредита", but "вложить 5 млн в строительство"
        form = after[dashed : dashed + 2]
        if form[:1] == ["в"] and form[1:] not in (["виде"], ["форме"], ["качестве"]):
            return None
        while index < len(words) and words[index].value.lower() in _AS:
            index += 1
        behind = index > stop
        for position in range(index, min(index + 4, len(words))):
            token = words[position]
            if (cue := self.at(words, position)) and cue[1] >= stop:
                genitive = any("gent" in form.grams for form in getattr(token, "forms", ()))
                noun = any("NOUN" in form.grams for form in getattr(token, "forms", ()))
                if noun and (genitive or behind):
                    return cue[0]
            if not any(pos in form.grams for form in _forms(token) for pos in ("ADJF", "PRTF")):
                return None
        return None

    def _made_up(self, words: Sequence[Token], stop: int) -> str | None:
        """Read "из них 6 млн составит софинансирование", "6 млн – составляют гранты"."""
        index = stop + (stop < len(words) and words[stop].value == "—")
        if index >= len(words) or not has_lemma(words[index], {"составить", "составлять"}):
            return None
        for position in range(index + 1, min(index + 4, len(words))):
            if cue := self.at(words, position):
                return cue[0]
            if not any("ADJF" in form.grams for form in _forms(words[position])):
                return None
        return None

    def _apposed(self, words: Sequence[Token], start: int, stop: int) -> str | None:
        """Read "половину, 6 млн, предоставит в виде кредита": an amount between commas."""
        if not start or [t.value for t in (words[start - 1], *words[stop : stop + 1])] != [
            ",",
            ",",
        ]:
            return None
        for index in range(stop + 1, min(stop + _NEAR, len(words) - 1)):
            if words[index].value in _LEFT_ENDS - {"и", "а"}:
                return None
            if words[index - 1].value == "в" and words[index].value in (
                "виде",
                "форме",
                "качестве",
            ):
                return self._attached(words, index - 1)
        return None

    def _right(self, words: Sequence[Token], stop: int) -> str | None:
        for index in range(stop, min(stop + _NEAR, len(words))):
            if words[index].value in (",", ";", ".", ":"):
                return None
            if cue := self.at(words, index):
                return cue[0]
        return None


def _forms(token: Token) -> Sequence[Any]:
    forms: Sequence[Any] = getattr(token, "forms", ())
    return forms[:2]


def _out_of_those(words: Sequence[Token], start: int) -> bool:
    """Tell "из последних 12 млн получат школы": a part of the amount before."""
    before = [token.value.lower() for token in words[max(0, start - 3) : start]]
    return before[:1] == ["из"] and start <= 3 and before[1:2] in (["последних"], ["них"], ["этих"])


def _is_elliptical(words: Sequence[Token], start: int) -> bool:
    """Tell "С Ираном – всего 5 млрд", "Хотя потенциал, по оценке банка, – от 12 млрд"."""
    dash = next((i for i in range(start - 1, max(-1, start - 4), -1) if words[i].value == "—"), 0)
    return dash > 0 and not any(first_is(token, "VERB", "PRTS", "INFN") for token in words[:start])


def _is_purse(words: Sequence[Token], index: int) -> bool:
    """Tell what is paid into or out of a fund from its size: "внес в фонд", "из фонда"."""
    before = index - 1
    while before >= 0 and any("ADJF" in form.grams for form in _forms(words[before])[:1]):
        before -= 1
    return before >= 0 and words[before].value.lower() in ("в", "из")


def _depends(words: Sequence[Token], first: int) -> bool:
    """Tell whether a word hangs on one before it: a genitive, or after a preposition."""
    if any("gent" in form.grams for form in _forms(words[first])):
        return True
    before = first - 1
    while before >= 0 and any("ADJF" in form.grams for form in _forms(words[before])[:1]):
        before -= 1
    return before >= 0 and any("PREP" in form.grams for form in _forms(words[before])[:1])


def _ends(token: Token) -> bool:
    """Tell whether a phrase of nouns cannot reach over this word."""
    if token.value.lower() in _LEFT_ENDS or token.type in ("INT", "FLOAT"):
        return True
    forms = _forms(token)[:1]
    return any(pos in form.grams for form in forms for pos in _NOT_IN_PHRASE)
