"""The two lines at the foot of the reader: what happened and how far, and what the keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from tui.keymap import Context, Group, for_context
from tui.painting import PlainLines
from tui.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual.events import Resize

    from tui.keymap import Key

_ALWAYS = frozenset({"help", "quit", "mend.help", "mend.end", "view.help", "view.end"})
"""The keys that are hinted at in any width."""

_GAP = 2
"""Cells around the two ends of the status line, and between two hints."""

_LEAST_MESSAGE = 12
"""Where less than this is left for a message, it is the progress that gives way."""


class StatusLine(PlainLines, Widget):
    """One line: the last message at the left, the progress at the right.

    A message that is too long gives way to the progress; both are made harmless here. Drawn by
    the Line API, so that a step to the next fact sends the progress and not the whole line.
    """

    def __init__(self, identifier: str) -> None:
        super().__init__(id=identifier)
        self.message = ""
        self.progress = ""
        self._ground: Style | None = None

    def say(self, message: str, *, error: bool = False) -> None:
        """Show a message, loudly when it is an error."""
        message = visible_line(message)
        if message != self.message:
            self.message = message
            self.refresh()
        self.set_class(error, "-error")

    def show_progress(self, progress: str) -> None:
        """Show how far the review is."""
        progress = visible_line(progress)
        if progress == self.progress:
            return
        cells = max(cell_len(progress), cell_len(self.progress)) + 1
        self.progress = progress
        self.refresh(Region(self.size.width - cells, 0, cells, 1))

    def render_line(self, y: int) -> Strip:
        """The line in exactly the width there is."""
        del y
        width = self.size.width
        room = width - cell_len(self.progress) - _GAP
        if room < _LEAST_MESSAGE:
            parts = [shorten(f" {self.message}", width)]
        else:
            parts = [shorten(f" {self.message}", room), f" {self.progress} "]
        if self._ground is None:
            self._ground = self.rich_style
        return Strip([Segment(part, self._ground) for part in parts], width)

    def notify_style_update(self) -> None:
        """Textual tells that the theme or the state changed."""
        super().notify_style_update()
        self._ground = None


class KeyBar(Static):
    """Hints from the keymap table, as many as fit its lines; help is always among them."""

    def __init__(self, identifier: str) -> None:
        super().__init__(id=identifier, markup=False)
        self._here = Context.TEXT
        self._on_check = False

    def show_context(self, context: Context, *, on_check: bool = False) -> None:
        """Show the keys of a context, those for checks first while one is looked at."""
        if (context, on_check) != (self._here, self._on_check):
            self._here, self._on_check = context, on_check
            self._draw()

    def _keys(self) -> list[Key]:
        keys = [key for key in for_context(self._here) if key.foot and key.now]
        keys = [key for key in keys if key.check in (None, self._on_check)]
        if self._on_check:
            return sorted(keys, key=lambda key: key.group is not Group.CHECKS)
        return [key for key in keys if not key.on_check]

    def on_resize(self, _event: Resize) -> None:
        """Fit the hints to the new width."""
        self._draw()

    def _draw(self) -> None:
        width, lines = self.content_size
        if not width:
            return
        hints = [(key.id, key.hinted, key.hint) for key in self._keys()]
        last = [(foot, words) for key_id, foot, words in hints if key_id in _ALWAYS]
        rest = [(foot, words) for key_id, foot, words in hints if key_id not in _ALWAYS]
        shown = [_fitting(rest, width) for _ in range(lines - 1)]
        shown.append([*_fitting(rest, width - sum(_cells(*hint) for hint in last)), *last])
        self.update(Content("\n").join(_hinted(hints) for hints in shown), layout=False)


Hint = tuple[str, str]
"""Keys, and what they do in a word."""


def _fitting(hints: list[Hint], width: int) -> list[Hint]:
    """Takes the first hints that fit a line out of the list."""
    room, count = width, 0
    for hint in hints:
        room -= _cells(*hint)
        if room < 0:
            break
        count += 1
    taken = hints[:count]
    del hints[:count]
    return taken


def _hinted(hints: Sequence[Hint]) -> Content:
    parts: list[tuple[str, str]] = []
    for foot, words in hints:
        parts += [(foot, "bold"), (f" {words}{' ' * _GAP}", "")]
    return Content.assemble(*parts)


def _cells(foot: str, words: str) -> int:
    return cell_len(foot) + 1 + cell_len(words) + _GAP


def shorten(text: str, width: int) -> str:
    """A text in exactly `width` cells, with … where something was cut off."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width)
