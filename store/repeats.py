"""Figures that say the same as another one: one verdict may do for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from heshu.model import Anchor
from store.connection import select
from store.queries.amounts import kept
from store.queries.figures import near

if TYPE_CHECKING:
    from heshu.model import Fact
    from store.articles import Identity
    from store.connection import Database


class Repeat(NamedTuple):
    """Where a figure stands again."""

    article_id: int
    anchor: Anchor


_SAME = (
    'SELECT other.article, other.field, other.start, other."end" FROM figures AS other '
    "JOIN articles ON articles.id = other.article WHERE {} "
    "AND other.kind = :kind AND other.unit = :unit AND other.indicator = :indicator "
    "AND other.owner = :owner AND other.period = :period AND other.exact = :exact "
    'AND other."end" - other.start = :length '
    "AND NOT EXISTS (SELECT 1 FROM verdicts WHERE verdicts.article = uid "
    "AND verdicts.field = other.field AND verdicts.start = other.start "
    'AND verdicts."end" = other."end" AND verdicts.reviewer = :reviewer AND live) '
    "ORDER BY other.article, other.number"
)


def of_fact(
    database: Database, reviewer: str, of: Identity, fact: Fact, *, everywhere: bool = False
) -> list[Repeat]:
    """The other places of one figure that this reviewer has not judged.

    The same value in the same form, of the same kind, unit, indicator, owner and period: a
    figure of which any of these is another may be right where this one is wrong. The caller
    looks at the text, see `Store.repeats`.

    Args:
        database: any connection.
        reviewer: whose verdicts count.
        of: the article the fact stands in.
        fact: the figure.
        everywhere: in all articles of the store, instead of this one.
    """
    value = kept(fact)
    if value is None:
        return []
    exact = str(value.low) if value.low == value.high else f"{value.low} {value.high}"
    values = {
        "kind": fact.kind.value, "unit": fact.unit, "indicator": fact.indicator,
        "owner": fact.owner, "period": fact.period, "exact": exact,
        "length": fact.end - fact.start, "reviewer": reviewer, "article": of.id,
        "measure": value.measure, "low": near(value.low),
    }  # fmt: skip
    where = (
        "other.measure = :measure AND other.low = :low AND other.exact <> ''"
        if everywhere
        else "other.article = :article"
    )
    rows = select(database, _SAME.format(where), values)
    found = [Repeat(row[0], Anchor(*row[1:])) for row in rows]
    return [one for one in found if one != Repeat(of.id, fact.anchor)]
