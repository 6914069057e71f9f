"""A screen over the reader with keys of its own: the rows of the keymap table for its context."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from heshu.errors import HeshuError
from tui.keymap import BY_ID, Context, applies, for_context
from tui.locale import text
from tui.pasting import rest_of_paste
from tui.screens.bars import KeyBar, StatusLine

if TYPE_CHECKING:
    from tui.session import Session

Result = TypeVar("Result")


def bindings(context: Context) -> list[BindingType]:
    """The keys of a context, all through `action_press`."""
    return [
        Binding(spelling, f"press('{key.id}')", show=False, priority=True)
        for key in for_context(context)
        for spelling in key.spellings()
    ]


class Keyed(Screen[Result]):
    """Has two lines at the foot, and a `do_…` method for each row of its context."""

    CONTEXT: ClassVar[Context]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.status = StatusLine("status")
        self.key_bar = KeyBar("keys")

    def on_mount(self) -> None:
        """The keys of this screen."""
        self.key_bar.show_context(self.CONTEXT)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the keys of this screen."""
        if action == "press":
            return applies(str(parameters[0]), self.CONTEXT)
        return super().check_action(action, parameters)

    def action_press(self, key_id: str) -> None:
        """Do what a row of the keymap table says; what fails is one line."""
        if rest_of_paste(self.app):
            self.status.say(text("status.pasted"))
            return
        try:
            getattr(self, BY_ID[key_id].method)()
        except HeshuError as error:
            self.refuse(error)

    def refuse(self, error: HeshuError) -> None:
        """Say what cannot be done."""
        self.status.say(str(error), error=True)
