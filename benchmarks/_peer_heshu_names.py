"""Everything Heshu finds, names and context too, to run beside its peers."""

from __future__ import annotations

from typing import Any

from heshu.facts import extract as facts_of

NAME = "Heshu, everything"


def extract(text: str) -> list[dict[str, Any]]:
    """The records of a text."""
    return [{"start": f.start, "end": f.end, "kind": f.kind.value} for f in facts_of(text)]
