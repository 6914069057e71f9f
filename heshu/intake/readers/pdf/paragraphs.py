"""Printed lines to paragraphs, by what their places on the page say.

A line begins a paragraph when it is indented, when the one above stops short of its column, or
when there is more room between them than usual. Where none of that speaks, a line runs on: so a
paragraph goes on over the foot of a column or page. What a line is by its words (a byline, a
credit, a page mark) is told by the same tests as on any page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from heshu.intake.blocks import Block, BlockKind
from heshu.intake.datelines import byline_of, credit_of, lead_of, tail_credit
from heshu.intake.dates import is_date_line
from heshu.intake.furniture import is_margin
from heshu.intake.headlines import could_be_headline
from heshu.intake.lines import joined_line
from heshu.intake.metadata import labels_in
from heshu.intake.numbering import ITEM, label_of
from heshu.intake.punctuation import introduces, is_closed
from heshu.intake.shadow import shadow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from heshu.intake.lines import Line
    from heshu.intake.readers.pdf.strips import Strip

INDENT = (1.2, 4.5)
"""Ems in front of a paragraph's first line."""
SHORT = 1.3
"""Ems that a line of running text may leave free: a sign that may not begin a line."""
STOPPED = 3.0
"""Ems left free by an unfinished line that certainly ends what it says."""
WIDER = 1.4
"""Times the usual distance between two lines from which they stand apart."""
_SAME = 0.12
_TOKEN = re.compile(r"[（(“‘《]?[A-Za-z0-9.,:%‰+\-]{2,}[%℃）)，。、；]?.?")


@dataclass(frozen=True, slots=True)
class Placed:
    """A printed line in its column."""

    strip: Strip
    edge: float
    """Left edge of the column."""
    right: float
    """Its right edge."""
    apart: float = 0.0
    """Times the usual distance from the line above; 0 at the head of a column."""
    row: tuple[Strip, ...] = ()
    """All cells of a row of a table, its own strip first; empty for a line of text."""

    @property
    def indent(self) -> float:
        """Ems in front of it."""
        left = self.strip.x0 if self.strip.left is None else self.strip.left
        return (left - self.edge) / self.strip.size

    @property
    def room(self) -> float:
        """Ems behind it."""
        return (self.right - self.strip.x1) / self.strip.size

    @property
    def shadow(self) -> str:
        """Its text for matching."""
        return shadow(self.strip.text)

    @property
    def centred(self) -> bool:
        """Whether it stands in the middle of its column, away from both edges."""
        return self.indent > 2.5 and self.room > 2.5 and abs(self.indent - self.room) < 2.0


def paragraphs_of(lines: Sequence[Placed]) -> list[list[Placed]]:
    """The lines of a flow, paragraph by paragraph."""
    habit = _indents(lines)
    found: list[list[Placed]] = []
    for i, line in enumerate(lines):
        if i and not _begins(found[-1], line, habit):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _indents(lines: Sequence[Placed]) -> bool:
    """Whether this flow indents its paragraphs."""
    pairs = list(pairwise(lines))
    fresh = [b for a, b in pairs if is_closed(a.strip.text) and a.room > SHORT + 0.7]
    return sum(INDENT[0] <= line.indent for line in fresh) * 2 >= len(fresh)


def _begins(paragraph: Sequence[Placed], line: Placed, habit: bool) -> bool:  # noqa: C901
    """Whether `line` begins a new paragraph below the lines of `paragraph`."""
    above = paragraph[-1]
    text, done = line.shadow, is_closed(above.strip.text)
    if line.row or above.row or lead_of(text):
        return True
    if abs(line.strip.size - above.strip.size) > _SAME * above.strip.size:
        return True
    if line.centred and above.centred and line.apart < WIDER:
        # Two lines of a title, or verses; a list would not be set so.
        return done
    if line.centred or above.centred:
        return True
    if line.indent > INDENT[1]:
        return True
    if line.indent >= INDENT[0]:
        return not _hangs(paragraph, line)
    if above.indent > INDENT[1] and len(paragraph) == 1:
        return True
    if tail_credit(above.shadow) or (done and _stands_alone(text)):
        return True
    if not done and above.room > SHORT and _stands_alone(above.shadow):
        return True
    if above.room - _token(line) >= STOPPED:
        return True
    if done or introduces(above.strip.text):
        if above.room > SHORT + 0.7 or line.apart > WIDER:
            return True
        label = label_of(text)
        return not habit and bool(ITEM.match(text) or (label and label.level <= 2))
    return line.apart > 2.2 * WIDER and above.room > SHORT


def _token(line: Placed) -> float:
    """Ems of the number or word that opens a line, and found no room on the one above."""
    match = _TOKEN.match(line.strip.text)
    return len(match[0]) * 0.6 if match else 0.0


def _hangs(paragraph: Sequence[Placed], line: Placed) -> bool:
    """Whether an indented line is the second or a later one of a set-in paragraph."""
    first, above = paragraph[0], paragraph[-1]
    same = abs(above.indent - line.indent) < 0.4
    if is_closed(above.strip.text) or above.room > SHORT or introduces(above.strip.text):
        return False
    return same and (len(paragraph) > 1 or first.indent > line.indent + 1)


def _stands_alone(text: str) -> bool:
    """Whether a (shadow) line is by its words something on a line of its own."""
    return bool(is_margin(text) or byline_of(text) or credit_of(text) or is_date_line(text))


def blocks_of(
    paragraphs: Sequence[Sequence[Placed]], lines: Mapping[int, Line], font: str
) -> list[Block]:
    """Paragraphs as blocks, each of its kind.

    Args:
        paragraphs: as `paragraphs_of` gives them.
        lines: the written line of each strip, by the strip's `id`.
        font: what most of the text is set in.
    """
    found: list[Block] = []
    for i, placed in enumerate(paragraphs):
        own = [lines[id(line.strip)] for line in placed]
        own[0] = replace(own[0], indent=max(placed[0].indent, 0.0))
        below = paragraphs[i + 1][0] if i + 1 < len(paragraphs) else None
        found.append(Block(_kind(placed, own, font, below), own))
    return found


def _kind(
    placed: Sequence[Placed], lines: Sequence[Line], font: str, below: Placed | None
) -> BlockKind:
    text = "".join(line.shadow for line in lines)
    if placed[0].row or len(placed) > 2:
        return BlockKind.TEXT
    if len(placed) == 1 and is_margin(text):
        return BlockKind.MARGIN
    if credit_of(text):
        return BlockKind.CREDIT
    if byline_of(text):
        return BlockKind.BYLINE
    if is_date_line(text):
        return BlockKind.DATE
    if below is None or not could_be_headline(lines) or below.row:
        return BlockKind.TEXT
    strip, label = placed[0].strip, label_of(text)
    set_apart = strip.font != font or placed[0].centred or strip.size > 1.06 * below.strip.size
    if (set_apart or label) and placed[-1].room > SHORT:
        return BlockKind.HEADING
    return BlockKind.TEXT


def unbroken(block: Block) -> Block:
    """A header that runs over several lines, each label and value on one line again."""
    if len(block.lines) < 2 or len(labels_in(block.shadow)) < 2:
        return block
    groups: list[list[Line]] = []
    for line in block.lines:
        labels = labels_in(line.shadow)
        if groups and not (labels and labels[0][0] == 0):
            groups[-1].append(line)
        else:
            groups.append([line])
    block.lines = [joined_line(group) for group in groups]
    return block
