"""Reads the catalogue of phenomena, ``phenomena.toml``, and finds what shows each of them.

A phenomenon is used where a case names its id, or a comment of a unit test does.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from attrs import frozen
from casefile import ID, Case, read_cases

TESTS = Path(__file__).parent


@frozen
class Phenomenon:
    """An entry of the catalogue.

    ``right`` says what the library must make of it, ``elsewhere`` names the test that shows it
    where no case can; a ``frequent`` one and a trap need a case of either sort.
    """

    id: str
    name: str
    right: str
    frequent: bool = False
    elsewhere: str = ""

    @property
    def both(self) -> bool:
        """Whether a counter-example is asked for."""
        return self.frequent or bool(re.fullmatch(r"T\d+", self.id))


@frozen
class Group:
    """Phenomena of one kind, with the letters of their ids and a title for people."""

    id: str
    title: str
    phenomena: tuple[Phenomenon, ...]


@cache
def groups() -> tuple[Group, ...]:
    """Read the catalogue, in the order of the file."""
    data = tomllib.loads((TESTS / "phenomena.toml").read_text(encoding="utf-8"))
    return tuple(
        Group(
            letters,
            entries.pop("title"),
            tuple(Phenomenon(id=key, **entry) for key, entry in entries.items()),
        )
        for letters, entries in data.items()
    )


@cache
def phenomena() -> dict[str, Phenomenon]:
    """Give all phenomena by id."""
    return {entry.id: entry for group in groups() for entry in group.phenomena}


@cache
def cases() -> tuple[tuple[str, Case], ...]:
    """Give all cases, each with the name of its file."""
    paths = sorted((TESTS / "cases").glob("*.toml"))
    return tuple((path.stem, case) for path in paths for case in read_cases(path))


@cache
def unit_tests() -> dict[str, set[str]]:
    """Give the ids that comments of Python tests name, with the names of the files."""
    found: dict[str, set[str]] = {}
    for path in sorted([*TESTS.glob("test_*.py"), *TESTS.glob("unit/test_*.py")]):
        for comment in re.findall(r"# (.*)", path.read_text(encoding="utf-8")):
            for name in ID.findall(comment):
                found.setdefault(name, set()).add(path.relative_to(TESTS.parent).as_posix())
    return found
