"""A line to type in and a list that follows it: the form of search and of the palette."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, OptionList, Static

from tui.pasting import rest_of_paste
from tui.screens.fields import Field, TypingScreen
from tui.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One row of the list and what it stands for."""

    value: T
    shown: Content
    """Made harmless by whoever built it."""


class Picker(TypingScreen[T | None]):
    """Dismissed with the chosen value, or None. Subclasses give title, keys and choices."""

    # With priority: a line to type in scrolls by the same keys, to no effect.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("down,ctrl+n", "move(1)", show=False, priority=True),
        Binding("up,ctrl+p", "move(-1)", show=False, priority=True),
        Binding("pagedown", "move(10)", show=False, priority=True),
        Binding("pageup", "move(-10)", show=False, priority=True),
    ]

    HEIGHT: ClassVar[str] = "dialog-list"
    """Its class: the list is as long as its rows, below a line that stays where it is."""

    def __init__(self, title: str, hint: str, keys: str, typed: str = "") -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._keys = keys
        self._typed = typed
        self._choices: Sequence[Choice[T]] = ()
        self._filled: str | None = None

    def choices(self, typed: str) -> Sequence[Choice[T]]:
        """The rows for what is typed; may raise HeshuError."""
        raise NotImplementedError

    def remark(self, typed: str, choices: Sequence[Choice[T]]) -> str:
        """One line about the rows."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Title, line, list, remark, keys."""
        with Vertical(classes=f"dialog {self.HEIGHT}"):
            yield Label(Content(self._title), classes="dialog-title")
            yield Field(self._typed, hint=self._hint, enter=self._entered)
            yield OptionList(compact=True, markup=False)
            yield Static("", id="remark", markup=False)
            yield Static(Content(self._keys), classes="dialog-keys")

    def on_mount(self) -> None:
        """Ready to type; the list can be clicked but takes no focus."""
        super().on_mount()
        self.query_one(OptionList).can_focus = False
        self.fill(self._typed)

    @on(Input.Changed)
    def _typed_more(self, event: Input.Changed) -> None:
        self.fill(event.value)

    def fill(self, typed: str) -> None:
        """Show the rows for what is typed, unless they are shown already."""
        if typed == self._filled:
            return
        self._filled = typed
        self._choices = self.choices(typed.strip())
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options([choice.shown for choice in self._choices])
        rows.highlighted = 0 if self._choices else None
        self.note(self.remark(typed.strip(), self._choices))

    def note(self, remark: str) -> None:
        """Show one line under the list."""
        self.query_one("#remark", Static).update(Content(visible_line(remark)))

    def action_move(self, rows: int) -> None:
        """Move through the list while typing goes on."""
        self.fill(self.query_one(Field).value)
        listed = self.query_one(OptionList)
        if self._choices and listed.highlighted is not None:
            listed.highlighted = max(0, min(len(self._choices) - 1, listed.highlighted + rows))

    def _entered(self) -> None:
        if rest_of_paste(self.app):
            return
        # Enter may overtake the message that something was typed.
        self.fill(self.query_one(Field).value)
        at = self.query_one(OptionList).highlighted
        self._choose(at)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._choose(event.option_index)

    def _choose(self, at: int | None) -> None:
        if at is not None and at < len(self._choices):
            self.dismiss(self._choices[at].value)

    def action_close(self) -> None:
        """Close without choosing."""
        if not rest_of_paste(self.app):
            self.dismiss(None)
