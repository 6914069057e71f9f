"""Which articles an article may be compared with: its deliveries, and those that tell of the same.

Of the same title, or with figures that measure the same. Only the newest articles
that have one of its rarer indicators are looked at, so a large store is as quick as a small one.
"""

from __future__ import annotations

import json
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from store import articles, placing, revisions
from store.connection import select
from store.queries.figures import traits_of_piece
from store.queries.folding import fold
from store.revisions import NEWEST

if TYPE_CHECKING:
    from store.articles import Identity
    from store.connection import Database

_INDICATORS = 12
"""Indicators that are looked for, the longest: they are the rarest."""

_EACH = 60
"""Articles that are looked at for each."""


class Kinship(StrEnum):
    """Why an article is offered."""

    EARLIER = "earlier"
    LATER = "later"
    TITLE = "title"
    FIGURES = "figures"


class Akin(NamedTuple):
    """An article to compare with."""

    article_id: int
    why: Kinship
    shared: int
    """Things that both have figures of."""


def akin(database: Database, of: Identity, limit: int = 20) -> list[Akin]:
    """What an article may be compared with, the nearest first.

    Args:
        database: any connection.
        of: the article.
        limit: the most that are offered besides its deliveries.
    """
    shared = _shared(database, of)
    found = {number: Akin(number, why, shared[number]) for number, why in _deliveries(database, of)}
    told = len(found) + limit
    for number in _titled(database, of):
        found.setdefault(number, Akin(number, Kinship.TITLE, shared[number]))
    for number, count in sorted(shared.items(), key=lambda one: (-one[1], -one[0])):
        found.setdefault(number, Akin(number, Kinship.FIGURES, count))
    return list(found.values())[:told]


def _deliveries(database: Database, of: Identity) -> list[tuple[int, Kinship]]:
    """The articles before and after it, from the newest to the oldest."""
    found: list[tuple[int, Kinship]] = []
    for why, step in ((Kinship.LATER, placing.successor), (Kinship.EARLIER, revisions.follows)):
        uid, seen = step(database, of.uid), []
        while uid and (number := articles.resolve_uid(database, uid)) is not None:
            seen.append((number, why))
            uid = step(database, uid)
        found += reversed(seen) if why is Kinship.LATER else seen
    return found


def _titled(database: Database, of: Identity) -> list[int]:
    """The other articles of its title, the newest first."""
    sql = (
        "SELECT articles.id FROM articles WHERE title <> '' AND id <> ? AND title = "  # noqa: S608 - a constant
        f"(SELECT title FROM articles WHERE id = ?) AND {NEWEST} ORDER BY id DESC LIMIT ?"
    )
    return [row[0] for row in select(database, sql, (of.id, of.id, _EACH))]


_SUBJECTS = (
    "SELECT DISTINCT indicator, measure FROM figures WHERE article = ? "
    "AND length(indicator) > 1 AND measure <> ''"
)


def _shared(database: Database, of: Identity) -> Counter[int]:
    """How many figures other articles have that measure what figures of this one do."""
    subjects = select(database, f"{_SUBJECTS} ORDER BY length(indicator) DESC", (of.id,))
    numbers: set[int] = set()
    for indicator in list(dict.fromkeys(row[0] for row in subjects))[:_INDICATORS]:
        numbers.update(_with(database, indicator))
    numbers.discard(of.id)
    sql = (
        "SELECT figures.article, count(DISTINCT indicator || char(31) || measure) "  # noqa: S608 - a constant
        "FROM json_each(?) AS asked CROSS JOIN figures ON figures.article = asked.value "
        f"WHERE (indicator, measure) IN ({_SUBJECTS}) GROUP BY figures.article"
    )
    return Counter(dict(select(database, sql, (json.dumps(sorted(numbers)), of.id))))


def _with(database: Database, indicator: str) -> list[int]:
    """The newest articles that may have an indicator."""
    match = " AND ".join(f'"{trait}"' for trait in traits_of_piece("i", fold(indicator)))
    sql = (
        "SELECT traits.rowid FROM traits JOIN articles ON articles.id = traits.rowid "  # noqa: S608 - a constant
        f"WHERE traits MATCH ? AND {NEWEST} ORDER BY traits.rowid DESC LIMIT ?"
    )
    return [row[0] for row in select(database, sql, (match, _EACH))]
