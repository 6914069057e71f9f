"""Sources and articles as they were imported; immutable, but for repairs (`revision`).

An article is known by two names: a number, short and good only in this store, and a uid
made from its content, the same in every store that imported the same bytes. Whatever people
add is kept under the uid.
"""

from __future__ import annotations

import hashlib
import json
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

    from sqlite_utils import Database

    from heshu.model import Article

OPENING = 40
"""Characters of the first paragraph that a list shows of an article without a title."""

MIN_PREFIX = 4
"""Characters of a uid that may stand for the whole."""


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


def known_source(database: Database, sha256: str) -> int | None:
    """The number of the source with these bytes, if it was imported."""
    rows = select(database, "SELECT id FROM sources WHERE sha256 = ?", (sha256,))
    return rows[0][0] if rows else None


def _insert(database: Database, table: str, columns: dict[str, Any]) -> int:
    number = database.table(table).insert(columns).last_rowid
    if number is None:  # cannot be: an insert of one row has a row id
        raise AssertionError(table)
    return number


def add_source(database: Database, source: Source, added: str) -> int:
    """Keep a new source; inside a write transaction. Returns its number."""
    columns = {
        "sha256": source.sha256,
        "path": source.path,
        "size": source.size,
        "media_type": source.media_type,
        "encoding": source.encoding,
        "added": added,
    }
    number = _insert(database, "sources", columns)
    database.table("source_texts").insert({"source": number, "text": source.text})
    return number


def add_article(
    database: Database, source: int, uid: str, article: Article, *, revision: int = 1
) -> int:
    """Keep a new article; inside a write transaction. Returns its number."""
    data = article_record(article)
    data["body"] = {"source": data["body"]["source"]}
    columns = {
        "uid": uid,
        "source": source,
        "position": article.index,
        "revision": revision,
        "kind": article.kind.value,
        "title": article.title,
        "opening": article.text[:OPENING].partition("\n")[0],
        "issued": article.issued,
        "issuer": article.issuer,
        "sha256": article.sha256,
        "length": len(article.text),
        "doubts": len(article.doubts),
    }
    number = _insert(database, "articles", columns)
    database.table("article_texts").insert(
        {
            "article": number,
            "text": article.text,
            "data": json.dumps(data, ensure_ascii=False, separators=(",", ":")),
        }
    )
    return number


def identity(database: Database, article_id: int) -> Identity:
    """The names of an article.

    Raises:
        UsageError: there is no such article.
    """
    sql = "SELECT id, uid, source, position, revision, sha256 FROM articles WHERE id = ?"
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
    text, data = rows[0]
    record = json.loads(data)
    record["body"]["text"] = text
    return read_article(record)


def of_source(database: Database, source: int) -> list[Identity]:
    """The articles of a source in their order."""
    sql = (
        "SELECT id, uid, source, position, revision, sha256 FROM articles "
        "WHERE source = ? ORDER BY position"
    )
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
