"""`heshu read`, and bare `heshu`: the reader."""

from typing import Annotated

import typer

from tui.commands.options import Db, Lang, Reviewer

EXAMPLE = "heshu read page.txt"


def run(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Import these first and read only them."),
    ] = None,
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """Open the reader, where you left it; files given together are checked together.

    Without a terminal it prints the articles with their findings. Exit status: 0 done, 2 wrong
    use, 3 some paths could not be read, 4 the store cannot be used.
    """
    from tui import launch
    from tui.commands import context, import_, reading

    context.begin(lang)
    if not paths and launch.on_terminal():
        launch.put_off_collection()
    ids, status = None, 0
    with context.open_store(db, reviewer, create=True) as store:
        if paths:
            summary = import_.bring_in(store, paths)
            ids = sorted({*summary.ids, *summary.known_ids})
            status = import_.status(summary)
            if not ids:
                raise typer.Exit(status)
            import_.hold_together(store, ids)
        closed = reading.read_or_print(store, ids, lang)
    raise typer.Exit(closed or status)
