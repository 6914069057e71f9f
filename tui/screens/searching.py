"""The keys that look for words in all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.locale import text
from tui.screens.moving import Moving
from tui.screens.search import Found, Search

if TYPE_CHECKING:
    from tui.session import Session


class Searching(Moving):
    """`/ N P`."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._found: Found | None = None

    # ------------------------------------------------------------ search
    def do_search(self) -> None:
        """Search all articles; the last search is offered again."""
        typed = self._found.text if self._found else ""
        self.app.push_screen(Search(self.session, typed), self._go_to_found)

    def _go_to_found(self, found: Found | None) -> None:
        if found is not None:
            self._found = found
            self.guarded(lambda: self._show_hit(found))

    def _show_hit(self, found: Found) -> None:
        article_id, anchor = found.hits[found.at]
        self.leave_list()
        self.go_to(article_id, anchor)
        opened = self.session.opened
        nearest = opened.nearest(anchor) if opened else None
        if nearest is not None:
            # From here on n goes to what follows the hit.
            self.text_pane.go_to_fact(nearest)
        self.text_pane.highlight([hit for hit_id, hit in found.hits if hit_id == article_id])
        self.text_pane.goto_anchor(anchor)
        self.say(text("status.hits", text=found.text, at=found.at + 1, count=len(found.hits)))
        self.place_moved()

    def do_hit_next(self) -> None:
        """The next hit of the last search."""
        self._step_hit(1)

    def do_hit_previous(self) -> None:
        """The hit before."""
        self._step_hit(-1)

    def _step_hit(self, step: int) -> None:
        found = self._found
        if found is None:
            self.say(text("status.no_search"))
            return
        at = found.at + step
        if not 0 <= at < len(found.hits):
            self.say(text("status.no_hit"))
            return
        self._found = Found(found.text, found.hits, at)
        self._show_hit(self._found)
