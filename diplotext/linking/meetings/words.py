"""The words that tell of meetings (meetings.toml), and the families of their kinds."""

from __future__ import annotations

from typing import Any

from diplotext.language.data import read_toml

__all__ = ["GATHERINGS", "VISITS", "WORDS"]

WORDS: dict[str, Any] = read_toml("diplotext.linking.meetings", "meetings.toml")
VISITS = frozenset(WORDS["family"][0]["kinds"])
GATHERINGS = frozenset(WORDS["family"][3]["kinds"]) - {"informal_meeting"}
