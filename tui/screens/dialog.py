"""A form over the reader: some fields, one line for what went wrong, Enter saves.

The form hands its fields to the screen that opened it and closes only when the store has them;
an error keeps it open with everything that was typed. Escape asks before it drops typed text,
because a torn escape sequence or the end of a bad paste looks just like it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Label, Static

from heshu.errors import HeshuError
from tui.locale import text
from tui.pasting import rest_of_paste
from tui.screens.confirm import Confirm
from tui.screens.fields import Field, TypingScreen
from tui.visible import visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult


@dataclass(frozen=True, slots=True)
class FormField:
    """One line to fill in."""

    name: str
    """Its key in the values handed over."""
    label: str
    hint: str
    value: str = ""
    required: bool = False


class Dialog(TypingScreen[bool]):
    """A modal form; dismissed with True when saved, False when dropped."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "drop", show=False),
        Binding("ctrl+s", "save", show=False),
    ]

    def __init__(
        self,
        title: str,
        about: str,
        fields: Sequence[FormField],
        save: Callable[[Mapping[str, str]], None],
    ) -> None:
        """Build the form.

        Args:
            title: what the form is for.
            about: the words of the document it is about; made harmless here.
            fields: top to bottom.
            save: takes the stripped values by name; raises HeshuError to keep the form open.
        """
        super().__init__()
        self._title = title
        self._about = about
        self._fields = fields
        self._save = save
        self.typed: Mapping[str, str] = {}
        """What was typed before and not saved, by field name."""
        self.remember: Callable[[Mapping[str, str]], None] = lambda _values: None
        """Told of every change while somebody types."""

    def compose(self) -> ComposeResult:
        """Title, what it is about, fields, error line, keys."""
        with Vertical(classes="dialog"):
            yield Label(Content(self._title), classes="dialog-title")
            if self._about:
                yield Static(Content(visible(self._about)), classes="dialog-about")
            for field in self._fields:
                with Horizontal(classes="dialog-row"):
                    yield Label(Content(field.label), classes="dialog-label")
                    value = self.typed.get(field.name, field.value)
                    yield Field(
                        value,
                        hint=field.hint,
                        name=field.name,
                        enter=self.action_save,
                        select=not self.typed,
                    )
            yield Static("", id="dialog-error", markup=False)
            yield Static(Content(text("dialog.keys")), classes="dialog-keys")

    @property
    def values(self) -> dict[str, str]:
        """What is typed, stripped, by field name."""
        return {str(field.id): field.value.strip() for field in self.query(Field)}

    @on(Input.Changed)
    def _changed(self) -> None:
        if self._dirty:
            self.remember(self.values)

    @property
    def _dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return self.values != {field.name: field.value.strip() for field in self._fields}

    def action_save(self) -> None:
        """Hand the values over; stay open when that fails."""
        if rest_of_paste(self.app):
            return
        values = self.values
        for field in self._fields:
            if field.required and not values[field.name]:
                self.complain(text("dialog.required", name=field.label))
                self.set_focus(self.query_one(f"#{field.name}", Field))
                return
        try:
            self._save(values)
        except HeshuError as error:
            self.complain(text("status.unfinished", error=error))
            return
        self.dismiss(True)

    def complain(self, message: str) -> None:
        """Say in one line why the form is still open."""
        self.query_one("#dialog-error", Static).update(Content(visible_line(message)))

    def action_drop(self) -> None:
        """Close without saving; ask first when something was typed."""
        if rest_of_paste(self.app):
            return
        if not self._dirty:
            self.dismiss(False)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(False)

        self.app.push_screen(Confirm(text("confirm.drop")), answered)
