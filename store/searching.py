"""Full-text search that finds every occurrence of any piece of Chinese text.

Words are the wrong unit: a reader looks for one character, for part of a name, for 5.0%.
So the index holds one token a character (digits, letters and punctuation too) and a query
is a phrase. Splitting happens here, by one translation table, and SQLite's tokeniser only
sees spaces. Full width and half width, upper and lower case are the same; what separates
paragraphs is a token of its own, so no phrase runs across it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from heshu.model import BODY, PRINTED_PARTS
from store.cleaning import storable
from store.connection import immediate, select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

    from heshu.model import Article

_FULL_WIDTH = {code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)}
_FOLD = _FULL_WIDTH | {0x3000: " "} | {code: chr(code + 32) for code in range(65, 91)}
"""One character to one character, so that offsets stay."""

_STAND_IN = 0xE000
"""ASCII that the tokeniser would drop stands this much higher, in the private use area."""


class _Tokens(dict[int, str]):
    """Character → its token and a space; filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if code < 128 and not character.isalnum():
            character = chr(_STAND_IN + code)
        elif code >= 128 and character.isspace():
            character = chr(_STAND_IN + 32)
        token = self[code] = f"{character} "
        return token


_TOKENS = _Tokens()


class Hit(NamedTuple):
    """One occurrence of what was searched for."""

    article_id: int
    field: str
    """The part of the article, as in `Anchor.field`."""
    start: int
    end: int


def fold(text: str) -> str:
    """The text as it is compared: half width, lower case, as long as before."""
    return text.translate(_FOLD)


def tokens(text: str) -> str:
    """The text as the index sees it: every character a word."""
    return fold(text).translate(_TOKENS)


def add(database: Database, article_id: int, article: Article) -> None:
    """Index an article; in the same write transaction that keeps its text."""
    header = "\n".join(part.text for name, part in article.each_part() if name != BODY)
    database.conn.execute(
        "INSERT INTO search (rowid, header, body) VALUES (?, ?, ?)",
        (article_id, tokens(header), tokens(article.text)),
    )


def search(database: Database, text: str, limit: int = 50, *, each: int = 3) -> list[Hit]:
    """Where a text occurs, the newest articles first.

    Args:
        database: any connection.
        text: what to find, as printed; spaces separate pieces that must all occur in the
            article, in any order.
        limit: the most hits to return.
        each: the most hits of one article.
    """
    pieces = [fold(piece) for piece in storable(text).split()]
    if not pieces or limit < 1:
        return []
    phrases = " AND ".join(f'"{tokens(piece)}"' for piece in pieces)
    hits: list[Hit] = []
    last = 1 << 62
    while len(hits) < limit:
        page = _page(database, phrases, last, limit)
        for article_id, body, data in page:
            hits.extend(_hits(article_id, body, data, pieces, each))
            if len(hits) >= limit:
                break
        if len(page) < limit:
            break
        last = page[-1][0]
    return hits[:limit]


def _page(database: Database, phrases: str, before: int, limit: int) -> list[tuple[int, str, str]]:
    """The next articles with all phrases: number, reading text and the rest as JSON."""
    sql = (
        "SELECT article, text, data FROM article_texts JOIN "
        "(SELECT rowid AS number FROM search WHERE search MATCH ? AND rowid < ? "
        "ORDER BY rowid DESC LIMIT ?) ON article = number ORDER BY article DESC"
    )
    return [(row[0], row[1], row[2]) for row in select(database, sql, (phrases, before, limit))]


def _hits(article_id: int, body: str, data: str, pieces: list[str], most: int) -> list[Hit]:
    """The occurrences in one article, header first, in reading order."""
    found: list[Hit] = []
    for name, text in _texts(body, json.loads(data)):
        here = sorted(_occurrences(fold(text), pieces))
        found.extend(Hit(article_id, name, start, end) for start, end in here)
        if len(found) >= most:
            break
    return found[:most]


def _texts(body: str, record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The parts of a stored article as `Article.each_part` has them, without their maps."""
    for name in PRINTED_PARTS:
        if name in record["parts"]:
            yield name, record["parts"][name]["text"]
    for label, part in record["metadata"].items():
        yield f"metadata.{label}", part["text"]
    yield BODY, body


def _occurrences(folded: str, pieces: list[str]) -> Iterator[tuple[int, int]]:
    for piece in pieces:
        start = folded.find(piece)
        while start >= 0:
            yield start, start + len(piece)
            start = folded.find(piece, start + len(piece))


def reindex(database: Database) -> int:
    """Build the index anew from the texts, in one transaction; how many articles it has."""
    from store import articles

    with immediate(database):
        database.execute("INSERT INTO search (search) VALUES ('delete-all')")
        numbers = [row[0] for row in select(database, "SELECT id FROM articles ORDER BY id")]
        for number in numbers:
            add(database, number, articles.article(database, number))
    return len(numbers)
