"""The lines of a hard-wrapped page, with what each of them is on its own.

A newspaper's page taken out of a PDF is lines of a column's width. What a line tells alone (a
credit, a date), the width of the column around it, how its first words are indented and how
the page sets its paragraphs are measured here; `headlines` and `unwrapping` decide by them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from heshu.intake.blocks import BlockKind
from heshu.intake.column_labels import column_label, is_label
from heshu.intake.datelines import byline_of, credit_of, is_name, lead_of, speaker_of
from heshu.intake.dates import is_date_line
from heshu.intake.furniture import is_continuation
from heshu.intake.lists import SENTENCE, rows
from heshu.intake.numbering import label_of
from heshu.intake.punctuation import is_closed
from heshu.intake.rows import table_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.lines import Line

INDENT = 1.2
"""Ems by which a first line must be narrower than those below it to count as indented."""
_NEAR = 6
_CLOSES_BRACKET = re.compile(r"[^（）()]{1,16}[）)]$")
_OPEN_BRACKET = re.compile(r"[（(][^（）()]*$")
_CLAUSE_ENDS = frozenset("，。、；")


@dataclass(frozen=True, slots=True)
class Habits:
    """How this page sets its paragraphs."""

    indents: bool
    """First lines are indented."""
    marks: bool
    """First lines have blanks in front, and others have none."""
    blanks: float
    """How much a blank line says: 1.2 where most are column breaks, 2.5 where none is."""

    @classmethod
    def of(cls, sheet: Sheet) -> Habits:
        """Measured on the lines of a sheet."""
        lines = sheet.lines
        gaps = [i for i in range(1, len(lines)) if lines[i].blanks and not sheet.special(i - 1)]
        false = sum(not sheet.closed[i - 1] for i in gaps)
        true = [i for i in gaps if sheet.closed[i - 1] and sheet.indent(i) is not None]
        indented = sum((sheet.indent(i) or 0) >= INDENT for i in true)
        marked = sum(is_indented(line) for line in lines)
        share = false / len(gaps) if gaps else 0.0
        return cls(
            indents=len(true) < 3 or indented * 3 >= len(true) or marked * 10 >= len(lines),
            marks=marked >= 2 and marked * 20 >= len(lines) and marked * 3 <= 2 * len(lines),
            blanks=2.5 if share < 0.05 else 2.0 if share < 0.6 else 1.2,
        )


def is_indented(line: Line) -> bool:
    """Whether blanks stand in front of a line as they do before a paragraph: about two ems."""
    return 1.5 <= line.indent <= 4.5


class Sheet:
    """The lines of a hard-wrapped page with what each of them is on its own."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines, self.kinds = column_label(lines)
        self.ends: dict[int, int] = {}
        """First line → end of what the column broke in two: a credit, a byline, an entry."""
        self.usual = _usual(self.lines)
        self.closed = [is_closed(line.text) for line in self.lines]
        """Which lines end as a sentence does; a remark in brackets may be broken over two."""
        for i in range(1, len(self.lines)):
            if _CLOSES_BRACKET.match(self.lines[i].text):
                self.closed[i] = is_closed(self.lines[i - 1].text + self.lines[i].text)
        self.habits = Habits(indents=True, marks=False, blanks=2.0)
        for i, line in enumerate(self.lines):
            self.kinds[i] = self.kinds[i] or _alone(line)
        for i in range(len(self.lines) - 1):
            self._mend(i)
            if i and _is_author(self, i):
                self.kinds[i] = BlockKind.BYLINE
        entries = set(rows(self))
        for i, line in zip(
            sorted(entries), table_rows([self.lines[i] for i in sorted(entries)]), strict=True
        ):
            self.lines[i] = line  # the cells of a table keep apart: 2.40 -8.1% is no range
        for i in sorted(entries):
            self.kinds[i] = BlockKind.TEXT
            if _OPEN_BRACKET.search(self.lines[i].text) and i + 1 in entries:
                self.ends[i] = i + 2
        self.habits = Habits.of(self)

    def _mend(self, i: int) -> None:
        """See whether lines `i` and `i + 1` are one bracketed credit or byline, broken."""
        line, below = self.lines[i : i + 2]
        if self.kinds[i] or line.shadow[0] not in "([" or below.shadow[-1] not in ")]":
            return
        whole = line.shadow + below.shadow
        kind = (
            BlockKind.CREDIT if credit_of(whole) else BlockKind.BYLINE if byline_of(whole) else None
        )
        if kind and len(whole) <= 40:
            self.kinds[i : i + 2] = [kind, kind]
            self.ends[i] = i + 2

    def special(self, i: int) -> bool:
        """Whether line `i` is something else than running text; the page's edges are."""
        return not 0 <= i < len(self.lines) or self.kinds[i] is not None

    def column(self, i: int) -> float:
        """The width of the column around line `i`, in ems."""
        near = self.lines[max(i - _NEAR, 0) : i + _NEAR + 1]
        widths = sorted(line.width for line in near)
        return widths[int(len(widths) * 0.7)]

    def indent(self, i: int) -> float | None:
        """How much narrower line `i` begins than the lines below it; None when nothing tells."""
        if self.lines[i].indent >= 1:
            return self.lines[i].indent
        below: list[float] = []
        for j in range(i + 1, min(i + 1 + _NEAR, len(self.lines))):
            if self.special(j):
                break
            if self.closed[j] and self.lines[j].width < self.lines[i].width + INDENT:
                break
            below.append(self.lines[j].width)
        if not below or self.closed[i]:
            return None
        return median(below) - self.lines[i].width

    def shortness(self, i: int, first: int) -> float | None:
        """How much narrower line `i` ends than its paragraph from line `first` on."""
        above = [line.width for line in self.lines[max(first, i - 4) : i]]
        if len(above) > 1 and first >= i - 4:
            above = above[1:] or above
        if not above:
            return None
        return median(above) - self.lines[i].width

    def freshness(self, i: int) -> float:
        """From -1 (line `i` runs on) to 1 (it starts something)."""
        if self.special(i):
            return 1.0
        line = self.lines[i]
        if line.text[1:2] in _CLAUSE_ENDS:
            # `丈，一段……`: the rest of a word, for no sentence begins with one character.
            return -1.0
        if line.marked or lead_of(line.shadow) or label_of(line.shadow):
            return 1.0
        indent = self.indent(i)
        if indent is not None and indent >= INDENT:
            return 1.0
        column = self.column(max(i - _NEAR, 0))
        if line.width >= column * 1.4:
            return 0.6
        if indent is None or not self.habits.indents:
            return 0.0
        return -1.0 if indent < 0.6 else -0.3


def _usual(lines: Sequence[Line]) -> float:
    """The width that most lines of a page come near, in ems."""
    widths = sorted(line.width for line in lines)
    return widths[int(len(widths) * 0.7)] if widths else 0.0


def _alone(line: Line) -> BlockKind | None:
    """What a line is when it needs no context to tell."""
    if is_continuation(line.shadow):
        return BlockKind.MARGIN
    if is_label(line.shadow):
        return BlockKind.HEADLINE
    if credit_of(line.shadow):
        return BlockKind.CREDIT
    if (lead := lead_of(line.shadow)) and lead.end == len(line.shadow):
        return None  # 【記者甲乙／某地報導】 fills the first line of its story
    if byline_of(line.shadow) or (line.width <= 16 and speaker_of(line.shadow)):
        return BlockKind.BYLINE
    if is_date_line(line.shadow):
        return BlockKind.DATE
    return None


def _is_author(sheet: Sheet, i: int) -> bool:
    """Whether line `i` is a bare name below a title that stands apart."""
    line, above = sheet.lines[i], sheet.lines[i - 1]
    return (
        line.width <= 5
        and line.blanks <= 1
        and sheet.kinds[i] is None
        and is_name(line.shadow)
        and (above.blanks > 0 or i == 1)
        and not is_closed(above.text)
        and line.width <= max(above.width, 3) <= sheet.usual
        and not SENTENCE.search(above.text)
        and sheet.freshness(i + 1) >= 0
    )
