"""The main screen: every row of the keymap table bound to the method that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.keymap import AWAY, BY_ID, KEYMAP, applies
from tui.locale import text
from tui.painting import paint_now
from tui.pasting import rest_of_paste
from tui.screens.filtering import Filtering
from tui.screens.helping import Helping
from tui.screens.leaping import Leaping
from tui.screens.overviewing import Overviewing
from tui.screens.replying import Replying
from tui.screens.searching import Searching
from tui.screens.sourcing import Sourcing
from tui.screens.stepping import Stepping

if TYPE_CHECKING:
    from collections.abc import Iterable


def bindings() -> Iterable[BindingType]:
    """One Textual binding a spelling of a key; all go through `action_press`."""
    for key in KEYMAP:
        if key.where <= AWAY:
            continue
        for spelling in key.spellings():
            yield Binding(
                spelling,
                f"press('{key.id}')",
                show=False,
                # Textual's own keys for Tab and scrolling would come first otherwise.
                priority=True,
            )


class ReaderScreen(
    Helping, Searching, Filtering, Replying, Stepping, Leaping, Overviewing, Sourcing
):
    """Articles, text and facts, with every key of the table."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that means nothing here is left to whoever else may want it."""
        if action == "press":
            on_check = self.finding is not None
            known = applies(str(parameters[0]), self.context, on_check=on_check)
            return self.awaiting is None and known
        return super().check_action(action, parameters)

    def action_press(self, key_id: str) -> None:
        """Do what a row of the keymap table says."""
        if rest_of_paste(self.app):
            self.say(text("status.pasted"))
            return
        self.guarded(getattr(self, BY_ID[key_id].method))
        paint_now(self)

    def reopen(self, draft: str) -> None:
        """Open the form of a draft again with its text."""
        key_id = self.put_back(draft)
        if key_id in BY_ID:
            self.draft = draft
            self.guarded(getattr(self, BY_ID[key_id].method))

    # ------------------------------------------------------------ the program
    def do_quit(self) -> None:
        """Leave; everything is kept."""
        self.save_place()
        self.app.exit(return_code=0)
