"""Newspaper pages to drafts: geometry gave the stories, the rules for text find their fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.intake.blocks import BlockKind, Draft, Drafts, Dropped
from heshu.intake.dates import iso_date
from heshu.intake.newspaper import stories_of
from heshu.intake.pulse import beat
from heshu.intake.readers.pdf.paragraphs import blocks_of, paragraphs_of
from heshu.intake.readers.pdf.stories import is_credit, placed, take_apart
from heshu.intake.readers.pdf.strips import turned_strips
from heshu.model import ArticleKind, Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.blocks import Block
    from heshu.intake.lines import Line
    from heshu.intake.readers.pdf.glyphs import PdfSheet
    from heshu.intake.readers.pdf.stories import Printed
    from heshu.intake.readers.pdf.strips import Strip
    from heshu.intake.readers.pdf.writing import Writer


def drafts_of_pages(
    writer: Writer, sheets: Sequence[PdfSheet], pages: Sequence[Sequence[Strip]],
    running: Sequence[set[int]],
) -> tuple[Drafts, list[Dropped]]:  # fmt: skip
    """Write out newspaper pages: their articles, and the furniture set aside.

    Args:
        writer: takes the text.
        sheets: the pages.
        pages: the lines of each.
        running: the lines of each that are furniture, by `id`.
    """
    drafts, apart = Drafts(), list[Dropped]()
    for sheet, strips, aside in zip(sheets, pages, running, strict=True):
        page = take_apart(sheet, strips, [s for s in strips if id(s) in aside])
        beat()
        writer.turn(sheet.number)
        marks = writer.put_each(page.margins)
        apart += [Dropped(line.start, line.end, "page-mark") for line in marks]
        issued = next((iso for line in marks if (iso := iso_date(line.shadow))), "")
        for story in page.stories:
            writer.gap()
            head = _write(writer, story)
            text = blocks_of(paragraphs_of(placed(story.columns)), writer.lines, page.font)
            _enter(drafts, story, head, text, issued)
        _aside(writer, sheet)
    return drafts, apart


def _aside(writer: Writer, sheet: PdfSheet) -> None:
    """Write text at another angle below the page; nobody claims it, so it becomes margin."""
    if sheet.turned:
        writer.gap()
        writer.put_each(turned_strips(sheet.turned, sheet.number))


def _write(writer: Writer, story: Printed) -> dict[str, list[Line]]:
    """Write a story as it is printed; its header parts with their lines."""
    parts: dict[str, list[Line]] = {}
    if story.package:
        for piece in story.package.pieces:
            parts.setdefault("column", []).extend(writer.put_each(piece.strips))
    if story.head:
        of = {id(s): name for name, strips in story.head.parts().items() for s in strips}
        for piece in story.head.pieces:
            for strip in piece.strips:
                parts.setdefault(of[id(strip)], []).append(writer.put([strip]))
    for column in story.columns:
        writer.put_each(column.segment.strips)
    return parts


def _enter(
    drafts: Drafts, story: Printed, head: dict[str, list[Line]], text: list[Block], issued: str
) -> None:
    """Add the articles of one story."""
    for block in text:
        if story.caption and is_credit(block.shadow):
            block.kind = BlockKind.CREDIT
    found = stories_of(text)
    drafts.dropped += found.dropped
    articles = found.articles
    if not articles and head:
        articles = [Draft(parts={})]
    named = next((d for d in articles if d.kind is not ArticleKind.CAPTION), None)
    if head:
        _name(named or articles[0], head, story)
    for draft in articles:
        if story.caption and "title" not in draft.parts and "dateline" not in draft.parts:
            draft.kind = ArticleKind.CAPTION
        draft.issued = draft.issued or issued
    drafts.articles += articles


def _name(draft: Draft, head: dict[str, list[Line]], story: Printed) -> None:
    draft.parts = {**draft.parts, **head}
    lines = [line for part in head.values() for line in part]
    if story.doubt < 0.6:
        detail = "the headline may belong to another story"
        draft.doubts.append(Doubt("title", detail, lines[0].start, lines[-1].end, story.doubt))
