"""Rows of tables in text: lines whose cells stand apart by tabs or blanks.

A format that knows its tables says which lines are rows. Plain text does not, and its layout
blanks are dropped, so that `粮食 12.6 1.8` would run together; what is certainly a table is found
here and keeps its cells. One line is none: two or more of like build stand below each other.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from heshu.intake.metadata import is_labelled
from heshu.intake.punctuation import is_closed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.intake.lines import Line

_FIGURE = re.compile(r"[(]?[-+±▲]?\d[\d,.]*(?:%|‰|[\u3400-\u9fff]{0,3})?[)]?|[-–/]+")
_SENTENCE = re.compile(r"[。；：！？;!?]|[，,](?!\d{3})")
_WIDE = re.compile(r"[ \u3000\xa0]*\t[ \u3000\xa0\t]*|[ \u3000\xa0]{2,}")
_ANY = re.compile(r"[ \u3000\xa0\t]+")
_TAB = re.compile(r"\t")
_MOST_CELLS = 40
_LEAST_LETTERS = 1.6
"""Characters a cell on average; fewer are letter-spaced words."""
_LONGEST = 120


def table_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that are rows of a table with their cells."""
    found = list(lines)
    run: list[int] = []
    for i in range(len(lines) + 1):
        fits = i < len(lines) and _could_be_row(lines[i])
        if fits and (not run or lines[i].blanks <= 1):
            run.append(i)
            continue
        for at, cells in _rows([lines[j] for j in run]):
            found[run[at]] = replace(lines[run[at]], cells=cells, marked=True)
        run = [i] if fits else []
    return found


def _could_be_row(line: Line) -> bool:
    text = line.shadow
    if line.cells or line.heading or len(text) > _LONGEST or is_closed(line.text):
        return False
    return bool(_ANY.search(text)) and not _SENTENCE.search(text) and not is_labelled(text)


def _rows(run: Sequence[Line]) -> Iterator[tuple[int, tuple[tuple[int, int], ...]]]:
    """The rows among lines that follow each other: their place and their cells."""
    for gap in (_TAB, _WIDE, _ANY):
        cells = [_cells(line, gap) for line in run]
        figures = [
            sum(_is_figure(line, cell) for cell in row[1:])
            for line, row in zip(run, cells, strict=True)
        ]
        counts = [len(row) for row in cells]
        rows = [i for i, n in enumerate(figures) if n and counts[i] > (1 if gap is not _ANY else 2)]
        if len(rows) < 2 or not _alike([counts[i] for i in rows]) or _letter_spaced(run, cells):
            continue
        usual = max(counts[i] for i in rows)
        first = rows[0] - 1 if rows[0] and _heads(counts[rows[0] - 1], usual) else rows[0]
        last = rows[-1] + 1
        # A total may have its label and its figure only.
        last += last < len(run) and counts[last] > 1 and figures[last] > 0
        for i in range(first, last):
            if counts[i] > 1:
                yield i, cells[i]
        return


def _heads(count: int, usual: int) -> bool:
    """Whether a line of so many cells may be the header above rows of `usual`."""
    return count > 1 and abs(count - usual) <= 1


def _alike(counts: Sequence[int]) -> bool:
    """Whether most rows have the same number of cells; a total may have fewer."""
    usual = max(set(counts), key=counts.count)
    return sum(count == usual for count in counts) * 2 >= len(counts) and usual <= _MOST_CELLS


def _cells(line: Line, gap: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    cells, at = [], 0
    for match in gap.finditer(line.text):
        cells.append((at, match.start()))
        at = match.end()
    cells.append((at, len(line.text)))
    return tuple(_trimmed(line.text, start, end) for start, end in cells)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_figure(line: Line, cell: tuple[int, int]) -> bool:
    return bool(_FIGURE.fullmatch(line.shadow[cell[0] : cell[1]]))


def _letter_spaced(run: Sequence[Line], cells: Sequence[Sequence[tuple[int, int]]]) -> bool:
    lengths = [end - start for row in cells for start, end in row]
    return not run or sum(lengths) < _LEAST_LETTERS * len(lengths)
