"""The text layer as it is taken out: one line a printed line, in reading order.

This text is what the source of a PDF is; every offset counts in it. A blank line parts what
does not belong together, a form feed stands between two pages, a tab between two cells of a row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.intake.lines import Line, width
from heshu.intake.shadow import shadow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heshu.intake.readers.pdf.strips import Strip

PAGE = "\f"
"""What stands between two pages, on a line of its own."""


class Writer:
    """The text in the making."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._number = 1
        self._blanks = 0
        self.page = -1
        self.lines: dict[int, Line] = {}
        """The line of each strip, by the strip's `id`."""

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._pieces)

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
        self._number += text.count("\n")

    def gap(self) -> None:
        """A blank line, unless there is one."""
        if self._length and not self._blanks:
            self._add("\n")
            self._blanks = 1

    def turn(self, page: int) -> None:
        """Begin a page."""
        if self._length and page != self.page:
            self.gap()
            self._add(f"{PAGE}\n")
        self.page = page

    def put(self, strips: Sequence[Strip], joint: str = "\t") -> Line:
        """One line, its strips parted by `joint`; the line of the first of them.

        A tab makes cells of them.
        """
        cells, text = list[tuple[int, int]](), ""
        for strip in strips:
            text += joint if text else ""
            cells.append((len(text), len(text) + len(strip.text)))
            text += strip.text
        row = tuple(cells) if joint == "\t" and len(cells) > 1 else ()
        line = Line(
            self._number, self._length, self._length + len(text), text, self._blanks,
            shadow=shadow(text), width=width(text), cells=row,
        )  # fmt: skip
        self._add(f"{text}\n")
        self._blanks = 0
        self.lines[id(strips[0])] = line
        return line

    def put_each(self, strips: Iterable[Strip]) -> list[Line]:
        """Each strip as a line of its own."""
        return [self.put([strip]) for strip in strips]
