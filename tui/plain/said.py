"""What reviewers said: verdicts, notes and tags as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from tui.locale import text as say
from tui.locale import word
from tui.tables import Cell, Column, one_line, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from heshu.model import Annotation, Tag, Verdict

VERDICT_STYLES = {
    "confirmed": "green",
    "wrong": "bold red",
    "disputed": "yellow",
    "unclear": "cyan",
    "skipped": "dim",
}


def verdict_table(rows: Iterable[tuple[int, Verdict]], width: int | None) -> Iterator[Text]:
    """One line a verdict: article, figure, verdict, correction, who, when, why."""
    columns = (
        Column(say("command.column.id"), right=True),
        Column(say("command.column.exact"), most=28),
        Column(say("command.column.verdict")),
        Column(say("command.column.corrected"), most=24),
        Column(say("command.column.reviewer"), most=16),
        Column(say("command.column.time"), most=19),
        Column(say("command.column.evidence"), most=60),
        Column(say("command.column.note"), most=60),
    )
    cells = (
        (
            str(number),
            verdict.exact,
            Cell(word("verdict", verdict.label.value), VERDICT_STYLES[verdict.label.value]),
            verdict.corrected,
            verdict.reviewer,
            verdict.time,
            _evidence(verdict),
            verdict.note,
        )
        for number, verdict in rows
    )
    return table(columns, cells, width)


def _evidence(verdict: Verdict) -> str:
    evidence = verdict.evidence
    quote = f"“{evidence.quote}”" if evidence.quote else ""
    return " ".join(item for item in (evidence.title, evidence.date, evidence.url, quote) if item)


def verdicts_part(verdicts: Sequence[Verdict]) -> Iterator[Text]:
    """The verdicts on one article, one a line under a heading; nothing without any."""
    if not verdicts:
        return
    yield Text(say("command.verdicts"), style="bold")
    for verdict in verdicts:
        line = Text("  ")
        label = verdict.label.value
        line.append(word("verdict", label), style=VERDICT_STYLES[label])
        line.append(f"  {one_line(verdict.exact)}", style="bold")
        if verdict.corrected:
            line.append(f" → {one_line(verdict.corrected)}")
        about = (_evidence(verdict), verdict.note, f"({verdict.reviewer} {verdict.time})")
        line.append("  " + one_line("  ".join(item for item in about if item)), style="dim")
        yield line


def notes_part(annotations: Sequence[Annotation], tags: Sequence[Tag]) -> Iterator[Text]:
    """Notes and labels of one article, then its tags; nothing without any."""
    if annotations:
        yield Text(say("command.notes"), style="bold")
    for note in annotations:
        line = Text("  ")
        if note.exact:
            line.append(f"“{one_line(note.exact)}” ", style="bold")
        line.append(one_line(" · ".join(item for item in (note.label, note.body) if item)))
        line.append(f"  ({one_line(f'{note.reviewer} {note.time}')})", style="dim")
        yield line
    if tags:
        names = one_line(" ".join(tag.name for tag in tags))
        yield Text(f"{say('command.tags')}：{names}")
