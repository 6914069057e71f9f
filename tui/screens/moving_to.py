"""Which of the other articles of the file a block goes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.locale import text
from tui.screens.picker import Choice, Picker
from tui.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence


class Target(Picker[int]):
    """Dismissed with the number of an article."""

    def __init__(self, articles: Sequence[tuple[int, str]]) -> None:
        super().__init__(text("mend.move_title"), text("mend.move_hint"), text("mend.move_keys"))
        self._articles = articles

    def choices(self, typed: str) -> Sequence[Choice[int]]:
        """The articles whose titles hold what is typed."""
        return [
            Choice(number, Content(visible_line(title)))
            for number, title in self._articles
            if typed.strip().lower() in title.lower()
        ]

    def remark(self, typed: str, choices: Sequence[Choice[int]]) -> str:
        """How many there are."""
        del typed
        return text("mend.move_count", count=len(choices))
