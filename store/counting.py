"""How many contradictions of an article are still to be dealt with, kept for the list.

A list of 100,000 articles is sorted by it, so it is a column; it is counted again whenever
the findings of an article are made anew or somebody says what one of them is worth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.model import Channel, Judgement

if TYPE_CHECKING:
    from store.connection import Database

_COUNT = (
    "UPDATE articles SET inconsistent = (SELECT count(*) FROM findings "  # noqa: S608 - constants
    f"WHERE article = articles.id AND channel = '{Channel.ARITHMETIC.value}' "
    f"AND verdict = '{Judgement.INCONSISTENT.value}' "
    "AND NOT EXISTS (SELECT 1 FROM set_aside WHERE finding = findings.key))"
)
"""Contradictions whose printed figure stands in the article and that nobody has set aside."""


def recount_source(database: Database, source: int) -> None:
    """Count anew for the articles of a source; inside a write transaction."""
    database.conn.execute(f"{_COUNT} WHERE source = ?", (source,))


def recount_finding(database: Database, key: str) -> None:
    """Count anew where this finding is counted; inside a write transaction."""
    database.conn.execute(
        f"{_COUNT} WHERE id IN (SELECT article FROM findings WHERE key = :key "  # noqa: S608 - a constant
        "OR key IN (SELECT at_finding FROM said_findings WHERE finding = :key))",
        {"key": key},
    )


def recount_all(database: Database) -> None:
    """Count anew for every article; inside a write transaction."""
    database.conn.execute(_COUNT)
