"""One article, drawn line by line with all its marks, and scrolled.

Only what is on screen is drawn (Textual's Line API), and a step to the next fact redraws two
lines: measured against TextArea and Static it is thirty times fewer bytes over SSH. Hence the
rules kept here: the scroll bar is always there (an automatic one repaints both bars), scrolling
is immediate, and lines are refreshed singly.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.style import Style
from textual.cache import FIFOCache, LRUCache
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.layout import Layout, Role
from tui.page import Page
from tui.painting import PlainLines
from tui.theme import READER_LOOKS, component, reader_sheet
from tui.widgets.differing import differing
from tui.widgets.drawing import draw, gutter_width, left_margin, signs_that_fit, text_width
from tui.widgets.looks import Looks
from tui.widgets.marks import Marks
from tui.widgets.ruler import Ruler, density, ruled
from tui.widgets.signs import INCONSISTENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from textual import events
    from textual.geometry import Offset

    from heshu.model import Anchor, Annotation, Article, Fact, Finding, Verdict

_AT_ONCE = 400
"""Lines cut before the first paint; the rest follows in slices, so that keys are not held up."""

_SLICE = 300
_LATER = 0.02
"""Seconds between two slices."""

_NEIGHBOURS = 2
"""Lines of text kept in sight before and after the one a reviewer is brought to."""


class ArticleView(PlainLines, ScrollView, can_focus=True):
    """Shows an article, its facts and what people added, and scrolls; acts on nothing."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(READER_LOOKS)
    DEFAULT_CSS = reader_sheet("ArticleView")

    def __init__(
        self,
        *,
        measure: int = 96,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - the name every Textual widget has
        classes: str | None = None,
    ) -> None:
        """`measure` is the greatest line length in cells; a wider pane centres the text."""
        super().__init__(name=name, id=id, classes=classes)
        self.measure = measure
        self._page: Page | None = None
        self._marks: Marks | None = None
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(1024)
        # Not an LRUCache: Textual's keeps the first value set for a key.
        self._painted: FIFOCache[int, Strip] = FIFOCache(512)
        self._looks = Looks(self)
        self._version = 0
        self._wanted: Anchor | None = None
        self._width = 0
        self._dense: list[str] = []
        self._ruled: list[str] = []

    def on_mount(self) -> None:
        """The scroll bar tells besides where there is something to see."""
        bar: Any = self.vertical_scrollbar  # Textual has the renderer on the class
        bar.renderer = partial(Ruler, self._ruler_looks)

    # ------------------------------------------------------------ data
    def show(
        self,
        article: Article,
        facts: Sequence[Fact],
        *,
        findings: Sequence[Finding] = (),
        verdicts: Mapping[Anchor, Verdict] | None = None,
        annotations: Sequence[Annotation] = (),
        current: int | None = 0,
        layout: Layout | None = None,
    ) -> None:
        """Replace what is shown; `current` None stands on no fact. Posts no message.

        `layout` is that of the article, where somebody has made it.
        """
        self._marks = Marks(layout or Layout(article), facts, findings, verdicts, annotations)
        self._marks.current = current if facts and current is not None else None
        self._begin_article()
        self._wanted = self._marks.current_anchor
        self._set_page(0)
        self._go_where_wanted()

    def clear(self) -> None:
        """Show nothing."""
        self._marks = self._page = None
        self._dense = self._ruled = []
        self._begin_article()
        self._forget_strips()
        self.virtual_size = Size(0, 0)
        self.refresh()

    def _begin_article(self) -> None:
        """Forget what belonged to the article shown before."""

    def update_marks(
        self,
        *,
        findings: Sequence[Finding] | None = None,
        verdicts: Mapping[Anchor, Verdict] | None = None,
        annotations: Sequence[Annotation] | None = None,
    ) -> None:
        """Replace some of the marks; only lines whose marks changed are redrawn."""
        if not self._marks:
            return
        changed: set[Anchor] = set()
        if findings is not None:
            changed |= self._marks.set_findings(findings)
        if verdicts is not None:
            changed |= self._marks.set_verdicts(verdicts)
        if annotations is not None:
            changed |= self._marks.set_annotations(annotations)
        self._redraw(changed)
        self._rule()

    def mark_operands(self, operands: Iterable[tuple[Anchor, int]]) -> None:
        """Mark the figures of one finding, numbered; nothing takes the marks away."""
        if self._marks:
            self._redraw(self._marks.set_operands(operands))

    # ------------------------------------------------------------ scrolling
    def move(self, lines: int) -> None:
        """Scroll by lines."""
        self._scroll(self.scroll_offset.y + lines)

    def move_pages(self, pages: float) -> None:
        """Scroll by pages; 0.5 is half a page. A whole page keeps one line in sight."""
        height = max(self.size.height - (1 if abs(pages) >= 1 else 0), 1)
        self.move(round(pages * height))

    def top(self) -> None:
        """Scroll to the first line."""
        self._scroll(0)

    def bottom(self) -> None:
        """Scroll to the last line."""
        if self._page:
            self._page.finish()
            self._measure_page()
            self._scroll(self._page.height)

    def goto_anchor(self, anchor: Anchor) -> bool:
        """Scroll a place into view; False when the article has no such place."""
        if not self._marks or not self._marks.layout.find(anchor.field, anchor.start):
            return False
        self._wanted = anchor
        self._go_where_wanted()
        return True

    def _go_where_wanted(self) -> None:
        """Scroll to the wanted place; before the first layout there is no page to do it on."""
        wanted, self._wanted = self._wanted, None
        if not self._page:
            self._wanted = wanted
        elif wanted and (found := self._page.layout.find(wanted.field, wanted.start)):
            self._reveal(self._page.line_of(*found))

    def goto_heading(self, step: int = 1) -> bool:
        """Scroll to the next (-1: previous) heading below (above) the top line.

        False when there is none, or the text has no more lines to scroll.
        """
        if not self._page:
            return False
        top = self.scroll_offset.y
        set_apart = {Role.HEADING, Role.TITLE}
        lines = [
            self._page.line_of(number, 0)
            for number, block in enumerate(self._page.layout.blocks)
            if block.role in set_apart
        ]
        beyond = [y for y in lines if (y > top if step > 0 else y < top)]
        if not beyond:
            return False
        self._scroll(beyond[0] if step > 0 else beyond[-1])
        return self.scroll_offset.y != top

    @property
    def place(self) -> Anchor | None:
        """The first character on screen, as an empty span: what to come back to."""
        if not self._page or not self._page.reach(self.scroll_offset.y):
            return None
        line = self._page.lines[self.scroll_offset.y]
        return self._page.layout.anchor(line.block, line.start, line.start)

    def in_sight(self, anchor: Anchor) -> bool:
        """Whether the first character of a span is in sight."""
        found = self._page and self._page.layout.find(anchor.field, anchor.start)
        if not found or not self._page:
            return False
        top = self.scroll_offset.y
        return top <= self._page.line_of(*found) < top + self.size.height

    def character_at(self, at: Offset) -> tuple[int, int] | None:
        """Block and offset of the character drawn at a cell of the widget."""
        page, y = self._page, at.y + self.scroll_offset.y
        if not page or not page.reach(y):
            return None
        line = page.lines[y]
        cell = at.x - gutter_width(self._width) - left_margin(self._width, page.width)
        signs = self._marks.signs(line) if self._marks else []
        offset = page.offset_at(line, cell, signs_that_fit(page, line, signs, self._width))
        return None if offset is None else (line.block, offset)

    def _scroll(self, y: int) -> None:
        if self._page:
            self._page.reach(y + 2 * self.size.height)
            self._measure_page()
        self.scroll_to(y=y, animate=False, immediate=True)

    def _reveal(self, line: int) -> None:
        """Scroll a line into view, to the upper quarter, so that the next ones need no scroll.

        A figure is read in its sentence: a line at the edge has its neighbours out of sight.
        """
        top, height = self.scroll_offset.y, self.size.height
        edge = min(_NEIGHBOURS, height // 4)
        if not top + (edge if top else 0) <= line < top + height - edge:
            self._scroll(max(line - height // 4, 0))

    # ------------------------------------------------------------ pages
    @property
    def page_width(self) -> int:
        """Cells of a line of text at the present width."""
        return text_width(self._width, self.measure)

    def _set_page(self, top: int) -> None:
        """Cut the article anew for the present width; `top` is the line to start at."""
        self._forget_strips()
        self._page, self._dense = None, []
        if not self._marks or self.page_width < 1:
            return
        self._page = Page(self._marks.layout, self.page_width, self._marks.keep)
        self._page.reach(max(_AT_ONCE, top + 2 * self.size.height))
        self._measure_page(anew=True)
        self._scroll(top)
        self.refresh()
        if self._page.complete:
            self._rule()
        else:
            self.set_timer(_LATER, self._cut_on)

    def _cut_on(self) -> None:
        page = self._page
        if page and not page.complete:
            if page.grow(_SLICE):
                self.set_timer(_LATER, self._cut_on)
            else:
                self._measure_page()
                self._rule()

    def _rule(self) -> None:
        """Set the signs of the scroll bar, when all lines are known."""
        page, rows = self._page, self.scrollable_content_region.height
        if not page or not self._marks or not page.complete or rows < 1:
            return
        if len(self._dense) != rows:
            self._dense = density(page, self._marks, rows)
        if self._ruled != (now := ruled(page, self._marks, self._dense)):
            self._ruled = now
            self.vertical_scrollbar.refresh()

    def _ruler_looks(self) -> list[tuple[str, Style]]:
        """The signs of the scroll bar with their colours."""
        bad = self._looks(component("gutter-inconsistent"))
        quiet = Style(color=self._looks(component("gutter")).color)
        return [
            (sign, Style(color=bad.color, bold=True) if sign == INCONSISTENT else quiet)
            for sign in self._ruled
        ]

    def _measure_page(self, *, anew: bool = False) -> None:
        """Let the scroll bar know the height; it moves only when the guess was wrong."""
        page = self._page
        if page and (anew or page.complete or len(page.lines) > self.virtual_size.height):
            self.virtual_size = Size(self._width, page.height)

    def on_resize(self, _event: events.Resize) -> None:
        """Cut the lines for the new width and come back to the same place."""
        self._width = self.scrollable_content_region.width
        if self._page and self._page.width == self.page_width:
            self._rule()
            return
        place = self.place
        self._set_page(0)
        if place and self._page and (found := self._page.layout.find(place.field, place.start)):
            self._scroll(self._page.line_of(*found))
        self._go_where_wanted()

    # ------------------------------------------------------------ drawing
    def render_line(self, y: int) -> Strip:
        """One line of the screen, from the cache when nothing on it has changed."""
        number = y + self.scroll_offset.y
        strip = self._strip(number)
        if strip is None:
            return Strip.blank(self._width, self._looks())
        self._painted[number] = strip
        return strip

    def _strip(self, number: int) -> Strip | None:
        """A line as it looks now; None below the last one."""
        page, marks, width = self._page, self._marks, self._width
        if not page or not marks or not page.reach(number):
            return None
        line = page.lines[number]
        layers = tuple(marks.layers(line))
        signs, after = marks.gutter(line), tuple(marks.signs(line))
        key = (number, width, self._version, layers, signs, after)
        strip = self._strips.get(key)
        if strip is None:
            strip = draw(
                page, line, layers, signs, self._looks, after=after, pane=width, number=number
            )
            self._strips[key] = strip
        return strip

    def notify_style_update(self) -> None:
        """Textual tells that the theme or the focus changed."""
        super().notify_style_update()
        self._forget_strips()

    def _forget_strips(self) -> None:
        self._version += 1
        self._looks.forget()
        self._strips.clear()

    def _redraw(self, anchors: Iterable[Anchor]) -> None:
        """Refresh the visible lines that show some characters of these spans."""
        page = self._page
        if not page:
            return
        top, height = self.scroll_offset.y, self.size.height
        lines: set[int] = set()
        for anchor in anchors:
            for block, start, end in page.layout.pieces(anchor):
                lines.update(page.lines_of(block, start, end))
        changed = [
            Region(start, number - top, end - start, 1)
            for number in lines
            if top <= number < top + height
            for start, end in self._changed_cells(number)
        ]
        if changed:
            self.refresh(*changed)

    def _changed_cells(self, number: int) -> Iterator[tuple[int, int]]:
        """The stretches of a line that do not look as when it was drawn last."""
        before, now = self._painted.get(number), self._strip(number)
        if before is None or now is None or before.cell_length != now.cell_length:
            yield 0, self._width
            return
        gutter = gutter_width(self._width)
        for start, end in ((0, gutter), (gutter, now.cell_length)):
            if stretch := differing(before.crop(start, end), now.crop(start, end)):
                yield start + stretch[0], start + stretch[1]
