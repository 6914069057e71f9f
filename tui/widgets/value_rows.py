"""The values of an indicator, a row each, under headings for what can be read under each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.message import Message

from heshu.observing import Clash
from tui import indicators
from tui.locale import word
from tui.visible import visible_line
from tui.widgets import signs
from tui.widgets.rows_view import Cell, RowsView, fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.model import Anchor
    from store.indicators import IndicatorValue
    from tui.indicators import Group

_PERIOD, _OWNER, _AMOUNT, _EXACT = 9, 14, 15, 16
_TITLE_FROM = 12
"""Cells left for the title of the article from which a row shows it."""

_LOOKS = {Clash.CERTAIN: "rows--bad", Clash.POSSIBLE: "rows--value", Clash.NONE: "rows--line"}


class ValueRows(RowsView):
    """Posts `Went` when the person moves here and `Chosen` on a click on the current row."""

    @dataclass
    class Went(Message):
        """Another value is current."""

        value: IndicatorValue

    _lines: Sequence[tuple[Group, IndicatorValue | None]] = ()

    def show(self, groups: Sequence[Group], current: tuple[int, Anchor] | None = None) -> None:
        """Replace the values.

        Args:
            groups: what is listed.
            current: number of the article and anchor of the value the cursor is put on.
        """
        self._lines = [(g, v) for g in groups for v in (None, *g.values)]
        places = [(v.article_id, v.observed.fact.anchor) if v else None for _, v in self._lines]
        first = 1 if self._lines else None
        known = current is not None and current in places
        self._set_rows(len(self._lines), places.index(current) if known else first)

    @property
    def current(self) -> tuple[Group, IndicatorValue] | None:
        """The value under the cursor, with its group."""
        if self._cursor is None:
            return None
        group, value = self._lines[self._cursor]
        return None if value is None else (group, value)

    def step_clash(self, step: int) -> bool:
        """Go to the next or previous value that contradicts another; False when there is none."""
        start = self._cursor if self._cursor is not None else -1
        ahead = range(start + 1, self._count) if step > 0 else range(start - 1, -1, -1)
        for number in ahead:
            value = self._lines[number][1]
            if value is not None and value.clash is not Clash.NONE:
                self._put_cursor(number)
                self._went(number)
                return True
        return False

    def move(self, rows: int) -> bool:
        """Move the cursor over values; headings are passed over."""
        before = self._cursor
        if before is None or not rows:
            return False
        after = min(max(before + rows, 1), self._count - 1)
        if self._lines[after][1] is None:
            after += 1 if rows > 0 else -1
        if after == before:
            return False
        self._put_cursor(after)
        self._went(after)
        return True

    def _can_hold(self, number: int) -> bool:
        return self._lines[number][1] is not None

    def _went(self, number: int) -> None:
        value = self._lines[number][1]
        if value is not None:
            self.post_message(self.Went(value))

    def _row(self, number: int, width: int) -> Iterator[Cell]:
        group, value = self._lines[number]
        if value is None:
            yield fit(group.heading, width), "rows--heading"
            return
        fact = value.observed.fact
        look = _LOOKS[value.clash]
        yield f" {indicators.SIGNS[value.clash]}", look
        yield signs.VERDICTS.get(value.label, " ") + " ", "rows--quiet"
        yield fit(fact.period, _PERIOD) + " ", ""
        yield (
            fit(indicators.owner_of(value), _OWNER) + " ",
            "" if value.observed.whose.told else "rows--quiet",
        )
        yield _right(group.amount(value), _AMOUNT) + "  ", look
        yield fit(_printed(value), _EXACT) + " ", "rows--quiet"
        left = width - _PERIOD - _OWNER - _AMOUNT - _EXACT - 9
        if left >= _TITLE_FROM:
            yield fit(value.title or value.document, left), ""


def _printed(value: IndicatorValue) -> str:
    fact = value.observed.fact
    modality = (
        f" {word('modality', fact.modality)}" if value.observed.planned and fact.modality else ""
    )
    return fact.exact + modality


def _right(text: str, width: int) -> str:
    """A text at the right of so many cells; what is too long keeps its beginning."""
    shown = visible_line(text)
    cells = cell_len(shown)
    return " " * (width - cells) + shown if cells <= width else fit(shown, width)
