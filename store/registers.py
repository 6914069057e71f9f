"""What holds now: one row a register, written by replaying events and by nothing else.

A register is one thing that can be set and cleared: a reviewer's verdict on a span or on a
finding, an annotation, a tag on an article, an article's state, a mend of its text. The event
with the greatest id wins (“last writer wins”), and a cleared register keeps a row, so replaying
any events in any order, any number of times, gives the same rows. Merging stores rests on this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshu.errors import StoreError
from store.connection import select

if TYPE_CHECKING:
    from heshu.exports.bundle import Change, Value
    from store.connection import Database


@dataclass(frozen=True, slots=True)
class Register:
    """A kind of register: its table and the columns of its key and its value."""

    table: str
    key: tuple[str, ...]
    texts: tuple[str, ...]
    """Value columns that hold text; empty by default."""
    numbers: tuple[str, ...] = ()
    """Value columns that hold a whole number; 0 by default."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The value columns in the order of the table."""
        return self.texts + self.numbers


REGISTERS = {
    "verdict": Register(
        "said_verdicts",
        ("article", "field", "start", "end", "reviewer"),
        ("exact", "sha256", "label", "corrected", "evidence_url", "evidence_title",
         "evidence_date", "evidence_quote", "confidence", "note", "time"),
    ),
    "annotation": Register(
        "said_annotations",
        ("id",),
        ("article", "field", "exact", "sha256", "label", "body", "reviewer", "time", "reply_to"),
        ("start", "end"),
    ),
    "finding": Register(
        "said_findings",
        ("finding", "reviewer"),
        ("article", "relation", "field", "exact", "sha256", "label", "note", "time"),
        ("start", "end"),
    ),
    "tag": Register("tags", ("article", "name"), ("reviewer", "time")),
    "state": Register("states", ("article",), ("state", "reviewer", "time")),
    "mend": Register("mends", ("id",), ("source", "steps", "reviewer", "time")),
    "act": Register("acts", ("id",), ("reviewer",), ("undone",)),
}  # fmt: skip
"""Every kind by the name its changes carry."""


def _quoted(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _read_sql(register: Register) -> str:
    where = " AND ".join(f'"{column}" = ?' for column in register.key)
    return f"SELECT {_quoted(register.columns)} FROM {register.table} WHERE {where} AND live"  # noqa: S608 - names come from the table above


def _write_sql(register: Register) -> str:
    """An upsert that leaves the row alone when a later event has set it."""
    columns = (*register.key, *register.columns, "live", "event")
    marks = ", ".join("?" * len(columns))
    updates = ", ".join(
        f'"{column}" = excluded."{column}"' for column in (*register.columns, "live", "event")
    )
    return (
        f"INSERT INTO {register.table} ({_quoted(columns)}) VALUES ({marks}) "  # noqa: S608 - names come from the table above
        f"ON CONFLICT ({_quoted(register.key)}) DO UPDATE SET {updates} "
        f"WHERE excluded.event > {register.table}.event"
    )


_READ = {what: _read_sql(register) for what, register in REGISTERS.items()}
_WRITE = {what: _write_sql(register) for what, register in REGISTERS.items()}


def _register(what: str) -> Register:
    try:
        return REGISTERS[what]
    except KeyError:
        message = f"an event changes something unknown ({what})"
        raise StoreError(message, remedy="update Heshu") from None


def held(database: Database, what: str, key: tuple[str | int, ...]) -> Value | None:
    """What a register holds, without fields at their default; None when it holds nothing."""
    register = _register(what)
    rows = select(database, _READ[what], key)
    if not rows:
        return None
    values = zip(register.columns, rows[0], strict=True)
    return {column: value for column, value in values if value}


def put(database: Database, change: Change, event: str) -> None:
    """Set a register, unless a later event already has; inside a write transaction.

    Raises:
        StoreError: the change is of an unknown kind or does not fit its table.
    """
    register = _register(change.what)
    value = change.value or {}
    if len(change.key) != len(register.key) or not value.keys() <= set(register.columns):
        message = f"an event sets a {change.what} in an unknown way"
        raise StoreError(message, remedy="update Heshu")
    texts = [value.get(column, "") for column in register.texts]
    numbers = [value.get(column, 0) for column in register.numbers]
    live = int(change.value is not None)
    database.conn.execute(_WRITE[change.what], (*change.key, *texts, *numbers, live, event))


def clear(database: Database) -> None:
    """Forget every projection, before all events are replayed."""
    for register in REGISTERS.values():
        database.conn.execute(f"DELETE FROM {register.table}")  # noqa: S608 - as above
