"""The main screen: every row of the keymap table bound to the method that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.keymap import BY_ID, KEYMAP, applies
from tui.locale import text
from tui.pasting import rest_of_paste
from tui.screens.help import Help
from tui.screens.marking import Marking
from tui.screens.palette import Palette
from tui.screens.reviewing import Reviewing
from tui.screens.searching import Searching

if TYPE_CHECKING:
    from collections.abc import Iterable


def bindings() -> Iterable[BindingType]:
    """One Textual binding a spelling of a key; all go through `action_press`."""
    for key in KEYMAP:
        for spelling in key.spellings():
            yield Binding(
                spelling,
                f"press('{key.id}')",
                show=False,
                # Textual's own keys for Tab and scrolling would come first otherwise.
                priority=True,
            )


class ReaderScreen(Reviewing, Searching, Marking):
    """Articles, text and facts, with every key of the table."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that means nothing here is left to whoever else may want it."""
        if action == "press":
            return applies(str(parameters[0]), self.context)
        return super().check_action(action, parameters)

    def action_press(self, key_id: str) -> None:
        """Do what a row of the keymap table says."""
        if rest_of_paste(self.app):
            self.say(text("status.pasted"))
            return
        self.guarded(getattr(self, BY_ID[key_id].method))

    def reopen(self, draft: str) -> None:
        """Open the form of a draft again with its text."""
        key_id = self.put_back(draft)
        if key_id in BY_ID:
            self.draft = draft
            self.guarded(getattr(self, BY_ID[key_id].method))

    # ------------------------------------------------------------ the program
    def do_help(self) -> None:
        """All keys."""
        self.app.push_screen(Help())

    def do_palette(self) -> None:
        """Do something by its name."""

        def chosen(key_id: str | None) -> None:
            if key_id is not None:
                self.action_press(key_id)

        self.app.push_screen(Palette(self.context), chosen)

    def do_quit(self) -> None:
        """Leave; everything is kept."""
        self.save_place()
        self.app.exit(return_code=0)
