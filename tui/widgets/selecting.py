"""Marking a span by keyboard: two ends in one part, moved by characters up to paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

from heshu.model import Anchor

_BORDERS: Final = {
    "word": re.compile(
        r"[0-9０-９.,．，:：%％]*[0-9０-９%％][十百千万亿]*|[A-Za-z]+"
        r"|[^\W0-9０-９A-Za-z_]+|\s+|\W"
    ),
    "sentence": re.compile(r"[^。！？；\n]*(?:[。！？；]+[”’」』）》]*|\n|$)"),
    "paragraph": re.compile(r"[^\n]*(?:\n|$)"),
}
"""What one step takes in. Without a dictionary a word is a run of one kind of character."""

UNITS: Final = ("character", "word", "sentence", "paragraph", "line")


@dataclass(slots=True)
class Marking:
    """A span being marked: `fixed` stays, `free` moves; both are offsets into `text`."""

    field: str
    """The part being marked in."""
    text: str
    fixed: int
    free: int
    words: tuple[int, ...] = ()
    """Borders of words by a dictionary, sorted, when someone has prepared them."""

    @property
    def anchor(self) -> Anchor | None:
        """The span; None while it is empty."""
        start, end = sorted((self.fixed, self.free))
        return Anchor(self.field, start, end) if start < end else None

    def extend(self, unit: str, step: int) -> None:
        """Move the free end; it stops at the ends of the part.

        Raises:
            ValueError: `unit` is none of `UNITS` (a line is the reader's business).
        """
        if unit == "character":
            self.put(self.free + step)
            return
        borders = self._borders(unit)
        if step > 0:
            at = bisect_right(borders, self.free) + step - 1
        else:
            at = bisect_left(borders, self.free) + step
        self.put(borders[min(max(at, 0), len(borders) - 1)])

    def put(self, offset: int) -> None:
        """Move the free end to an offset."""
        self.free = min(max(offset, 0), len(self.text))

    def swap(self) -> None:
        """Let the other end move from now on."""
        self.fixed, self.free = self.free, self.fixed

    def _borders(self, unit: str) -> list[int]:
        if unit == "word" and self.words:
            return [0, *self.words, len(self.text)]
        if unit not in _BORDERS:
            what = f"no such unit of selection: {unit}"
            raise ValueError(what)
        ends = {found.end() for found in _BORDERS[unit].finditer(self.text)}
        return sorted(ends | {0, len(self.text)})
