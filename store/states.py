"""How far the review of an article has come, moved by hand or by the work itself.

The first verdict or annotation takes an article from unread to in review; the verdict that
leaves no figure unjudged makes it annotated. Such a step is part of the same event as the
verdict, so undoing the one undoes the other. Work never moves a state back, and never
touches what a person set further on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.exports.bundle import Change
from heshu.model import ReviewState
from store import events, registers
from store.clock import now
from store.connection import immediate, select

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from heshu.exports.bundle import Event
    from heshu.model import Anchor
    from store.connection import Database

_OPEN = (ReviewState.UNREAD, ReviewState.IN_REVIEW)


def state(database: Database, uid: str) -> ReviewState:
    """The state of an article; unread when nobody has set one."""
    value = registers.held(database, "state", (uid,))
    return ReviewState(str(value["state"])) if value else ReviewState.UNREAD


def change(uid: str, to: ReviewState, reviewer: str) -> Change:
    """The change that sets a state."""
    value = {"state": to.value, "reviewer": reviewer, "time": now()}
    return Change("state", (uid,), {name: text for name, text in value.items() if text})


def set_by_hand(database: Database, reviewer: str, uid: str, to: ReviewState) -> Event:
    """Set the state of an article, in a transaction of its own."""
    with immediate(database):
        subject = {"state": to.value}
        return events.act(database, reviewer, "state", uid, subject, [change(uid, to, reviewer)])


def after_work(
    database: Database,
    uid: str,
    reviewer: str,
    *,
    judging: Anchor | None = None,
    figures: AbstractSet[Anchor] = frozenset(),
) -> list[Change]:
    """The step that a verdict or an annotation brings about, if any.

    Args:
        database: a connection in a write transaction.
        uid: the article.
        reviewer: who works.
        judging: the span of the verdict about to be recorded; None for an annotation.
        figures: the spans of all figures of the article.
    """
    current = state(database, uid)
    if current not in _OPEN:
        return []
    reached = ReviewState.IN_REVIEW
    if judging in figures and _left(database, uid, figures) <= {judging}:
        reached = ReviewState.ANNOTATED
    return [change(uid, reached, reviewer)] if reached != current else []


def _left(database: Database, uid: str, figures: AbstractSet[Anchor]) -> AbstractSet[Anchor]:
    """The figures without a verdict by anyone; the count first, since it is cheap."""
    sql = 'SELECT DISTINCT field, start, "end" FROM verdicts WHERE article = ? AND live'
    judged = select(database, sql, (uid,))
    if len(judged) + 1 < len(figures):
        return figures
    return figures - set(judged)


def pieces_of_work(database: Database, uid: str) -> int:
    """How many verdicts (on figures and findings) and annotations hold, of all reviewers."""
    sql = (
        "SELECT (SELECT count(*) FROM verdicts WHERE article = :uid AND live) "
        "+ (SELECT count(*) FROM finding_verdicts WHERE article = :uid AND live) "
        "+ (SELECT count(*) FROM annotations WHERE article = :uid AND live)"
    )
    return int(select(database, sql, {"uid": uid})[0][0])
