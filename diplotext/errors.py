"""The errors that diplotext raises on purpose; each message says what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

__all__ = ["DiplotextError", "LexiconError", "SettingsError", "unknown_value"]


class DiplotextError(Exception):
    """Base of all errors of this library."""


class LexiconError(DiplotextError):
    """A word list is wrong; the message begins with file and line."""


class SettingsError(DiplotextError):
    """A setting has a value that is not legal; the message lists the legal ones."""


def unknown_value(what: str, value: str, known: Iterable[str]) -> str:
    """Say that a value is unknown, which one may be meant, and which are legal.

    >>> unknown_value("type", "moneys", ["money", "areas"])
    "unknown type 'moneys'; did you mean 'money'? known: areas, money"
    """
    names = sorted(known)
    close = difflib.get_close_matches(value, names, n=1)
    hint = f"; did you mean {close[0]!r}?" if close else ";"
    return f"unknown {what} {value!r}{hint} known: {', '.join(names)}"
