"""A report to drafts: its lines in reading order, over the columns and pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.intake.blocks import Block, BlockKind, Drafts, Dropped
from heshu.intake.document import document_of
from heshu.intake.pulse import beat
from heshu.intake.readers.pdf.bands import placed_bands
from heshu.intake.readers.pdf.contents import contents
from heshu.intake.readers.pdf.heads import LARGE, body_size
from heshu.intake.readers.pdf.paragraphs import blocks_of, paragraphs_of, unbroken
from heshu.intake.readers.pdf.rows import placed_rows
from heshu.intake.readers.pdf.strips import turned_strips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.readers.pdf.glyphs import PdfSheet
    from heshu.intake.readers.pdf.paragraphs import Placed
    from heshu.intake.readers.pdf.strips import Strip
    from heshu.intake.readers.pdf.writing import Writer

_NOTE = re.compile(r"(?:附?注(?:释|解)?|备注|说明|资料来源|数据来源) ?\d{0,2} ?[:：.、]|[①-⑳*※]")
"""A note that stands at the foot of every page: its figures are the report's, once."""


def drafts_of_report(
    writer: Writer, sheets: Sequence[PdfSheet], pages: Sequence[Sequence[Strip]],
    running: Sequence[set[int]], *, columned: bool = False,
) -> tuple[Drafts, list[Dropped]]:  # fmt: skip
    """Write out a report: its articles, and the furniture set aside.

    Args:
        writer: takes the text.
        sheets: the pages.
        pages: the lines of each.
        running: the lines of each that are furniture, by `id`.
        columned: whether it is set in columns.
    """
    listed = [contents(strips) for strips in pages]
    kept = [
        [s for s in strips if id(s) not in aside | entries]
        for strips, aside, entries in zip(pages, running, listed, strict=True)
    ]
    body = body_size([strip for strips in kept for strip in strips])
    flow: list[Placed] = []
    apart: list[Dropped] = []
    notes: dict[str, Dropped] = {}
    for sheet, strips, text, entries in zip(sheets, pages, kept, listed, strict=True):
        beat()
        writer.turn(sheet.number)
        marks = writer.put_each([s for s in strips if s not in text])
        listing = {id(writer.lines[key]) for key in entries}
        for line in marks:
            reason = "contents" if id(line) in listing else "page-mark"
            mark = Dropped(line.start, line.end, reason)
            if not _NOTE.match(line.shadow) or notes.setdefault(line.shadow, mark) is not mark:
                apart.append(mark)
        rows = (placed_bands if columned else placed_rows)(sheet, text, body)
        for row in rows:
            writer.put(row.row or [row.strip])
        writer.put_each(turned_strips(sheet.turned, sheet.number))
        flow += rows
    fonts = [line.strip.font for line in flow for _ in line.strip.glyphs]
    font = max(set(fonts), key=lambda name: (fonts.count(name), name)) if fonts else ""
    paragraphs = paragraphs_of(flow)
    blocks = [
        _large(unbroken(block), placed, body) for block, placed in
        zip(blocks_of(paragraphs, writer.lines, font), paragraphs, strict=True)
    ]  # fmt: skip
    drafts = document_of(blocks)
    drafts.dropped += notes.values()
    return drafts, apart


def _large(block: Block, placed: Sequence[Placed], body: float) -> Block:
    """A block in large letters is a headline whatever its words."""
    if placed[0].strip.size >= LARGE * body and not placed[0].row:
        block.kind = BlockKind.HEADLINE
    return block
