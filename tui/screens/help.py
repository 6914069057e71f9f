"""All keys, grouped, straight from the keymap table."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from tui.keymap import KEYMAP, Group
from tui.locale import text

if TYPE_CHECKING:
    from textual.app import ComposeResult

_INDENT = 2


class Help(ModalScreen[None]):
    """Every key with what it does; closed by Escape, q or the help key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,ｑ,？", "close", show=False),
        Binding("j,down,ｊ", "scroll(1)", show=False),
        Binding("k,up,ｋ", "scroll(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The table in a scrolling box."""
        with Vertical(classes="dialog dialog-tall"):
            yield Label(Content(text("help.title")), classes="dialog-title")
            with VerticalScroll(can_focus=False):
                yield Static(table(), markup=False)
            yield Static(Content(text("help.keys")), classes="dialog-keys")

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        box = self.query_one(VerticalScroll)
        box.scroll_relative(y=pages * max(1, box.size.height - 1), animate=False)

    def action_close(self) -> None:
        """Back to the reader."""
        self.dismiss(None)


def table() -> Content:
    """The keys of every group, aligned by cells."""
    width = max(cell_len(key.display) for key in KEYMAP) + _INDENT
    parts: list[str | tuple[str, str]] = []
    for group in Group:
        parts.append((f"{text(f'group.{group}')}\n", "bold underline"))
        for key in KEYMAP:
            if key.group is group:
                pad = " " * (width - cell_len(key.display))
                parts += [" " * _INDENT, (key.display, "bold"), f"{pad}{key.words}\n"]
        parts.append("\n")
    parts.append(text("help.twins"))
    return Content.assemble(*parts)
