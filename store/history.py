"""Undo and redo: each reviewer takes back their own acts, by events like any other.

Nothing is ever taken out of the log. An undo is an event that sets the registers of an act
back to what it found; a redo sets them again. What somebody else has changed since is left
as it is. A new act makes what was undone before it final.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.model import ReviewState
from store import events, registers, states
from store.connection import immediate, select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlite_utils import Database

    from heshu.exports.bundle import Change, Event

_LAST_DONE = "SELECT max(id) FROM acts WHERE reviewer = ? AND undone = 0"
# Undone acts later than every new act: their undo is the last thing that happened to them.
_FIRST_UNDONE = (
    "SELECT min(id) FROM acts WHERE reviewer = :who AND undone = 1 "
    "AND event > (SELECT max(id) FROM acts WHERE reviewer = :who)"
)

_WORK = ("verdict", "annotation")


def undo(database: Database, reviewer: str) -> Event | None:
    """Take back the reviewer's last act that stands; None when there is none."""
    with immediate(database):
        act_id = select(database, _LAST_DONE, (reviewer,))[0][0]
        if act_id is None:
            return None
        act = events.one(database, act_id)
        changes = _still(database, act.after, act.before)
        changes = [c for c in changes if not _abandons(database, c, changes)]
        return _reverse(database, reviewer, "undo", act, changes)


def redo(database: Database, reviewer: str) -> Event | None:
    """Do again what was last undone; None when nothing was, or a new act came after it."""
    with immediate(database):
        act_id = select(database, _FIRST_UNDONE, {"who": reviewer})[0][0]
        if act_id is None:
            return None
        act = events.one(database, act_id)
        changes = _still(database, act.before, act.after)
        return _reverse(database, reviewer, "redo", act, changes)


def _reverse(
    database: Database, reviewer: str, action: str, act: Event, changes: Sequence[Change]
) -> Event:
    subject = {**act.subject, "act": act.action}
    return events.act(database, reviewer, action, act.about, subject, changes, reverses=act.id)


def _still(
    database: Database, expected: Sequence[Change], target: Sequence[Change]
) -> list[Change]:
    """The target changes of those registers that hold what is expected of them."""
    return [
        new
        for old, new in zip(expected, target, strict=True)
        if registers.held(database, old.what, old.key) == old.value
    ]


def _abandons(database: Database, change: Change, changes: Sequence[Change]) -> bool:
    """Whether it would make an article unread that others have worked on."""
    if change.what != "state":
        return False
    if change.value is not None and change.value.get("state") != ReviewState.UNREAD.value:
        return False
    cleared = sum(c.what in _WORK and c.value is None for c in changes)
    return states.pieces_of_work(database, str(change.key[0])) > cleared
