"""Words on articles, shared by all reviewers of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.errors import UsageError
from heshu.exports.bundle import Change
from heshu.model import Tag
from store import events, registers
from store.cleaning import storable
from store.clock import now
from store.connection import immediate, select

if TYPE_CHECKING:
    from heshu.exports.bundle import Event
    from store.connection import Database


def add(database: Database, reviewer: str, uid: str, name: str) -> Event:
    """Tag an article, in a transaction of its own.

    Raises:
        UsageError: the tag is empty.
    """
    name = storable(name).strip()
    if not name:
        msg = "a tag needs at least one character"
        raise UsageError(msg)
    value = {"time": now()} | ({"reviewer": reviewer} if reviewer else {})
    change = Change("tag", (uid, name), value)
    with immediate(database):
        return events.act(database, reviewer, "tag", uid, {"tag": name}, [change])


def remove(database: Database, reviewer: str, uid: str, name: str) -> Event:
    """Take a tag off an article, in a transaction of its own.

    Raises:
        UsageError: the article does not have the tag.
    """
    name = storable(name).strip()
    change = Change("tag", (uid, name), None)
    with immediate(database):
        if registers.held(database, "tag", (uid, name)) is None:
            msg = f"the article has no tag {name}"
            raise UsageError(msg)
        return events.act(database, reviewer, "untag", uid, {"tag": name}, [change])


def of_article(database: Database, uid: str) -> list[Tag]:
    """The tags of an article in the order they were given."""
    sql = "SELECT name, reviewer, time FROM tags WHERE article = ? AND live ORDER BY event"
    return [Tag(*row) for row in select(database, sql, (uid,))]


def names(database: Database) -> list[tuple[str, int]]:
    """Every tag in use with the number of its articles, the most used first."""
    sql = "SELECT name, count(*) FROM tags WHERE live GROUP BY name ORDER BY count(*) DESC, name"
    return [(row[0], row[1]) for row in select(database, sql)]
