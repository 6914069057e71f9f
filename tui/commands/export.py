"""`heshu export`: the store's articles with everything said of them, for other programs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tui.commands.options import Db, Force, Lang, Reviewer

if TYPE_CHECKING:
    from heshu.exports import Exporter, Loss
    from store import Store

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
    facts: Annotated[
        bool, typer.Option("--facts", help="With csv: also a row for each fact not yet judged.")
    ] = False,
    force: Force = False,
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """Write articles and verdicts as CSV or JSON Lines.

    What a format has no room for is counted on stderr. Exit status: 0 done, 2 wrong use, 4 the
    store cannot be used.
    """
    from tui.commands import context, output
    from tui.locale import text

    context.begin(lang)
    exporter = _exporter(form, facts=facts)
    with context.open_store(db, reviewer) as store:
        ids = context.article_ids(store, tuple(articles or ()))
        loss = _write(store, ids, exporter, out, force=force)
    for line in loss.lines():
        output.narrate(text("command.left_out", what=line))


def _exporter(form: str, *, facts: bool) -> "Exporter":
    from heshu import exports
    from heshu.errors import UsageError

    if facts and form != "csv":
        what = f"--facts has no meaning for {form}"
        raise UsageError(what, remedy="it goes with --format csv; jsonl has all facts")
    return exports.get(form, facts=True) if facts else exports.get(form)


def _write(
    store: "Store", ids: list[int], exporter: "Exporter", out: Path | None, *, force: bool
) -> "Loss":
    import io
    import sys

    from heshu import exports
    from tui.commands import output
    from tui.visible import visible

    bundles, loose = store.bundles(ids), store.loose_events()
    if out is not None or not sys.stdout.isatty():
        return exports.write(exporter, bundles, out, force=force, loose=loose)
    # On a terminal somebody only looks, and the documents must not speak to it.
    shown = io.BytesIO()
    loss = exporter.write(bundles, shown, loose=loose)
    output.write_lines(visible(line) for line in shown.getvalue().decode().splitlines())
    return loss
