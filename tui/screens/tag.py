"""The tags of an article: type one to add it, choose one to take it away.

Each change is committed when it is made, so there is nothing to save at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, OptionList, Static

from heshu.errors import HeshuError
from tui.locale import text
from tui.pasting import rest_of_paste
from tui.screens.fields import Field, TypingScreen
from tui.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult


class Tags(TypingScreen[None]):
    """The tags of one article."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("ctrl+d", "remove", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        names: Callable[[], Sequence[str]],
        add: Callable[[str], str],
        remove: Callable[[str], str],
    ) -> None:
        """Build the list.

        Args:
            title: of the article.
            names: its tags now.
            add: adds one and says so; raises HeshuError on failure.
            remove: takes one away and says so; raises HeshuError on failure.
        """
        super().__init__()
        self._title, self._names, self._add, self._remove = title, names, add, remove
        self._shown: list[str] = []

    def compose(self) -> ComposeResult:
        """Title, line, tags, what was done, keys."""
        with Vertical(classes="dialog"):
            yield Label(Content(text("tag.title")), classes="dialog-title")
            yield Static(Content(visible_line(self._title)), classes="dialog-about")
            yield Field(hint=text("tag.name_hint"), enter=self._entered)
            yield OptionList(compact=True, markup=False)
            yield Static("", id="dialog-error", markup=False)
            yield Static(Content(text("tag.keys")), classes="dialog-keys")

    def on_mount(self) -> None:
        """Ready to type."""
        super().on_mount()
        self.query_one(OptionList).can_focus = False
        self._fill()

    def _fill(self) -> None:
        self._shown = list(self._names())
        rows = self.query_one(OptionList)
        at = rows.highlighted
        rows.clear_options()
        rows.add_options([Content(visible_line(name)) for name in self._shown])
        if self._shown:
            rows.highlighted = min(at or 0, len(self._shown) - 1)
        else:
            rows.add_option(Content.styled(text("tag.none"), "dim"))

    def _entered(self) -> None:
        field = self.query_one(Field)
        name = field.value.strip()
        if rest_of_paste(self.app):
            return
        if not name:
            self.dismiss(None)
        elif name in self._shown:
            self._say(text("tag.exists", name=name))
        elif self._done(self._add, name):
            field.clear()

    def action_remove(self) -> None:
        """Take the chosen tag away."""
        at = self.query_one(OptionList).highlighted
        if self._shown and at is not None and not rest_of_paste(self.app):
            self._done(self._remove, self._shown[at])

    def _done(self, change: Callable[[str], str], name: str) -> bool:
        try:
            self._say(change(name))
            self._fill()
        except HeshuError as error:
            self._say(text("status.unfinished", error=error))
            return False
        return True

    def _say(self, message: str) -> None:
        self.query_one("#dialog-error", Static).update(Content(visible_line(message)))

    def action_move(self, rows: int) -> None:
        """Move through the tags while typing goes on."""
        listed = self.query_one(OptionList)
        if self._shown and listed.highlighted is not None:
            listed.highlighted = max(0, min(len(self._shown) - 1, listed.highlighted + rows))

    def action_close(self) -> None:
        """Back to the reader."""
        if not rest_of_paste(self.app):
            self.dismiss(None)
