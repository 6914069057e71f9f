"""An article cut into the display lines of one width, no further than it has to be.

Lines are found from the top; those found stay true, the height below them is an estimate. So a
megabyte costs what is on screen, and the rest is cut in idle moments.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import set_cell_size

from tui.columns import Piece, row_lines
from tui.visible import visible_line
from tui.wrapping import SPACES, cells, line_ends

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.layout import Block, Layout
    from tui.wrapping import Span

INDENT_FROM: Final = 16
"""Narrower pages set paragraphs flush: two ems would eat a quarter of the line."""

_FAR: Final = 1 << 60


class Line(NamedTuple):
    """One display line: characters `start` to `end` of a block; an empty gap has end -1."""

    block: int
    start: int
    end: int
    pieces: tuple[Piece, ...] = ()
    """Where the characters are not one stretch: the cells of a row of a table, or lines of them."""

    @property
    def is_gap(self) -> bool:
        """Whether this is the empty line before a block."""
        return self.end < 0


class Page:
    """The display lines of a layout at one width.

    Args:
        layout: what is set.
        width: cells of a line, at least 1.
        keep: block number → spans to hold on one line (see `line_ends`).
    """

    def __init__(
        self, layout: Layout, width: int, keep: Callable[[int], Sequence[Span]] | None = None
    ) -> None:
        self.layout, self.width = layout, max(width, 1)
        self.lines: list[Line] = []
        self.complete = False
        self._keep = keep
        self._first_line: list[int] = []
        self._coming = self._cut()
        guesses = [self._guess(block) for block in layout.blocks]
        self._below = list(accumulate(reversed(guesses), initial=0))[::-1]

    # ------------------------------------------------------------ cutting
    def _guess(self, block: Block) -> int:
        return block.gap + 1 + (block.indent + 2 * len(block.text)) // self.width

    def lead(self, block: Block) -> int:
        """Cells taken before the text on the first line of a block."""
        indent = block.indent if self.width >= INDENT_FROM else 0
        return max(min(cells(visible_line(block.label)) + indent, self.width - 2), 0)

    def _cut(self) -> Iterator[Line]:
        for number, block in enumerate(self.layout.blocks):
            for _ in range(block.gap):
                yield Line(number, 0, -1)
            self._first_line.append(len(self.lines))
            start, keep = 0, self._keep(number) if self._keep else ()
            shown = visible_line(block.text)
            if block.row:
                for pieces in row_lines(shown, block.row, self.width, keep):
                    ends = pieces[0].start, pieces[-1].end
                    yield Line(number, *ends, tuple(pieces))
                continue
            for end in line_ends(shown, self.width, first=self.lead(block), keep=keep):
                yield Line(number, start, end)
                start = end

    def grow(self, lines: int) -> bool:
        """Cut so many more lines; False when the end is reached."""
        for _ in range(lines):
            line = next(self._coming, None)
            if line is None:
                self.complete = True
                return False
            self.lines.append(line)
        return True

    def reach(self, number: int) -> bool:
        """Cut up to and with line `number`; False when there is no such line."""
        missing = number + 1 - len(self.lines)
        if missing > 0:
            self.grow(missing)
        return 0 <= number < len(self.lines)

    def finish(self) -> None:
        """Cut all lines."""
        self.grow(_FAR)

    @property
    def height(self) -> int:
        """Lines of the whole article: exact when `complete`, else a guess not under what is cut."""
        if self.complete or not self.lines:
            return len(self.lines) or self._below[0]
        last = self.lines[-1]
        open_text = 2 * (len(self.layout.blocks[last.block].text) - max(last.end, 0))
        return len(self.lines) + open_text // self.width + self._below[last.block + 1]

    # ------------------------------------------------------------ finding
    def line_of(self, block: int, offset: int) -> int:
        """The line that shows a character of a block, cutting as far as needed.

        The offset after the last character of a block counts to its last line.
        """
        while len(self._first_line) <= block:
            if not self.grow(64):
                break
        low = self._first_line[block]
        while not self.complete and (
            self.lines[-1:] == [] or self.lines[-1][:2] <= (block, offset)
        ):
            self.grow(64)
        if self.layout.blocks[block].row:
            return self._in_row(low, block, offset)
        return self._last_at_or_before(low, block, offset)

    def lines_of(self, block: int, start: int, end: int) -> range:
        """The lines that show some characters of a block."""
        if not self.layout.blocks[block].row:
            return range(self.line_of(block, start), self.line_of(block, end - 1) + 1)
        self.line_of(block, end)
        low = high = self._first_line[block]
        while high < len(self.lines) and self.lines[high].block == block:
            high += 1
        return range(low, high)

    def _in_row(self, low: int, block: int, offset: int) -> int:
        """The line of a row that has the character, else its last: cells stand side by side."""
        for number in range(low, len(self.lines)):
            line = self.lines[number]
            if line.block != block:
                return number - 1
            if any(piece.start <= offset < piece.end for piece in line.pieces):
                return number
        return len(self.lines) - 1

    def _last_at_or_before(self, low: int, block: int, offset: int) -> int:
        high = len(self.lines)
        while high - low > 1:
            middle = (low + high) // 2
            line = self.lines[middle]
            if line.block > block or line.start > offset:
                high = middle
            else:
                low = middle
        return low

    def lead_of(self, line: Line) -> int:
        """Cells before the text of a line."""
        block = self.layout.blocks[line.block]
        return self.lead(block) if line.start == 0 and not line.is_gap else 0

    def lead_text(self, line: Line) -> str:
        """What stands before the text of a line: an indent or a label."""
        label = visible_line(self.layout.blocks[line.block].label)
        return set_cell_size(label, self.lead_of(line))

    def pieces(self, line: Line) -> tuple[Piece, ...]:
        """The stretches of a line, from left to right."""
        if line.pieces or line.is_gap:
            return line.pieces
        lead = self.lead_of(line)
        return (Piece(lead, line.start, line.end, self.width - lead),)

    def written(self, line: Line, piece: Piece) -> str:
        """The characters of a piece as drawn: visible, without the spaces that stand out."""
        text = visible_line(self.layout.blocks[line.block].text[piece.start : piece.end])
        room = piece.room + (piece is not line.pieces[-1] if line.pieces else 0)
        while text and text[-1] in SPACES and cells(text) > room:
            text = text[:-1]
        return text

    def shown(self, line: Line) -> str:
        """The characters of a line as drawn, with the spaces between columns."""
        shown, at = "", 0
        for number, piece in enumerate(self.pieces(line)):
            text = self.written(line, piece)
            shown += " " * (piece.at - at if number or line.pieces else 0) + text
            at = piece.at + cells(text)
        return shown

    def offset_at(self, line: Line, cell: int, signs: Sequence[tuple[int, str]] = ()) -> int | None:
        """The offset in its block of the character drawn at a cell of the text; None outside.

        Args:
            line: the line.
            cell: counted from the left edge of the page.
            signs: what is drawn besides, one cell each: an offset, the sign before it.
        """
        at = 0
        ends = [end for end, _ in signs]
        for piece in self.pieces(line):
            at = max(at, piece.at)
            for offset, character in enumerate(self.written(line, piece), piece.start):
                at += ends.count(offset) if offset > piece.start else 0
                if at <= cell < at + cells(character):
                    return offset
                at += cells(character)
            at += ends.count(piece.end)
        return None

    def cell_of(self, line: Line, offset: int) -> int:
        """The cell of a line at which a character of its block is drawn."""
        at = 0
        for piece in self.pieces(line):
            before = visible_line(self.layout.blocks[line.block].text[piece.start : offset])
            at = piece.at + cells(before)
            if offset < piece.end:
                break
        return at

    def nearest(self, line: Line, cell: int) -> int:
        """The offset in its block of the character drawn at a cell, or next to it."""
        pieces = self.pieces(line)
        if not pieces:
            return 0
        piece = next((one for one in reversed(pieces) if one.at <= cell), pieces[0])
        at = piece.at
        for offset, character in enumerate(self.written(line, piece), piece.start):
            at += cells(character)
            if cell < at:
                return offset
        return max(piece.end - 1, piece.start)
