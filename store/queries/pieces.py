"""Pieces of SQL with the values of their question marks, and how they are put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Condition(NamedTuple):
    """A piece of SQL and the values of its question marks."""

    sql: str
    values: tuple[Any, ...] = ()


def all_of(conditions: Iterable[Condition]) -> Condition:
    """All of them hold; without any, anything does."""
    given = list(conditions)
    values = tuple(value for condition in given for value in condition.values)
    return Condition(" AND ".join(f"({c.sql})" for c in given) or "1", values)


def any_of(conditions: Iterable[Condition]) -> Condition:
    """One of them holds."""
    given = list(conditions)
    values = tuple(value for condition in given for value in condition.values)
    return Condition(" OR ".join(f"({c.sql})" for c in given) or "0", values)


def negated(condition: Condition) -> Condition:
    """It does not hold."""
    return Condition(f"NOT ({condition.sql})", condition.values)
