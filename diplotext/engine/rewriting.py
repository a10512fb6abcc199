"""A flaw of yargy mended: rules that are being rewritten are kept until all are.

yargy rewrites a rule into a simpler form and remembers by ``id`` what became of each part. Parts
made on the way are dropped, their ids are given to others, and these are taken for them: a large
grammar then lacks a piece, in one process and not in the next. What holds the parts ends that.
"""

from __future__ import annotations

from typing import Any

from yargy.rule.transformators import RuleTransformator

__all__ = ["keep_parts"]


def keep_parts() -> None:
    """Have yargy keep what it rewrites; called once, changes nothing else."""
    RuleTransformator.visit = _visit


def _visit(self: Any, item: Any) -> Any:
    """Rewrite a part, or give what became of it; the part is held beside its result."""
    held = self.visited.get(id(item))
    if held is None:
        held = self.visited[id(item)] = item, self.resolve_method(item)(item)
    return held[1]
