"""Whether a PDF is a newspaper, a document in columns or a report in one column.

Told by how much of its text stands beside other text, and by how many headlines and datelines
it has.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from heshu.intake.datelines import credit_of, lead_of, tail_credit, taken_on
from heshu.intake.numbering import label_of
from heshu.intake.readers.pdf.heads import body_size, find_heads
from heshu.intake.readers.pdf.rows import ruled_tables
from heshu.intake.readers.pdf.segments import segments_of
from heshu.intake.shadow import shadow
from heshu.intake.shape import Genre, Layout, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.readers.pdf.glyphs import PdfSheet
    from heshu.intake.readers.pdf.segments import Segment
    from heshu.intake.readers.pdf.strips import Strip

COLUMNED = 0.3
"""The share of text beside other text from which a page is set in columns."""
_LINES = 2
_WIDTH = 7.0
"""Lines and ems from which a segment counts as a column of text."""
_LARGE_PAGE = 1000.0
"""Points of height from which a page is a newspaper's, not an office printer's (A3 is 1191)."""


class Make(StrEnum):
    """What a PDF is."""

    NEWSPAPER = "newspaper"
    COLUMNS = "columns"
    REPORT = "report"


def make_of(
    sheets: Sequence[PdfSheet], pages: Sequence[Sequence[Strip]], running: Sequence[set[int]]
) -> tuple[Make, Shape]:
    """What a file is, with the counts it was told by."""
    beside = total = heads = leads = photos = numbered = 0
    for sheet, strips, aside in zip(sheets, pages, running, strict=True):
        printed = [s for s in strips if id(s) not in aside and s.upright]
        body = body_size(printed)
        total += sum(len(s.glyphs) for s in printed)
        beside += _beside(sheet, printed, body)
        whole = [s for s in strips if id(s) not in aside]
        heads += len(_over_text(sheet, whole, body))
        texts = [shadow(s.text) for s in printed]
        leads += sum(lead_of(text) is not None for text in texts)
        photos += sum(bool(credit_of(t) or taken_on(t) or tail_credit(t)) for t in texts)
        numbered += sum(
            (label := label_of(text)) is not None and label.level <= 2 for text in texts
        )
    share = beside / max(total, 1)
    reason = (
        f"{share:.0%} of the text stands beside other text; {heads} headlines, {leads} datelines, "
        f"{photos} photos, {numbered} numbered headings on {len(sheets)} pages"
    )
    make = _decide(share, heads, leads, photos, numbered, sheets)
    genre = Genre.NEWSPAPER if make is Make.NEWSPAPER else Genre.DOCUMENT
    score = min(0.5 + abs(share - COLUMNED) * 2, 1.0)
    return make, Shape(Layout.WRAPPED, genre, round(score, 2), reason)


def _decide(
    share: float, heads: int, leads: int, photos: int, numbered: int, sheets: Sequence[PdfSheet]
) -> Make:
    large = max((min(s.height, 2 * s.width) for s in sheets), default=0) >= _LARGE_PAGE
    news = leads + photos + (heads > len(sheets)) * heads + 2 * large
    if share >= COLUMNED:
        return Make.NEWSPAPER if news >= 2 and news * 2 > numbered else Make.COLUMNS
    if leads >= 2 and heads >= 2 and leads + heads > numbered:
        return Make.NEWSPAPER
    if share >= COLUMNED / 2 and heads >= 2 * len(sheets) and news > numbered:
        return Make.NEWSPAPER
    return Make.REPORT


def _beside(sheet: PdfSheet, strips: Sequence[Strip], body: float) -> int:
    """How many characters stand in columns of text beside each other."""
    tables = ruled_tables(sheet.rules)
    text = [
        s for s in strips
        if abs(s.size - body) < 0.12 * body and not any(grid.holds(s) for grid in tables)
    ]  # fmt: skip
    columns = [
        s for s in segments_of(text)
        if len(s.strips) >= _LINES and s.width >= _WIDTH * body and _runs(s)
    ]  # fmt: skip
    found = 0
    for column in columns:
        others = [c for c in columns if c is not column and _level(c, column)]
        found += sum(len(s.glyphs) for s in column.strips) if others else 0
    return found


def _runs(segment: Segment) -> bool:
    """Whether the lines of a segment fill their column as text does; those of a table do not."""
    full = sum(s.x1 > segment.x1 - 2 * s.size for s in segment.strips)
    return full * 2 >= len(segment.strips)


def _level(first: Segment, second: Segment) -> bool:
    down = min(first.bottom, second.bottom) - max(first.top, second.top)
    apart = max(first.x0, second.x0) - min(first.x1, second.x1)
    return down > 0 and apart > -1


def _over_text(sheet: PdfSheet, strips: Sequence[Strip], body: float) -> list[object]:
    """The headlines of a page that stand above or beside text."""
    heads, rest = find_heads(strips, body, sheet.pictures)
    long = sum(len(s.glyphs) for s in rest)
    return [head for head in heads if long > 40 and any(s.base > head.box.y0 for s in rest)]
