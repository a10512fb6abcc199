"""The words that tell of meetings (meetings.toml), and the families of their kinds."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

__all__ = ["GATHERINGS", "VISITS", "WORDS"]

WORDS: dict[str, Any] = tomllib.loads(
    resources.files("diplotext.linking.meetings")
    .joinpath("meetings.toml")
    .read_text(encoding="utf-8")
)
VISITS = frozenset(WORDS["family"][0]["kinds"])
GATHERINGS = frozenset(WORDS["family"][3]["kinds"]) - {"informal_meeting"}
