"""Which articles may answer a query, the newest first, as few as possible of them looked at.

Three ways in, the narrowest that there is: articles that are few because a value is rare or
somebody said something of them, articles by the words they hold, articles by the traits of
their figures; else all of them. They come page by page from the newest on, so whatever else
must hold is asked of a page and not of the whole store. What an index leaves open (long words,
several things of one figure) is looked at in the article itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from store import searching
from store.connection import select
from store.queries import conditions, values
from store.queries.pieces import Condition, all_of

if TYPE_CHECKING:
    from store.connection import Database
    from store.queries.language import Query, Term

FEW = 5000
"""Rows of an index: at most so many are fetched before another way in is taken."""

_APART = 600
"""With so many others between them, articles are sooner looked up one by one than in a stretch."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A query taken apart by what each piece speaks of."""

    words: list[str]
    without: list[str]
    of_figure: list[Term]
    """All must hold of one figure."""
    of_article: list[Term]
    no_figure: list[Term]
    """Excluded, and nothing is said of a figure otherwise: no figure is like this."""

    @property
    def said(self) -> bool:
        """Whether figures are looked for by what was said of them and by nothing else."""
        return bool(self.of_figure) and all(
            term.key in ("verdict", "reviewer") and "none" not in term.values and not term.excluded
            for term in self.of_figure
        )


def parts(query: Query) -> Parts:
    """Take a query apart."""
    figural = [term for term in query.terms if term.of_figure]
    looked_for = any(not term.excluded and term.key != "reviewer" for term in figural)
    of_figure = figural if looked_for else []
    rest = [] if looked_for else figural
    return Parts(
        words=query.wanted,
        without=[word.text for word in query.words if word.excluded],
        of_figure=of_figure,
        of_article=[term for term in query.terms if not term.of_figure]
        + [term for term in rest if term.key == "reviewer"],
        no_figure=[term for term in rest if term.key != "reviewer"],
    )


class _Index(NamedTuple):
    """Something that an index of words or traits must, or must not, have of an article."""

    table: str
    match: str
    excluded: bool = False


class Candidates:
    """The articles that may answer a query, in pages from the newest to the oldest."""

    def __init__(self, database: Database, of: Parts, within: list[int] | None = None) -> None:
        """`within`: only these articles, whether they were replaced or not."""
        self._database = database
        self._replaced = _replaced(database) if within is None else set()
        self._few = _few(database, of)
        if within is not None:
            self._few = set(within) if self._few is None else self._few & set(within)
        tests = [*map(conditions.of_article, of.of_article), *_of_said(of)]
        self._tests = all_of(tests) if tests else None
        self._indexes = _indexes(of, few=self._few is not None)
        self._before = 1 << 62
        self.exhausted = False
        """Whether there is no further page."""

    def page(self, size: int) -> list[int]:
        """The numbers of the next so many (-1: all) articles, but for those that were replaced."""
        if self._few is None:
            numbers = self._next(size)
        else:
            numbers = sorted((n for n in self._few if n < self._before), reverse=True)
            numbers = numbers[:size] if size >= 0 else numbers
        if numbers:
            self._before = numbers[-1]
        self.exhausted = size < 0 or len(numbers) < size
        if self._few is not None and self._tests:
            numbers = _passing(self._database, self._tests, numbers)
        for index in self._indexes if self._few is not None else self._indexes[1:]:
            numbers = self._agreeing(index, numbers)
        return [number for number in numbers if number not in self._replaced]

    def all(self) -> list[int]:
        """All of them."""
        return self.page(-1)

    def _next(self, size: int) -> list[int]:
        """A page by the first of the indexes, of articles that pass the tests."""
        ways, table, number = [], "articles", "id"
        if self._indexes and not self._indexes[0].excluded:
            table, number = self._indexes[0].table, "rowid"
            ways.append(Condition(f"{table} MATCH ?", (self._indexes[0].match,)))
        elif self._indexes:
            ways.append(_found(self._indexes[0], "articles.id"))
        if self._tests and table == "articles":
            ways.append(self._tests)
        elif self._tests:
            sql = f"EXISTS (SELECT 1 FROM articles WHERE articles.id = {table}.rowid AND {{}})"  # noqa: S608 - constants
            ways.append(Condition(sql.format(self._tests.sql), self._tests.values))
        where = all_of([*ways, Condition(f"{table}.{number} < ?", (self._before,))])
        sql = (
            f"SELECT {table}.{number} FROM {table} WHERE {where.sql} "  # noqa: S608 - no word of the person's
            f"ORDER BY {table}.{number} DESC LIMIT ?"
        )
        return [row[0] for row in select(self._database, sql, (*where.values, size))]

    def _agreeing(self, index: _Index, numbers: list[int]) -> list[int]:
        """Those of a page that an index has, or does not have."""
        if not numbers:
            return numbers
        which = Condition("rowid BETWEEN ? AND ?", (numbers[-1], numbers[0]))
        if numbers[0] - numbers[-1] > _APART * len(numbers):
            which = Condition("rowid IN (SELECT value FROM json_each(?))", (json.dumps(numbers),))
        sql = f"SELECT rowid FROM {index.table} WHERE {index.table} MATCH ? AND {which.sql}"  # noqa: S608 - constants
        rows = select(self._database, sql, (index.match, *which.values))
        found = {row[0] for row in rows}
        return [number for number in numbers if (number in found) != index.excluded]


def _passing(database: Database, tests: Condition, numbers: list[int]) -> list[int]:
    """Those of a page that pass tests of the row of the article."""
    sql = (
        "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) "  # noqa: S608 - conditions
        f"AND {tests.sql} ORDER BY id DESC"
    )
    rows = select(database, sql, (json.dumps(numbers), *tests.values))
    return [row[0] for row in rows]


def _found(index: _Index, column: str) -> Condition:
    sql = f"{column} IN (SELECT rowid FROM {index.table} WHERE {index.table} MATCH ?)"  # noqa: S608 - constants
    return Condition(f"NOT {sql}" if index.excluded else sql, (index.match,))


def _replaced(database: Database) -> set[int]:
    """The articles whose place a newer delivery has taken."""
    sql = (
        "SELECT articles.id FROM articles WHERE uid IN (SELECT follows FROM articles "
        "WHERE follows > '' UNION ALL SELECT follows FROM names WHERE follows > '')"
    )
    return {row[0] for row in select(database, sql)}


def _indexes(of: Parts, *, few: bool) -> list[_Index]:
    """What indexes must say; one that has something goes before those that have it not."""
    found = []
    if of.words:
        found.append(_Index("search", searching.expression(of.words)))
    # A few articles are looked at sooner than their traits, unless these tell all.
    told = not few or conditions.told_by_traits(of.of_figure)
    if told and (traits := conditions.all_traits(of.of_figure)):
        found.append(_Index("traits", traits))
    without = [("search", searching.expression([p])) for p in of.without if searching.is_exact(p)]
    without += [("traits", conditions.exact_traits(term)) for term in of.no_figure]
    return found + [_Index(table, match, excluded=True) for table, match in without if match]


def _of_said(of: Parts) -> list[Condition]:
    """What must hold of the article of a figure of which something was said."""
    said = [term for term in of.of_figure if not term.excluded]
    return [conditions.of_article(term) for term in said if term.key in ("verdict", "reviewer")]


def _few(database: Database, of: Parts) -> set[int] | None:
    """The fewest articles that a condition tells at once; None when they are many by all."""
    found: set[int] | None = None
    queries = [way.query for way in by_value(of.of_figure)] + _by_words_of_people(of)
    if of.words and (traits := conditions.all_traits(of.of_figure)):
        queries.append(Condition("SELECT rowid FROM traits WHERE traits MATCH ?", (traits,)))
    for query in queries:
        rows = select(database, f"{query.sql} LIMIT {FEW + 1}", query.values)
        if len(rows) <= FEW:
            numbers = {row[0] for row in rows}
            found = numbers if found is None else found & numbers
    return found


class ByValue(NamedTuple):
    """A way in by the index of values."""

    query: Condition
    """For the numbers of articles."""
    whole: bool
    """Whether all that is asked of a figure is in it."""
    in_unit: bool
    """Whether the index alone tells; values in whatever unit are looked at one by one."""


def by_value(terms: list[Term]) -> list[ByValue]:
    """The ways by the values that figures shall have."""
    also = [term for term in terms if term.key in ("kind", "unit")]
    same = all_of(map(conditions.of_figure, also))
    return [
        ByValue(
            values.articles(term.amount, same), len(also) + 1 == len(terms), bool(term.amount.unit)
        )
        for term in terms
        if term.amount is not None and not term.excluded
    ]


def _by_words_of_people(of: Parts) -> list[Condition]:
    found = []
    for term in (*of.of_article, *of.of_figure):
        if term.amount is None and (uids := conditions.listed(term)) is not None:
            sql = f"SELECT DISTINCT articles.id FROM articles WHERE uid IN ({uids.sql})"  # noqa: S608 - conditions
            found.append(Condition(sql, uids.values))
    return found
