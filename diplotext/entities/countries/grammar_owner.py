"""The state to which a body belongs, as a part of the rules about bodies.

"российский МИД" has it as an adjective before the head, "МИД России" as a name after it.
"""

from __future__ import annotations

from typing import Any

from yargy import rule
from yargy.predicates.constructors import Predicate

from diplotext.engine.words import surface

__all__ = ["country_form", "owner_adjective", "owner_adjectives", "owner_generic", "owner_names"]


class country_form(Predicate):  # type: ignore[misc]  # noqa: N801  (named like yargy's own)
    """Accepts a COUNTRY token of one of the forms; a name must be able to stand in a case."""

    __attributes__ = ("forms", "case")

    def __init__(self, *forms: str, case: str | None = None) -> None:
        self.forms = forms
        self.case = case

    def __call__(self, token: Any) -> bool:
        """Tell whether the token is such a country."""
        if token.type != "COUNTRY" or token.mention.form not in self.forms:
            return False
        if self.case is None or token.mention.form == "abbreviation":
            return True
        return any(self.case in f.grams or "Fixd" in f.grams for f in token.forms)

    @property
    def label(self) -> str:
        """A short name for explanations."""
        return f"country_form({', '.join(self.forms)})"


def owner_adjective() -> Any:
    """Make a rule for the adjective before a body: "российского"."""
    return rule(country_form("adjective"))


def owner_adjectives() -> Any:
    """Make a rule for one or several of them: "казахстанского и кыргызского"."""
    adjective = country_form("adjective")
    return rule(adjective, rule(_joint(), adjective).repeatable(max=4).optional())


def owner_names() -> Any:
    """Make a rule for the state or the list of states after a body: "Чили", "Чили и Перу"."""
    name = country_form("name", "abbreviation", case="gent")
    return rule(name, rule(_joint(), name).repeatable(max=6).optional())


def owner_generic() -> Any:
    """Make a rule for a word that stands for the state: "страны", "республики"."""
    words = surface(["страны", "республики", "королевства", "государства"], caseless=True)
    return rule(words)


def _joint() -> Any:
    return surface(["и", ","], caseless=True)
