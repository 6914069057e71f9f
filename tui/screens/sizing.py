"""Panes larger and smaller, by key and by dragging a border; the sizes are remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.keymap import Context
from tui.screens.panes import Panes

if TYPE_CHECKING:
    from textual import events

KEPT = "panes"
"""Under which name the sizes are remembered."""

STEP: Final = {"-wide": 4, "-medium": 2}

FIRST: Final = {
    "-wide.articles": 36,
    "-wide.side": 44,
    "-medium.articles": 6,
    "-medium.side": 30,
}
"""Cells by layout and pane: widths, but lines for the list above the text."""

_LEAST: Final = {"-wide.articles": 14, "-wide.side": 18, "-medium.articles": 2, "-medium.side": 18}
_TEXT_COLUMNS: Final = 24
_TEXT_LINES: Final = 5
"""What is left to the text in any case."""


class Sizing(Panes):
    """`<`, `>`, `=` and the mouse on a border."""

    _dragged = ""

    def sized(self) -> None:
        """Give every pane the size it has in this layout."""
        for pane, widget in (("articles", self.articles), ("side", self.side)):
            width = height = None
            if f"{self.fitting}.{pane}" in FIRST:
                cells = self._cells_of(f"{self.fitting}.{pane}")
                if self.fitting == "-medium" and pane == "articles":
                    height = cells
                else:
                    width = cells
            widget.styles.width, widget.styles.height = width, height

    def _cells_of(self, name: str) -> int:
        wanted = self.remembered.numbers(KEPT).get(name, FIRST[name])
        return max(_LEAST[name], min(wanted, self._most(name)))

    def _most(self, name: str) -> int:
        columns, lines = self.app.size
        if name == "-medium.articles":
            return max(lines - _TEXT_LINES - 3, 0)
        other = {"-wide.articles": "-wide.side", "-wide.side": "-wide.articles"}.get(name)
        taken = 0 if other is None else self.remembered.numbers(KEPT).get(other, FIRST[other])
        return columns - _TEXT_COLUMNS - taken

    def _set_size(self, name: str, cells: int) -> None:
        cells = max(_LEAST[name], min(cells, self._most(name)))
        if cells != self._cells_of(name):
            self.remembered.keep(KEPT, {**self.remembered.numbers(KEPT), name: cells})
            self.sized()
            self.call_after_refresh(self.repaint_panes)

    # ------------------------------------------------------------ keys
    def do_pane_larger(self) -> None:
        """Give the pane in front more room."""
        self._grow(1)

    def do_pane_smaller(self) -> None:
        """Give the pane in front less room."""
        self._grow(-1)

    def _grow(self, direction: int) -> None:
        if self.fitting not in STEP:  # one pane has it all
            return
        pane = "articles" if self.in_front is Context.ARTICLES else "side"
        if self.in_front is Context.TEXT:  # the side gives and takes
            direction = -direction
        name = f"{self.fitting}.{pane}"
        step = 1 if name == "-medium.articles" else STEP[self.fitting]
        self._set_size(name, self._cells_of(name) + direction * step)

    def do_pane_even(self) -> None:
        """The sizes of the first day, in this layout."""
        kept = self.remembered.numbers(KEPT)
        mine = {name: cells for name, cells in kept.items() if not name.startswith(self.fitting)}
        self.remembered.keep(KEPT, mine)
        self.sized()
        self.call_after_refresh(self.repaint_panes)

    # ------------------------------------------------------------ mouse
    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a border; the text is not marked by that."""
        self._dragged = self._border_at(event.screen_x, event.screen_y)
        if self._dragged:
            self._selecting = False
            self.clear_selection()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """A border follows the mouse."""
        if not self._dragged:
            return
        if not event.button:
            self._dragged = ""
        elif self._dragged == "-medium.articles":
            self._set_size(self._dragged, event.screen_y - self.articles.region.y)
        elif self._dragged.endswith(".articles"):
            self._set_size(self._dragged, event.screen_x - self.articles.region.x)
        else:
            self._set_size(self._dragged, self.side.region.right - event.screen_x)

    def on_mouse_up(self) -> None:
        """Let the border go."""
        self._dragged = ""

    def _border_at(self, x: int, y: int) -> str:
        """The size that the border at a cell decides; empty where there is none."""
        text, side = self.text_pane.region, self.side.region
        if self.fitting not in STEP:
            return ""
        if x == side.x:
            return f"{self.fitting}.side"
        if self.fitting == "-wide" and x == text.x:
            return "-wide.articles"
        if self.fitting == "-medium" and y == text.y and x < side.x:
            return "-medium.articles"
        return ""
