"""The command palette: every row of the keymap table, found by its words in either language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.keymap import for_context
from tui.locale import TABLES, text
from tui.screens.picker import Choice, Picker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.keymap import Context, Key

_KEYS_CELLS = 12
"""Room for the keys at the left of a row."""


class Palette(Picker[str]):
    """Dismissed with the id of the chosen key row."""

    def __init__(self, context: Context) -> None:
        super().__init__(text("palette.title"), text("palette.hint"), text("palette.keys"))
        self._rows = [key for key in for_context(context) if key.id != "palette"]

    def choices(self, typed: str) -> Sequence[Choice[str]]:
        """The rows all of whose typed words are found in the id or the words of a language."""
        wanted = typed.casefold().split()
        return [
            Choice(key.id, _row(key))
            for key in self._rows
            if all(word in _haystack(key) for word in wanted)
        ]

    def remark(self, typed: str, choices: Sequence[Choice[str]]) -> str:
        """Say when nothing is found."""
        return "" if choices else text("search.none", text=typed)


def _haystack(key: Key) -> str:
    words = (table[f"key.{key.id}"] for table in TABLES.values())
    group = (table[f"group.{key.group}"] for table in TABLES.values())
    return " ".join((key.id, key.display, *words, *group)).casefold()


def _row(key: Key) -> Content:
    return Content.assemble((key.display.ljust(_KEYS_CELLS), "bold"), " ", key.words)
