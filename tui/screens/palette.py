"""The command palette: every row of the keymap table, found by its words in either language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from tui.keymap import applies, for_context, matching
from tui.locale import text
from tui.screens.picker import Choice, Picker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.keymap import Context, Key

_KEYS_CELLS = 12
"""Room for the keys at the left of a row."""


class Palette(Picker[str]):
    """Dismissed with the id of the chosen key row."""

    def __init__(self, context: Context, *, on_check: bool | None = None) -> None:
        """`on_check`: whether a check is looked at; what does not work then is left out."""
        super().__init__(text("palette.title"), text("palette.hint"), text("palette.keys"))
        rows = [key for key in for_context(context) if key.id != "palette"]
        self._rows = [key for key in rows if applies(key.id, context, on_check=on_check)]

    def choices(self, typed: str) -> Sequence[Choice[str]]:
        """The rows all of whose typed words are found in the id or the words of a language."""
        return [Choice(key.id, _row(key)) for key in matching(typed, self._rows)]

    def remark(self, typed: str, choices: Sequence[Choice[str]]) -> str:
        """Say when nothing is found."""
        return "" if choices else text("search.none", text=typed)


def _row(key: Key) -> Content:
    keys = key.display
    room = " " * max(_KEYS_CELLS - cell_len(keys), 0)
    return Content.assemble((keys, "bold"), f"{room} ", key.words)
