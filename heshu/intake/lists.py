"""Lists, tables and verses on a hard-wrapped page: lines that are paragraphs each.

Winners, prices and poems come in lines that end unfinished like running text, but they are
short of the column, uneven, and without the signs of a sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.intake.blocks import BlockKind
from heshu.intake.datelines import is_name, lead_of
from heshu.intake.punctuation import is_closed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.lines import Line
    from heshu.intake.sheet import Sheet

SENTENCE = re.compile("[，。；：！？,;:]")
"""Signs that lists and headlines in lines do without."""
_LIST_LINES = 4
_HEADLINE_LINES = 2
_FIGURES = 3
_FIGURE = re.compile(
    r"(?=.*\d)(?:[^，。；：！？,;:“”]{2,16}[：:]|\S*\d[^，。；：！？,;:]{0,10}[：:])[^，。；：！？;:]{2,16}"
)
"""A figure and what it is of, parted by a colon, on a line of its own."""
_CELLS = re.compile(r"\S+(?:[ \u3000\t]+\S*\d\S*){2,}|\S{1,12}(?:[ \u3000\t]+\S{1,12}){3,}")
"""A row of a table: a name and two figures, or four words."""


def rows(sheet: Sheet) -> list[int]:
    """The lines that are entries of a list, rows of a table or verses: paragraphs each.

    Four or more directly below each other, without a sentence's signs, most of them well
    short of the column and of uneven width; two are enough where they have cells.
    """
    found: list[int] = _verses(sheet)
    found += _labelled(sheet, set(found))
    run: list[int] = []
    for i in range(len(sheet.lines) + 1):
        fits = i < len(sheet.lines) and not sheet.special(i) and _could_be_row(sheet.lines[i])
        if fits and (not run or not sheet.lines[i].blanks):
            run.append(i)
            continue
        if _is_list(sheet, run):
            found += run
        run = [i] if fits else []
    return found


def _verses(sheet: Sheet) -> list[int]:
    """The lines of poems: below a bare name, no sentence's sign in them, of uneven width."""
    found: list[int] = []
    for i, line in enumerate(sheet.lines):
        if not (line.width <= 5 and is_name(line.shadow)):
            continue
        end = i + 1
        while end < len(sheet.lines) and _could_be_row(sheet.lines[end]) and not sheet.special(end):
            end += 1
        if end < len(sheet.lines) and sheet.kinds[end] is BlockKind.BYLINE:
            # The next piece: its title stands above its author.
            end -= 1
        elif end < len(sheet.lines):
            end = _before_headline(sheet, i + 1, end)
        widths = [sheet.lines[k].width for k in range(i + 1, end)]
        if len(widths) >= _LIST_LINES and max(widths) - min(widths) >= 1.5 and max(widths) <= 20:
            found += range(i + 1, end)
            sheet.kinds[i] = BlockKind.BYLINE
    return found


def _before_headline(sheet: Sheet, first: int, end: int) -> int:
    """The end of a poem without what stands apart below it: prose, and the headline above that."""
    apart = [k for k in range(first + 1, end) if sheet.lines[k].blanks]
    if apart and not sheet.lines[end].blanks:
        end = apart.pop()
    return apart[-1] if apart and end - apart[-1] <= _HEADLINE_LINES else end


def _labelled(sheet: Sheet, taken: set[int]) -> list[int]:
    """The lines of a box of figures: `铺设管网：486公里`, three or more below each other."""
    found: list[int] = []
    run: list[int] = []
    for i in range(len(sheet.lines) + 1):
        fits = i < len(sheet.lines) and i not in taken and not sheet.special(i)
        if fits and _FIGURE.fullmatch(sheet.lines[i].text) and not (run and sheet.lines[i].blanks):
            run.append(i)
            continue
        found += run if len(run) >= _FIGURES else []
        run = []
    return found


def _could_be_row(line: Line) -> bool:
    return not (SENTENCE.search(line.text) or is_closed(line.text) or lead_of(line.shadow))


def _is_list(sheet: Sheet, run: Sequence[int]) -> bool:
    widths = [sheet.lines[i].width for i in run]
    rows_of = [_CELLS.fullmatch(sheet.lines[i].text) is not None for i in run]
    if len(run) >= 2 and all(rows_of):
        return True
    if len(run) > 2 and all(rows_of[1:]) and len(sheet.lines[run[0]].text.split()) > 2:
        return True  # the names of the columns have no figures
    if len(run) < _LIST_LINES or max(widths[:-1]) - min(widths[:-1]) < 1.5:
        return False
    narrow = sum(width < max(sheet.column(run[0]), sheet.usual) - 3 for width in widths)
    return narrow >= 0.6 * len(run)
