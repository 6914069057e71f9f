"""The lines of a page as every splitting rule takes them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heshu.intake.blocks import Dropped
from heshu.intake.lines import Line, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.readers.html.printing import Printed


def text_of(rows: Sequence[Printed]) -> str:
    """The source text of a page: its lines, one below the other."""
    return "\n".join(row.text for row in rows)


def lines_of_page(
    text: str, rows: Sequence[Printed], kept: Sequence[bool]
) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """The lines of the article, with what the page knows of them, and the rest as dropped.

    Args:
        text: as `text_of` gives it.
        rows: the lines of the page.
        kept: for each whether it is the article's.
    """
    lines: list[Line] = []
    aside: list[Dropped] = []
    for line in lines_of(text, markup=False):
        row = rows[line.number - 1]
        if kept[line.number - 1]:
            lines.append(_told(line, row, line.start - text.rfind("\n", 0, line.start) - 1))
        else:
            aside.append(Dropped(line.start, line.end, "chrome"))
    return tuple(lines), tuple(aside)


def _told(line: Line, row: Printed, trimmed: int) -> Line:
    """A line with what the page knows of it; `trimmed` characters of the row stand before it.

    A first cell that is empty went with the blanks around the line.
    """
    end = len(line.text)
    cells = tuple(
        (min(max(left - trimmed, 0), end), min(max(right - trimmed, 0), end))
        for left, right in row.cells
    )
    return replace(line, marked=row.begins, heading=row.heading, cells=cells)
