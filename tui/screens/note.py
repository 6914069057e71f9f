"""The forms that take a note: on a fact, on a whole article, on a word about a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.changes import NOTE_LABEL
from tui.locale import text, word
from tui.screens.dialog import Dialog, FormField

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from heshu.finding_verdicts import FindingLabel
    from heshu.model import Annotation
    from tui.findings import Judged


def note_dialog(
    about: str,
    notes: Sequence[Annotation],
    save: Callable[[str], None],
    *,
    on_article: bool = False,
) -> Dialog:
    """The form for a note.

    Args:
        about: the figure, or the title of the article.
        notes: what was written there before.
        save: takes the note; raises HeshuError on failure.
        on_article: whether the note is on the whole article.
    """
    fields = [FormField("body", text("note.body"), text("note.body_hint"), required=True)]
    title = text("note.title_article" if on_article else "note.title_fact")
    shown = "\n".join([about, *(note_words(note) for note in notes)])
    return Dialog(title, shown, fields, lambda values: save(values["body"]))


def finding_note_dialog(judged: Judged, label: FindingLabel, save: Callable[[str], None]) -> Dialog:
    """The form for the reason of a word on a finding.

    Args:
        judged: the finding; what was written before stands in the field.
        label: the word that the note will belong to.
        save: takes the note; raises HeshuError on failure.
    """
    finding = judged.finding
    before = judged.word.note if judged.word else ""
    relation = word("relation", finding.relation)
    title = text("note.title_finding", label=word("finding_verdict", label))
    about = "\n".join(filter(None, (f"{relation}  {finding.printed.fact.exact}", finding.working)))
    fields = [FormField("body", text("note.body"), text("note.finding_hint"), before)]
    return Dialog(title, about, fields, lambda values: save(values["body"]))


def note_words(note: Annotation) -> str:
    """A note or label in one line, with who wrote it."""
    said = note.body if note.label == NOTE_LABEL else f"{note.label} {note.body}".rstrip()
    return f"✎ {note.reviewer}: {said}"
