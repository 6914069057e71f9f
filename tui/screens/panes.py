"""The panes of the reader and how they share the terminal, whatever its width.

Three stand side by side, or two beside one, or one alone; facts and checks take turns at the
side. Nothing here knows what an article is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container, Vertical
from textual.screen import Screen

from tui.keymap import Context
from tui.locale import text
from tui.painting import TightCompositor
from tui.remembering import Remembered
from tui.screens.bars import KeyBar, StatusLine
from tui.widgets.article_list import ArticleList
from tui.widgets.detail import Detail
from tui.widgets.facts_pane import FactsPane
from tui.widgets.findings_pane import FindingsPane
from tui.widgets.reader import ReaderView

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import DescendantFocus, Resize
    from textual.widget import Widget

    from tui.findings import Judged
    from tui.session import Session

PANES = {
    Context.ARTICLES: "articles",
    Context.TEXT: "text",
    Context.FACTS: "facts",
    Context.CHECKS: "checks",
}
"""The widget of each pane. Facts and checks share a place at the side."""

SIDE = frozenset({Context.FACTS, Context.CHECKS})

WIDTHS = (("-wide", 140), ("-medium", 80), ("-narrow", 0))
"""Layout classes with the least columns of each, the widest first."""


class Panes(Screen[None]):
    """The article list, the text, facts or checks with their detail, and two lines at the foot."""

    remembered = Remembered()
    """What is kept of the desk between sessions; the app gives one that lasts."""
    confined = False
    """Whether no other program may be started and no file touched but the store."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._compositor = TightCompositor()
        self.session = session
        self.articles = ArticleList(session.rows, session.ids, id="articles")
        self.text_pane = ReaderView(id="text")
        self.facts_pane = FactsPane(id="facts")
        self.findings_pane = FindingsPane(id="checks")
        self.detail = Detail(id="detail")
        self.listed = Context.FACTS
        """Which of the two lists stands at the side."""
        self.finding: Judged | None = None
        """The finding that is looked at; its figures are marked in the text."""
        self.status = StatusLine("status")
        self.key_bar = KeyBar("keys")
        self._columns = 0
        self.fitting = ""
        """The layout class of the present width."""
        self.side = Vertical(id="side")

    def compose(self) -> ComposeResult:
        """Articles and text; facts and detail at the side; two lines at the foot."""
        self._fit(self.app.size.width)
        self._bring(Context.TEXT)  # a class set later would style every widget once more
        panes = (self.articles, self.text_pane, self.facts_pane, self.findings_pane)
        for pane, widget in zip(PANES, panes, strict=True):
            widget.border_title = text(f"pane.{pane}")
        self.findings_pane.display = False
        with Container(id="desk"):
            with Container(id="main"):
                yield self.articles
                yield self.text_pane
            with self.side:
                yield self.facts_pane
                yield self.findings_pane
                yield self.detail
        yield self.status
        yield self.key_bar

    def on_resize(self, event: Resize) -> None:
        """Lay the panes out for the new width."""
        if self._fit(event.size.width):
            # A pane's old region would be repainted last and could cut a wide character in two.
            self.call_after_refresh(self.repaint_panes)

    def on_screen_resume(self) -> None:
        """The terminal may have been resized under a dialog, which this screen is not told."""
        self._fit(self.app.size.width)

    def _fit(self, columns: int) -> bool:
        """Lay out for a width; False when it is laid out for it already."""
        if columns == self._columns:
            return False
        self._columns = columns
        self.fitting = next(name for name, least in WIDTHS if columns >= least)
        for name, _ in WIDTHS:
            self.set_class(name == self.fitting, name)
        self.sized()
        return True

    def sized(self) -> None:
        """Give every pane the size it has in this layout (`tui.screens.sizing`)."""

    def repaint_panes(self) -> None:
        """Draw every pane afresh."""
        for pane in (self.articles, self.text_pane, self.facts_pane, self.findings_pane):
            pane.refresh()

    # ------------------------------------------------------------ which pane
    @property
    def context(self) -> Context:
        """Where the reviewer is, which decides what a key does."""
        return Context.SELECTING if self.text_pane.selecting else self.in_front

    @property
    def in_front(self) -> Context:
        """The pane that has the focus."""
        return next(
            (pane for pane, name in PANES.items() if self.focused and self.focused.id == name),
            Context.TEXT,
        )

    def pane(self, context: Context) -> Widget:
        """The widget of a pane."""
        return self.query_one(f"#{PANES[context]}")

    def show_pane(self, context: Context) -> None:
        """Bring a pane to the front (on a narrow terminal the only one) and focus it."""
        if context in SIDE:
            self.show_list(context)
        self._bring(context)
        self.set_focus(self.pane(context))

    def _bring(self, context: Context) -> None:
        for pane in PANES:
            self.set_class(pane is context, f"-{pane}")

    def show_list(self, pane: Context) -> None:
        """Put facts or checks at the side."""
        if pane is self.listed:
            return
        was_in_front = self.in_front is self.listed
        self.listed = pane
        self.facts_pane.display = pane is Context.FACTS
        self.findings_pane.display = pane is Context.CHECKS
        self.set_class(pane is Context.CHECKS, "-checking")
        if was_in_front:
            self.show_pane(pane)

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """A click can move the focus too: the hints and the narrow layout follow."""
        self._bring(self.in_front)
        self.show_context()

    def show_context(self) -> None:
        """Show the hints of where the reviewer is now."""
        self.key_bar.show_context(self.context, on_check=self.finding is not None)
