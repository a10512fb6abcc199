"""What the words around a title tell of its holder: a woman, a guest of a state."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Any

from diplotext.engine.pipeline import Analysis
from diplotext.language.data import read_toml
from diplotext.language.view import fold
from diplotext.types import Country, Mention, Person

__all__ = ["Clauses"]

_WORDS: dict[str, Any] = read_toml("diplotext.linking.titles", "clauses.toml")
_VISITS = frozenset(_WORDS["visits"])
_ENTERS = frozenset(_WORDS["enters"])
_REACH = 400  # characters after a title in which its clause ends
_ENTRY = 3  # words from a state that is visited to an office after it
_WINDOW = 60  # characters looked at on each side of a title
_COLLEAGUE = re.compile(r"\s+коллег", re.IGNORECASE)
_WOMAN_VERB = re.compile(r"\w{3,}(?:ла|лась)\b", re.IGNORECASE)
_ADVERB = re.compile(r"(?:также|не|затем|уже|ранее|лично|особо|вновь|сегодня)\b", re.IGNORECASE)
# What stands between the host and the state of the guest. Own ambassadors are received, too.
_RECEIVES = re.compile(
    r"(?:\s+[А-ЯЁ][\w.-]*){0,4}\s+(?:сегодня\s+)?"
    r"(?:приняла?|(?:встретил(?:ся|ась)|пров(?:[её]л|ела)(?:\s+[\w-]+){1,4}?)(?:\s+в\s+[\w-]+){0,2}\s+со?)"
    r"\s+(?P<who>[\w-]+)(?:\s+[\w-]+){0,6}\s+"
)
_MAN = re.compile(r"(?:[оеё]в|[иы]н|[сц]кий)$", re.IGNORECASE)
_WOMAN = re.compile(r"(?:[оеё]ва|[иы]на|[сц]кая)$", re.IGNORECASE)


class Clauses:
    """The sentences of a document, looked at for what is said of a mention."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.spans = analysis.raw_spans()
        self.starts = [start for start, _ in self.spans]

    @cached_property
    def _states(self) -> list[Country]:
        found = [m for m in self.analysis.mentions if isinstance(m, Country)]
        return sorted(found, key=lambda m: m.start)

    @cached_property
    def _state_starts(self) -> list[int]:
        return [m.start for m in self._states]

    def span(self, mention: Mention) -> tuple[int, int]:
        """Give the sentence of a mention."""
        return self.spans[self.number(mention)]

    def number(self, mention: Mention) -> int:
        """Give the number of the sentence of a mention, from zero."""
        return max(0, bisect_right(self.starts, mention.start) - 1)

    def sentences_with(self, stem: str) -> set[int]:
        """Give the numbers, from one, of the sentences that have words with a stem."""
        raw = self.analysis.view.raw
        return {
            bisect_right(self.starts, m.start())
            for m in re.finditer(re.escape(stem), raw, re.IGNORECASE)
        }

    def states(self, start: int, stop: int) -> list[Country]:
        """Give the states named in a stretch of the text."""
        first = bisect_right(self._state_starts, start - 1)
        last = bisect_right(self._state_starts, stop - 1)
        return self._states[first:last]

    def visited(self, mention: Mention) -> set[str]:
        """Give the states that the one meant is not of, by what follows: visited, or a colleague's.

        "Глава государства прибыл в Чили", "министр принял приглашение посетить Чили", "министр
        встретился с чилийским коллегой", "президент N принял министра обороны Чили".
        """
        found = self._entered(mention)
        stop = min(self.span(mention)[1], mention.stop + _REACH)
        for state in self.states(mention.stop, stop):
            if state.form == "adjective":
                if _COLLEAGUE.match(self.analysis.view.raw, state.stop):
                    found.add(state.code)
                continue
            between = self.analysis.view.raw[mention.stop : state.start]
            if (guest := _RECEIVES.fullmatch(between)) and not guest["who"].startswith("посл"):
                found.add(state.code)
            words = between.split()[-8:]
            entered = bool(words) and words[-1].lower() in ("в", "во")
            lemmas = [self.analysis.morph.normalized(fold(w.strip(',.«»"()'))) for w in words]
            seen = any(not _VISITS.isdisjoint(names) for names in lemmas[-1:])
            if seen or (entered and any(not _ENTERS.isdisjoint(names) for names in lemmas)):
                found.add(state.code)
        return found

    def _entered(self, mention: Mention) -> set[str]:
        """Give the state visited right before a mention: "в ходе пребывания в Чили министр"."""
        raw = self.analysis.view.raw
        start = self.span(mention)[0]
        states = self.states(max(start, mention.start - _WINDOW), mention.start)
        if not states or states[-1].form == "adjective":
            return set()
        between = raw[states[-1].stop : mention.start]
        if not between.replace(" ", "").isalpha() and between.strip():
            return set()
        words = raw[max(start, states[-1].start - _WINDOW) : states[-1].start].split()[-4:]
        if len(between.split()) > _ENTRY or not words or words[-1].lower() not in ("в", "во"):
            return set()
        lemmas = (self.analysis.morph.lemmas(fold(word)) for word in words)
        return (
            {states[-1].code} if any(not _ENTERS.isdisjoint(names) for names in lemmas) else set()
        )

    def is_woman(self, mention: Mention) -> bool:
        """Tell whether the verb beside a title speaks of a woman ("министр отметила")."""
        raw = self.analysis.view.raw
        after = raw[mention.stop : mention.stop + _WINDOW].lstrip()
        if adverb := _ADVERB.match(after):
            after = after[adverb.end() :].lstrip()
        if (verb := _WOMAN_VERB.match(after)) and self._is_verb(verb[0]):
            return True
        before = raw[max(0, mention.start - _WINDOW) : mention.start].split()
        return (
            bool(before) and bool(_WOMAN_VERB.fullmatch(before[-1])) and self._is_verb(before[-1])
        )

    def _is_verb(self, word: str) -> bool:
        forms = self.analysis.morph(fold(word))
        return bool(forms) and "VERB" in forms[0].grams and "femn" in forms[0].grams

    def is_man(self, person: Person) -> bool:
        """Tell the name of a man, as far as it is certain."""
        last = fold(person.last or "")
        if _WOMAN.search(last):
            return False
        if _MAN.search(last):
            return True
        forms = [f for f in self.analysis.morph(fold(person.first or "")) if "Name" in f.grams]
        return bool(forms) and all("masc" in form.grams for form in forms)
