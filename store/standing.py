"""Where each character of a source stands in its articles, as imported and as they are now.

What people say is kept under the place it had in the articles as they were imported: that place
never changes, however the articles are mended. Where it is now follows from the source, by the
same characters under the same source runs, or it is nowhere.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from heshu.exports.records import article_record, read_article
from heshu.model import BODY, Anchor
from store import articles
from store.connection import select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heshu.mending import Named
    from heshu.model import Article, Part
    from store.connection import Database

SOURCE = "source"
"""The field of a span that stands in no one part of the articles as imported: it then counts in
the source text itself, from its first character to its last."""


class Spot(NamedTuple):
    """One character in a part of an article."""

    uid: str
    field: str
    at: int


class Standing:
    """The characters of a source in some articles of it."""

    def __init__(self, of: Iterable[Named]) -> None:
        """`of`: the articles by their uids."""
        self.articles = {one.name: one.article for one in of}
        self._spans = sorted(
            (start, start + length, uid, field, at)
            for uid, article in self.articles.items()
            for field, part in article.each_part()
            for at, start, length in part.source.segments
        )
        self._starts = [span[0] for span in self._spans]

    def spot(self, offset: int) -> Spot | None:
        """Where the source character at `offset` stands."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return None
        start, end, uid, field, at = self._spans[number]
        return Spot(uid, field, at + offset - start) if offset < end else None

    def near(self, offset: int) -> str:
        """The article that the source character at `offset` stands in or follows; or the first."""
        number = max(bisect_right(self._starts, offset) - 1, 0)
        return self._spans[number][2] if self._spans else next(iter(self.articles), "")

    def stretch(self, first: int, last: int, exact: str) -> tuple[str, Anchor] | None:
        """The span from one source character to another, if it reads `exact`."""
        a, b = self.spot(first), self.spot(last)
        if a is None or b is None or (a.uid, a.field) != (b.uid, b.field) or b.at < a.at:
            return None
        text = self.articles[a.uid].part(a.field).text[a.at : b.at + 1]
        return (a.uid, Anchor(a.field, a.at, b.at + 1)) if text == exact else None

    def ends(self, uid: str, anchor: Anchor) -> tuple[int, int] | None:
        """The source offsets of the first and the last character of a span."""
        if anchor.field == SOURCE:
            return anchor.start, anchor.end - 1
        part = self.part(uid, anchor.field)
        if part is None or anchor.end <= anchor.start:
            return None
        first, last = part.source.offset(anchor.start), part.source.offset(anchor.end - 1)
        return None if first is None or last is None else (first, last)

    def part(self, uid: str, field: str) -> Part | None:
        """A part of an article; None when there is none."""
        article = self.articles.get(uid)
        try:
            return article.part(field) if article else None
        except (KeyError, ValueError):
            return None


def originals(database: Database, source: int) -> list[Named] | None:
    """The articles of a source as imported; None when nobody has mended any.

    `changes` is the number of the text from which mends count on.
    """
    rows = select(database, "SELECT data FROM originals WHERE source = ?", (source,))
    if not rows:
        return None
    from heshu.mending import Named

    return [
        Named(record["uid"], read_article(record), record["revision"])
        for record in json.loads(rows[0][0])
    ]


def current(database: Database, source: int) -> list[Named]:
    """The articles of a source as they are."""
    from heshu.mending import Named

    return [
        Named(of.uid, articles.article(database, of.id), of.revision)
        for of in articles.of_source(database, source)
    ]


def keep_originals(database: Database, source: int, of: Iterable[Named]) -> None:
    """Keep the articles as imported, before the first mend; in a write transaction."""
    records = [
        {"uid": one.name, "revision": one.changes, **article_record(one.article)} for one in of
    ]
    data = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
    database.execute("INSERT OR IGNORE INTO originals (source, data) VALUES (?, ?)", (source, data))


def first_offset(article: Article) -> int:
    """The source offset of the first character of the text, of any part without one."""
    parts = [article.body, *(part for name, part in article.each_part() if name != BODY)]
    starts = [part.source.segments[0].start for part in parts if part.source.segments]
    return starts[0] if starts else 0
