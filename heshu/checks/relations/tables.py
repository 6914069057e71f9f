"""Tables in plain text: rows of a label and figures, a total row, a growth or share column.

A row is a line whose figures stand apart by white space or bars only. Columns are judged
together: where the others hold, one that fails by a single slip is told. The unit and the
magnitude of a column stand in its header and are the same all the way down, so they play no part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from heshu.checks import exactly
from heshu.checks.candidates import Candidate, Family, Formula, Tie
from heshu.checks.relations.growth import RATE_UP
from heshu.checks.relations.share import SHARE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure, Passage

FAMILIES: tuple[Family, ...] = ()
"""Told as `sum_of_parts`, `growth` and `share`."""

SUM = Formula(exactly.total, "{all}")
_APART = re.compile(r"[\s|｜│\t]*")
_CELLS = re.compile(r"[\s|｜│]+")
_TOTAL = re.compile(r"合计|总计|小计|总数|^[全总][县市区镇乡省国村]?")
_GROWTH = re.compile(r"增长|增速|增幅|升降|±|同比")
_SHARE = re.compile(r"占|比重|构成")
_NO_SUM = re.compile(r"%|％|率|均|增|占|比|排名|位次")
LEAST_ROWS = 2


@dataclass(slots=True)
class Row:
    """One line of a table."""

    label: str
    cells: list[Figure]
    line: int
    """Its paragraph."""


@dataclass(slots=True)
class Table:
    """Rows of equal length, with the words over each column."""

    rows: list[Row]
    headers: list[str]

    def header(self, column: int) -> str:
        """The words over a column; empty when they cannot be told apart."""
        return self.headers[column] if column < len(self.headers) else ""


def _row(passage: Passage, cells: list[Figure]) -> Row | None:
    """The line of these figures as a row, or None."""
    if len(cells) < LEAST_ROWS:
        return None
    for left, right in pairwise(cells):
        if not _APART.fullmatch(passage.between(left, right)):
            return None
    begin = passage.begin(passage.paragraphs, cells[0].start)
    label = passage.text[begin : cells[0].start].strip(" |｜│\t")
    return Row(label, cells, cells[0].paragraph) if len(label) <= 20 else None


def _headers(passage: Passage, row: Row, count: int) -> list[str]:
    """The words of the line over a row, when there is one for each column."""
    lines = passage.shadow.original.split("\n")
    if row.line == 0 or row.line > len(lines):
        return []
    words = [word for word in _CELLS.split(lines[row.line - 1].strip()) if word]
    return words[-count:] if len(words) in {count, count + 1} else []


def _tables(passage: Passage) -> Iterator[Table]:
    """Runs of rows of equal length on consecutive lines."""
    lines: dict[int, list[Figure]] = {}
    for figure in passage.figures:
        lines.setdefault(figure.paragraph, []).append(figure)
    rows: list[Row] = []
    for cells in lines.values():
        row = _row(passage, cells)
        goes_on = row and rows and row.line == rows[-1].line + 1
        if row and goes_on and len(row.cells) == len(rows[-1].cells):
            rows.append(row)
            continue
        if len(rows) > LEAST_ROWS:
            yield Table(rows, _headers(passage, rows[0], len(rows[0].cells)))
        rows = [row] if row else []
    if len(rows) > LEAST_ROWS:
        yield Table(rows, _headers(passage, rows[0], len(rows[0].cells)))


def _sums(table: Table) -> Iterator[Candidate]:
    """Each column of the total row against the rows under or over it."""
    totals = [row for row in table.rows if _TOTAL.search(row.label)]
    if len(totals) != 1:
        return
    others = [row for row in table.rows if row is not totals[0]]
    anchor = ("table", id(table), "sum")
    for column, printed in enumerate(totals[0].cells):
        if _NO_SUM.search(table.header(column)):
            continue
        parts = tuple(row.cells[column] for row in others)
        if not table.header(column) and printed.size < max(part.size for part in parts):
            continue  # a column of rates has a total between its parts
        if all(part.dimension == printed.dimension for part in parts):
            yield Candidate(
                "sum_of_parts", printed, parts, SUM, Tie.FOUND, "表中各行合计", anchor=anchor
            )


def _changes(table: Table) -> Iterator[Candidate]:
    """A growth column against the two columns of levels that give it."""
    count = len(table.rows[0].cells)
    for column in range(count):
        if not _GROWTH.search(table.header(column)):
            continue
        levels = [
            at for at in range(count) if at != column and not _NO_SUM.search(table.header(at))
        ]
        for now, before in permutations(levels, 2):
            anchor = ("table", id(table), "growth", now, before, column)
            for row in table.rows:
                operands = row.cells[now], row.cells[before]
                yield Candidate(
                    "growth",
                    row.cells[column],
                    operands,
                    RATE_UP,
                    Tie.FOUND,
                    "表中两列之比",
                    anchor=anchor,
                )


def _shares(table: Table) -> Iterator[Candidate]:
    """A share column against the cell of the total row."""
    totals = [row for row in table.rows if _TOTAL.search(row.label)]
    count = len(table.rows[0].cells)
    for column in range(count if len(totals) == 1 else 0):
        if not _SHARE.search(table.header(column)):
            continue
        for level in range(count):
            if level == column or _NO_SUM.search(table.header(level)):
                continue
            anchor = ("table", id(table), "share", level, column)
            for row in table.rows:
                operands = row.cells[level], totals[0].cells[level]
                yield Candidate(
                    "share",
                    row.cells[column],
                    operands,
                    SHARE,
                    Tie.FOUND,
                    "表中占合计之比",
                    anchor=anchor,
                )


def candidates(context: Context) -> Iterator[Candidate]:
    """The sums, growth rates and shares of every table."""
    tables: list[Table] = []
    for passage in context.passages:
        tables.extend(_tables(passage))
    yield from _told(tables)


def _told(tables: Sequence[Table]) -> Iterator[Candidate]:
    for table in tables:
        yield from _sums(table)
        yield from _changes(table)
        yield from _shares(table)
