"""The keys that move: facts, panes, lines and pages, in whichever pane has the focus."""

from __future__ import annotations

from tui.keymap import Context
from tui.locale import text
from tui.screens.desk import Desk


class Moving(Desk):
    """`n p j k g G Tab Enter` and their kin."""

    # ------------------------------------------------------------ facts
    def do_fact_next(self) -> None:
        """The next fact, of this article or the next that has any."""
        self.step_fact(1)

    def do_fact_previous(self) -> None:
        """The previous fact, of this article or the one before."""
        self.step_fact(-1)

    def step_fact(self, step: int) -> bool:
        """Go one fact on or back; False at the very end."""
        self.leave_list()
        self.drop_finding()
        if self.session.opened is not None and self.text_pane.next_fact(step):
            self.follow()
            return True
        neighbour = next(self.session.with_facts(step), None)
        if neighbour is None:
            self.say(text("status.last_fact" if step > 0 else "status.first_fact"))
            return False
        opened = self.open_article(neighbour)
        if step < 0:
            self.text_pane.go_to_fact(len(opened.facts) - 1)
        self.place_moved()
        return True

    def leave_list(self) -> None:
        """Bring the text to the front when the list is there."""
        if self.context is Context.ARTICLES:
            self.show_pane(Context.TEXT)

    # ------------------------------------------------------------ panes
    def do_pane_next(self) -> None:
        """The pane to the right, round the end."""
        self._turn(1)

    def do_pane_previous(self) -> None:
        """The pane to the left, round the end."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        panes = [Context.ARTICLES, Context.TEXT, self.listed]
        self.show_pane(panes[(panes.index(self.context) + step) % len(panes)])

    def do_open(self) -> None:
        """Open the article under the cursor; from the side, go to the text."""
        if self.context is Context.ARTICLES:
            self.articles.choose()
        else:
            self.show_pane(Context.TEXT)

    # ------------------------------------------------------------ lines and pages
    def do_move_down(self) -> None:
        """One line or row down."""
        self._move(1)

    def do_move_up(self) -> None:
        """One line or row up."""
        self._move(-1)

    def _move(self, lines: int) -> None:
        match self.context:
            case Context.ARTICLES:
                self.articles.move(lines)
            case Context.FACTS:
                self.facts_pane.move(lines)
            case Context.CHECKS:
                self.findings_pane.move(lines)
            case Context.SELECTING:
                self.text_pane.extend("line", lines)
            case Context.TEXT:
                self.text_pane.move(lines)

    def do_move_page_down(self) -> None:
        """One page down."""
        self._page(1)

    def do_move_page_up(self) -> None:
        """One page up."""
        self._page(-1)

    def _page(self, pages: int) -> None:
        match self.context:
            case Context.ARTICLES:
                self.articles.move_pages(pages)
            case Context.FACTS:
                self.facts_pane.move_pages(pages)
            case Context.CHECKS:
                self.findings_pane.move_pages(pages)
            case Context.SELECTING:
                self.text_pane.extend("paragraph", pages)
            case Context.TEXT:
                self.text_pane.move_pages(pages)

    def do_move_top(self) -> None:
        """To the beginning."""
        match self.context:
            case Context.ARTICLES:
                self.articles.top()
            case Context.FACTS:
                self.facts_pane.top()
            case Context.CHECKS:
                self.findings_pane.top()
            case _:
                self.text_pane.top()

    def do_move_bottom(self) -> None:
        """To the end."""
        match self.context:
            case Context.ARTICLES:
                self.articles.bottom()
            case Context.FACTS:
                self.facts_pane.bottom()
            case Context.CHECKS:
                self.findings_pane.bottom()
            case _:
                self.text_pane.bottom()
