"""The log of what people did, and how it becomes what holds now.

Every act is one event: which registers it found holding what, and what it left in them.
Events are only ever added. `apply` is the one writer of the projections, and it is a pure
function of the event: the store's present is the replay of its events in any order.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from heshu.exports.bundle import Change, Event
from store import counting, mended, placing, registers
from store.clock import next_id, now
from store.connection import immediate, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from heshu.exports.bundle import Value
    from store.connection import Database

COLUMNS = "id, time, reviewer, action, about, subject, before, after, reverses"
_INSERT = f"INSERT OR IGNORE INTO events ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - constants
_SELECT = f"SELECT {COLUMNS} FROM events"  # noqa: S608 - constants


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _changes(text: str) -> tuple[Change, ...]:
    return tuple(Change(what, tuple(key), value) for what, key, value in json.loads(text))


def _event(row: tuple[Any, ...]) -> Event:
    name, time, reviewer, action, about, subject, before, after, reverses = row
    return Event(
        name, time, reviewer, action, about, json.loads(subject), _changes(before),
        _changes(after), reverses,
    )  # fmt: skip


def act(
    database: Database,
    reviewer: str,
    action: str,
    about: str,
    subject: Mapping[str, Any],
    after: Sequence[Change],
    *,
    reverses: str = "",
) -> Event:
    """Record what a person does and let it take effect; inside a write transaction.

    Args:
        database: a connection in an `immediate` transaction.
        reviewer: who acts.
        action: the name of the act, see `Event.action`.
        about: uid of the article or SHA-256 of the source.
        subject: for a reader of the log.
        after: the registers to set; what they hold before is read here.
        reverses: the act that is undone or redone.
    """
    before = tuple(Change(what, key, registers.held(database, what, key)) for what, key, _ in after)
    event = Event(
        next_id(last_id(database)), now(), reviewer, action, about, subject, before,
        tuple(after), reverses,
    )  # fmt: skip
    _insert(database, event)
    mended.renew(database, apply(database, event))
    return event


def last_id(database: Database) -> str:
    """The greatest id in the log; an empty string when there is none."""
    return str(database.conn.execute("SELECT max(id) FROM events").fetchone()[0] or "")


def _insert(database: Database, event: Event) -> bool:
    """Append to the log; False when the event is already there."""
    row = (
        event.id, event.time, event.reviewer, event.action, event.about, _dump(event.subject),
        _dump(event.before), _dump(event.after), event.reverses,
    )  # fmt: skip
    return database.conn.execute(_INSERT, row).rowcount == 1


def apply(database: Database, event: Event) -> set[str]:
    """Let an event take effect on the projections; any order, any number of times.

    An act can be undone, an undo marks its act as undone, a redo as done again. An
    import, or what changes nothing, is no act in this sense.

    Returns:
        The SHA-256 of the sources whose articles are to be renewed (`mended.renew`).
    """
    torn: set[str] = set()
    for change in event.after:
        if change.what == "mend":
            torn |= _sources(change, event)
        registers.put(database, change, event.id)
        placing.put(database, change)
        if change.what == "finding":
            counting.recount_finding(database, str(change.key[0]))
    undoable = event.after and event.action != "import"
    act_id = event.reverses or (event.id if undoable else "")
    if act_id:
        value: Value = {"reviewer": event.reviewer, "undone": int(event.action == "undo")}
        registers.put(database, Change("act", (act_id,), value), event.id)
    return torn


def _sources(change: Change, event: Event) -> set[str]:
    """The source of a mend; a mend taken back says it in what was before."""
    values = [change.value, *(c.value for c in event.before if c[:2] == change[:2])]
    return {str(value["source"]) for value in values if value}


def add(database: Database, new: Iterable[Event]) -> int:
    """Take over events of another store; inside a write transaction.

    Returns:
        How many were not yet known.
    """
    taken = [torn for event in new if (torn := take_over(database, event)) is not None]
    mended.renew(database, set().union(*taken))
    return len(taken)


def take_over(database: Database, event: Event) -> set[str] | None:
    """Take over one event of another store; None when it is known.

    Returns:
        As `apply`; the caller renews these sources when all events are taken over.
    """
    return apply(database, event) if _insert(database, event) else None


def rebuild(database: Database) -> int:
    """Make the projections anew from the log, in one transaction; how many events it has."""
    with immediate(database):
        registers.clear(database)
        rows = select(database, f"{_SELECT} ORDER BY id")
        torn: set[str] = set()
        for row in rows:
            torn |= apply(database, _event(row))
        mended.renew(database, torn)
        counting.recount_all(database)
    return len(rows)


def one(database: Database, event_id: str) -> Event:
    """The event with an id.

    Raises:
        KeyError: there is none.
    """
    rows = select(database, f"{_SELECT} WHERE id = ?", (event_id,))
    if not rows:
        raise KeyError(event_id)
    return _event(rows[0])


def latest(database: Database, limit: int, about: str = "") -> list[Event]:
    """The newest events first, of the whole store or about one article or source."""
    where = "WHERE about = :about" if about else ""
    rows = select(
        database,
        f"{_SELECT} {where} ORDER BY id DESC LIMIT :limit",
        {"about": about, "limit": limit},
    )
    return [_event(row) for row in rows]


def concerning(database: Database, about: Sequence[str]) -> list[Event]:
    """All events about the given articles or sources, in the order of their ids."""
    marks = ", ".join("?" * len(about))
    rows = select(database, f"{_SELECT} WHERE about IN ({marks}) ORDER BY id", list(about))
    return [_event(row) for row in rows]


def concerning_nothing_here(database: Database) -> list[Event]:
    """Events about articles and sources that this store does not have (yet)."""
    rows = select(
        database,
        f"{_SELECT} WHERE about NOT IN (SELECT uid FROM articles UNION SELECT uid FROM names) "  # noqa: S608 - constants
        "AND about NOT IN (SELECT sha256 FROM sources) ORDER BY id",
    )
    return [_event(row) for row in rows]
