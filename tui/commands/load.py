"""`heshu load`: the export of another store into this one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tui.commands.options import Db, Lang, Reviewer

if TYPE_CHECKING:
    from store import Loaded, Store

EXAMPLE = "heshu load desk.jsonl"


def run(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Files that heshu export wrote as jsonl."),
    ],
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """Take over exports of other stores, with all that was said of their articles.

    What is here already stays; loading a file twice adds nothing. Exit status: 0 done, 2 wrong
    use, 3 some files could not be read (the others are in), 4 the store cannot be used.
    """
    from tui.commands import context, inputs, output
    from tui.locale import text

    context.begin(lang)
    with context.open_store(db, reviewer, create=True) as store:
        guard = inputs.Guard()
        for path in paths:
            with guard.guard(str(path)):
                loaded = _load(store, path)
                output.narrate(
                    text(
                        "command.loaded",
                        path=path,
                        articles=loaded.articles,
                        events=loaded.events,
                        known=loaded.known,
                        waiting=loaded.waiting,
                    )
                )
    raise typer.Exit(guard.status)


def _load(store: "Store", path: Path) -> "Loaded":
    """One file, whole or not at all.

    Raises:
        InputError: it cannot be read, or is no export.
    """
    from heshu.errors import InputError
    from store import load

    try:
        with path.open("rb") as lines:
            return load(store, lines, where=str(path))
    except OSError as error:
        what = (error.strerror or "cannot be read").lower()
        raise InputError(what, where=str(path), remedy="name another file") from error
