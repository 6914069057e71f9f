"""Heshu's figures and dates as the scorer's records, to run beside its peers."""

from __future__ import annotations

from typing import Any

from heshu.facts.extraction import numeric
from heshu.facts.shadow import Shadow

NAME = "Heshu, figures and dates"


def extract(
    text: str, ref: str | None = None, kinds: frozenset[str] = frozenset()
) -> list[dict[str, Any]]:
    """The records of a text; for a public case those of the kinds it is about."""
    if kinds:
        from benchmarks import facts

        return facts.extract(text, ref, kinds)
    found = numeric(Shadow(text), ref or "")
    return [{"start": f.start, "end": f.end, "kind": f.kind.value} for f in found]
