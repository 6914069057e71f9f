"""Reviewers' words on findings: one a reviewer and finding; the latest of anybody's counts.

A verdict on a figure is a reviewer's own opinion. Whether a contradiction is dealt with must
be the same for everybody, since a newsroom's script asks it; so the last word holds for all,
and the others are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.exports.bundle import Change
from heshu.finding_verdicts import FindingLabel, FindingVerdict
from heshu.model import Anchor
from store import events, states
from store.cleaning import storable
from store.clock import now
from store.connection import immediate, select
from store.placing import Placer

if TYPE_CHECKING:
    from heshu.exports.bundle import Event
    from store.articles import Identity
    from store.connection import Database

_COLUMNS = 'finding, relation, field, start, "end", exact, label, reviewer, time, note'

_OF_ARTICLE = (
    f"SELECT {_COLUMNS} FROM finding_verdicts WHERE live AND (article = :uid "  # noqa: S608 - a constant
    "OR finding IN (SELECT key FROM findings JOIN concerned ON concerned.finding = findings.id "
    "WHERE concerned.article = :uid)) ORDER BY event"
)


def give(database: Database, reviewer: str, article: Identity, verdict: FindingVerdict) -> Event:
    """Record a word on a finding in a transaction of its own; reviewer and time are set here.

    Args:
        database: the writing connection.
        reviewer: who judges.
        article: where the printed figure stands.
        verdict: the word.
    """
    uid, place = Placer(database).origin(article, verdict.anchor)
    given = {
        "article": uid,
        "relation": verdict.relation,
        **place._asdict(),
        "exact": verdict.exact,
        "sha256": article.sha256,
        "label": verdict.label.value,
        "note": storable(verdict.note),
        "time": now(),
    }
    value = {name: content for name, content in given.items() if content}
    subject = {
        "finding": verdict.finding,
        "relation": verdict.relation,
        **verdict.anchor._asdict(),
        "exact": verdict.exact,
        "label": verdict.label.value,
    }
    change = Change("finding", (verdict.finding, reviewer), value)
    with immediate(database):
        changes = [change, *states.after_work(database, article.uid, reviewer)]
        return events.act(database, reviewer, "judge_finding", article.uid, subject, changes)


def of_article(database: Database, uid: str) -> list[FindingVerdict]:
    """Every word that holds on findings with a figure in the article, oldest first.

    Those on findings that the text no longer gives are among them.
    """
    return [_verdict(row) for row in select(database, _OF_ARTICLE, {"uid": uid})]


def printed_in(database: Database, uid: str) -> list[FindingVerdict]:
    """Every word that holds on findings whose printed figure stands in the article."""
    sql = f"SELECT {_COLUMNS} FROM finding_verdicts WHERE live AND article = ? ORDER BY event"  # noqa: S608 - a constant
    return [_verdict(row) for row in select(database, sql, (uid,))]


def labels(database: Database) -> dict[FindingLabel, int]:
    """How many findings have each word as their latest."""
    sql = (
        "SELECT label, count(*) FROM finding_verdicts AS word WHERE live AND NOT EXISTS ("
        "SELECT 1 FROM finding_verdicts AS later WHERE later.finding = word.finding "
        "AND later.live AND later.event > word.event) GROUP BY label"
    )
    return {FindingLabel(label): many for label, many in select(database, sql)}


def by_finding(database: Database, uid: str) -> dict[str, FindingVerdict]:
    """The latest word on each finding, by its key."""
    return {verdict.finding: verdict for verdict in of_article(database, uid)}


def _verdict(row: tuple[str | int, ...]) -> FindingVerdict:
    key, relation, field, start, end, exact, label, reviewer, time, note = row
    return FindingVerdict(
        finding=str(key),
        relation=str(relation),
        anchor=Anchor(str(field), int(start), int(end)),
        exact=str(exact),
        label=FindingLabel(str(label)),
        reviewer=str(reviewer),
        time=str(time),
        note=str(note),
    )
