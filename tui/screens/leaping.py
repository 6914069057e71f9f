"""Marks: a letter for a place in any article, set with one key and leapt to with another."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

from heshu.model import Anchor
from tui.keymap import Context
from tui.locale import text
from tui.screens.moving import Moving

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

KEPT = "marks"
"""Under which name they are remembered, by store."""


class Leaping(Moving):
    """`` ` `` and `'`, each followed by a letter or a digit."""

    awaiting: Callable[[str], None] | None = None
    """What the next key is for; while it is set, no key of the table works."""

    def do_mark_set(self) -> None:
        """Wait for the name of a mark to set."""
        if self.session.opened is not None:
            self.awaiting = self._set_mark
            self.say(text("status.mark_set_which"))

    def do_mark_go(self) -> None:
        """Wait for the name of a mark to leap to."""
        self.awaiting = self._go_to_mark
        self.say(text("status.mark_go_which", names=" ".join(sorted(self._marks()))))

    def on_key(self, event: events.Key) -> None:
        """The name of a mark; an input method may send its full-width twin."""
        if self.awaiting is None:
            return
        act, self.awaiting = self.awaiting, None
        event.stop()
        name = unicodedata.normalize("NFKC", event.character or "")
        if len(name) == 1 and name.isalnum():
            self.guarded(lambda: act(name))
        else:
            self.say(text("status.mark_none"))

    def _marks(self) -> dict[str, str]:
        return self.remembered.texts(f"{KEPT} {self.session.store.path}")

    def _set_mark(self, name: str) -> None:
        opened, fact = self.session.opened, self.fact
        place = fact.anchor if fact else self.text_pane.place
        if opened is None or place is None:
            return
        uid = self.session.store.identity(opened.id).uid
        marks = {**self._marks(), name: json.dumps([uid, *place], ensure_ascii=False)}
        self.remembered.keep(f"{KEPT} {self.session.store.path}", marks)
        self.say(text("status.mark_set", name=name))

    def _go_to_mark(self, name: str) -> None:
        try:
            uid, field, start, end = json.loads(self._marks()[name])
        except (KeyError, ValueError):
            self.say(text("status.mark_missing", name=name))
            return
        found = self.session.store.resolve(str(uid))
        if not found:
            self.say(text("status.mark_gone", name=name))
            return
        self.drop_finding()
        self.go_to(found[0], Anchor(field, start, end))
        self.show_pane(Context.TEXT)
        self.follow()
        self.place_moved()
