"""A question with two answers, before something typed or said would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from tui.locale import text
from tui.visible import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Confirm(ModalScreen[bool]):
    """Dismissed with True for y, False for n and Escape; nothing else answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,ｙ", "answer(True)", show=False),
        Binding("n,ｎ,escape", "answer(False)", show=False),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question and its keys."""
        with Vertical(classes="dialog dialog-small"):
            yield Label(Content(text("confirm.title")), classes="dialog-title")
            yield Static(Content(visible(self._question)), classes="dialog-about")
            yield Static(
                Content(f"{text('confirm.yes')} · {text('confirm.no')}"), classes="dialog-keys"
            )

    def action_answer(self, yes: bool) -> None:
        """Close with the answer."""
        self.dismiss(yes)
