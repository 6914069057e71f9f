"""The forms that take a note: on a fact, on a whole article, on a word about a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.changes import NOTE_LABEL
from tui.locale import text, word
from tui.screens.dialog import Dialog, FormField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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
    written = ("  " * depth + note_words(note, depth=depth) for note, depth in threads(notes))
    shown = "\n".join([about, *written])
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


def note_words(note: Annotation, *, depth: int = 0) -> str:
    """A note or label in one line, with who wrote it; ↳ before an answer to another."""
    said = note.body if note.label == NOTE_LABEL else f"{note.label} {note.body}".rstrip()
    return f"{'↳' if depth else '✎'} {note.reviewer}: {said}"


def threads(notes: Sequence[Annotation]) -> Iterator[tuple[Annotation, int]]:
    """Notes with the answers to each after it, and how deep these stand; the oldest first.

    An answer whose note is not among them stands for itself.
    """
    answers: dict[str, list[Annotation]] = {}
    known = {note.id for note in notes}
    for note in notes:
        answers.setdefault(note.reply_to if note.reply_to in known else "", []).append(note)
    waiting = [(note, 0) for note in reversed(answers.get("", []))]
    while waiting:
        note, depth = waiting.pop()
        yield note, depth
        waiting += [(one, depth + 1) for one in reversed(answers.get(note.id, []))]
