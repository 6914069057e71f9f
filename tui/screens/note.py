"""The form that takes a note, on a fact or on a whole article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.locale import text
from tui.screens.dialog import Dialog, FormField

if TYPE_CHECKING:
    from collections.abc import Callable


def note_dialog(about: str, save: Callable[[str], None], *, on_article: bool = False) -> Dialog:
    """The form for a note.

    Args:
        about: the figure, or the title of the article.
        save: takes the note; raises HeshuError on failure.
        on_article: whether the note is on the whole article.
    """
    fields = [FormField("body", text("note.body"), text("note.body_hint"), required=True)]
    title = text("note.title_article" if on_article else "note.title_fact")
    return Dialog(title, about, fields, lambda values: save(values["body"]))
