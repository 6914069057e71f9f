"""The three panes and what every family of keys needs of them.

`ReaderScreen` adds the keys, a family a module: moving, reviewing, marking, finding. Panes say
what happened by messages; this screen alone asks the session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container, Vertical
from textual.content import Content
from textual.screen import Screen

from heshu.errors import HeshuError
from heshu.exports.bundle import Place
from tui.keymap import Context
from tui.locale import text, word
from tui.screens.bars import KeyBar, StatusLine
from tui.screens.note import note_words
from tui.session import LOUD
from tui.visible import visible_line
from tui.widgets.article_list import ArticleList
from tui.widgets.fact_detail import FactDetail
from tui.widgets.facts_pane import FactsPane
from tui.widgets.messages import ArticleChosen, FactChanged, FactPicked, SelectionChanged
from tui.widgets.reader import ReaderView

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.events import DescendantFocus, Resize
    from textual.timer import Timer
    from textual.widget import Widget

    from heshu.model import Anchor, Fact, Finding, Verdict
    from tui.session import Opened, Session

PLACE_SECONDS = 1.0
"""A place is saved at most this often while the reviewer only moves."""

PANES = {Context.ARTICLES: "articles", Context.TEXT: "text", Context.FACTS: "facts"}
"""The widget of each pane; Tab goes round in this order."""


WIDTHS = (("-wide", 140), ("-medium", 80), ("-narrow", 0))
"""Layout classes with the least columns of each, the widest first."""


class Desk(Screen[None]):
    """Shows one article of a session, with its facts and the list of articles."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.articles = ArticleList(session.rows, session.ids, id="articles")
        self.text_pane = ReaderView(id="text")
        self.facts_pane = FactsPane(id="facts")
        self.detail = FactDetail(id="detail")
        self.status = StatusLine("status")
        self.key_bar = KeyBar("keys")
        self._place_timer: Timer | None = None
        self._checked = 0
        self._columns = 0
        self.draft = ""
        self._said = False
        self._text_title = ""
        self._detailed: tuple[int, Fact | None, Verdict | None] | None = None

    def compose(self) -> ComposeResult:
        """Articles and text; facts and detail at the side; two lines at the foot."""
        self._fit(self.app.size.width)
        for pane, widget in zip(
            PANES, (self.articles, self.text_pane, self.facts_pane), strict=True
        ):
            widget.border_title = text(f"pane.{pane}")
        with Container(id="desk"):
            with Container(id="main"):
                yield self.articles
                yield self.text_pane
            with Vertical(id="side"):
                yield self.facts_pane
                yield self.detail
        yield self.status
        yield self.key_bar

    def on_mount(self) -> None:
        """Go back to where the reviewer left off."""
        try:
            self.resume()
        except HeshuError as error:
            self.say(str(error), error=True)

    def on_resize(self, event: Resize) -> None:
        """Lay the panes out for the new width."""
        if self._fit(event.size.width):
            # A pane's old region would be repainted last and could cut a wide character in two.
            self.call_after_refresh(self._repaint)

    def on_screen_resume(self) -> None:
        """The terminal may have been resized under a dialog, which this screen is not told."""
        self._fit(self.app.size.width)

    def _fit(self, columns: int) -> bool:
        """Lay out for a width; False when it is laid out for it already."""
        if columns == self._columns:
            return False
        self._columns = columns
        fitting = next(name for name, least in WIDTHS if columns >= least)
        for name, _ in WIDTHS:
            self.set_class(name == fitting, name)
        return True

    def _repaint(self) -> None:
        for pane in (self.articles, self.text_pane, self.facts_pane):
            pane.refresh()

    def resume(self) -> None:
        """Open the article and fact of the last session, else the first article."""
        place = self.session.store.place()
        self.show_pane(Context.TEXT)
        if not self.session.ids:
            self.say(text("status.empty"))
            return
        if place is None or not self.session.holds(place.article_id):
            self.open_article(self.session.ids[0])
            self.say(text("status.welcome"))
            return
        self.open_article(place.article_id, place.anchor)
        if place.pane in PANES.values():
            self.show_pane(next(pane for pane, name in PANES.items() if name == place.pane))
        self.say(text("status.resumed"))
        self.reopen(place.draft)

    def reopen(self, draft: str) -> None:
        """Take up what was being typed; the reader screen knows the forms."""

    # ------------------------------------------------------------ showing
    def open_article(self, article_id: int, anchor: Anchor | None = None) -> Opened:
        """Put an article on the desk, at a fact or a place in its text."""
        opened = self.session.open(article_id)
        index = opened.index_of(anchor)
        current = (0 if opened.facts else None) if index is None else index
        self.text_pane.show(
            opened.article,
            opened.facts,
            findings=opened.findings,
            verdicts=opened.verdicts,
            annotations=opened.annotations,
            current=current,
        )
        self.facts_pane.show(
            opened.facts, findings=opened.findings, verdicts=opened.verdicts, current=current
        )
        if anchor is not None and index is None:
            self.text_pane.goto_anchor(anchor)
        self.articles.highlight(article_id)
        self._show_tags()
        self._checked = self._count_checked()
        self.follow()
        return opened

    def go_to(self, article_id: int, anchor: Anchor | None) -> None:
        """Bring a fact or a place into view, in whichever article it is."""
        opened = self.session.opened
        if opened is None or opened.id != article_id:
            self.open_article(article_id, anchor)
            return
        index = opened.index_of(anchor)
        if index is not None:
            self.text_pane.go_to_fact(index)
        elif anchor is not None:
            self.text_pane.goto_anchor(anchor)

    def show_changes(self) -> None:
        """Show again what people said of the open article; only what changed is redrawn."""
        opened = self.session.opened
        if opened is None:
            return
        self.text_pane.update_marks(verdicts=opened.verdicts, annotations=opened.annotations)
        self.facts_pane.update_marks(verdicts=opened.verdicts)
        self.articles.reload([opened.id])
        self._show_tags()
        self._checked = self._count_checked()

    def _show_tags(self) -> None:
        """The tags of the open article, in the title of its pane."""
        opened = self.session.opened
        names = [visible_line(tag.name) for tag in opened.tags] if opened else []
        title = " · ".join([text("pane.text"), *names])
        if title != self._text_title:
            self._text_title = title
            self.text_pane.border_title = Content(title)

    def _count_checked(self) -> int:
        opened = self.session.opened
        return sum(fact.anchor in opened.verdicts for fact in opened.facts) if opened else 0

    def follow(self) -> None:
        """Let the facts pane, the detail and the progress follow the current fact.

        A key calls this at once and the reader's message once more: what is shown already is
        left alone, so that each key paints once.
        """
        opened, fact = self.session.opened, self.fact
        if opened is None:
            return
        current = self.text_pane.current
        if self.facts_pane.current != current:
            self.facts_pane.current = current
        verdict = opened.verdicts.get(fact.anchor) if fact else None
        shown = (opened.id, fact, verdict)
        if shown != self._detailed:
            self._detailed = shown
            self.detail.show(fact, opened.findings, verdict)
            self._say_notes()
        self.show_progress()

    def show_progress(self) -> None:
        """How far the review is: fact, verdicts, article."""
        opened = self.session.opened
        if opened is None:
            return
        at = self.text_pane.current
        parts = [
            text("status.progress_fact", at=0 if at is None else at + 1, count=len(opened.facts)),
            text("status.progress_verdict", count=self._checked),
            text(
                "status.progress_article",
                at=self.session.position + 1,
                count=len(self.session.ids),
            ),
        ]
        self.status.show_progress("  ".join(parts))

    def say(self, message: str, *, error: bool = False) -> None:
        """One message on the status line."""
        self._said = True
        self.status.say(message, error=error)

    def guarded(self, do: Callable[[], None]) -> None:
        """Do what a key asks; what the store refuses becomes one line and nothing is lost."""
        self._said = False
        try:
            do()
        except HeshuError as error:
            self.say(text("status.unfinished", error=error), error=True)
        if not self._said and self.status.message:
            self.status.say("")

    def _say_notes(self) -> None:
        """What people wrote on the current fact, unless something else was just said."""
        opened, fact = self.session.opened, self.fact
        if opened and fact and not self._said and (notes := opened.notes_on(fact.anchor)):
            self.say("  ".join(note_words(note) for note in notes))

    def say_finding(self) -> None:
        """The working of what was found about the current fact, when it asks for a look."""
        finding = self.loud_finding()
        if finding is not None:
            self.say(
                text(
                    "status.finding",
                    relation=word("relation", finding.relation),
                    judgement=word("judgement", finding.verdict),
                    working=finding.working,
                )
            )

    # ------------------------------------------------------------ asking
    @property
    def fact(self) -> Fact | None:
        """The current fact of the open article."""
        return self.text_pane.current_fact if self.session.opened else None

    def loud_finding(self) -> Finding | None:
        """What was found about the current fact and asks for a look."""
        opened, fact = self.session.opened, self.fact
        if opened is None or fact is None:
            return None
        return next(
            (
                finding
                for finding in opened.findings
                if finding.verdict in LOUD and finding.printed.fact.anchor == fact.anchor
            ),
            None,
        )

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
        for pane in PANES:
            self.set_class(pane is context, f"-{pane}")
        self.set_focus(self.pane(context))

    # ------------------------------------------------------------ messages
    @on(FactChanged)
    def _fact_changed(self) -> None:
        self.follow()
        self.place_moved()

    @on(FactPicked)
    def _fact_picked(self, event: FactPicked) -> None:
        self.text_pane.go_to_fact(event.index)

    @on(SelectionChanged)
    def _selection_changed(self) -> None:
        exact = self.text_pane.selected_text
        if self.text_pane.selecting and exact:
            self.say(text("status.selected", exact=exact))
        self.show_context()

    @on(ArticleChosen)
    def _article_chosen(self, event: ArticleChosen) -> None:
        try:
            self.open_article(event.article_id)
        except HeshuError as error:
            self.say(str(error), error=True)
            return
        self.show_pane(Context.TEXT)
        self.place_moved()

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """A click can move the focus too: the hints and the narrow layout follow."""
        for pane in PANES:
            self.set_class(pane is self.in_front, f"-{pane}")
        self.show_context()

    def show_context(self) -> None:
        """Show the hints of where the reviewer is now."""
        self.key_bar.show_context(self.context)

    # ------------------------------------------------------------ place
    def place_moved(self) -> None:
        """Remember the new place soon; a step a key would be a write a key."""
        if self._place_timer is None:
            self._place_timer = self.set_timer(PLACE_SECONDS, self.save_place)

    def save_place(self) -> None:
        """Remember where the reviewer is."""
        self._place_timer = None
        opened, fact = self.session.opened, self.fact
        if opened is None:
            return
        anchor = fact.anchor if fact else self.text_pane.place
        place = Place(opened.id, anchor, pane=PANES[self.in_front], draft=self.draft)
        try:
            self.session.store.save_place(place)
        except HeshuError as error:
            self.say(str(error), error=True)
