"""The lines of a page in one column, from top to bottom, and the rows of its tables.

What stands side by side on a page without columns is one line: the cells of a table where the
lines around have theirs at the same places or drawn lines part them, else a line with gaps in it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from heshu.intake.readers.pdf.paragraphs import Placed
from heshu.intake.readers.pdf.strips import Strip
from heshu.intake.readers.pdf.wrapping import are_alike, one, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.readers.pdf.glyphs import Box, Glyph, PdfSheet

MANY = 4
"""Cells that make a row of a table without another beside it."""
LEVEL = 0.5
"""Ems between the baselines of one row."""


def placed_rows(
    sheet: PdfSheet, strips: Sequence[Strip], body: float,
    edges: tuple[float, float] | None = None,
) -> list[Placed]:  # fmt: skip
    """The lines of a page or column in order, each with the edges of its text and its cells.

    Args:
        sheet: the page, for its drawn lines.
        strips: its lines.
        body: the size of its text.
        edges: of the column, where they are known.
    """
    tables = ruled_tables(sheet.rules)
    inside = {id(s): grid for s in strips for grid in tables if grid.holds(s)}
    rows = rows_of([s for s in strips if id(s) not in inside])
    cells = _aligned(rows)
    rows, cells = wrapped(rows, cells)
    edge, right = edges or _edges([row[0] for row in rows if len(row) == 1], body)
    found: list[tuple[float, Placed]] = []
    for row, is_row in zip(rows, cells, strict=True):
        line = Placed(row[0], edge, right, row=tuple(row) if is_row else ())
        if not is_row and len(row) > 1:
            line = replace(line, strip=one(row))
        found.append((row[0].base, line))
    for grid in tables:
        held = [s for s in strips if inside.get(id(s)) is grid]
        found += [
            (min(s.base for s in row), Placed(row[0], edge, right, row=tuple(row)))
            for row in grid.rows(held)
        ]
    found.sort(key=lambda pair: pair[0])
    return _with_leading([line for _, line in found])


def rows_of(strips: Sequence[Strip]) -> list[list[Strip]]:
    """The strips that stand on one baseline, from left to right."""
    rows: list[list[Strip]] = []
    for strip in sorted(strips, key=lambda s: (s.base, s.x0)):
        last = rows[-1][0] if rows else None
        if last and abs(strip.base - last.base) <= LEVEL * min(strip.size, last.size):
            rows[-1].append(strip)
        else:
            rows.append([strip])
    return [sorted(row, key=lambda s: s.x0) for row in rows]


def _aligned(rows: Sequence[Sequence[Strip]]) -> list[bool]:
    """Which rows are rows of a table: next to one with cells at the same places.

    So many side by side are one even alone, as where a page cuts the table.
    """
    found = [len(row) >= MANY for row in rows]
    for i in range(len(rows) - 1):
        if are_alike(rows[i], rows[i + 1]):
            found[i] = found[i + 1] = True
    return found


def _edges(lines: Sequence[Strip], body: float) -> tuple[float, float]:
    """The left and right edge of the running text of a page."""
    text = [s for s in lines if abs(s.size - body) < 0.12 * body] or list(lines)
    if not text:
        return 0.0, 0.0
    lefts = Counter(round(strip.x0 / 2) for strip in text if len(strip.glyphs) > 4)
    most = max(lefts.values(), default=0)
    edge = min((left * 2.0 for left, n in lefts.items() if n * 3 >= most), default=text[0].x0)
    rights = sorted(strip.x1 for strip in text)
    return edge, max(rights[int(len(rights) * 0.9)], rights[-1] - body)


def _with_leading(lines: list[Placed]) -> list[Placed]:
    steps = sorted(
        b.strip.base - a.strip.base for a, b in pairwise(lines)
        if not b.row and abs(a.strip.size - b.strip.size) < 0.12 * b.strip.size
    )  # fmt: skip
    usual = steps[int(len(steps) * 0.3)] if steps else 0.0
    return [
        replace(b, apart=(b.strip.base - a.strip.base) / usual) if a and usual > 0 else b
        for a, b in zip([None, *lines], lines, strict=False)
    ]


class Grid:
    """A table drawn with lines."""

    def __init__(self, xs: list[float], ys: list[float]) -> None:
        self.xs, self.ys = xs, ys

    def holds(self, strip: Strip) -> bool:
        """Whether a line stands inside."""
        middle = (strip.x0 + strip.x1) / 2
        return (
            self.xs[0] < middle < self.xs[-1]
            and self.ys[0] < strip.base - 0.35 * strip.size < self.ys[-1]
        )

    def _cut(self, strip: Strip) -> list[Strip]:
        """A line cut where the drawn lines part its cells."""
        groups: dict[int, list[Glyph]] = {}
        for glyph in strip.glyphs:
            across = sum(x <= (glyph.x0 + glyph.x1) / 2 for x in self.xs)
            groups.setdefault(across, []).append(glyph)
        if len(groups) == 1:
            return [strip]
        return [Strip(glyphs, strip.page) for glyphs in groups.values()]

    def rows(self, strips: Sequence[Strip]) -> list[list[Strip]]:
        """The strips row by row, those of one cell put together."""
        cells: dict[tuple[int, int], list[Strip]] = {}
        for strip in (piece for whole in strips for piece in self._cut(whole)):
            middle = strip.base - 0.35 * strip.size
            down = sum(y <= middle for y in self.ys)
            across = sum(x <= strip.x0 + 0.3 * strip.size for x in self.xs)
            cells.setdefault((down, across), []).append(strip)
        rows: list[list[Strip]] = []
        for down in sorted({down for down, _ in cells}):
            row = []
            for key in sorted(key for key in cells if key[0] == down):
                lines = sorted(cells[key], key=lambda s: (s.base, s.x0))
                row.append(lines[0] if len(lines) == 1 else one(lines))
            rows.append(row)
        return rows


def ruled_tables(rules: Sequence[Box]) -> list[Grid]:
    """The tables that drawn lines make: at least three lines across and two down."""
    flat = [r for r in rules if r.width > r.height and r.width > 20]
    tall = [r for r in rules if r.height >= r.width and r.height > 6]
    found: list[Grid] = []
    left = list(flat)
    while left:
        group = [left.pop()]
        grown = True
        while grown:
            x0, x1 = min(r.x0 for r in group), max(r.x1 for r in group)
            y0, y1 = min(r.y0 for r in group), max(r.y1 for r in group)
            joined = [r for r in left if r.x0 < x1 + 2 and r.x1 > x0 - 2 and _tied(r, y0, y1, tall)]
            grown = bool(joined)
            group += joined
            left = [r for r in left if r not in joined]
        box = (min(r.x0 for r in group), min(r.y0 for r in group))
        far = (max(r.x1 for r in group), max(r.y1 for r in group))
        inner = [
            r for r in tall
            if box[0] - 3 < r.x0 < far[0] + 3 and r.y0 < far[1] - 1 and r.y1 > box[1] + 1
        ]  # fmt: skip
        xs, ys = _distinct([r.x0 for r in inner]), _distinct([r.y0 for r in group])
        if len(ys) >= 3 and len(xs) >= 3:
            found.append(Grid(xs, ys))
    return found


def _tied(rule: Box, y0: float, y1: float, tall: Sequence[Box]) -> bool:
    """Whether an upright line ties a rule to those between `y0` and `y1`."""
    return any(
        t.y0 - 2 <= rule.y0 <= t.y1 + 2 and t.y0 < y1 + 2 and t.y1 > y0 - 2
        and rule.x0 - 3 <= t.x0 <= rule.x1 + 3
        for t in tall
    )  # fmt: skip


def _distinct(places: Sequence[float]) -> list[float]:
    """Places more than a few points apart, in order."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > 4:
            found.append(place)
    return found
