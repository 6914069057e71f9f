"""The text taken out of a file that is not text, gathered line by line with what is known of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.intake.blocks import Dropped
from heshu.intake.lines import Line, trim, width
from heshu.intake.shadow import shadow

if TYPE_CHECKING:
    from collections.abc import Sequence

TAB = "\t"
BREAK = re.compile(r"\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""What ends a line, as for `lines_of`."""


class Printed:
    """A text in the making; every piece of it is a line."""

    def __init__(self) -> None:
        """Nothing is printed yet."""
        self.lines: list[Line] = []
        """Those that articles are made of."""
        self.aside: list[Dropped] = []
        self._pieces: list[str] = []
        self._length = 0
        self._blanks = 0

    def text(self) -> str:
        """Everything printed so far, a newline behind each line."""
        return "".join(self._pieces)

    def blank(self) -> None:
        """An empty paragraph."""
        self._blanks += 1
        self._put("")

    def line(self, text: str, *, heading: int = 0, indent: float = 0.0) -> Line | None:
        """A line of text; what prints nothing is an empty paragraph."""
        start, end = trim(text, 0, len(text))
        if start == end:
            self.blank()
            return None
        blank = indent + width_of_blanks(text[:start])
        return self._take(text, start, end, heading=heading, indent=blank)

    def text_lines(self, text: str) -> list[Line]:
        """The lines of a text, printed; none for a text of blanks."""
        printed = [self.line(line) for line in BREAK.split(text)] if text.strip() else []
        return [line for line in printed if line is not None]

    def row(self, cells: Sequence[str]) -> None:
        """A row of a table; its cells hold no tab and no newline."""
        if not any(cells):
            return
        text = TAB.join(cells)
        at, places = 0, list[tuple[int, int]]()
        for cell in cells:
            places.append((at, at + len(cell)))
            at += len(cell) + 1
        self._take(text, 0, len(text), cells=tuple(places))

    def note(self, text: str) -> None:
        """Text beside the articles, which intake gives to the margin of the nearest."""
        self._put(text)

    def apart(self, text: str, reason: str) -> None:
        """Furniture of the page: printed, and in no article."""
        start = self._length
        self._put(text)
        self.aside.append(Dropped(start, start + len(text), reason))

    def _take(
        self, text: str, start: int, end: int, *, heading: int = 0, indent: float = 0.0,
        cells: tuple[tuple[int, int], ...] = (),
    ) -> Line:  # fmt: skip
        printed = text[start:end]
        at = self._length
        line = Line(
            len(self._pieces) + 1, at + start, at + end, printed, self._blanks, indent,
            marked=bool(heading), heading=heading, cells=cells, shadow=shadow(printed),
            width=width(printed),
        )  # fmt: skip
        self.lines.append(line)
        self._blanks = 0
        self._put(text)
        return line

    def _put(self, text: str) -> None:
        self._pieces.append(f"{text}\n")
        self._length += len(text) + 1


def width_of_blanks(blanks: str) -> float:
    """How far blanks at the head of a line set it in, in ems."""
    return sum(1.0 if char == "\u3000" else 2.0 if char == TAB else 0.5 for char in blanks)
