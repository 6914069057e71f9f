"""Undo and redo: each reviewer takes back their own acts, by events like any other.

Nothing is ever taken out of the log. An undo is an event that sets the registers of an act
back to what it found; a redo takes back the undo. What somebody else has changed since is
left as it is. A new act makes what was undone before it final.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.model import ReviewState
from store import events, registers, states
from store.connection import immediate, select

if TYPE_CHECKING:
    from heshu.exports.bundle import Change, Event
    from store.connection import Database

# `event` is the last thing that happened to an act: itself, its undo or its redo.
_LAST_DONE = (
    "SELECT id, event FROM acts WHERE reviewer = :who AND undone = 0 ORDER BY id DESC LIMIT 1"
)
# Undone later than the newest act, so no new act came after.
_FIRST_UNDONE = (
    "SELECT id, event FROM acts WHERE reviewer = :who AND undone = 1 "
    "AND event > (SELECT max(id) FROM acts WHERE reviewer = :who) ORDER BY id LIMIT 1"
)

_WORK = ("verdict", "finding", "annotation")


def undo(database: Database, reviewer: str) -> Event | None:
    """Take back the reviewer's last act that stands; None when there is none."""
    return _reverse(database, reviewer, "undo", _LAST_DONE)


def redo(database: Database, reviewer: str) -> Event | None:
    """Do again what was last undone; None when nothing was, or a new act came after it."""
    return _reverse(database, reviewer, "redo", _FIRST_UNDONE)


def _reverse(database: Database, reviewer: str, action: str, which: str) -> Event | None:
    """Reverse the act that the query tells of, with those given together with it."""
    with immediate(database):
        found = _one(database, reviewer, action, which)
        batch = found.subject.get("batch") if found else None
        while batch and _next_batch(database, reviewer, which) == batch:
            _one(database, reviewer, action, which)
        return found


def _next_batch(database: Database, reviewer: str, which: str) -> object:
    rows = select(database, which, {"who": reviewer})
    return events.one(database, rows[0][0]).subject.get("batch") if rows else None


def _one(database: Database, reviewer: str, action: str, which: str) -> Event | None:
    rows = select(database, which, {"who": reviewer})
    if not rows:
        return None
    act_id, last_id = rows[0]
    act, last = events.one(database, act_id), events.one(database, last_id)
    subject = {**act.subject, "act": act.action}
    changes = _states_fit(database, reviewer, act.about, _inverse(database, last))
    return events.act(database, reviewer, action, act.about, subject, changes, reverses=act_id)


def _inverse(database: Database, event: Event) -> list[Change]:
    """What takes an event back, for those registers that still hold what it left in them."""
    return [
        before
        for after, before in zip(event.after, event.before, strict=True)
        if registers.held(database, after.what, after.key) == after.value
    ]


def _states_fit(database: Database, reviewer: str, uid: str, changes: list[Change]) -> list[Change]:
    """No article is left unread that somebody's work is on, or comes back to."""
    kept = [change for change in changes if not _abandons(database, change, changes)]
    works = any(change.what in _WORK and change.value is not None for change in kept)
    if works and not any(change.what == "state" for change in kept):
        kept += states.after_work(database, uid, reviewer)
    return kept


def _abandons(database: Database, change: Change, changes: list[Change]) -> bool:
    if change.what != "state":
        return False
    if change.value is not None and change.value.get("state") != ReviewState.UNREAD.value:
        return False
    cleared = sum(c.what in _WORK and c.value is None for c in changes)
    return states.pieces_of_work(database, str(change.key[0])) > cleared
