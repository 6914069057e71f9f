"""All values of one indicator over the articles of the store, with where each stands.

The way in is the index of traits, which knows of each article which indicators it may have; only
those are looked at, the newest first. The facts themselves are read one by one out of the record of
their article, by SQLite, so that the other facts of it are never made.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from heshu.exports.records import read_fact
from heshu.observing import Clash, Observed, clashes, whose
from store.connection import select
from store.queries.figures import traits_of_piece
from store.queries.folding import fold
from store.revisions import NEWEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.connection import Database

MOST = 2000
"""Values that are shown; with more, the newest articles are."""

_PAGE = 256
_SUGGESTING = 400
"""Articles that are looked at for names of indicators while somebody types."""

_COUNTING = 5000
"""Articles, the newest, whose indicators are counted when nothing is typed."""

_FIGURES = (
    "figures.kind IN ('number', 'quantity', 'money', 'percent', 'percentage_point', 'rank', "
    "'multiple', 'ratio', 'fraction', 'age', 'range')"
)


class Named(NamedTuple):
    """An indicator as texts name it."""

    indicator: str
    values: int
    articles: int


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """One value with the article it stands in."""

    observed: Observed
    title: str
    document: str
    issued: str
    label: str = ""
    """The verdict on it: the reviewer's own, else the latest; empty without one."""
    clash: Clash = Clash.NONE

    @property
    def article_id(self) -> int:
        """The number of the article."""
        return self.observed.article


class Series(NamedTuple):
    """The values of an indicator, by what they measure, period and owner."""

    values: list[IndicatorValue]
    more: bool
    """Whether older articles have more."""


def series(
    database: Database, reviewer: str, name: str, *, owner: str = "", similar: bool = False,
    limit: int = MOST,
) -> Series:  # fmt: skip
    """The values of an indicator.

    Args:
        database: any connection.
        reviewer: whose verdicts come first.
        name: as texts print it, but for width and case.
        owner: only of owners whose name holds this; a text's own place counts as its name.
        similar: also of indicators whose names hold this one.
        limit: the most values.
    """
    found: list[IndicatorValue] = []
    wanted = fold(name.strip())
    if not wanted:
        return Series(found, more=False)
    for page in _pages(database, wanted):
        values = _values(database, wanted, page, similar=similar)
        found += [value for value in values if _belongs(value, owner)]
        if len(found) > limit:
            break
    more = len(found) > limit
    found = sorted(found[:limit], key=_order)
    labels = _labels(database, reviewer, {value.article_id for value in found})
    clash = clashes([value.observed for value in found])
    return Series(
        [
            replace(
                one, clash=sure, label=labels.get((one.article_id, *one.observed.fact.anchor), "")
            )
            for one, sure in zip(found, clash, strict=True)
        ],
        more,
    )


def _belongs(value: IndicatorValue, owner: str) -> bool:
    seen = value.observed
    return owner in seen.fact.owner or owner in seen.whose.name


def _order(value: IndicatorValue) -> tuple[object, ...]:
    """By what is measured, then time (unknown last), owner, and as the documents come."""
    seen, fact = value.observed, value.observed.fact
    known = fact.period[:4].isdigit()
    return (
        seen.sort.indicator, seen.sort.measure, seen.sort.changes, not known, fact.period,
        seen.whose.name, seen.article, fact.start,
    )  # fmt: skip


# ------------------------------------------------------------ the way in


def _pages(database: Database, wanted: str) -> Iterator[list[int]]:
    """The articles whose traits may hold the indicator, the newest first, page by page."""
    match = " AND ".join(f'"{trait}"' for trait in traits_of_piece("i", wanted))
    sql = (
        "SELECT traits.rowid FROM traits JOIN articles ON articles.id = traits.rowid "  # noqa: S608 - a constant
        f"WHERE traits MATCH ? AND {NEWEST} ORDER BY traits.rowid DESC"
    )
    numbers = [row[0] for row in select(database, sql, (match,))]
    for at in range(0, len(numbers), _PAGE):
        yield numbers[at : at + _PAGE]


def _named(similar: bool) -> str:
    """What the name of an indicator must be; the index has no letters but half-width ones."""
    return "instr(lower(indicator), ?)" if similar else "lower(indicator) = ?"


_VALUES = (  # {} is one of two tests below
    "SELECT figures.article, json_extract(facts.data, '$[' || figures.number || ']'), "
    "articles.title, articles.issued, articles.issuer, sources.path "
    "FROM json_each(?) AS asked CROSS JOIN figures ON figures.article = asked.value "
    "CROSS JOIN articles ON articles.id = figures.article "
    "CROSS JOIN facts ON facts.article = figures.article "
    "CROSS JOIN sources ON sources.id = articles.source "
    "WHERE {} AND " + _FIGURES
)


def _values(
    database: Database, wanted: str, page: Sequence[int], *, similar: bool
) -> Iterator[IndicatorValue]:
    homes: dict[int, str] | None = None
    for row in select(database, _VALUES.format(_named(similar)), (json.dumps(page), wanted)):
        number, record, title, issued, issuer, path = row
        fact = read_fact(json.loads(record))
        if homes is None:
            homes = _places_of_titles(database, page)
        of = whose(fact.owner, issuer, homes.get(number, ""))
        yield IndicatorValue(Observed(number, fact, of), title, path, issued)


def _places_of_titles(database: Database, page: Sequence[int]) -> dict[int, str]:
    """The first place that each title names."""
    sql = (
        "SELECT figures.article, substr(articles.title, figures.start + 1, "
        'figures."end" - figures.start) FROM json_each(?) AS asked '
        "CROSS JOIN figures ON figures.article = asked.value "
        "CROSS JOIN articles ON articles.id = figures.article "
        "WHERE figures.field = 'title' AND figures.kind = 'place' ORDER BY figures.start DESC"
    )
    return dict(select(database, sql, (json.dumps(page),)))


def _labels(
    database: Database, reviewer: str, numbers: set[int]
) -> dict[tuple[int, str, int, int], str]:
    """The verdict on each span of some articles: the reviewer's own, else the latest."""
    sql = (
        'SELECT articles.id, field, start, "end", label FROM verdicts '
        "JOIN articles ON articles.uid = verdicts.article WHERE live "
        "AND articles.id IN (SELECT value FROM json_each(?)) ORDER BY reviewer = ?, event"
    )
    rows = select(database, sql, (json.dumps(sorted(numbers)), reviewer))
    return {(number, field, start, end): label for number, field, start, end, label in rows}


# ------------------------------------------------------------ names


def names(database: Database, typed: str = "", limit: int = 50) -> list[Named]:
    """The indicators that texts name, the most common first.

    Args:
        database: any connection.
        typed: only those whose names hold this, as told by the newest articles that have any;
            empty: those of the newest articles.
        limit: the most names.
    """
    wanted = fold(typed.strip())
    newest = "SELECT id FROM articles ORDER BY id DESC LIMIT 1 OFFSET ?"
    test = f"article >= coalesce(({newest}), 0)"
    values: list[int | str] = [_COUNTING - 1]
    if wanted:
        page: list[int] = []
        for numbers in _pages(database, wanted):
            page += numbers
            if len(page) >= _SUGGESTING:
                break
        test = "article IN (SELECT value FROM json_each(?)) AND instr(lower(indicator), ?)"
        values = [json.dumps(page), wanted]
    sql = (
        f"SELECT indicator, count(*), count(DISTINCT article) AS articles FROM figures "  # noqa: S608 - constants
        f"WHERE indicator <> '' AND {_FIGURES} AND {test} "
        "GROUP BY indicator ORDER BY articles DESC, 2 DESC, indicator LIMIT ?"
    )
    return [Named(*row) for row in select(database, sql, (*values, limit))]
