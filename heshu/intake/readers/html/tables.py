"""Which tables hold data, and their rows cell by cell.

Old pages set their whole layout in tables; such a table has tables, headings or long texts in
its cells, and its cells are blocks like any other. In a table of data a row is one line, and a
cell that reaches over several columns or rows leaves the others empty, so that columns stay
columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.intake.metadata import is_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_NO_CELL = ("table", "h1", "h2", "h3", "ul", "ol", "dl", "form", "article", "section", "nav")
_LONGEST_CELL = 800
_BLOCKS_IN_CELL = 8
_WIDEST = 60
"""Columns beyond which cells reach over no others."""
_LONGEST_PAIR = 80
_ROW_OF_ITS_OWN = 160
"""A table of one row with more text than this is layout."""


_MOST_WORDS = 24
_WORDS = frozenset(("span", "b", "strong", "em", "i", "label", "font", "div", "p"))
"""What holds a label or its value beside each other."""


class Grid:
    """The rows of a table of data, taken one after the other from the top."""

    def __init__(self) -> None:
        self._reach: dict[int, int] = {}
        """Column → how many rows below are still covered by a cell from above."""

    def row(self, row: _Element) -> list[_Element | None]:
        """The cells of the next row; None for a place another cell reaches over."""
        cells: list[_Element | None] = []
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            self._skip_covered(cells)
            column = len(cells)
            room = _WIDEST - column
            wide = max(min(_number(cell, "colspan"), room), 1)
            down = _number(cell, "rowspan") - 1 if room > 0 else 0
            cells += [cell, *[None] * (wide - 1)]
            if down > 0:
                self._reach |= dict.fromkeys(range(column, column + wide), down)
        self._skip_covered(cells)
        while len(cells) > 1 and cells[-1] is None:
            cells.pop()
        return cells

    def _skip_covered(self, cells: list[_Element | None]) -> None:
        while self._reach.get(len(cells), 0) > 0:
            self._reach[len(cells)] -= 1
            cells.append(None)


def _number(cell: _Element, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return int(value) if value.isdecimal() and 1 <= len(value) <= 3 and int(value) > 0 else 1


def grid_of(table: _Element) -> Grid | None:
    """The grid of a table of data; None when it only lays out a page."""
    if table.get("role") == "presentation":
        return None
    counts = [sum(cell.tag in ("td", "th") for cell in row) for row in _rows(table)]
    if not counts or max(counts) < 2:
        return None
    for cell in table.iter("td", "th"):
        if next(cell.iterdescendants(*_NO_CELL), None) is not None:
            return None
        if sum(1 for _ in cell.iterdescendants("p", "div", "br")) > _BLOCKS_IN_CELL:
            return None
        if _length(cell) > _LONGEST_CELL:
            return None
    if len(counts) == 1 and _length(table) > _ROW_OF_ITS_OWN:
        return None
    return Grid()


def _rows(table: _Element) -> Iterator[_Element]:
    yield from table.iter("tr")


def _length(element: _Element) -> int:
    """How much text stands in an element; counted no further than any limit here."""
    total = 0
    for text in element.itertext():
        total += len(text.strip())
        if total > _LONGEST_CELL:
            break
    return total


def pairs_of_list(definitions: _Element) -> list[list[_Element | None]]:
    """A `<dl>` of short terms and values as rows of two cells; empty when it is prose."""
    if definitions.tag != "dl":
        return []
    rows: list[list[_Element | None]] = []
    told = 0
    for item in definitions.iter("dt", "dd"):
        length = _length(item)
        told += length
        if length > _LONGEST_PAIR or next(item.iterdescendants("dl", *_NO_CELL), None) is not None:
            return []
        if item.tag == "dt" or not rows:
            rows.append([item])
        else:
            rows[-1].append(item)
    return rows if told == _length(definitions) else []


def pairs_of_words(block: _Element) -> list[list[_Element | None]]:
    """A box of labels and values, each in an element of its own, as rows of two cells.

    `<span>索引号</span><span>…</span>`: nothing is printed between the two, a style sheet sets
    them apart. Empty when a label is none that headers have, or ends in a colon of its own.
    """
    inner = list(block)
    if not inner or len(inner) % 2 or len(inner) > _MOST_WORDS or (block.text or "").strip():
        return []
    if any(e.tag not in _WORDS or (e.tail or "").strip() for e in inner):
        return []
    for label, value in zip(inner[::2], inner[1::2], strict=True):
        if _length(value) > _LONGEST_PAIR or not is_label("".join(label.itertext())):
            return []
        if next(label.iterdescendants(*_NO_CELL), next(value.iterdescendants(*_NO_CELL), None)):
            return []
    return [list(pair) for pair in zip(inner[::2], inner[1::2], strict=True)]
