"""`heshu log`: every change people made, the newest first."""

from typing import Any

from tui.commands.options import Db, Json, Lang, Limit, Reviewer

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
    from tui.tables import Column

    context.begin(lang)
    with context.open_store(db, reviewer) as store:
        events = store.log(limit)
    output.write_list(
        events,
        as_json=as_json,
        json_of=records.event_json,
        columns=(
            Column(text("command.column.time"), most=24),
            Column(text("command.column.reviewer"), most=16),
            Column(text("command.column.event")),
            Column(text("command.column.subject"), most=70),
        ),
        cells=lambda event: (event.time, event.reviewer, event.action, _subject(event.subject)),
    )


def _subject(subject: "Any") -> str:
    return "  ".join(f"{name}={value}" for name, value in subject.items() if value not in ("", {}))
