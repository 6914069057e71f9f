"""What the terminal shows now, so that a new screen sends only what looks otherwise.

A form over the reader, and the reader when the form is gone, are whole screens to Textual: 40 kB
at 120×40, of which a form changes a part and a closed one little more. Over SSH that is most of
the wait. Here the cells are remembered, a whole screen is held against them, and the stretches that
differ are sent as `tui.painting` sends changes. `lost` makes the next whole screen come whole.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.cells import get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.strip import Strip

from tui.painting import TightUpdate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual.geometry import Size

    from tui.painting import Piece

_PLAIN: Final = Style()

_REST: Final = ""
"""Stands in the cell that the character before it takes up as well."""

_NEAR: Final = 8
"""Cells between two changes that are fewer bytes than another move of the cursor."""

_MOST: Final = 2000
"""Pieces that are kept back; with these a whole screen still comes in milliseconds."""

Cell = tuple[str, Style]


class Frame:
    """The rows of the terminal, as far as they are known."""

    def __init__(self) -> None:
        self._size: tuple[int, int] = (0, 0)
        self._rows: list[Strip] = []
        self._since: list[Piece] = []
        """What was sent since the rows were put together: a key has no time for that."""

    def lost(self) -> None:
        """Something else may have been written: the next whole screen is sent whole."""
        self._rows, self._since = [], []

    def lessened(self, update: object, size: Size) -> object:
        """An update that does the same with fewer bytes; what is not understood stays as it is."""
        if tuple(size) != self._size:
            self._size = (size.width, size.height)
            self.lost()
        if isinstance(update, LayoutUpdate):
            return self._whole(update)
        if isinstance(update, ChopsUpdate):
            return self._held(list(_pieces(update)))
        if isinstance(update, TightUpdate):
            return self._noted(update)
        self.lost()
        return update

    def _whole(self, update: LayoutUpdate) -> object:
        width, height = self._size
        rows = [Strip.join(line).adjust_cell_length(width) for line in update.strips]
        self._catch_up()
        known, self._rows = self._rows, rows
        if len(known) != len(rows) or len(rows) != height:
            return LayoutUpdate([[row] for row in rows], update.region)
        return _between(dict(enumerate(known)), rows)

    def _held(self, pieces: Sequence[Piece]) -> TightUpdate:
        """Pieces that may say what is shown already."""
        if not self._rows:
            return TightUpdate(pieces)
        self._catch_up()
        known = {y: self._rows[y] for y in sorted({y for _, y, _ in pieces})}
        self._since = list(pieces)
        self._catch_up()
        return _between(known, self._rows)

    def _noted(self, update: TightUpdate) -> TightUpdate:
        """Pieces that are changes only."""
        if self._rows:
            self._since += update.pieces
            if len(self._since) > _MOST:
                self._catch_up()
        return update

    def _catch_up(self) -> None:
        for x, y, segments in self._since:
            if y < len(self._rows):
                row, piece = self._rows[y], Strip(segments)
                rest = row.crop(x + piece.cell_length, row.cell_length)
                self._rows[y] = Strip.join([row.crop(0, x), piece, rest])
        self._since = []


def _between(known: Mapping[int, Strip], rows: Sequence[Strip]) -> TightUpdate:
    return TightUpdate(
        [(x, y, strip) for y, old in known.items() for x, strip in differing(old, rows[y])]
    )


def _pieces(update: ChopsUpdate) -> Iterator[Piece]:
    """The cells of Textual's own update that lie in its spans."""
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=True):
            start, stop = max(x, first), min(end, last)
            if strip is not None and start < stop:
                yield start, y, strip.crop(start - x, stop - x)


def differing(old: Strip, new: Strip) -> Iterator[tuple[int, Strip]]:
    """The stretches of a row that look otherwise now, each with its column, left to right."""
    if list(old) == list(new):
        return
    was, now = _cells(old), _cells(new)
    changed = [at for at, (one, other) in enumerate(zip(was, now, strict=True)) if one != other]
    end = 0
    for start, last in _stretches(changed):
        first, stop = max(start, end), last + 1
        # Half a wide character can neither be sent nor left.
        while first > end and _REST in (was[first][0], now[first][0]):
            first -= 1
        while stop < len(now) and _REST in (was[stop][0], now[stop][0]):
            stop += 1
        if first < stop:
            yield first, _strip(now[first:stop])
        end = stop


def _stretches(changed: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last cell of each run of changes that stand close."""
    start = before = -1
    for at in changed:
        if start < 0:
            start = at
        elif at - before > _NEAR:
            yield start, before
            start = at
        before = at
    if start >= 0:
        yield start, before


def _cells(strip: Strip) -> list[Cell]:
    cells: list[Cell] = []
    for text, style, _ in strip:
        looks = style or _PLAIN
        for character in text:
            width = get_character_cell_size(character)
            if width:
                cells += [(character, looks), (_REST, looks)][:width]
            elif cells:  # a mark that stands on the character before it
                at = next(n for n in range(len(cells) - 1, -1, -1) if cells[n][0] != _REST)
                cells[at] = (cells[at][0] + character, cells[at][1])
    return cells


def _strip(cells: Sequence[Cell]) -> Strip:
    runs = groupby(cells, key=lambda cell: cell[1])
    return Strip(
        [Segment("".join(text for text, _ in run), style) for style, run in runs], len(cells)
    )
