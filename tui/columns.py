"""The columns of a printed table: how wide they are set, and what stands in each.

A row is one paragraph whose cells are told apart by tabs (`heshu.model.Row`). Set one under the
other, figures to the right as in print, they can be compared down the column. Where a page has
no room for all, cells are wrapped within their columns, the widest first, but no figure is cut;
and where that is not enough the columns are folded: each row takes several lines, the headers
as well, so that a figure still stands under its header. Nothing is left out or set twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.visible import visible_line
from tui.wrapping import SPACES, cells, line_ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.wrapping import Span

GAP: Final = 2
"""Cells between two columns; the tab printed between them takes the first."""

FOLD_INDENT: Final = 2
"""Cells before a line that goes on with the columns of the line above."""

_NARROWEST: Final = 8
"""Cells below which a column of words is not wrapped: four characters a line."""

_FIGURE: Final = re.compile(
    r"[+＋±\-－—–]?[(（]?[￥$¥]?[+-]?\d[\d,，. ]*(?:\.\d+)?[)）]?"
    r"(?:%|％|‰|[十百千万亿]+|个百分点|元|亩|人|户|个|吨|公里|倍)*\*?|[-－—–…./]{1,3}"
)
"""What a cell of figures holds, the signs for “none” included."""

_HEADS: Final = 3
"""Rows above the first figures that still name the columns; more are rows of words."""

_INKED: Final = re.compile(r"\d")
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:年)?")


class Piece(NamedTuple):
    """A stretch of a paragraph on a display line."""

    at: int
    """Cells before it."""
    start: int
    end: int
    room: int
    """Cells it may take; only a tab or a space at its end stands out."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it is set: its cells with what stands between them."""

    grid: Grid
    number: int
    cells: tuple[tuple[int, int], ...]
    """Stretches of the paragraph, from its first to its last character, without a gap."""

    @property
    def is_head(self) -> bool:
        """Whether it names the columns."""
        return self.number < self.grid.heads


class Column(NamedTuple):
    """Where a column is set."""

    fold: int
    """Which line of a row it is on, 0 where nothing is folded."""
    at: int
    """Cells before it."""
    width: int
    right: bool
    """Figures stand to the right."""


class Grid:
    """One table: the shown texts of its rows, cell by cell."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        """`rows` are texts as stored, without the tabs between them."""
        self.rows = [[visible_line(cell).strip(SPACES) for cell in row] for row in rows]

    @property
    def count(self) -> int:
        """How many columns the longest row has."""
        return max(map(len, self.rows), default=0)

    @cached_property
    def heads(self) -> int:
        """How many rows name the columns: those above the first with figures, else the first."""
        for number, row in enumerate(self.rows[: _HEADS + 1]):
            if any(_is_figure(cell) and (number or not _YEAR.fullmatch(cell)) for cell in row):
                return number
        return min(len(self.rows) - 1, 1)

    @cached_property
    def right(self) -> list[bool]:
        """Which columns hold figures, most of them."""
        return [_are_figures(self._column(at)) for at in range(self.count)]

    @cached_property
    def natural(self) -> list[int]:
        """The cells each column would take; a row of one cell runs over all of them."""
        return [
            max(map(cells, self._column(at, heads=True)), default=1) for at in range(self.count)
        ]

    @cached_property
    def least(self) -> list[int]:
        """The cells each column takes at least: its longest figure, else some words."""
        return [
            max(
                min(natural, _NARROWEST),
                max((cells(one) for one in self._column(at) if _is_figure(one)), default=1),
            )
            for at, natural in enumerate(self.natural)
        ]

    def _column(self, at: int, *, heads: bool = False) -> list[str]:
        rows = self.rows if heads else self.rows[self.heads :]
        return [row[at] for row in rows if len(row) > max(at, 1) and row[at]]

    def columns(self, width: int) -> list[Column]:
        """Where the columns stand on a page so many cells wide."""
        room = width - GAP * (self.count - 1)
        if sum(self.natural) <= room:
            return self._stand(self.natural, width)
        if sum(self.least) <= room:
            return self._stand(_shared(self.natural, self.least, room), width)
        return self._stand([min(one, max(width // 2, least)) for one, least in
                            zip(self.natural, self.least, strict=True)], width)  # fmt: skip

    def _stand(self, widths: Sequence[int], page: int) -> list[Column]:
        columns: list[Column] = []
        fold = at = 0
        indent = FOLD_INDENT if page > 4 * FOLD_INDENT else 0
        for width, right in zip(widths, self.right, strict=True):
            if columns and at + width > page:
                fold, at = fold + 1, indent
            columns.append(Column(fold, at, max(min(width, page - at), 1), right))
            at += width + GAP
        return columns


def row_lines(text: str, row: Row, width: int, keep: Sequence[Span] = ()) -> Iterator[list[Piece]]:
    """The display lines of a row on a page so many cells wide.

    Args:
        text: the shown paragraph.
        row: which it is.
        width: cells of the page.
        keep: spans to hold on one line where they fit, as for `line_ends`.
    """
    if len(row.cells) == 1:
        start = 0
        for end in line_ends(text, width, keep=keep):
            yield [Piece(0, start, end, width)]
            start = end
        return
    folds: dict[int, list[list[Piece]]] = {}
    for column, span in zip(row.grid.columns(width), row.cells, strict=False):
        folds.setdefault(column.fold, []).append(list(_pieces(text, column, span, keep)))
    for cells_ in folds.values():
        for number in range(max(map(len, cells_))):
            yield [pieces[number] for pieces in cells_ if number < len(pieces)]


def _pieces(text: str, column: Column, span: Span, keep: Sequence[Span]) -> Iterator[Piece]:
    """The lines of one cell."""
    first, last = span
    held = [(a - first, b - first) for a, b in keep if first <= a and b <= last]
    start = first
    for end in line_ends(text[first:last], column.width, keep=held):
        used = cells(text[start : first + end].rstrip(SPACES))
        pad = max(column.width - used, 0) if column.right else 0
        yield Piece(column.at + pad, start, first + end, column.width - pad)
        start = first + end


def _shared(natural: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Widths that fill the room: the widest columns give way first, none below its least."""
    low, high = 1, max(natural)
    while low < high:
        cap = (low + high + 1) // 2
        if sum(_capped(natural, least, cap)) <= room:
            low = cap
        else:
            high = cap - 1
    return _capped(natural, least, low)


def _capped(natural: Sequence[int], least: Sequence[int], cap: int) -> list[int]:
    return [max(min(one, cap), floor) for one, floor in zip(natural, least, strict=True)]


def _is_figure(cell: str) -> bool:
    return bool(_FIGURE.fullmatch(cell))


def _are_figures(column: Sequence[str]) -> bool:
    figures = sum(map(_is_figure, column))
    return 2 * figures > len(column) and any(map(_INKED.search, column))
