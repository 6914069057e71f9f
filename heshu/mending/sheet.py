"""An article laid out as blocks in one sequence, the form in which it is mended.

Header lines, headings, paragraphs and what was dropped stand in one row, each with its role. To
make a line the title is to change its role: it keeps its place, so it can go back to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from heshu.errors import UsageError
from heshu.intake.reflow import PartBuilder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.model import Article, Part

TEXT = "text"
"""The role of a paragraph."""
DROPPED = "dropped"
"""The role of what is in no part of the article."""
HEADING = "heading"
"""How the role of a heading on a line of its own begins: `heading.2.（一）`, level and label."""


class CannotMendError(UsageError):
    """The step does not fit the articles as they are."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text with one role."""

    role: str
    """`text`, `dropped`, `heading.LEVEL.LABEL`, `metadata.LABEL` or a header part's name."""
    part: Part
    cells: tuple[tuple[int, int], ...] = ()
    """For a table row, where each cell stands in the part's text."""

    @property
    def start(self) -> int:
        """The source offset of its first character; -1 when it has none."""
        segments = self.part.source.segments
        return segments[0].start if segments else -1

    @property
    def end(self) -> int:
        """The source offset after its last character."""
        segments = self.part.source.segments
        return segments[-1].start + segments[-1].length if segments else -1

    def position(self, offset: int) -> int | None:
        """Where in its text the source character at `offset` stands; None when it does not."""
        return position(self.part, offset)


@dataclass(slots=True)
class Sheet:
    """One article in the making."""

    name: str
    """What lasts of it while its text is mended."""
    blocks: list[Block]
    base: Article
    """The article it was, which gives what blocks do not say: kind, issuer, date."""
    changes: int = 0
    """How many mends touched it."""
    settled: tuple[tuple[int, int], ...] = ()
    """Stretches of the source that a person has decided on: doubts about them are answered."""
    touched: bool = field(default=False, compare=False)
    """Whether the mend at hand did."""

    def index(self, offset: int) -> int | None:
        """The number of the block that holds the source character at `offset`."""
        for number, block in enumerate(self.blocks):
            if block.position(offset) is not None:
                return number
        return None

    def find(self, role: str) -> int | None:
        """The number of the block of this role."""
        return next((n for n, block in enumerate(self.blocks) if block.role == role), None)

    @property
    def printed(self) -> bool:
        """Whether any of its blocks is shown."""
        return any(block.role != DROPPED for block in self.blocks)


def copied(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Sheets that can be changed without changing these."""
    return [replace(sheet, blocks=list(sheet.blocks)) for sheet in sheets]


def locate(sheets: Sequence[Sheet], offset: int) -> tuple[Sheet, int]:
    """The sheet and the number of the block that hold a source character.

    Raises:
        CannotMendError: none does.
    """
    for sheet in sheets:
        number = sheet.index(offset)
        if number is not None:
            return sheet, number
    msg = f"nothing stands at {offset} of the source"
    raise CannotMendError(msg)


# ---------------------------------------------------------------- parts


def position(part: Part, offset: int) -> int | None:
    """Where in a part's text the source character at `offset` stands; None when it does not."""
    for at, start, length in part.source.segments:
        if start <= offset < start + length:
            return at + offset - start
    return None


def pieces(part: Part, start: int, end: int) -> Iterator[tuple[str, int | None]]:
    """The stretches of `text[start:end]`, each with its source offset; None for made ones."""
    at = start
    for begin, source, length in part.source.segments:
        low, high = max(begin, at), min(begin + length, end)
        if low >= high:
            continue
        if at < low:
            yield part.text[at:low], None
        yield part.text[low:high], source + low - begin
        at = high
    if at < end:
        yield part.text[at:end], None


def cut(part: Part, start: int, end: int) -> Part:
    """The part of `text[start:end]`."""
    builder = PartBuilder()
    _add(builder, part, start, end)
    return builder.part()


def _add(builder: PartBuilder, part: Part, start: int, end: int) -> None:
    for text, source in pieces(part, start, end):
        if source is None:
            builder.make(text)
        else:
            builder.add(text, source)


def joined(parts: Sequence[Part], joint: str) -> Part:
    """Parts in a row with a made text between two of them."""
    builder = PartBuilder()
    for number, part in enumerate(parts):
        if number and joint:
            builder.make(joint)
        _add(builder, part, 0, len(part.text))
    return builder.part()


def halves(part: Part, at: int) -> tuple[Part, Part]:
    """A part in two at a place of its text; what was made at the cut goes."""
    held = [segment for segment in part.source.segments if segment.at < at]
    end = min(at, held[-1].at + held[-1].length) if held else at
    return cut(part, 0, end), cut(part, at, len(part.text))
