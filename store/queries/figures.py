"""Every fact of the store as a row that can be found: by value, unit, kind and what it measures.

`figures` holds the rows, in order of the articles, with the value in the base unit of its
measure; the numbers are rounded to floats for the index and exact beside it. `traits` says
of each article in a word or two what kinds of figures it has, so that the newest ones with
`indicator:投资` are found without reading the rows of the others. Both are derived from
`facts` and written with them.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from heshu.exports.records import read_fact
from store.connection import select
from store.queries import amounts
from store.searching import standing, tokens, wanted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from heshu.model import Fact
    from store.connection import Database

INSERT = (
    'INSERT INTO figures (article, number, field, start, "end", kind, "of", unit, measure, low, '
    "high, scale, exact, indicator, owner, period) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
Row = tuple[str, int, int, str, str, str, str, float, float, float, str, str, str, str]
"""Of `figures`, without article and number."""

_LEAST, _MOST = -1e300, 1e300
"""No figure of a text lies outside; it keeps hostile numerals within a float."""


def put(database: Database, article: int, facts: Sequence[Fact]) -> None:
    """Keep the facts of an article in place of older ones; inside a write transaction."""
    database.conn.execute("DELETE FROM figures WHERE article = ?", (article,))
    names: set[str] = set()
    rows = []
    for number, fact in enumerate(facts):
        row, traits = row_of(fact)
        rows.append((article, number, *row))
        names |= traits
    database.conn.executemany(INSERT, rows)
    database.conn.execute(
        "INSERT OR REPLACE INTO traits (rowid, names) VALUES (?, ?)", (article, " ".join(names))
    )


def fill(database: Database, article: int) -> None:
    """The same from the facts that are stored."""
    kept = select(database, "SELECT data FROM facts WHERE article = ?", (article,))
    put(database, article, [read_fact(record) for record in json.loads(kept[0][0])] if kept else [])


def clear(database: Database) -> None:
    """Forget all of it; inside a write transaction."""
    database.conn.execute("DELETE FROM figures")
    database.conn.execute("INSERT INTO traits (traits) VALUES ('delete-all')")


def row_of(fact: Fact) -> tuple[Row, set[str]]:
    """What is kept of a fact, and the words of its article's traits that tell of it."""
    kept = amounts.kept(fact)
    value: tuple[str, float, float, float, str] = ("", 0.0, 0.0, 1.0, "")
    if kept is not None:
        exact = str(kept.low) if kept.low == kept.high else f"{kept.low} {kept.high}"
        value = (kept.measure, near(kept.low), near(kept.high), float(kept.scale), exact)
    row = (
        fact.field, fact.start, fact.end, fact.kind.value, fact.of.value if fact.of else "",
        fact.unit, *value, fact.indicator, fact.owner, fact.period,
    )  # fmt: skip
    return row, _traits(fact, value[0])


def near(number: Fraction) -> float:
    """The float nearest to a number; order is kept."""
    try:
        return min(max(float(number), _LEAST), _MOST)
    except OverflowError:
        return _MOST if number > 0 else _LEAST


# ------------------------------------------------------------ traits


def _traits(fact: Fact, measure: str) -> set[str]:
    """The words that tell of a fact."""
    kinds = {fact.kind.value, fact.of.value if fact.of else fact.kind.value}
    units = {fact.unit, *fact.unit.split("/")} - {""}
    found = {trait("k", kind) for kind in kinds} | {trait("u", unit) for unit in units}
    found |= {trait("w", f"{kind} {unit}") for kind in kinds for unit in units}
    if measure:
        found.add(trait("m", measure))
    for mark, words in (("i", fact.indicator), ("o", fact.owner)):
        if words:
            found.update(_pieces(mark, words))
    return found


@lru_cache(maxsize=4096)
def trait(mark: str, name: str) -> str:
    """A whole name as one word of the index."""
    return mark + standing(name)


@lru_cache(maxsize=4096)
def _pieces(mark: str, words: str) -> list[str]:
    return [mark + token for token in tokens(words)]


def traits_of_piece(mark: str, piece: str) -> list[str]:
    """The words that an article must have whose indicator or owner holds a piece."""
    return [mark + token for token in wanted(piece)]
