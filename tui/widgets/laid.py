"""Rows of keys and words, set for the width there is: words go on below words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from tui.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.events import Resize

_LEAST = 12
"""Cells for words below which they are left to the terminal to cut."""


def row(keys: str, words: str, indent: int, width: int = 0) -> Content:
    """Keys in bold, and from `indent` on what they do; `width` 0 is one line however long."""
    room = width - indent
    lines = [line.rstrip() for line in wrap(words, room)] if room >= _LEAST else [words]
    gap = " " * max(indent - cell_len(keys), 1)
    return Content.assemble((keys, "bold"), gap, f"\n{' ' * indent}".join(lines))


class Laid(Static):
    """A text that hangs on its width."""

    def __init__(self, lay: Callable[[int], Content], *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        """`lay` is given the cells of a line, 0 while they are not known."""
        super().__init__(lay(0), id=id, markup=False)
        self._lay = lay

    def show(self, lay: Callable[[int], Content]) -> None:
        """Another text."""
        self._lay = lay
        self.update(lay(self.content_size.width))

    def on_resize(self, _event: Resize) -> None:
        """The same text for the new width."""
        self.update(self._lay(self.content_size.width))
