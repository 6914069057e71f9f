"""Reviewers' words on facts: one verdict a reviewer and span, the latest one holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.exports.bundle import Change
from heshu.model import Anchor, Evidence, Verdict, VerdictLabel
from store import events, states
from store.cleaning import storable
from store.clock import next_id, now
from store.connection import immediate, select
from store.placing import Placer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from heshu.exports.bundle import Event
    from store.articles import Identity
    from store.connection import Database

    Batched = tuple[Identity, Sequence[Verdict], AbstractSet[Anchor]]

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
    with immediate(database):
        return _record(database, reviewer, article, [verdict], figures)


def give_together(database: Database, reviewer: str, of: Sequence[Batched]) -> list[Event]:
    """Record verdicts on several articles in one transaction, undone together.

    Each article has an event of its own, so that it is exported and merged whole; a common
    `batch` in their subjects says that they are one act.
    """
    batch = next_id()
    with immediate(database):
        return [
            _record(database, reviewer, article, given, figures, batch=batch)
            for article, given, figures in of
        ]


def _record(
    database: Database,
    reviewer: str,
    article: Identity,
    given: Sequence[Verdict],
    figures: AbstractSet[Anchor],
    *,
    batch: str = "",
) -> Event:
    """One event for verdicts on one article; inside a write transaction."""
    *others, last = [verdict.anchor for verdict in given]
    placer = Placer(database)
    changes = [_change(placer, reviewer, article, verdict) for verdict in given]
    changes += states.after_work(
        database, article.uid, reviewer, judging=last, figures=figures - set(others)
    )
    one = given[-1]
    subject = {**one.anchor._asdict(), "exact": one.exact, "label": one.label.value}
    if batch:
        subject |= {"batch": batch, "count": len(given)}
    return events.act(database, reviewer, "verdict", article.uid, subject, changes)


def _change(placer: Placer, reviewer: str, article: Identity, verdict: Verdict) -> Change:
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
    uid, place = placer.origin(article, verdict.anchor)
    return Change("verdict", (uid, *place, reviewer), value)


def of_article(database: Database, uid: str) -> list[Verdict]:
    """Every verdict that holds, of every reviewer, oldest first; one a reviewer and span."""
    sql = f"SELECT {_COLUMNS} FROM verdicts WHERE article = ? AND live ORDER BY event"  # noqa: S608 - a constant
    found: dict[tuple[Anchor, str], Verdict] = {}
    for verdict in map(_verdict, select(database, sql, (uid,))):
        # Those of an earlier delivery stand at the same span as a later word on the new one.
        found.pop((verdict.anchor, verdict.reviewer), None)
        found[verdict.anchor, verdict.reviewer] = verdict
    return list(found.values())


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


def evidence(database: Database, reviewer: str, limit: int = 8) -> list[Evidence]:
    """What a reviewer's verdicts rested on, each once, the latest first."""
    sql = (
        "SELECT evidence_url, evidence_title, evidence_date, evidence_quote FROM verdicts "
        "WHERE live AND reviewer = ? AND evidence_url || evidence_title <> '' "
        "GROUP BY evidence_url, evidence_title, evidence_date ORDER BY max(event) DESC LIMIT ?"
    )
    return [Evidence(*row) for row in select(database, sql, (reviewer, limit))]


def reviewers(database: Database) -> list[str]:
    """Everybody whose verdicts hold, by name."""
    sql = "SELECT DISTINCT reviewer FROM verdicts WHERE live AND reviewer <> '' ORDER BY reviewer"
    return [row[0] for row in select(database, sql)]
