"""`heshu log`: every change people made, the newest first."""

from typing import TYPE_CHECKING, Any

from tui.commands.options import Db, Json, Lang, Limit, Reviewer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.text import Text

    from heshu.exports.bundle import Event

EXAMPLE = "heshu log --limit 20"


def run(
    limit: Limit = 50,
    as_json: Json = False,
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """Show the log of changes: who did what, when.

    Exit status: 0 done, 2 wrong use, 4 the store cannot be used.
    """
    from tui.commands import context, output, records
    from tui.locale import text

    context.begin(lang)
    with context.open_store(db, reviewer) as store:
        events = store.log(limit)
    if as_json:
        output.write_json(records.event_json(event) for event in events)
    elif events:
        output.write_lines(_table(events, output.width()))
    else:
        output.narrate(text("command.none"))


def _table(events: "Sequence[Event]", width: int | None) -> "Iterator[Text]":
    from tui.locale import text
    from tui.tables import Column, table

    columns = (
        Column(text("command.column.time"), most=24),
        Column(text("command.column.reviewer"), most=16),
        Column(text("command.column.event")),
        Column(text("command.column.subject"), most=70),
    )
    rows = ((e.time, e.reviewer, e.action, _subject(e.subject)) for e in events)
    return table(columns, rows, width)


def _subject(subject: "Any") -> str:
    return "  ".join(f"{name}={value}" for name, value in subject.items() if value not in ("", {}))
