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
from typing import TYPE_CHECKING, Final

from heshu.model import BODY, Anchor, Article, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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

_GAP_BEFORE: Final = frozenset({Role.META, Role.HEADING, Role.PARAGRAPH, Role.MARGIN})
"""Roles that stand off from what is above, unless it has the same role or is their heading."""


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
    layout = Layout(article)
    return sorted(facts, key=lambda fact: layout.order(fact.anchor))


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
    for number, (start, line) in enumerate(paragraphs):
        yield from headings.get(number, ())
        yield Block(Role.PARAGRAPH, BODY, start, line, indent=INDENT)
    yield from headings.get(len(paragraphs), ())


def _spaced(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with empty lines set between the groups a reader tells apart."""
    spaced: list[Block] = []
    for block in blocks:
        above = spaced[-1].role if spaced else block.role
        same = above is block.role or (above, block.role) == (Role.HEADING, Role.PARAGRAPH)
        gap = 0 if same or block.role not in _GAP_BEFORE else 1
        spaced.append(replace(block, gap=gap))
    return spaced
