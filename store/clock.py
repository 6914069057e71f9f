"""Ids and times of events.

Ids are UUIDv7 (RFC 9562), so their order is the order of events. A machine's clock may
stand still, go back, or lag behind that of a store merged in; the next id is therefore also
made greater than the last one known. Then whoever acts last on a store is also last in
the replay.
"""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

_RANDOM_BITS = (1 << 62) - 1


def next_id(last: str = "") -> str:
    """A new UUIDv7 that sorts after `last`."""
    import uuid6  # asks for its own version by reading all metadata: not on the way to a paint

    fresh = str(uuid6.uuid7())
    if fresh > last:
        return fresh
    return str(_successor(UUID(last)))


def _successor(last: UUID) -> UUID:
    """The smallest later UUIDv7: the count carries over the version and variant bits."""
    number = last.int
    if number & _RANDOM_BITS != _RANDOM_BITS:
        return UUID(int=number + 1)
    upper = (number >> 64) + 1
    if upper & 0xF000 != 0x7000:  # the 12 bits beside the version ran over: the next millisecond
        upper = (upper & ~0xFFFF) + 0x1_0000 | 0x7000
    return UUID(int=upper << 64 | 1 << 63)


def now() -> str:
    """The time as ISO 8601 in UTC, to the millisecond: `2025-03-01T08:00:00.000Z`."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
