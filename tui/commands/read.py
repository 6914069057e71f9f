"""`heshu read`, and bare `heshu`: the reader."""

from typing import TYPE_CHECKING, Annotated

import typer

from tui.commands.options import Db, Lang, Reviewer

if TYPE_CHECKING:
    from store import Store, Summary

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
    """Open the reader, where you left it.

    Needs a terminal; heshu show prints articles as plain text. Exit status: 0 done, 2 wrong use,
    3 some paths could not be read, 4 the store cannot be used.
    """
    from heshu.errors import UsageError
    from tui import launch
    from tui.commands import context, import_

    context.speak(lang)
    if not launch.on_terminal():
        what = "not a terminal"
        raise UsageError(what, remedy="heshu show prints the articles as plain text")
    ids, status = None, 0
    with context.open_store(db, reviewer, create=True) as store:
        if paths:
            summary = import_.bring_in(store, paths)
            ids, status = _articles(store, summary), import_.status(summary)
            if not ids:
                raise typer.Exit(status)
        closed = launch.run_reader(store, ids, lang.value if lang else None)
    raise typer.Exit(closed or status)


def _articles(store: "Store", summary: "Summary") -> list[int]:
    """The articles of the files given: the new ones, and those of the files already known."""
    known = set(summary.known)
    rows = store.rows(store.article_ids()) if known else ()
    return sorted({*summary.ids, *(row.id for row in rows if row.document in known)})
