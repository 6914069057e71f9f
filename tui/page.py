"""An article cut into the display lines of one width, no further than it has to be.

Lines are found from the top; those found stay true, the height below them is an estimate. So a
megabyte costs what is on screen, and the rest is cut in idle moments.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import set_cell_size

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
        return self._last_at_or_before(low, block, offset)

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

    def shown(self, line: Line) -> str:
        """The characters of a line as drawn: visible, without the spaces that stand out."""
        if line.is_gap:
            return ""
        text = visible_line(self.layout.blocks[line.block].text[line.start : line.end])
        room = self.width - self.lead_of(line)
        while text and text[-1] in SPACES and cells(text) > room:
            text = text[:-1]
        return text

    def offset_at(self, line: Line, cell: int) -> int | None:
        """The offset in its block of the character drawn at a cell of the text; None outside."""
        left = cell - self.lead_of(line)
        if line.is_gap or left < 0:
            return None
        for offset, character in enumerate(self.shown(line), line.start):
            left -= cells(character)
            if left < 0:
                return offset
        return None
