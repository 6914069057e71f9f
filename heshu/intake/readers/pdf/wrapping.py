"""Cells of several lines in tables without drawn lines.

The lines of one cell stand closer together than two rows of the table do; what has no line of
its own in the row above or below is the rest of a cell.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from heshu.intake.readers.pdf.strips import Strip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOOSER = 1.15
"""Times the distance of the lines of a cell from which two lines are two rows."""
CLOSE = 2.2
"""Ems between the lines of a cell at most."""

ALIGNED = 0.8
"""Ems by which the cells below each other may be out of line."""

_Row = list[Strip]


def are_alike(upper: Sequence[Strip], lower: Sequence[Strip]) -> bool:
    """Whether two lines have cells at the same places."""
    if min(len(upper), len(lower)) < 2:
        return False
    same = sum(any(_in_line(a, b) for b in lower) for a in upper)
    return same >= 2 and (same > 2 or same * 3 >= 2 * min(len(upper), len(lower)))


def _in_line(a: Strip, b: Strip) -> bool:
    """Whether two cells share their left edge, their middle or their right edge."""
    room = ALIGNED * a.size
    return (
        abs(a.x0 - b.x0) < room
        or abs(a.x1 - b.x1) < room
        or abs(a.x0 + a.x1 - b.x0 - b.x1) < 2 * room
    )


def one(row: Sequence[Strip]) -> Strip:
    """Strips as one line."""
    return Strip([glyph for strip in row for glyph in strip.glyphs], row[0].page)


def wrapped(rows: Sequence[_Row], cells: Sequence[bool]) -> tuple[list[_Row], list[bool]]:
    """Rows with the lines of each cell put together.

    Args:
        rows: the strips of each line, from top to bottom.
        cells: whether each is a row of a table.
    """
    found: list[_Row] = []
    marks: list[bool] = []
    for start, end in _stretches(rows, cells):
        table = start < end - 1 and cells[start]
        merged = _merged(rows[start:end]) if table else list(rows[start:end])
        found += merged
        marks += [cells[start]] * len(merged)
    return found, marks


def _stretches(rows: Sequence[_Row], cells: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The tables among the rows with what hangs from them, and each other row."""
    i = 0
    while i < len(rows):
        end = i + 1
        while cells[i] and end < len(rows) and (cells[end] or _belongs(rows, i, end)):
            end += 1
        yield i, end
        i = end


def _belongs(rows: Sequence[_Row], start: int, at: int) -> bool:
    """Whether a line is one more row, or holds the rest of cells of the row above it."""
    row, above = rows[at], rows[at - 1]
    if row[0].base - above[0].base > CLOSE * row[0].size:
        return False
    widest = max(rows[start:at], key=len)
    if are_alike(widest, row):
        return True
    return len(row) < len(widest) and all(
        any(_is_below(cell, strip) for cell in widest) for strip in row
    )


def _is_below(cell: Strip, strip: Strip) -> bool:
    """Whether a line begins or ends where a cell does, or lies within it, and in no other."""
    room = 0.5 * cell.size
    if abs(strip.size - cell.size) > 0.12 * cell.size:
        return False
    return abs(strip.x0 - cell.x0) < room or abs(strip.x1 - cell.x1) < room


def _merged(rows: Sequence[_Row]) -> list[_Row]:
    """The rows of one table."""
    steps = [b[0].base - a[0].base for a, b in pairwise(rows)]
    full = max(len(row) for row in rows)
    single = not any(are_alike(rows[0], row) for row in rows[1:])
    limit = CLOSE * rows[0][0].size if single else _limit(steps)
    found = [list(rows[0])]
    for row, step in zip(rows[1:], steps, strict=True):
        if step <= limit and min(len(row), len(found[-1])) < full:
            found[-1] = _joined(found[-1], row)
        else:
            found.append(list(row))
    return found


def _limit(steps: Sequence[float]) -> float:
    """The distance up to which two lines are of one row; 0 where all are alike."""
    least = min(steps)
    wide = [step for step in steps if step > LOOSER * least]
    return (least + min(wide)) / 2 if wide else 0.0


def _joined(row: _Row, below: _Row) -> _Row:
    """A row with the lines of the next under their cells."""
    cells = [[cell] for cell in row]
    for strip in below:
        home = max(cells, key=lambda cell: _shared(cell[0], strip))
        if _shared(home[0], strip) > 0:
            home.append(strip)
        else:
            cells.append([strip])
    merged = [cell[0] if len(cell) == 1 else one(cell) for cell in cells]
    return sorted(merged, key=lambda strip: strip.x0)


def _shared(cell: Strip, strip: Strip) -> float:
    return min(cell.x1, strip.x1) - max(cell.x0, strip.x0)
