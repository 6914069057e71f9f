"""Which indicator is shown: typed, or chosen among those that texts name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import OptionList

from heshu.errors import HeshuError
from tui.locale import text
from tui.screens.picker import Choice, Picker
from tui.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.session import Session


class Naming(Picker[str]):
    """Dismissed with the name of an indicator."""

    def __init__(self, session: Session, now: str) -> None:
        super().__init__(text("indicator.title"), text("indicator.hint"), text("indicator.keys"))
        self._session = session
        self._now = now

    def choices(self, typed: str) -> Sequence[Choice[str]]:
        """Those whose names hold what is typed; at first those of the open article."""
        if not typed:
            return [Choice(name, Content(visible_line(name))) for name in self._here()]
        try:
            found = self._session.store.indicators(typed)
        except HeshuError:
            return ()
        return [
            Choice(
                one.indicator,
                Content.assemble(
                    visible_line(one.indicator),
                    (text("indicator.found", values=one.values, articles=one.articles), "dim"),
                ),
            )
            for one in found
        ]

    def _here(self) -> list[str]:
        opened = self._session.opened
        names = [fact.indicator for fact in opened.facts if fact.indicator] if opened else []
        return list(dict.fromkeys([*([self._now] if self._now else []), *names]))

    def remark(self, typed: str, choices: Sequence[Choice[str]]) -> str:
        """Where the names come from, or that none is like this."""
        if not choices:
            return text("search.none", text=typed) if typed else text("indicator.none_here")
        return "" if typed else text("indicator.here")

    def _entered(self) -> None:
        """Enter takes the chosen name; without one, what is typed."""
        if self.query_one(OptionList).option_count:
            super()._entered()
