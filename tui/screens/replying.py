"""The key that answers a note: the notes here as threads, one is chosen, the answer written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.changes import NOTE_LABEL
from tui.keymap import Context
from tui.locale import text
from tui.screens.dialog import Dialog, FormField
from tui.screens.marking import Marking
from tui.screens.note import note_words, threads
from tui.screens.picker import Choice, Picker
from tui.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.model import Annotation


class Notes(Picker["Annotation"]):
    """Dismissed with the note that is answered."""

    def __init__(self, notes: Sequence[Annotation]) -> None:
        super().__init__(text("reply.pick"), text("reply.filter"), text("reply.keys"))
        self._notes = notes

    def choices(self, typed: str) -> Sequence[Choice[Annotation]]:
        """The notes as threads, those that hold what is typed."""
        return [
            Choice(note, Content("  " * depth + visible_line(note_words(note, depth=depth))))
            for note, depth in threads(self._notes)
            if typed.casefold() in note_words(note).casefold()
        ]

    def remark(self, typed: str, choices: Sequence[Choice[Annotation]]) -> str:
        """How many there are."""
        del typed
        return text("reply.count", count=len(choices))


class Replying(Marking):
    """`T`."""

    def do_note_reply(self) -> None:
        """Answer a note on the current fact; where it has none, any of the article."""
        opened = self.session.opened
        article_id = self.articles.highlighted if self.context is Context.ARTICLES else None
        if opened is None:
            return
        if article_id is not None and article_id != opened.id:
            notes = self.session.store.annotations(article_id)
        else:
            article_id = opened.id
            here = opened.notes_on(self.fact.anchor) if self.fact else []
            notes = here or opened.annotations
        if not notes:
            self.say(text("reply.none"))
        elif len(notes) == 1:
            self._answer(article_id, notes[0])
        else:
            self.app.push_screen(
                Notes(notes), lambda note: self._answer(article_id, note) if note else None
            )

    def _answer(self, article_id: int, note: Annotation) -> None:
        def save(body: str) -> None:
            self.session.store.annotate(
                article_id, note.anchor, note.exact, NOTE_LABEL, body, reply_to=note.id
            )
            self.session.refresh()
            self.show_changes()
            self.articles.reload([article_id])
            self.say(text("status.saved_note", exact=note.exact or text("status.note_on_article")))

        hint = text("reply.body_hint", reviewer=note.reviewer)
        fields = [FormField("body", text("reply.body"), hint, required=True)]
        about = "\n".join(filter(None, (note.exact, note_words(note))))
        form = Dialog(text("reply.title"), about, fields, lambda values: save(values["body"]))
        self.open_form("note.reply", form, keep=False)
