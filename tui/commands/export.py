"""`heshu export`: the store's articles with everything said of them, for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from tui.commands.options import Db, Force, Lang, Reviewer

EXAMPLE = "heshu export --format csv --out verdicts.csv"


def run(
    articles: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID", help="Numbers or ids of articles; all without any."),
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="NAME", help="csv or jsonl (lossless).")
    ] = "jsonl",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write here, else to stdout.")
    ] = None,
    force: Force = False,
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """Write articles and verdicts as CSV or JSON Lines.

    Exit status: 0 done, 2 wrong use, 4 the store cannot be used.
    """
    from heshu import exports
    from tui.commands import context

    context.speak(lang)
    exporter = exports.get(form)
    with context.open_store(db, reviewer) as store:
        ids = context.article_ids(store, tuple(articles or ()))
        exports.write(exporter, store.bundles(ids), out, force=force)
