"""Searches worth asking again: those with a name, for everybody, and each reviewer's latest.

Like places they are no events: they say nothing of an article, and are not undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from heshu.errors import UsageError
from store.cleaning import storable
from store.clock import now
from store.connection import immediate, select
from store.queries.language import parse

if TYPE_CHECKING:
    from store.connection import Database

REMEMBERED = 50
"""Latest searches kept of each reviewer."""


class SavedSearch(NamedTuple):
    """A search with a name."""

    name: str
    query: str
    reviewer: str
    time: str


class View(NamedTuple):
    """What a reviewer's list of articles shows, and in which order."""

    query: str = ""
    sort: str = "added"


def view(database: Database, reviewer: str) -> View:
    """How a reviewer's list was last; all articles as they came in at first."""
    rows = select(database, "SELECT query, sort FROM views WHERE reviewer = ?", (reviewer,))
    return View(*rows[0]) if rows else View()


def save_view(database: Database, reviewer: str, shown: View) -> None:
    """Keep how a reviewer's list is."""
    with immediate(database):
        database.conn.execute(
            "INSERT OR REPLACE INTO views (reviewer, query, sort) VALUES (?, ?, ?)",
            (reviewer, storable(shown.query), shown.sort),
        )


def saved(database: Database) -> list[SavedSearch]:
    """All named searches, by name."""
    sql = "SELECT name, query, reviewer, time FROM searches ORDER BY name"
    return [SavedSearch(*row) for row in select(database, sql)]


def save(database: Database, reviewer: str, name: str, query: str) -> None:
    """Keep a search under a name, in place of what the name stood for.

    Raises:
        UsageError: the name is blank, or there is nothing to look for.
        QueryError: the query cannot be understood.
    """
    name, query = storable(name).strip(), storable(query).strip()
    if not name:
        message = "a saved search needs a name"
        raise UsageError(message)
    if not parse(query):
        message = "nothing to look for"
        raise UsageError(message, remedy="type a search first")
    with immediate(database):
        database.conn.execute(
            "INSERT OR REPLACE INTO searches (name, query, reviewer, time) VALUES (?, ?, ?, ?)",
            (name, query, reviewer, now()),
        )


def drop(database: Database, name: str) -> None:
    """Forget a named search.

    Raises:
        UsageError: there is none of this name.
    """
    with immediate(database):
        gone = database.conn.execute("DELETE FROM searches WHERE name = ?", (name,)).rowcount
    if not gone:
        message = f"no saved search {name}"
        raise UsageError(message, remedy="heshu search --saved lists them")


def remember(database: Database, reviewer: str, query: str) -> None:
    """Note that a reviewer looked for this."""
    with immediate(database):
        database.conn.execute(
            "INSERT OR REPLACE INTO searched (reviewer, query, time) VALUES (?, ?, ?)",
            (reviewer, storable(query), now()),
        )
        database.conn.execute(
            "DELETE FROM searched WHERE reviewer = ? AND query NOT IN "
            "(SELECT query FROM searched WHERE reviewer = ? "
            "ORDER BY time DESC, rowid DESC LIMIT ?)",
            (reviewer, reviewer, REMEMBERED),
        )


def latest(database: Database, reviewer: str, limit: int = REMEMBERED) -> list[str]:
    """What a reviewer looked for, the latest first."""
    sql = "SELECT query FROM searched WHERE reviewer = ? ORDER BY time DESC, rowid DESC LIMIT ?"
    return [row[0] for row in select(database, sql, (reviewer, limit))]
