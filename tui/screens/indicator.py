"""All values of an indicator over articles and years: a table, and below it a plot.

The store is asked in a thread with a connection of its own, which loads the plotting library too;
the screen stands at once and says that it looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from heshu.errors import HeshuError
from heshu.observing import Clash
from tui import indicators, plots
from tui.keymap import Context
from tui.locale import text
from tui.screens.keyed import bindings
from tui.screens.naming import Naming
from tui.screens.overview import Overview, titled
from tui.visible import visible_line
from tui.widgets.value_rows import ValueRows

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from heshu.model import Anchor
    from store.indicators import IndicatorValue, Series
    from tui.session import Session


class IndicatorScreen(Overview):
    """`n p` go through contradictions, Enter to the figure, `/` takes another indicator."""

    CONTEXT = Context.INDICATOR
    BINDINGS: ClassVar[list[BindingType]] = bindings(Context.INDICATOR)

    @dataclass
    class Arrived(Message):
        """What the store has of an indicator."""

        name: str
        series: Series | None
        error: str = ""

    def __init__(
        self, session: Session, name: str, place: tuple[int, Anchor] | None = None
    ) -> None:
        """`place`: the value one came from; the cursor stands on it."""
        super().__init__(session)
        self.name_shown = name
        self.owner = ""
        self.similar = False
        self.series: Series | None = None
        self.groups: list[indicators.Group] = []
        self.values = ValueRows(id="values")
        self.plot = Static("", id="plot", markup=False)
        self._place: tuple[int, Anchor] | None = place
        self._drawn: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """The table, the plot, two lines at the foot."""
        with Container(id="indicator"):
            yield self.values
            yield self.plot
        yield self.status
        yield self.key_bar

    def on_mount(self) -> None:
        """Ask for the indicator one came from, or which one."""
        super().on_mount()
        self.set_focus(self.values)
        if self.name_shown:
            self.look()
        else:
            self.do_view_pick()

    # ------------------------------------------------------------ asking
    def look(self) -> None:
        """Ask the store, in a thread."""
        name, owner, similar = self.name_shown, self.owner, self.similar
        self.values.border_title = titled(name)
        self.status.say(text("indicator.looking", name=name))

        def ask() -> None:
            found = self.Arrived(name, None)
            try:
                with self.session.store.reader() as store:
                    found.series = store.indicator(name, owner=owner, similar=similar)
            except HeshuError as error:
                found.error = str(error)
            plots.load()
            self.post_message(found)

        self.run_worker(ask, thread=True, exclusive=True, group="indicator")

    @on(Arrived)
    def _arrived(self, event: Arrived) -> None:
        if event.series is None:
            self.status.say(event.error, error=True)
        elif event.name == self.name_shown:
            self.show_series(event.series)

    def show_series(self, series: Series) -> None:
        """Replace the table and the plot."""
        self.series = series
        self.groups = indicators.groups(series)
        self.values.show(self.groups, self._place)
        title = [self.name_shown]
        if self.similar:
            title.append(text("indicator.similar"))
        if self.owner:
            title.append(self.owner)
        self.values.border_title = titled(" · ".join(title))
        self.status.say(self._counted(series))
        self.show_current()

    def _counted(self, series: Series) -> str:
        if not series.values:
            return text("indicator.none", name=self.name_shown)
        sure, maybe = (
            sum(one.clash is clash for one in series.values)
            for clash in (Clash.CERTAIN, Clash.POSSIBLE)
        )
        key = "indicator.count_more" if series.more else "indicator.count"
        articles = len({one.article_id for one in series.values})
        return text(key, count=len(series.values), articles=articles, sure=sure, maybe=maybe)

    # ------------------------------------------------------------ showing
    def show_current(self) -> None:
        """Say where the current value stands and draw those like it."""
        current = self.values.current
        if current is None:
            self.plot.update("")
            self.status.show_progress("")
            return
        group, value = current
        at = [v for g in self.groups for v in g.values].index(value) + 1
        count = sum(len(g.values) for g in self.groups)
        self.status.show_progress(text("indicator.place", at=at, count=count))
        self._place = (value.article_id, value.observed.fact.anchor)
        self._draw(group, value)

    def _draw(self, group: indicators.Group, value: IndicatorValue) -> None:
        """The plot of the group, unless it is what stands there already."""
        width, height = self.plot.content_size
        drawn = indicators.dots(group, value)
        now = (group.heading, tuple(one.sign for one in drawn), indicators.ticks(group, value),
               width, height)  # fmt: skip
        if now == self._drawn:
            return
        self._drawn = now
        lines = plots.scatter(drawn, indicators.ticks(group, value), width, height - 1)
        self.plot.update(_shown(group.heading, lines, list(indicators.legend(drawn))))

    def on_resize(self, _event: Resize) -> None:
        """Draw the plot for the new size."""
        self.call_after_refresh(self.show_current)

    @on(ValueRows.Went)
    def _went(self, event: ValueRows.Went) -> None:
        title = event.value.title or event.value.document
        self.status.say(f"[{event.value.article_id}] {title}  {event.value.observed.fact.exact}")
        self.show_current()

    # ------------------------------------------------------------ keys
    def step(self, rows: int) -> None:
        """Move by values."""
        self.values.move(rows)

    def page(self, pages: int) -> None:
        """Move by pages of values."""
        self.values.move_pages(pages)

    def do_view_next(self) -> None:
        """The next value that contradicts another."""
        self._clash(1)

    def do_view_previous(self) -> None:
        """The one before."""
        self._clash(-1)

    def _clash(self, step: int) -> None:
        if not self.values.step_clash(step):
            self.status.say(text("indicator.no_more"))

    def do_view_open(self) -> None:
        """To the figure, in the reader."""
        current = self.values.current
        if current is not None:
            self.dismiss((current[1].article_id, current[1].observed.fact.anchor))

    def do_view_pick(self) -> None:
        """Another indicator."""

        def chosen(name: str | None) -> None:
            if name:
                self.name_shown, self.owner, self.similar = name, "", False
                self.look()
            elif not self.name_shown:
                self.dismiss(None)

        self.app.push_screen(Naming(self.session, self.name_shown), chosen)

    def do_view_wider(self) -> None:
        """Indicators whose names hold this one too, or no longer."""
        self.similar = not self.similar
        self.look()

    def do_view_owner(self) -> None:
        """Only the owner of the current value, or all again."""
        current = self.values.current
        if self.owner:
            self.owner = ""
        elif current is not None:
            whose = current[1].observed.whose.name
            if not whose:
                self.status.say(text("indicator.whose_unknown"))
                return
            self.owner = whose
        self.look()


def _shown(heading: str, lines: list[str], legend: list[tuple[str, str]]) -> Content:
    """The plot with a line that says what its signs mean; contradictions stand out."""
    if not lines:
        return Content(text("indicator.no_plot"))
    plot = Content("\n".join(lines))
    for at, character in enumerate(plot.plain):
        if character == indicators.SIGNS[Clash.CERTAIN]:
            plot = plot.stylize("bold $text-error", at, at + 1)
    signs = "  ".join(f"{sign} {name}" for sign, name in legend)
    return Content.assemble((visible_line(f"{heading}   {signs}"), "bold"), "\n", plot)
