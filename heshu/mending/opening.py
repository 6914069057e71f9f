"""Articles laid out as sheets, and the text in no article with them.

A header line takes the place that the source gives it among the paragraphs: what was wrongly
taken for a title goes back to where it was printed. So does dropped text that is restored.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from heshu.intake import reflow
from heshu.intake.lines import lines_of
from heshu.mending.sheet import DROPPED, HEADING, TEXT, Block, Sheet, cut
from heshu.model import PRINTED_PARTS, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.mending.replay import Named
    from heshu.model import Article, Section


def open_sheets(text: str, articles: Sequence[Named]) -> list[Sheet]:
    """The sheets of all articles of one source.

    Args:
        text: the decoded source.
        articles: all of them, in their order.
    """
    sheets = [Sheet(one.name, list(_flow(one.article)), one.article) for one in articles]
    extra = [list(_header(one.article)) for one in articles]
    if sheets:
        for owner, block in _dropped(text, sheets, extra):
            extra[owner].append(block)
    for sheet, blocks in zip(sheets, extra, strict=True):
        sheet.blocks = _merged(sheet.blocks, blocks)
    return sheets


def _flow(article: Article) -> Iterator[Block]:
    """Headings on lines of their own and paragraphs, in reading order."""
    headings: dict[int, list[Section]] = {}
    for section in article.sections:
        if not section.run_in:
            headings.setdefault(section.paragraph, []).append(section)
    cells = {row.paragraph: row.cells for table in article.tables for row in table.rows}
    at, paragraphs = 0, article.paragraphs
    for number, paragraph in enumerate(paragraphs):
        yield from map(_heading, headings.pop(number, ()))
        row = tuple((start - at, end - at) for start, end in cells.get(number, ()))
        yield Block(TEXT, cut(article.body, at, at + len(paragraph)), row)
        at += len(paragraph) + 1
    for number in sorted(headings):
        yield from map(_heading, headings[number])


def _heading(section: Section) -> Block:
    role = f"{HEADING}.{section.level}.{section.label}"
    return Block(role, Part(section.title, section.source))


def _header(article: Article) -> Iterator[Block]:
    for name in PRINTED_PARTS:
        if name in article.parts:
            yield Block(name, article.parts[name])
    for label, part in article.metadata.items():
        yield Block(f"metadata.{label}", part)


def _merged(flow: Sequence[Block], others: Sequence[Block]) -> list[Block]:
    """The others set among the flow where the source has them; without a place, in front."""
    starts = sorted((block.start, number) for number, block in enumerate(flow) if block.start >= 0)
    keys = [start for start, _ in starts]
    after: dict[int, list[Block]] = {}
    for block in sorted(others, key=lambda block: block.start):
        below = bisect_right(keys, block.start)
        after.setdefault(starts[below - 1][1] if below else -1, []).append(block)
    merged = after.pop(-1, [])
    for number, block in enumerate(flow):
        merged += [block, *after.get(number, ())]
    return merged


def _dropped(
    text: str, sheets: Sequence[Sheet], extra: Sequence[Sequence[Block]]
) -> Iterator[tuple[int, Block]]:
    """The printed stretches in no article, each with the number of the article it follows."""
    held = bytearray(len(text))
    starts: list[tuple[int, int]] = []
    for number, (sheet, header) in enumerate(zip(sheets, extra, strict=True)):
        for block in (*sheet.blocks, *header):
            for _, start, length in block.part.source.segments:
                held[start : start + length] = b"\x01" * length
                starts.append((start, number))
    starts.sort()
    keys = [start for start, _ in starts]
    for line in lines_of(text, markup=False):
        for taken, group in groupby(range(line.start, line.end), key=held.__getitem__):
            places = list(group)
            start, end = places[0], places[-1] + 1
            if taken or not any(map(str.isalnum, text[start:end])):
                continue
            below = bisect_right(keys, start)
            piece = replace(line.slice(start - line.start, end - line.start), cells=())
            yield (starts[below - 1][1] if below else 0), Block(DROPPED, reflow.running([piece]))
