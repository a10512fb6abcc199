"""Russian official and diplomatic prose as typed data.

Importing does no work: grammars and dictionaries load on first use.

>>> import diplotext
>>> doc = diplotext.extract("Товарооборот достиг 2 млрд долларов.")
>>> doc.money[0].amount
Decimal('2000000000')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplotext.errors import DiplotextError, LexiconError, SettingsError
from diplotext.types import (
    Agreement,
    Commitment,
    CooperationArea,
    Country,
    Date,
    Event,
    Institution,
    Link,
    Meeting,
    Mention,
    Ministry,
    Money,
    Organization,
    Person,
    PersonRecord,
    Statement,
    Title,
)

if TYPE_CHECKING:
    from diplotext.api import (
        Extractor,
        explain,
        extract,
        find_agreements,
        find_areas,
        find_countries,
        find_dates,
        find_institutions,
        find_meetings,
        find_ministries,
        find_money,
        find_organizations,
        find_persons,
        find_statements,
        find_titles,
        pipe,
    )
    from diplotext.document import Document

__version__ = "0.1.0"

__all__ = [
    "Agreement",
    "Commitment",
    "CooperationArea",
    "Country",
    "Date",
    "DiplotextError",
    "Document",
    "Event",
    "Extractor",
    "Institution",
    "LexiconError",
    "Link",
    "Meeting",
    "Mention",
    "Ministry",
    "Money",
    "Organization",
    "Person",
    "PersonRecord",
    "SettingsError",
    "Statement",
    "Title",
    "explain",
    "extract",
    "find_agreements",
    "find_areas",
    "find_countries",
    "find_dates",
    "find_institutions",
    "find_meetings",
    "find_ministries",
    "find_money",
    "find_organizations",
    "find_persons",
    "find_statements",
    "find_titles",
    "pipe",
]


def __getattr__(name: str) -> Any:
    # The calls bring yargy and pymorphy3 with them, so they are imported when first asked for.
    if name == "Document":
        from diplotext.document import Document

        return Document
    if name in __all__:
        from diplotext import api

        return getattr(api, name)
    raise AttributeError(f"module 'diplotext' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
