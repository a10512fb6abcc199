"""What follows the head of an office: which kind of state, body, company or place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplotext.entities.titles import tokens as see
from diplotext.entities.titles.units import kinds_of_unit
from diplotext.types import Institution, Ministry, Organization

if TYPE_CHECKING:
    from diplotext.engine.grammar import Context
    from diplotext.entities.titles.build import Parts
    from diplotext.entities.titles.words import Words

__all__ = ["bodies"]


def bodies(parts: Parts, context: Context, words: Words) -> list[str]:
    """Name what follows the head, the most specific name first."""
    if "unit" in parts:
        return kinds_of_unit(parts, words)
    if "portfolio" in parts:
        return ["portfolio"]
    if "latin" in parts or ("quoted" in parts and "literal" not in parts):
        return _named_by_letters(parts, context)
    literal = words.literals.get(parts.phrases.get("literal", ""))
    if literal and not any(see.has(token, "gent") for token in parts["literal"]):
        return []
    if literal == "state" and not _ends_after(parts, context):
        return []
    if literal in ("mission", "delegation") and isinstance(_body(parts), Organization):
        return ["delegation", "organization"]
    if "body" in parts:
        named = _names_of(parts["body"][0].mention)
        if named[-1] == "organization" and "host" in parts:
            return ["organization_host", *named]
        if named[-1] == "organization" and "topic" in parts:
            return ["organization_topic", *named]
        if literal == "state" and named[-1] == "organization":
            return ["state"]  # "главы государств ШОС" are not of the organisation
        return named if literal in (None, "state") else [literal, *named]
    if literal:
        local = parts["literal"][0].value.lower().startswith("администрац")
        if local and "region" in parts:
            return ["city", literal]  # "администрации Уфы"
        return [*_places(parts), literal] if local and "place" in parts else [literal]
    if "cut" in parts:
        return ["state"]
    if any(isinstance(getattr(t, "mention", None), Organization) for t in parts["host"]):
        return ["host_organization", "country", "host", "bare"]
    if "place" in parts:
        return _places(parts)
    if "states" in parts:
        return ["country"]
    if "host" in parts:
        return ["host", "bare"]
    adjective = any(see.is_adjective_of_state(t) for t in (*parts["prefix"], *parts["inner"]))
    return ["bare", "country"] if adjective else ["bare"]  # "туркменский лидер"


def _places(parts: Parts) -> list[str]:
    first = parts["place"][0].value.lower()
    city = "place" in parts.phrases or first in ("город", "города", "г")
    return ["city", "place"] if city else ["place"]


def _body(parts: Parts) -> Any:
    return parts["body"][0].mention if "body" in parts else None


def _named_by_letters(parts: Parts, context: Context) -> list[str]:
    """Name what a company is: "JICA" an agency, "«Росатома»" a company if a name follows."""
    if "literal" in parts:
        return ["delegation"]
    latin = parts["latin"]
    before, after = context.before(parts.tokens), context.after(parts.tokens)
    if before and before[-1].value.lower() == "в":  # "в главе «Торговля»", a chapter
        return []
    acronym = len(latin) == 1 and latin[0].value.isupper()
    if not acronym and not (after and see.is_capitalized(after[0])):
        return []
    return ["acronym", "company"] if acronym else ["company"]


def _ends_after(parts: Parts, context: Context) -> bool:
    """Tell "президент федерации" from "президент федерации футбола"."""
    after = context.after(parts.tokens)
    if "region" in parts or not after or see.has(after[0], "VERB"):  # "главы стран прибыли"
        return True
    return not see.is_plain_genitive(after[0])


def _names_of(mention: Any) -> list[str]:
    if isinstance(mention, Ministry):
        return [mention.portfolio, "ministry"]
    if isinstance(mention, Institution):
        return [mention.kind, "institution"]
    if isinstance(mention, Organization):
        joint = mention.organization is None and "комисси" in mention.name.lower()
        return ["commission", "organization"] if joint else ["organization"]
    return ["country"]
