"""The one question before a verdict is repeated: in this article, everywhere, or not."""

from __future__ import annotations

from enum import StrEnum
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


class Reach(StrEnum):
    """How far a verdict is repeated."""

    NONE = "none"
    HERE = "here"
    EVERYWHERE = "everywhere"


class Repeats(ModalScreen[Reach]):
    """Dismissed with how far; y for everywhere, h for this article, n or Escape for neither."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,ｙ", "answer('everywhere')", show=False),
        Binding("h,ｈ", "answer('here')", show=False),
        Binding("n,ｎ,escape", "answer('none')", show=False),
    ]

    def __init__(self, question: str, here: int, everywhere: int) -> None:
        super().__init__()
        self._question, self._here, self._everywhere = question, here, everywhere

    def compose(self) -> ComposeResult:
        """The question with the places, and its keys."""
        keys = [text("repeats.yes", count=self._everywhere)]
        if 0 < self._here < self._everywhere:
            keys.append(text("repeats.here", count=self._here))
        keys.append(text("confirm.no"))
        with Vertical(classes="dialog"):
            yield Label(Content(text("repeats.title")), classes="dialog-title")
            yield Static(Content(visible(self._question)), classes="dialog-about")
            yield Static(Content(" · ".join(keys)), classes="dialog-keys")

    def action_answer(self, reach: str) -> None:
        """Close with the answer."""
        self.dismiss(Reach(reach))
