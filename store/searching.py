"""The full-text index: every article that holds any piece of text is found by it.

Words are the wrong unit: a reader looks for one character, for part of a name, for 5.0%. So the
index holds every character of an article, every pair of neighbours and every three of a figure,
once each and without positions: one or two characters are one look-up, more are the articles
with all their pairs, read then to see that these stand together. Splitting happens here, by one
translation table; SQLite's tokeniser only sees spaces. Measured in `docs/store.md`.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from heshu.model import BODY
from store.connection import immediate, select
from store.queries.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from heshu.model import Article
    from store.connection import Database

_STAND_IN = 0xE000
"""ASCII that the tokeniser would drop stands this much higher, in the private use area."""


class _Standing(dict[int, str]):
    """Character → what stands for it in a token; filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if code < 128 and not character.isalnum():
            character = chr(_STAND_IN + code)
        elif code >= 128 and character.isspace():
            character = chr(_STAND_IN + 32)
        self[code] = character
        return character


_STANDING = _Standing()

_FIGURAL = re.compile("(?=([\x00-\x7f\ue000-\ue07f]{2}.))", re.DOTALL)
"""Three characters of which two are digits, points or Latin letters: there are few of these, so
that any article has most pairs of them."""


class Hit(NamedTuple):
    """One place that was looked for."""

    article_id: int
    field: str
    """The part of the article, as in `Anchor.field`."""
    start: int
    end: int


def standing(text: str) -> str:
    """What stands for a text in tokens, character by character."""
    return fold(text).translate(_STANDING)


def tokens(text: str) -> set[str]:
    """What the index has of a text: its characters, the pairs of neighbours, threes of figures."""
    return tokens_of_standing(standing(text))


def tokens_of_standing(plain: str) -> set[str]:
    """The same of a text that was made to stand in tokens before."""
    return {*plain, *map("".join, pairwise(plain)), *_FIGURAL.findall(plain)}


def wanted(piece: str) -> list[str]:
    """What the index must have of an article that holds a piece.

    Its character, or its pairs and threes, without pairs that are part of a three.
    """
    plain = standing(piece)
    if len(plain) == 1:
        return [plain]
    threes = _FIGURAL.findall(plain)
    within = {three[at : at + 2] for three in threes for at in (0, 1)}
    pairs = map("".join, pairwise(plain))
    return list(dict.fromkeys([*threes, *(pair for pair in pairs if pair not in within)]))


def is_exact(piece: str) -> bool:
    """Whether the index alone tells that an article holds a piece."""
    return len(piece) <= 2 or (len(piece) == 3 and len(wanted(piece)) == 1)


def expression(pieces: list[str]) -> str:
    """The MATCH expression for articles that hold all pieces, or seem to."""
    names = dict.fromkeys(token for piece in pieces for token in wanted(piece))
    return " AND ".join(f'"{token}"' for token in names)


def add(database: Database, article_id: int, article: Article) -> None:
    """Index an article, again if need be; in the write transaction that keeps its text."""
    header = "\n".join(part.text for name, part in article.each_part() if name != BODY)
    found = tokens(header) | tokens(article.text)
    database.conn.execute(
        "INSERT OR REPLACE INTO search (rowid, text) VALUES (?, ?)", (article_id, " ".join(found))
    )


def tune(database: Database, table: str, *, memory: int = 1 << 20, merging: int = 4) -> None:
    """How much of an index is gathered before it is written, and how eagerly it is merged.

    The defaults are those of SQLite; filling a store at one go is quicker with more memory.
    """
    for setting, value in (("hashsize", memory), ("automerge", merging)):
        sql = f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)"  # noqa: S608 - constants
        database.execute(sql, (setting, value))


def reindex(database: Database, progress: Callable[[int, int], None] | None = None) -> int:
    """Build all indexes anew, in one transaction.

    Args:
        database: a connection that may write.
        progress: called with (done, all) after each article.

    Returns:
        How many articles there are.
    """
    with immediate(database):
        return fill(database, progress)


def fill(database: Database, progress: Callable[[int, int], None] | None = None) -> int:
    """Index every article by its text and its facts; inside a write transaction."""
    from store import articles
    from store.queries import figures

    database.execute("INSERT INTO search (search) VALUES ('delete-all')")
    figures.clear(database)
    numbers = [row[0] for row in select(database, "SELECT id FROM articles ORDER BY id")]
    for done, number in enumerate(numbers, 1):
        add(database, number, articles.article(database, number))
        figures.fill(database, number)
        if progress:
            progress(done, len(numbers))
    return len(numbers)
