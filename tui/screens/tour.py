"""The tour: one screen that tells a reviewer new to a store what the first minutes need.

It stands in nobody's way: the app takes it down at the first key, and but for Enter, Space and
Escape that key does what it always does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from tui.keymap import BY_ID, printed
from tui.locale import text

if TYPE_CHECKING:
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

_KEYS_CELLS: Final = 12


class Tour(ModalScreen[None]):
    """Taken down by any key, or a click."""

    def compose(self) -> ComposeResult:
        """A dozen lines."""
        with Vertical(classes="dialog dialog-tour"):
            yield Label(Content(text("tour.title")), classes="dialog-title")
            yield Static(Content(text("tour.what")), classes="dialog-about")
            yield Static(steps(), markup=False)
            yield Static(Content(text("tour.keys")), classes="dialog-keys")

    def on_click(self) -> None:
        """A click takes it down."""
        self.dismiss(None)


def steps() -> Content:
    """What can be done, a line each, with the keys of the table."""
    parts: list[str | tuple[str, str]] = []
    for words, rows in _STEPS:
        keys = " ".join(printed(key) for row in rows for key in BY_ID[row].now[:1])
        room = " " * max(_KEYS_CELLS - cell_len(keys), 0)
        parts += [(keys, "bold"), f"{room} {text(words)}\n"]
    return Content.assemble(*parts[:-1], f"{room} {text(words)}")
