"""Blocks and drafts: the form between lines and articles that every reader shares.

A reader of any format turns its page into blocks; `newspaper` and `document` turn blocks
into drafts; `drafts` become articles in `building`. So the rules are written once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from heshu.model import ArticleKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.datelines import Lead
    from heshu.intake.lines import Line
    from heshu.model import Doubt


LEAD_LINES = 4
"""Over so many lines a narrow column may break a dateline with its byline."""


class BlockKind(StrEnum):
    """What a block of lines is on its page."""

    TEXT = "text"
    """A paragraph."""
    HEADLINE = "headline"
    HEADING = "heading"
    """A numbered heading on a line of its own, inside an article."""
    BYLINE = "byline"
    CREDIT = "credit"
    COLUMN = "column"
    """The label of a column or package: 政风行风热线."""
    DATE = "date"
    MARGIN = "margin"
    """Page marks and other furniture."""


def joined(lines: Sequence[Line]) -> str:
    """Lines for matching, without a break."""
    return lines[0].shadow if len(lines) == 1 else "".join(line.shadow for line in lines)


def pieces(lines: Sequence[Line], start: int, end: int) -> list[Line]:
    """The parts of some lines that hold `joined(lines)[start:end]`, empty ones left out."""
    found: list[Line] = []
    at = 0
    for line in lines:
        low, high = max(start - at, 0), min(end - at, len(line.text))
        if low == 0 and high == len(line.text):
            found.append(line)
        elif low < high and (piece := line.slice(low, high)).text:
            found.append(piece)
        at += len(line.text)
    return found


@dataclass(slots=True)
class Block:
    """Lines that belong together."""

    kind: BlockKind
    lines: list[Line]
    score: float = 1.0
    """How sure intake is of the kind and of where the block begins, 0 to 1."""
    broken: bool = False
    """True when the column broke its one line in two."""

    @property
    def start(self) -> int:
        """Its first source offset."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Its last source offset, exclusive."""
        return self.lines[-1].end

    @property
    def shadow(self) -> str:
        """The text for matching, lines joined without a break."""
        return joined(self.lines)


@dataclass(slots=True)
class Heading:
    """A section heading on a line of its own."""

    level: int
    label: str
    lines: list[Line]
    paragraph: int
    """The paragraph it stands before."""


@dataclass(slots=True)
class Draft:
    """An article in the making, still as lines of the source."""

    kind: ArticleKind = ArticleKind.NEWS
    paragraphs: list[list[Line]] = field(default_factory=list)
    parts: dict[str, list[Line]] = field(default_factory=dict)
    metadata: dict[str, list[Line]] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    issued: str = ""
    issuer: str = ""
    run_on: set[str] = field(default_factory=set)
    """Parts whose lines were broken by the column, not by the writer."""
    onward: str = ""
    """The page on which the story goes on, as printed; empty when it ends here."""
    onward_from: str = ""
    """The page from which it goes on."""

    @property
    def start(self) -> int:
        """The source offset of its first body line; of its first part without a body."""
        if self.paragraphs:
            return self.paragraphs[0][0].start
        return min(line.start for lines in self.parts.values() for line in lines)

    @property
    def shadow(self) -> str:
        """Its paragraphs for matching."""
        return "\n".join("".join(line.shadow for line in lines) for lines in self.paragraphs)


def take_lead(draft: Draft, block: Block, lead: Lead) -> None:
    """Cut the dateline and byline off the head of a story; the column may have broken them."""
    draft.parts["dateline"] = pieces(block.lines, *lead.dateline)
    if lead.byline:
        draft.parts["byline"] = pieces(block.lines, *lead.byline)
    draft.run_on |= {"dateline", "byline"}
    block.lines = pieces(block.lines, lead.end, len(block.shadow))


@dataclass(frozen=True, slots=True)
class Dropped:
    """Printed text that is in no article, kept for inspection."""

    start: int
    end: int
    reason: str
    """`chrome`, `bracket`, `page-mark`, `rule`, `invisible`, `markup`."""


@dataclass(slots=True)
class Drafts:
    """What a page was taken apart into."""

    articles: list[Draft] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
