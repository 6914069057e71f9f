"""A column of briefs: small pieces under one label, each with a headline in bold.

Their headlines are no larger than the text. Under the label of a column (简讯, 速览) a bold line
is one; in a story of its own it is a heading inside.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from heshu.intake.column_labels import is_label
from heshu.intake.punctuation import is_closed
from heshu.intake.readers.pdf.columns import Column
from heshu.intake.readers.pdf.heads import Head
from heshu.intake.readers.pdf.segments import Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.intake.readers.pdf.strips import Strip

FEWEST = 2
INDENT = 1.2
_LINES = 3
"""Lines of a brief's headline at most."""

Brief = tuple[Head | None, list[Column]]


def briefs_of(head: Head, columns: Sequence[Column]) -> list[Brief]:
    """The briefs under a label, each headline with its text; none where it is no such label."""
    if not is_label("".join(piece.shadow for piece in head.pieces)):
        return []
    fonts = Counter(s.font for column in columns for s in column.segment.strips)
    usual = max(fonts, key=lambda font: (fonts[font], font), default="")
    found: list[Brief] = []
    for bold, column, strips in _runs(columns, usual):
        if bold:
            found.append((Head([Segment(strips)]), []))
        else:
            if not found:
                found.append((None, []))
            found[-1][1].append(Column(Segment(strips), column.edge, column.right))
    enough = sum(own is not None and bool(text) for own, text in found) >= FEWEST
    return found if enough else []


def _runs(columns: Sequence[Column], usual: str) -> Iterator[tuple[bool, Column, list[Strip]]]:
    """Headlines and text, each run of lines with its column."""
    for column in columns:
        strips = column.segment.strips
        heads = {id(s) for group in _groups(column, usual) for s in group}
        for told, run in groupby(strips, key=lambda s: id(s) in heads):
            yield told, column, list(run)


def _groups(column: Column, usual: str) -> Iterator[list[Strip]]:
    """The lines of each headline: in another font, or flush between a full stop and an indent."""
    strips = column.segment.strips
    run: list[Strip] = []
    for i, strip in enumerate(strips):
        starts = i == 0 or is_closed(strips[i - 1].text)
        indented = strip.x0 - column.edge >= INDENT * strip.size
        if run and indented and len(run) <= _LINES:
            yield run
        if indented or is_closed(strip.text):
            run = []
        elif run or starts:
            run = [*run, strip]
        if strip.font != usual and not is_closed(strip.text):
            yield [strip]
