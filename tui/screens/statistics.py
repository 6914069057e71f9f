"""How far the work has come: tables that scroll, with the figures of each day drawn among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from heshu.errors import HeshuError
from tui import plots
from tui.keymap import Context
from tui.locale import text
from tui.plain.statistics import parts
from tui.screens.keyed import bindings
from tui.screens.overview import Overview, titled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from store.statistics import Statistics
    from tui.session import Session

_PLOT_LINES = 8
_MOST_CELLS = 100


class StatisticsScreen(Overview):
    """Scrolls; nothing on it can be chosen."""

    CONTEXT = Context.STATISTICS
    BINDINGS: ClassVar[list[BindingType]] = bindings(Context.STATISTICS)

    @dataclass
    class Counted(Message):
        """The count is done, or could not be."""

        found: Statistics | None
        error: str = ""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.found: Statistics | None = None
        self.box = VerticalScroll(id="statistics", can_focus=False)
        self.report = Static("", id="report", markup=False)

    def compose(self) -> ComposeResult:
        """The report and two lines at the foot."""
        with self.box:
            yield self.report
        yield self.status
        yield self.key_bar

    def on_mount(self) -> None:
        """Count in a thread: seconds on a large store; the library of plots takes half of one."""
        super().on_mount()
        self.box.border_title = titled(text("stats.title"))
        self.status.say(text("stats.counting"))

        def count() -> None:
            try:
                with self.session.store.reader() as store:
                    found = store.statistics()
            except HeshuError as error:
                self.post_message(self.Counted(None, str(error)))
                return
            plots.load()
            self.post_message(self.Counted(found))

        self.run_worker(count, thread=True, exclusive=True, group="statistics")

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        self.found = event.found
        self.status.say(event.error or text("stats.explained"), error=bool(event.error))
        self._draw()

    def on_resize(self, _event: events.Resize) -> None:
        """Set the tables for the new width."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        width = self.report.content_size.width
        if width and self.found is not None:
            self.report.update(Content("\n").join(_blocks(self.found, width)))

    # ------------------------------------------------------------ keys
    def step(self, rows: int) -> None:
        """Scroll by lines."""
        self.box.scroll_to(y=self.box.scroll_y + rows, animate=False)

    def page(self, pages: int) -> None:
        """Scroll by pages."""
        self.step(pages * max(self.box.size.height - 1, 1))


def _blocks(found: Statistics, width: int) -> Iterator[Content]:
    """The tables, with the plot of the days below theirs."""
    for part in parts(found, width):
        yield Content.styled(part.heading, "bold underline")
        yield from map(_content, part.lines)
        if part.name == "by_day":
            days = sorted(found.days)
            heights = [sum(found.days[day].values()) for day in days]
            names = [day[5:] for day in days]
            if len(days) > 1:
                room = min(width, _MOST_CELLS)
                yield from map(Content, plots.bars(names, heights, room, _PLOT_LINES))
        yield Content("")


def _content(line: Text | str) -> Content:
    return Content.from_rich_text(line) if isinstance(line, Text) else Content(line)
