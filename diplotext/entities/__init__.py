"""One folder for each kind of thing found; this module knows their order.

A folder holds ``grammar.py`` (the conditions), ``normalize.py`` (the computations) and a
lexicon (the words). Its package exports ``LEXICON``, where the words are, and
``grammar(lexicon)``, which makes the grammar of them.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from attrs import frozen

from diplotext.engine.grammar import Grammar
from diplotext.engine.lexicon import Lexicon, load_lexicon
from diplotext.errors import SettingsError, unknown_value

__all__ = ["LAYERS", "Source", "default_lexicon", "make_grammar"]

# Each layer sees the finds of those before it as single tokens. Money comes before
# countries, because a country inside a currency name ("долларов США") is none.
LAYERS = (
    "money",
    "dates",
    "countries",
    "areas",
    "organizations",
    "ministries",
    "institutions",
    "titles",
    "persons",
    "agreements",
    "meetings",
)


@frozen
class Source:
    """Where the words of an entity are: the class of a row, and the data file."""

    schema: type[Any]
    package: str
    file: str
    table: str = ""

    def load(self) -> Lexicon[Any]:
        """Read the file, once for a process."""
        schema: Any = self.schema
        lexicon: Lexicon[Any] = load_lexicon(schema, self.package, self.file, self.table)
        return lexicon


def default_lexicon(name: str) -> Lexicon[Any]:
    """Give the lexicon of an entity as shipped.

    Raises `SettingsError` for a name that is no entity.
    """
    lexicon: Lexicon[Any] = _module(name).LEXICON.load()
    return lexicon


def make_grammar(name: str, lexicon: Lexicon[Any] | None = None) -> Grammar:
    """Make the grammar of an entity, of the shipped words or of others."""
    if lexicon is None:
        return _default_grammar(name)
    grammar: Grammar = _module(name).grammar(lexicon)
    return grammar


@cache
def _default_grammar(name: str) -> Grammar:
    grammar: Grammar = _module(name).grammar(default_lexicon(name))
    return grammar


def _module(name: str) -> Any:
    if name not in LAYERS:
        raise SettingsError(unknown_value("entity", name, LAYERS))
    return import_module(f"diplotext.entities.{name}")
