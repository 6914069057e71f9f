"""An article as display blocks in reading order: everything printed, exactly once.

The order is that of a printed page: page title, column, kicker, headline, subtitle, byline,
then the labelled header of a government page, then paragraphs with their headings, and at the
foot what stood in the margins. Every character keeps its address (part and offset), so a fact
or a marked span can stand anywhere.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from heshu.model import BODY, Anchor, Article, Part
from tui.columns import Grid, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from heshu import model
    from heshu.model import Fact

INDENT: Final = 4
"""Cells before the first line of a paragraph: two ems, as Chinese print has it."""


class Role(StrEnum):
    """How a block is set; also the name of its component class (`reader--title` …)."""

    PAGE_TITLE = "page-title"
    COLUMN = "column"
    KICKER = "kicker"
    TITLE = "title"
    SUBTITLE = "subtitle"
    CREDIT = "credit"
    """Byline, dateline, date, credit."""
    META = "meta"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE_HEAD = "table-head"
    """A row that names the columns."""
    TABLE = "table"
    MARGIN = "margin"
    """Page marks and folio lines."""


HEADER: Final = (
    ("page_title", Role.PAGE_TITLE),
    ("column", Role.COLUMN),
    ("kicker", Role.KICKER),
    ("title", Role.TITLE),
    ("subtitle", Role.SUBTITLE),
    ("byline", Role.CREDIT),
    ("dateline", Role.CREDIT),
    ("date", Role.CREDIT),
    ("credit", Role.CREDIT),
)
"""The header parts in the order of the page."""

FOOT: Final = "margin"
"""The part that stands below the text."""

_NOWHERE: Final[tuple[list[int], list[int]]] = ([], [])

_GAP_BEFORE: Final = frozenset(
    {Role.META, Role.HEADING, Role.PARAGRAPH, Role.TABLE_HEAD, Role.TABLE, Role.MARGIN}
)
"""Roles that stand off from what is above, unless it has the same role or is their heading."""

_LEADS: Final = frozenset(
    {
        (Role.HEADING, Role.PARAGRAPH),
        (Role.HEADING, Role.TABLE_HEAD),
        (Role.HEADING, Role.TABLE),
        (Role.TABLE_HEAD, Role.TABLE),
    }
)
"""What stands close under what."""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece that starts on a line of its own."""

    role: Role
    field: str
    """The part its characters come from, as `Anchor.field`."""
    start: int
    """Offset of the first character in that part."""
    text: str
    """Without newlines, exactly as stored."""
    label: str = ""
    """Set before the text and no part of it: the label of a metadata row."""
    indent: int = 0
    """Cells before the first line."""
    gap: int = 0
    """Empty lines before it."""
    row: Row | None = None
    """How it is set in columns, where it is a row of a table."""

    @property
    def end(self) -> int:
        """Offset after the last character in its part."""
        return self.start + len(self.text)


class Layout:
    """The blocks of one article and the way from an address to its block."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.blocks: list[Block] = _spaced(_blocks(article))
        self._starts: dict[str, tuple[list[int], list[int]]] = {}
        for number, block in enumerate(self.blocks):
            starts, numbers = self._starts.setdefault(block.field, ([], []))
            starts.append(block.start)
            numbers.append(number)

    def find(self, field: str, offset: int) -> tuple[int, int] | None:
        """The block and the offset within it of a character; None when it is not shown.

        The newline between two paragraphs counts as the end of the first.
        """
        starts, numbers = self._starts.get(field, ([], []))
        near = bisect_right(starts, offset) - 1
        if near < 0:
            return None
        block = self.blocks[numbers[near]]
        within = offset - block.start
        return (numbers[near], within) if within <= len(block.text) else None

    def pieces(self, anchor: Anchor) -> Iterator[tuple[int, int, int]]:
        """A span as stretches of blocks: block number, start and end within the block."""
        field, first, last = anchor
        starts, numbers = self._starts.get(field, ([], []))
        near = max(bisect_right(starts, first) - 1, 0)
        while near < len(starts) and starts[near] < last:
            length = len(self.blocks[numbers[near]].text)
            start, end = max(first - starts[near], 0), min(last - starts[near], length)
            if start < end:
                yield numbers[near], start, end
            near += 1

    def lay(self, anchors: Iterable[Anchor]) -> Iterator[tuple[int, int, int, int]]:
        """Numbered spans as stretches of blocks: block, start and end within it, number.

        As `pieces`, for thousands at once: nearly all lie within one block.
        """
        field, starts, numbers = "", *_NOWHERE
        for number, anchor in enumerate(anchors):
            if anchor.field != field:
                field = anchor.field
                starts, numbers = self._starts.get(field, _NOWHERE)
            near = bisect_right(starts, anchor.start) - 1
            if near >= 0 and anchor.end <= starts[near] + len(self.blocks[numbers[near]].text):
                if anchor.start < anchor.end:
                    yield (
                        numbers[near],
                        anchor.start - starts[near],
                        anchor.end - starts[near],
                        number,
                    )
            else:
                yield from ((*piece, number) for piece in self.pieces(anchor))

    def ordered(self, anchors: Sequence[Anchor]) -> list[int]:
        """The indices of spans in the order a reader meets them, an outer one before its inner."""
        blocks = {field: self._starts.get(field, _NOWHERE) for field in {a.field for a in anchors}}
        keys = []
        for number, (field, start, end) in enumerate(anchors):
            starts, numbers = blocks[field]
            near = bisect_right(starts, start) - 1
            keys.append((numbers[near] if near >= 0 else len(self.blocks), start, -end, number))
        return [number for *_, number in sorted(keys)]

    def anchor(self, block: int, start: int, end: int) -> Anchor:
        """The address of a stretch of a block."""
        shown = self.blocks[block]
        return Anchor(shown.field, shown.start + start, shown.start + end)

    def order(self, anchor: Anchor) -> tuple[int, int, int]:
        """A sort key that puts spans in the order a reader meets them, outer before inner."""
        block, within = self.find(anchor.field, anchor.start) or (len(self.blocks), anchor.start)
        return block, within, -anchor.end


def reading_order(article: Article, facts: Iterable[Fact]) -> list[Fact]:
    """The facts in the order a reader meets them on screen (an outer one before its inner)."""
    found = list(facts)
    return [found[at] for at in Layout(article).ordered([fact.anchor for fact in found])]


def _lines(part: Part) -> Iterator[tuple[int, str]]:
    start = 0
    for line in part.text.split("\n"):
        yield start, line
        start += len(line) + 1


def _blocks(article: Article) -> Iterator[Block]:
    for name, role in HEADER:
        if name in article.parts:
            for start, line in _lines(article.parts[name]):
                yield Block(role, name, start, line)
    for label, part in article.metadata.items():
        for start, line in _lines(part):
            yield Block(Role.META, f"metadata.{label}", start, line, "" if start else f"{label}：")
    yield from _body(article)
    if FOOT in article.parts:
        for start, line in _lines(article.parts[FOOT]):
            yield Block(Role.MARGIN, FOOT, start, line)


def _body(article: Article) -> Iterator[Block]:
    paragraphs = list(_lines(article.body)) if article.text else []
    headings: dict[int, list[Block]] = {}
    for name, part in article.headings():
        section = article.sections[int(name.partition(".")[2])]
        before = min(section.paragraph, len(paragraphs))
        headings.setdefault(before, []).extend(
            Block(Role.HEADING, name, start, line) for start, line in _lines(part)
        )
    rows = dict(_rows(article.tables, article.text))
    for number, (start, line) in enumerate(paragraphs):
        yield from headings.get(number, ())
        row = _set_in(line, start, rows.get(number))
        role = Role.PARAGRAPH if not row else Role.TABLE_HEAD if row.is_head else Role.TABLE
        yield Block(role, BODY, start, line, indent=0 if row else INDENT, row=row)
    yield from headings.get(len(paragraphs), ())


def _rows(tables: Iterable[model.Table], text: str) -> Iterator[tuple[int, Row]]:
    """Paragraph → row; the cells are still offsets into the text."""
    for table in tables:
        grid = Grid([[text[slice(*cell)] for cell in row.cells] for row in table.rows])
        for number, row in enumerate(table.rows):
            yield row.paragraph, Row(grid, number, row.cells)


def _set_in(line: str, start: int, row: Row | None) -> Row | None:
    """A row with its cells as stretches of its paragraph; None where they do not lie in it."""
    if not row or not row.cells:
        return None
    borders = [0, *(cell - start for cell, _ in row.cells[1:]), len(line)]
    if borders != sorted(borders):
        return None
    return replace(row, cells=tuple(pairwise(borders)))


def _spaced(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with empty lines set between the groups a reader tells apart."""
    spaced: list[Block] = []
    for block in blocks:
        above = spaced[-1].role if spaced else block.role
        same = above is block.role or (above, block.role) in _LEADS
        gap = 0 if same or block.role not in _GAP_BEFORE else 1
        spaced.append(replace(block, gap=gap) if gap else block)
    return spaced
