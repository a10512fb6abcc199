"""The word lists of titles other than the offices themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from attrs import frozen

from diplotext.engine.lexicon import Word, load_lexicon
from diplotext.entities import default_lexicon
from diplotext.entities.ministries.normalize import Index as Ministries
from diplotext.entities.ministries.normalize import Portfolio, tokens
from diplotext.entities.titles.tokens import has, is_dative, is_genitive, is_known
from diplotext.language.view import fold

__all__ = ["Words"]

PACKAGE = "diplotext.entities.titles"
MINISTRIES = "diplotext.entities.ministries"
_ENDING = "(?:ий|ый|его|ого|ему|ому|им|ым|ем|ом|ая|ей|ой|ую|ие|ые|их|ых|ими|ыми)"


@frozen(eq=False)
class Words:
    """Modifiers, bodies by plain words, capitals, words of portfolios."""

    modifiers: Mapping[str, tuple[str, ...]]
    bodies: Mapping[str, tuple[str, ...]]
    literals: Mapping[str, str]
    capitals: Mapping[str, str]
    ministries: Ministries
    vocabulary: frozenset[str]
    never: frozenset[str]
    statuses: tuple[tuple[str, re.Pattern[str]], ...]

    @classmethod
    @cache
    def load(cls) -> Words:
        """Read the data files, once for a process."""
        modifiers = _lists("modifiers.csv")
        bodies = _lists("bodies.csv")
        literals: dict[str, str] = {}
        for body, phrases in bodies.items():
            for phrase in phrases:
                literals.setdefault(phrase, body)
        capitals = {
            fold(city): row.code for row in default_lexicon("countries") for city in row.capital
        }
        portfolios = load_lexicon(Portfolio, MINISTRIES, "portfolios.toml", "portfolio")
        ministries = Ministries.of(portfolios, ())
        statuses = tuple(
            (status, _adjectives(modifiers[status]))
            for status in ("former", "designate", "honorary", "acting", "interim")
        )
        never = frozenset((*bodies["state"], *modifiers["numerals"]))
        return cls(
            modifiers=modifiers,
            bodies=bodies,
            literals=literals,
            capitals=capitals,
            ministries=ministries,
            vocabulary=ministries.vocabulary,
            never=never,
            statuses=statuses,
        )

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self.modifiers[name]

    def status(self, value: str) -> str | None:
        """Give the status that an adjective says.

        >>> Words.load().status("бывшего"), Words.load().status("новый")
        ('former', None)
        """
        for status, pattern in self.statuses:
            if pattern.fullmatch(value.lower()):
                return status
        return None

    def is_status(self, token: Any) -> bool:
        """Tell "бывший" (never "был"), "избранный", "почётный", "временный"."""
        return token.type == "RU" and self.status(token.value) not in (None, "acting")

    def is_acting(self, token: Any) -> bool:
        """Tell "исполняющий"."""
        return token.type == "RU" and self.status(token.value) == "acting"

    def is_portfolio(self, token: Any) -> bool:
        """Tell a word of the name of some ministry, as it stands there."""
        return token.type in ("RU", "AREA") and token.value.lower().split()[0] in self.vocabulary

    def may_be_portfolio(self, token: Any) -> bool:
        """Tell what may follow "министр" and be a portfolio, known or not."""
        known = self.is_portfolio(token) and not has(token, "PREP")
        return known or (is_genitive(token) and self.is_open(token))

    def goes_on(self, token: Any) -> bool:
        """Tell what may go on a portfolio that has begun."""
        if self.is_portfolio(token):
            return not has(token, "CONJ")
        same_case = token.value.islower() or token.value.isupper()
        return same_case and is_genitive(token) and self.is_open(token) and not has(token, "VERB")

    def is_open(self, token: Any) -> bool:
        """Leave out what a minister has but is not in charge of ("министр страны")."""
        return not any(form.normalized.split("-")[0] in self.never for form in token.forms)

    def names_region(self, token: Any) -> bool:
        """Tell the name of a region after its kind ("области Абай", "Республики Татарстан")."""
        if token.type != "RU" or not token.value[0].isupper():
            return False
        if token.value.lower() in self.modifiers["region_names"]:
            return True
        return (
            has(token, "Geox")
            and is_known(token)
            and not (has(token, "Name") or has(token, "Surn"))
        )

    def is_unit_tail(self, token: Any) -> bool:
        """Tell what may go on the name of a department ("управления Президента")."""
        return is_genitive(token) or token.value.lower() == "президента"

    def is_portfolio_dative(self, token: Any) -> bool:
        """Tell what follows "министр по": "делам", "чрезвычайным", "вопросам"."""
        return is_dative(token) and any(
            form.normalized in self.modifiers["topic_heads"]
            or form.normalized in self.modifiers["topic_adjectives"]
            for form in token.forms
        )

    def is_part_of_world(self, token: Any) -> bool:
        """Tell "Азии", "Востоку" after an adjective with a capital, in the dative."""
        if token.type != "RU" or not token.value[0].isupper():
            return False
        lemmas = self.modifiers["parts_of_world"]
        return any("datv" in f.grams and f.normalized in lemmas for f in token.forms)

    def is_open_portfolio(self, token: Any) -> bool:
        """Tell a thing in the genitive that some minister may have: no action, no owner."""
        if not token.value.islower() or not is_genitive(token) or not self.is_open(token):
            return False
        best = token.forms[0]
        deed = "NOUN" in best.grams and best.normalized.endswith(("ние", "тие"))
        return not deed or self.is_portfolio(token)

    def is_open_dative(self, token: Any) -> bool:
        """Tell an adjective in the dative that may begin a portfolio ("по налоговым сборам")."""
        return token.type == "RU" and token.value.islower() and has(token, "ADJF", "datv")

    def portfolio(self, text: str) -> str | None:
        """Give the portfolio that words after "министр" say."""
        return self.ministries.portfolio(tokens(text))


def _lists(file: str) -> dict[str, tuple[str, ...]]:
    rows = load_lexicon(Word, PACKAGE, file)
    return {row.id: tuple(fold(word) for word in row.words) for row in rows}


def _adjectives(words: Iterable[str]) -> re.Pattern[str]:
    stems = "|".join(re.escape(word[:-2]) for word in words)
    return re.compile(f"(?:{stems}){_ENDING}")
