"""The keys that choose which articles the list shows, and in which order.

What holds stands in the title of the list and is there again the next time. A large store is
asked in a thread, so that the list can be walked through meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message

from heshu.errors import HeshuError
from store import SORTS, QueryError, View
from tui import views
from tui.answers import mistake
from tui.locale import text, word
from tui.screens.filter import Filter
from tui.screens.moving import Moving
from tui.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_AT_ONCE = 2000
"""So many articles are filtered before the next key is read."""


class Filtering(Moving):
    """`L`, and in the list of articles `o`, `0` to `5`."""

    @dataclass
    class Filtered(Message):
        """The articles of a view are known."""

        view: View
        ids: Sequence[int]
        error: str = ""

    def on_mount(self) -> None:
        """Filter as the last time; a review of certain files begins with all of these."""
        if self.session.among is None:
            self.guarded(self._as_last_time)

    def _as_last_time(self) -> None:
        view = self.session.store.view()
        if view != View() and view.sort in SORTS:
            self._ask(view, quietly=True)

    # ------------------------------------------------------------ keys
    def do_filter(self) -> None:
        """Ask for a filter, or choose one that is often wanted."""

        def chosen(query: str | None) -> None:
            if query is not None:
                self.guarded(lambda: self._filter(query))

        self.app.push_screen(Filter(self.session.store, self.session.view.query), chosen)

    def do_filter_unread(self) -> None:
        """Only those that nobody has begun, or no longer only those."""
        self._toggle(views.piece("state", "unread"))

    def do_filter_finding(self) -> None:
        """Only those with a contradiction."""
        self._toggle(views.piece("has", "finding"))

    def do_filter_doubtful(self) -> None:
        """Only those of which intake was not sure."""
        self._toggle(views.piece("is", "doubtful"))

    def do_filter_note(self) -> None:
        """Only those with a note."""
        self._toggle(views.piece("has", "note"))

    def do_filter_mine(self) -> None:
        """Only those this reviewer has worked on."""
        self._toggle(views.mine(self.session.store.reviewer))

    def do_filter_all(self) -> None:
        """All articles."""
        self._filter("")

    def do_sort(self) -> None:
        """The next order."""
        at = SORTS.index(self.session.view.sort)
        self._ask(View(self.session.view.query, SORTS[(at + 1) % len(SORTS)]))

    def _toggle(self, piece: str) -> None:
        self._filter(views.toggled(self.session.view.query, piece))

    def _filter(self, query: str) -> None:
        self._ask(View(query.strip(), self.session.view.sort))

    # ------------------------------------------------------------ asking
    def _ask(self, view: View, *, quietly: bool = False) -> None:
        """Find the articles of a view and show them; `quietly`: after the first paint."""
        among = self.session.among
        if not quietly and self.session.store.count() <= _AT_ONCE:
            try:
                self._show(view, views.shown(self.session.store, view, among))
            except QueryError as error:
                self.say(mistake(error), error=True)
            return

        def look() -> None:
            try:
                with self.session.store.reader() as store:
                    found = self.Filtered(view, views.shown(store, view, among))
            except QueryError as error:
                found = self.Filtered(view, (), mistake(error))
            except HeshuError as error:
                found = self.Filtered(view, (), str(error))
            self.post_message(found)

        if not quietly:
            self.say(text("status.filtering"))
        self.run_worker(look, thread=True, exclusive=True, group="filter")

    @on(Filtered)
    def _filtered(self, event: Filtered) -> None:
        if event.error:
            self.say(event.error, error=True)
        else:
            self.guarded(lambda: self._show(event.view, event.ids))

    def _show(self, view: View, ids: Sequence[int]) -> None:
        sorted_anew = view.sort != self.session.view.sort
        self.session.show(view, ids)
        opened = self.session.opened
        self.articles.set_ids(self.session.ids, opened.id if opened else None)
        self._entitle(view)
        self.show_progress()
        if self.session.among is None:
            self.session.store.save_view(view)
        if sorted_anew:
            self.say(text("status.sorted", sort=word("sort", view.sort)))
        elif view.query:
            key = "status.filtered" if ids else "status.filtered_none"
            self.say(text(key, count=len(ids), what=view.query))
        else:
            self.say(text("status.unfiltered", count=len(ids)))

    def _entitle(self, view: View) -> None:
        """Say in the title of the list what it shows."""
        parts = [text("pane.articles")]
        if view.query:
            parts += [str(self.session.count), visible_line(view.query)]
        if view.sort != View().sort:
            parts.append(word("sort", view.sort))
        self.articles.border_title = Content(" · ".join(parts))
