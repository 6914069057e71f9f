"""Marking a span by keyboard: two ends in one part, moved by characters up to paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from heshu.model import Anchor

if TYPE_CHECKING:
    from collections.abc import Sequence

_PIECES: Final = {
    "word": re.compile(
        r"[0-9０-９.,．，:：%％]*[0-9０-９%％][十百千万亿]*|[A-Za-z]+"
        r"|[^\W0-9０-９A-Za-z_]+|\s+|\W"
    ),
    "clause": re.compile(r"[^，、；：。！？\n]*(?:[，、；：。！？\n]|$)"),
    "sentence": re.compile(r"[^。！？；\n]*(?:[。！？；]+[”’」』）》]*|\n|$)"),
    "paragraph": re.compile(r"[^\n]*(?:\n|$)"),
}
"""What one step takes in. Without a dictionary a word is a run of one kind of character."""

_REACH: Final = 5_000
"""Characters looked at to each side: a longer sentence is taken in pieces, not in one step."""

UNITS: Final = ("character", "word", "clause", "sentence", "paragraph", "line")

_WIDER: Final = ("clause", "sentence", "paragraph")
_LOOSE: Final = "，、；：。！？ \u3000\n"
"""What a piece ends with and a mark on it need not."""


def piece(text: str, offset: int, unit: str) -> tuple[int, int]:
    """The clause, sentence or paragraph around an offset, without its newline."""
    low, high = max(offset - _REACH, 0), min(offset + _REACH, len(text))
    for found in _PIECES[unit].finditer(text, low, high):
        if found.end() > offset or found.end() == high:
            break
    start, end = found.span()
    while start < end and text[start] in " \u3000\n”’」』）》":  # what closes the piece before
        start += 1
    while end > start and text[end - 1] in ("\n" if unit != "clause" else _LOOSE):
        end -= 1
    return start, end


def wider(text: str, start: int, end: int) -> tuple[int, int]:
    """The least clause, sentence or paragraph that holds more than a span; else the span."""
    for unit in _WIDER:
        a, b = piece(text, start, unit)
        if a <= start and end <= b and (a, b) != (start, end):
            return a, b
    return start, end


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
        for _ in range(abs(step)):
            self.put(self._border(unit, forward=step > 0))

    def put(self, offset: int) -> None:
        """Move the free end to an offset."""
        self.free = min(max(offset, 0), len(self.text))

    def swap(self) -> None:
        """Let the other end move from now on."""
        self.fixed, self.free = self.free, self.fixed

    def _border(self, unit: str, *, forward: bool) -> int:
        """The nearest border of a unit after (before) the free end."""
        borders = self._borders(unit)
        if forward:
            at = min(bisect_right(borders, self.free), len(borders) - 1)
        else:
            at = max(bisect_left(borders, self.free) - 1, 0)
        return borders[at]

    def _borders(self, unit: str) -> Sequence[int]:
        """The borders around the free end, in order."""
        if unit == "word" and self.words and self.words[0] <= self.free <= self.words[-1]:
            return [0, *self.words, len(self.text)]
        if unit not in _PIECES:
            what = f"no such unit of selection: {unit}"
            raise ValueError(what)
        low, high = max(self.free - _REACH, 0), min(self.free + _REACH, len(self.text))
        ends = {found.end() for found in _PIECES[unit].finditer(self.text, low, high)}
        return sorted(ends | {low, high})
