"""A cursor over any number of rows, of which only the visible ones are ever made.

DataTable, Tree and OptionList take seconds for 100,000 rows; here a row costs nothing until it
is drawn, and a step redraws two lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.cache import FIFOCache, LRUCache
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.painting import PlainLines
from tui.theme import LIST_LOOKS, list_sheet
from tui.visible import visible_line
from tui.widgets.differing import differing
from tui.widgets.looks import Looks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events

Cell = tuple[str, str]
"""Text of an exact width and its component class (empty: plain)."""

_CUT = "…"


def fit(text: str, width: int) -> str:
    """A text made harmless and cut (then it ends in …) or padded to so many cells."""
    shown = visible_line(text)
    if cell_len(shown) <= width:
        return set_cell_size(shown, width)
    return set_cell_size(set_cell_size(shown, width - 1).rstrip() + _CUT, width) if width else ""


class RowsView(PlainLines, ScrollView, can_focus=True):
    """The base of the two lists. A subclass says how many rows there are and draws one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(LIST_LOOKS)
    DEFAULT_CSS = list_sheet("RowsView")
    ALLOW_SELECT = False
    BLURRED: ClassVar[str] = "rows--cursor-blurred"
    """The look of the cursor while the keys go elsewhere; empty where a sign tells it."""

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - the name every Textual widget has
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._count = 0
        self._cursor: int | None = None
        self._looks = Looks(self)
        self._drawn: LRUCache[tuple[int, int, str, bool], Strip] = LRUCache(512)
        # Not an LRUCache: Textual's keeps the first value set for a key.
        self._painted: FIFOCache[int, Strip] = FIFOCache(512)

    # ------------------------------------------------------------ for subclasses
    def _row(self, number: int, width: int) -> Iterable[Cell]:
        """The cells of a row, which together take `width` cells."""
        raise NotImplementedError

    def _went(self, number: int) -> None:
        """The person put the cursor on this row."""

    def _clicked(self, number: int) -> None:
        """The person clicked this row; the cursor is on it already."""

    def _can_hold(self, _number: int) -> bool:
        """Whether the cursor may stand on this row."""
        return True

    def _set_rows(self, count: int, cursor: int | None) -> None:
        """Start afresh with so many rows."""
        self._count = count
        self._cursor = cursor if count else None
        self._drawn.clear()
        self.virtual_size = Size(1, count)
        self._reveal(self._cursor or 0)
        self.refresh()

    def _redraw_rows(self, numbers: Iterable[int]) -> None:
        """These rows look different now; refresh those on screen."""
        stale = set(numbers)
        for key in [key for key in self._drawn.keys() if key[0] in stale]:  # noqa: SIM118 - no dict
            self._drawn.discard(key)
        self._refresh_rows(stale)

    def _refresh_rows(self, numbers: Iterable[int]) -> None:
        """Have the cells drawn of rows on screen that do not look as when they were drawn last."""
        top, height = self.scroll_offset.y, self.size.height
        width = self.scrollable_content_region.width
        changed = []
        for number in numbers:
            if not top <= number < top + height:
                continue
            before = self._painted.get(number)
            if before is None or before.cell_length != width:
                changed.append(Region(0, number - top, width, 1))
            elif stretch := differing(before, self._strip(number, width)):
                changed.append(Region(stretch[0], number - top, stretch[1] - stretch[0], 1))
        if changed:
            self.refresh(*changed)

    def _put_cursor(self, number: int | None) -> None:
        """Move the cursor without telling anybody."""
        before, self._cursor = self._cursor, number
        if before != number:
            self._refresh_rows(at for at in (before, number) if at is not None)
        if number is not None:
            self._reveal(number)

    # ------------------------------------------------------------ moving
    def move(self, rows: int) -> bool:
        """Move the cursor; False when it stood at that end already."""
        if not self._count:
            return False
        before = self._cursor
        start = before if before is not None else (-1 if rows > 0 else self._count)
        after = min(max(start + rows, 0), self._count - 1)
        if after == before:
            return False
        self._put_cursor(after)
        self._went(after)
        return True

    def move_pages(self, pages: float) -> None:
        """Move the cursor by pages; 0.5 is half a page."""
        self.move(round(pages * max(self.size.height - 1, 1)))

    def top(self) -> None:
        """Cursor to the first row."""
        self.move(-self._count)

    def bottom(self) -> None:
        """Cursor to the last row."""
        self.move(self._count)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on its row."""
        at = event.get_content_offset(self)
        number = at.y + self.scroll_offset.y if at else self._count
        if number < self._count and self._can_hold(number):
            if number != self._cursor:
                self._put_cursor(number)
                self._went(number)
            self._clicked(number)

    def _reveal(self, number: int) -> None:
        top, height = self.scroll_offset.y, self.size.height
        if height and not top <= number < top + height:
            self.scroll_to(y=max(number - height // 2, 0), animate=False, immediate=True)

    # ------------------------------------------------------------ drawing
    def on_resize(self, _event: events.Resize) -> None:
        """Keep the cursor in sight."""
        self._drawn.clear()
        self._reveal(self._cursor or 0)

    def on_focus(self, _event: events.Focus) -> None:
        """The cursor is drawn bolder where the keys go."""
        self._redraw_rows(() if self._cursor is None else (self._cursor,))

    def on_blur(self, _event: events.Blur) -> None:
        """The cursor is drawn quietly where the keys do not go."""
        self._redraw_rows(() if self._cursor is None else (self._cursor,))

    def notify_style_update(self) -> None:
        """Textual tells that the theme or the focus changed."""
        super().notify_style_update()
        self._looks.forget()
        self._drawn.clear()

    def render_line(self, y: int) -> Strip:
        """One line of the screen, from the cache when its row has not changed."""
        number, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if number >= self._count or width < 1:
            return Strip.blank(max(width, 0), self._looks())
        strip = self._painted[number] = self._strip(number, width)
        return strip

    def _strip(self, number: int, width: int) -> Strip:
        look, held = "", number == self._cursor
        if held:
            look = "rows--cursor" if self.has_focus else self.BLURRED
        key = (number, width, look, held)
        strip = self._drawn.get(key)
        if strip is None:
            cells = self._row(number, width)
            strip = Strip(
                [Segment(text, self._looks(*filter(None, (name, look)))) for text, name in cells]
            ).simplify()
            strip = strip.adjust_cell_length(width, self._looks(*filter(None, (look,))))
            self._drawn[key] = strip
        return strip
