"""A report to drafts: its lines in reading order, over the columns and pages."""

from __future__ import annotations

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
    for sheet, strips, text, entries in zip(sheets, pages, kept, listed, strict=True):
        beat()
        writer.turn(sheet.number)
        marks = writer.put_each([s for s in strips if s not in text])
        listing = {id(writer.lines[key]) for key in entries}
        apart += [
            Dropped(line.start, line.end, "contents" if id(line) in listing else "page-mark")
            for line in marks
        ]
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
    return document_of(blocks), apart


def _large(block: Block, placed: Sequence[Placed], body: float) -> Block:
    """A block in large letters is a headline whatever its words."""
    if placed[0].strip.size >= LARGE * body and not placed[0].row:
        block.kind = BlockKind.HEADLINE
    return block
