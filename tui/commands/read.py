"""`heshu read`, and bare `heshu`: the reader."""

from typing import Annotated

import typer

from heshu.errors import UsageError
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
    no_mouse: Annotated[
        bool,
        typer.Option("--no-mouse", help="Leave the mouse to the terminal, which selects by it."),
    ] = False,
    plain: Annotated[
        bool,
        typer.Option("--plain", help="Ask and answer line by line: for screen readers and pipes."),
    ] = False,
    confined: Annotated[
        bool,
        typer.Option("--confined", help="Nothing but the store: for a forced SSH command."),
    ] = False,
) -> None:
    """Open the reader, where you left it; files given together are checked together.

    Without a terminal it prints the articles with their findings; on one that cannot move its
    cursor (TERM=dumb) it asks and answers line by line, as with --plain. Exit status: 0 done,
    2 wrong use, 3 some paths could not be read, 4 the store cannot be used.
    """
    from tui import launch
    from tui.commands import context, import_, reading

    context.begin(lang)
    if paths and confined:
        what = "a confined reader takes no files"
        raise UsageError(what, where="--confined", remedy="import them first, from outside")
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
        closed = reading.read_or_print(
            store, ids, lang, mouse=not no_mouse, confined=confined, plain=plain
        )
    raise typer.Exit(closed or status)
