"""`heshu queue`: what to verify next, the figures most likely wrong first."""

from typing import TYPE_CHECKING

from tui.commands.options import Db, Json, Lang, Limit, Reviewer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.text import Text

    from store import Queued, Store

EXAMPLE = "heshu queue --limit 20"


def run(
    limit: Limit = 20,
    as_json: Json = False,
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """List figures without a verdict, those most likely wrong first.

    Exit status: 0 done, 2 wrong use, 4 the store cannot be used.
    """
    from tui.commands import context, output, records
    from tui.locale import text

    context.begin(lang)
    with context.open_store(db, reviewer) as store:
        waiting = store.waiting(limit)
        if as_json:
            output.write_json(
                records.queued_json(one, store.article(one.article_id)) for one in waiting
            )
            return
        output.write_lines(_table(store, waiting, output.width()))
        left = store.left()
    output.narrate(
        text(
            "command.queue.left",
            figures=left.figures,
            contradicted=left.contradicted,
            borderline=left.borderline,
        )
    )


def _table(store: "Store", waiting: "Sequence[Queued]", width: int | None) -> "Iterator[Text]":
    from tui import plain
    from tui.locale import text, word
    from tui.tables import Cell, Column, table

    columns = (
        Column(text("command.column.id"), right=True),
        Column(text("command.column.why")),
        Column(text("command.column.exact"), most=28),
        Column(text("command.column.title"), most=48),
    )

    def cells(one: "Queued") -> "tuple[Cell | str, ...]":
        article = store.article(one.article_id)
        _, start, end = one.anchor
        why = word("judgement", one.judgement) if one.judgement else text("queue.plain")
        return (
            str(one.article_id),
            Cell(why, "bold red" if one.judgement else ""),
            article.part(one.anchor.field).text[start:end],
            plain.heading(article),
        )

    return table(columns, map(cells, waiting), width)
