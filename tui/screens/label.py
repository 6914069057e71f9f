"""The form that names a marked span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.locale import text
from tui.screens.dialog import Dialog, FormField

if TYPE_CHECKING:
    from collections.abc import Callable


def label_dialog(exact: str, save: Callable[[str, str], None]) -> Dialog:
    """The form for a marked span.

    Args:
        exact: the marked words.
        save: takes the label and the note; raises HeshuError on failure.
    """
    fields = [
        FormField("label", text("label.label"), text("label.label_hint"), required=True),
        FormField("body", text("label.body"), text("label.body_hint")),
    ]
    return Dialog(
        text("label.title"), exact, fields, lambda values: save(values["label"], values["body"])
    )
