"""The gutters of a page: free strips between two columns, however narrow.

A gap of half an em is a blank in one line and a gutter in another. It is a gutter where line after
line the text on its right begins at one place, with text of some length on both sides, or where a
drawn line stands in it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.intake.readers.pdf.glyphs import Box, Glyph

NARROWEST = 0.3
"""Ems by which a gutter is wider than the gaps of its line."""
LINES = 4
"""Lines that make a gutter."""
LENGTH = 4
"""Characters on each side of it."""
STEP = 2.4
"""Ems from one of its lines to the next at most."""
_TRUE = 0.15
"""Ems by which the text on its right may begin out of line."""
_LEVEL = 0.3
_HANGING = frozenset("，。、；：！？,.;:!?”’）》」』】")
"""Signs that may hang over the edge of a column; the right half of each is empty."""


class Gutter(NamedTuple):
    """A free strip."""

    x: float
    """Where the text on its right begins."""
    top: float
    bottom: float
    largest: float
    """Size of the characters that it may part: a headline runs on over it."""


class _Gap(NamedTuple):
    """A gap in a line, wider than its others."""

    x: float
    base: float
    size: float


def right_edge(glyph: Glyph) -> float:
    """Where the ink of a character ends at most."""
    return min(glyph.x1, glyph.x0 + 0.5 * glyph.size) if glyph.char in _HANGING else glyph.x1


class Gutters:
    """The gutters of a page, asked whether one parts two characters of a line."""

    def __init__(self, glyphs: Sequence[Glyph], rules: Sequence[Box] = ()) -> None:
        """Find them."""
        tall = [r for r in rules if r.height > 3 * r.width]
        found = [Gutter(rule.x0, rule.y0, rule.y1, float("inf")) for rule in tall]
        found += _found(glyphs)
        self._gutters = sorted(found)
        self._places = [gutter.x for gutter in self._gutters]

    def part(self, left: Glyph, right: Glyph) -> bool:
        """Whether a gutter lies between two characters on one level."""
        room = _TRUE * right.size
        if right.x0 - right_edge(left) < room:
            return False
        i = bisect_left(self._places, right_edge(left) - room)
        j = bisect_right(self._places, right.x0 + room)
        middle = right.base - 0.35 * right.size
        found = self._gutters[i:j]
        return any(g.top <= middle <= g.bottom and right.size <= g.largest for g in found)


def _found(glyphs: Sequence[Glyph]) -> Iterator[Gutter]:
    gaps = sorted(gap for row in _rows(glyphs) for gap in _gaps(row))
    group: list[_Gap] = []
    for gap in gaps:
        if group and gap.x - group[0].x > _TRUE * gap.size:
            yield from _made(group)
            group = []
        group.append(gap)
    yield from _made(group)


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The characters by their baselines, each row from left to right."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda g: g.base):
        if row and glyph.base - row[0].base > _LEVEL * row[0].size:
            yield sorted(row, key=lambda g: g.x0)
            row = []
        row.append(glyph)
    if row:
        yield sorted(row, key=lambda g: g.x0)


def _gaps(row: Sequence[Glyph]) -> Iterator[_Gap]:
    """The gaps of a row that have text of some length on both sides."""
    if len(row) < 2 * LENGTH:
        return
    wide = [(b.x0 - a.x1) / max(a.size, b.size) for a, b in pairwise(row)]
    usual = max(median(wide), 0.0)
    places = [i + 1 for i, gap in enumerate(wide) if gap >= usual + NARROWEST]
    for start, place, end in zip([0, *places], places, [*places[1:], len(row)], strict=False):
        if min(place - start, end - place) >= LENGTH:
            glyph = row[place]
            yield _Gap(glyph.x0, glyph.base, glyph.size)


def _made(gaps: Sequence[_Gap]) -> Iterator[Gutter]:
    """The gutters along one line down the page."""
    run: list[_Gap] = []
    for gap in [*sorted(gaps, key=lambda g: g.base), None]:
        if run and (gap is None or gap.base - run[-1].base > STEP * gap.size):
            if len(run) >= LINES:
                size = run[0].size
                x = min(g.x for g in run)
                yield Gutter(x, run[0].base - STEP * size, run[-1].base + STEP * size, 1.2 * size)
            run = []
        if gap is not None:
            run.append(gap)
