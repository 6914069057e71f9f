"""The tour: one screen that tells a reviewer new to a store what the first minutes need.

It stands in nobody's way: the app takes it down at the first key, and but for Enter, Space and
Escape that key does what it always does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from tui.key_names import printed
from tui.keymap import BY_ID
from tui.locale import text
from tui.widgets.laid import Laid, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

CLOSING: Final = frozenset({"enter", "space", "escape", "f2"})
"""Keys that do nothing else here."""

_STEPS: Final = (
    ("tour.facts", ("fact.next", "fact.previous")),
    ("tour.verdicts", ("verdict.confirmed", "verdict.wrong", "verdict.unclear")),
    ("tour.correct", ("verdict.correct",)),
    ("tour.checks", ("finding.next", "finding.figure")),
    ("tour.words", ("finding.real_error", "finding.false_alarm", "finding.explained")),
    ("tour.notes", ("note.fact", "tag")),
    ("tour.queue", ("queue.next",)),
    ("tour.search", ("search",)),
    ("tour.panes", ("pane.next", "open")),
    ("tour.undo", ("undo",)),
    ("tour.help", ("help", "palette")),
    ("tour.quit", ("quit",)),
)
"""What is told, in this order, and the keys it is done with."""

_DISPENSABLE: Final = (
    "tour.notes",
    "tour.panes",
    "tour.correct",
    "tour.words",
    "tour.search",
    "tour.queue",
    "tour.quit",
)
"""What is not told where there is no room; help tells it all."""

_KEYS_CELLS: Final = 12
_SHARE: Final = 0.9
"""The part of the height that a form takes up at most (`.dialog`)."""
_AROUND: Final = 9
"""Lines of the border, the title, what the program does and the last line."""


class Tour(ModalScreen[None]):
    """Taken down by any key, or a click."""

    def compose(self) -> ComposeResult:
        """A dozen lines."""
        with Vertical(classes="dialog dialog-tour"):
            yield Label(Content(text("tour.title")), classes="dialog-title")
            yield Static(Content(text("tour.what")), classes="dialog-about")
            yield Laid(self._steps)
            yield Static(Content(text("tour.keys")), classes="dialog-keys")

    def on_click(self) -> None:
        """A click takes it down."""
        self.dismiss(None)

    def _steps(self, width: int) -> Content:
        """As many steps as there is room for between the words above and below."""
        return steps(width, int(self.app.size.height * _SHARE) - _AROUND)


def steps(width: int = 0, lines: int = 0) -> Content:
    """What can be done, with the keys of the table; at most so many lines if `lines` is given.

    Where these are too few, what comes first in `_DISPENSABLE` is left out.
    """
    shown = {words: row(_keys(rows), text(words), _KEYS_CELLS + 1, width) for words, rows in _STEPS}
    for words in _DISPENSABLE:
        if not lines or sum(len(one.plain.splitlines()) for one in shown.values()) <= lines:
            break
        del shown[words]
    return Content("\n").join(shown.values())


def _keys(rows: Sequence[str]) -> str:
    return " ".join(printed(key) for each in rows for key in BY_ID[each].now[:1])
