"""Facts as a table: where, as printed, as understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.contract import decimal_string
from tui.locale import text as say
from tui.locale import word
from tui.tables import Cell, Column, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.text import Text

    from heshu.model import Article, Fact
    from tui.plain.desk import Desk


def fact_table(
    rows: Iterable[tuple[Article, Fact]], desk: Desk, width: int | None
) -> Iterator[Text]:
    """One line a fact: its line in the file, what kind, as printed, as understood."""
    columns = (
        Column(say("command.column.line"), right=True),
        Column(say("command.column.kind")),
        Column(say("command.column.exact"), most=24),
        Column(say("command.column.value"), right=True, most=26),
        Column(say("command.column.unit"), most=12),
        Column(say("command.column.indicator"), most=24),
        Column(say("command.column.period"), most=16),
        Column(say("command.column.owner"), most=16),
    )
    return table(columns, (_fact_row(article, fact, desk) for article, fact in rows), width)


def _fact_row(article: Article, fact: Fact, desk: Desk) -> tuple[Cell | str, ...]:
    arrow = {"up": "↑", "down": "↓"}.get(fact.direction or "", "")
    return (
        desk.line(article, fact),
        word("kind", fact.kind.value),
        Cell(fact.exact, "bold"),
        f"{arrow}{fact_value(fact)}",
        fact.unit,
        fact.indicator,
        fact.period,
        fact.owner,
    )


def fact_value(fact: Fact) -> str:
    """The value a person would say: the number, or the bounds of a range or approximation."""
    value = decimal_string(fact.value)
    low, high = decimal_string(fact.low), decimal_string(fact.high)
    if low is None and high is None:
        return value or ""
    bounds = f"{low or ''}…{high or ''}"
    return f"{value} [{bounds}]" if value else bounds
