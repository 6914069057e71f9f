"""The form that corrects a figure: what it should be, and what that rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.model import Evidence
from tui.locale import text
from tui.screens.dialog import Dialog, FormField

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from heshu.model import Fact, Verdict


def correction_dialog(
    fact: Fact, verdict: Verdict | None, save: Callable[[str, Evidence, str], None]
) -> Dialog:
    """The form for one fact, filled with what was said of it before.

    Args:
        fact: the figure as printed.
        verdict: the reviewer's earlier word on it.
        save: takes the right value, the evidence and the note; raises HeshuError on failure.
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
    return Dialog(text("correct.title"), about, fields, save_values)
