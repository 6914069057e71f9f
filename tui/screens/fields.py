"""Input lines that keep the order of what is typed, however fast it comes.

Over a slow line several keys arrive in one packet. Textual hands each key to the widget that
has the focus at that moment and lets Tab and Enter travel up through other queues, so what
follows a Tab would land in the old field, and what follows an Enter in the value being saved.
Here every key acts in its turn, and keys that were waiting for a field that is no longer the
one typed into go back to the app, which hands them to the one that is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.screen import ModalScreen
from textual.widgets import Input

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Field(Input):
    """One line to type in; `enter` is called when the line is finished."""

    def __init__(
        self,
        value: str = "",
        *,
        enter: Callable[[], None],
        hint: str = "",
        name: str | None = None,
        select: bool = True,
    ) -> None:
        """Args as Textual's Input; `name` becomes the id.

        `select` False: what is typed goes on after `value` instead of taking its place.
        """
        super().__init__(value, placeholder=hint, id=name, compact=True, select_on_focus=select)
        self._enter = enter
        self.cursor_blink = False  # a blink is two packets a second over SSH

    async def on_key(self, event: events.Key) -> None:
        """Act on each key in its turn; pass on what is not for this line any more."""
        if self.app.screen is not self.screen or self.screen.focused is not self:
            type_again(self, event)
        elif event.key == "tab":
            self.screen.focus_next(Field)
        elif event.key == "shift+tab":
            self.screen.focus_previous(Field)
        elif event.key == "enter":
            self._enter()
        elif not event.is_printable and (bound := self.screen.active_bindings.get(event.key)):
            await self.app.run_action(bound.binding.action, bound.node)
        else:
            return
        event.stop()
        event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines of what is pasted, as one; Textual would drop all but the first."""
        event.prevent_default()
        event.stop()
        take = getattr(self.screen, "take_paste", None)
        if take is None or not take(event):
            line = " ".join(event.text.splitlines())
            self.replace(line, min(self.selection), max(self.selection))


class TypingScreen(ModalScreen[T]):
    """A modal screen with fields; what is typed before it is ready is not lost."""

    def on_mount(self) -> None:
        """The first field takes the keys from now on."""
        self.set_focus(self.query(Field).first())

    def on_key(self, event: events.Key) -> None:
        """A key that came before there was a field to take it."""
        if event.is_printable or event.key in ("tab", "enter"):
            event.stop()
            type_again(self, event)


def type_again(origin: Field | TypingScreen[T], event: events.Key) -> None:
    """Let a key be handled as if it was pressed only now."""
    origin.app.post_message(events.Key(event.key, event.character))
