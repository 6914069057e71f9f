"""A table of contents: entries with dots that lead to a page number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.intake.readers.pdf.rows import rows_of
from heshu.intake.shadow import shadow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.readers.pdf.strips import Strip

_ENTRY = re.compile(r".{2,60}?[ .…·・•‥_\-]{4,}\(?(?:\d{1,4}|[ivxIVX]{1,6})\)?")
_HEADING = re.compile(r"(?:目 *[录錄次]|contents)", re.IGNORECASE)
_FEWEST = 3
"""Entries that make a table of contents."""


def contents(strips: Sequence[Strip]) -> set[int]:
    """The `id`s of the lines of a page that are a table of contents."""
    rows = rows_of([s for s in strips if s.upright])
    texts = [shadow(" ".join(strip.text for strip in row)) for row in rows]
    entries = [i for i, text in enumerate(texts) if _ENTRY.fullmatch(text) and ".." in _dots(text)]
    if len(entries) < _FEWEST:
        return set()
    heading = [i for i, text in enumerate(texts[: entries[0]]) if _HEADING.fullmatch(text.strip())]
    return {id(strip) for i in (*heading, *entries) for strip in rows[i]}


def _dots(text: str) -> str:
    return re.sub(r"[…·・•‥]", "..", text).replace(" ", "")
