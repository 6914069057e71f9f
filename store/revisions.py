"""A file delivered again with changes: its articles take the place of the earlier ones.

Which one follows which is decided once, at import (`heshu.revising.match`), and kept in the
article. The earlier ones stay readable under their numbers; lists and searches show the newest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.exports.bundle import Change
from heshu.model import ReviewState
from store import articles, counting, placing
from store.connection import select

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from heshu.model import Article
    from store.articles import Identity
    from store.connection import Database

NEWEST = (
    "articles.uid NOT IN (SELECT follows FROM articles WHERE follows > '' "
    "UNION ALL SELECT follows FROM names WHERE follows > '')"
)
"""What holds for a row of `articles` that no newer delivery has replaced."""


def earlier(database: Database, path: str, new: Sequence[Article]) -> dict[int, Identity]:
    """By position in the new delivery, the article that each one takes the place of.

    Looked for in the newest delivery under the same path; standard input has no earlier one.
    """
    if path == "-":
        return {}
    sql = "SELECT id FROM sources WHERE path = ? ORDER BY id DESC LIMIT 1"
    rows = select(database, sql, (path,))
    if not rows:
        return {}
    known = [
        of
        for of in articles.of_source(database, rows[0][0])
        if not placing.successor(database, of.uid)
    ]
    from heshu.revising import match

    old = [articles.article(database, of.id) for of in known]
    return {new[j].index: known[i] for i, j in match(old, new)}


def follow(database: Database, uids: Iterable[str]) -> None:
    """Let what people said of some articles follow to the newer ones; in a write transaction."""
    replaced = sorted(set(uids))
    if not replaced:
        return
    for uid in replaced:
        number = articles.resolve_uid(database, uid)
        newer = articles.resolve_uid(database, placing.successor(database, uid))
        if number is None or newer is None:
            continue
        articles.unindex(database, number)
        database.execute("UPDATE places SET article = ? WHERE article = ?", (newer, number))
    placing.put_all(database, _with_earlier(database, replaced))
    for uid in replaced:
        sql = "SELECT source FROM articles WHERE follows = ?"
        for (source,) in select(database, sql, (uid,)):
            counting.recount_source(database, source)


def carried(database: Database, reviewer: str, earlier: Mapping[str, Identity]) -> Iterator[Change]:
    """The tags of the earlier articles go to the new ones, and whether they were being read.

    Args:
        database: any connection.
        reviewer: who imports.
        earlier: uid of a new article → the one whose place it takes.
    """
    from store import states, tags  # these write events, and events read this package

    for uid, before in earlier.items():
        for tag in tags.of_article(database, before.uid):
            value = {"time": tag.time} | ({"reviewer": tag.reviewer} if tag.reviewer else {})
            yield Change("tag", (uid, tag.name), value)
        if states.state(database, before.uid) is not ReviewState.UNREAD:
            yield states.change(uid, ReviewState.IN_REVIEW, reviewer)


def _with_earlier(database: Database, uids: Iterable[str]) -> list[str]:
    """Some articles, and all those they took the place of."""
    found: list[str] = []
    waiting = list(uids)
    while waiting:
        uid = waiting.pop()
        if uid not in found:
            found.append(uid)
            waiting += [before] if (before := follows(database, uid)) else []
            # What was said of a mended article may be kept under another one of its source.
            sql = "SELECT uid FROM names WHERE source = (SELECT source FROM names WHERE uid = ?)"
            waiting += [row[0] for row in select(database, sql, (uid,))]
    return found


def follows(database: Database, uid: str) -> str:
    """The uid of the article of the delivery before, whose place this one took; or empty."""
    rows = select(database, "SELECT follows FROM articles WHERE uid = ?", (uid,))
    return str(rows[0][0]) if rows else ""
