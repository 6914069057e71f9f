"""The keys that open the screens beside the reader: compare, indicator, statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.keymap import Context
from tui.locale import text
from tui.screens.moving import Moving

if TYPE_CHECKING:
    from tui.screens.overview import Place


class Overviewing(Moving):
    """`V I W`. The screens are loaded when they are opened."""

    def do_compare(self) -> None:
        """Ask which article the open one is compared with."""
        from tui.screens.counterpart import Counterpart

        opened = self.session.opened
        if opened is None:
            self.say(text("status.empty"))
            return

        def chosen(other: int | None) -> None:
            if other is not None:
                self.guarded(lambda: self._compare(other))

        self.app.push_screen(Counterpart(self.session, opened.id), chosen)

    def _compare(self, other: int) -> None:
        from tui.screens.compare import CompareScreen

        opened = self.session.opened
        if opened is not None:
            place = self.fact.anchor if self.fact else None
            self.app.push_screen(
                CompareScreen(self.session, opened.id, other, place), self._leap_there
            )

    def do_indicator(self) -> None:
        """All values of what the current figure measures."""
        from tui.screens.indicator import IndicatorScreen

        opened, fact = self.session.opened, self.fact
        if opened is None:
            self.say(text("status.empty"))
            return
        name = fact.indicator if fact else ""
        place = (opened.id, fact.anchor) if fact else None
        self.app.push_screen(IndicatorScreen(self.session, name, place), self._leap_there)

    def do_statistics(self) -> None:
        """Who judged what, when, and how far reviewers agree."""
        from tui.screens.statistics import StatisticsScreen

        self.app.push_screen(StatisticsScreen(self.session))

    def _leap_there(self, place: Place | None) -> None:
        """Go to a figure that was chosen on one of the screens."""
        if place is None:
            return

        def go() -> None:
            self.drop_finding()
            self.leave_list()
            self.go_to(*place)
            self.show_pane(Context.TEXT)
            self.place_moved()

        self.guarded(go)
