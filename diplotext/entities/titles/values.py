"""The values of a title: role, portfolio, states, organisation, rank, status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplotext.entities.titles import tokens as see
from diplotext.entities.titles.normalize import Office, deputised, national
from diplotext.entities.titles.units import charge_of_agency
from diplotext.types import Ministry, Organization

if TYPE_CHECKING:
    from diplotext.entities.titles.build import Parts
    from diplotext.entities.titles.words import Words

__all__ = ["values"]

_STATES = ("prefix", "inner", "early", "body", "origin", "states", "unit", "late", "under")


def values(parts: Parts, office: Office, words: Words) -> dict[str, Any]:
    """Give the values of a title that its words say."""
    states = _states(parts) or ((office.country,) if office.country else ())
    country = states[0] if len(states) == 1 else None
    agency = "agency" in office.takes and "unit" in parts
    said = charge_of_agency(parts, words) if agency else _portfolio(parts, words)
    role, portfolio = national(office.role, said, country)
    rank = office.rank
    if "deputy" in parts and "aide" not in parts:
        role = deputised(role)
        rank = "first_deputy" if _is_first(parts["deputy"]) else "deputy"
        portfolio = portfolio if role == "deputy_minister" else None
    elif "first" in parts and rank == "deputy":
        rank = "first_deputy"
    return {
        "role": role,
        "portfolio": portfolio,
        "country": country,
        "countries": states,
        "organization": _organization(parts),
        "rank": rank,
        "status": _status(parts, office, words),
        "accredited_to": _accredited(parts, words),
    }


def _is_first(tokens: list[Any]) -> bool:
    forms = getattr(tokens[0], "forms", ())
    return tokens[0].value == "1" or any(form.normalized == "первый" for form in forms)


def _states(parts: Parts) -> tuple[str, ...]:
    """Give the states of the office in the order of the text, each once."""
    tokens = sorted((t for s in _STATES for t in parts[s]), key=lambda t: t.span.start)
    codes: list[str] = []
    for token in tokens:
        if token.type == "COUNTRY":
            codes += see.codes(token)
        else:
            named = (getattr(m, "country", None) for m in getattr(token, "mentions", ()))
            codes += [code for code in named if code]
    return tuple(dict.fromkeys(codes))


def _portfolio(parts: Parts, words: Words) -> str | None:
    if "portfolio" in parts:
        text = " ".join(token.value for token in parts["portfolio"])
        return words.portfolio(text)
    for token in parts["body"]:
        if isinstance(token.mention, Ministry):
            return token.mention.portfolio
    return None


def _organization(parts: Parts) -> str | None:
    for token in (*parts["body"], *parts["host"]):
        mention = getattr(token, "mention", None)
        if isinstance(mention, Organization):
            return mention.organization
    return None


def _status(parts: Parts, office: Office, words: Words) -> str:
    own = "inner" if parts.governor == "head" and "prefix" not in parts else "prefix"
    said = [words.status(token.value) for token in parts[own]]
    status = next((s for s in said if s), None)
    if status:
        return "acting" if status == "interim" else status
    if any(token.value.lower() in ("врио", "ио", "о") for token in parts[own]):
        return "acting"
    if parts.phrases["head"].startswith("экс-") and parts.governor == "head":
        return "former"
    first = "first" in parts and office.role == "president" and office.rank is None
    return "former" if first else "current"


def _accredited(parts: Parts, words: Words) -> str | None:
    for token in parts["host"]:
        if codes := see.codes(token):
            return codes[0]
    return words.capitals.get(parts.phrases.get("host", ""))
