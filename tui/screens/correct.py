"""The form that corrects a figure: what it should be, and what that rests on.

Figures of one article often rest on one source: what was used before is one key away, and a
block of lines that is pasted finds its own fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from heshu.model import Evidence
from tui.evidence import pasted
from tui.locale import text
from tui.screens.dialog import Dialog, FormField
from tui.screens.fields import Field
from tui.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.events import Paste

    from heshu.model import Fact, Verdict

_PARTS = ("url", "source", "date", "quote")
"""The fields of the evidence, in the order of `Evidence`."""


class Correction(Dialog):
    """The form, with the evidence used before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+e", "reuse", show=False, priority=True),
    ]

    def __init__(
        self,
        about: str,
        fields: Sequence[FormField],
        save: Callable[[Mapping[str, str]], None],
        used: Sequence[Evidence],
    ) -> None:
        super().__init__(text("correct.title"), about, fields, save)
        self._used = used
        self._next = 0

    def on_mount(self) -> None:
        """Say what can be done about the evidence."""
        super().on_mount()
        keys = self.query_one(".dialog-keys", Static)
        keys.update(Content(f"{text('dialog.keys')} · {text('correct.recent')}"))

    def action_reuse(self) -> None:
        """Fill in the evidence used last, then the one before it, round the end."""
        if not self._used:
            self.complain(text("correct.no_recent"))
            return
        evidence = self._used[self._next % len(self._used)]
        self._next += 1
        self._put(evidence)
        self.complain(text("correct.reused", title=evidence.title or evidence.url))

    def _put(self, evidence: Evidence) -> None:
        parts = (evidence.url, evidence.title, evidence.date, evidence.quote)
        for name, value in zip(_PARTS, parts, strict=True):
            if value:
                field = self.query_one(f"#{name}", Field)
                field.value = value
                field.cursor_position = 0

    def take_paste(self, event: Paste) -> bool:
        """Put a pasted block into the fields it belongs to; False leaves it to its field."""
        focused = self.focused
        if not isinstance(focused, Field) or focused.id not in _PARTS:
            return False
        evidence = pasted(event.text)
        if evidence is None:
            return False
        self._put(evidence)
        what = visible_line(evidence.title or evidence.url)
        self.complain(text("correct.reused", title=what))
        return True


def correction_dialog(
    fact: Fact,
    verdict: Verdict | None,
    save: Callable[[str, Evidence, str], None],
    used: Sequence[Evidence] = (),
) -> Dialog:
    """The form for one fact, filled with what was said of it before.

    Args:
        fact: the figure as printed.
        verdict: the reviewer's earlier word on it.
        save: takes the right value, the evidence and the note; raises HeshuError on failure.
        used: evidence used before, the latest first.
    """
    evidence = verdict.evidence if verdict else Evidence()
    fields = [
        FormField(
            "value",
            text("correct.value"),
            text("correct.value_hint"),
            verdict.corrected if verdict else "",
            required=True,
        ),
        FormField("url", text("correct.url"), text("correct.url_hint"), evidence.url),
        FormField("source", text("correct.source"), text("correct.source_hint"), evidence.title),
        FormField("date", text("correct.date"), text("correct.date_hint"), evidence.date),
        FormField("quote", text("correct.quote"), text("correct.quote_hint"), evidence.quote),
        FormField(
            "note", text("correct.note"), text("correct.note_hint"), verdict.note if verdict else ""
        ),
    ]

    def save_values(values: Mapping[str, str]) -> None:
        rests_on = Evidence(
            url=values["url"], title=values["source"], date=values["date"], quote=values["quote"]
        )
        save(values["value"], rests_on, values["note"])

    about = f"{text('correct.printed')}  {fact.exact}"
    return Correction(about, fields, save_values, used)
