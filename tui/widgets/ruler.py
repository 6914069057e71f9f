"""The scroll bar of an article as a ruler: beside where one is, where there is something to see.

Costs nothing on the way to the next fact: it is drawn when the text scrolls, as any scroll bar,
and when a mark comes or goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rich.segment import Segment
from rich.style import Style
from textual.scrollbar import ScrollBarRender

from tui.widgets import signs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult

    from tui.page import Page
    from tui.widgets.marks import Marks

SOME: Final = "."
MANY: Final = ":"
"""Figures at this height of the article, and where they stand closest."""

Look = tuple[str, Style]
"""A sign and how it looks on the ground of the bar."""


def heights(page: Page, rows: int) -> Callable[[int], int]:
    """Which row of a bar stands for a line of a page that is cut to its end."""
    whole = max(page.height, rows)
    return lambda number: min(number * rows // whole, rows - 1)


def density(page: Page, marks: Marks, rows: int) -> list[str]:
    """The signs that tell how many facts there are at each height."""
    row_of = heights(page, rows)
    counts = [0] * rows
    for number, line in enumerate(page.lines):
        counts[row_of(number)] += marks.count_facts(line)
    most = max(counts)
    return [" " if not count else MANY if 2 * count > most else SOME for count in counts]


def ruled(page: Page, marks: Marks, dense: Sequence[str]) -> list[str]:
    """The sign of each row of a bar: a contradiction, a note, else how many facts."""
    row_of, ruler = heights(page, len(dense)), list(dense)
    for sign, anchors in ((signs.NOTE, marks.notes), (signs.INCONSISTENT, marks.inconsistent)):
        for anchor in anchors:
            if found := page.layout.find(anchor.field, anchor.start):
                ruler[row_of(page.line_of(*found))] = sign
    return ruler


class Ruler(ScrollBarRender):
    """Draws the thumb as Textual does, and the signs over it."""

    def __init__(self, looks: Callable[[], Sequence[Look]], **given: Any) -> None:
        super().__init__(**given)
        self.looks = looks

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The bar, a cell a line."""
        style = console.get_style(self.style)
        size = options.height or console.height
        bar = self.render_bar(
            size=size,
            window_size=self.window_size,
            virtual_size=self.virtual_size,
            position=self.position,
            **self._colors(style),
        )
        looks = self.looks()
        if len(looks) == size:
            bar.segments = [*map(_laid_over, bar.segments, looks)]
        yield bar

    def _colors(self, style: Style) -> dict[str, Any]:
        found = (("back_color", style.bgcolor), ("bar_color", style.color))
        return {name: color for name, color in found if color is not None}


def _laid_over(segment: Segment, look: Look) -> Segment:
    """A cell of the bar with its sign; the thumb keeps its colours, and its ends their shape."""
    sign, own = look
    style = segment.style or Style()
    if sign == " " or (sign in (SOME, MANY) and segment.text != " "):
        return segment
    if style.reverse:
        return Segment(sign, style)
    return Segment(sign, Style(bgcolor=style.bgcolor, meta=style.meta) + own)
