"""`heshu reindex`: the search indexes anew, from the texts and facts that are stored."""

from typing import Annotated

import typer

from tui.commands.options import Db, Lang, Reviewer

EXAMPLE = "heshu reindex"


def run(
    renew: Annotated[
        bool,
        typer.Option("--renew", help="First find facts again where an older version found them."),
    ] = False,
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """Build the search indexes anew; nothing that people said is touched.

    Exit status: 0 done, 2 wrong use, 4 the store cannot be used.
    """
    from tui.commands import context, output, progress
    from tui.locale import text

    context.begin(lang)
    with context.open_store(db, reviewer, create=True) as store:
        if renew:
            with progress.bar(text("command.renewing")) as tick:
                store.renew(lambda done, total: tick(done, total, ""))
        with progress.bar(text("command.reindexing")) as tick:
            count = store.reindex(lambda done, total: tick(done, total, ""))
    output.narrate(text("command.reindexed", count=count))
