"""Where each reviewer left off, so that a dropped line costs nothing but the reconnecting.

A place is no event: nobody wants it in a history, or undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.exports.bundle import Place
from heshu.exports.records import read_anchor
from store.cleaning import storable
from store.clock import now
from store.connection import immediate, select

if TYPE_CHECKING:
    from store.connection import Database

_COLUMNS = 'article, field, start, "end", pane, scroll, draft'


def save(database: Database, reviewer: str, place: Place) -> None:
    """Keep the place in a transaction of its own."""
    with immediate(database):
        put(database, reviewer, place)


def put(database: Database, reviewer: str, place: Place) -> None:
    """Keep the place; inside a write transaction."""
    field, start, end = place.anchor or ("", 0, 0)
    database.execute(
        f"INSERT OR REPLACE INTO places (reviewer, {_COLUMNS}, time) "  # noqa: S608 - a constant
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (reviewer, place.article_id, field, start, end, place.pane, place.scroll,
         storable(place.draft), now()),
    )  # fmt: skip


def of_reviewer(database: Database, reviewer: str) -> Place | None:
    """The place this reviewer left off; None at first."""
    sql = f"SELECT {_COLUMNS} FROM places WHERE reviewer = ?"  # noqa: S608 - a constant
    rows = select(database, sql, (reviewer,))
    return _place(rows[0]) if rows else None


def in_article(database: Database, article_id: int) -> dict[str, Place]:
    """The reviewers who left off in an article, with their places."""
    sql = f"SELECT {_COLUMNS}, reviewer FROM places WHERE article = ? ORDER BY reviewer"  # noqa: S608 - a constant
    return {row[-1]: _place(row[:-1]) for row in select(database, sql, (article_id,))}


def _place(row: tuple[str | int, ...]) -> Place:
    article, field, start, end, pane, scroll, draft = row
    anchor = read_anchor({"field": field, "start": start, "end": end})
    return Place(int(article), anchor, str(pane), int(scroll), str(draft))
