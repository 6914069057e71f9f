"""`heshu list`: the articles of the store, one a line."""

from typing import TYPE_CHECKING, Annotated

import typer

from tui.commands.options import Db, Json, Lang, Reviewer, Sort, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from store import ArticleRow

EXAMPLE = "heshu list --state unread"


def run(
    query: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="QUERY",
            help="Only articles that fit, in the language of heshu search.",
            show_default=False,
        ),
    ] = None,
    state: Annotated[
        State | None, typer.Option("--state", help="Only articles whose review came this far.")
    ] = None,
    tag: Annotated[
        str | None, typer.Option("--tag", metavar="NAME", help="Only articles with this tag.")
    ] = None,
    sort: Annotated[Sort, typer.Option("--sort", help="The order.")] = Sort.ADDED,
    as_json: Json = False,
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """List the articles of the store.

    Exit status: 0 done, 2 wrong use, 4 the store cannot be used.
    """
    from tui.commands import context, output, records
    from tui.locale import text

    context.begin(lang)
    wanted = context.query_of(query)
    with context.open_store(db, reviewer) as store:
        ids = store.matching(wanted, sort=sort.value)
        rows = (row for row in context.rows(store, ids) if _wanted(row, state, tag))
        if as_json:
            output.write_json(records.row_json(row) for row in rows)
            return
        listed = list(rows)
        if listed:
            output.write_lines(_table(listed, output.width()))
        else:
            output.narrate(text("command.none" if store.count() else "command.empty_store"))


def _wanted(row: "ArticleRow", state: State | None, tag: str | None) -> bool:
    return (state is None or row.state == state.value) and (tag is None or tag in row.tags)


def _table(rows: "list[ArticleRow]", width: int | None) -> "Iterator[Text]":
    from tui import plain
    from tui.locale import text, word
    from tui.tables import Cell, Column, table

    columns = (
        Column(text("command.column.id"), right=True),
        Column(text("command.column.kind")),
        Column(text("command.column.issued")),
        Column(text("command.column.state")),
        Column(text("command.column.facts"), right=True),
        Column(text("command.column.verdicts"), right=True),
        Column(text("command.column.inconsistent"), right=True),
        Column(text("command.column.title"), most=48),
        Column(text("command.column.tags"), most=20),
        Column(text("command.column.document"), most=60),
    )
    cells = (
        (
            str(row.id),
            word("article", row.kind.value),
            row.issued,
            word("state", row.state.value),
            str(row.facts),
            str(row.verdicts),
            Cell(str(row.inconsistent), "bold red" if row.inconsistent else ""),
            plain.titled(row.title, row.opening),
            " ".join(row.tags),
            row.document,
        )
        for row in rows
    )
    return table(columns, cells, width)
