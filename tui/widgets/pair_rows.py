"""The figures of two texts in pairs, a row each: how they compare, what they measure, both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tui.comparing import Standing
from tui.widgets.rows_view import Cell, RowsView, fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.model import Fact
    from tui.comparing import Row

_LOOKS = {
    Standing.SAME: "rows--quiet",
    Standing.AGREES: "rows--quiet",
    Standing.DIFFERS: "rows--bad",
    Standing.LEFT: "rows--value",
    Standing.RIGHT: "rows--value",
}


class PairRows(RowsView):
    """Posts `Went` when the person moves or clicks here."""

    @dataclass
    class Went(Message):
        """Another row is current."""

        number: int

    _rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row], cursor: int | None) -> None:
        """Replace the rows."""
        self._rows = rows
        self._set_rows(len(rows), cursor)

    @property
    def current(self) -> int | None:
        """The row under the cursor."""
        return self._cursor

    def go_to(self, number: int) -> None:
        """Put the cursor on a row, as if the person had."""
        self._put_cursor(number)
        self._went(number)

    def _went(self, number: int) -> None:
        self.post_message(self.Went(number))

    def _row(self, number: int, width: int) -> Iterator[Cell]:
        row = self._rows[number]
        look = _LOOKS[row.standing]
        figure = max((width - 3) * 3 // 10, 0)
        about = max(width - 3 - 2 * figure - 2, 0)
        yield f" {row.standing.value} ", look
        yield fit(row.subject, about) + " ", ""
        yield from _figure(row.left, figure, look)
        yield " ", ""
        yield from _figure(row.right, figure, look)


def _figure(fact: Fact | None, width: int, look: str) -> Iterator[Cell]:
    yield fit(fact.exact if fact else "", width), look
