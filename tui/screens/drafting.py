"""Forms whose typed text outlives a dropped line: it is kept with the reviewer's place.

A draft is no verdict: it is written every few seconds while somebody types, given up when the
form is closed, and put back into its form when the reader is opened again.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tui.screens.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.timer import Timer

    from tui.screens.dialog import Dialog
    from tui.session import Session

DRAFT_SECONDS = 2.0
"""What is typed reaches the disk after this time at the latest."""


class Drafting(Desk):
    """Opens forms and keeps what is being typed into them."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._draft_timer: Timer | None = None
        self._put_back: tuple[str, Mapping[str, str]] = ("", {})

    def open_form(self, key_id: str, form: Dialog, *, keep: bool = True) -> None:
        """Show a form over the desk.

        Args:
            key_id: the row of the keymap table that opens it, to open it again.
            form: the form, not yet shown.
            keep: whether its text is kept; only what can be opened again from the place alone.
        """
        if keep:
            opener, typed = self._put_back
            form.typed, self._put_back = (typed if opener == key_id else {}), ("", {})
            form.remember = lambda values: self._remember(key_id, values)
        self.app.push_screen(form, lambda _saved: self._forget())

    def _remember(self, key_id: str, values: Mapping[str, str]) -> None:
        self.draft = json.dumps({"key": key_id, "values": dict(values)}, ensure_ascii=False)
        if self._draft_timer is None:
            self._draft_timer = self.set_timer(DRAFT_SECONDS, self._write_draft)

    def _write_draft(self) -> None:
        self._draft_timer = None
        self.save_place()

    def _forget(self) -> None:
        if self.draft:
            self.draft = ""
            self.save_place()

    def put_back(self, draft: str) -> str:
        """Get ready to fill a form with a draft; the key row that opens it, or nothing."""
        try:
            kept = json.loads(draft)
            key_id, values = str(kept["key"]), dict(kept["values"])
        except (ValueError, KeyError, TypeError):
            return ""
        self._put_back = key_id, {str(name): str(value) for name, value in values.items()}
        return key_id
