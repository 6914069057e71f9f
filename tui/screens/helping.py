"""The keys that explain: all keys, the command palette, the tour."""

from __future__ import annotations

from tui.screens.help import Help
from tui.screens.palette import Palette
from tui.screens.queueing import Queueing
from tui.screens.tour import Tour


class Helping(Queueing):
    """`? : F2`."""

    tours = False
    """Whether somebody who is new to the store is shown the tour."""

    def resume(self) -> None:
        """Go back to where the reviewer left off; who was never here is shown the tour."""
        is_new = self.tours and self.session.store.place() is None
        super().resume()
        if is_new and self.session.opened is not None:
            self.call_after_refresh(self._welcome)

    def _welcome(self) -> None:
        self.save_place()
        self.do_tour()

    def do_tour(self) -> None:
        """The tour."""
        self.app.push_screen(Tour())

    def do_redraw(self) -> None:
        """Draw everything, whatever something else wrote on the terminal."""
        self.say(self.status.message, error=self.status.has_class("-error"))
        self.app.call_next(self.app.run_action, "redraw")

    def do_help(self) -> None:
        """All keys."""
        self.app.push_screen(Help())

    def do_palette(self) -> None:
        """Do something by its name."""

        def chosen(key_id: str | None) -> None:
            if key_id is not None:
                self.action_press(key_id)

        self.app.push_screen(Palette(self.context, on_check=self.finding is not None), chosen)

    def action_press(self, key_id: str) -> None:
        """Do what a row of the keymap table says."""
        raise NotImplementedError
