"""What to verify next: figures without a verdict, those most likely wrong first.

A figure that the arithmetic contradicts comes before one at the edge, that before the other
figures of articles with contradictions, and these before all the rest. A contradiction that
somebody has said a word on is dealt with; so is a figure with anybody's verdict.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from heshu.model import Anchor, Channel, Judgement
from store.connection import select
from store.derived import FIGURES

if TYPE_CHECKING:
    from store.connection import Database


class Queued(NamedTuple):
    """A figure that waits for a verdict."""

    article_id: int
    anchor: Anchor
    judgement: Judgement | None
    """What the arithmetic says of it; None when nothing is known against it."""


class Left(NamedTuple):
    """How much waits."""

    contradicted: int
    borderline: int
    figures: int
    """All figures without a verdict, those before included."""


_JUDGED = (
    "SELECT 1 FROM verdicts WHERE verdicts.article = uid AND verdicts.field = {0} "
    'AND verdicts.start = {1} AND verdicts."end" = {2} AND live'
)
_PRINTED = (
    "coalesce(findings.data ->> '$.printed.fact.field', 'text')",
    "findings.data ->> '$.printed.fact.start'",
    "findings.data ->> '$.printed.fact.end'",
)
_FOUND = (
    "FROM findings JOIN articles ON articles.id = findings.article "  # noqa: S608 - constants
    f"WHERE channel = '{Channel.ARITHMETIC.value}' AND findings.verdict = ? "
    "AND NOT EXISTS (SELECT 1 FROM finding_verdicts WHERE finding = findings.key AND live) "
    f"AND NOT EXISTS ({_JUDGED.format(*_PRINTED)})"
)
_FINDINGS = (
    f"SELECT findings.article, {', '.join(_PRINTED)} {_FOUND} "
    "ORDER BY articles.inconsistent DESC, findings.article, findings.id"
)
_HOW_MANY = (
    f"SELECT count(*) FROM (SELECT DISTINCT findings.article, {', '.join(_PRINTED)} {_FOUND})"  # noqa: S608 - constants
)
_JUDGED_HERE = _JUDGED.format("figures.field", "figures.start", 'figures."end"')
_FIGURES = (
    'SELECT figures.article, figures.field, figures.start, figures."end" FROM articles '  # noqa: S608 - constants
    "CROSS JOIN figures ON figures.article = articles.id "
    "WHERE articles.figures > 0 AND articles.inconsistent {} "
    "AND figures.kind IN (SELECT value FROM json_each(?)) "
    f"AND NOT EXISTS ({_JUDGED_HERE}) "
    "ORDER BY {} articles.id, figures.number LIMIT ?"
)
_WORST = (("> 0", "articles.inconsistent DESC,"), ("= 0", ""))
_KINDS = json.dumps(sorted(FIGURES))


def waiting(database: Database, limit: int = 50) -> list[Queued]:
    """The figures to verify next, the worst first, each once."""
    found: dict[tuple[int, Anchor], Queued] = {}
    for judgement in (Judgement.INCONSISTENT, Judgement.BORDERLINE):
        for number, *span in select(database, _FINDINGS, (judgement.value,)):
            one = Queued(number, Anchor(*span), judgement)
            found.setdefault(one[:2], one)
    for which, order in _WORST:
        missing = limit - len(found)
        if missing <= 0:
            break
        # Those above may come again here, so as many more are asked for.
        rows = select(database, _FIGURES.format(which, order), (_KINDS, missing + len(found)))
        for number, *span in rows:
            one = Queued(number, Anchor(*span), None)
            found.setdefault(one[:2], one)
    return list(found.values())[:limit]


def left(database: Database) -> Left:
    """How much waits, of the whole store."""
    contradicted, borderline = (
        int(select(database, _HOW_MANY, (judgement.value,))[0][0])
        for judgement in (Judgement.INCONSISTENT, Judgement.BORDERLINE)
    )
    figures = int(select(database, "SELECT coalesce(sum(figures), 0) FROM articles")[0][0])
    judged = int(select(database, _ALREADY, (_KINDS,))[0][0])
    return Left(contradicted, borderline, figures - judged)


_ALREADY = (
    "SELECT count(*) FROM (SELECT DISTINCT verdicts.article, verdicts.field, verdicts.start, "
    'verdicts."end" FROM verdicts JOIN articles ON uid = verdicts.article '
    "JOIN figures ON figures.article = articles.id AND figures.field = verdicts.field "
    'AND figures.start = verdicts.start AND figures."end" = verdicts."end" '
    "WHERE live AND figures.kind IN (SELECT value FROM json_each(?)))"
)
