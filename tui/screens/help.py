"""All keys, grouped, straight from the keymap table; what is typed filters them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, Static

from tui.keymap import KEYMAP, Group, matching
from tui.locale import text
from tui.pasting import rest_of_paste
from tui.screens.fields import Field, TypingScreen
from tui.widgets.laid import Laid, row

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual.app import ComposeResult

    from tui.keymap import Key

_INDENT = 2


class Help(TypingScreen[None]):
    """Every key with what it does; closed by Escape, Enter or the help key."""

    # With priority: a line to type in would scroll by these, to no effect.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("f1", "close", show=False, priority=True),
        Binding("down", "scroll(1)", show=False, priority=True),
        Binding("up", "scroll(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
    ]

    def compose(self) -> ComposeResult:
        """A line to type in and the table in a scrolling box."""
        with Vertical(classes="dialog dialog-tall"):
            yield Label(Content(text("help.title")), classes="dialog-title")
            yield Field(hint=text("help.hint"), enter=self.action_close)
            with VerticalScroll(can_focus=False):
                yield Laid(partial(table, KEYMAP), id="help-table")
            yield Static(Content(text("help.keys")), classes="dialog-keys")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.value.endswith(("?", "？")):  # the key that opened it; no word ends so
            self.action_close()
            return
        rows = matching(event.value)
        self.query_one(Laid).show(partial(table, rows, none=text("search.none", text=event.value)))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        box = self.query_one(VerticalScroll)
        box.scroll_relative(y=pages * max(1, box.size.height - 1), animate=False)

    def action_close(self) -> None:
        """Back to the reader."""
        if not rest_of_paste(self.app):
            self.dismiss(None)


def table(rows: Collection[Key], width: int = 0, *, none: str = "") -> Content:
    """The keys of every group, aligned by cells; `none` where there is no row."""
    indent = max(cell_len(key.display) for key in KEYMAP) + 2 * _INDENT
    lines: list[Content] = []
    for group in Group:
        listed = [key for key in rows if key.group is group]
        if listed:
            lines.append(Content.styled(text(f"group.{group}"), "bold underline"))
            lines += [row(" " * _INDENT + key.display, key.words, indent, width) for key in listed]
            lines.append(Content(""))
    return Content("\n").join([*lines, Content(text("help.twins"))] if lines else [Content(none)])
