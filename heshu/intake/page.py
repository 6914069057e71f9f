"""A source taken apart: its shape, its articles, and what was left out of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heshu.intake import jumps
from heshu.intake.blocks import Block, BlockKind, Draft, Drafts, Dropped
from heshu.intake.building import build
from heshu.intake.column_labels import column_label
from heshu.intake.datelines import byline_of, credit_of, dated_byline, lead_of
from heshu.intake.dates import is_date_line
from heshu.intake.document import document_of
from heshu.intake.furniture import end_mark, is_margin
from heshu.intake.headlines import MAX_LINES, could_be_headline
from heshu.intake.lines import Line, lines_of
from heshu.intake.metadata import pairs_of
from heshu.intake.newspaper import stories_of
from heshu.intake.numbering import label_of
from heshu.intake.one_line import blocks_of_dump
from heshu.intake.outline import levelled
from heshu.intake.punctuation import introduces, is_closed
from heshu.intake.rows import table_rows
from heshu.intake.shape import Genre, Layout, Shape, genre_of, layout_of
from heshu.intake.unwrapping import blocks_of_print
from heshu.model import Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.reading import Reading
    from heshu.model import Article, Source

BROKEN = 32.0
"""Ems from which an unfinished line of a flowing page was broken off by a mail or a form."""
FUSED = 1.7
"""A line so many times as wide as usual, with a gap inside, is two columns' lines."""
_GAP = re.compile(r"[\u3400-\u9fff，。、；：”）](?: {2,}|\u3000+|\t)[\u3400-\u9fff“（\d]")
CLEAR = 0.6
"""A layout told with less than this is marked as doubtful."""


@dataclass(frozen=True, slots=True)
class Page:
    """What intake made of a source."""

    source: Source
    shape: Shape
    articles: tuple[Article, ...]
    dropped: tuple[Dropped, ...] = ()
    """Printed text in no article: menus, page marks, brackets around names."""


def split(reading: Reading) -> Page:
    """Take a source apart."""
    source = reading.source
    if reading.drafts is not None:
        told = "the format says where articles are"
        shape = reading.shape or Shape(Layout.FLOWING, Genre.DOCUMENT, 1.0, told)
        jumps.join(reading.drafts)
        return Page(source, shape, *build(source, reading.drafts, reading.aside))
    given = levelled(lines_of(source.text)) if reading.lines is None else reading.lines
    lines = [piece for line in given for piece in _without_end_mark(line)]
    if not lines:
        shape = Shape(Layout.FLOWING, Genre.DOCUMENT, 1.0, "no text")
        return Page(source, shape, *build(source, Drafts(), reading.aside))
    lines, shape = _closed_up(lines)
    drafts = _drafts(lines, shape)
    jumps.join(drafts)
    if not drafts.articles:
        # Nothing but menus and page marks: shown as it is rather than not at all.
        drafts = Drafts([Draft(paragraphs=[[line] for line in lines])])
    if shape.score < CLEAR and drafts.articles:
        doubt = Doubt("shape", shape.reason, lines[0].start, lines[-1].end, shape.score)
        drafts.articles[0].doubts.append(doubt)
    if shape.layout is Layout.WRAPPED:
        _mark_fused(drafts, lines)
    articles, dropped = build(source, drafts, reading.aside)
    return Page(source, shape, articles, dropped)


def _mark_fused(drafts: Drafts, lines: Sequence[Line]) -> None:
    """Mark the lines in which an extractor ran two columns together; they are not repaired."""
    widths = sorted(line.width for line in lines)
    usual = widths[int(len(widths) * 0.7)]
    for draft in drafts.articles:
        for line in (line for paragraph in draft.paragraphs for line in paragraph):
            if line.width >= FUSED * usual and _GAP.search(line.text):
                detail = "two columns may have been run together"
                draft.doubts.append(Doubt("fused-columns", detail, line.start, line.end, 0.3))


def _without_end_mark(line: Line) -> tuple[Line, ...]:
    """A line and the marks behind its last sentence or at its head as lines of their own."""
    place = end_mark(line.shadow)
    return tuple(jumps.parted(line)) if place is None else line.cut(place)


def shape_of(lines: Sequence[Line]) -> Shape:
    """The make of a page, with the counts it was told by."""
    layout, score, why = layout_of(lines)
    genre, counts = genre_of(lines, layout)
    return Shape(layout, genre, score, f"{why}; {counts}")


def _closed_up(lines: list[Line]) -> tuple[list[Line], Shape]:
    """The lines of a double-spaced page without the blank line each of them has above.

    Only where that makes a hard-wrapped page of it: between paragraphs, blank lines stay.
    """
    shape = shape_of(lines)
    apart = sum(line.blanks > 0 for line in lines)
    if shape.layout is Layout.FLOWING and len(lines) >= 8 and apart >= 0.9 * (len(lines) - 1):
        closer = [replace(line, blanks=max(line.blanks - 1, 0)) for line in lines]
        found = shape_of(closer)
        if found.layout is Layout.WRAPPED:
            return closer, found
    return lines, shape


def _drafts(lines: Sequence[Line], shape: Shape) -> Drafts:
    if shape.layout is Layout.DUMP:
        return document_of(blocks_of_dump(lines))
    if shape.genre is Genre.DOCUMENT:
        lines = table_rows(lines)
    if shape.layout is Layout.WRAPPED:
        blocks = blocks_of_print(lines)
        return stories_of(blocks) if shape.genre is Genre.NEWSPAPER else document_of(blocks)
    if shape.genre is Genre.NEWSPAPER:
        return stories_of(_blocks_of_stories(lines))
    return document_of(flowing_blocks(lines))


def flowing_blocks(lines: Sequence[Line]) -> list[Block]:
    """A paragraph a line, save where a long line breaks off and the next goes straight on."""
    blocks: list[Block] = []
    for line in lines:
        last = blocks[-1].lines[-1] if blocks else None
        if last and _breaks_off(last) and _goes_on(line):
            blocks[-1].lines.append(line)
        else:
            blocks.append(Block(BlockKind.TEXT, [line]))
    return blocks


def _breaks_off(line: Line) -> bool:
    """Whether a line stops in mid-sentence: long, with clauses in it, and unfinished."""
    return (
        line.width >= BROKEN
        and not is_closed(line.text)
        and not introduces(line.text)
        and not pairs_of(line)
        and any(sign in line.text for sign in "，。,")
    )


def _goes_on(line: Line) -> bool:
    """Whether a line may continue the one above: nothing begins here."""
    begins = line.blanks or line.indent >= 1 or line.marked
    return not (begins or label_of(line.shadow) or pairs_of(line) or is_date_line(line.shadow))


def _blocks_of_stories(lines: Sequence[Line]) -> list[Block]:
    """The blocks of a page with a paragraph a line and several stories."""
    blocks: list[Block] = []
    cut, kinds = column_label(lines)
    for line, label in zip(cut, kinds, strict=True):
        kind = label or _kind(line)
        last = blocks[-1] if blocks else None
        if (
            last and kind is BlockKind.HEADLINE is last.kind
            and not line.blanks and len(last.lines) < MAX_LINES
        ):  # fmt: skip
            last.lines.append(line)
        else:
            blocks.append(Block(kind, [line]))
    return blocks


def _kind(line: Line) -> BlockKind:
    if is_margin(line.shadow):
        return BlockKind.MARGIN
    if credit_of(line.shadow):
        return BlockKind.CREDIT
    if byline_of(line.shadow) or dated_byline(line.shadow):
        return BlockKind.BYLINE
    if could_be_headline([line]) and not lead_of(line.shadow):
        return BlockKind.HEADLINE
    return BlockKind.TEXT
