"""Hard-wrapped lines back to paragraphs and headlines.

A line that ends as no sentence does never ends a paragraph, whatever blank lines follow: in
pages taken out of PDFs a third of the blank lines are column breaks. After a finished
sentence the width of its line, a blank line and the indent of the next line are weighed; how
much each counts is measured on the page itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.intake.blocks import Block, BlockKind
from heshu.intake.datelines import lead_of, tail_credit, taken_on
from heshu.intake.furniture import folio_end, is_continuation, is_margin
from heshu.intake.headlines import ASKED, find_headlines
from heshu.intake.numbering import ITEM, label_of
from heshu.intake.punctuation import introduces
from heshu.intake.sheet import INDENT, Habits, Sheet, is_indented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.lines import Line

_FOLIO = 6
"""The head of a page is at most so many lines."""


def blocks_of_print(lines: Sequence[Line]) -> list[Block]:
    """The blocks of a hard-wrapped sheet, in page order; page marks first.

    Page marks are set aside before anything else, because they stand between the lines of
    one sentence.
    """
    folio = folio_end([line.shadow for line in lines[:_FOLIO]])
    aside = [is_margin(line.shadow) and not is_continuation(line.shadow) for line in lines]
    aside[:folio] = [True] * folio
    marks = [Block(BlockKind.MARGIN, [line]) for line, out in zip(lines, aside, strict=True) if out]
    sheet = Sheet([line for line, out in zip(lines, aside, strict=True) if not out])
    heads = find_headlines(sheet)
    # Measured again: a headline above a blank line is no column break.
    sheet.habits = Habits.of(sheet)
    blocks: list[Block] = marks
    openers = _item_openers(sheet)
    i = 0
    while i < len(sheet.lines):
        kind = sheet.kinds[i]
        if kind is not None:
            last = heads.get(i, (sheet.ends.get(i, i + 1), 1.0))
            blocks.append(Block(kind, sheet.lines[i : last[0]], last[1], broken=i in sheet.ends))
            i = last[0]
            continue
        end, score = _paragraph(sheet, i, openers)
        blocks.append(Block(BlockKind.TEXT, sheet.lines[i:end], score))
        i = end
    return blocks


def _item_openers(sheet: Sheet) -> set[int]:
    """Lines that begin with 一是, 二是 … where at least two of them open paragraphs.

    Where two do, the others of that list that open a line do too.
    """
    lines = sheet.lines
    group: list[int] = []
    openers: set[int] = set()
    for i in range(1, len(lines) + 1):
        if i == len(lines) or sheet.special(i):
            sure = [j for j in group if _weight(sheet, j, max(j - 4, 0)) > 0]
            if len(sure) >= 2:
                openers.update(group)
            group = []
        elif ITEM.match(lines[i].shadow) and (sheet.special(i - 1) or sheet.closed[i - 1]):
            group.append(i)
    return openers


def _paragraph(sheet: Sheet, first: int, openers: set[int]) -> tuple[int, float]:
    """The end of the paragraph that begins at line `first`, and how sure its joints are."""
    sure = 1.0
    i = first + 1
    while i < len(sheet.lines) and not sheet.special(i):
        weight = 5.0 if i in openers else _weight(sheet, i, first)
        sure = min(sure, 0.5 + abs(weight) / 4)
        if weight > 0:
            break
        i += 1
    return i, sure


def _weight(sheet: Sheet, i: int, first: int) -> float:
    """Above 0 when a paragraph begins at line `i`, below when the one above runs on."""
    above, line = sheet.lines[i - 1], sheet.lines[i]
    if lead_of(line.shadow) or line.marked:
        return 4.0
    if sheet.habits.marks and is_indented(line):
        return 3.0 if sheet.closed[i - 1] or above.width < sheet.column(i) - 2 else 1.5
    if not sheet.closed[i - 1]:
        return 4.0 if tail_credit(above.shadow) else _weight_unclosed(sheet, i)
    if ASKED.match(line.shadow):
        return 3.0
    if line.shadow.startswith("图为"):
        return 3.0
    if taken_on(above.shadow[-20:]) and above.text.endswith(("）", ")")):
        return 4.0
    label = label_of(line.shadow)
    if label and label.level <= 2:
        return 3.0
    total = sheet.habits.blanks if line.blanks else 0.0
    short = sheet.shortness(i - 1, first)
    if short is not None:
        total += 2.0 if short >= 1.5 else 0.5 if short >= 0.8 else -1.2
    indent = sheet.indent(i)
    if indent is not None and sheet.habits.indents:
        total += 2.0 if indent >= INDENT else 0.0 if indent >= 0.8 else -1.6
    return total - 0.4


def _weight_unclosed(sheet: Sheet, i: int) -> float:
    """A line that is no finished sentence runs on, save a salutation before a new start."""
    above, line = sheet.lines[i - 1], sheet.lines[i]
    if not introduces(above.text):
        label = label_of(line.shadow)
        if label and label.level <= 2 and line.blanks and above.width < sheet.column(i) - 3:
            return 1.0
        return -4.0
    # A justified line is full, so one that stops short at a colon ends what it introduces.
    return 2.0 if above.width < sheet.column(i) - 3 else -1.0
