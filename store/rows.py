"""The article list: ids in an order, and the few columns of a page of them.

A list of 100,000 articles shows forty at a time. The ids are cheap to get and keep; the rows
are fetched for what is on screen. Long texts live in other tables, so neither touches them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from heshu.errors import UsageError
from heshu.model import ArticleKind, ReviewState
from store.connection import select
from store.revisions import NEWEST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.connection import Database


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What a list shows of an article."""

    id: int
    uid: str
    title: str
    opening: str
    """The first characters of the text, for an article without a title."""
    kind: ArticleKind
    document: str
    """Path of its source, as imported."""
    position: int
    """Its place among the articles of the document, from 0."""
    issued: str
    issuer: str
    revision: int
    length: int
    """Characters of reading text."""
    doubts: int
    """Decisions of intake that somebody should look at."""
    facts: int
    figures: int
    """Facts that a reviewer judges."""
    inconsistent: int
    """Findings that say a printed figure cannot be right."""
    added: str
    """When it was imported."""
    state: ReviewState
    verdicts: int
    """Spans with a verdict by anyone."""
    annotations: int
    tags: tuple[str, ...]


_STATE_ORDER = "CASE coalesce(state, 'unread') {} END".format(
    " ".join(f"WHEN '{state.value}' THEN {place}" for place, state in enumerate(ReviewState))
)
_SORTS = {
    "added": ("", "source, position"),
    "newest": ("", "source DESC, position DESC"),
    "title": ("", "title, id"),
    "issued": ("", "issued DESC, id"),
    "document": ("JOIN sources ON sources.id = articles.source", "path, position, articles.id"),
    "inconsistent": ("", "inconsistent DESC, id"),
    "doubts": ("", "doubts DESC, id"),
    "tag": (
        (
            "LEFT JOIN (SELECT article, min(name) AS tag FROM tags WHERE live GROUP BY article) "
            "AS tagged ON tagged.article = uid"
        ),
        "tag IS NULL, tag, id",
    ),
    "reviewer": (
        "LEFT JOIN states ON states.article = uid AND live",
        "coalesce(reviewer, '') = '', reviewer, id",
    ),
    "state": ("LEFT JOIN states ON states.article = uid AND live", f"{_STATE_ORDER}, id"),
}
"""Name of an order → the tables it needs and the columns it goes by."""

SORTS = tuple(_SORTS)
"""The orders a list can be in."""


def article_ids(database: Database, *, sort: str = "added", limit: int | None = None) -> list[int]:
    """The numbers of all articles in an order (see `SORTS`), or the first `limit` of them.

    Raises:
        UsageError: there is no such order.
    """
    if sort not in _SORTS:
        msg = f"no order {sort}"
        raise UsageError(msg, remedy=f"choose from {', '.join(SORTS)}")
    tables, order = _SORTS[sort]
    sql = f"SELECT articles.id FROM articles {tables} WHERE {NEWEST} ORDER BY {order} LIMIT ?"  # noqa: S608 - constants
    return [row[0] for row in select(database, sql, (-1 if limit is None else limit,))]


def contradicted(database: Database) -> set[int]:
    """The articles with a figure that cannot be right; found by index, however many others."""
    sql = f"SELECT id FROM articles WHERE inconsistent > 0 AND {NEWEST}"  # noqa: S608 - a constant
    return {row[0] for row in select(database, sql)}


def count(database: Database) -> int:
    """How many articles there are."""
    sql = f"SELECT count(*) FROM articles WHERE {NEWEST}"  # noqa: S608 - a constant
    return int(select(database, sql)[0][0])


_ROWS = """
SELECT articles.id, uid, title, opening, kind, path, position, issued, issuer, revision,
  length, doubts, facts, figures, inconsistent, added,
  coalesce((SELECT state FROM states WHERE article = uid AND live), 'unread'),
  (SELECT count(*) FROM (
    SELECT DISTINCT field, start, "end" FROM verdicts WHERE article = uid AND live)),
  (SELECT count(*) FROM annotations WHERE article = uid AND live),
  (SELECT group_concat(name, char(31) ORDER BY event) FROM tags WHERE article = uid AND live)
FROM articles JOIN sources ON sources.id = source WHERE articles.id IN ({})
"""

_BATCH = 500
"""Ids a query; SQLite allows 32,766 values, a screen needs fifty."""


def rows(database: Database, ids: Iterable[int]) -> list[ArticleRow]:
    """The rows of some articles in the order of their ids given; unknown ids are left out."""
    wanted = list(ids)
    found: dict[int, ArticleRow] = {}
    for at in range(0, len(wanted), _BATCH):
        batch = wanted[at : at + _BATCH]
        for row in select(database, _ROWS.format(", ".join("?" * len(batch))), batch):
            found[row[0]] = _row(row)
    return [found[number] for number in wanted if number in found]


def _row(row: tuple[Any, ...]) -> ArticleRow:
    """A row of `_ROWS`, whose columns stand in the order of the fields."""
    values = dict(zip((field.name for field in fields(ArticleRow)), row, strict=True))
    values["kind"] = ArticleKind(values["kind"])
    values["state"] = ReviewState(values["state"])
    values["tags"] = tuple(values["tags"].split("\x1f")) if values["tags"] else ()
    return ArticleRow(**values)
