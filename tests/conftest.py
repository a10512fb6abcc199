"""Settings that all tests share."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import settings

# Helpers of the tests (casefile, tools) are imported by name, wherever pytest is started.
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent / "tools")]

collect_ignore = ["typing"]  # for mypy alone

# The same examples in every run: a failure must not depend on luck.
settings.register_profile("fixed", derandomize=True, deadline=None, database=None)
settings.load_profile("fixed")
