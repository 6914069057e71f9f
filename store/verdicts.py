"""Reviewers' words on facts: one verdict a reviewer and span, the latest one holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.exports.bundle import Change
from heshu.model import Anchor, Evidence, Verdict, VerdictLabel
from store import events, states
from store.cleaning import storable
from store.clock import now
from store.connection import immediate, select

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sqlite_utils import Database

    from heshu.exports.bundle import Event
    from store.articles import Identity

_COLUMNS = (
    'field, start, "end", exact, label, reviewer, time, corrected, evidence_url, '
    "evidence_title, evidence_date, evidence_quote, confidence, note"
)


def give(
    database: Database,
    reviewer: str,
    article: Identity,
    verdict: Verdict,
    *,
    figures: AbstractSet[Anchor] = frozenset(),
) -> Event:
    """Record a verdict in a transaction of its own; its reviewer and time are set here.

    Args:
        database: the writing connection.
        reviewer: who judges.
        article: the article judged.
        verdict: the verdict.
        figures: the spans of all figures of the article, to see when none is left.
    """
    anchor = verdict.anchor
    given = {
        "exact": verdict.exact,
        "sha256": article.sha256,
        "label": verdict.label.value,
        "corrected": verdict.corrected,
        "evidence_url": verdict.evidence.url,
        "evidence_title": verdict.evidence.title,
        "evidence_date": verdict.evidence.date,
        "evidence_quote": verdict.evidence.quote,
        "confidence": verdict.confidence,
        "note": verdict.note,
        "time": now(),
    }
    value = {name: storable(text) for name, text in given.items() if text}
    subject = {**anchor._asdict(), "exact": verdict.exact, "label": verdict.label.value}
    key = (article.uid, *anchor, reviewer)
    with immediate(database):
        steps = states.after_work(database, article.uid, reviewer, judging=anchor, figures=figures)
        changes = [Change("verdict", key, value), *steps]
        return events.act(database, reviewer, "verdict", article.uid, subject, changes)


def of_article(database: Database, uid: str) -> list[Verdict]:
    """Every verdict that holds, of every reviewer, oldest first."""
    sql = f"SELECT {_COLUMNS} FROM verdicts WHERE article = ? AND live ORDER BY event"  # noqa: S608 - a constant
    return [_verdict(row) for row in select(database, sql, (uid,))]


def _verdict(row: tuple[str | int, ...]) -> Verdict:
    field, start, end, exact, label, reviewer, time, corrected, *rest = row
    return Verdict(
        anchor=Anchor(str(field), int(start), int(end)),
        exact=str(exact),
        label=VerdictLabel(str(label)),
        reviewer=str(reviewer),
        time=str(time),
        corrected=str(corrected),
        evidence=Evidence(*map(str, rest[:4])),
        confidence=str(rest[4]),
        note=str(rest[5]),
    )


def by_anchor(database: Database, uid: str, reviewer: str) -> dict[Anchor, Verdict]:
    """One verdict a span: this reviewer's own, else the latest of another's."""
    found: dict[Anchor, Verdict] = {}
    for verdict in of_article(database, uid):
        known = found.get(verdict.anchor)
        if known is None or known.reviewer != reviewer:
            found[verdict.anchor] = verdict
    return found
