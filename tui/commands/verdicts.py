"""`heshu verdicts`: what reviewers said of the figures."""

from typing import TYPE_CHECKING, Annotated

import typer

from tui.commands.options import Db, Json, Label, Lang

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.model import Article, Verdict
    from store import Store

EXAMPLE = "heshu verdicts --verdict wrong --json"


def run(
    articles: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID", help="Numbers or ids of articles; all without any."),
    ] = None,
    label: Annotated[Label | None, typer.Option("--verdict", help="Only this verdict.")] = None,
    reviewer: Annotated[
        str | None, typer.Option("--reviewer", metavar="NAME", help="Only this reviewer's.")
    ] = None,
    as_json: Json = False,
    db: Db = None,
    lang: Lang = None,
) -> None:
    """List what reviewers said of the figures.

    Exit status: 0 done, 2 wrong use, 4 the store cannot be used.
    """
    from tui import plain
    from tui.commands import context, output, records
    from tui.locale import text

    context.begin(lang)
    with context.open_store(db, reviewer) as store:
        ids = context.article_ids(store, tuple(articles or ()))
        found = (
            item
            for item in _each(store, ids)
            if (label is None or item[2].label == label.value)
            and (reviewer is None or item[2].reviewer == reviewer)
        )
        if as_json:
            output.write_json(records.verdict_json(*item) for item in found)
            return
        rows = [(number, verdict) for number, _, verdict in found]
    if rows:
        output.write_lines(plain.verdict_table(rows, output.width()))
    else:
        output.narrate(text("command.none"))


def _each(store: "Store", ids: list[int]) -> "Iterator[tuple[int, Article, Verdict]]":
    from tui.commands import context

    for row in context.rows(store, ids):
        if row.verdicts:
            article = store.article(row.id)
            yield from ((row.id, article, verdict) for verdict in store.all_verdicts(row.id))
