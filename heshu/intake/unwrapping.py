"""Hard-wrapped lines back to paragraphs and headlines.

A line that ends as no sentence does never ends a paragraph, whatever blank lines follow: in
pages taken out of PDFs a third of the blank lines are column breaks. After a finished
sentence the width of its line, a blank line and the indent of the next line are weighed; how
much each counts is measured on the page itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from heshu.intake import headlines
from heshu.intake.blocks import Block, BlockKind
from heshu.intake.columns import column_label, is_label
from heshu.intake.datelines import (
    byline_of,
    credit_of,
    is_name,
    lead_of,
    speaker_of,
    tail_credit,
    taken_on,
)
from heshu.intake.dates import is_date_line
from heshu.intake.furniture import is_continuation, is_margin
from heshu.intake.numbering import ITEM, label_of
from heshu.intake.punctuation import introduces, is_closed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.lines import Line

INDENT = 1.2
"""Ems by which a first line must be narrower than those below it to count as indented."""
_NEAR = 6
_WORDS = 5
"""The widest of several subheads of a few words, in ems."""
_NEWS_OPENING = re.compile(r"近日|日前|近期|昨日|今日|连日来|\d{1,2}月\d{1,2}日|\d{1,2}日")
_CLOSES_BRACKET = re.compile(r"[^（）()]{1,16}[）)]$")
_LIST_LINES = 4
_CLAUSE_ENDS = frozenset("，。、；")
_SENTENCE = re.compile("[，。；：！？,;:]")
_CELLS = re.compile(r"\S+(?:[ \u3000\t]+\S*\d\S*){2,}|\S{1,12}(?:[ \u3000\t]+\S{1,12}){3,}")
"""A row of a table: a name and two figures, or four words."""
_QUOTES = re.compile("[“”‘’？！?!]")
_LIST = re.compile(r"[一二三四五六七八九十]、[一二三四五六七八九十]、")
"""一、二、三产业 …: numbers in a sentence, no numbering."""


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
    def of(cls, page: Page) -> Habits:
        """Measured on the lines of a page."""
        lines = page.lines
        gaps = [i for i in range(1, len(lines)) if lines[i].blanks and not page.special(i - 1)]
        false = sum(not page.closed[i - 1] for i in gaps)
        true = [i for i in gaps if page.closed[i - 1] and page.indent(i) is not None]
        indented = sum((page.indent(i) or 0) >= INDENT for i in true)
        marked = sum(_is_indented(line) for line in lines)
        share = false / len(gaps) if gaps else 0.0
        return cls(
            indents=len(true) < 3 or indented * 3 >= len(true) or marked * 10 >= len(lines),
            marks=marked >= 2 and marked * 20 >= len(lines) and marked * 3 <= 2 * len(lines),
            blanks=2.5 if share < 0.05 else 2.0 if share < 0.6 else 1.2,
        )


def _is_indented(line: Line) -> bool:
    """Whether blanks stand in front of a line as they do before a paragraph: about two ems."""
    return 1.5 <= line.indent <= 4.5


class Page:
    """The lines of a hard-wrapped page with what each of them is on its own."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines, self.kinds = column_label(lines)
        self.ends: dict[int, int] = {}
        """First line → end of what the column broke in two: a credit, a byline."""
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
        for i in rows(self):
            self.kinds[i] = BlockKind.TEXT
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
    if byline_of(line.shadow) or (line.width <= 16 and speaker_of(line.shadow)):
        return BlockKind.BYLINE
    if is_date_line(line.shadow):
        return BlockKind.DATE
    return None


def rows(page: Page) -> list[int]:
    """The lines that are entries of a list, rows of a table or verses: paragraphs each.

    Four or more directly below each other, without a sentence's signs, most of them well
    short of the column and of uneven width; two are enough where they have cells.
    """
    found: list[int] = _verses(page)
    run: list[int] = []
    for i in range(len(page.lines) + 1):
        fits = i < len(page.lines) and not page.special(i) and _could_be_row(page.lines[i])
        if fits and (not run or not page.lines[i].blanks):
            run.append(i)
            continue
        if _is_list(page, run):
            found += run
        run = [i] if fits else []
    return found


def _verses(page: Page) -> list[int]:
    """The lines of poems: below a bare name, no sentence's sign in them, of uneven width."""
    found: list[int] = []
    for i, line in enumerate(page.lines):
        if not (line.width <= 5 and is_name(line.shadow)):
            continue
        end = i + 1
        while end < len(page.lines) and _could_be_row(page.lines[end]) and not page.special(end):
            end += 1
        if end < len(page.lines) and page.kinds[end] is BlockKind.BYLINE:
            # The next piece: its title stands above its author.
            end -= 1
        widths = [page.lines[k].width for k in range(i + 1, end)]
        if len(widths) >= _LIST_LINES and max(widths) - min(widths) >= 1.5 and max(widths) <= 20:
            found += range(i + 1, end)
            page.kinds[i] = BlockKind.BYLINE
    return found


def _could_be_row(line: Line) -> bool:
    return not (_SENTENCE.search(line.text) or is_closed(line.text) or lead_of(line.shadow))


def _is_list(page: Page, run: Sequence[int]) -> bool:
    widths = [page.lines[i].width for i in run]
    if len(run) >= 2 and all(_CELLS.fullmatch(page.lines[i].text) for i in run):
        return True
    if len(run) < _LIST_LINES or max(widths[:-1]) - min(widths[:-1]) < 1.5:
        return False
    narrow = sum(width < max(page.column(run[0]), page.usual) - 3 for width in widths)
    return narrow >= 0.6 * len(run)


def blocks_of_print(lines: Sequence[Line]) -> list[Block]:
    """The blocks of a hard-wrapped page, in page order; page marks first.

    Page marks are set aside before anything else, because they stand between the lines of
    one sentence.
    """
    aside = [is_margin(line.shadow) and not is_continuation(line.shadow) for line in lines]
    marks = [Block(BlockKind.MARGIN, [line]) for line, out in zip(lines, aside, strict=True) if out]
    page = Page([line for line, out in zip(lines, aside, strict=True) if not out])
    heads = _headlines(page)
    # Measured again: a headline above a blank line is no column break.
    page.habits = Habits.of(page)
    blocks: list[Block] = marks
    openers = _item_openers(page)
    i = 0
    while i < len(page.lines):
        kind = page.kinds[i]
        if kind is not None:
            last = heads.get(i, (page.ends.get(i, i + 1), 1.0))
            blocks.append(Block(kind, page.lines[i : last[0]], last[1], broken=i in page.ends))
            i = last[0]
            continue
        end, score = _paragraph(page, i, openers)
        blocks.append(Block(BlockKind.TEXT, page.lines[i:end], score))
        i = end
    return blocks


def _headlines(page: Page) -> dict[int, tuple[int, float]]:
    """Marks the headlines of a page in its kinds: first line → end and score, bottom up.

    Bottom up, so that what follows a candidate is already known to be a headline or not.
    """
    found: dict[int, tuple[int, float]] = {}
    words = [i for i in range(len(page.lines)) if _is_word(page, i)]
    for i in words if len(words) > 1 else ():
        page.kinds[i] = BlockKind.HEADING
        found[i] = (i + 1, 0.6)
    i = len(page.lines) - 1
    while i >= 0:
        size, sure = _numbered_heading(page, i), 0.9
        kind = BlockKind.HEADING
        if not size:
            size, sure = _best_headline(page, i)
            labelled = size and label_of(page.lines[i + 1 - size].shadow)
            kind = BlockKind.HEADING if labelled else BlockKind.HEADLINE
        if not size and _is_subhead(page, i):
            size, sure, kind = 1, 0.6, BlockKind.HEADING
        if size:
            found[i + 1 - size] = (i + 1, sure)
            page.kinds[i + 1 - size : i + 1] = [kind] * size
        i -= max(size, 1)
    return found


def _best_headline(page: Page, last: int) -> tuple[int, float]:
    """How many lines up to `last` are most likely a headline, 0 for none, and how surely."""
    best, best_score = 0, headlines.ENOUGH
    if _is_piece_title(page, last):
        return 1, 0.8
    for size in range(1, headlines.MAX_LINES + 1):
        first = last - size + 1
        if first < 0 or page.special(first):
            break
        # A subtitle is a block of its own, the title above it another.
        below = page.lines[first + 1] if size > 1 else None
        if below and (below.blanks or below.shadow.startswith("--")):
            break
        block = page.lines[first : last + 1]
        if page.habits.marks and _is_indented(block[0]) and not page.lines[first].blanks:
            continue
        if headlines.could_be_headline(block):
            score = _headline_score(page, first, last)
            if score >= best_score:
                best, best_score = size, score
    return best, min(1.0, 0.5 + (best_score - headlines.ENOUGH) / 2)


def _is_piece_title(page: Page, i: int) -> bool:
    """Whether line `i` is a title too short for a headline, told by the author's name below."""
    signed = i + 1 < len(page.lines) and page.kinds[i + 1] is BlockKind.BYLINE
    line = page.lines[i]
    return signed and not page.special(i) and line.text.isalpha() and 2 <= line.width <= 3


def _is_word(page: Page, i: int) -> bool:
    """Whether line `i` is a few words between two paragraphs, as several on a page are.

    A brief has a headline as short, but its body opens with a dateline or with when it was.
    """
    line = page.lines[i]
    if page.special(i) or page.special(i + 1) or page.special(i - 1) or not line.blanks:
        return False
    below = page.lines[i + 1].shadow
    return (
        2 <= line.width <= _WORDS
        and _QUOTES.sub("", line.text).isalpha()
        and line.width <= page.column(i) * 0.6
        and page.closed[i - 1]
        and not (lead_of(below) or _NEWS_OPENING.match(below))
    )


def _numbered_heading(page: Page, last: int) -> int:
    """How many lines up to `last` are a numbered heading of a report: 0, 1 or 2.

    In a justified column an unfinished line is full unless it is one; so no gap is needed.
    """
    line = page.lines[last]
    if page.special(last) or is_closed(line.text) or introduces(line.text):
        return 0
    room = min(page.column(last), page.usual) - 3
    if line.width >= room or last + 1 >= len(page.lines) or page.freshness(last + 1) < 0:
        return 0
    for size in (1, 2):
        first = last + 1 - size
        if first < 0 or page.special(first) or page.closed[first]:
            return 0
        label = label_of(page.lines[first].shadow)
        if label and label.level <= 2 and not _LIST.match(page.lines[first].shadow):
            above = first - 1
            ended = page.special(above) or page.closed[above]
            return size if ended or introduces(page.lines[above].text) else 0
        if page.lines[first].blanks or page.lines[first].width < room:
            return 0
    return 0


def _is_author(page: Page, i: int) -> bool:
    """Whether line `i` is a bare name below a title that stands apart."""
    line, above = page.lines[i], page.lines[i - 1]
    return (
        line.width <= 5
        and line.blanks <= 1
        and page.kinds[i] is None
        and is_name(line.shadow)
        and (above.blanks > 0 or i == 1)
        and not is_closed(above.text)
        and line.width <= above.width <= page.usual
        and not _SENTENCE.search(above.text)
        and page.freshness(i + 1) >= 0
    )


def _is_subhead(page: Page, i: int) -> bool:
    """Whether line `i` is a word or two over the next paragraph of a story."""
    line = page.lines[i]
    if page.special(i) or page.special(i + 1) or not 2 <= line.width <= 8:
        return False
    if not _QUOTES.sub("", line.text).isalpha() or line.width > page.column(i) * 0.6:
        return False
    apart = line.blanks > 0 and i > 0
    return apart and page.closed[i - 1] and (line.width <= 5 or page.freshness(i + 1) >= 0)


def _headline_score(page: Page, first: int, last: int) -> float:
    lines = page.lines
    above, below = first - 1, last + 1
    return headlines.score(
        lines[first:below],
        column=page.column(first),
        finished=_finished(page, above),
        gap_above=above < 0 or lines[first].blanks > 0 or page.special(above),
        gap_below=below == len(lines) or lines[below].blanks > 0 or page.special(below),
        fresh=page.freshness(below),
        opening=_opens_paragraph(page, first, last),
    )


def _finished(page: Page, last: int, depth: int = 4) -> float:
    """How surely nothing runs on after line `last`, -2 to 1.

    What stands apart above may be a headline itself, of which several can be stacked.
    """
    if page.special(last) or page.closed[last]:
        return 1.0
    first = last
    while first > 0 and not page.lines[first].blanks and last - first < headlines.MAX_LINES:
        first -= 1
    block = page.lines[first : last + 1]
    below = last + 1
    dash = below < len(page.lines) and page.lines[below].shadow.startswith("--")
    if not depth or (below < len(page.lines) and not page.lines[below].blanks and not dash):
        return -2.0
    if not headlines.could_be_headline(block) or _finished(page, first - 1, depth - 1) < 0:
        return -2.0
    column = page.column(first)
    set_apart = all(
        headlines.is_phrase_pair(line.text) or abs(line.width - column) >= 1.5 for line in block
    )
    return 1.0 if set_apart else 0.3


def _opens_paragraph(page: Page, first: int, last: int) -> float:
    """How much lines look like the indented head of a paragraph, 0 to 1.

    With the next line directly below they look so by their indent; above a gap, which may be
    a column break, by being as narrow as an indent makes them and the next line full.
    """
    below = last + 1
    if below >= len(page.lines) or page.special(below):
        return 0.0
    if last > first and page.lines[last].width < page.column(last) - 1.5:
        # The second line of a paragraph would be full.
        return 0.0
    if page.lines[below].blanks:
        column = page.column(first)
        narrow = 0.8 <= column - page.lines[first].width <= 3.2
        return 0.4 if narrow and page.lines[below].width >= column - 1 else 0.0
    indent = page.indent(first)
    if indent is None and first == last and page.closed[below]:
        # A paragraph of two lines: no full line below to measure by.
        return 0.6 if page.column(first) - page.lines[first].width <= 3.2 else 0.0
    return 1.0 if indent is not None and INDENT <= indent <= 3.2 else 0.0


def _item_openers(page: Page) -> set[int]:
    """Lines that begin with 一是, 二是 … where at least two of them open paragraphs.

    Where two do, the others of that list that open a line do too.
    """
    lines = page.lines
    group: list[int] = []
    openers: set[int] = set()
    for i in range(1, len(lines) + 1):
        if i == len(lines) or page.special(i):
            sure = [j for j in group if _weight(page, j, max(j - 4, 0)) > 0]
            if len(sure) >= 2:
                openers.update(group)
            group = []
        elif ITEM.match(lines[i].shadow) and (page.special(i - 1) or page.closed[i - 1]):
            group.append(i)
    return openers


def _paragraph(page: Page, first: int, openers: set[int]) -> tuple[int, float]:
    """The end of the paragraph that begins at line `first`, and how sure its joints are."""
    sure = 1.0
    i = first + 1
    while i < len(page.lines) and not page.special(i):
        weight = 5.0 if i in openers else _weight(page, i, first)
        sure = min(sure, 0.5 + abs(weight) / 4)
        if weight > 0:
            break
        i += 1
    return i, sure


def _weight(page: Page, i: int, first: int) -> float:
    """Above 0 when a paragraph begins at line `i`, below when the one above runs on."""
    above, line = page.lines[i - 1], page.lines[i]
    if lead_of(line.shadow) or line.marked:
        return 4.0
    if page.habits.marks and _is_indented(line):
        return 3.0 if page.closed[i - 1] or above.width < page.column(i) - 2 else 1.5
    if not page.closed[i - 1]:
        return 4.0 if tail_credit(above.shadow) else _weight_unclosed(page, i)
    if line.shadow.startswith("图为"):
        return 3.0
    if taken_on(above.shadow[-20:]) and above.text.endswith(("）", ")")):
        return 4.0
    label = label_of(line.shadow)
    if label and label.level <= 2:
        return 3.0
    total = page.habits.blanks if line.blanks else 0.0
    short = page.shortness(i - 1, first)
    if short is not None:
        total += 2.0 if short >= 1.5 else 0.5 if short >= 0.8 else -1.2
    indent = page.indent(i)
    if indent is not None and page.habits.indents:
        total += 2.0 if indent >= INDENT else 0.0 if indent >= 0.8 else -1.6
    return total - 0.4


def _weight_unclosed(page: Page, i: int) -> float:
    """A line that is no finished sentence runs on, save a salutation before a new start."""
    above, line = page.lines[i - 1], page.lines[i]
    if not introduces(above.text):
        label = label_of(line.shadow)
        if label and label.level <= 2 and line.blanks and above.width < page.column(i) - 3:
            return 1.0
        return -4.0
    # A justified line is full, so one that stops short at a colon ends what it introduces.
    return 2.0 if above.width < page.column(i) - 3 else -1.0
