"""Columns of text that line up when half the characters are two cells wide.

Rich's own tables wrap and pad for a screen; these are one line a row, so that they can be
piped, searched and copied, and a row of eight thousand costs a few microseconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from tui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_GAP = "  "


@dataclass(frozen=True, slots=True)
class Column:
    """The heading of a column and how its cells stand in it."""

    title: str
    right: bool = False
    """Figures stand to the right."""
    most: int = 40
    """Cells beyond this are cut with an ellipsis on a terminal."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A text with a Rich style that only a terminal shows."""

    text: str
    style: str = ""


def one_line(text: str) -> str:
    """Harmless text without line breaks or tabs, of the same length."""
    return visible(text).translate({10: " ", 9: " "})


def clipped(text: str, cells: int) -> str:
    """The text in at most this many cells, with an ellipsis where it was cut."""
    if cell_len(text) <= cells:
        return text
    return set_cell_size(text, max(cells - 1, 0)).rstrip() + "…"


def table(
    columns: Sequence[Column], rows: Iterable[Sequence[Cell | str]], width: int | None
) -> Iterator[Text]:
    """A heading line and one line a row.

    Args:
        columns: the headings.
        rows: cells in the order of the columns.
        width: cells of the terminal; None leaves every cell whole, as a pipe wants it.
    """
    cells = [[_cell(cell) for cell in row] for row in rows]
    if width is not None:
        for row in cells:
            row[:] = [
                Cell(clipped(c.text, col.most), c.style)
                for c, col in zip(row, columns, strict=True)
            ]
    heads = [Cell(column.title, "bold") for column in columns]
    sizes = [max(cell_len(row[at].text) for row in (heads, *cells)) for at in range(len(columns))]
    for row in (heads, *cells):
        line = _line(columns, row, sizes)
        if width is not None:
            line.truncate(width, overflow="ellipsis")
        yield line


def _cell(cell: Cell | str) -> Cell:
    return Cell(one_line(cell)) if isinstance(cell, str) else Cell(one_line(cell.text), cell.style)


def _line(columns: Sequence[Column], row: Sequence[Cell], sizes: Sequence[int]) -> Text:
    line = Text()
    for column, cell, size in zip(columns, row, sizes, strict=True):
        room = " " * (size - cell_len(cell.text))
        if line:
            line.append(_GAP)
        if column.right:
            line.append(room)
        line.append(cell.text, style=cell.style)
        if not column.right:
            line.append(room)
    line.rstrip()
    return line
