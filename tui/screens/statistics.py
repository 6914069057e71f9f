"""How far the work has come: tables that scroll, with the figures of each day drawn among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

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

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.found: Statistics = session.store.statistics()
        self.box = VerticalScroll(id="statistics", can_focus=False)
        self.report = Static("", id="report", markup=False)

    def compose(self) -> ComposeResult:
        """The report and two lines at the foot."""
        with self.box:
            yield self.report
        yield self.status
        yield self.key_bar

    def on_mount(self) -> None:
        """Show the tables; the plot comes when its library is there."""
        super().on_mount()
        self.box.border_title = titled(text("stats.title"))
        self.status.say(text("stats.explained"))

        def load() -> None:
            plots.load()
            self.app.call_from_thread(self._draw)

        self.run_worker(load, thread=True, exclusive=True, group="plots")

    def on_resize(self, _event: events.Resize) -> None:
        """Set the tables for the new width."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        width = self.report.content_size.width
        if width:
            self.report.update(Content("\n").join(self._blocks(width)))

    def _blocks(self, width: int) -> Iterator[Content]:
        for part in parts(self.found, width):
            yield Content.styled(part.heading, "bold underline")
            for line in part.lines:
                yield _content(line)
            if part.name == "by_day":
                days = sorted(self.found.days)
                heights = [sum(self.found.days[day].values()) for day in days]
                names = [day[5:] for day in days]
                room = min(width, _MOST_CELLS)
                if len(days) > 1:
                    yield from map(Content, plots.bars(names, heights, room, _PLOT_LINES))
            yield Content("")

    # ------------------------------------------------------------ keys
    def step(self, rows: int) -> None:
        """Scroll by lines."""
        self.box.scroll_to(y=self.box.scroll_y + rows, animate=False)

    def page(self, pages: int) -> None:
        """Scroll by pages."""
        self.step(pages * max(self.box.size.height - 1, 1))


def _content(line: Text | str) -> Content:
    return Content.from_rich_text(line) if isinstance(line, Text) else Content(line)
