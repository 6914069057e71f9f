"""Sources and articles as they were imported; immutable, but for repairs (`revision`).

An article is known by two names: a number, short and good only in this store, and a uid
made from its content, the same in every store that imported the same bytes. Whatever people
add is kept under the uid.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from heshu.errors import UsageError
from heshu.exports.records import article_record, read_article
from heshu.model import Source
from store.cleaning import storable
from store.connection import select

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from heshu.model import Article
    from store.connection import Database

OPENING = 40
"""Characters of the first paragraph that a list shows of an article without a title."""

MIN_PREFIX = 4
"""Characters of a uid that may stand for the whole."""


_IDENTITY = "id, uid, source, position, revision, sha256, written"


@dataclass(frozen=True, slots=True)
class Identity:
    """The names of an article."""

    id: int
    uid: str
    source: int
    """Number of its source in this store."""
    position: int
    """`Article.index`."""
    revision: int
    sha256: str
    """Of the reading text that offsets into the body count in."""
    written: int = 0
    """Greater whenever the article was written anew, in this store only."""


def uids(source_sha256: str, articles: Sequence[Article]) -> list[str]:
    """The uids of a source's articles: 32 hexadecimal digits from content alone.

    Articles alike in title and text are told apart by their order among themselves, so that
    a splitter which finds one story more does not rename the rest.
    """
    seen: Counter[tuple[str, str]] = Counter()
    names = []
    for article in articles:
        content = (article.title, article.sha256)
        ordinal = seen[content]
        seen[content] += 1
        name = "\n".join((source_sha256, *content, str(ordinal)))
        names.append(hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:32])
    return names


def clean(source: Source) -> Source:
    """The source with every character one that can be stored; offsets unchanged."""
    return replace(source, path=storable(source.path), text=storable(source.text))


def location(path: str | Path) -> str:
    """Where a path leads, whatever folder it is spelt from; nowhere for standard input."""
    return "" if str(path) == "-" else storable(os.path.realpath(path))


def spelling(database: Database, path: str | Path) -> str:
    """The name under which the file at a path was last imported; else the path itself."""
    sql = "SELECT path FROM sources WHERE location = ? AND location <> '' ORDER BY id DESC LIMIT 1"
    rows = select(database, sql, (location(path),))
    return str(rows[0][0]) if rows else str(path)


def known_source(database: Database, sha256: str) -> int | None:
    """The number of the source with these bytes, if it was imported."""
    rows = select(database, "SELECT id FROM sources WHERE sha256 = ?", (sha256,))
    return rows[0][0] if rows else None


def _insert(database: Database, table: str, columns: dict[str, Any]) -> int:
    number = database.table(table).insert(columns).last_rowid
    if number is None:  # cannot be: an insert of one row has a row id
        raise AssertionError(table)
    return number


def add_source(database: Database, source: Source, added: str, location: str = "") -> int:
    """Keep a new source; inside a write transaction. Returns its number."""
    number = _insert(database, "sources", source_columns(source, added) | {"location": location})
    database.table("source_texts").insert({"source": number, "text": source.text})
    return number


def source_columns(source: Source, added: str) -> dict[str, Any]:
    """A row of `sources`, but for its number."""
    return {
        "sha256": source.sha256,
        "path": source.path,
        "size": source.size,
        "media_type": source.media_type,
        "encoding": source.encoding,
        "added": added,
    }


def add_article(
    database: Database,
    source: int,
    uid: str,
    article: Article,
    *,
    revision: int = 1,
    follows: str = "",
    number: int | None = None,
) -> int:
    """Keep a new article; inside a write transaction. Returns its number.

    Args:
        database: a connection in a write transaction.
        source: the number of its source.
        uid: its lasting name.
        article: the article.
        revision: the number of its text.
        follows: the uid of the article of an earlier delivery that it takes the place of.
        number: the number it had before a mend made it part of another.
    """
    row = {
        "id": _next_number(database) if number is None else number,
        "uid": uid,
        "source": source,
        "follows": follows,
        "revision": revision,
        "written": _acts(database),
        **columns(article),
    }
    number = _insert(database, "articles", row)
    database.table("article_texts").insert(
        {"article": number, "text": article.text, "data": data(article)}
    )
    return number


def _next_number(database: Database) -> int:
    """A number no article has, nor had before it was joined to another."""
    sql = "SELECT max((SELECT ifnull(max(id), 0) FROM articles), "
    sql += "(SELECT ifnull(max(article), 0) FROM names)) + 1"
    return int(select(database, sql)[0][0])


def _acts(database: Database) -> int:
    """How much was ever done in this store: greater than at any earlier writing."""
    return int(select(database, "SELECT ifnull(max(rowid), 0) FROM events")[0][0])


def columns(article: Article) -> dict[str, Any]:
    """What lists show of an article."""
    return {
        "position": article.index,
        "kind": article.kind.value,
        "title": article.title,
        "opening": article.text[:OPENING].partition("\n")[0],
        "issued": article.issued,
        "issuer": article.issuer,
        "sha256": article.sha256,
        "length": len(article.text),
        "doubts": len(article.doubts),
    }


def data(article: Article) -> str:
    """All of an article but its reading text, as JSON."""
    record = article_record(article)
    record["body"] = {"source": record["body"]["source"]}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def rewrite(database: Database, number: int, article: Article, revision: int) -> None:
    """Put another text in place of an article's; inside a write transaction.

    What was found in the old one is forgotten, but for the index of words.
    """
    row = {**columns(article), "revision": revision, "written": _acts(database)}
    _update(database, number, row)
    database.execute(
        "UPDATE article_texts SET text = ?, data = ? WHERE article = ?",
        (article.text, data(article), number),
    )
    database.execute("DELETE FROM facts WHERE article = ?", (number,))


def put_position(database: Database, number: int, article: Article) -> None:
    """Give an article another place among those of its source; inside a write transaction."""
    _update(database, number, {"position": article.index, "written": _acts(database)})
    sql = "UPDATE article_texts SET data = ? WHERE article = ?"
    database.execute(sql, (data(article), number))


def _update(database: Database, number: int, columns: dict[str, Any]) -> None:
    given = ", ".join(f"{column} = ?" for column in columns)
    database.execute(f"UPDATE articles SET {given} WHERE id = ?", (*columns.values(), number))  # noqa: S608 - own columns


def remove(database: Database, number: int) -> None:
    """Take out an article that a mend made part of another; inside a write transaction.

    Its findings must be gone already.
    """
    for table in ("facts", "figures", "article_texts"):
        database.execute(f"DELETE FROM {table} WHERE article = ?", (number,))  # noqa: S608 - constants
    unindex(database, number)
    database.execute("DELETE FROM articles WHERE id = ?", (number,))


def unindex(database: Database, number: int) -> None:
    """Let searches find an article no more; inside a write transaction."""
    for table in ("search", "traits"):
        database.execute(f"DELETE FROM {table} WHERE rowid = ?", (number,))  # noqa: S608 - constants


def identity(database: Database, article_id: int) -> Identity:
    """The names of an article.

    Raises:
        UsageError: there is no such article.
    """
    sql = f"SELECT {_IDENTITY} FROM articles WHERE id = ?"  # noqa: S608 - a constant
    rows = select(database, sql, (article_id,))
    if not rows:
        msg = f"no article {article_id}"
        raise UsageError(msg, remedy="see the numbers with: heshu list")
    return Identity(*rows[0])


def article(database: Database, article_id: int) -> Article:
    """An article with all its parts.

    Raises:
        UsageError: there is no such article.
    """
    rows = select(database, "SELECT text, data FROM article_texts WHERE article = ?", (article_id,))
    if not rows:
        msg = f"no article {article_id}"
        raise UsageError(msg, remedy="see the numbers with: heshu list")
    text, rest = rows[0]
    record = json.loads(rest)
    record["body"]["text"] = text
    return read_article(record)


def of_source(database: Database, source: int) -> list[Identity]:
    """The articles of a source in their order."""
    sql = f"SELECT {_IDENTITY} FROM articles WHERE source = ? ORDER BY position"  # noqa: S608 - a constant
    return [Identity(*row) for row in select(database, sql, (source,))]


def source(database: Database, number: int) -> Source:
    """A source with its decoded text.

    Raises:
        UsageError: there is no such source.
    """
    sql = (
        "SELECT path, sha256, size, media_type, encoding, text "
        "FROM sources JOIN source_texts ON source_texts.source = sources.id WHERE sources.id = ?"
    )
    rows = select(database, sql, (number,))
    if not rows:
        msg = f"no source {number}"
        raise UsageError(msg)
    return Source(*rows[0])


def added(database: Database, number: int) -> str:
    """When a source was imported."""
    rows = select(database, "SELECT added FROM sources WHERE id = ?", (number,))
    return str(rows[0][0])


def resolve_uid(database: Database, uid: str) -> int | None:
    """The number of the article with this uid here; None when it is not here."""
    rows = select(database, "SELECT id FROM articles WHERE uid = ?", (uid,))
    return rows[0][0] if rows else None


def resolve(database: Database, key: str) -> list[int]:
    """The articles a person may mean: by number, else by the first digits of the uid.

    An empty list when nothing fits; several when a prefix is not enough.
    """
    key = key.strip().lower()
    if key.isascii() and key.isdigit() and len(key) < 19:
        rows = select(database, "SELECT id FROM articles WHERE id = ?", (int(key),))
        if rows:
            return [rows[0][0]]
    if len(key) < MIN_PREFIX or not key.isalnum():
        return []
    rows = select(
        database,
        "SELECT id FROM articles WHERE uid >= ? AND uid < ? ORDER BY id",
        (key, key + "\U0010ffff"),
    )
    return [row[0] for row in rows]
